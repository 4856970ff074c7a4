/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.time.LocalDate;

/** The client's agreement to a summary or explanation, and to its fee. Source: 45 CFR 164.524(c)(2)(iii). */
public final class SummaryAgreement {

	private final LocalDate agreedOn;

	private final LocalDate feeAgreedOn;

	/**
	 * @param agreedOn the day on which the client agreed to a summary or explanation
	 * @param feeAgreedOn the day on which the client agreed to the fee, even if the fee is zero
	 */
	public SummaryAgreement(LocalDate agreedOn, LocalDate feeAgreedOn) {
		this.agreedOn = agreedOn;
		this.feeAgreedOn = feeAgreedOn;
	}

	public LocalDate getAgreedOn() {
		return agreedOn;
	}

	public LocalDate getFeeAgreedOn() {
		return feeAgreedOn;
	}

	/** @return true if the client agreed to both on or before the day */
	public boolean isBy(LocalDate day) {
		return agreedOn != null && feeAgreedOn != null && !agreedOn.isAfter(day) && !feeAgreedOn.isAfter(day);
	}
}
