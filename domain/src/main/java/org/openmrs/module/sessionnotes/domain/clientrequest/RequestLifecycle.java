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

import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.ACCEPTED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.ACCEPTED_IN_PART;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.CLOSED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.DENIED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.DISAGREED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.EXTENDED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.GRANTED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.GRANTED_IN_PART;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.REBUTTED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.RECEIVED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.REVIEWED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.REVIEW_ASKED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.WITHDRAWN;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;

/**
 * Takes the steps of a request. Each step is possible only from certain states, and needs its letter if the law requires
 * a letter. This class does not decide which users may take a step.
 */
public final class RequestLifecycle {

	private RequestLifecycle() {
	}

	/** @return the states to which a step can lead from the state; for a new request the state is null */
	public static Set<RequestState> getNext(RequestKind kind, RequestState before) {
		if (before == null) {
			return EnumSet.of(RECEIVED);
		}
		return kind == RequestKind.ACCESS ? nextOfAccess(before) : nextOfAmendment(before);
	}

	private static Set<RequestState> nextOfAccess(RequestState before) {
		switch (before) {
			case RECEIVED :
				return EnumSet.of(EXTENDED, GRANTED, GRANTED_IN_PART, DENIED, WITHDRAWN);
			case EXTENDED :
				return EnumSet.of(GRANTED, GRANTED_IN_PART, DENIED, WITHDRAWN);
			case GRANTED :
			case REVIEWED :
				return EnumSet.of(CLOSED);
			case GRANTED_IN_PART :
			case DENIED :
				return EnumSet.of(REVIEW_ASKED, CLOSED);
			case REVIEW_ASKED :
				return EnumSet.of(REVIEWED);
			case CLOSED :
				// the law sets no time within which the client must ask for a review
				return EnumSet.of(REVIEW_ASKED);
			default :
				return EnumSet.noneOf(RequestState.class);
		}
	}

	private static Set<RequestState> nextOfAmendment(RequestState before) {
		switch (before) {
			case RECEIVED :
				return EnumSet.of(EXTENDED, ACCEPTED, ACCEPTED_IN_PART, DENIED, WITHDRAWN);
			case EXTENDED :
				return EnumSet.of(ACCEPTED, ACCEPTED_IN_PART, DENIED, WITHDRAWN);
			case ACCEPTED_IN_PART :
			case DENIED :
				return EnumSet.of(DISAGREED);
			case DISAGREED :
				return EnumSet.of(REBUTTED);
			default :
				return EnumSet.noneOf(RequestState.class);
		}
	}

	/**
	 * Records a request that the clinic received. The client needs no form and no reason, and an oral request counts.
	 *
	 * @param request a request without steps
	 * @param today the current day of the clinic
	 * @return the received request
	 * @throws RefusedException if a fact is missing; the exception lists everything that is missing or wrong
	 */
	public static ClientRequest receive(ClientRequest request, LocalDate today) {
		requireNext(request, RECEIVED);
		boolean receipt = request.getReceivedOn() != null && Words.saySomething(request.getReceivedBy())
				&& request.getChannel() != null;
		boolean access = request.getKind() == RequestKind.ACCESS;
		new Findings().addIf(!receipt, RequestRule.RECEIPT_MISSING)
				.addIf(request.getReceivedOn() != null && request.getReceivedOn().isAfter(today),
						RequestRule.RECEIVED_LATER)
				.addIf(request.getRequester() == null || !Words.saySomething(request.getRequester().getName()),
						RequestRule.REQUESTER_MISSING)
				.addIf(access && (request.getCopyWish() == null || request.getCopyWish().isEmpty()),
						RequestRule.WISH_MISSING)
				.addIf(!access && (request.getAmendmentWish() == null || !request.getAmendmentWish().saysWhat()),
						RequestRule.AMENDMENT_WISH_MISSING)
				.refuseIfAny();
		return request.toBuilder()
				.entry(new RequestEntry(RECEIVED, request.getReceivedBy(), request.getReceivedOn(), null)).build();
	}

	/**
	 * Records how the identity of the person who asks was verified. Source: 45 CFR 164.514(h)(1)(i).
	 *
	 * @param request a request that waits for an answer
	 * @param evidence how the identity was verified
	 * @param step who verified the identity
	 * @return the request with the verified identity
	 * @throws RefusedException if the request is answered, or the evidence says nothing
	 */
	public static ClientRequest identify(ClientRequest request, String evidence, StepBy step) {
		boolean waits = request.getState() == RECEIVED || request.getState() == EXTENDED;
		new Findings().addIf(!waits, RequestRule.STEP_NOT_POSSIBLE)
				.addIf(!Words.saySomething(evidence), RequestRule.IDENTITY_NOT_VERIFIED).refuseIfAny();
		return request.toBuilder().requester(request.getRequester().verified(evidence, step.getBy())).build();
	}

