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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestLifecycle;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequesterKind;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.errors.ConflictException;
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

	private static final String REFUSED = "sessionnotes.error.clientRequest.refused";

	private static final String NO_SUCH_REQUEST = "sessionnotes.error.clientRequest.noSuchRequest";

	private final StoreTransactions transactions;

	private final RequestTable table;

	private final CopyTable copies;

	private final RequestSteps steps;

	private final RequestSettings settings;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	private final Clock clock;

	/** @param clock the clock that gives the current time, in the clinic's time zone */
	public ClientRequestServiceImpl(StoreTransactions transactions, KeysetProvider keysetProvider,
			CurrentRequest currentRequest, AccessLog accessLog, RequestSettings settings, Clock clock) {
		this.transactions = transactions;
		this.table = new RequestTable(keysetProvider);
		this.copies = new CopyTable(keysetProvider);
		this.steps = new RequestSteps(settings, clock);
		this.settings = settings;
		this.accessLog = accessLog;
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
		StoredRequest received = StoredRequest.of(decided(() -> {
			profile.getLetters(request.getCopyWish().getLanguage());
			return RequestLifecycle.receive(request, LocalDate.now(clock));
		}));
		return transactions.withWriterOrApart(jdbc -> {
			table.insert(jdbc, received, profile);
			accessLog.record(jdbc, AccessLog.event(AccessEventType.CLIENT_REQUEST_STEP, by)
					.detail(request.getUuid() + " RECEIVE").noteDigest(table.digest(received)));
			return received;
		});
	}

	@Override
	public List<StoredRequest> getRequests(String patientUuid, boolean open, int startIndex, int limit) {
		requireThemselves();
		return transactions.reading(jdbc -> table.list(jdbc, patientUuid, open, startIndex, limit));
	}

	@Override
	public Optional<StoredRequest> getRequest(String uuid) {
		requireThemselves();
		return transactions.reading(jdbc -> table.find(jdbc, uuid));
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
		PreparedStep prepared = prepare(requireThemselves(), find(uuid), order);
		return Optional.ofNullable(prepared.getLetter()).map(letter -> SentLetter.of(letter, LocalDate.now(clock)));
	}

	@Override
	public StoredRequest take(String uuid, StepOrder order) {
		AccessRequest by = requireThemselves();
		StoredRequest before = find(uuid);
		PreparedStep prepared = prepare(by, before, order);
		StoredRequest after = after(before, prepared);
		RequestProfile profile = settings.getProfile();
		return transactions.withWriterOrApart(jdbc -> {
			StoredRequest now = table.lock(jdbc, uuid).orElseThrow(() -> new NotFoundException(NO_SUCH_REQUEST));
			if (!table.digest(now).equals(table.digest(before))) {
				throw new ConflictException("sessionnotes.error.clientRequest.changedMeanwhile");
			}
			if (prepared.getCopy() != null) {
				copies.insert(jdbc, uuid, after.getCopies().size(), prepared.getCopy().getBytes());
			}
			table.update(jdbc, after, profile);
			accessLog.record(jdbc, AccessLog.event(AccessEventType.CLIENT_REQUEST_STEP, by)
					.detail(uuid + " " + order.getStep().name()).noteDigest(table.digest(after)));
			return after;
		});
	}

	private StoredRequest after(StoredRequest before, PreparedStep prepared) {
		StoredRequest after = before.with(prepared.getAfter());
		if (prepared.getLetter() != null) {
			after = after.with(SentLetter.of(prepared.getLetter(), LocalDate.now(clock)));
		}
		return prepared.getCopy() == null ? after : after.with(prepared.getCopy().described(prepared.getNotes()));
	}

	@Override
	public RequestFile getLetter(String uuid, int number) {
		AccessRequest by = requireThemselves();
		List<SentLetter> letters = find(uuid).getLetters();
		if (number < 1 || number > letters.size()) {
			throw new NotFoundException(NO_SUCH_REQUEST);
		}
		byte[] file = new LetterPdf(Context.getMessageSourceService()).render(letters.get(number - 1), clock.getZone());
		recordOpened(by, uuid + " letter " + number, file);
		return new RequestFile("letter-" + number + ".pdf", "application/pdf", file);
	}

	@Override
	public RequestFile getCopy(String uuid, int number) {
		AccessRequest by = requireThemselves();
		List<MadeCopy> made = find(uuid).getCopies();
		byte[] file = transactions.reading(jdbc -> copies.find(jdbc, uuid, number))
				.orElseThrow(() -> new NotFoundException(NO_SUCH_REQUEST));
		recordOpened(by, uuid + " copy " + number, file);
		return made.get(number - 1).getFormat() == CopyFormat.TEXT
				? new RequestFile("copy-" + number + ".txt", "text/plain;charset=UTF-8", file)
				: new RequestFile("copy-" + number + ".pdf", "application/pdf", file);
	}

	private void recordOpened(AccessRequest by, String which, byte[] file) {
		accessLog.record(AccessLog.event(AccessEventType.CLIENT_FILE_OPENED, by).detail(which)
				.noteDigest(Sha256.hex(file)));
	}

	private StoredRequest find(String uuid) {
		return transactions.reading(jdbc -> table.find(jdbc, uuid))
				.orElseThrow(() -> new NotFoundException(NO_SUCH_REQUEST));
	}

	private PreparedStep prepare(AccessRequest by, StoredRequest before, StepOrder order) {
		RequestProfile profile = settings.getProfile();
		return decided(() -> {
			if (!steps.possible(before, profile).contains(order.getStep())) {
				throw new RefusedException(Arrays.asList(RequestRule.STEP_NOT_POSSIBLE.getMessageCode()));
			}
			return steps.prepare(before, order, by.getUserUuid(), profile);
		});
	}

	/** Runs a decision of the rules. A refusal by the rules becomes an error that lists all reasons. */
	private static <T> T decided(Supplier<T> decision) {
		try {
			return decision.get();
		} catch (RefusedException e) {
			throw e.getMessageCodes().contains(RequestRule.STEP_NOT_POSSIBLE.getMessageCode())
					? new ConflictException(REFUSED, e.getMessageCodes())
					: new InvalidRequestException(REFUSED, e.getMessageCodes());
		}
	}

	private AccessRequest requireThemselves() {
		return themselves.require(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS, ClientRequestServiceImpl::refusal);
	}

	private static SessionNotesException refusal(DenialReason against) {
		return ImpersonationCheck.refusal(against, "sessionnotes.error.clientRequest.notYourself");
	}
}
