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

/** The answer of the rules on representatives for a request. Source: 45 CFR 164.502(g). */
public enum RepresentationAnswer {

	/** The representation covers the request. */
	COVERS(true, false),

	/** The representation does not cover the request. */
	DOES_NOT_COVER(false, false),

	/** The minor acts alone in this matter, (g)(3)(i). */
	MINOR_ACTS(false, false),

	/** State law leaves the decision open, and a licensed professional decided for access, (g)(3)(ii)(C). */
	DECIDED_FOR(true, true),

	/** State law leaves the decision open, and a licensed professional decided against access, (g)(3)(ii)(C). */
	DECIDED_AGAINST(false, true),

	/** A licensed professional decided that the representation could put the client in danger, (g)(5). */
	ENDANGERS(false, true);

	private final boolean acts;

	private final boolean decided;

	RepresentationAnswer(boolean acts, boolean decided) {
		this.acts = acts;
		this.decided = decided;
	}

	/** @return true if the person may act for the client in this request */
	public boolean mayAct() {
		return acts;
	}

	/** @return true if the answer is the decision of a licensed professional */
	public boolean needsProfessional() {
		return decided;
	}
}
