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
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/** Checks input against its bounds and refuses input that exceeds the bounds. */
public final class Bounded {

	/** The code of the message for a text that contains data that is not a valid character. */
	static final String NOT_TEXT = "sessionnotes.error.bound.notText";

	private static final String PROGRESS_NOTE_NOT_TEXT = "sessionnotes.error.progressNote.text.notText";

	private Bounded() {
	}

	/**
	 * @param field the name of the field, which the error message reports
	 * @param bound the maximum length
	 * @param text the text from the client, or null
	 * @return the given text, unchanged
	 * @throws InvalidRequestException if the text is longer than the bound allows, or contains characters that the
	 *         database cannot store
	 */
	public static String text(String field, Bound bound, String text) {
		if (!bound.holds(text)) {
			throw new InvalidRequestException(bound.getMessageCode(), field, bound);
		}
		if (!Words.areText(text)) {
			throw new InvalidRequestException(NOT_TEXT, field, bound);
		}
		return text;
	}

	/**
	 * @param field the name of the field, which the error message reports
	 * @param bound the maximum length
	 * @param text the text from the client, or null
	 * @return the given text, in which each vertical tab or form feed is replaced by a newline
	 * @throws InvalidRequestException if the text is longer than the bound allows, or contains characters that XML
	 *         forbids
	 */
	public static String recordText(String field, Bound bound, String text) {
		String carried = Words.withNewlines(text);
		if (!bound.holds(carried)) {
			throw new InvalidRequestException(bound.getMessageCode(), field, bound);
		}
		xml(field, carried);
		return carried;
	}

	/**
	 * @param field the name of the field to which the text belongs, which the error message reports
	 * @param text a text of the record, or null
	 * @throws InvalidRequestException if the text contains characters that XML forbids
	 */
	public static void xml(String field, String text) {
		if (!Words.areXml(text)) {
			throw new InvalidRequestException(PROGRESS_NOTE_NOT_TEXT, field, Bound.PROGRESS_NOTE_TEXT);
		}
	}

	/**
	 * @param field the name of the field, which the error message reports
	 * @param bound the range of permitted values
	 * @param number the number from the client, which may also be a count or a time; or null
	 * @return the given number, unchanged
	 * @throws InvalidRequestException if the number is outside the range of permitted values
	 */
	public static Long number(String field, Bound bound, Long number) {
		if (number != null && !bound.holds(number)) {
			throw new InvalidRequestException(bound.getMessageCode(), field, bound);
		}
		return number;
	}
}
