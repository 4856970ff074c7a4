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

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When a session of the demonstration's week began, seen from the day on which the week is made. */
@FunctionalInterface
interface DemoTime {

	ZonedDateTime from(ZonedDateTime now);

	/** @param days working days before today; a clinic is closed on Saturday and Sunday */
	static DemoTime workingDaysAgo(int days, String time) {
		return now -> {
			ZonedDateTime day = now;
			for (int left = days; left > 0;) {
				day = day.minusDays(1);
				if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
					left--;
				}
			}
			return day.with(LocalTime.parse(time)).truncatedTo(ChronoUnit.MINUTES);
		};
	}

	/**
	 * Sessions of today follow one another every hour, at the half hour or the full one, and the last of them is over. Shortly
	 * after midnight there is not the time for that: then they began at midnight.
	 *
	 * @param place 0 for the last session of today, 1 for the one before
	 */
	static DemoTime today(int place) {
		return now -> {
			ZonedDateTime ended = now.minusHours(1 + place).truncatedTo(ChronoUnit.MINUTES);
			ZonedDateTime start = ended.minusMinutes(ended.getMinute() % 30);
			ZonedDateTime midnight = now.truncatedTo(ChronoUnit.DAYS);
			return start.isBefore(midnight) ? midnight : start;
		};
	}
}
