/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.KnownPeople;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.ledger.StoredLedgerEntry.Retraction;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.OthersClients;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Implements {@link LedgerService}. {@link LedgerEntry} decides what an entry must say. An entry and the event that tells of
 * it are stored in one transaction.
 */
public class LedgerServiceImpl extends BaseOpenmrsService implements LedgerService {

	private static final String UNKNOWN = "sessionnotes.error.ledger.unknown";

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final LedgerTable table;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	private final OthersClients othersClients;

	private final Clock clock;

	/** @param clock the clock that gives the current time, in the clinic's time zone */
	public LedgerServiceImpl(StoreTransactions transactions, KeysetProvider keysetProvider, OthersClients othersClients,
			CurrentRequest currentRequest, AccessLog accessLog, Clock clock) {
		this.transactions = transactions;
		this.table = new LedgerTable(keysetProvider);
		this.accessLog = accessLog;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
		this.othersClients = othersClients;
		this.clock = clock;
	}

	@Override
	public List<StoredLedgerEntry> getEntries(String patientUuid) {
		AccessRequest request = require();
		boolean exists = KnownPeople.isPatient(patientUuid);
		requireOthersClient(request, patientUuid);
		List<StoredLedgerEntry> entries = transactions.reading(jdbc -> table.ofPatient(jdbc, patientUuid));
		if (!exists && entries.isEmpty()) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		return entries;
	}

	@Override
	public StoredLedgerEntry getEntry(String uuid) {
		return find(uuid, require());
	}

	@Override
	public StoredLedgerEntry enter(NewLedgerEntry given) {
		AccessRequest request = require();
		requireDayBasisAndWay(given);
		if (!KnownPeople.isPatient(given.getPatientUuid())) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		return transactions.withWriterOrApart(jdbc -> {
			// the same request may arrive twice at the same moment
			accessLog.lockClinic(jdbc);
			// a merge may have ended after the client's page was opened
			String client = patients.remainingOrSame(jdbc, given.getPatientUuid());
			StoredLedgerEntry entered = entry(given, client, request);
			Optional<StoredLedgerEntry> same = given.getUuid() == null
					? table.ofPatient(jdbc, client).stream().filter(entered::isSame).findFirst()
					: table.find(jdbc, given.getUuid());
			if (same.isPresent()) {
				return requireSame(entered, same.get());
			}
			requireLife(jdbc, client, given.getDay());
			Bounded.number("entries", Bound.LEDGER_ENTRIES, table.count(jdbc, client) + 1L);
			table.insert(jdbc, entered);
			record(jdbc, AccessEventType.LEDGER_ENTERED, entered, request);
			return entered;
		});
	}

	private static void requireDayBasisAndWay(NewLedgerEntry given) {
		if (given.getDay() == null) {
			throw new InvalidRequestException("sessionnotes.error.ledger.dayMissing", "date", null);
		}
		if (given.getBasis() == null) {
			throw new InvalidRequestException("sessionnotes.error.ledger.basisMissing", "basis", null);
		}
		if (given.getWay() == null) {
			throw new InvalidRequestException("sessionnotes.error.ledger.wayMissing", "way", null);
		}
		Bounded.number("date", Bound.MOMENT, ClinicDay.start(given.getDay()).toEpochMilli());
	}

	/** @throws InvalidRequestException if a fact is missing or too long, or the day is in the future */
	private StoredLedgerEntry entry(NewLedgerEntry given, String client, AccessRequest request) {
		Recipient recipient = Recipient.outside(
				Bounded.recordText("recipient", Bound.RECIPIENT_NAME, given.getRecipient()),
				Bounded.recordText("address", Bound.RECIPIENT_ADDRESS, given.getAddress()));
		LedgerEntry entry = LedgerEntry
				.of(given.getUuid() == null ? UUID.randomUUID().toString() : given.getUuid(), client,
						ClinicDay.start(given.getDay()).toEpochMilli(), recipient, given.getBasis())
				.addressUnknown(given.isAddressUnknown())
				.description(Bounded.recordText("description", Bound.WORDS, given.getDescription()))
				.purpose(Bounded.recordText("purpose", Bound.PURPOSE, given.getPurpose()))
				.reference(Bounded.recordText("reference", Bound.RECIPIENT_NAME, given.getReference()))
				.entered(given.getWay(), request.getUserUuid(), clock.millis()).build();
		List<String> findings = entry.findings();
		if (!findings.isEmpty()) {
			throw new InvalidRequestException(findings.get(0), findings);
		}
		return new StoredLedgerEntry(entry, given.getDay(), null);
	}

	private void requireLife(JdbcOperations jdbc, String client, LocalDate day) {
		patients.requireNotVoided(jdbc, client);
		if (patients.isBeforeBirth(jdbc, client, day)) {
			throw new InvalidRequestException("sessionnotes.error.ledger.beforeBirth", "date", null);
		}
	}

	private static StoredLedgerEntry requireSame(StoredLedgerEntry entered, StoredLedgerEntry other) {
		if (!entered.isSame(other)) {
			throw new ConflictException("sessionnotes.error.ledger.uuidInUse");
		}
		return other;
	}

	@Override
	public StoredLedgerEntry retract(String uuid, String given) {
		AccessRequest request = require();
		String reason = Bounded.recordText("reason", Bound.VOID_REASON, given);
		if (Words.isBlank(reason)) {
			throw new InvalidRequestException("sessionnotes.error.ledger.reasonMissing", "reason", null);
		}
		find(uuid, request);
		return transactions.withWriterOrApart(jdbc -> {
			StoredLedgerEntry stored = table.lock(jdbc, uuid).orElseThrow(() -> new NotFoundException(UNKNOWN));
			Retraction before = stored.getRetraction();
			if (before != null) {
				if (!before.getBy().equals(request.getUserUuid()) || !before.getReason().equals(reason)) {
					throw new ConflictException("sessionnotes.error.ledger.retracted");
				}
				return stored;
			}
			StoredLedgerEntry retracted = new StoredLedgerEntry(stored.getEntry(), stored.getDay(),
					new Retraction(request.getUserUuid(), clock.millis(), reason));
			table.update(jdbc, retracted);
			record(jdbc, AccessEventType.LEDGER_RETRACTED, retracted, request);
			return retracted;
		});
	}

	private StoredLedgerEntry find(String uuid, AccessRequest request) {
		StoredLedgerEntry stored = transactions.reading(jdbc -> table.find(jdbc, uuid))
				.orElseThrow(() -> new NotFoundException(UNKNOWN));
		requireOthersClient(request, stored.getEntry().getClientUuid());
		return stored;
	}

	private void record(JdbcOperations jdbc, AccessEventType type, StoredLedgerEntry stored, AccessRequest request) {
		accessLog.record(jdbc, AccessLog.event(type, request).detail(stored.getEntry().getUuid())
				.noteDigest(table.digest(stored)));
	}

	private void requireOthersClient(AccessRequest request, String patientUuid) {
		othersClients.require(request, patientUuid, "sessionnotes.error.ledger.ownClient");
	}

	private AccessRequest require() {
		return themselves.require(SessionNotesPrivileges.RECORD_ORDERS, LedgerServiceImpl::refusal);
	}

	private static SessionNotesException refusal(DenialReason against) {
		return ImpersonationCheck.refusal(against, "sessionnotes.error.ledger.notYourself");
	}
}
