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

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** A licensed health care professional who decides in their own judgment, with the license on record. */
public final class LicensedProfessional {

	static final String LICENSE_MISSING = "sessionnotes.error.representative.licenseMissing";

	private final String userUuid;

	private final String licenseType;

	private final String licenseNumber;

	private final String state;

	/** @throws RefusedException if the type, the number or the state of the license is blank */
	public LicensedProfessional(String userUuid, String licenseType, String licenseNumber, String state) {
		this.userUuid = Objects.requireNonNull(userUuid, "userUuid");
		this.licenseType = required(licenseType);
		this.licenseNumber = required(licenseNumber);
		this.state = required(state);
	}

	private static String required(String text) {
		if (text == null || text.trim().isEmpty()) {
			throw new RefusedException(LICENSE_MISSING);
		}
		return text;
	}

	public String getUserUuid() {
		return userUuid;
	}

	public String getLicenseType() {
		return licenseType;
	}

	public String getLicenseNumber() {
		return licenseNumber;
	}

	/** @return the state that issued the license */
	public String getState() {
		return state;
	}
}
