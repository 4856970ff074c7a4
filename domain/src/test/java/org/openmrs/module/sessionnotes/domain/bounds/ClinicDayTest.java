/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClinicDayTest {

	private static final TimeZone BEFORE = TimeZone.getDefault();

	@AfterEach
	void putBack() {
		TimeZone.setDefault(BEFORE);
	}

	@Test
	void aDayBeginsWhereTheServerIs() {
		TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
		Instant evening = Instant.parse("2026-11-27T01:00:00Z");

		assertThat(ClinicDay.of(evening)).isEqualTo(LocalDate.parse("2026-11-26"));
		assertThat(ClinicDay.start(evening)).isEqualTo(Instant.parse("2026-11-26T05:00:00Z"));
		assertThat(ClinicDay.isStart(evening)).isFalse();
		assertThat(ClinicDay.isStart(Instant.parse("2026-11-26T05:00:00Z"))).isTrue();
	}

	@Test
	void aDayWithoutMidnightBeginsWithItsFirstMoment() {
		TimeZone.setDefault(TimeZone.getTimeZone("America/Santiago"));
		LocalDate clocksForward = LocalDate.parse("2026-09-06");

		assertThat(ClinicDay.start(clocksForward)).isEqualTo(Instant.parse("2026-09-06T04:00:00Z"));
		assertThat(ClinicDay.isStart(ClinicDay.start(clocksForward))).isTrue();
	}
}
