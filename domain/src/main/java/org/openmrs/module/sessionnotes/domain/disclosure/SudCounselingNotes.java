/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.AUTHORITY_MISSING;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.AUTHORIZATION_EXPIRED;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.CONSENT_STATEMENT_MISSING;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.EVENT_IS_NONE;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.EVENT_UNRELATED;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.EXPIRY_MISSING;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.INSTRUMENT_UNKNOWN;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.ISSUED_LATER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.LONGER_THAN_A_YEAR;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.NOT_A_COURT_ORDER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.NOT_CAUSE_OF_DEATH;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.NOT_THE_MINIMUM;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.OUTLIVES_AUTHORIZATION;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.OVERSIGHT_OF_OTHER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.PROCEEDING_NOT_ALONE;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.RECIPIENT_NOT_COUNSEL;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.RECIPIENT_NOT_IN_ORDER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.RECIPIENT_NOT_LEARNER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.RECIPIENT_NOT_NAMED;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.RECIPIENT_NOT_SUPERVISOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.SCOPE_NOT_EXACT;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.SIGNED_LATER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.SUBPOENA_ALONE;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.WRONG_SIGNER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.AUDITOR_AGREED;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.BROUGHT_BY_CLIENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.CLIENT_CAPACITY;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.CLIENT_DECEASED;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.CLIENT_NAME;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.CLIENT_NOT_INVESTIGATED;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.COMPULSORY_PROCESS;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.CONDITIONING_STATEMENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.CONFIDENTIAL_COMMUNICATIONS_FINDING;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.CONSENT_FOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.COVERS_DISCLOSER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.COVERS_PURPOSE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.COVERS_SCOPE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.DEATH_PURPOSE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.DEFENDANT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.DISCLOSER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.EXPRESSLY_COVERS_COUNSELING_NOTES;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.HOW_VERIFIED;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.INFORMATION;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.INSTRUMENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.ISSUED_ON;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.ISSUER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.LEARNER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.LEGAL_ACTION;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.NAMED_RECIPIENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.NOTES_ONLY;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.NOTHING_KNOWN_FALSE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.ORDER_UNDER_PART2;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.OVERSEEN_USER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.OVERSIGHT_ACTIVITY;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.OVERSIGHT_AGENCY;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.OWN_PROGRAM;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.PERSONS_LIMITED_TO;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.REFERENCE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.REVOCATION_EXCEPTIONS;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.REVOCATION_MANNER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.REVOCATION_RIGHT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.SIGNED_BY;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.SIGNED_ON;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.STATED_PURPOSE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.TRAINING_PROGRAM;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The special rules for SUD counseling notes (42 CFR 2.11). To read SUD counseling notes, anyone other than the
 * originator needs a separate consent (2.31(b)) or a court order under subpart E. 42 CFR 2.31(b)(1) also has
 * exceptions, which correspond to the exceptions for psychotherapy notes in 45 CFR 164.508(a)(2).
 * <p>
 * Only some of the text of 42 CFR part 2, as amended in 2024, was available to the developers. Where the text of the
 * law was not available, the rules in this class follow the stricter interpretation.
 */
final class SudCounselingNotes {

	/**
	 * The rules for a consent. A consent has the elements of 42 CFR 2.31(a), and is for SUD counseling notes alone,
	 * 2.31(b)(2). The people who are named in 42 CFR 2.14 and 2.15 must sign the consent.
	 */
	static final List<DisclosureRule> CONSENT = rules(CLIENT_NAME, DISCLOSER, INFORMATION, NAMED_RECIPIENT, STATED_PURPOSE,
			REVOCATION_RIGHT, REVOCATION_MANNER, REVOCATION_EXCEPTIONS, EXPIRY_MISSING, EVENT_IS_NONE, EVENT_UNRELATED,
			SIGNED_BY, SIGNED_ON, CLIENT_CAPACITY, AUTHORITY_MISSING, WRONG_SIGNER, CONSENT_FOR, CONSENT_STATEMENT_MISSING,
			PROCEEDING_NOT_ALONE, CONDITIONING_STATEMENT, NOTES_ONLY, COVERS_DISCLOSER, COVERS_SCOPE, COVERS_PURPOSE,
			NOTHING_KNOWN_FALSE, HOW_VERIFIED, RECIPIENT_NOT_NAMED, SIGNED_LATER, AUTHORIZATION_EXPIRED,
			OUTLIVES_AUTHORIZATION);

