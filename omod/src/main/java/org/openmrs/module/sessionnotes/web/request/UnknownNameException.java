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

import java.util.regex.Pattern;

import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Thrown if a request has a property or a parameter that does not exist or can't be set. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class UnknownNameException extends SessionNotesException {

	private static final long serialVersionUID = 1L;

	/** The pattern of a name. A text that does not match this pattern may contain words from a note. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

	private final String name;

	private UnknownNameException(String messageCode, String name) {
		super(messageCode);
		this.name = NAME.matcher(name).matches() ? name : null;
	}

	/** @param name the name of a property in a body; the property can't be set, or can't be set to the value in the body */
	public static UnknownNameException property(String name) {
		return new UnknownNameException("sessionnotes.error.unknownProperty", name);
	}

	/** @param name the name of a parameter in the address */
	static UnknownNameException parameter(String name) {
		return new UnknownNameException("sessionnotes.error.unknownParameter", name);
	}

	/** @param name the name of a property that a representation requests at a place where no response has it */
	static UnknownNameException asked(String name) {
		return new UnknownNameException("sessionnotes.error.unknownAsked", name);
	}

	/** @return the name; null if the sent text does not look like a name */
	public String getName() {
		return name;
	}
}
