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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.Refusal;
import org.openmrs.module.sessionnotes.domain.audit.RefusalBudget;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.KeysetUnavailableException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores access events, each in its chain. Events about a note are in the note's chain. Refusals are in the chain of the user
 * who asked, whether or not the note exists.
 * <p>
 * Source: 45 CFR 164.312(b), audit controls.
 */
public class AccessLog {

	private static final String INSERT_EVENT = "insert into sessionnotes_access_event (event_uuid, chain, sequence_number, "
			+ "event_type, note_id, version, version_id, user_uuid, signed_in_user_uuid, occurred_at, address, "
			+ "disclosure_uuid, detail, note_digest, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	/** The chain of events that concern no single note. */
	static final String CLINIC = "clinic";

	private static final int ATTEMPTS = 3;

	private static final int MYSQL_DUPLICATE = 1062;

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

	private final StoreTransactions transactions;

	private final KeysetProvider keysetProvider;

	/**
	 * When the last rate-limited refusal was stored, by the user whose chain it is in. These are refusals without a signed-in
	 * user, or of system threads that ask for notes that do not exist.
	 */
	private final Map<String, Long> lastByNobody = new ConcurrentHashMap<>();

	private final RefusalBudget refusals;

	public AccessLog(StoreTransactions transactions, KeysetProvider keysetProvider) {
		this(transactions, keysetProvider, Clock.systemUTC());
	}

	AccessLog(StoreTransactions transactions, KeysetProvider keysetProvider, Clock clock) {
		this.transactions = transactions;
		this.keysetProvider = keysetProvider;
		this.refusals = new RefusalBudget(clock);
	}

	public static String chainOfNote(int noteId) {
		return "note-" + noteId;
	}

	public static String chainOfUser(String userUuid) {
		return "user-" + (userUuid == null ? "none" : userUuid);
	}

	/** @return an event that happens now, by the user of the request */
	public static AccessEvent.Builder event(AccessEventType type, AccessRequest request) {
		return AccessEvent.builder(type).by(request.getUserUuid(), request.getSignedInUserUuid()).from(request.getAddress())
				.at(System.currentTimeMillis());
	}

	/**
	 * Begins the chain of a new note. It does not search for the chain first, because a search for a missing row would lock its
	 * place against other users' new notes.
	 *
	 * @param jdbc the connection on which the note is written
	 * @param noteId the note
	 * @param event the event without its place in the chain
	 */
	public void start(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		Keyset keyset = keysetProvider.getKeyset();
		ChainHead start = ChainHead.start(chainOfNote(noteId), keyset);
		try {
			insertHead(jdbc, start);
			insertEvent(jdbc, keyset, start, event.note(noteId));
		} catch (DataAccessException e) {
			throw notStored(e);
		}
	}

	/**
	 * Adds an event to the chain of its note, on the given connection.
	 *
	 * @param jdbc the connection on which the note is read or written, so that both succeed or fail together
	 * @param noteId the note
	 * @param event the event without its place in the chain
	 * @throws BrokenChainException if the end of the chain is not as it was stored
	 */
	public void append(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) throws BrokenChainException {
		appended(jdbc, noteId, event);
	}

	private AccessEvent appended(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) throws BrokenChainException {
		return append(jdbc, keysetProvider.getKeyset(), chainOfNote(noteId), event.note(noteId));
	}

