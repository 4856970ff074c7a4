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

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Thrown if the current state of the data does not allow a request that may otherwise be valid. When this exception is
 * thrown, nothing was changed.
 */
@ResponseStatus(HttpStatus.CONFLICT)
public class ConflictException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	public ConflictException(String messageCode) {
		super(messageCode);
	}

	/** @param status an HTTP status that describes the error more precisely than 409 */
	public ConflictException(String messageCode, HttpStatus status) {
		super(messageCode, status, null);
	}

	/** @param findings the message codes that describe everything that is wrong */
	public ConflictException(String messageCode, List<String> findings) {
		super(messageCode, null, findings);
	}
}
