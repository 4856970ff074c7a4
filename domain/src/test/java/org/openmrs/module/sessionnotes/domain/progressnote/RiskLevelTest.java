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
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

class RiskLevelTest {

	@ParameterizedTest
	@CsvSource({"NOT_STATED, false", "LOW, false", "MODERATE, true", "HIGH, true", "ACUTE, true"})
	void fromAModerateRiskOnANoteSaysWhatWasDone(RiskLevel level, boolean asks) {
		assertThat(level.asksForAction()).isEqualTo(asks);
	}

	@Test
	void thereAreTheLevelsOfThatTableAndTheirTextWasNotRead() {
		assertThat(RiskLevel.values()).hasSize(5);
		assertThat(RiskLevel.SOURCE.getCheck()).isEqualTo(RuleSource.Check.UNCHECKED);
	}
}
