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

import org.openmrs.api.APIException;

/**
 * An error of this module. The message of the error is a message code: webservices.rest returns the code as
 * {@code rawMessage}, together with the translation of the code. Neither the message nor a cause ever holds the text of a
 * note.
 */
public abstract class SessionNotesException extends APIException {

	private static final long serialVersionUID = 1L;

	protected SessionNotesException(String messageCode) {
		super(messageCode);
	}

	public String getMessageCode() {
		return getMessage();
	}
}
