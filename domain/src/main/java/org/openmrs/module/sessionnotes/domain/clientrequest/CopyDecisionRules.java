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

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/** The rules for a decision on access, and for its review. Source: 45 CFR 164.524. */
public final class CopyDecisionRules {

	/** The fewest words that count as a sentence. */
	private static final int SENTENCE = 4;

	private CopyDecisionRules() {
	}

	/**
	 * @param request a request for access
	 * @param today the day of the decision
	 * @return the message codes of everything that the clinic must settle before the person gets anything
	 */
	public static List<String> findingsAgainstGiving(ClientRequest request, LocalDate today) {
		Requester requester = request.getRequester();
		CopyWish wish = request.getCopyWish();
		boolean directed = requester.getKind() == RequesterKind.THIRD_PARTY_BY_DIRECTIVE;
		boolean goodDirective = requester.getDirective() != null && requester.getDirective().isComplete()
				&& wish.getFormat().isElectronic() && wish.getMeans() == CopyMeans.COPY;
		SummaryAgreement agreement = wish.getSummaryAgreement();
		return new Findings().addAll(findings(requester)).addIf(directed && !goodDirective, RequestRule.AUTHORIZATION_NEEDED)
				.addIf(wish.getDelivery() == CopyDelivery.UNENCRYPTED_MAIL && !wish.isWarningAccepted(),
						RequestRule.WARNING_NOT_ACKNOWLEDGED)
				.addIf(wish.isSummaryAsked() && (agreement == null || !agreement.isBy(today)),
						RequestRule.SUMMARY_NOT_AGREED)
				.getCodes();
	}

	/**
	 * @param requester the person who asks, for a copy or for an amendment
	 * @return the message codes of everything that the clinic must settle about identity and authority
	 */
	static List<String> findings(Requester requester) {
		Findings findings = new Findings().addIf(!requester.isVerified(), RequestRule.IDENTITY_NOT_VERIFIED);
		if (requester.getKind() == RequesterKind.PERSONAL_REPRESENTATIVE) {
			Representation representation = requester.getRepresentation();
			findings.addIf(representation == null || !representation.isProven(), RequestRule.AUTHORITY_MISSING)
					.addIf(representation == null || !representation.isDecided(), RequestRule.AUTHORITY_NOT_DECIDED)
					.addIf(requester.mayNotAct(), RequestRule.AUTHORITY_NOT_ENOUGH);
		}
		return findings.getCodes();
	}

	/**
	 * @param request a request for access
	 * @param decision the decision
	 * @param profile the law of the clinic's place
	 * @return the message codes of everything that is missing or wrong in the denials
	 */
	public static List<String> findings(ClientRequest request, CopyDecision decision, RequestProfile profile) {
		Findings findings = new Findings();
		List<WithheldPassage> earlier = new ArrayList<>();
		for (WithheldPassage each : decision.getWithheld()) {
			findings.addAll(findings(request, each, profile)).addIf(
					earlier.stream().anyMatch(other -> other.getPassage().overlaps(each.getPassage())),
					RequestRule.PASSAGES_OVERLAP);
			earlier.add(each);
		}
		findings.addIf(decision.getWithheld().isEmpty() && !decision.isAnythingLeft(), RequestRule.OUTCOME_DOES_NOT_MATCH);
		return findings.getCodes();
	}

	private static List<String> findings(ClientRequest request, WithheldPassage denial, RequestProfile profile) {
		AccessDenialGround ground = denial.getGround();
		CopyWish wish = request.getCopyWish();
		boolean byRepresentative = request.getRequester().getKind() == RequesterKind.PERSONAL_REPRESENTATIVE;
		return new Findings()
				.addIf(!ground.isForPassages() || !profile.allows(ground), RequestRule.GROUND_NOT_ALLOWED)
				.addIf(!denial.getFacts().containsAll(ground.getFacts()), RequestRule.GROUND_FACT_MISSING)
				.addIf(!wish.getNoteUuids().isEmpty() && !wish.getNoteUuids().contains(denial.getPassage().getNoteUuid()),
						RequestRule.PASSAGE_MISSING)
				.addIf(denial.getDecider() == null || !denial.getDecider().isLicenceComplete()
						|| denial.getDecidedOn() == null, RequestRule.DECIDER_NOT_LICENSED)
				.addIf(!Findings.hasWords(denial.getReasoning(), SENTENCE), RequestRule.REASONING_MISSING)
				.addIf(ground == AccessDenialGround.INMATE_COPY && wish.getMeans().includesInspection(),
						RequestRule.INSPECTION_NOT_DENIED)
				.addIf(ground == AccessDenialGround.REPRESENTATIVE_HARM && !byRepresentative,
						RequestRule.NO_REPRESENTATIVE)
				.getCodes();
	}

	/** @return the passages that a professional can still review */
	public static Set<Passage> getReviewable(ClientRequest request) {
		Set<Passage> passages = new HashSet<>();
		if (request.getCopyDecision() != null && request.getReview() == null) {
			request.getCopyDecision().getWithheld().stream().filter(each -> each.getGround().isReviewable())
					.forEach(each -> passages.add(each.getPassage()));
		}
		return passages;
	}

	/**
	 * @param request a request in which the client asked for a review
	 * @param review the result
	 * @return the message codes of everything that is missing or wrong in the review
	 */
	public static List<String> findings(ClientRequest request, ReviewOfDenial review) {
		LicensedProfessional reviewer = review.getReviewer();
		boolean tookPart = request.getCopyDecision().getWithheld().stream()
				.anyMatch(each -> each.getDecider().isSameUserAs(reviewer)
						|| reviewer != null && reviewer.getUserUuid().equals(each.getNoteAuthorUuid()));
		return new Findings()
				.addIf(reviewer == null || !reviewer.isLicenceComplete(), RequestRule.REVIEWER_NOT_LICENSED)
				.addIf(tookPart, RequestRule.REVIEWER_TOOK_PART)
				.addIf(!Words.saySomething(review.getDesignatedBy())
						|| reviewer != null && reviewer.getUserUuid().equals(review.getDesignatedBy()),
						RequestRule.REVIEWER_NOT_DESIGNATED)
				.addIf(!review.getPassages().equals(getReviewable(request)), RequestRule.REVIEW_INCOMPLETE)
				.getCodes();
	}
}
