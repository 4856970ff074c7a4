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
import java.util.EnumSet;
import java.util.Set;

/** Letters of a made-up clinic. */
public final class Letters {

	public static final LetterTemplates US = LetterTemplates.of("us", "en");

	public static final LocalDate LETTER_DATE = LocalDate.of(2026, 3, 20);

	private Letters() {
	}

	/** @return a value for every element that a letter can have */
	public static LetterValues all() {
		return LetterValues.none().with(LetterElement.ADDRESSEE, "Carla Client").with(LetterElement.CLIENT, "Carla Client")
				.with(LetterElement.LETTER_DATE, LETTER_DATE).with(LetterElement.REQUEST_DATE, LocalDate.of(2026, 3, 1))
				.with(LetterElement.REQUESTED, "your progress notes").with(LetterElement.DUE_DATE, LocalDate.of(2026, 3, 31))
				.with(LetterElement.DELAY_REASON, "The clinic was closed after a flood.")
				.with(LetterElement.NEW_DATE, LocalDate.of(2026, 4, 30)).with(LetterElement.NOTE_COUNT, 12)
				.with(LetterElement.FROM_DATE, LocalDate.of(2025, 1, 7))
				.with(LetterElement.TO_DATE, LocalDate.of(2026, 2, 28))
				.with(LetterElement.PAGE_COUNT, 31)
				.with(LetterElement.FEE_LINES, "postage 4.80 dollars, 4.80 dollars in all.")
				.with(LetterElement.UNSIGNED_COUNT, 2).with(LetterElement.UNSIGNED_DATE, LocalDate.of(2026, 4, 2))
				.with(LetterElement.WITHHELD, "two lines in the note of January 7, 2025.")
				.with(LetterElement.BASIS, "What they say could put the life of a person in danger.")
				.with(LetterElement.DECIDER, "psychologist").with(LetterElement.DECISION_DATE, LocalDate.of(2026, 3, 19))
				.with(LetterElement.REVIEW_CONTACT, "call or write to the front desk, 1 Elm Road")
				.with(LetterElement.REVIEWER, "Rita Reviewer, psychologist")
				.with(LetterElement.RELEASED_PASSAGES, "the second line.")
				.with(LetterElement.ELSEWHERE, "County Hospital, 5 Main Street.")
				.with(LetterElement.CORRECTED, "the date in the note of January 7, 2025.")
				.with(LetterElement.NOT_CORRECTED, "the last line in the note of January 7, 2025.")
				.with(LetterElement.STATEMENT_CONTACT, "Send it to the front desk. It may be up to two pages long")
				.with(LetterElement.REBUTTAL, "We wrote down what was said that day.")
				.with(LetterElement.CONTACT_TITLE, "the privacy officer")
				.with(LetterElement.CONTACT_TELEPHONE, "555-010-0199")
				.with(LetterElement.SIGNER, "Olga Officer").with(LetterElement.SIGNER_TITLE, "Privacy officer");
	}

	/** @return a letter with all its elements */
	public static Letter letter(LetterKind kind, LetterCase... cases) {
		return US.get(kind).make(cases(cases), all());
	}

	static Set<LetterCase> cases(LetterCase... cases) {
		return cases.length == 0 ? EnumSet.noneOf(LetterCase.class) : EnumSet.of(cases[0], cases);
	}
}
