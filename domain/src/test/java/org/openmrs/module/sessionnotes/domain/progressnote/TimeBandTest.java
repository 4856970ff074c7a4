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

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBandTest {

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {"-, -", "0, -", "15, -", "16, 90832", "37, 90832", "38, 90834", "52, 90834",
			"53, 90837", "480, 90837", "2147483647, 90837"})
	void aDurationLiesInItsBand(Integer minutes, String code) {
		assertThat(codeOf(SessionTime.of(null, null, minutes), true)).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource({"16", "45", "60"})
	void aSessionThatIsNotIndividualHasNone(int minutes) {
		assertThat(codeOf(SessionTime.of(null, null, minutes), false)).isNull();
	}

	/** Only full minutes count, also where somebody entered one that was begun. */
	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {"00:15:59, -, -", "00:37:59, -, 90832", "00:52:59, -, 90834",
			"00:53:00, -, 90837", "00:37:30, 38, 90832", "00:38:30, 38, 90834", "00:15:30, 16, -"})
	void aMinuteThatWasBegunDoesNotCount(String end, Integer entered, String code) {
		Instant start = Instant.parse("2026-11-20T00:00:00Z");

		assertThat(codeOf(SessionTime.of(start, Instant.parse("2026-11-20T" + end + "Z"), entered), true)).isEqualTo(code);
	}

	private static String codeOf(SessionTime time, boolean individual) {
		return TimeBand.of(time, individual).map(TimeBand::getCode).orElse(null);
	}
}
