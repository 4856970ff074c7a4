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
 * Thrown if the requested action requires re-authentication but the user did not give the password with the request.
 */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class ReauthenticationRequiredException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	public ReauthenticationRequiredException() {
		super("sessionnotes.error.passwordNeeded");
	}
}
