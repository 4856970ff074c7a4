/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.CLOSED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.DENIED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.EXTENDED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.GRANTED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.GRANTED_IN_PART;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.REVIEWED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.REVIEW_ASKED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.WITHDRAWN;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.clientcopy.CopyContents;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDecision;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDecisionRules;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopySupplement;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.Extension;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestLifecycle;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;
import org.openmrs.module.sessionnotes.domain.clientrequest.ReviewOfDenial;
import org.openmrs.module.sessionnotes.domain.clientrequest.StepBy;
import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;
import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.representative.ClientStanding;
import org.openmrs.module.sessionnotes.domain.representative.RepresentationRules;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.util.PrivilegeConstants;

/** Prepares the steps of requests: gathers what a step needs, and asks {@link RequestLifecycle} for the decision. */
class RequestSteps {

	private final RequestLetters letters;

	private final CopyMaking copyMaking;

	private final Reviewers reviewers;

	private final Clock clock;

	RequestSteps(RequestSettings settings, Reviewers reviewers, Clock clock) {
		this.reviewers = reviewers;
		this.letters = new RequestLetters(settings, clock.getZone());
		this.copyMaking = new CopyMaking(clock);
		this.clock = clock;
	}

	/**
	 * @param user the user who takes the step
	 * @throws org.openmrs.module.sessionnotes.domain.errors.RefusedException if the rules refuse the step
	 */
	PreparedStep prepare(StoredRequest stored, StepOrder order, String user, RequestProfile profile) {
		ClientRequest request = stored.getRequest();
		LocalDate today = LocalDate.now(clock);
		StepBy step = new StepBy(user, today);
		switch (order.getStep()) {
			case ACKNOWLEDGE :
				return PreparedStep.of(stored, letters.received(request, order, today, signer(), profile));
			case IDENTIFY :
				return PreparedStep.of(stored.with(RequestLifecycle.identify(request, order.getEvidence(), step)));
			case EXTEND :
				Extension extension = new Extension(order.getReason(), order.getNewDate(), order.getException());
				Letter extended = letters.extended(request, order, today, signer(), profile);
				return PreparedStep.of(stored.with(RequestLifecycle.extend(request, extension, extended, step, profile)),
						extended);
			case GRANT :
				return decide(stored, GRANTED, order, step, profile);
			case GRANT_IN_PART :
				return decide(stored, GRANTED_IN_PART, order, step, profile);
			case DENY :
				return decide(stored, DENIED, order, step, profile);
			case RELEASE :
				return PreparedStep.of(stored.with(RequestLifecycle.release(request, today)));
			case SUPPLEMENT :
				return supplement(stored, order, step, profile);
			case ASK_REVIEW :
				return PreparedStep.of(stored.with(RequestLifecycle.askReview(request, step)));
			case DESIGNATE :
				reviewers.requireFit(stored, order.getReviewer(), user);
				return PreparedStep.of(stored.withReviewer(order.getReviewer(), user));
			case SEND_REVIEW :
				return sendReview(stored, order, step, profile);
			case CLOSE :
				RequestStore.refuseIf(isPromiseOpen(stored), RequestRule.PROMISE_OPEN);
				return PreparedStep.of(stored.with(RequestLifecycle.close(request, step)));
			default :
				return PreparedStep.of(stored.with(RequestLifecycle.withdraw(request, step)));
		}
	}

