/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBandTest {

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {"-1, -", "0, -", "15, -", "16, 90832", "37, 90832", "38, 90834", "52, 90834",
			"53, 90837", "480, 90837", "2147483647, 90837"})
	void aDurationLiesInItsBand(int minutes, String code) {
		assertThat(TimeBand.ofMinutes(minutes).map(TimeBand::getCode).orElse(null)).isEqualTo(code);
	}
}
