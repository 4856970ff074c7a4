/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.time.Clock;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.RefusalBudget;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores the events of the access log. Each event is part of one chain. An event about a note is in the chain of that
 * note. The refusal of a request is in the chain of the user who made the request, whether or not the requested note
 * exists.
 * <p>
 * Source: 45 CFR 164.312(b), audit controls.
 */
public class AccessLog {

	/** The name of the chain that holds the events that concern no single note. */
	static final String CLINIC = "clinic";

	private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

	private final StoreTransactions transactions;

	private final EventChains chains;

	private final RefusalLog refusalLog;

	public AccessLog(StoreTransactions transactions, KeysetProvider keysetProvider) {
		this(transactions, keysetProvider, Clock.systemUTC());
	}

	AccessLog(StoreTransactions transactions, KeysetProvider keysetProvider, Clock clock) {
		this.transactions = transactions;
		this.chains = new EventChains(transactions, keysetProvider);
		this.refusalLog = new RefusalLog(transactions, chains, clock);
	}

	public static String chainOfNote(int noteId) {
		return "note-" + noteId;
	}

	public static String chainOfUser(String userUuid) {
		return "user-" + (userUuid == null ? "none" : userUuid);
	}

	/** @return a new event that has the current time and names the user who made the request */
	public static AccessEvent.Builder event(AccessEventType type, AccessRequest request) {
		return AccessEvent.builder(type).by(request.getUserUuid(), request.getSignedInUserUuid()).from(request.getAddress())
				.at(System.currentTimeMillis());
	}

	/**
	 * Begins the chain of a new note. This method does not first check whether the chain exists, because a search for a
	 * missing row could block the new notes of other users.
	 *
	 * @param jdbc the database connection on which the note is written
	 * @param noteId the id of the note
	 * @param event the event to store, which does not yet have a place in the chain
	 */
	public void start(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		chains.start(jdbc, chainOfNote(noteId), event.note(noteId));
	}

	/**
	 * Adds an event to the chain of the note that the event concerns. The event is stored on the given database
	 * connection.
	 *
	 * @param jdbc the database connection on which the note is read or written, so that either both the access and the
	 *         event succeed or neither does
	 * @param noteId the id of the note
	 * @param event the event to store, which does not yet have a place in the chain
	 * @throws TamperedException if the last events of the chain no longer match what was stored
	 */
	public void append(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		appended(jdbc, noteId, event);
	}

	private AccessEvent appended(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		return chains.append(jdbc, chainOfNote(noteId), event.note(noteId), ErrorCodes.BROKEN_NOTE);
	}

