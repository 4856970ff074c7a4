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

import static org.openmrs.module.sessionnotes.domain.access.RestrictedKind.PSYCHOTHERAPY_NOTE;
import static org.openmrs.module.sessionnotes.domain.access.RestrictedKind.SUD_COUNSELING_NOTE;
import static org.openmrs.module.sessionnotes.domain.disclosure.MakerRole.AUTHOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.MakerRole.EMERGENCY;
import static org.openmrs.module.sessionnotes.domain.disclosure.MakerRole.PRIVACY_OFFICER;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.access.AccessGround;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * The basis on which a restricted note may be disclosed to someone other than the author. For psychotherapy notes, a
 * basis is the client's authorization or one of the exceptions of 45 CFR 164.508(a)(2). No other basis exists: payment
 * by an insurer, treatment by a clinician other than the author, and a lawyer's subpoena (164.512(e)) are not bases.
 * The client has no right of access to the notes (164.524(a)(1)(i)), but the author may give notes to the client
 * (164.502(a)(1)(i)). If the client wants someone else to read a note, an authorization is needed.
 * <p>
 * Each basis defines the kinds of notes that may be disclosed, the roles that may disclose them, and the rules for the
 * disclosure. A basis also defines whether the client's accounting lists the disclosure.
 */
public enum DisclosureBasis {

