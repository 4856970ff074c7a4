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

/** The ground in law on which a psychotherapy note may be opened: 45 CFR 164.508(a)(2). */
public enum AccessGround {

	/** Use by the originator of the note for treatment. */
	ORIGINATOR_TREATMENT("45 CFR 164.508(a)(2)(i)(A)");

	private final String citation;

	AccessGround(String citation) {
		this.citation = citation;
	}

	public String getCitation() {
		return citation;
	}
}