	/**
	 * Records in the log that a version of a note is released. The event must be stored before the caller releases the
	 * version. If the caller's transaction writes data, the event is part of that transaction. If the caller's
	 * transaction is rolled back, the event is stored again, because the text has already been read.
	 *
	 * @param jdbc the database connection on which the note was read
	 * @param noteId the id of the note
	 * @param event the event to store, which does not yet have a place in the chain
	 * @throws TamperedException if the last events of the chain no longer match what was stored
	 */
	public void appendRead(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		ReadingsOfRequest.add(noteId, appended(jdbc, noteId, event));
		if (transactions.isCallerWriting() && TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCompletion(int status) {
					if (status != STATUS_COMMITTED) {
						transactions.apart(own -> appendReadIfChainExists(own, noteId, event));
					}
				}
			});
		}
	}

	private Void appendReadIfChainExists(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		appendIfChainExists(jdbc, noteId, event);
		ReadingsOfRequest.add(noteId, event.build());
		return null;
	}

	private Void appendIfChainExists(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		try {
			if (!ChainHeads.find(jdbc, chainOfNote(noteId)).isEmpty()) {
				append(jdbc, noteId, event);
			}
		} catch (TamperedException e) {
			log.error("The log of note {} is damaged: its last reading could not be added", noteId);
		}
		return null;
	}

	/**
	 * Records that the text of notes did not reach the client, because the response to the request became an error. An
	 * accounting of disclosures does not count readings that did not reach the client. This method runs after the
	 * request has been served, in a separate transaction.
	 *
	 * @param readings the events of reading that were stored while the request was served
	 */
	public void notAnswered(List<ReadingsOfRequest.Reading> readings) {
		for (ReadingsOfRequest.Reading reading : readings) {
			try {
				transactions.apartAgain(jdbc -> appendNotAnswered(jdbc, reading));
			} catch (SessionNotesException | DataAccessException e) {
				// the reading still counts as a release of the note
				log.error("That a reading of note {} was not answered could not be added to its log", reading.getNoteId());
			}
		}
	}

	private Void appendNotAnswered(JdbcOperations jdbc, ReadingsOfRequest.Reading reading) {
		AccessEvent read = reading.getEvent();
		boolean stored = jdbc.queryForObject("select count(*) from sessionnotes_access_event where event_uuid = ?",
				Long.class,
				read.getUuid()) > 0;
		return !stored
				? null
				: appendIfChainExists(jdbc, reading.getNoteId(),
						AccessEvent.builder(AccessEventType.READ_NOT_ANSWERED)
								.by(read.getUserUuid(), read.getSignedInUserUuid())
								.from(read.getAddress()).at(System.currentTimeMillis())
								.version(read.getVersion(), read.getVersionId()).disclosure(read.getDisclosureUuid())
								.detail(read.getUuid()));
	}

	/**
	 * Records in a separate transaction that a request was refused. The refusal therefore remains stored even if the
	 * caller's transaction is rolled back. The time that recording a refusal takes does not reveal whether the
	 * requested note exists. If a user's requests are refused many times, only the first refusals are stored as
	 * separate events, and the later refusals are counted.
	 *
	 * @param request the refused request
	 * @param reason the reason for the refusal
	 * @param noteId the id of the requested note; null if the request names no existing note
	 */
	public void denied(AccessRequest request, DenialReason reason, Integer noteId) {
		refusalLog.denied(request, reason, noteId);
	}

	/**
	 * Stores the number of refusals that were counted instead of being stored as separate events. The counted refusals
	 * are stored periodically, and each time before the log is read.
	 */
	public void storeCounted() {
		refusalLog.storeCounted();
	}

	/** @return the object that decides which refusals are stored immediately and which are only counted */
	public RefusalBudget getRefusals() {
		return refusalLog.getRefusals();
	}

	/**
	 * Stores an event that concerns no single note. If the caller's transaction writes data, the event is stored in
	 * that transaction, and otherwise in a separate transaction.
	 *
	 * @param event the event to store, which does not yet have a place in the chain
	 * @throws TamperedException if the last events of the chain no longer match what was stored
	 */
	public void record(AccessEvent.Builder event) {
		transactions.withWriterOrApart(jdbc -> {
			record(jdbc, event);
			return null;
		});
	}

	/**
	 * Stores, on the given database connection, an event that concerns no single note. All events that concern no
	 * single note are in the same chain, because such events are rare.
	 *
	 * @param jdbc the database connection on which the change to record is written, so that either both the change and
	 *         the event succeed or neither does
	 * @param event the event to store, which does not yet have a place in the chain
	 * @throws TamperedException if the last events of the chain no longer match what was stored
	 */
	public void record(JdbcOperations jdbc, AccessEvent.Builder event) {
		try {
			chains.startIfMissing(jdbc, CLINIC);
		} catch (DataAccessException e) {
			// two servers began the chain at the same moment: the second server can retry and continue the first server's chain
			throw EventChains.isDuplicate(e)
					? new ConcurrencyFailureException("the chain was begun meanwhile", e)
					: EventChains.notStored(e);
		}
		chains.append(jdbc, CLINIC, event, ErrorCodes.BROKEN_LOG);
	}

	/**
	 * @return the uuid of the patient for whose notes a disclosure was made; null if that patient was never merged into
	 *         a different patient
	 */
	public String firstPatientOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return LoggedState.firstPatientOfDisclosure(jdbc, disclosureUuid);
	}

	/**
	 * @return the uuids of disclosures on the given basis that a second person approved and that no one reviewed
	 *         afterwards, in order of approval
	 */
	public List<String> approvedWithoutReview(JdbcOperations jdbc, String basis) {
		return LoggedState.approvedWithoutReview(jdbc, basis);
	}

	/**
	 * @return the events by which a note was moved to a different patient, oldest first; the detail of each event names
	 *         the previous patient
	 */
	public List<AccessEvent> movesOfNote(JdbcOperations jdbc, int noteId) {
		return LoggedState.movesOfNote(jdbc, noteId);
	}

	/**
	 * @param since the moment from which the supervision must be unchanged, in milliseconds since 1970-01-01 UTC
	 * @return false if the supervision of the therapist changed after the given moment. The result is also false if the
	 *         supervisor differs from the log, because someone set the supervision by plain SQL. A supervision that was
	 *         set before the log recorded changes of supervision counts as unchanged.
	 */
	public boolean hasSupervisedSince(JdbcOperations jdbc, String therapistUuid, String supervisorUuid, long since) {
		return LoggedState.hasSupervisedSince(jdbc, therapistUuid, supervisorUuid, since);
	}

	/**
	 * @return the digest that the log recorded with the newest step of the disclosure; null if the log has no step of
	 *         the disclosure
	 */
	public String lastDigestOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return LoggedState.lastDigestOfDisclosure(jdbc, disclosureUuid);
	}

	/**
	 * Returns the digest that was committed with the newest step of the disclosure, even if the current transaction has
	 * seen an earlier state. The caller must have locked the disclosure's row.
	 */
	public String lastDigestOfLockedDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return LoggedState.lastDigestOfLockedDisclosure(jdbc, disclosureUuid);
	}

	/**
	 * @return the digest of a note's facts that the log recorded when the facts were last written; null if there is no
	 *         such digest
	 */
	public String lastNoteDigest(JdbcOperations jdbc, int noteId) {
		return LoggedState.lastNoteDigest(jdbc, noteId);
	}

	/**
	 * Returns the digest of a note's facts that was committed last, even if the current transaction has seen an earlier
	 * state. The caller must have locked the note's row.
	 */
	public String lastDigestOfLockedNote(JdbcOperations jdbc, int noteId) {
		return LoggedState.lastDigestOfLockedNote(jdbc, noteId);
	}

	/**
	 * Seals the end of every chain again, with the newest key, except for the chains of notes. The end of the chain of
	 * a note is sealed each time that an event is added to that chain.
	 */
	public void resealOtherChains() {
		chains.resealOthers();
	}

	/**
	 * Locks the clinic's chain until the transaction ends. Two identical requests that arrive at the same moment then run one
	 * after the other, so that the second request finds the result of the first.
	 */
	public void lockClinic(JdbcOperations jdbc) {
		lockHead(jdbc, CLINIC);
	}

	/**
	 * @return the head of the chain; null if there is no such chain. The head is locked, so no one can extend the chain
	 *         until the transaction ends.
	 */
	ChainHead lockHead(JdbcOperations jdbc, String chain) {
		return ChainHeads.lock(jdbc, chain);
	}
}
