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

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Converts between moments and days of the clinic. The time zone of the server determines when a day begins and ends.
 * Platform: the platform stores a date without a time as the moment at which that day begins.
 */
public final class ClinicDay {

	private ClinicDay() {
	}

	/** @return the day to which the moment belongs */
	public static LocalDate of(Instant moment) {
		return moment.atZone(ZoneId.systemDefault()).toLocalDate();
	}

	/** @return the moment at which the day begins */
	public static Instant start(LocalDate day) {
		return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
	}

	/** @return the beginning of the day to which the moment belongs */
	public static Instant start(Instant moment) {
		return start(of(moment));
	}

	/** @return true if the moment is the beginning of a day */
	public static boolean isStart(Instant moment) {
		return moment.equals(start(moment));
	}
}