	/** @param outcome the state that the user wants; the withheld passages must lead to it */
	private PreparedStep decide(StoredRequest stored, RequestState outcome, StepOrder order, StepBy step,
			RequestProfile profile) {
		ClientRequest request = stored.getRequest();
		Patient patient = patientWhoMayGetACopy(request, step.getOn());
		CopyMaking.Contents contents = copyMaking.read(request, patient);
		requirePromise(order, contents, step.getOn(), new DueDates(request, profile).getLatest());
		if (!stored.getWithholding().isEmpty()) {
			RequestStore.refuseIf(
					!new PassageWords(copyMaking.fields(request, contents)).areUnchanged(stored.getWithholding()),
					RequestRule.PASSAGE_CHANGED);
		}
		List<WithheldPassage> withheld = stored.getWithholding().stream().map(DeniedPassage::getDenial)
				.collect(Collectors.toList());
		CopyContents shown = contents.getCopy(withheld);
		CopyDecision decision = new CopyDecision(withheld, contents.isAnythingLeft(withheld),
				RequestLetters.cases(order, shown));
		RequestStore.refuseIf(decision.getOutcome() != outcome, RequestRule.OUTCOME_DOES_NOT_MATCH);
		CopyFile copy = outcome == DENIED
				? null
				: copyMaking.make(request, contents, patient.getPersonName().getFullName(), withheld);
		Letter letter = outcome == DENIED
				? letters.denied(stored, order, decision, shown, step.getOn(), signer(), profile)
				: letters.given(stored, order, decision, shown, copy.getPages(), step.getOn(), signer(), profile);
		StoredRequest after = stored.with(RequestLifecycle.decide(request, decision, letter, step, profile));
		// where something is withheld, professionals decide on the promised notes, too: for a new request
		return PreparedStep.of(
				outcome == GRANTED ? after.withPromised(shown.getUnsignedNotes(), order.getUnsignedDate()) : after, letter,
				copy, shown.getNotes().size());
	}

	private static Patient patientWhoMayGetACopy(ClientRequest request, LocalDate today) {
		Patient patient = patient(request.getPatientUuid());
		if (patient.getVoided()) {
			throw new InvalidRequestException("sessionnotes.error.patientVoided");
		}
		RequestStore.refuseIf(patient.getDead(), RequestRule.CLIENT_DIED);
		RequestStore.refuseIf(mayBeMinor(patient, today), RequestRule.CLIENT_UNDER_AGE);
		return patient;
	}

	/** Sends those promised notes that are signed by now. */
	private PreparedStep supplement(StoredRequest stored, StepOrder order, StepBy step, RequestProfile profile) {
		ClientRequest request = stored.getRequest();
		Patient patient = patientWhoMayGetACopy(request, step.getOn());
		CopyMaking.Contents contents = copyMaking.read(request, patient).only(stored.getPromised());
		CopyContents shown = contents.getCopy(Collections.emptyList());
		RequestStore.refuseIf(shown.getNotes().isEmpty(), RequestRule.UNSIGNED_STILL);
		requirePromise(order, contents, step.getOn(),
				step.getOn().plusDays(ChronoUnit.DAYS.between(request.getReceivedOn(),
						new DueDates(request, profile).getFirstDue())));
		CopyFile copy = copyMaking.make(request, contents, patient.getPersonName().getFullName(), Collections.emptyList());
		Letter letter = letters.supplement(request, order, shown, copy.getPages(), step.getOn(), signer(), profile);
		return PreparedStep.of(stored.with(CopySupplement.send(request, letter, step))
				.withPromised(shown.getUnsignedNotes(), order.getUnsignedDate()), letter, copy, shown.getNotes().size());
	}

	/** @return true if the client has yet to get promised notes; a note that was voided is promised no longer */
	private boolean isPromiseOpen(StoredRequest stored) {
		if (stored.getPromised().isEmpty()) {
			return false;
		}
		ClientRequest request = stored.getRequest();
		CopyContents left = copyMaking.read(request, patient(request.getPatientUuid())).only(stored.getPromised())
				.getCopy(Collections.emptyList());
		return left.getUnsigned() > 0 || !left.getNotes().isEmpty();
	}

	private static boolean mayBeMinor(Patient patient, LocalDate today) {
		LocalDate born = patient.getBirthdate() == null
				? null
				: ClinicDay.of(Instant.ofEpochMilli(patient.getBirthdate().getTime()));
		return RepresentationRules.mayBeMinor(new ClientStanding(born, null, false, false), today);
	}

