/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;

/** When the sessions of the demonstration's week began. */
class DemoTimeTest {

	private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

	@Test
	void workingDaysLeaveOutTheWeekend() {
		// a Monday
		assertThat(DemoTime.workingDaysAgo(1, "15:30").from(at("2026-11-30T11:20:13"))).isEqualTo(at("2026-11-27T15:30:00"));
		assertThat(DemoTime.workingDaysAgo(5, "09:00").from(at("2026-11-30T11:20:13"))).isEqualTo(at("2026-11-23T09:00:00"));
		// a Sunday
		assertThat(DemoTime.workingDaysAgo(1, "15:30").from(at("2026-11-29T11:20:13"))).isEqualTo(at("2026-11-27T15:30:00"));
	}

	@Test
	void sessionsOfTodayAreOver() {
		assertThat(DemoTime.today(0).from(at("2026-11-30T11:20:13"))).isEqualTo(at("2026-11-30T10:00:00"));
		assertThat(DemoTime.today(0).from(at("2026-11-30T11:47:00"))).isEqualTo(at("2026-11-30T10:30:00"));
		assertThat(DemoTime.today(3).from(at("2026-11-30T11:47:00"))).isEqualTo(at("2026-11-30T07:30:00"));
	}

	@Test
	void sessionsOfTodayAreOfToday() {
		assertThat(DemoTime.today(0).from(at("2026-11-30T00:07:00"))).isEqualTo(at("2026-11-30T00:00:00"));
		assertThat(DemoTime.today(3).from(at("2026-11-30T02:40:00"))).isEqualTo(at("2026-11-30T00:00:00"));
	}

	private static ZonedDateTime at(String time) {
		return LocalDateTime.parse(time).atZone(ZONE);
	}
}
