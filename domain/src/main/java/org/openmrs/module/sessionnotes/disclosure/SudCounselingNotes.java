/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What differs for SUD counseling notes (42 CFR 2.11): they open to another than the originator by a consent of their
 * own, 2.31(b), or by a court order under subpart E, and by nothing else.
 */
final class SudCounselingNotes {

	/** The elements of 42 CFR 2.31(a) are those of an authorization and the client's name. */
	static final List<DisclosureRule> CONSENT = consent();

	/** 42 CFR 2.61: an order of a court; a subpoena alone is not enough, nor is another law. */
	static final List<DisclosureRule> COURT_ORDER = Collections.unmodifiableList(
			Arrays.<DisclosureRule>asList(EvidenceElement.INSTRUMENT, EvidenceElement.ISSUER, EvidenceElement.REFERENCE,
					EvidenceElement.ISSUED_ON, DisclosureCondition.SUBPOENA_ALONE, DisclosureCondition.INSTRUMENT_UNKNOWN,
					DisclosureCondition.NOT_A_COURT_ORDER, DisclosureCondition.ISSUED_LATER,
					DisclosureCondition.SCOPE_NOT_EXACT));

	private SudCounselingNotes() {
	}

	private static List<DisclosureRule> consent() {
		List<DisclosureRule> rules = new ArrayList<>();
		rules.add(EvidenceElement.CLIENT_NAME);
		rules.addAll(ClientAuthorization.RULES);
		return Collections.unmodifiableList(rules);
	}
}