	/**
	 * Extends the time for the answer, once. Source: 45 CFR 164.524(b)(2)(ii), 164.526(b)(2)(ii).
	 *
	 * @param request a request that waits for an answer
	 * @param extension the reason and the new date
	 * @param letter the letter that tells the client
	 * @param step the user who takes the step, and the day
	 * @param profile the law of the clinic's place
	 * @return the request with the new due date
	 * @throws RefusedException if the extension is not possible, or a fact or the letter is missing
	 */
	public static ClientRequest extend(ClientRequest request, Extension extension, Letter letter, StepBy step,
			RequestProfile profile) {
		requireNext(request, EXTENDED);
		DueDates dates = new DueDates(request, profile);
		boolean access = request.getKind() == RequestKind.ACCESS;
		LocalDate newDate = extension.getNewDate();
		BlockingException exception = extension.getException();
		new Findings().addIf(step.getOn().isAfter(dates.getFirstDue()), RequestRule.EXTENSION_TOO_LATE)
				.addIf(dates.getLatest().equals(dates.getFirstDue()), RequestRule.NO_EXTENSION)
				.addIf(!Words.saySomething(extension.getReason()), RequestRule.EXTENSION_REASON_MISSING)
				.addIf(newDate == null || !newDate.isAfter(dates.getFirstDue()) || newDate.isAfter(dates.getLatest()),
						RequestRule.EXTENSION_DATE_WRONG)
				.addIf(access && (exception == null || !exception.allowsDelay()), RequestRule.EXCEPTION_MISSING)
				.addAll(findings(request, letter, access ? LetterKind.COPY_EXTENDED : LetterKind.AMENDMENT_EXTENDED,
						EnumSet.noneOf(LetterCase.class)).getCodes())
				.refuseIfAny();
		new Findings().addIf(!letter.says(LetterElement.NEW_DATE, newDate)
				|| !letter.says(LetterElement.DELAY_REASON, extension.getReason()), RequestRule.LETTER_DOES_NOT_MATCH)
				.refuseIfAny();
		return step(request.toBuilder().extension(extension).build(), EXTENDED, step, letter);
	}

	/**
	 * Decides on a request for access. The outcome follows from the withheld passages.
	 *
	 * @param request a request that waits for an answer
	 * @param decision the withheld passages, and the professionals who decided
	 * @param letter the letter that tells the client
	 * @param step the user who takes the step, and the day
	 * @param profile the law of the clinic's place
	 * @return the decided request
	 * @throws RefusedException if a denial breaks a rule, the clinic has not settled identity or authority, or the letter
	 *         is missing
	 */
	public static ClientRequest decide(ClientRequest request, CopyDecision decision, Letter letter, StepBy step,
			RequestProfile profile) {
		requireNext(request, decision.getOutcome());
		new Findings().addAll(CopyDecisionRules.findings(request, decision, profile))
				.addAll(CopyDecisionRules.findingsAgainstGiving(request, step.getOn()))
				.addAll(findings(request, letter, letterOf(RequestKind.ACCESS, decision.getOutcome()),
						decision.getLetterCases()).getCodes())
				.refuseIfAny();
		return step(request.toBuilder().copyDecision(decision).build(), decision.getOutcome(), step, letter);
	}

	/**
	 * Denies a request because the person may not act for the client. The letter contains no clinical facts.
	 *
	 * @param request a request of a representative that waits for an answer
	 * @param letter the letter that tells the person
	 * @param step the user who takes the step, and the day
	 * @return the denied request
	 * @throws RefusedException if the rules on representatives let the person act, or the letter is missing
	 */
	public static ClientRequest refuseRepresentative(ClientRequest request, Letter letter, StepBy step) {
		requireNext(request, DENIED);
		new Findings().addIf(!request.getRequester().mayNotAct(), RequestRule.AUTHORITY_NOT_DECIDED)
				.addAll(findings(request, letter, LetterKind.REPRESENTATIVE_REFUSED, EnumSet.noneOf(LetterCase.class))
						.getCodes())
				.refuseIfAny();
		return step(request, DENIED, step, letter);
	}

