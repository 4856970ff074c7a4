/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

/**
 * Checks whether JSON is within the bounds before a parser reads the JSON. In some versions of the platform, the parser
 * does not limit the depth of nesting. The platform's parser also takes a minute to read a number with a million
 * digits. Only the bounds of the JSON are checked.
 */
public final class JsonBounds {

	private int depth;

	private int values = 1;

	private int numberLength;

	private boolean inText;

	private boolean escaped;

	private JsonBounds() {
	}

	/**
	 * @param body the request body in UTF-8
	 * @return false if the body is nested too deeply, has too many values, has an overlong number, or is not encoded in
	 *         UTF-8
	 */
	public static boolean isWithin(byte[] body) {
		JsonBounds bounds = new JsonBounds();
		for (byte each : body) {
			if (!bounds.goesOnWith((char) (each & 0xFF))) {
				return false;
			}
		}
		return true;
	}

	private boolean goesOnWith(char next) {
		if (next == 0) {
			return false;
		}
		if (inText) {
			inText = escaped || next != '"';
			escaped = !escaped && next == '\\';
			return true;
		}
		numberLength = next >= '0' && next <= '9' || next == '.' || next == '+' || next == '-' || next == 'e' || next == 'E'
				? numberLength + 1
				: 0;
		switch (next) {
			case '"' :
				inText = true;
				break;
			case '{' :
			case '[' :
				depth++;
				break;
			case '}' :
			case ']' :
				depth--;
				break;
			case ',' :
				values++;
				break;
			default :
		}
		return depth <= RequestBounds.JSON_DEPTH && values <= RequestBounds.JSON_VALUES
				&& numberLength <= RequestBounds.NUMBER_LENGTH;
	}
}
