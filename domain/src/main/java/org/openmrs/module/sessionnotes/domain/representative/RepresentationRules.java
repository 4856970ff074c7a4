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

import java.time.LocalDate;
import java.util.Objects;

/**
 * Decides whether a representative may act for a client. No decision gives a right to psychotherapy notes: a representative
 * has no more rights than the client, 45 CFR 164.524(a)(1)(i).
 */
public final class RepresentationRules {

	/** The age of majority if the clinic has not confirmed the law of the state. */
	private static final int USUAL_MAJORITY = 18;

	private RepresentationRules() {
	}

	/** The subject of a decision, besides the representative and the client. */
	public static final class Question {

		private final RepresentedAct act;

		private final LocalDate day;

		private final StateRule state;

		private final ServiceConsent consent;

		private final ProfessionalDecision decided;

		/**
		 * @param day the current day of the clinic
		 * @param state the law of the client's state; null if there is no rule
		 * @param consent the consent to the service that the act concerns; null if it is not recorded
		 * @param decided the decision of a licensed professional about this representative and this act; null if there is none
		 */
		public Question(RepresentedAct act, LocalDate day, StateRule state, ServiceConsent consent,
				ProfessionalDecision decided) {
			this.act = Objects.requireNonNull(act, "act");
			this.day = Objects.requireNonNull(day, "day");
			this.state = state;
			this.consent = consent;
			this.decided = decided;
		}

		int getMajority() {
			return state != null && state.isConfirmed() ? state.getMajority() : USUAL_MAJORITY;
		}
	}

	/**
	 * Tells whether a client may need a representative because of the client's age. Some states say otherwise: 45 CFR
	 * 164.502(g)(3).
	 *
	 * @return true if the day of birth is unknown, or the client is younger than the usual age of majority
	 */
	public static boolean mayBeMinor(ClientStanding client, LocalDate day) {
		return client.getBorn() == null || client.isMinor(day, USUAL_MAJORITY);
	}

	/** @param clientUuid the client for whom the representative wants to act */
	public static RepresentationDecision decide(Representative representative, String clientUuid, ClientStanding client,
			Question question) {
		if (!representative.getClientUuid().equals(clientUuid)) {
			return RepresentationDecision.OTHER_CLIENT;
		}
		if (!representative.findings().isEmpty()) {
			return RepresentationDecision.NOT_PROVEN;
		}
		if (question.day.isBefore(representative.getFrom())
				|| representative.getUntil() != null && question.day.isAfter(representative.getUntil())) {
			return RepresentationDecision.NOT_IN_FORCE;
		}
		if (!representative.getScope().contains(question.act)) {
			return RepresentationDecision.OUT_OF_SCOPE;
		}
		if (representative.getCourtLimits().contains(question.act)) {
			return RepresentationDecision.COURT_FORBIDS;
		}
		ProfessionalDecision endangerment = representative.getEndangerment();
		if (endangerment != null && !endangerment.isPermitted()) {
			return RepresentationDecision.ENDANGERS_CLIENT;
		}
		return client.isDead(question.day)
				? afterDeath(representative.getKind(), client, question)
				: inLife(representative, client, question);
	}

	private static RepresentationDecision afterDeath(RepresentativeKind kind, ClientStanding client, Question question) {
		switch (kind) {
			case EXECUTOR :
				return question.act == RepresentedAct.CONSENT_TO_SERVICE
						? RepresentationDecision.CLIENT_DIED
						: RepresentationDecision.MAY_ACT;
			case INVOLVED_FAMILY :
				if (question.act != RepresentedAct.RECEIVE_COPY) {
					return RepresentationDecision.CLIENT_DIED;
				}
				return client.isFamilyRefused()
						? RepresentationDecision.CLIENT_OBJECTED
						: RepresentationDecision.INVOLVEMENT_ONLY;
			default :
				return RepresentationDecision.CLIENT_DIED;
		}
	}

	private static RepresentationDecision inLife(Representative representative, ClientStanding client, Question question) {
		switch (representative.getKind()) {
			case EXECUTOR :
			case INVOLVED_FAMILY :
				return RepresentationDecision.CLIENT_LIVES;
			case PARENT :
			case GUARDIAN :
				return parentOrGuardian(representative, client, question);
			default :
				return RepresentationDecision.MAY_ACT;
		}
	}

	private static RepresentationDecision parentOrGuardian(Representative representative, ClientStanding client,
			Question question) {
		if (client.getBorn() == null) {
			return RepresentationDecision.AGE_UNKNOWN;
		}
		if (!client.isMinor(question.day, question.getMajority())) {
			return isOfMinor(representative, client, question.getMajority())
					? RepresentationDecision.CLIENT_IS_ADULT
					: RepresentationDecision.MAY_ACT;
		}
		switch (MinorRule.decide(client.getAge(question.day), question.consent, question.state, question.act)) {
			case PARENT_IS_REPRESENTATIVE :
				return RepresentationDecision.MAY_ACT;
			case MINOR_ACTS :
				return RepresentationDecision.MINOR_ACTS;
			default :
				return afterJudgment(question.decided);
		}
	}

	private static RepresentationDecision afterJudgment(ProfessionalDecision decided) {
		if (decided == null) {
			return RepresentationDecision.PROFESSIONAL_DECIDES;
		}
		return decided.isPermitted() ? RepresentationDecision.MAY_ACT : RepresentationDecision.PROFESSIONAL_REFUSED;
	}

	/** Tells whether the person's rights end when the client comes of age, as those of a parent or a minor's guardian do. */
	private static boolean isOfMinor(Representative representative, ClientStanding client, int majority) {
		return representative.getKind() == RepresentativeKind.PARENT
				|| representative.getKind() == RepresentativeKind.GUARDIAN
						&& representative.getFrom().isBefore(client.getMajority(majority));
	}

	/**
	 * Tells whether the clinic must ask the client about an open request of a parent or guardian. It must if the client came
	 * of age after that request.
	 *
	 * @param askedOn the day of the request
	 */
	public static boolean mustAskClientAgain(Representative representative, ClientStanding client, LocalDate askedOn,
			LocalDate today, int majority) {
		if (client.getBorn() == null || !isOfMinor(representative, client, majority)) {
			return false;
		}
		LocalDate adult = client.getMajority(majority);
		return askedOn.isBefore(adult) && !today.isBefore(adult);
	}
}
