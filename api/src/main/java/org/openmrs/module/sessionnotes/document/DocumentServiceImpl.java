/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.KnownPeople;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredLegalHolds;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.document.ClientDocument;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHolds;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.OthersClients;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Implements {@link DocumentService}. The rules of {@code domain.document} decide which files are taken and how long a paper
 * is retained. A paper and the event that tells of it are stored in one transaction.
 */
public class DocumentServiceImpl extends BaseOpenmrsService implements DocumentService {

	private static final String UNKNOWN = "sessionnotes.error.document.unknown";

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final DocumentTable table;

	private final AccessLog accessLog;

	private final StoredLegalHolds holds;

	private final ImpersonationCheck themselves;

	private final OthersClients othersClients;

	private final Clock clock;

	/** @param clock the clock that gives the current time, in the clinic's time zone */
	public DocumentServiceImpl(StoreTransactions transactions, KeysetProvider keysetProvider, OthersClients othersClients,
			CurrentRequest currentRequest, AccessLog accessLog, StoredLegalHolds holds, Clock clock) {
		this.transactions = transactions;
		this.table = new DocumentTable(keysetProvider);
		this.accessLog = accessLog;
		this.holds = holds;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
		this.othersClients = othersClients;
		this.clock = clock;
	}

	@Override
	public List<StoredDocument> getDocuments(String patientUuid) {
		AccessRequest request = require();
		boolean exists = KnownPeople.isPatient(patientUuid);
		requireOthersClient(request, patientUuid);
		List<StoredDocument> documents = transactions.reading(jdbc -> table.ofPatient(jdbc, patientUuid));
		if (!exists && documents.isEmpty()) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		return documents;
	}

	@Override
	public StoredDocument getDocument(String uuid) {
		return find(uuid, require());
	}

	@Override
	public OpenedDocument openDocument(String uuid) {
		AccessRequest request = require();
		find(uuid, request);
		return transactions.withWriterOrApart(jdbc -> {
			StoredDocument document = lock(jdbc, uuid);
			byte[] file = table.open(jdbc, document);
			accessLog.record(jdbc, AccessLog.event(AccessEventType.DOCUMENT_OPENED, request).detail(uuid));
			return new OpenedDocument(document, file);
		});
	}

	@Override
	public StoredDocument addDocument(String uuid, String patientUuid, DocumentKind kind, LocalDate createdOn,
			byte[] file) {
		AccessRequest request = require();
		requirePast("date", createdOn);
		if (!KnownPeople.isPatient(patientUuid)) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		ClientDocument facts = checked(uuid == null ? UUID.randomUUID().toString() : uuid, patientUuid, kind, createdOn,
				file);
		return transactions.withWriterOrApart(jdbc -> {
			// the same request may arrive twice at the same moment
			accessLog.lockClinic(jdbc);
			// a merge may have ended after the client's page was opened
			String client = patients.remainingOrSame(jdbc, patientUuid);
			requireLife(jdbc, client, createdOn);
			StoredDocument document = new StoredDocument(null, facts, request.getUserUuid(), clock.millis(), true)
					.of(client);
			List<StoredDocument> others = table.ofPatient(jdbc, client);
			Optional<StoredDocument> same = uuid == null
					? others.stream().filter(document::isSamePaper).findFirst()
					: table.find(jdbc, uuid);
			if (same.isPresent()) {
				return requireSame(document, same.get());
			}
			Bounded.number("documents", Bound.DOCUMENTS, others.size() + 1L);
			table.insert(jdbc, document, file);
			record(jdbc, AccessEventType.DOCUMENT_ADDED, document, request);
			return document;
		});
	}

	private void requireLife(JdbcOperations jdbc, String patientUuid, LocalDate createdOn) {
		patients.requireNotVoided(jdbc, patientUuid);
		if (patients.isBeforeBirth(jdbc, patientUuid, createdOn)) {
			throw new InvalidRequestException("sessionnotes.error.document.beforeBirth", "date", null);
		}
	}

	private static StoredDocument requireSame(StoredDocument document, StoredDocument other) {
		if (!document.isSamePaper(other)) {
			throw new ConflictException("sessionnotes.error.document.uuidInUse");
		}
		return other;
	}

	private static ClientDocument checked(String uuid, String patientUuid, DocumentKind kind, LocalDate createdOn,
			byte[] file) {
		try {
			return ClientDocument.of(uuid, kind, patientUuid, file, createdOn);
		} catch (RefusedException refused) {
			throw new InvalidRequestException(refused.getMessageCodes().get(0));
		}
	}