	/** The client authorizes the disclosure. */
	AUTHORIZATION(AccessGround.AUTHORIZATION, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR),
			AccountingExemption.AUTHORIZATION, ClientAuthorization.RULES),

	/**
	 * The author gives notes to the client, or to a representative who acts for the client. Neither the client nor the
	 * representative has a right to the notes, but the author may give the notes. A clinic that interprets 164.508(a)(2)
	 * more strictly requires an authorization instead.
	 */
	TO_CLIENT(AccessGround.TO_CLIENT, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR), AccountingExemption.INDIVIDUAL,
			rules(EvidenceElement.GIVEN_TO, EvidenceElement.HOW_VERIFIED, EvidenceElement.STATE_LAW_CHECKED,
					DisclosureCondition.RECIPIENT_NOT_OUTSIDE, DisclosureCondition.REPRESENTATIVE_UNPROVEN,
					DisclosureCondition.SCOPE_NOT_EXACT)),

	/**
	 * The recipient reads notes in the clinic's own program of supervised training. The author, the recipient or both
	 * learn under supervision, see {@link Learner}. For example, a supervisor reads the notes of a supervisee.
	 */
	TRAINING(AccessGround.TRAINING, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR), AccountingExemption.OPERATIONS,
			rules(EvidenceElement.TRAINING_PROGRAM, EvidenceElement.OWN_PROGRAM, EvidenceElement.LEARNER,
					EvidenceElement.HOW_VERIFIED, DisclosureCondition.NOT_THE_MINIMUM,
					DisclosureCondition.RECIPIENT_NOT_SUPERVISOR, DisclosureCondition.RECIPIENT_NOT_LEARNER,
					DisclosureCondition.LONGER_THAN_A_YEAR, DisclosureCondition.SCOPE_NOT_EXACT)),

	/** The client sues the clinic, and the clinic defends itself. */
	LEGAL_DEFENSE(AccessGround.LEGAL_DEFENSE, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR, PRIVACY_OFFICER),
			AccountingExemption.OPERATIONS,
			rules(EvidenceElement.LEGAL_ACTION, EvidenceElement.BROUGHT_BY_CLIENT, EvidenceElement.DEFENDANT,
					EvidenceElement.HOW_VERIFIED, DisclosureCondition.RECIPIENT_NOT_COUNSEL,
					DisclosureCondition.NOT_THE_MINIMUM)),

	/** The Secretary of HHS investigates the clinic's compliance. */
	HHS_COMPLIANCE(AccessGround.HHS_COMPLIANCE, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			rules(EvidenceElement.ISSUER, EvidenceElement.REFERENCE, EvidenceElement.ISSUED_ON, EvidenceElement.HOW_VERIFIED,
					DisclosureCondition.ISSUED_LATER, DisclosureCondition.SCOPE_NOT_EXACT)),

	/**
	 * The disclosure is required by a court order or by any other legal mandate that 164.103 lists. The subpoena of a
	 * lawyer is not a legal instrument that 164.103 names.
	 */
	REQUIRED_BY_LAW(AccessGround.REQUIRED_BY_LAW, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			rules(EvidenceElement.INSTRUMENT, EvidenceElement.ISSUER, EvidenceElement.REFERENCE, EvidenceElement.ISSUED_ON,
					EvidenceElement.ALSO_MEETS, EvidenceElement.HOW_VERIFIED,
					DisclosureCondition.SUBPOENA_ALONE, DisclosureCondition.INSTRUMENT_UNKNOWN,
					DisclosureCondition.NOT_EXPRESSLY_AUTHORIZED, DisclosureCondition.PRIVILEGE_NOT_CONSIDERED,
					DisclosureCondition.DEMAND_NOT_TESTED, DisclosureCondition.MEETS_NO_PARAGRAPH,
					DisclosureCondition.INDIVIDUAL_NOT_INFORMED, DisclosureCondition.ISSUED_LATER,
					DisclosureCondition.SCOPE_NOT_EXACT)),

	/** A law requires an immediate report from the author. The author makes the report alone, in the form of an excerpt. */
	MANDATED_REPORT(AccessGround.MANDATED_REPORT, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR), null,
			rules(EvidenceElement.REPORT_OF, EvidenceElement.REFERENCE, EvidenceElement.RATIONALE,
					EvidenceElement.HOW_VERIFIED, DisclosureCondition.EXCERPT_MISSING,
					DisclosureCondition.INDIVIDUAL_NOT_INFORMED)),

	/**
	 * A health oversight agency oversees the author of the notes. Health oversight of any other person or matter is not
	 * a basis.
	 */
	OVERSIGHT_OF_ORIGINATOR(AccessGround.OVERSIGHT_OF_ORIGINATOR, EnumSet.of(PSYCHOTHERAPY_NOTE),
			EnumSet.of(PRIVACY_OFFICER), null,
			rules(EvidenceElement.ISSUER, EvidenceElement.REFERENCE, EvidenceElement.ISSUED_ON,
					EvidenceElement.OVERSEEN_USER, EvidenceElement.OVERSIGHT_AGENCY, EvidenceElement.OVERSIGHT_ACTIVITY,
					EvidenceElement.CLIENT_NOT_INVESTIGATED, EvidenceElement.HOW_VERIFIED,
					DisclosureCondition.NOT_THE_MINIMUM, DisclosureCondition.OVERSIGHT_OF_OTHER,
					DisclosureCondition.ISSUED_LATER, DisclosureCondition.SCOPE_NOT_EXACT)),

	/** A coroner or medical examiner investigates a death. */
	CORONER(AccessGround.CORONER, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			rules(EvidenceElement.ISSUER, EvidenceElement.REFERENCE, EvidenceElement.ISSUED_ON,
					EvidenceElement.CLIENT_DECEASED, EvidenceElement.DEATH_PURPOSE, EvidenceElement.HOW_VERIFIED,
					DisclosureCondition.NOT_THE_MINIMUM, DisclosureCondition.ISSUED_LATER,
					DisclosureCondition.SCOPE_NOT_EXACT)),

	/**
	 * A person who can avert a serious and imminent threat must be told about the threat. The author's belief in good
	 * faith is enough to verify the recipient, 45 CFR 164.514(h)(2)(iv).
	 */
	SERIOUS_THREAT(AccessGround.SERIOUS_THREAT, EnumSet.of(PSYCHOTHERAPY_NOTE), EnumSet.of(AUTHOR, EMERGENCY), null,
			rules(EvidenceElement.RATIONALE, EvidenceElement.SERIOUS, EvidenceElement.IMMINENT, EvidenceElement.THREATENED,
					EvidenceElement.RECIPIENT_ROLE, EvidenceElement.ABLE_TO_PREVENT, EvidenceElement.BELIEF_FROM,
					EvidenceElement.DUTY_TO_PROTECT, DisclosureCondition.EXCERPT_EXPECTED,
					DisclosureCondition.THREAT_TOO_LONG, DisclosureCondition.AUTHOR_NOT_TRIED,
					DisclosureCondition.EMERGENCY_FOR_OTHERS, DisclosureCondition.EMERGENCY_TOO_LONG)),

	/** The client consents to the disclosure of SUD counseling notes. */
	SUD_CONSENT(AccessGround.SUD_CONSENT, EnumSet.of(SUD_COUNSELING_NOTE), EnumSet.of(AUTHOR),
			AccountingExemption.AUTHORIZATION, SudCounselingNotes.CONSENT),

	/** A court orders the disclosure under 42 CFR part 2, subpart E. */
	SUD_COURT_ORDER(AccessGround.SUD_COURT_ORDER, EnumSet.of(SUD_COUNSELING_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			SudCounselingNotes.COURT_ORDER),

	/** The basis is the same as {@link #TRAINING}, but for SUD counseling notes. */
	SUD_TRAINING(AccessGround.SUD_TRAINING, EnumSet.of(SUD_COUNSELING_NOTE), EnumSet.of(AUTHOR),
			AccountingExemption.OPERATIONS,
			SudCounselingNotes.TRAINING),

	/** The basis is the same as {@link #LEGAL_DEFENSE}, but for SUD counseling notes. */
	SUD_DEFENSE(AccessGround.SUD_DEFENSE, EnumSet.of(SUD_COUNSELING_NOTE), EnumSet.of(AUTHOR, PRIVACY_OFFICER),
			AccountingExemption.OPERATIONS, SudCounselingNotes.DEFENSE),

	/** The Secretary of HHS investigates compliance with 42 CFR part 2. */
	SUD_SECRETARY(AccessGround.SUD_SECRETARY, EnumSet.of(SUD_COUNSELING_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			SudCounselingNotes.SECRETARY),

	/** The notes are needed for vital statistics, or for an inquiry into the cause of the client's death. */
	SUD_DECEASED(AccessGround.SUD_DECEASED, EnumSet.of(SUD_COUNSELING_NOTE), EnumSet.of(PRIVACY_OFFICER), null,
			SudCounselingNotes.DECEASED),

	/** An audit or evaluation of the author of SUD counseling notes. */
	SUD_AUDIT_OF_ORIGINATOR(AccessGround.SUD_AUDIT_OF_ORIGINATOR, EnumSet.of(SUD_COUNSELING_NOTE),
			EnumSet.of(PRIVACY_OFFICER), null, SudCounselingNotes.AUDIT),

	/**
	 * The author left, and a different user takes custody of the notes in place of the author (safeguards, 45 CFR
	 * 164.530(c)(1)). The custodian may make the disclosures that the author could make, but may not read the notes. A
	 * custodian is not the originator, and 164.508(a)(2) has no exception for custodians.
	 */
	CUSTODIAN(null, EnumSet.allOf(RestrictedKind.class), EnumSet.of(PRIVACY_OFFICER), AccountingExemption.OPERATIONS,
			rules(EvidenceElement.AUTHOR_LEFT_ON, DisclosureCondition.AUTHOR_LEAVES_LATER,
					DisclosureCondition.AUTHOR_STILL_ACTIVE, DisclosureCondition.RECIPIENT_NOT_USER));

	private final AccessGround ground;

	private final Set<RestrictedKind> kinds;

	private final Set<MakerRole> makers;

	private final AccountingExemption accountingExemption;

	private final List<DisclosureRule> rules;

	DisclosureBasis(AccessGround ground, Set<RestrictedKind> kinds, Set<MakerRole> makers,
			AccountingExemption accountingExemption, List<DisclosureRule> rules) {
		this.ground = ground;
		this.kinds = Collections.unmodifiableSet(kinds);
		this.makers = Collections.unmodifiableSet(makers);
		this.accountingExemption = accountingExemption;
		this.rules = rules;
	}

	/**
	 * @return the legal ground on which a recipient reads notes, or null if a disclosure on this basis does not open any
	 *         text
	 */
	public AccessGround getGround() {
		return ground;
	}

	public String getCitation() {
		return getSource().getCitation();
	}

	/**
	 * @return the section of law that permits a disclosure on this basis, and whether the developers have read the text of
	 *         that section
	 */
	public RuleSource getSource() {
		return ground == null ? RuleSource.product("45 CFR 164.530(c)(1)") : ground.getSource();
	}

	public String getMessageCode() {
		return "sessionnotes.disclosure.basis." + name();
	}

	public boolean isFor(RestrictedKind kind) {
		return kinds.contains(kind);
	}

	/** @return the roles in which a user may make a disclosure on this basis */
	public Set<MakerRole> getMakers() {
		return makers;
	}

	/** @return the rules for this basis, which apply in addition to the rules for every disclosure */
	public List<DisclosureRule> getRules() {
		return rules;
	}

	/** @return the elements of evidence that are always required for this basis, in the order of the form */
	public List<EvidenceElement> getRequiredEvidence() {
		return rules.stream().filter(EvidenceElement.class::isInstance).map(EvidenceElement.class::cast)
				.collect(Collectors.toList());
	}

	/** @return true if the basis is a court order or a law; only a court order or a law may forbid telling the author */
	public boolean isLegalOrder() {
		return rules.contains(EvidenceElement.INSTRUMENT);
	}

	/**
	 * @return true if the basis is supervised training; a disclosure for training is valid only as long as the supervision
	 *         lasts
	 */
	public boolean isTraining() {
		return rules.contains(EvidenceElement.TRAINING_PROGRAM);
	}

	/** @return true if the client may revoke a disclosure on this basis, 45 CFR 164.508(b)(5) */
	public boolean isRevocableByClient() {
		return accountingExemption == AccountingExemption.AUTHORIZATION;
	}

	/** @return true if an accounting must list disclosures on this basis, 45 CFR 164.528(a)(1) */
	public boolean isAccountable() {
		return accountingExemption == null;
	}

	/**
	 * @return the reason why an accounting leaves out disclosures on this basis; null if the accounting lists disclosures on
	 *         this basis
	 */
	public AccountingExemption getAccountingExemption() {
		return accountingExemption;
	}

	private static List<DisclosureRule> rules(DisclosureRule... rules) {
		return Collections.unmodifiableList(Arrays.asList(rules));
	}
}
