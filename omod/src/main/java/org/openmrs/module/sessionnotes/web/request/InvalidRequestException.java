/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.request;

import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A request that no endpoint of the module accepts. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
class InvalidRequestException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	InvalidRequestException(String messageCode) {
		super(messageCode);
	}

	/** The request is not JSON. */
	@ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
	static class NotJson extends InvalidRequestException {

		private static final long serialVersionUID = 1L;

		NotJson() {
			super("sessionnotes.error.notJson");
		}
	}

	/** The request accepts only XML. */
	@ResponseStatus(HttpStatus.NOT_ACCEPTABLE)
	static class XmlAsked extends InvalidRequestException {

		private static final long serialVersionUID = 1L;

		XmlAsked() {
			super("sessionnotes.error.xmlAsked");
		}
	}
}