	@Override
	public StoredDocument recordLastEffect(String uuid, LocalDate day) {
		AccessRequest request = require();
		requirePast("lastEffect", day);
		find(uuid, request);
		return transactions.withWriterOrApart(jdbc -> {
			StoredDocument document = intact(lock(jdbc, uuid));
			if (day.isBefore(document.getFacts().getCreatedOn())) {
				throw new InvalidRequestException("sessionnotes.error.document.effectBeforeDate", "lastEffect", null);
			}
			LocalDate before = document.getFacts().getLastEffectOn();
			if (before != null && day.isBefore(before)) {
				throw new ConflictException("sessionnotes.error.document.effectEarlier");
			}
			StoredDocument changed = document.inEffectUntil(day);
			table.update(jdbc, changed);
			record(jdbc, AccessEventType.DOCUMENT_EFFECT_RECORDED, changed, request);
			return changed;
		});
	}

	@Override
	public void deleteDocument(String uuid) {
		AccessRequest request = themselves.requireConfirmed(SessionNotesPrivileges.RECORD_ORDERS,
				DocumentServiceImpl::refusal);
		find(uuid, request);
		transactions.withWriterOrApart(jdbc -> {
			// the paper first and then the log, as with every other step, so that no two steps wait for each other
			StoredDocument document = intact(lock(jdbc, uuid));
			List<LegalHold> all = withMerged(jdbc, holds.allBeforeDeletion(jdbc));
			requireDeletable(
					StoredDocument.RETENTION.findings(document.getFacts(), null, all, LocalDate.now(clock), clock.millis()));
			table.delete(jdbc, document);
			record(jdbc, AccessEventType.DOCUMENT_DELETED, document, request);
			return null;
		});
	}

	private static void requireDeletable(List<String> findings) {
		if (!findings.isEmpty()) {
			throw new ConflictException(
					findings.contains(LegalHolds.HELD) ? LegalHolds.HELD : findings.get(0), findings);
		}
	}

	/** Adds, for each hold on a client who was merged, the same hold on the patient who remains. */
	private List<LegalHold> withMerged(JdbcOperations jdbc, List<LegalHold> all) {
		List<LegalHold> held = new ArrayList<>(all);
		for (LegalHold hold : all) {
			if (hold.getTarget() == HoldTarget.CLIENT && hold.getEndedAt() == null) {
				patients.remaining(jdbc, hold.getTargetUuid()).ifPresent(remaining -> held.add(LegalHold.begin(
						hold.getUuid(), HoldTarget.CLIENT, remaining, hold.getReference(), hold.isReasonToldToAuthor(),
						hold.getBy(), hold.getAt())));
			}
		}
		return held;
	}

	private StoredDocument find(String uuid, AccessRequest request) {
		StoredDocument document = transactions.reading(jdbc -> table.find(jdbc, uuid))
				.orElseThrow(() -> new NotFoundException(UNKNOWN));
		requireOthersClient(request, document.getFacts().getClientUuid());
		return document;
	}

	private StoredDocument lock(JdbcOperations jdbc, String uuid) {
		return table.lock(jdbc, uuid).orElseThrow(() -> new NotFoundException(UNKNOWN));
	}

	private static StoredDocument intact(StoredDocument document) {
		if (!document.isIntact()) {
			throw new TamperedException(DocumentTable.BROKEN);
		}
		return document;
	}

	private void record(JdbcOperations jdbc, AccessEventType type, StoredDocument document, AccessRequest request) {
		accessLog.record(jdbc, AccessLog.event(type, request).detail(document.getFacts().getUuid())
				.noteDigest(document.canonicalForm().sha256()));
	}

	private void requirePast(String field, LocalDate day) {
		Bounded.number(field, Bound.MOMENT, ClinicDay.start(day).toEpochMilli());
		if (day.isAfter(LocalDate.now(clock))) {
			throw new InvalidRequestException("sessionnotes.error.document.future", field, null);
		}
	}

	private void requireOthersClient(AccessRequest request, String patientUuid) {
		othersClients.require(request, patientUuid, "sessionnotes.error.document.ownClient");
	}

	private AccessRequest require() {
		return themselves.require(SessionNotesPrivileges.RECORD_ORDERS, DocumentServiceImpl::refusal);
	}

	private static SessionNotesException refusal(DenialReason against) {
		return ImpersonationCheck.refusal(against, "sessionnotes.error.document.notYourself");
	}
}
