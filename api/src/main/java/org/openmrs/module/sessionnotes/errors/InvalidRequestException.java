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
import java.util.List;

import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Thrown if a request is invalid regardless of the current state of the data. When this exception is thrown, nothing
 * was stored. The error may name the invalid field, or list everything that is missing, but never quotes the input.
 */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class InvalidRequestException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	private final boolean ofField;

	private final String field;

	private final Bound bound;

	private final transient List<Finding> missing;

	private InvalidRequestException(String messageCode, HttpStatus status, List<String> findings, boolean ofField,
			String field, Bound bound, List<Finding> missing) {
		super(messageCode, status, findings);
		this.ofField = ofField;
		this.field = field;
		this.bound = bound;
		this.missing = missing;
	}

	public InvalidRequestException(String messageCode) {
		this(messageCode, null, null, false, null, null, null);
	}

	/** @param status an HTTP status that describes the error more precisely than 400 */
	public InvalidRequestException(String messageCode, HttpStatus status) {
		this(messageCode, status, null, false, null, null, null);
	}

	/** @param findings the message codes that describe everything that is missing or wrong */
	public InvalidRequestException(String messageCode, List<String> findings) {
		this(messageCode, null, findings, false, null, null, null);
	}

	/**
	 * @param field the name of the field, as the REST endpoints use it; null if what the client sent does not look like
	 *         a name
	 * @param bound the bound that the field's value violates; null if the error is not about a bound
	 */
	public InvalidRequestException(String messageCode, String field, Bound bound) {
		this(messageCode, null, null, true, field, bound, null);
	}

	/** @param missing the items of a progress note that are missing or implausible */
	public static InvalidRequestException incomplete(String messageCode, List<Finding> missing) {
		return new InvalidRequestException(messageCode, null, null, false, null, null, new ArrayList<>(missing));
	}

	/**
	 * @return true if the error is about a single field, even if the error does not repeat the name that the client
	 *         sent for the field
	 */
	public boolean isOfField() {
		return ofField;
	}

	/** @return the name of the field; null if what the client sent does not look like a name */
	public String getField() {
		return field;
	}

	/** @return the bound that the field's value violates; null if the error is not about a bound */
	public Bound getBound() {
		return bound;
	}

	/**
	 * @return the items of a progress note that are missing or implausible; null if the error is not about missing or
	 *         implausible items
	 */
	public List<Finding> getMissing() {
		return missing;
	}
}
