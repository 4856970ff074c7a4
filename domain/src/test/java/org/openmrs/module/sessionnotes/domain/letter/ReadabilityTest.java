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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadabilityTest {

	@ParameterizedTest
	@CsvSource({"the, 1", "note, 1", "asked, 1", "decided, 3", "notes, 1", "copies, 2", "person, 2", "therapist, 3",
			"psychotherapy, 5", "department, 3", "telephone, 3", "people, 2", "request, 2", "review, 2", "session, 2",
			"professional, 4", "enclosed, 2", "licensed, 2", "science, 2", "2026, 4"})
	void syllablesAreCounted(String word, int syllables) {
		assertThat(Readability.syllables(word)).isEqualTo(syllables);
	}

	/** 6 words, 1 sentence, 6 syllables; and a sentence of the law itself, which is no plain language. */
	@Test
	void theGradeIsThatOfTheFormula() {
		assertThat(Readability.grade("The cat sat on the mat.")).isCloseTo(0.39 * 6 + 11.8 - 15.59, within(0.001));
		assertThat(Readability.grade("The designated reviewing official must determine, within a reasonable period of"
				+ " time, whether or not to deny the access requested based on the standards in this section."))
				.isGreaterThan(12);
	}
}
