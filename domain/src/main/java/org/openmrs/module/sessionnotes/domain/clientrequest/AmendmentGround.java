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

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** A ground on which the clinic may deny an amendment. No other ground exists. Source: 45 CFR 164.526(a)(2). */
public enum AmendmentGround {

	/** The clinic did not create the note, and its originator can still act. */
	NOT_CREATED_HERE(read("45 CFR 164.526(a)(2)(i)"), AmendmentFact.CREATED_ELSEWHERE, AmendmentFact.ORIGINATOR_CAN_ACT),

	/** The passage is not part of the designated record set. */
	NOT_IN_RECORD_SET(read("45 CFR 164.526(a)(2)(ii)"), AmendmentFact.NOT_USED_FOR_DECISIONS),

	/** The client has no right to inspect the passage. */
	NOT_AVAILABLE_FOR_ACCESS(read("45 CFR 164.526(a)(2)(iii)"), AmendmentFact.NO_RIGHT_TO_INSPECT),

	/** The note is accurate and complete. */
	ACCURATE_AND_COMPLETE(read("45 CFR 164.526(a)(2)(iv)"), AmendmentFact.COMPARED_WITH_REQUEST);

	private final RuleSource source;

	private final Set<AmendmentFact> facts;

	AmendmentGround(RuleSource source, AmendmentFact... facts) {
		this.source = source;
		this.facts = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(facts)));
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return the facts that the decider must confirm */
	public Set<AmendmentFact> getFacts() {
		return facts;
	}

	/** @return the code of the message that is the name of the ground for the user */
	public String getMessageCode() {
		return "sessionnotes.clientRequest.amendmentGround." + name();
	}
}
