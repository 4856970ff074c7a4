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
 * Stores access events, each event in its chain. Events about a note are in the note's chain. Refusals are in the chain of
 * the user who made the request, whether or not the note exists.
 * <p>
 * Source: 45 CFR 164.312(b), audit controls.
 */
public class AccessLog {

	/** The chain of events that concern no single note. */
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

	/** @return an event with the current time, by the user of the request */
	public static AccessEvent.Builder event(AccessEventType type, AccessRequest request) {
		return AccessEvent.builder(type).by(request.getUserUuid(), request.getSignedInUserUuid()).from(request.getAddress())
				.at(System.currentTimeMillis());
	}

	/**
	 * Begins the chain of a new note. The method does not search for the chain first. A search for a missing row would lock
	 * the place of that row and block other users' new notes.
	 *
	 * @param jdbc the connection on which the note is written
	 * @param noteId the note
	 * @param event the event without its place in the chain
	 */
	public void start(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		chains.start(jdbc, chainOfNote(noteId), event.note(noteId));
	}

	/**
	 * Adds an event to the chain of its note, on the given connection.
	 *
	 * @param jdbc the connection on which the note is read or written, so that the access and the event succeed or fail
	 *         together
	 * @param noteId the note
	 * @param event the event without its place in the chain
	 * @throws TamperedException if the end of the chain no longer matches what was stored
	 */
	public void append(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		appended(jdbc, noteId, event);
	}

	private AccessEvent appended(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		return chains.append(jdbc, chainOfNote(noteId), event.note(noteId), ErrorCodes.BROKEN_NOTE);
	}

	/**
	 * Records that a version is released, before the version is released. If the caller's transaction writes, the event is
	 * part of that transaction. If the caller's transaction is rolled back, the event is stored again, because the text has
	 * been read.
	 *
	 * @param jdbc the connection on which the note was read
	 * @param noteId the note
	 * @param event the event without its place in the chain
	 * @throws TamperedException if the end of the chain no longer matches what was stored
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
	 * Records that readings did not reach the client, because the response to the request became an error. An accounting no
	 * longer counts readings recorded as unanswered. This method runs after the request, in a transaction of its own.
	 *
	 * @param readings the readings stored while the request was served
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
	 * Records that a request was refused, in a transaction of its own. The refusal remains stored, whatever the caller does
	 * next. Recording takes equally long whether or not the note exists. If there are many refusals, only the first refusals
	 * are stored singly, and the rest are counted.
	 *
	 * @param request the refused request
	 * @param reason the reason for the refusal
	 * @param noteId the note, or null if there is none
	 */
	public void denied(AccessRequest request, DenialReason reason, Integer noteId) {
		refusalLog.denied(request, reason, noteId);
	}

	/** Stores the counts of refusals so far. Runs before the log is read, and periodically. */
	public void storeCounted() {
		refusalLog.storeCounted();
	}

	/** @return the budget that decides which refusals are stored immediately */
	public RefusalBudget getRefusals() {
		return refusalLog.getRefusals();
	}

	/**
	 * Stores an event that concerns no single note. Joins the caller's transaction if that transaction writes.
	 *
	 * @param event the event without its place in the chain
	 * @throws TamperedException if the end of the chain no longer matches what was stored
	 */
	public void record(AccessEvent.Builder event) {
		transactions.withWriterOrApart(jdbc -> {
			record(jdbc, event);
			return null;
		});
	}

	/**
	 * Stores an event that concerns no single note, on the given connection. All events that concern no single note share one
	 * chain because such events are rare.
	 *
	 * @param jdbc the connection on which the recorded change is written, so that the change and the event succeed or fail
	 *         together
	 * @param event the event without its place in the chain
	 * @throws TamperedException if the end of the chain no longer matches what was stored
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
	 * @return the patient for whose notes a disclosure was made, if that patient was later merged into another patient;
	 *         otherwise null
	 */
	public String firstPatientOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return LoggedState.firstPatientOfDisclosure(jdbc, disclosureUuid);
	}

	/**
	 * @return the disclosures on a basis that were approved by a second person but not reviewed afterwards, in order of
	 *         approval
	 */
	public List<String> approvedWithoutReview(JdbcOperations jdbc, String basis) {
		return LoggedState.approvedWithoutReview(jdbc, basis);
	}

	/** @return the moves of a note from patient to patient, oldest first; the detail of each move is the previous patient */
	public List<AccessEvent> movesOfNote(JdbcOperations jdbc, int noteId) {
		return LoggedState.movesOfNote(jdbc, noteId);
	}

	/**
	 * @param since the moment, in milliseconds since 1970-01-01 UTC
	 * @return false if the supervision of a therapist changed after that moment, or differs from the log because the
	 *         supervision was set by plain SQL. Supervision that existed before the log recorded changes of supervision
	 *         counts as unchanged.
	 */
	public boolean hasSupervisedSince(JdbcOperations jdbc, String therapistUuid, String supervisorUuid, long since) {
		return LoggedState.hasSupervisedSince(jdbc, therapistUuid, supervisorUuid, since);
	}

	/** @return the digest of a disclosure after the last step of the disclosure, or null */
	public String lastDigestOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return LoggedState.lastDigestOfDisclosure(jdbc, disclosureUuid);
	}

	/**
	 * Returns the digest that is committed now, even if the transaction has seen an earlier state. The disclosure's row must
	 * be locked.
	 */
	public String lastDigestOfLockedDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return LoggedState.lastDigestOfLockedDisclosure(jdbc, disclosureUuid);
	}

	/** @return the digest of a note's facts after the last event that wrote the facts, or null */
	public String lastNoteDigest(JdbcOperations jdbc, int noteId) {
		return LoggedState.lastNoteDigest(jdbc, noteId);
	}

	/**
	 * Reseals the ends of all chains except note chains with the newest key. The end of a note's chain is sealed each time an
	 * event is written to that chain.
	 */
	public void resealOtherChains() {
		chains.resealOthers();
	}

	/** @return the head of the chain, locked so that no one extends the chain until the transaction ends; or null */
	ChainHead lockHead(JdbcOperations jdbc, String chain) {
		return ChainHeads.lock(jdbc, chain);
	}
}