	/**
	 * The rules for a court order under subpart E, 42 CFR 2.61 to 2.66. The court order alone does not compel a
	 * disclosure, so a mandate that compels the disclosure is also needed. Because SUD counseling notes are
	 * confidential communications, the court must also make a finding that allows opening confidential communications.
	 * The court order must name SUD counseling notes and the recipient. An ordinary court order has neither the
	 * required finding nor the required names. 42 CFR 2.67 authorizes placing an undercover agent, but does not
	 * authorize disclosing a record.
	 */
	static final List<DisclosureRule> COURT_ORDER = rules(INSTRUMENT, ISSUER, REFERENCE, ISSUED_ON, ORDER_UNDER_PART2,
			COMPULSORY_PROCESS, CONFIDENTIAL_COMMUNICATIONS_FINDING, EXPRESSLY_COVERS_COUNSELING_NOTES,
			PERSONS_LIMITED_TO, HOW_VERIFIED, SUBPOENA_ALONE, INSTRUMENT_UNKNOWN, NOT_A_COURT_ORDER, RECIPIENT_NOT_IN_ORDER,
			ISSUED_LATER, SCOPE_NOT_EXACT);

	/** The rules for supervised training: 42 CFR 2.31(b)(1)(i)(B). */
	static final List<DisclosureRule> TRAINING = rules(TRAINING_PROGRAM, OWN_PROGRAM, LEARNER, HOW_VERIFIED, NOT_THE_MINIMUM,
			RECIPIENT_NOT_SUPERVISOR, RECIPIENT_NOT_LEARNER, LONGER_THAN_A_YEAR, SCOPE_NOT_EXACT);

	/** The rules for the defense in a proceeding brought by the client: 42 CFR 2.31(b)(1)(i)(C). */
	static final List<DisclosureRule> DEFENSE = rules(LEGAL_ACTION, BROUGHT_BY_CLIENT, DEFENDANT, HOW_VERIFIED,
			RECIPIENT_NOT_COUNSEL, NOT_THE_MINIMUM);

	/** The rules for an investigation by the Secretary of HHS: 42 CFR 2.31(b)(1)(ii), 2.2(b). */
	static final List<DisclosureRule> SECRETARY = rules(ISSUER, REFERENCE, ISSUED_ON, HOW_VERIFIED, ISSUED_LATER,
			SCOPE_NOT_EXACT);

	/** The rules for notes of a client who has died: 42 CFR 2.31(b)(1)(ii), 2.15(b). */
	static final List<DisclosureRule> DECEASED = rules(ISSUER, REFERENCE, ISSUED_ON, CLIENT_DECEASED, DEATH_PURPOSE,
			HOW_VERIFIED, NOT_CAUSE_OF_DEATH, NOT_THE_MINIMUM, ISSUED_LATER, SCOPE_NOT_EXACT);

	/** The rules for an audit that concerns only the originator: 42 CFR 2.31(b)(1)(ii), 2.53. */
	static final List<DisclosureRule> AUDIT = rules(ISSUER, REFERENCE, ISSUED_ON, OVERSEEN_USER, OVERSIGHT_AGENCY,
			OVERSIGHT_ACTIVITY, CLIENT_NOT_INVESTIGATED, AUDITOR_AGREED, HOW_VERIFIED, NOT_THE_MINIMUM, OVERSIGHT_OF_OTHER,
			ISSUED_LATER, SCOPE_NOT_EXACT);

	private SudCounselingNotes() {
	}

	private static List<DisclosureRule> rules(DisclosureRule... rules) {
		return Collections.unmodifiableList(Arrays.asList(rules));
	}
}
