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

import java.time.LocalDate;
import java.time.Period;

/** The client of a session, with the data that lists of sessions show about the client. */
public final class SessionClient {

	private final String uuid;

	private final String name;

	private final String gender;

	private final LocalDate birthdate;

	/** @param birthdate the birthdate of the client; {@code null} if the birthdate is not known */
	public SessionClient(String uuid, String name, String gender, LocalDate birthdate) {
		this.uuid = uuid;
		this.name = name;
		this.gender = gender;
		this.birthdate = birthdate;
	}

	public String getUuid() {
		return uuid;
	}

	public String getName() {
		return name;
	}

	/** @return the client's gender; {@code null} if the gender is not known */
	public String getGender() {
		return gender;
	}

	/**
	 * @return the client's age in whole years on the given day; {@code null} if the birthdate is unknown or later than
	 *         the given day
	 */
	public Integer getAge(LocalDate on) {
		return birthdate == null || birthdate.isAfter(on) ? null : Integer.valueOf(Period.between(birthdate, on).getYears());
	}

	/** Returns a text without the client's data, because the platform logs arguments by calling {@code toString()}. */
	@Override
	public String toString() {
		return "SessionClient[not shown]";
	}
}
