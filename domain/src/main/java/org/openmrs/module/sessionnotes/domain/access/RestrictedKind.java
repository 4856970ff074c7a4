/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

/**
 * The kind of the notes that a restricted concept holds. Each concept of the set "Restricted to the author" holds one
 * kind of note. The kind of a note determines the bases on which the note may be disclosed.
 */
public enum RestrictedKind {

	/** Psychotherapy notes: 45 CFR 164.501. */
	PSYCHOTHERAPY_NOTE("45 CFR 164.501", AccessGround.ORIGINATOR_TREATMENT),

	/** Notes of counseling for a substance use disorder: 42 CFR 2.11. */
	SUD_COUNSELING_NOTE("42 CFR 2.11", AccessGround.SUD_ORIGINATOR_TREATMENT);

	private final String citation;

	private final AccessGround originatorGround;

	RestrictedKind(String citation, AccessGround originatorGround) {
		this.citation = citation;
		this.originatorGround = originatorGround;
	}

	/** @return the section of law that defines this kind of note */
	public String getCitation() {
		return citation;
	}

	/** @return the legal ground on which the author of a note of this kind may open the note */
	public AccessGround getOriginatorGround() {
		return originatorGround;
	}

	public String getMessageCode() {
		return "sessionnotes.restrictedKind." + name();
	}
}
