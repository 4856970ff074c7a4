/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Thrown for a change to signed content. The message suggests an addendum instead. */
@ResponseStatus(HttpStatus.CONFLICT)
public class SignedNoteException extends SessionNotesException {

	/** The message code of a refused change to signed content; the code is the same on every path. */
	public static final String MESSAGE_CODE = "sessionnotes.error.progressNote.fixed";

	private static final long serialVersionUID = 1L;

	public SignedNoteException() {
		super(MESSAGE_CODE);
	}
}
