/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressNoteElementTest {

	/** Clients of REST read these codes. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			element             | code               | LOINC
			SESSION             | session            | -
			PRESENTING_CONCERNS | presentingConcerns | 10154-3
			TECHNIQUES          | techniques         | 62387-6
			GOAL_PROGRESS       | goalProgress       | 61146-7
			CHANGE              | changeInCondition  | -
			RISK                | risk               | 71482-4
			PLAN                | plan               | 18776-5
			""")
	void anElementKeepsItsCodeAndItsLoinc(ProgressNoteElement element, String code, String loinc) {
		assertThat(element.getCode()).isEqualTo(code);
		assertThat(element.getLoinc().orElse(null)).isEqualTo(loinc);
		assertThat(element.getMessageCode()).isEqualTo("sessionnotes.element." + code);
	}

	@Test
	void noElementIsMissingFromThatTable() {
		assertThat(ProgressNoteElement.values()).hasSize(7);
	}
}
