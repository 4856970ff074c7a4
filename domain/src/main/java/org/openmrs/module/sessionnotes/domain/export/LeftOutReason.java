/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.product;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.unchecked;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * The reason for which an export leaves out a session. Only the clinic sees the reasons. A recipient who learned of a missing
 * session would learn that the client keeps something from them.
 */
public enum LeftOutReason {

	/** The note has no valid signature. */
	UNSIGNED(product("45 CFR 164.514(d)(3)")),

	/** The note is voided, and the export does not ask for voided notes. */
	VOIDED(product("45 CFR 164.514(d)(3)")),

	/** The client paid in full and asked the clinic to tell no health plan. */
	SELF_PAY_RESTRICTED(read("45 CFR 164.522(a)(1)(vi)")),

	/** The clinic agreed to a restriction, and no user has decided yet whether it covers this export. */
	RESTRICTION_UNDECIDED(product("45 CFR 164.522(a)(1)(iii)"), true),

	/** The clinic agreed to a restriction that covers this export. */
	RESTRICTION_AGREED(read("45 CFR 164.522(a)(1)(iii)")),

	/** Only named readers may read the note, and the privacy officer has not released it for this export. */
	RESTRICTED_NOTE(product("45 CFR 164.514(d)(2)")),

	/** The client has not authorized the export. */
	AUTHORIZATION_MISSING(read("45 CFR 164.508(a)(1)")),

	/** The session belongs to a program under 42 CFR part 2, and no live consent of the client names the recipient. */
	PART2_CONSENT_MISSING(unchecked("42 CFR 2.31, 2.33")),

	/** The export is for a proceeding against the client, which no consent for payment covers. */
	PART2_PROCEEDING(unchecked("42 CFR 2.12(d)"));

	private final RuleSource source;

	private final boolean stopsExport;

	LeftOutReason(RuleSource source) {
		this(source, false);
	}

	LeftOutReason(RuleSource source, boolean stopsExport) {
		this.source = source;
		this.stopsExport = stopsExport;
	}

	/** @return the section of law behind the reason, and whether the developers have read it */
	public RuleSource getSource() {
		return source;
	}

	/** @return true if the export cannot begin before a user has decided about the session */
	public boolean stopsExport() {
		return stopsExport;
	}

	/** @return the code of the message that states the reason */
	public String getMessageCode() {
		return "sessionnotes.export.leftOut." + name();
	}
}
