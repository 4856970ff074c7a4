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

import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** A user with a licence of a health care profession, as it is on record at the time of the user's decision. */
public final class LicensedProfessional {

	private final String userUuid;

	private final String name;

	private final String profession;

	private final String licenceNumber;

	private final String state;

	/**
	 * @param userUuid the user
	 * @param name the name as letters show it
	 * @param profession the type of licence, for example psychologist
	 * @param licenceNumber the number of the licence
	 * @param state the state that issued the licence
	 */
	public LicensedProfessional(String userUuid, String name, String profession, String licenceNumber, String state) {
		this.userUuid = Objects.requireNonNull(userUuid, "userUuid");
		this.name = name;
		this.profession = profession;
		this.licenceNumber = licenceNumber;
		this.state = state;
	}

	public String getUserUuid() {
		return userUuid;
	}

	public String getName() {
		return name;
	}

	public String getProfession() {
		return profession;
	}

	public String getLicenceNumber() {
		return licenceNumber;
	}

	public String getState() {
		return state;
	}

	/** @return true if the type, number and state of the licence are on record */
	public boolean isLicenceComplete() {
		return !Words.isBlank(profession) && !Words.isBlank(licenceNumber) && !Words.isBlank(state);
	}

	/** @return true if both are the same user */
	public boolean isSameUserAs(LicensedProfessional other) {
		return other != null && userUuid.equals(other.userUuid);
	}
}
