/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.product;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * The kind of open matter for which events of the log may still be needed. While the matter is open, no events of the
 * log are deleted.
 */
public enum LogHoldKind {

	/** A client asked for an accounting of disclosures, which is due within 90 days. */
	ACCOUNTING(read("45 CFR 164.528(c)(1)")),

	/** A client asked for access to health information, or asked for a review after the clinic denied access. */
	ACCESS(read("45 CFR 164.524(b)(2), (e)")),

	/** A client asked the clinic to amend health information, or disagrees with the denial of an amendment. */
	AMENDMENT(read("45 CFR 164.526(b)(2), (f)")),

	/** A complaint has not been decided yet, or an investigation by the Secretary of HHS is open. */
	COMPLAINT(read("45 CFR 164.530(d), 160.310(b)")),

	/** A court or a lawyer asked the clinic to preserve evidence. */
	LEGAL_HOLD(product("45 CFR 164.316(b)(2)(i)"));

	private final RuleSource source;

	LogHoldKind(RuleSource source) {
		this.source = source;
	}

	/**
	 * @return the section of law behind this kind of matter, and whether the developers have read the text of that section
	 */
	public RuleSource getSource() {
		return source;
	}
}