	/**
	 * Records that a version is given out, before it is. If the caller's transaction writes, the event is part of it. If that
	 * transaction is rolled back, the event is stored again, because the text has been read.
	 *
	 * @param jdbc the connection on which the note was read
	 * @param noteId the note
	 * @param event the event without its place in the chain
	 * @throws BrokenChainException if the end of the chain is not as it was stored
	 */
	public void appendRead(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) throws BrokenChainException {
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

	/**
	 * Records that readings did not reach the client, because the answer to the request became an error. An accounting no
	 * longer counts them. This runs after the request, in a transaction of its own.
	 *
	 * @param readings the readings stored while the request was served
	 */
	public void notAnswered(List<ReadingsOfRequest.Reading> readings) {
		for (ReadingsOfRequest.Reading reading : readings) {
			try {
				transactions.apartAgain(jdbc -> appendNotAnswered(jdbc, reading));
			} catch (SessionNotesException | DataAccessException e) {
				// it still counts as given out
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
	 * Records that a request was refused, in a transaction of its own. The refusal stays, whatever the caller does next. It
	 * takes equally long whether or not the note exists.
	 * <p>
	 * If no one is signed in but the session belonged to a user who ended it, the refusal goes to the chain of that user. If
	 * the owner of the session is unknown, the refusal goes only to the server's log. Two kinds of callers could fill the log:
	 * callers who are not signed in, and system threads that ask for notes that do not exist, such as those that synchronize
	 * obs. For these, at most one refusal per minute is stored at once.
	 * <p>
	 * For all other callers, the first refusals are stored at once, see {@link RefusalBudget}. The rest are counted, and
	 * {@link #storeCounted} stores the counts.
	 *
	 * @param request the refused request
	 * @param reason the reason for the refusal
	 * @param noteId the note, or null if there is none
	 */
	public void denied(AccessRequest request, DenialReason reason, Integer noteId) {
		String whose = request.getUserUuid() != null ? request.getUserUuid() : request.getSignedInUserUuid();
		boolean nobody = request.getUserUuid() == null || request.isDaemon() && noteId == null;
		if (whose == null) {
			// the web server's own log has the request
			log.info("Refused: {}", reason);
			return;
		}
		Refusal refusal = new Refusal(request.getUserUuid(), request.getSignedInUserUuid(), request.getAddress(), reason,
				noteId);
		if (nobody && !isFirstInAMinute(whose)) {
			refusals.count(whose, refusal);
		} else if (refusals.isStoredNow(whose, refusal) && !store(whose, refusal, 1, System.currentTimeMillis())) {
			log.error("A refusal could not be stored: {} of user {}", reason, whose);
		}
	}

	/** Stores the refusals counted so far. It runs before the log is read and from time to time. */
	public void storeCounted() {
		for (RefusalBudget.Counted counted : refusals.take()) {
			if (!store(counted.getWhose(), counted.getRefusal(), counted.getTimes(), counted.getLast())) {
				refusals.putBack(counted);
				log.error("Refusals could not be stored and are counted on: {} times {} of user {}", counted.getTimes(),
						counted.getRefusal().getReason(), counted.getWhose());
			}
		}
	}

	/** @return the budget that decides which refusals are stored at once */
	public RefusalBudget getRefusals() {
		return refusals;
	}

	private boolean store(String whose, Refusal refusal, long times, long at) {
		String chain = chainOfUser(whose);
		AccessEvent.Builder event = AccessEvent.builder(AccessEventType.DENIED)
				.by(refusal.getUserUuid(), refusal.getSignedInUserUuid()).from(refusal.getAddress()).at(at)
				.detail(refusal.detail(times)).note(refusal.getNoteId());
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				transactions.apart(jdbc -> startChain(jdbc, chain));
				transactions.apart(jdbc -> appendToUserChain(jdbc, chain, event));
				return true;
			} catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
				log.debug("Another request of this user was refused in the same moment", e);
			} catch (KeysetUnavailableException | LogUnavailableException | DataAccessException e) {
				// the request is refused in any case
				break;
			}
		}
		return false;
	}

	private boolean isFirstInAMinute(String userUuid) {
		long now = System.nanoTime();
		boolean[] first = new boolean[1];
		lastByNobody.compute(userUuid, (user, last) -> {
			first[0] = last == null || now - last >= MINUTE;
			return first[0] ? now : last;
		});
		return first[0];
	}

	/**
	 * Stores an event that concerns no single note. It joins the caller's transaction if that transaction writes.
	 *
	 * @param event the event without its place in the chain
	 * @throws BrokenLogException if the end of the chain is not as it was stored
	 */
	public void record(AccessEvent.Builder event) {
		transactions.withWriterOrApart(jdbc -> {
			record(jdbc, event);
			return null;
		});
	}

	/**
	 * Stores an event that concerns no single note, on the given connection. All such events share one chain because they are
	 * rare.
	 *
	 * @param jdbc the connection on which the recorded change is written, so that both succeed or fail together
	 * @param event the event without its place in the chain
	 * @throws BrokenLogException if the end of the chain is not as it was stored
	 */
	public void record(JdbcOperations jdbc, AccessEvent.Builder event) {
		try {
			startChain(jdbc, CLINIC);
		} catch (DataAccessException e) {
			// two servers began the chain at the same moment: the second one can try again and continue the chain of the first
			throw isDuplicate(e) ? new ConcurrencyFailureException("the chain was begun meanwhile", e) : notStored(e);
		}
		try {
			append(jdbc, keysetProvider.getKeyset(), CLINIC, event);
		} catch (BrokenChainException e) {
			throw new BrokenLogException();
		}
	}

	/**
	 * @return the patient for whose notes a disclosure was made, if that patient was since merged into another one; otherwise
	 *         null
	 */
	public String firstPatientOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		List<String> patients = jdbc.queryForList(
				"select detail from sessionnotes_access_event where disclosure_uuid = ? and chain = ? and event_type = ? "
						+ "order by sequence_number limit 1",
				String.class, disclosureUuid, CLINIC, AccessEventType.PATIENT_MERGED.name());
		return patients.isEmpty() ? null : patients.get(0);
	}

	/**
	 * @return the disclosures on a basis that a second person approved and that no one reviewed afterwards, first approved
	 *         first
	 */
	public List<String> approvedWithoutReview(JdbcOperations jdbc, String basis) {
		return jdbc.queryForList("select a.disclosure_uuid from sessionnotes_access_event a where a.chain = ? "
				+ "and a.event_type = ? and a.detail = ? and not exists (select 1 from sessionnotes_access_event r "
				+ "where r.disclosure_uuid = a.disclosure_uuid and r.chain = a.chain and r.event_type = ?) "
				+ "order by a.sequence_number", String.class, CLINIC, AccessEventType.ORDER_APPROVED.name(), basis,
				AccessEventType.EMERGENCY_REVIEWED.name());
	}

	/** @return the moves of a note from patient to patient, oldest first; the detail of each is the previous patient */
	public List<AccessEvent> movesOfNote(JdbcOperations jdbc, int noteId) {
		return jdbc.query(
				"select * from sessionnotes_access_event where chain = ? and event_type in (?, ?) order by sequence_number",
				(row, number) -> StoredEvents.event(row), chainOfNote(noteId), AccessEventType.PATIENT_MERGED.name(),
				AccessEventType.ENCOUNTER_TRANSFERRED.name());
	}

	/**
	 * @param since in milliseconds since 1970-01-01 UTC
	 * @return false if the supervision of a therapist changed since then, or differs from the log because it was set by plain
	 *         SQL. Supervision that existed before such events were logged counts as unchanged.
	 */
	public boolean hasSupervisedSince(JdbcOperations jdbc, String therapistUuid, String supervisorUuid, long since) {
		List<Map<String, Object>> events = jdbc.queryForList(
				"select event_type, detail, occurred_at from sessionnotes_access_event where event_type in (?, ?) "
						+ "and detail like ? order by occurred_at desc, sequence_number desc limit 1",
				AccessEventType.SUPERVISION_SET.name(), AccessEventType.SUPERVISION_ENDED.name(), therapistUuid + " %");
		if (events.isEmpty()) {
			return true;
		}
		Map<String, Object> last = events.get(0);
		return AccessEventType.SUPERVISION_SET.name().equals(last.get("event_type"))
				&& String.valueOf(last.get("detail")).startsWith(therapistUuid + " " + supervisorUuid + " ")
				&& ((Number) last.get("occurred_at")).longValue() <= since;
	}

	/** @return the digest of a disclosure after its last step, or null */
	public String lastDigestOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return lastDigestOfDisclosure(jdbc, disclosureUuid, "");
	}

