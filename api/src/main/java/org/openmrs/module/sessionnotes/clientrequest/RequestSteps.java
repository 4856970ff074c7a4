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
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.EXTENDED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.GRANTED;
import static org.openmrs.module.sessionnotes.domain.clientrequest.RequestState.WITHDRAWN;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDecision;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.Extension;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestLifecycle;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;
import org.openmrs.module.sessionnotes.domain.clientrequest.StepBy;
import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.util.PrivilegeConstants;

/** Prepares the steps of requests: gathers what a step needs, and asks {@link RequestLifecycle} for the decision. */
class RequestSteps {

	private final RequestLetters letters;

	private final CopyMaking copyMaking;

	private final Clock clock;

	RequestSteps(RequestSettings settings, Clock clock) {
		this.letters = new RequestLetters(settings);
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
				return PreparedStep.of(request, letters.received(request, order, today, signer(), profile));
			case IDENTIFY :
				return PreparedStep.of(RequestLifecycle.identify(request, order.getEvidence(), step));
			case EXTEND :
				Extension extension = new Extension(order.getReason(), order.getNewDate(), order.getException());
				Letter extended = letters.extended(request, order, today, signer(), profile);
				return PreparedStep.of(RequestLifecycle.extend(request, extension, extended, step, profile), extended);
			case GRANT :
				return grant(request, order, step, profile);
			case RELEASE :
				return PreparedStep.of(RequestLifecycle.release(request, today));
			case CLOSE :
				return PreparedStep.of(RequestLifecycle.close(request, step));
			default :
				return PreparedStep.of(RequestLifecycle.withdraw(request, step));
		}
	}

	private PreparedStep grant(ClientRequest request, StepOrder order, StepBy step, RequestProfile profile) {
		Patient patient = patient(request.getPatientUuid());
		CopyMaking.Contents contents = copyMaking.read(request, patient);
		CopyDecision decision = new CopyDecision(Collections.emptyList(), true,
				RequestLetters.cases(order, contents.getCopy()));
		CopyFile copy = copyMaking.make(request, contents, patient.getPersonName().getFullName(), Collections.emptyList());
		Letter letter = letters.given(request, order, contents.getCopy(), copy.getPages(), step.getOn(), signer(), profile);
		return PreparedStep.of(RequestLifecycle.decide(request, decision, letter, step, profile), letter, copy,
				contents.getCopy().getNotes().size());
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
		addIf(possible, RequestStep.GRANT, next.contains(GRANTED));
		addIf(possible, RequestStep.RELEASE, next.contains(CLOSED) && request.getReleases().isEmpty());
		addIf(possible, RequestStep.CLOSE, next.contains(CLOSED) && !request.getReleases().isEmpty());
		addIf(possible, RequestStep.WITHDRAW, next.contains(WITHDRAWN));
		return possible;
	}

	private static void addIf(Set<RequestStep> possible, RequestStep step, boolean allowed) {
		if (allowed) {
			possible.add(step);
		}
	}
}
