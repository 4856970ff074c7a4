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

import static org.openmrs.module.sessionnotes.access.RestrictedKind.PSYCHOTHERAPY_NOTE;
import static org.openmrs.module.sessionnotes.access.RestrictedKind.SUD_COUNSELING_NOTE;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureMaker.AUTHOR;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureMaker.PRIVACY_OFFICER;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.AccessGround;
import org.openmrs.module.sessionnotes.access.RestrictedKind;

/**
 * On which basis somebody else than the author may be given a restricted note: the client's authorization, or one of
 * the exceptions of 45 CFR 164.508(a)(2). The list is complete: there is no basis for an insurer's payment, another
 * clinician's treatment, a subpoena alone (164.512(e)) or the client's own access (164.524(a)(1)(i)); a client's wish
 * to have a note read by someone is an authorization.
 * <p>
 * Each basis knows for which kinds of notes it is, who may make a disclosure on it, what must hold, and whether the
 * client's accounting counts it.
 */
public enum DisclosureBasis {

	/** The client authorizes it. */
	AUTHORIZATION(AccessGround.AUTHORIZATION, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR),
			AccountingException.AUTHORIZATION, ClientAuthorization.RULES),

	/** The author's supervisor reads in the clinic's programme of supervised training. */
	TRAINING(AccessGround.TRAINING, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR), AccountingException.OPERATIONS,
			rules(EvidenceElement.TRAINING_PROGRAM, DisclosureCondition.RECIPIENT_NOT_SUPERVISOR,
					DisclosureCondition.LONGER_THAN_A_YEAR)),

	/** The client sues, and the author or the clinic defends itself. */
	LEGAL_DEFENSE(AccessGround.LEGAL_DEFENSE, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR, PRIVACY_OFFICER),
			AccountingException.OPERATIONS,
			rules(EvidenceElement.LEGAL_ACTION, EvidenceElement.BROUGHT_BY_CLIENT)),

	/** The Secretary of HHS looks into the clinic's compliance. */
	HHS_COMPLIANCE(AccessGround.HHS_COMPLIANCE, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			rules(EvidenceElement.ISSUER, EvidenceElement.REFERENCE, EvidenceElement.ISSUED_ON,
					DisclosureCondition.ISSUED_LATER, DisclosureCondition.SCOPE_NOT_EXACT)),

	/** A court orders it, or a law demands it. A subpoena alone does neither. */
	REQUIRED_BY_LAW(AccessGround.REQUIRED_BY_LAW, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			rules(EvidenceElement.INSTRUMENT, EvidenceElement.ISSUER, EvidenceElement.REFERENCE, EvidenceElement.ISSUED_ON,
					DisclosureCondition.SUBPOENA_ALONE, DisclosureCondition.INSTRUMENT_UNKNOWN,
					DisclosureCondition.ISSUED_LATER, DisclosureCondition.SCOPE_NOT_EXACT)),

	/** A health oversight agency oversees the author of the notes, and not anybody or anything else. */
	OVERSIGHT_OF_ORIGINATOR(AccessGround.OVERSIGHT_OF_ORIGINATOR, EnumSet.of(PSYCHOTHERAPY_NOTE),
			EnumSet.of(PRIVACY_OFFICER), null,
			rules(EvidenceElement.ISSUER, EvidenceElement.REFERENCE, EvidenceElement.ISSUED_ON,
					EvidenceElement.OVERSEEN_USER, DisclosureCondition.OVERSIGHT_OF_OTHER,
					DisclosureCondition.ISSUED_LATER, DisclosureCondition.SCOPE_NOT_EXACT)),

	/** A coroner or medical examiner looks into the client's death. */
	CORONER(AccessGround.CORONER, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			rules(EvidenceElement.ISSUER, EvidenceElement.REFERENCE, EvidenceElement.ISSUED_ON,
					EvidenceElement.CLIENT_DECEASED, DisclosureCondition.ISSUED_LATER,
					DisclosureCondition.SCOPE_NOT_EXACT)),

	/** Somebody who can avert a serious and imminent threat has to know. */
	SERIOUS_THREAT(AccessGround.SERIOUS_THREAT, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR), null,
			rules(EvidenceElement.RATIONALE, EvidenceElement.ABLE_TO_PREVENT)),

	/** The client consents to disclose SUD counseling notes. */
	SUD_CONSENT(AccessGround.SUD_CONSENT, EnumSet.of(SUD_COUNSELING_NOTE), EnumSet.of(AUTHOR),
			AccountingException.AUTHORIZATION, SudCounselingNotes.CONSENT),

	/** A court orders it under 42 CFR part 2, subpart E. */
	SUD_COURT_ORDER(AccessGround.SUD_COURT_ORDER, EnumSet.of(SUD_COUNSELING_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			SudCounselingNotes.COURT_ORDER),

	/**
	 * The author left, and somebody keeps the notes in their place (safeguards, 45 CFR 164.530(c)(1)). A custodian may
	 * make the disclosures that the author could make. They read nothing themselves: a custodian is no originator, and
	 * 164.508(a)(2) has no exception for them.
	 */
	CUSTODIAN(null, EnumSet.allOf(RestrictedKind.class), EnumSet.of(PRIVACY_OFFICER), AccountingException.OPERATIONS,
			rules(EvidenceElement.AUTHOR_LEFT_ON, DisclosureCondition.AUTHOR_LEAVES_LATER,
					DisclosureCondition.AUTHOR_STILL_ACTIVE, DisclosureCondition.RECIPIENT_NOT_USER));

	private final AccessGround ground;

	private final Set<RestrictedKind> kinds;

	private final Set<DisclosureMaker> makers;

	private final AccountingException accountingException;

	private final List<DisclosureRule> rules;

	DisclosureBasis(AccessGround ground, Set<RestrictedKind> kinds, Set<DisclosureMaker> makers,
			AccountingException accountingException, List<DisclosureRule> rules) {
		this.ground = ground;
		this.kinds = Collections.unmodifiableSet(kinds);
		this.makers = Collections.unmodifiableSet(makers);
		this.accountingException = accountingException;
		this.rules = rules;
	}

	/** @return the ground on which a recipient reads, or null if the basis opens no text */
	public AccessGround getGround() {
		return ground;
	}

	public String getCitation() {
		return ground == null ? "45 CFR 164.530(c)(1)" : ground.getCitation();
	}

	public String getMessageCode() {
		return "sessionnotes.disclosure.basis." + name();
	}

	public boolean isFor(RestrictedKind kind) {
		return kinds.contains(kind);
	}

	/** @return in which roles a disclosure on this basis may be made */
	public Set<DisclosureMaker> getMakers() {
		return makers;
	}

	/** @return what must hold on this basis, besides what holds for every disclosure */
	public List<DisclosureRule> getRules() {
		return rules;
	}

	/** @return the evidence that is always needed, in the order in which it is asked for */
	public List<EvidenceElement> getRequiredEvidence() {
		return rules.stream().filter(EvidenceElement.class::isInstance).map(EvidenceElement.class::cast)
				.collect(Collectors.toList());
	}

	/** @return true if it rests on an order of a court or on a law, which alone may forbid telling the author */
	public boolean isLegalOrder() {
		return rules.contains(EvidenceElement.INSTRUMENT);
	}

	/** @return true if the client may revoke what was disclosed on it, 45 CFR 164.508(b)(5) */
	public boolean isRevocableByClient() {
		return accountingException == AccountingException.AUTHORIZATION;
	}

	/** @return true if an accounting of disclosures counts it, 45 CFR 164.528(a)(1) */
	public boolean isAccountable() {
		return accountingException == null;
	}

	/** @return why an accounting of disclosures leaves it out, or null if it counts */
	public AccountingException getAccountingException() {
		return accountingException;
	}

	private static List<DisclosureRule> rules(DisclosureRule... rules) {
		return Collections.unmodifiableList(Arrays.asList(rules));
	}
}
