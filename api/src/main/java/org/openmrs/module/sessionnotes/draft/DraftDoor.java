/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The only way to read or change drafts of notes. A draft belongs to the account that wrote the draft. The user must
 * have signed in with that account and must have the privilege to write the kind of note to which the draft belongs.
 * The database rows of drafts are looked up only by the account of the current user. To users other than its author, a
 * draft appears not to exist, and the database queries reveal nothing about the draft. Saving a draft stores no event
 * in the log. If a request is refused before a particular draft is looked up, the log records the refusal as usual.
 */
public class DraftDoor {

	private static final String CHANGED = "sessionnotes.error.draft.changed";

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	private final DraftTable table;

	public DraftDoor(StoreTransactions transactions, KeysetProvider keysetProvider, CurrentRequest currentRequest,
			AccessLog accessLog) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
		this.table = new DraftTable(keysetProvider);
	}

	/** The drafts that the current user can reach in this session. */
	private static final class Reach {

		private final String userUuid;

		private final Set<DraftKind> kinds;

		private Reach(String userUuid, Set<DraftKind> kinds) {
			this.userUuid = userUuid;
			this.kinds = kinds;
		}

		/**
		 * Checks whether the user can reach a draft. If the stored kind of a draft is damaged, the author can reach the
		 * draft but gets an error.
		 */
		private boolean holds(DraftFacts draft) {
			return !kinds.isEmpty() && (draft.getKind() == null || kinds.contains(draft.getKind()));
		}
	}

	/**
	 * @param patientUuid the uuid of the patient; null to list the drafts about all patients
	 * @return the user's own drafts, newest first, without the text of the drafts
	 */
	List<DraftFacts> list(String patientUuid) {
		Reach reach = reach();
		if (reach.kinds.isEmpty()) {
			return Collections.emptyList();
		}
		return transactions.reading(jdbc -> {
			List<DraftFacts> drafts = table.ofAuthor(jdbc, reach.userUuid).stream().filter(reach::holds)
					.filter(draft -> patientUuid == null || patientUuid.equals(draft.getPatientUuid()))
					.collect(Collectors.toList());
			Set<String> voided = patients.voidedPatients(jdbc,
					drafts.stream().map(DraftFacts::getPatientUuid).collect(Collectors.toSet()));
			drafts.removeIf(draft -> voided.contains(draft.getPatientUuid()));
			return drafts;
		});
	}

	/** @return the user's own draft of a note; empty if this user has no draft of the note */
	Optional<Draft> open(String noteUuid) {
		Reach reach = reach();
		if (reach.kinds.isEmpty()) {
			return Optional.empty();
		}
		return transactions
				.reading(jdbc -> table.find(jdbc, noteUuid, reach.userUuid).filter(row -> isWithin(jdbc, reach, row))
						.map(row -> new Draft(row.facts, table.open(row))));
	}

	/**
	 * Overwrites the user's draft of a note, or begins a draft if the user has none. If two requests try to overwrite
	 * the same revision of a draft, one of the requests is refused.
	 *
	 * @param draft the draft to save, without an author, a revision and a date
	 * @param seen the revision of the draft that the user has seen; 0 to begin a draft
	 * @return the facts about the draft after it was saved; the facts are unchanged if the draft already had this
	 *         content
	 */
	DraftFacts save(Draft draft, long seen) {
		DraftKind kind = draft.getFacts().getKind();
		AccessRequest request = currentRequest.describe(kind.getPrivilege());
		DenialReason against = kind.reasonAgainst(request);
		if (against != null) {
			accessLog.denied(request, against, null);
			throw ImpersonationCheck.refusal(against, "sessionnotes.error.draft.mayNotKeep");
		}
		DraftFacts facts = draft.getFacts().toBuilder().author(request.getUserUuid()).build();
		try {
			return transactions.withWriterOrApart(jdbc -> {
				patients.requireNotVoided(jdbc, facts.getPatientUuid());
				return seen == 0
						? begin(jdbc, facts, draft.getContent())
						: overwrite(jdbc, facts, draft.getContent(), seen);
			});
		} catch (DataIntegrityViolationException e) {
			// the cause is left out: it only means that a draft already exists, begun earlier or at the same moment
			return transactions.reading(jdbc -> table.find(jdbc, facts.getNoteUuid(), facts.getAuthorUuid()))
					.filter(row -> isSame(row, facts, draft.getContent())).map(row -> row.facts)
					.orElseThrow(() -> new ConflictException(CHANGED));
		}
	}

	/**
	 * Begins a draft of a note. The first revision number of a draft is the current time. Therefore a browser tab in
	 * which an earlier draft of the same note is open never overwrites the new draft.
	 */
	private DraftFacts begin(JdbcOperations jdbc, DraftFacts facts, String content) {
		if (!patients.purgedPatients(jdbc, Collections.singleton(facts.getPatientUuid())).isEmpty()) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient");
		}
		Bounded.number("draft", Bound.DRAFTS, table.countOfAuthor(jdbc, facts.getAuthorUuid()) + 1L);
		long now = System.currentTimeMillis();
		DraftFacts begun = facts.toBuilder().revision(now).dateChanged(now).build();
		table.insert(jdbc, begun, content);
		return begun;
	}

	private DraftFacts overwrite(JdbcOperations jdbc, DraftFacts facts, String content, long seen) {
		DraftTable.Row before = table.lock(jdbc, facts.getNoteUuid(), facts.getAuthorUuid())
				.orElseThrow(() -> new ConflictException(CHANGED));
		if (isSame(before, facts, content)) {
			return before.facts;
		}
		if (before.facts.getRevision() != seen) {
			throw new ConflictException(CHANGED);
		}
		if (before.facts.getKind() != facts.getKind() || !before.facts.getPatientUuid().equals(facts.getPatientUuid())) {
			throw new ConflictException("sessionnotes.error.draft.ofOtherNote");
		}
		DraftFacts after = facts.toBuilder().id(before.facts.getId()).note(before.facts.getNoteUuid()).revision(seen + 1)
				.dateChanged(System.currentTimeMillis()).build();
		table.update(jdbc, after, content);
		return after;
	}

	/**
	 * Checks whether the draft already has the content that the client sent. Nothing changes if a client repeats a
	 * request because the response was lost, or if two browser tabs hold the same text.
	 *
	 * @throws TamperedException if the draft cannot be opened; a draft that cannot be opened is not overwritten, but
	 *         its author may discard it
	 */
	private boolean isSame(DraftTable.Row row, DraftFacts sent, String content) {
		DraftFacts again = sent.toBuilder().note(row.facts.getNoteUuid()).revision(row.facts.getRevision())
				.dateChanged(row.facts.getDateChanged()).build();
		return table.open(row).equals(content)
				&& Arrays.equals(row.facts.canonicalForm(""), again.canonicalForm(""));
	}

	/**
	 * Deletes the user's draft of a note. If this user has no draft of the note, the call does nothing.
	 *
	 * @param seen the revision of the draft that the user has seen
	 * @throws ConflictException if the draft has a different revision
	 */
	void discard(String noteUuid, long seen) {
		Reach reach = reach();
		if (reach.kinds.isEmpty()) {
			return;
		}
		transactions.withWriterOrApart(jdbc -> {
			table.lock(jdbc, noteUuid, reach.userUuid).filter(row -> isWithin(jdbc, reach, row))
					.ifPresent(row -> delete(jdbc, row, seen));
			return null;
		});
	}

	private void delete(JdbcOperations jdbc, DraftTable.Row row, long seen) {
		if (row.facts.getRevision() != seen) {
			throw new ConflictException(CHANGED);
		}
		table.delete(jdbc, row.facts.getId());
	}

	/**
	 * @return a description of the current request, to pass to {@link #takeAlong} and {@link #requireNone}. This method
	 *         must be called before a transaction of the module begins.
	 */
	public AccessRequest describe(DraftKind kind) {
		return currentRequest.describe(kind.getPrivilege());
	}

	/**
	 * Deletes the draft of a note that is being saved, in the transaction that saves the note. A draft that the user
	 * cannot reach is not deleted.
	 *
	 * @param jdbc the database connection on which the note is saved
	 * @param request the request of the user who saves the note, evaluated for the privilege of the draft's kind
	 * @param seen the revision of the draft whose text is in the saved note; null to delete no draft
	 * @throws ConflictException if the draft has a different revision, whose text is not in the saved note
	 */
	public void takeAlong(JdbcOperations jdbc, AccessRequest request, DraftKind kind, String noteUuid, Long seen) {
		if (seen != null) {
			own(jdbc, request, kind, noteUuid).ifPresent(row -> delete(jdbc, row, seen));
		}
	}

	/**
	 * @param jdbc the database connection on which the note is signed
	 * @param request the request of the user who signs the note, evaluated for the privilege of the draft's kind
	 * @throws ConflictException if the user has a draft of the note, because the text of that draft is not in the
	 *         signed note
	 */
	public void requireNone(JdbcOperations jdbc, AccessRequest request, DraftKind kind, String noteUuid) {
		if (own(jdbc, request, kind, noteUuid).isPresent()) {
			throw new ConflictException("sessionnotes.error.draft.unsaved");
		}
	}

	private Optional<DraftTable.Row> own(JdbcOperations jdbc, AccessRequest request, DraftKind kind, String noteUuid) {
		return kind.reasonAgainst(request) == null
				? table.lock(jdbc, noteUuid, request.getUserUuid())
						.filter(row -> row.facts.getKind() == null || row.facts.getKind() == kind)
				: Optional.empty();
	}

	private boolean isWithin(JdbcOperations jdbc, Reach reach, DraftTable.Row row) {
		return reach.holds(row.facts) && !patients.isVoided(jdbc, row.facts.getPatientUuid());
	}

	/**
	 * Determines the drafts that the user can reach. While a password that a different user has set is in force, drafts
	 * of private notes are closed. If the user may write only private notes, an error says that the notes are closed.
	 */
	private Reach reach() {
		Set<DraftKind> kinds = EnumSet.noneOf(DraftKind.class);
		AccessRequest refused = null;
		DenialReason reason = null;
		for (DraftKind kind : DraftKind.values()) {
			AccessRequest request = describe(kind);
			DenialReason against = kind.reasonAgainst(request);
			if (against == null) {
				kinds.add(kind);
			} else {
				refused = request;
				reason = against;
			}
		}
		if (kinds.isEmpty()) {
			accessLog.denied(refused, reason, null);
			if (reason == DenialReason.PASSWORD_HELD) {
				throw new NotesOnHoldException();
			}
		}
		return new Reach(kinds.isEmpty() ? null : currentRequest.actor().getUserUuid(), kinds);
	}
}
