/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.document;

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.product;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.unchecked;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** The kinds of papers that the clinic retains, each with the section of law behind it. */
public enum DocumentKind {

	/** A signed authorization. */
	AUTHORIZATION(read("45 CFR 164.508(b)(6)")),

	/** A consent under 42 CFR part 2. */
	CONSENT(unchecked("42 CFR 2.31")),

	/** An order, a warrant, a subpoena or another demand. */
	ORDER(product("45 CFR 164.512(a)")),

	/** The revocation of an authorization or a consent. */
	REVOCATION(read("45 CFR 164.508(b)(5), 164.530(j)(1)(ii)")),

	/** A request for a copy, an amendment, a restriction or an accounting. */
	REQUEST(read("45 CFR 164.530(j)(1)(ii)")),

	/** A statement of disagreement, a rebuttal, or the statement of an agency that suspends an accounting. */
	STATEMENT(read("45 CFR 164.526(d)(4), 164.528(a)(2)")),

	/** A paper that shows the authority of a representative. */
	PROOF_OF_AUTHORITY(read("45 CFR 164.514(h)(1), 164.530(j)(1)(iii)")),

	/** A letter that the clinic sent. */
	LETTER_SENT(read("45 CFR 164.530(j)(1)(ii)")),

	/** A written accounting of disclosures that the clinic gave. */
	ACCOUNTING(read("45 CFR 164.528(d)(2)")),

	/** Any other paper. */
	SCAN(product("45 CFR 164.530(j)"));

	private final RuleSource source;

	DocumentKind(RuleSource source) {
		this.source = source;
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return the code of the message that is the kind's name for the user */
	public String getMessageCode() {
		return "sessionnotes.document.kind." + name();
	}
}
