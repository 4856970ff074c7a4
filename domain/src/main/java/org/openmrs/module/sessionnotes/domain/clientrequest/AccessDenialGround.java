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
import static org.openmrs.module.sessionnotes.domain.clientrequest.BlockingException.OUTSIDE_EHI;
import static org.openmrs.module.sessionnotes.domain.clientrequest.BlockingException.PREVENTING_HARM;
import static org.openmrs.module.sessionnotes.domain.clientrequest.BlockingException.PRIVACY;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * A ground on which the clinic may deny access to a passage. No other reason counts, for example that the client may be
 * upset, has not paid, or should talk about the note first. Source: 45 CFR 164.524(a).
 */
public enum AccessDenialGround {

	/** The passage is not part of the designated record set. */
	NOT_IN_RECORD_SET(read("45 CFR 164.524(a)(1), 164.501"), false, OUTSIDE_EHI, GroundFact.NOT_USED_FOR_DECISIONS),

	/**
	 * Psychotherapy notes. No user chooses this ground for a passage. Instead every letter has the standing paragraph,
	 * whether or not such notes exist.
	 */
	PSYCHOTHERAPY_NOTES(read("45 CFR 164.524(a)(1)(i), (a)(2)(i)"), false, OUTSIDE_EHI),

	/** The passage was compiled for a legal action. */
	LEGAL_PROCEEDING(read("45 CFR 164.524(a)(1)(ii), (a)(2)(i)"), false, OUTSIDE_EHI,
			GroundFact.COMPILED_FOR_PROCEEDING),

	/** An inmate asks for a copy. An inmate's inspection cannot be denied on this ground. */
	INMATE_COPY(read("45 CFR 164.524(a)(2)(ii)"), false, PRIVACY, GroundFact.CORRECTIONAL_INSTITUTION,
			GroundFact.COPY_WOULD_JEOPARDIZE),

	/** The passage comes from research that is still in progress. */
	RESEARCH_IN_PROGRESS(read("45 CFR 164.524(a)(2)(iii)"), false, PRIVACY, GroundFact.RESEARCH_GOES_ON,
			GroundFact.CLIENT_AGREED_IN_RESEARCH, GroundFact.TOLD_OF_REINSTATEMENT),

	/** The Privacy Act, 5 U.S.C. 552a, permits the denial. */
	PRIVACY_ACT(read("45 CFR 164.524(a)(2)(iv)"), false, PRIVACY, GroundFact.UNDER_PRIVACY_ACT,
			GroundFact.DENIED_BY_PRIVACY_ACT),

	/** Someone who is not a provider gave the information under a promise of confidentiality. */
	CONFIDENTIAL_SOURCE(read("45 CFR 164.524(a)(2)(v)"), false, PRIVACY, GroundFact.SOURCE_NOT_A_PROVIDER,
			GroundFact.CONFIDENTIALITY_PROMISED, GroundFact.WOULD_REVEAL_SOURCE),

	/** Access would endanger the life or physical safety of the client or another person. */
	ENDANGERS_LIFE_OR_SAFETY(read("45 CFR 164.524(a)(3)(i)"), true, PREVENTING_HARM, GroundFact.ENDANGERS_LIFE_OR_BODY,
			GroundFact.DECIDER_TREATS_CLIENT, GroundFact.DECIDED_FOR_THIS_REQUEST),

	/** Access would cause substantial harm to another person, who is named and is not a provider. */
	OTHER_PERSON_HARMED(read("45 CFR 164.524(a)(3)(ii)"), true, PREVENTING_HARM, GroundFact.NAMES_OTHER_PERSON,
			GroundFact.OTHER_NOT_A_PROVIDER, GroundFact.OTHER_SUBSTANTIALLY_HARMED, GroundFact.DECIDER_TREATS_CLIENT,
			GroundFact.DECIDED_FOR_THIS_REQUEST),

	/** Access by the representative would cause substantial harm to the client or another person. */
	REPRESENTATIVE_HARM(read("45 CFR 164.524(a)(3)(iii)"), true, PREVENTING_HARM, GroundFact.REPRESENTATIVE_WOULD_HARM,
			GroundFact.DECIDER_TREATS_CLIENT, GroundFact.DECIDED_FOR_THIS_REQUEST);

	private final RuleSource source;

	private final boolean reviewable;

	private final BlockingException exception;

	private final Set<GroundFact> facts;

	AccessDenialGround(RuleSource source, boolean reviewable, BlockingException exception, GroundFact... facts) {
		this.source = source;
		this.reviewable = reviewable;
		this.exception = exception;
		this.facts = Collections.unmodifiableSet(
				facts.length == 0 ? EnumSet.noneOf(GroundFact.class) : EnumSet.copyOf(Arrays.asList(facts)));
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return true if the client may ask for a review of the denial, 45 CFR 164.524(a)(4) */
	public boolean isReviewable() {
		return reviewable;
	}

	/** @return the exception that makes a denial on this ground lawful under the rules on information blocking */
	public BlockingException getException() {
		return exception;
	}

	/** @return the facts that the decider must confirm, in the order of the form */
	public Set<GroundFact> getFacts() {
		return facts;
	}

	/** @return true if a user may choose the ground for a passage of a progress note */
	public boolean isForPassages() {
		return this != PSYCHOTHERAPY_NOTES;
	}

	/** @return the value of a profile that permits the ground; null if no profile can */
	ProfileKey getProfileKey() {
		return isForPassages() ? ProfileKey.valueOf("GROUND_" + name()) : null;
	}

	/** @return the code of the message that is the name of the ground for the user */
	public String getMessageCode() {
		return "sessionnotes.clientRequest.ground." + name();
	}
}
