/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.openmrs.module.sessionnotes.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.access.AccessDecision;
import org.openmrs.module.sessionnotes.access.AccessPolicy;
import org.openmrs.module.sessionnotes.access.AccessRequest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.DenialReason;
import org.openmrs.module.sessionnotes.access.MayNotWriteException;
import org.openmrs.module.sessionnotes.audit.AccessEvent;
import org.openmrs.module.sessionnotes.audit.AccessEventType;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.BrokenChainException;
import org.openmrs.module.sessionnotes.content.NoteContent;
import org.openmrs.module.sessionnotes.seal.Keyring;
import org.openmrs.module.sessionnotes.store.StoreTransactions;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The one door to the sealed store. Whoever comes (the service, REST, an obs on its way through the platform), the
 * order is the same: the {@link AccessPolicy} agrees, the event is stored, and only then is a seal opened. A refusal is stored too, and looks to the caller as if there were no such note.
 */
public class NoteDoor {

	private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private final AccessPolicy policy = new AccessPolicy();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	private final SealedStore store;

	public NoteDoor(StoreTransactions transactions, Keyring keyring, CurrentRequest currentRequest, AccessLog accessLog) {
		this.transactions = transactions;

		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
		this.store = new SealedStore(keyring);
	}

	/** @return the newest version of a note, or nothing if there is none for this user */
	public Optional<NoteVersion> open(String uuid) {
		return enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, (jdbc, request) -> noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> give(jdbc, note, note.facts.getCurrentVersion(), request, decision));
	}

	/** @return a version by its id, or nothing if there is none for this user */
	public Optional<NoteVersion> openVersion(int versionId) {
		return enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES,
				(jdbc, request) -> store.byVersionId(jdbc, versionId),
				(jdbc, note, request, decision) -> give(jdbc, note,
						store.versionById(jdbc, versionId).orElseThrow(BrokenNoteException::new).getVersion(), request,
						decision));
	}

	/** @return all versions of a note, the newest first; empty if there is no such note for this user */
	List<NoteVersion> openHistory(String uuid) {
		return enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, (jdbc, request) -> noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> IntStream.range(0, note.facts.getCurrentVersion())
						.mapToObj(
								i -> give(jdbc, note, note.facts.getCurrentVersion() - i, request, decision))
						.collect(Collectors.toList()))
				.orElseGet(Collections::emptyList);
	}

	/** @return what is known of a note besides its text, or nothing if there is none for this user */
	Optional<NoteFacts> find(String uuid) {
		return enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, (jdbc, request) -> noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> note.facts);
	}

	/** @return the user's own notes on a patient, the newest session first, without text */
	List<NoteFacts> list(String patientUuid, boolean includeVoided, int startIndex, int limit) {
		String author = mayAsk();
		if (author == null) {
			return Collections.emptyList();
		}
		return transactions.withWriterOrApart(
				jdbc -> store.ofPatientByAuthor(jdbc, patientUuid, author, includeVoided, startIndex, limit).stream()
						.map(row -> row.facts.withIntact(store.isIntact(row))).collect(Collectors.toList()));
	}

	int count(String patientUuid, boolean includeVoided) {
		String author = mayAsk();
		return author == null
				? 0
				: transactions.withWriterOrApart(
						jdbc -> store.countOfPatientByAuthor(jdbc, patientUuid, author, includeVoided));
	}

	/**
	 * Stores a new note of the current user. A note of theirs with the same uuid and the same content is that note,
	 * sent twice.
	 *
	 * @throws MayNotWriteException if the user may not write notes in this session
	 * @throws NoteConflictException if they have another note with that uuid
	 */
	public NoteVersion write(NewNote newNote) {
		AccessRequest request = requireMayWrite();
		String uuid = newNote.getUuid() == null ? UUID.randomUUID().toString() : newNote.getUuid();
		if (!UUID_FORM.matcher(uuid).matches()) {
			throw new InvalidNoteException("sessionnotes.error.invalidUuid");
		}
		try {
			return transactions.withWriterOrApart(jdbc -> {
				Optional<SealedStore.Row> existing = store.byUuid(jdbc, uuid).stream()
						.filter(row -> row.facts.getAuthorUuid().equals(request.getUserUuid())).findFirst();
				return existing.isPresent()
						? sentTwice(jdbc, existing.get(), newNote)
						: insert(jdbc, uuid, newNote, request);
			});
		} catch (DataIntegrityViolationException e) {
			// both requests looked before either had written
			throw new NoteConflictException("sessionnotes.error.writtenAtTheSameTime");
		}
	}

	/**
	 * Adds a version to a note of the current user.
	 *
	 * @param uuid the note
	 * @param baseVersion the version that the author was editing
	 * @param content the new words
	 * @return the new version; the newest one if its words are the same already
	 * @throws NoteNotFoundException if there is no such note for this user
	 * @throws NoteConflictException if there is a newer version than the author was editing
	 */
	public NoteVersion amend(String uuid, int baseVersion, NoteContent content) {
		return change((jdbc, request) -> noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> addVersion(jdbc, note, baseVersion, content, request));
	}

	/** Adds a version to the note of which the current user was editing the version with that id. */
	public NoteVersion amendVersion(int versionId, NoteContent content) {
		return change((jdbc, request) -> store.byVersionId(jdbc, versionId),
				(jdbc, note, request, decision) -> addVersion(jdbc, note,
						store.versionById(jdbc, versionId).orElseThrow(BrokenNoteException::new).getVersion(), content,
						request));
	}

	/**
	 * Takes a note of the current user out of use, or back into use. Nothing is removed.
	 *
	 * @param uuid the note
	 * @param voided which of the two
	 * @param reason the author's reason for voiding; kept sealed, as it may say what the note says
	 * @return what is known of the note afterwards
	 * @throws NoteNotFoundException if there is no such note for this user
	 */
	public NoteFacts setVoided(String uuid, boolean voided, String reason) {
		return change((jdbc, request) -> noteOf(jdbc, uuid, request), (jdbc, note, request, decision) -> {
			if (note.facts.isVoided() == voided) {
				return note.facts;
			}
			NoteFacts changed = voided
					? note.facts.withVoided(System.currentTimeMillis(), store.sealReason(note.facts, reason))
					: note.facts.withVoided(null, null);
			store.update(jdbc, changed);
			append(jdbc, changed, AccessLog.event(voided ? AccessEventType.VOIDED : AccessEventType.UNVOIDED, request)
					.noteDigest(changed.canonicalForm().sha256()));
			return changed;
		});
	}

	private NoteVersion insert(JdbcOperations jdbc, String uuid, NewNote newNote, AccessRequest request) {
		long now = System.currentTimeMillis();
		// whole seconds, like every date and time of the platform's record
		long session = (newNote.getSessionDate() == null ? now : newNote.getSessionDate().getTime()) / 1000 * 1000;
		NoteFacts note = store.insert(jdbc,
				new NoteFacts(null, uuid, request.getUserUuid(), newNote.getPatientUuid(), newNote.getEncounterUuid(),
						newNote.getConceptUuid(), session, now, 1, null, null));
		store.update(jdbc, note);
		int versionId = store.insertVersion(jdbc, note, 1, now, newNote.getContent());
		accessLog.start(jdbc, note.getId(), AccessLog.event(AccessEventType.CREATED, request).version(1, versionId)
				.noteDigest(note.canonicalForm().sha256()));
		return new NoteVersion(note, versionId, 1, now, newNote.getContent(), null);
	}

	private NoteVersion sentTwice(JdbcOperations jdbc, SealedStore.Row row, NewNote newNote) {
		requireIntact(row);
		NoteVersion current = current(jdbc, row.facts);
		NoteVersion first = store.open(row.facts,
				store.version(jdbc, row.facts.getId(), 1).orElseThrow(BrokenNoteException::new));
		// nothing is given back that was not sent: this is no reading
		for (NoteVersion written : new NoteVersion[]{current, first}) {
			if (newNote.getContent().equals(written.getContent())
					&& row.facts.getPatientUuid().equals(newNote.getPatientUuid())) {
				return written;
			}
		}
		throw new NoteConflictException("sessionnotes.error.uuidInUse");
	}

	private NoteVersion addVersion(JdbcOperations jdbc, SealedStore.Row row, int baseVersion, NoteContent content,
			AccessRequest request) {
		NoteVersion current = current(jdbc, row.facts);
		if (current.getContent().equals(content)) {
			return current;
		}
		if (current.getVersion() != baseVersion) {
			throw new NoteConflictException("sessionnotes.error.newerVersion");
		}
		NoteFacts amended = row.facts.withVersion(baseVersion + 1);
		store.update(jdbc, amended);
		return insertVersion(jdbc, amended, System.currentTimeMillis(), content, request);
	}

	private NoteVersion insertVersion(JdbcOperations jdbc, NoteFacts note, long now, NoteContent content,
			AccessRequest request) {
		int version = note.getCurrentVersion();
		int id = store.insertVersion(jdbc, note, version, now, content);
		append(jdbc, note,
				AccessLog.event(AccessEventType.AMENDED, request).version(version, id)
						.noteDigest(note.canonicalForm().sha256()));
		return new NoteVersion(note, id, version, now, content, store.openReason(note));
	}

	private NoteVersion current(JdbcOperations jdbc, NoteFacts note) {
		return store.open(note,
				store.versionAsCommitted(jdbc, note.getId(), note.getCurrentVersion())
						.orElseThrow(BrokenNoteException::new));
	}

	private NoteVersion give(JdbcOperations jdbc, SealedStore.Row row, int version, AccessRequest request,
			AccessDecision decision) {
		SealedVersion sealed = store.version(jdbc, row.facts.getId(), version).orElseThrow(BrokenNoteException::new);
		requireAsLogged(jdbc, row);
		try {
			accessLog.appendRead(jdbc, row.facts.getId(),
					AccessLog.event(AccessEventType.READ, request).version(version, sealed.getId())
							.detail(decision.getGround().name()));
		} catch (BrokenChainException e) {
			throw new BrokenNoteException();
		}
		return store.open(row.facts, sealed);
	}

	/** An older row, put back with its older seal, is intact; the log knows that the note went on. */
	private void requireAsLogged(JdbcOperations jdbc, SealedStore.Row row) {
		// the author may be amending it in this moment: once that is done, row and log agree again
		if (!isAsLogged(jdbc, row) && !isAsLogged(jdbc, store.lock(jdbc, row.facts.getId()))) {
			throw new BrokenNoteException();
		}
	}

	private boolean isAsLogged(JdbcOperations jdbc, SealedStore.Row row) {
		return row.facts.canonicalForm().sha256().equals(accessLog.lastNoteDigest(jdbc, row.facts.getId()));
	}

	private void append(JdbcOperations jdbc, NoteFacts note, AccessEvent.Builder event) {
		try {
			accessLog.append(jdbc, note.getId(), event);
		} catch (BrokenChainException e) {
			throw new BrokenNoteException();
		}
	}

	/** A uuid is the author's own: two authors may have chosen the same one, and neither learns of the other's. */
	private Optional<SealedStore.Row> noteOf(JdbcOperations jdbc, String uuid, AccessRequest request) {
		List<SealedStore.Row> rows = store.byUuid(jdbc, uuid);
		Optional<SealedStore.Row> own = rows.stream()
				.filter(row -> row.facts.getAuthorUuid().equals(request.getUserUuid())).findFirst();
		return own.isPresent() ? own : rows.stream().findFirst();
	}

	private <T> T change(Finder finder, Act<T> act) {
		return enter(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, finder, (jdbc, row, request, decision) -> {
			SealedStore.Row locked = store.lock(jdbc, row.facts.getId());
			requireIntact(locked);
			return act.on(jdbc, locked, request, decision);
		}).orElseThrow(NoteNotFoundException::new);
	}

	private <T> Optional<T> enter(String privilege, Finder finder, Act<T> act) {
		AccessRequest request = currentRequest.describe(privilege);
		Function<JdbcOperations, Entry<T>> entry = jdbc -> {
			Optional<SealedStore.Row> row = finder.find(jdbc, request);
			AccessDecision decision = policy.decide(request, row.map(found -> found.facts.getAuthorUuid()).orElse(null));
			if (!decision.isPermitted()) {
				return Entry.refused(decision.getReason(), row.map(found -> found.facts.getId()).orElse(null));
			}
			requireIntact(row.get());
			return Entry.granted(act.on(jdbc, row.get(), request, decision));
		};
		Entry<T> result = transactions.withWriterOrApart(entry);
		if (result.reason != null) {
			// after the transaction, so that no request needs two connections
			accessLog.denied(request, result.reason, result.noteId);
		}
		return Optional.ofNullable(result.value);
	}

	/** @throws MayNotWriteException if the user may not write notes in this session */
	public AccessRequest requireMayWrite() {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES);
		DenialReason against = policy.reasonAgainst(request);
		if (against != null) {
			accessLog.denied(request, against, null);
			throw new MayNotWriteException();
		}
		return request;
	}

	/** @return the user whose own notes may be listed, or null */
	private String mayAsk() {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		DenialReason against = policy.reasonAgainst(request);
		if (against != null) {
			accessLog.denied(request, against, null);
			return null;
		}
		return request.getUserUuid();
	}

	private void requireIntact(SealedStore.Row row) {
		if (!store.isIntact(row)) {
			throw new BrokenNoteException();
		}
	}

	/** Finds the note that is asked for. */
	private interface Finder {

		Optional<SealedStore.Row> find(JdbcOperations jdbc, AccessRequest request);
	}

	/** What is done with a note once the policy agreed. */
	private interface Act<T> {

		T on(JdbcOperations jdbc, SealedStore.Row note, AccessRequest request, AccessDecision decision);
	}

	/** How an attempt to enter ended. */
	private static final class Entry<T> {

		private final T value;

		private final DenialReason reason;

		private final Integer noteId;

		private Entry(T value, DenialReason reason, Integer noteId) {
			this.value = value;
			this.reason = reason;
			this.noteId = noteId;
		}

		static <T> Entry<T> granted(T value) {
			return new Entry<>(value, null, null);
		}

		static <T> Entry<T> refused(DenialReason reason, Integer noteId) {
			return new Entry<>(null, reason, noteId);
		}
	}
}
