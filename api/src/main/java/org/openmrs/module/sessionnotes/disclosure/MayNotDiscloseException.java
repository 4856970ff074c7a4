/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import org.openmrs.module.sessionnotes.access.PasswordHeldException;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The user may not make or change a disclosure in this session. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class MayNotDiscloseException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	public MayNotDiscloseException() {
		super("sessionnotes.error.disclosure.notYourself");
	}

	/** @return the error for the user; if someone else has set the user's password, the error says how to proceed */
	static RuntimeException becauseOf(DenialReason against) {
		return against == DenialReason.PASSWORD_HELD ? new PasswordHeldException() : new MayNotDiscloseException();
	}
}
