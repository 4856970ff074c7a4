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

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.unchecked;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** The exception under which a refusal or delay does not count as information blocking. Source: 45 CFR part 171. */
public enum BlockingException {

	/** The information is not electronic health information, so the clinic blocks nothing. */
	OUTSIDE_EHI(unchecked("45 CFR 171.102")),

	/** A licensed professional prevents harm to a person. */
	PREVENTING_HARM(read("45 CFR 171.201")),

	/** The request does not meet a condition of privacy law, or an unreviewable ground applies. */
	PRIVACY(unchecked("45 CFR 171.202")),

	/** The clinic cannot answer the request now, for example because of a disaster. */
	INFEASIBLE(unchecked("45 CFR 171.204"));

	private final RuleSource source;

	BlockingException(RuleSource source) {
		this.source = source;
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return true if the exception can justify a delay */
	public boolean allowsDelay() {
		return this == PRIVACY || this == INFEASIBLE;
	}
}
