/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.input;

import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Thrown if input is outside its bounds. Nothing was stored, and the error does not quote any of the input. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class OutOfBoundsException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final Bound bound;

	OutOfBoundsException(String field, Bound bound, String messageCode) {
		super(messageCode);
		this.field = field;
		this.bound = bound;
	}

	/** @return the name of the field, as the REST endpoints use it */
	public String getField() {
		return field;
	}

	/** @return the bound of the field */
	public Bound getBound() {
		return bound;
	}
}
