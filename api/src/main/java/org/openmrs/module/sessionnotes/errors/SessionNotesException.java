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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.api.APIException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A refusal or failure of the module. The class of the exception tells a client how to react to the error, and the
 * message code gives the reason. An error of the module never quotes the text of a note.
 */
public abstract class SessionNotesException extends APIException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final ArrayList<String> findings;

	protected SessionNotesException(String messageCode) {
		this(messageCode, null, null);
	}

	protected SessionNotesException(String messageCode, HttpStatus status, List<String> findings) {
		super(messageCode);
		this.status = status;
		this.findings = findings == null ? null : new ArrayList<>(findings);
	}

	public String getMessageCode() {
		return getMessage();
	}

	public boolean is(String messageCode) {
		return messageCode.equals(getMessage());
	}

	/**
	 * @return the HTTP status of the response; the status of the exception's class, unless the error has a more precise
	 *         status
	 */
	public HttpStatus getStatus() {
		return status == null ? getClass().getAnnotation(ResponseStatus.class).value() : status;
	}

	/**
	 * @return the message codes that describe everything that is missing or wrong; null if the error has no such list
	 */
	public List<String> getFindings() {
		return findings == null ? null : Collections.unmodifiableList(findings);
	}
}
