/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.function.Predicate;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** The form in which the value of an element of evidence is recorded. */
public enum EvidenceForm {

	/** The value is a text with at least one letter or digit. */
	TEXT(Words::saySomething),

	/** The value is a number of milliseconds since 1970-01-01 UTC, as decimal digits. */
	DATE(value -> value.matches("-?[0-9]{1,18}")),

	/** The value is the text {@code true}, which means that a person has checked the fact. */
	CONFIRMATION("true"::equals),

	/** The value is one of the element's {@link EvidenceElement#getChoices choices}. */
	CHOICE(value -> true);

	private final Predicate<String> meaning;

	EvidenceForm(Predicate<String> meaning) {
		this.meaning = meaning;
	}

	boolean isMeaningful(String value) {
		return value != null && meaning.test(value);
	}
}
