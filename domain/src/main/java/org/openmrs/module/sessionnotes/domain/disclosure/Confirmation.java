/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Objects;

/**
 * A confirmation that the maker gives for a disclosure that needs approval, such as a legal order. The confirmation
 * concerns notes that came into the scope of the disclosure after the disclosure was made or last confirmed. In
 * addition to the maker of the disclosure, a second person must confirm the notes.
 */
public final class Confirmation {

	private final String by;

	private final long at;

	private final String patientUuid;

	/**
	 * @param by the user who confirmed the notes
	 * @param at the time of the confirmation, in milliseconds since 1970-01-01 UTC
	 * @param patientUuid the patient whose notes the scope of the disclosure covered at the time of the confirmation;
	 *        null if the scope names no patient
	 */
	public Confirmation(String by, long at, String patientUuid) {
		this.by = Objects.requireNonNull(by, "by");
		this.at = at;
		this.patientUuid = patientUuid;
	}

	public String getBy() {
		return by;
	}

	/** @return the time of the confirmation, in milliseconds since 1970-01-01 UTC */
	public long getAt() {
		return at;
	}

	/**
	 * @return the patient whose notes the scope of the disclosure covered at the time of the confirmation; null if the
	 *         scope names no patient
	 */
	public String getPatientUuid() {
		return patientUuid;
	}
}
