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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

class SessionTimeTest {

	/** A dash stands for what is not known. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			start    | end      | minutes | then start | then end | then minutes
			-        | -        | -       | -          | -        | -
			09:00:00 | -        | -       | 09:00:00   | -        | -
			-        | 09:50:00 | -       | -          | 09:50:00 | -
			-        | -        | 50      | -          | -        | 50
			09:00:00 | 09:50:00 | -       | 09:00:00   | 09:50:00 | 50
			09:00:00 | -        | 50      | 09:00:00   | 09:50:00 | 50
			-        | 09:50:00 | 50      | 09:00:00   | 09:50:00 | 50
			09:00:00 | 09:50:00 | 50      | 09:00:00   | 09:50:00 | 50
			09:00:00 | 09:00:00 | -       | 09:00:00   | 09:00:00 | 0
			09:00:00 | -        | 0       | 09:00:00   | 09:00:00 | 0
			09:00:00 | 09:50:29 | -       | 09:00:00   | 09:50:29 | 50
			09:00:00 | 09:50:30 | -       | 09:00:00   | 09:50:30 | 50
			09:00:00 | 09:37:59 | -       | 09:00:00   | 09:37:59 | 37
			09:00:00 | 09:00:29 | -       | 09:00:00   | 09:00:29 | 0
			09:00:00 | 09:50:59 | 50      | 09:00:00   | 09:50:59 | 50
			09:00:00 | 09:49:01 | 50      | 09:00:00   | 09:49:01 | 50
			""")
	void anyTwoGiveTheThird(String start, String end, Integer minutes, String thenStart, String thenEnd,
			Integer thenMinutes) {
		SessionTime time = SessionTime.of(at(start), at(end), minutes);

		assertThat(time.getStart()).isEqualTo(at(thenStart));
		assertThat(time.getEnd()).isEqualTo(at(thenEnd));
		assertThat(time.getMinutes()).isEqualTo(thenMinutes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			start    | end      | minutes | reason
			09:00:00 | 09:51:00 | 50      | contradictory
			09:00:00 | 09:49:00 | 50      | contradictory
			09:00:00 | 09:50:00 | 0       | contradictory
			09:00:00 | 08:59:59 | -       | endBeforeStart
			09:00:00 | 08:10:00 | 50      | endBeforeStart
			-        | -        | -1      | durationNegative
			09:00:00 | -        | -1      | durationNegative
			-        | 09:00:00 | -1      | durationNegative
			09:00:00 | 09:50:00 | -50     | durationNegative
			""")
	void timesThatCannotAllBeTrueAreRefused(String start, String end, Integer minutes, String reason) {
		RefusedException refusal = catchThrowableOfType(RefusedException.class,
				() -> SessionTime.of(at(start), at(end), minutes));

		assertThat(refusal.getMessageCode()).isEqualTo("sessionnotes.error.progressNote.time." + reason);
		assertThat(refusal).hasMessage(refusal.getMessageCode());
	}

	@Test
	void aSessionMayGoOnPastMidnight() {
		SessionTime time = SessionTime.of(Instant.parse("2026-12-31T23:30:00Z"), null, 50);

		assertThat(time.getEnd()).isEqualTo("2027-01-01T00:20:00Z");
	}

	@Test
	void timesThatLieMillenniaApartHaveTheLongestDurationThereIs() {
		assertThat(SessionTime.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-01-01T00:00:00Z"), null)
				.getMinutes()).isEqualTo(Integer.MAX_VALUE);
	}

	private static Instant at(String time) {
		return time == null ? null : Instant.parse("2026-11-20T" + time + "Z");
	}
}
