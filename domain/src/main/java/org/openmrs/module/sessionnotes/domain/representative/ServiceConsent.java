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

/** The consent to a service for a minor. It decides which person may act for the minor regarding the service. */
public final class ServiceConsent {

	/** The person or body that consented. */
	public enum By {

		/** The minor alone. */
		MINOR_ALONE,

		/** The minor and a parent. */
		MINOR_AND_PARENT,

		/** A parent. */
		PARENT,

		/** A court, or another person authorized by law. */
		COURT
	}

	private final By by;

	private final int ageAtConsent;

	private final boolean confidentialityAgreed;

	private final boolean parentWantedByMinor;

	/**
	 * @param ageAtConsent the minor's age in whole years on the day of the consent
	 * @param confidentialityAgreed true if a parent agreed that the provider keeps the service confidential from them: 45 CFR
	 *        164.502(g)(3)(i)(C)
	 * @param parentWantedByMinor true if the minor asked the clinic to treat the parent as the representative: 45 CFR
	 *        164.502(g)(3)(i)(A)
	 */
	public ServiceConsent(By by, int ageAtConsent, boolean confidentialityAgreed, boolean parentWantedByMinor) {
		this.by = Objects.requireNonNull(by, "by");
		this.ageAtConsent = ageAtConsent;
		this.confidentialityAgreed = confidentialityAgreed;
		this.parentWantedByMinor = parentWantedByMinor;
	}

	public By getBy() {
		return by;
	}

	public int getAgeAtConsent() {
		return ageAtConsent;
	}

	public boolean isConfidentialityAgreed() {
		return confidentialityAgreed;
	}

	public boolean isParentWantedByMinor() {
		return parentWantedByMinor;
	}
}