	/**
	 * Records that the client got the copy, or the passages that a review released. Payment is not a condition.
	 *
	 * @param request a request that the clinic granted, or a reviewed request with released passages
	 * @param on the day of the release
	 * @return the request with the day of the release
	 * @throws RefusedException if there is nothing to release
	 */
	public static ClientRequest release(ClientRequest request, LocalDate on) {
		new Findings().addIf(!isReleaseOpen(request), RequestRule.STEP_NOT_POSSIBLE)
				.addIf(!request.getEntries().isEmpty() && on.isBefore(request.getLastEntry().getOn()),
						RequestRule.STEP_TOO_EARLY)
				.refuseIfAny();
		return request.toBuilder().release(on).build();
	}

	/** @return true if the client has not yet got the granted copy, a supplement, or the passages that the review released */
	public static boolean isReleaseOpen(ClientRequest request) {
		boolean granted = request.getDayOf(GRANTED) != null || request.getDayOf(GRANTED_IN_PART) != null;
		boolean overturned = request.getReview() != null && !request.getReview().getReleased().isEmpty();
		return request.getReleases().size() < (granted ? 1 : 0) + (overturned ? 1 : 0) + request.getSupplements().size();
	}

	/**
	 * Records that the client asks for a review of the withheld passages. Source: 45 CFR 164.524(a)(4).
	 *
	 * @param request a request that the clinic denied, or granted in part
	 * @param step the user who takes the step, and the day
	 * @return the request that waits for the review
	 * @throws RefusedException if the clinic withheld no passage on a reviewable ground, or the review has taken place
	 */
	public static ClientRequest askReview(ClientRequest request, StepBy step) {
		requireNext(request, REVIEW_ASKED);
		new Findings().addIf(CopyDecisionRules.getReviewable(request).isEmpty(), RequestRule.NOTHING_TO_REVIEW)
				.refuseIfAny();
		return step(request, REVIEW_ASKED, step, null);
	}

	/**
	 * Records the result of the review, which binds the clinic. Source: 45 CFR 164.524(d)(4).
	 *
	 * @param request a request that waits for the review
	 * @param review the result
	 * @param letter the letter that tells the client
	 * @param step the user who takes the step, and the day
	 * @return the reviewed request
	 * @throws RefusedException if the reviewer took part in the denial or is not licensed, or the letter is missing
	 */
	public static ClientRequest review(ClientRequest request, ReviewOfDenial review, Letter letter, StepBy step) {
		requireNext(request, REVIEWED);
		new Findings().addAll(CopyDecisionRules.findings(request, review))
				.addAll(findings(request, letter, LetterKind.REVIEW_RESULT, review.getLetterCases()).getCodes())
				.refuseIfAny();
		return step(request.toBuilder().review(review).build(), REVIEWED, step, letter);
	}

	/**
	 * Closes a request for access.
	 *
	 * @throws RefusedException if the client has not yet got the granted or released passages
	 */
	public static ClientRequest close(ClientRequest request, StepBy step) {
		requireNext(request, CLOSED);
		new Findings().addIf(isReleaseOpen(request), RequestRule.NOT_RELEASED).refuseIfAny();
		return step(request, CLOSED, step, null);
	}

	/** Records that the client withdrew the request before the clinic answered. */
	public static ClientRequest withdraw(ClientRequest request, StepBy step) {
		requireNext(request, WITHDRAWN);
		return step(request, WITHDRAWN, step, null);
	}

	/**
	 * Decides on a request for an amendment. The request, and a denial if there is any, become papers that belong to the
	 * note.
	 *
	 * @param request a request that waits for an answer
	 * @param decision an answer for each passage
	 * @param letter the letter that tells the client
	 * @param step the user who takes the step, and the day
	 * @return the decided request
	 * @throws RefusedException if an answer breaks a rule, or the letter is missing
	 */
	public static ClientRequest decide(ClientRequest request, AmendmentDecision decision, Letter letter, StepBy step) {
		RequestState outcome = decision.getOutcome(request.getAmendmentWish());
		requireNext(request, outcome);
		new Findings().addAll(AmendmentRules.findings(request, decision))
				.addAll(CopyDecisionRules.findings(request.getRequester()))
				.addAll(findings(request, letter, letterOf(RequestKind.AMENDMENT, outcome), EnumSet.noneOf(LetterCase.class))
						.getCodes())
				.refuseIfAny();
		ClientRequestBuilder decided = request.toBuilder().amendmentDecision(decision)
				.paper(new AmendmentPaper(AmendmentPaper.Kind.REQUEST, request.getAmendmentWish().getWords(),
						request.getRequester().getName(), request.getReceivedOn()));
		if (outcome != ACCEPTED) {
			decided.paper(new AmendmentPaper(AmendmentPaper.Kind.DENIAL, letter.getText(), step.getBy(), step.getOn()));
		}
		return step(decided.build(), outcome, step, letter);
	}

