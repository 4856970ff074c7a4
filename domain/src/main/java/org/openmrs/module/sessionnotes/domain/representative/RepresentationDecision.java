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

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.product;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** The decision whether a representative may act for a client. Only the first two decisions permit anything. */
public enum RepresentationDecision {

	/** The representative may act as the client may. */
	MAY_ACT(read("45 CFR 164.502(g)(1)")),

	/** The clinic may tell the person about their own involvement in the care, and nothing else. */
	INVOLVEMENT_ONLY(read("45 CFR 164.510(b)(5)")),

	/** A licensed professional must decide first. */
	PROFESSIONAL_DECIDES(read("45 CFR 164.502(g)(3)(ii)(C)")),

	/** A licensed professional decided that the person may not act. */
	PROFESSIONAL_REFUSED(read("45 CFR 164.502(g)(3)(ii)(C)")),

	/** The record about the representative is not complete. */
	NOT_PROVEN(read("45 CFR 164.514(h)(1)")),

	/** The person represents another client. */
	OTHER_CLIENT(read("45 CFR 164.502(g)(1)")),

	/** The authority has not begun, or has ended. */
	NOT_IN_FORCE(read("45 CFR 164.502(g)(2)")),

	/** The act is outside of the representative's scope. */
	OUT_OF_SCOPE(read("45 CFR 164.502(g)(2)")),

	/** A court forbids the act. */
	COURT_FORBIDS(read("45 CFR 164.502(g)(3)(ii)(B)")),

	/** A licensed professional decided that treating the person as a representative could endanger the client. */
	ENDANGERS_CLIENT(read("45 CFR 164.502(g)(5)")),

	/** The client is an adult, so a parent's rights have ended. */
	CLIENT_IS_ADULT(read("45 CFR 164.502(g)(3)")),

	/** The minor acts alone regarding the service. */
	MINOR_ACTS(read("45 CFR 164.502(g)(3)(i)")),

	/** The client's date of birth is unknown, so the rules cannot decide whether a parent may act. */
	AGE_UNKNOWN(product("45 CFR 164.502(g)(3)")),

	/** The client died, and only an executor or administrator acts now. */
	CLIENT_DIED(read("45 CFR 164.502(g)(4)")),

	/** The client is alive, and the authority begins with the client's death. */
	CLIENT_LIVES(read("45 CFR 164.502(g)(4)")),

	/** The client did not want the clinic to tell involved relatives. */
	CLIENT_OBJECTED(read("45 CFR 164.510(b)(5)"));

	private final RuleSource source;

	RepresentationDecision(RuleSource source) {
		this.source = source;
	}

	/** @return true if the representative may act as the client may */
	public boolean isPermitted() {
		return this == MAY_ACT;
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return the code of the message that states the decision, without any clinical fact */
	public String getMessageCode() {
		return "sessionnotes.representative.decision." + name();
	}
}
