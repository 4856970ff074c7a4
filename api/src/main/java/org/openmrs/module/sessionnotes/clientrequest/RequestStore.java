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

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/** Stores requests with their copies, and records each change in the log in the same transaction. */
class RequestStore {

	static final String NO_SUCH_REQUEST = "sessionnotes.error.clientRequest.noSuchRequest";

	private static final String REFUSED = "sessionnotes.error.clientRequest.refused";

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final RequestTable table;

	private final CopyTable copies;

	private final AccessLog accessLog;

	RequestStore(StoreTransactions transactions, KeysetProvider keysetProvider, AccessLog accessLog) {
		this.transactions = transactions;
		this.table = new RequestTable(keysetProvider);
		this.copies = new CopyTable(keysetProvider);
		this.accessLog = accessLog;
	}

	/**
	 * Stores a new request. A request of a client who was merged goes to the patient who remains.
	 *
	 * @return the request; the earlier one, if it has the same uuid, or if the same user recorded the same wish before and the
	 *         request is open
	 * @throws InvalidRequestException if the client is voided, or was born after the request was received
	 * @throws ConflictException if the uuid belongs to a different request
	 */
	StoredRequest insert(StoredRequest received, RequestProfile profile, AccessRequest by) {
		return transactions.withWriterOrApart(jdbc -> {
			// the same request may arrive twice at the same moment
			accessLog.lockClinic(jdbc);
			String client = patients.remainingOrSame(jdbc, received.getRequest().getPatientUuid());
			requireLife(jdbc, client, received.getRequest());
			StoredRequest request = received.with(received.getRequest().movedTo(client));
			Optional<StoredRequest> known = table.find(jdbc, request.getRequest().getUuid());
			if (known.isPresent()) {
				return requireSame(request, known.get());
			}
			Optional<StoredRequest> same = table.findSame(jdbc, request.getRequest());
			if (same.isPresent()) {
				return same.get();
			}
			table.insert(jdbc, request, profile);
			accessLog.record(jdbc, AccessLog.event(AccessEventType.CLIENT_REQUEST_STEP, by)
					.detail(request.getRequest().getUuid() + " RECEIVE").noteDigest(table.digest(request)));
			return request;
		});
	}

	private void requireLife(JdbcOperations jdbc, String client, ClientRequest request) {
		patients.requireNotVoided(jdbc, client);
		if (patients.isBeforeBirth(jdbc, client, request.getReceivedOn())) {
			throw new InvalidRequestException("sessionnotes.error.clientRequest.beforeBirth", "receivedOn", null);
		}
	}

	private StoredRequest requireSame(StoredRequest request, StoredRequest other) {
		if (!table.isSameWish(request.getRequest(), other.getRequest())) {
			throw new ConflictException("sessionnotes.error.clientRequest.uuidInUse");
		}
		return other;
	}

	/**
	 * Stores what a step made of a request. If the step changes nothing, nothing is stored or recorded.
	 *
	 * @param before the request from which the step was prepared
	 * @param copy the file that the step made; null if there is none
	 * @param step the name of the step in the log
	 * @throws ConflictException if another user changed the request meanwhile
	 */
	StoredRequest save(StoredRequest before, StoredRequest after, CopyFile copy, RequestProfile profile, AccessRequest by,
			String step) {
		String uuid = before.getRequest().getUuid();
		String digest = table.digest(after);
		return transactions.withWriterOrApart(jdbc -> {
			StoredRequest now = table.lock(jdbc, uuid).orElseThrow(() -> new NotFoundException(NO_SUCH_REQUEST));
			if (!table.digest(now).equals(table.digest(before))) {
				throw new ConflictException("sessionnotes.error.clientRequest.changedMeanwhile");
			}
			if (copy != null) {
				copies.insert(jdbc, uuid, after.getCopies().size(), copy.getBytes());
			}
			if (!digest.equals(table.digest(now))) {
				table.update(jdbc, after, profile);
				accessLog.record(jdbc, AccessLog.event(AccessEventType.CLIENT_REQUEST_STEP, by).detail(uuid + " " + step)
						.noteDigest(digest));
			}
			return after;
		});
	}

	Optional<StoredRequest> find(String uuid) {
		return transactions.reading(jdbc -> table.find(jdbc, uuid));
	}

	/** @throws NotFoundException if there is no such request */
	StoredRequest get(String uuid) {
		return find(uuid).orElseThrow(() -> new NotFoundException(NO_SUCH_REQUEST));
	}

	/**
	 * @throws NotFoundException if there is no such copy
	 * @throws org.openmrs.module.sessionnotes.errors.TamperedException if the copy no longer matches what was stored
	 */
	byte[] getCopy(StoredRequest stored, int number) {
		return transactions.reading(jdbc -> copies.find(jdbc, stored, number))
				.orElseThrow(() -> new NotFoundException(NO_SUCH_REQUEST));
	}

	List<StoredRequest> list(String patientUuid, boolean open, int startIndex, int limit) {
		return transactions.reading(jdbc -> table.list(jdbc, patientUuid, open, startIndex, limit));
	}

	/** @return a page of the requests in one of the states, earliest due date first */
	List<StoredRequest> list(List<RequestState> states, int startIndex, int limit) {
		return transactions.reading(jdbc -> table.list(jdbc, states, startIndex, limit));
	}

	/** Records that a user read a request with its letters. */
	void recordOpened(AccessRequest by, StoredRequest request) {
		accessLog.record(AccessLog.event(AccessEventType.CLIENT_FILE_OPENED, by)
				.detail(request.getRequest().getUuid() + " request").noteDigest(table.digest(request)));
	}

	/** Records that a user was shown words of notes. */
	void recordShown(AccessRequest by, String which, Stream<String> words) {
		recordOpened(by, which,
				words.map(each -> each + '\n').collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
	}

	/** Records that a user opened a file that belongs to a request. */
	void recordOpened(AccessRequest by, String which, byte[] content) {
		accessLog.record(AccessLog.event(AccessEventType.CLIENT_FILE_OPENED, by).detail(which)
				.noteDigest(Sha256.hex(content)));
	}

	/** Runs a decision of the rules. A refusal by the rules becomes an error that lists all reasons. */
	static <T> T decided(Supplier<T> decision) {
		try {
			return decision.get();
		} catch (RefusedException e) {
			throw e.getMessageCodes().contains(RequestRule.STEP_NOT_POSSIBLE.getMessageCode())
					? new ConflictException(REFUSED, e.getMessageCodes())
					: new InvalidRequestException(REFUSED, e.getMessageCodes());
		}
	}

	/** @throws RefusedException that names the rule, if it is broken */
	static void refuseIf(boolean broken, RequestRule rule) {
		refuseIfAny(broken ? Collections.singletonList(rule.getMessageCode()) : Collections.emptyList());
	}

	/** @throws RefusedException with all findings, if there are any */
	static void refuseIfAny(List<String> findings) {
		if (!findings.isEmpty()) {
			throw new RefusedException(findings);
		}
	}
}
