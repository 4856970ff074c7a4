/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

/**
 * The ground in law on which a restricted note may be opened: 45 CFR 164.508(a)(2) for psychotherapy notes, 42 CFR
 * 2.31(b) and subpart E for SUD counseling notes. There is none for an insurer's payment, another clinician's
 * treatment, a subpoena alone (164.512(e)) or the client's own access (164.524(a)(1)(i)).
 */
public enum AccessGround {

	/** Use by the originator of the note for treatment. */
	ORIGINATOR_TREATMENT("45 CFR 164.508(a)(2)(i)(A)"),

	/** The client's authorization. */
	AUTHORIZATION("45 CFR 164.508(a)(2)"),

	/** The covered entity's own supervised training in mental health. */
	TRAINING("45 CFR 164.508(a)(2)(i)(B)"),

	/** Defence in an action brought by the client. */
	LEGAL_DEFENSE("45 CFR 164.508(a)(2)(i)(C)"),

	/** The Secretary of HHS looks into compliance. */
	HHS_COMPLIANCE("45 CFR 164.502(a)(2)(ii)"),

	/** Required by law, a court order included. */
	REQUIRED_BY_LAW("45 CFR 164.512(a)"),

	/** Oversight of the originator of the note, and of nobody else. */
	OVERSIGHT_OF_ORIGINATOR("45 CFR 164.512(d)"),

	/** A coroner or medical examiner. */
	CORONER("45 CFR 164.512(g)(1)"),

	/** To avert a serious and imminent threat. */
	SERIOUS_THREAT("45 CFR 164.512(j)(1)(i)"),

	/** Use by the originator of SUD counseling notes for treatment. */
	SUD_ORIGINATOR_TREATMENT("42 CFR 2.31(b)"),

	/** The client's own consent for SUD counseling notes. */
	SUD_CONSENT("42 CFR 2.31(b)"),

	/** A court order under subpart E. */
	SUD_COURT_ORDER("42 CFR 2.61-2.67");

	private final String citation;

	AccessGround(String citation) {
		this.citation = citation;
	}

	public String getCitation() {
		return citation;
	}
}
