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
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * A decision about a representative that a licensed professional made in their own judgment. It decides on a parent's access,
 * 45 CFR 164.502(g)(3)(ii)(C), or denies the role to a representative who may harm the client, 164.502(g)(5).
 */
public final class ProfessionalDecision {

	static final String LICENCE_MISSING = "sessionnotes.error.representative.licenceMissing";

	static final String REASON_MISSING = "sessionnotes.error.representative.reasonMissing";

	private final boolean permitted;

	private final LicensedProfessional by;

	private final LocalDate on;

	private final String reason;

	/**
	 * @param permitted true if the representative may act
	 * @param reason the reason, in at least a sentence, which the representative never sees
	 * @throws RefusedException if the reason is blank, or if the licence is not on record with type, number and state
	 */
	public ProfessionalDecision(boolean permitted, LicensedProfessional by, LocalDate on, String reason) {
		if (Words.isBlank(reason)) {
			throw new RefusedException(REASON_MISSING);
		}
		if (!by.isLicenceComplete()) {
			throw new RefusedException(LICENCE_MISSING);
		}
		this.permitted = permitted;
		this.by = by;
		this.on = Objects.requireNonNull(on, "on");
		this.reason = reason;
	}

	public boolean isPermitted() {
		return permitted;
	}

	public LicensedProfessional getBy() {
		return by;
	}

	public LocalDate getOn() {
		return on;
	}

	public String getReason() {
		return reason;
	}
}