	/**
	 * Returns the digest as committed now, even if the transaction has seen an earlier state. The disclosure's row must be
	 * locked.
	 */
	public String lastDigestOfLockedDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return lastDigestOfDisclosure(jdbc, disclosureUuid, " for update");
	}

	private static String lastDigestOfDisclosure(JdbcOperations jdbc, String disclosureUuid, String locking) {
		List<String> digests = jdbc.queryForList(
				"select note_digest from sessionnotes_access_event where disclosure_uuid = ? "
						+ "and chain = ? and event_type <> ? order by sequence_number desc limit 1" + locking,
				String.class, disclosureUuid, CLINIC, AccessEventType.FILE_MADE.name());
		return digests.isEmpty() ? null : digests.get(0);
	}

	/** Seals the ends of the other chains again with the newest key. The ends of note chains are sealed with each event. */
	public void resealOtherChains() {
		for (String chain : transactions.apart(jdbc -> jdbc
				.queryForList("select chain from sessionnotes_access_chain where chain not like 'note-%'", String.class))) {
			transactions.apart(jdbc -> {
				Keyset keyset = keysetProvider.getKeyset();
				ChainHead head = lockHead(jdbc, chain);
				if (head.isIntact(keyset)) {
					updateHead(jdbc, ChainHead.sealed(chain, head.getLength(), head.getLastHash(), keyset));
				}
				return null;
			});
		}
	}

	List<ChainHead> heads(JdbcOperations jdbc, String chain) {
		return jdbc.query("select chain, chain_length, last_hash, seal from sessionnotes_access_chain where chain = ?",
				AccessLog::head, chain);
	}

	private Void appendReadIfChainExists(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		appendIfChainExists(jdbc, noteId, event);
		ReadingsOfRequest.add(noteId, event.build());
		return null;
	}

	private Void appendIfChainExists(JdbcOperations jdbc, int noteId, AccessEvent.Builder event) {
		try {
			if (!heads(jdbc, chainOfNote(noteId)).isEmpty()) {
				append(jdbc, noteId, event);
			}
		} catch (BrokenChainException e) {
			log.error("The log of note {} is damaged: its last reading could not be added", noteId);
		}
		return null;
	}

	private Void startChain(JdbcOperations jdbc, String chain) {
		if (heads(jdbc, chain).isEmpty() && !hasEvents(jdbc, chain)) {
			insertHead(jdbc, ChainHead.start(chain, keysetProvider.getKeyset()));
		}
		return null;
	}

	private Void appendToUserChain(JdbcOperations jdbc, String chain, AccessEvent.Builder event) {
		try {
			append(jdbc, keysetProvider.getKeyset(), chain, event);
		} catch (BrokenChainException e) {
			log.error("The chain {} of the access log is damaged: a refusal could not be added", chain);
		}
		return null;
	}

	private AccessEvent append(JdbcOperations jdbc, Keyset keyset, String chain, AccessEvent.Builder builder)
			throws BrokenChainException {
		try {
			ChainHead head = lockHead(jdbc, chain);
			if (head == null || !head.isIntact(keyset)) {
				throw new BrokenChainException(chain);
			}
			return insertEvent(jdbc, keyset, head, builder);
		} catch (DataAccessException e) {
			if (isDuplicate(e)) {
				// an event exists beyond the recorded end
				throw new BrokenChainException(chain);
			}
			throw notStored(e);
		}
	}

	/**
	 * Checks whether a row already exists. The SQL state is 23505, but MariaDB and MySQL use a general state with a vendor
	 * code.
	 */
	private static boolean isDuplicate(DataAccessException e) {
		Throwable cause = e.getRootCause();
		return cause instanceof SQLException && ("23505".equals(((SQLException) cause).getSQLState())
				|| ((SQLException) cause).getErrorCode() == MYSQL_DUPLICATE);
	}

	/** @return the error for the request; if the database rolled it back in favor of another request, it can be tried again */
	private static RuntimeException notStored(DataAccessException e) {
		if (e instanceof ConcurrencyFailureException) {
			return e;
		}
		log.error("An event of the access log could not be stored; what it tells of is not done", e);
		return new LogUnavailableException();
	}

	private AccessEvent insertEvent(JdbcOperations jdbc, Keyset keyset, ChainHead head, AccessEvent.Builder builder) {
		AccessEvent event = builder.uuid(UUID.randomUUID().toString()).place(head.getChain(), head.getLength() + 1).build();
		String hash = event.hash(head.getLastHash());
		jdbc.update(INSERT_EVENT, event.getUuid(), event.getChain(), event.getSequence(), event.getTypeName(),
				event.getNoteId(), event.getVersion(), event.getVersionId(), event.getUserUuid(),
				event.getSignedInUserUuid(),
				event.getOccurredAt(), event.getAddress(), event.getDisclosureUuid(), event.getDetail(),
				event.getNoteDigest(),
				hash);
		updateHead(jdbc, ChainHead.sealed(head.getChain(), event.getSequence(), hash, keyset));
		return event;
	}

	private static void insertHead(JdbcOperations jdbc, ChainHead head) {
		jdbc.update("insert into sessionnotes_access_chain (chain, chain_length, last_hash, seal) values (?, ?, ?, ?)",
				head.getChain(), head.getLength(), head.getLastHash(), head.getSeal());
	}

	/** @return the digest of a note's facts after the last event that wrote them, or null */
	public String lastNoteDigest(JdbcOperations jdbc, int noteId) {
		List<String> digests = jdbc.queryForList("select note_digest from sessionnotes_access_event where chain = ? "
				+ "and note_digest is not null order by sequence_number desc limit 1",
				String.class, chainOfNote(noteId));
		return digests.isEmpty() ? null : digests.get(0);
	}

	private static boolean hasEvents(JdbcOperations jdbc, String chain) {
		return jdbc.queryForObject("select count(*) from sessionnotes_access_event where chain = ?", Long.class, chain) > 0;
	}

	/** @return the head, locked so that no one extends it until the transaction ends; or null */
	ChainHead lockHead(JdbcOperations jdbc, String chain) {
		List<ChainHead> heads = jdbc.query(
				"select chain, chain_length, last_hash, seal from sessionnotes_access_chain where chain = ? for update",
				AccessLog::head, chain);
		return heads.isEmpty() ? null : heads.get(0);
	}

	private void updateHead(JdbcOperations jdbc, ChainHead head) {
		jdbc.update("update sessionnotes_access_chain set chain_length = ?, last_hash = ?, seal = ? where chain = ?",
				head.getLength(), head.getLastHash(), head.getSeal(), head.getChain());
	}

	static ChainHead head(ResultSet row, int number) throws SQLException {
		return new ChainHead(row.getString("chain"), row.getLong("chain_length"), row.getString("last_hash"),
				row.getBytes("seal"));
	}
}
