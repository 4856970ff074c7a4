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

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.KnownPeople;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestLifecycle;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requester;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequesterKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.ThirdPartyDirective;
import org.openmrs.module.sessionnotes.domain.letter.LetterTemplate;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Stores requests sealed, and takes their steps. What a step needs of the platform is gathered before the transaction; the
 * transaction then checks that the request is still the one that was read.
 */
public class ClientRequestServiceImpl extends BaseOpenmrsService implements ClientRequestService {

	private final RequestStore store;

	private final RequestSteps steps;

	private final RequestSettings settings;

	private final ImpersonationCheck themselves;

	private final Clock clock;

	/** @param clock the clock that gives the current time, in the clinic's time zone */
	public ClientRequestServiceImpl(StoreTransactions transactions, KeysetProvider keysetProvider,
			CurrentRequest currentRequest, AccessLog accessLog, RequestSettings settings, Clock clock) {
		this.store = new RequestStore(transactions, keysetProvider, accessLog);
		this.steps = new RequestSteps(settings, new Reviewers(transactions), clock);
		this.settings = settings;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
		this.clock = clock;
	}

	@Override
	public StoredRequest receive(ClientRequest request) {
		AccessRequest by = requireThemselves();
		if (request.getKind() != RequestKind.ACCESS
				|| request.getRequester().getKind() == RequesterKind.PERSONAL_REPRESENTATIVE
				|| request.getCopyWish().getFormat() == CopyFormat.FHIR) {
			throw new InvalidRequestException("sessionnotes.error.clientRequest.notOffered");
		}
		RequestSteps.patient(request.getPatientUuid());
		RequestProfile profile = settings.getProfile();
		StoredRequest received = StoredRequest.of(RequestStore.decided(() -> {
			profile.getLetters(request.getCopyWish().getLanguage());
			requireTexts(request.getRequester());
			return RequestLifecycle.receive(request, LocalDate.now(clock));
		}));
		return store.insert(received, profile, by);
	}

	@Override
	public List<StoredRequest> getRequests(String patientUuid, boolean open, int startIndex, int limit) {
		requireThemselves();
		List<StoredRequest> found = store.list(patientUuid, open, startIndex, limit);
		if (patientUuid != null && found.isEmpty() && !KnownPeople.isPatient(patientUuid)) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		return found;
	}

	@Override
	public Optional<StoredRequest> getRequest(String uuid) {
		AccessRequest by = requireThemselves();
		Optional<StoredRequest> found = store.find(uuid);
		found.ifPresent(request -> store.recordOpened(by, request));
		return found;
	}

	@Override
	public DueDates getDueDates(StoredRequest request) {
		return new DueDates(request.getRequest(), settings.getProfile());
	}

	@Override
	public Set<RequestStep> getPossibleSteps(StoredRequest request) {
		return steps.possible(request, settings.getProfile());
	}

	@Override
	public Optional<SentLetter> preview(String uuid, StepOrder order) {
		PreparedStep prepared = prepare(requireThemselves(), store.get(uuid), order);
		return Optional.ofNullable(prepared.getLetter()).map(letter -> SentLetter.of(letter, LocalDate.now(clock)));
	}

	@Override
	public StoredRequest take(String uuid, StepOrder order) {
		AccessRequest by = requireThemselves();
		StoredRequest before = store.get(uuid);
		PreparedStep prepared = prepare(by, before, order);
		return store.save(before, after(prepared), prepared.getCopy(), settings.getProfile(), by, order.getStep().name());
	}

	private StoredRequest after(PreparedStep prepared) {
		StoredRequest after = prepared.getAfter();
		if (prepared.getLetter() != null) {
			after = after.with(SentLetter.of(prepared.getLetter(), LocalDate.now(clock)));
		}
		return prepared.getCopy() == null ? after : after.with(prepared.getCopy().described(prepared.getNotes()));
	}

	@Override
	public RequestFile getLetter(String uuid, int number) {
		AccessRequest by = requireThemselves();
		List<SentLetter> letters = store.get(uuid).getLetters();
		if (number < 1 || number > letters.size()) {
			throw new NotFoundException(RequestStore.NO_SUCH_REQUEST);
		}
		byte[] file = new LetterPdf(Context.getMessageSourceService()).render(letters.get(number - 1), clock.getZone());
		store.recordOpened(by, uuid + " letter " + number, file);
		return new RequestFile("letter-" + number + ".pdf", "application/pdf", file);
	}

	@Override
	public RequestFile getCopy(String uuid, int number) {
		AccessRequest by = requireThemselves();
		StoredRequest stored = store.get(uuid);
		byte[] file = store.getCopy(stored, number);
		store.recordOpened(by, uuid + " copy " + number, file);
		return stored.getCopies().get(number - 1).getFormat() == CopyFormat.TEXT
				? new RequestFile("copy-" + number + ".txt", "text/plain;charset=UTF-8", file)
				: new RequestFile("copy-" + number + ".pdf", "application/pdf", file);
	}

	private PreparedStep prepare(AccessRequest by, StoredRequest before, StepOrder order) {
		RequestProfile profile = settings.getProfile();
		return RequestStore.decided(() -> {
			RequestStore.refuseIf(!steps.possible(before, profile).contains(order.getStep()), RequestRule.STEP_NOT_POSSIBLE);
			return steps.prepare(before, order, by.getUserUuid(), profile);
		});
	}

	/** Refuses names that no letter can contain, since nothing changes them later. */
	private static void requireTexts(Requester requester) {
		ThirdPartyDirective directive = requester.getDirective();
		RequestStore.refuseIfAny(Stream
				.of(requester.getName(), directive == null ? null : directive.getPerson(),
						directive == null ? null : directive.getPlace())
				.filter(Objects::nonNull).flatMap(text -> LetterTemplate.findings(text).stream()).distinct()
				.collect(Collectors.toList()));
	}

	private AccessRequest requireThemselves() {
		return themselves.require(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS, ClientRequestServiceImpl::refusal);
	}

	private static SessionNotesException refusal(DenialReason against) {
		return ImpersonationCheck.refusal(against, "sessionnotes.error.clientRequest.notYourself");
	}
}
