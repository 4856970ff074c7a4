/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.letter;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** The facts of one letter. Instances are immutable; each method returns a copy with one more fact. */
public final class LetterValues {

	private final Map<LetterElement, Object> values;

	private LetterValues(Map<LetterElement, Object> values) {
		this.values = values;
	}

	/** @return values without any fact */
	public static LetterValues none() {
		return new LetterValues(new EnumMap<>(LetterElement.class));
	}

	/** @return a copy of these values with the text; a null text removes the element */
	public LetterValues with(LetterElement element, String text) {
		return withValue(element, text);
	}

	/** @return a copy of these values with the day; a null day removes the element */
	public LetterValues with(LetterElement element, LocalDate day) {
		return withValue(element, day);
	}

	/** @return a copy of these values with the number */
	public LetterValues with(LetterElement element, int number) {
		return withValue(element, number);
	}

	/** @return a copy of these values together with the given values, which override these */
	public LetterValues with(LetterValues others) {
		Map<LetterElement, Object> copy = new EnumMap<>(values);
		copy.putAll(others.values);
		return new LetterValues(copy);
	}

	private LetterValues withValue(LetterElement element, Object value) {
		Map<LetterElement, Object> copy = new EnumMap<>(values);
		if (value == null) {
			copy.remove(element);
		} else {
			copy.put(element, value);
		}
		return new LetterValues(copy);
	}

	Object get(LetterElement element) {
		return values.get(element);
	}
}