	/**
	 * Records the client's statement of disagreement, word for word. Source: 45 CFR 164.526(d)(2).
	 *
	 * @param request a request for an amendment that the clinic denied in full or in part
	 * @param words the client's exact words
	 * @param step the user who takes the step, and the day
	 * @param profile the limit of the clinic's place
	 * @return the request with the statement
	 * @throws RefusedException if the statement is blank or too long
	 */
	public static ClientRequest disagree(ClientRequest request, String words, StepBy step, RequestProfile profile) {
		requireNext(request, DISAGREED);
		new Findings().addIf(request.getAmendmentDecision() == null, RequestRule.STEP_NOT_POSSIBLE).refuseIfAny();
		AmendmentPaper statement = new AmendmentPaper(AmendmentPaper.Kind.STATEMENT, words,
				request.getRequester().getName(), step.getOn());
		new Findings().addAll(AmendmentRules.findings(statement, profile)).refuseIfAny();
		return step(request.toBuilder().paper(statement).build(), DISAGREED, step, null);
	}

	/**
	 * Records the clinic's rebuttal, of which the client gets a copy. Source: 45 CFR 164.526(d)(3).
	 *
	 * @param request a request with a statement of disagreement
	 * @param words the clinic's exact words
	 * @param letter the letter with the copy for the client
	 * @param step the user who takes the step, and the day
	 * @return the request with the rebuttal
	 * @throws RefusedException if the rebuttal is blank, or the letter is missing
	 */
	public static ClientRequest rebut(ClientRequest request, String words, Letter letter, StepBy step) {
		requireNext(request, REBUTTED);
		new Findings().addIf(!Words.saySomething(words), RequestRule.REBUTTAL_MISSING)
				.addAll(findings(request, letter, LetterKind.AMENDMENT_REBUTTED, EnumSet.noneOf(LetterCase.class))
						.getCodes())
				.addIf(letter != null && Words.saySomething(words) && !letter.says(LetterElement.REBUTTAL, words),
						RequestRule.LETTER_DOES_NOT_MATCH)
				.refuseIfAny();
		return step(request.toBuilder()
				.paper(new AmendmentPaper(AmendmentPaper.Kind.REBUTTAL, words, step.getBy(), step.getOn())).build(),
				REBUTTED,
				step, letter);
	}

	private static LetterKind letterOf(RequestKind kind, RequestState outcome) {
		switch (outcome) {
			case GRANTED :
				return LetterKind.COPY_GIVEN;
			case GRANTED_IN_PART :
				return LetterKind.COPY_GIVEN_IN_PART;
			case DENIED :
				return kind == RequestKind.ACCESS ? LetterKind.COPY_DENIED : LetterKind.AMENDMENT_DENIED;
			case ACCEPTED :
				return LetterKind.AMENDMENT_ACCEPTED;
			case ACCEPTED_IN_PART :
				return LetterKind.AMENDMENT_ACCEPTED_IN_PART;
			default :
				throw new IllegalArgumentException("no letter for " + outcome);
		}
	}

	/** Returns the errors of the letter. A letter may cover more circumstances than it must, for example a fee. */
	static Findings findings(ClientRequest request, Letter letter, LetterKind kind, Set<LetterCase> cases) {
		boolean there = letter != null && letter.getKind() == kind;
		return new Findings().addIf(!there, RequestRule.LETTER_MISSING)
				.addIf(there && (!letter.getCases().containsAll(cases)
						|| !letter.says(LetterElement.REQUEST_DATE, request.getReceivedOn())),
						RequestRule.LETTER_DOES_NOT_MATCH);
	}

	private static void requireNext(ClientRequest request, RequestState after) {
		new Findings().addIf(!getNext(request.getKind(), request.getState()).contains(after), RequestRule.STEP_NOT_POSSIBLE)
				.refuseIfAny();
	}

	private static ClientRequest step(ClientRequest request, RequestState after, StepBy step, Letter letter) {
		new Findings().addIf(step.getOn().isBefore(request.getLastEntry().getOn()), RequestRule.STEP_TOO_EARLY)
				.refuseIfAny();
		return request.toBuilder().entry(
				new RequestEntry(after, step.getBy(), step.getOn(), letter == null ? null : letter.getDigest())).build();
	}
}
