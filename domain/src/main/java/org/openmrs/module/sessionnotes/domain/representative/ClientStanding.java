/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

import java.time.LocalDate;
import java.time.Period;

/** The facts about a client that decide which persons may act for the client. Instances are immutable. */
public final class ClientStanding {

	private static final int YEARS_AFTER_DEATH = 50;

	private final LocalDate born;

	private final LocalDate died;

	private final boolean emancipated;

	private final boolean familyRefused;

	/**
	 * @param born the date of birth; null if it is unknown
	 * @param died the date of death; null if the client lives
	 * @param emancipated true if a court or a law treats the minor as an adult
	 * @param familyRefused true if the client did not want the clinic to tell involved relatives: 45 CFR 164.510(b)(5)
	 */
	public ClientStanding(LocalDate born, LocalDate died, boolean emancipated, boolean familyRefused) {
		this.born = born;
		this.died = died;
		this.emancipated = emancipated;
		this.familyRefused = familyRefused;
	}

	public LocalDate getBorn() {
		return born;
	}

	public LocalDate getDied() {
		return died;
	}

	boolean isFamilyRefused() {
		return familyRefused;
	}

	boolean isDead(LocalDate day) {
		return died != null && !died.isAfter(day);
	}

	/** @return the age in whole years. The caller first checks that the date of birth is known. */
	int getAge(LocalDate day) {
		return Period.between(born, day).getYears();
	}

	/** @return the first day on which the client is an adult. The caller first checks that the date of birth is known. */
	public LocalDate getMajority(int majority) {
		return born.plusYears(majority);
	}

	/** @return true if the client is a minor who is not emancipated. The caller first checks that the birth date is known. */
	boolean isMinor(LocalDate day, int majority) {
		return !emancipated && day.isBefore(getMajority(majority));
	}

	/** @return false once the client has been dead for more than 50 years: 45 CFR 164.502(f) */
	public boolean isProtected(LocalDate day) {
		return died == null || !day.isAfter(died.plusYears(YEARS_AFTER_DEATH));
	}
}