	/** Holds the day for which the letter promises unsigned notes to the time that the law gives for an answer. */
	private static void requirePromise(StepOrder order, CopyMaking.Contents contents, LocalDate today, LocalDate latest) {
		LocalDate promised = order.getUnsignedDate();
		boolean wrong = promised != null && (promised.isBefore(today) || promised.isAfter(latest));
		RequestStore.refuseIf(contents.getCopy(Collections.emptyList()).getUnsigned() > 0 && wrong,
				RequestRule.UNSIGNED_DATE_WRONG);
	}

	private PreparedStep sendReview(StoredRequest stored, StepOrder order, StepBy step, RequestProfile profile) {
		ClientRequest request = stored.getRequest();
		ReviewOfDenial review = stored.getReview();
		Letter letter = letters.reviewed(stored, order, step.getOn(), signer(), profile);
		StoredRequest after = stored.with(RequestLifecycle.review(request, review, letter, step));
		List<DeniedPassage> released = stored.getReleased();
		if (released.isEmpty()) {
			return PreparedStep.of(after, letter);
		}
		CopyFile copy = copyMaking.makeReleased(request, released,
				patient(request.getPatientUuid()).getPersonName().getFullName());
		return PreparedStep.of(after, letter, copy,
				(int) released.stream().map(each -> each.getDenial().getPassage().getNoteUuid()).distinct().count());
	}

	/** @throws InvalidRequestException if there is no patient with the uuid */
	static Patient patient(String uuid) {
		Patient patient = ProxyPrivileges.with(() -> Context.getPatientService().getPatientByUuid(uuid),
				PrivilegeConstants.GET_PATIENTS);
		if (patient == null) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		return patient;
	}

	private static String signer() {
		return Context.getAuthenticatedUser().getPersonName().getFullName();
	}

	/** @return the steps that the rules allow today, in the order in which they are usually taken */
	Set<RequestStep> possible(StoredRequest stored, RequestProfile profile) {
		ClientRequest request = stored.getRequest();
		Set<RequestState> next = RequestLifecycle.getNext(request.getKind(), request.getState());
		DueDates dates = new DueDates(request, profile);
		Set<RequestStep> possible = EnumSet.noneOf(RequestStep.class);
		addIf(possible, RequestStep.ACKNOWLEDGE, next.contains(EXTENDED)
				&& stored.getLetters().stream().noneMatch(each -> each.getKind() == LetterKind.COPY_RECEIVED));
		addIf(possible, RequestStep.IDENTIFY,
				next.contains(GRANTED) && request.getRequester().getIdentityEvidence() == null);
		addIf(possible, RequestStep.EXTEND, next.contains(EXTENDED) && !dates.getLatest().equals(dates.getFirstDue())
				&& !LocalDate.now(clock).isAfter(dates.getFirstDue()));
		boolean whole = stored.getWithholding().isEmpty();
		addIf(possible, RequestStep.GRANT, next.contains(GRANTED) && whole);
		addIf(possible, RequestStep.GRANT_IN_PART, next.contains(GRANTED_IN_PART) && !whole);
		addIf(possible, RequestStep.DENY, next.contains(DENIED) && !whole);
		addIf(possible, RequestStep.RELEASE, RequestLifecycle.isReleaseOpen(request));
		addIf(possible, RequestStep.SUPPLEMENT, CopySupplement.isPossible(request) && !stored.getPromised().isEmpty());
		addIf(possible, RequestStep.ASK_REVIEW,
				next.contains(REVIEW_ASKED) && !CopyDecisionRules.getReviewable(request).isEmpty());
		addIf(possible, RequestStep.DESIGNATE, next.contains(REVIEWED) && stored.getReview() == null);
		addIf(possible, RequestStep.SEND_REVIEW, next.contains(REVIEWED) && stored.getReview() != null);
		addIf(possible, RequestStep.CLOSE, next.contains(CLOSED) && !RequestLifecycle.isReleaseOpen(request));
		addIf(possible, RequestStep.WITHDRAW, next.contains(WITHDRAWN));
		return possible;
	}

	private static void addIf(Set<RequestStep> possible, RequestStep step, boolean allowed) {
		if (allowed) {
			possible.add(step);
		}
	}
}
