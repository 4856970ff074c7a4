/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.errors;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The uuid of an obs is already in use. The error does not say whether an obs or a note has the uuid, so that the error does
 * not reveal any note.
 */
@ResponseStatus(HttpStatus.CONFLICT)
public class UuidInUseException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	public static final String MESSAGE_CODE = "sessionnotes.error.obsUuidInUse";

	public UuidInUseException() {
		super(MESSAGE_CODE);
	}
}
