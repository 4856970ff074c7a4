/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Thrown if the request to start an adoption is invalid. The message code gives the reason. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class AdoptionException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	AdoptionException(String messageCode) {
		super(messageCode);
	}

	/** Thrown if an adoption is already running on any server. */
	@ResponseStatus(HttpStatus.CONFLICT)
	public static class Running extends AdoptionException {

		private static final long serialVersionUID = 1L;

		Running() {
			super("sessionnotes.error.adoption.running");
		}
	}

	/** Thrown if the user may not run an adoption at all, or may not run an adoption alone. */
	@ResponseStatus(HttpStatus.FORBIDDEN)
	public static class MayNot extends AdoptionException {

		private static final long serialVersionUID = 1L;

		MayNot(String messageCode) {
			super(messageCode);
		}
	}
}
