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

import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/** Makes the error for a request with a property or a parameter that does not exist or cannot be set. */
public final class UnknownName {

	/** The pattern of a name. A text that does not match this pattern may contain words from a note. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

	private UnknownName() {
	}

	/** @param name the name of a property in a body; the property can't be set, or can't be set to the value in the body */
	public static InvalidRequestException property(String name) {
		return error("sessionnotes.error.unknownProperty", name);
	}

	/** @param name the name of a parameter in the address */
	static InvalidRequestException parameter(String name) {
		return error("sessionnotes.error.unknownParameter", name);
	}

	/**
	 * @param name the name of a property that a representation requests in a place in which no response has that
	 *         property
	 */
	static InvalidRequestException asked(String name) {
		return error("sessionnotes.error.unknownAsked", name);
	}

	private static InvalidRequestException error(String messageCode, String name) {
		return new InvalidRequestException(messageCode, NAME.matcher(name).matches() ? name : null, null);
	}
}
