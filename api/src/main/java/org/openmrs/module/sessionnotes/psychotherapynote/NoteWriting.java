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

import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.bounds.SessionDate;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.draft.DraftDoor;
import org.openmrs.module.sessionnotes.draft.DraftKind;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/** Stores the notes that authors write, adds versions to notes, voids notes and restores them. */
class NoteWriting {

	private final NoteTable table = new NoteTable();

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final SealedStore store;

	private final NoteSeal seal;

	private final NoteAuthorization authorization;

	private final NoteLog noteLog;

	private final NoteKinds kinds;

	private final DraftDoor drafts;

	NoteWriting(StoreTransactions transactions, KeysetProvider keysetProvider, NoteAuthorization authorization,
			NoteLog noteLog, NoteKinds kinds, DraftDoor drafts) {
		this.transactions = transactions;
		this.store = new SealedStore(keysetProvider);
		this.seal = new NoteSeal(keysetProvider);
		this.authorization = authorization;
		this.noteLog = noteLog;
		this.kinds = kinds;
		this.drafts = drafts;
	}

	NoteVersion write(NewNote newNote) {
		AccessRequest request = authorization.requireMayWrite();
		String uuid = newNote.getUuid() == null ? UUID.randomUUID().toString() : newNote.getUuid();
		if (!UuidForm.holds(uuid)) {
			throw new InvalidRequestException("sessionnotes.error.invalidUuid");
		}
		requirePast(newNote.getSessionDate());
		try {
			return transactions.withWriterOrApart(jdbc -> writeOnce(jdbc, uuid, newNote, request));
		} catch (DataIntegrityViolationException e) {
			// both requests looked for the note before either request had stored it
			if (transactions.isCallerWriting()) {
				throw new ConflictException(ErrorCodes.WRITTEN_AT_THE_SAME_TIME);
			}
		}
		try {
			return transactions.apartAgain(jdbc -> writeOnce(jdbc, uuid, newNote, request));
		} catch (DataIntegrityViolationException e) {
			throw new ConflictException(ErrorCodes.WRITTEN_AT_THE_SAME_TIME);
		}
	}

	private NoteVersion writeOnce(JdbcOperations jdbc, String uuid, NewNote newNote, AccessRequest request) {
		drafts.takeAlong(jdbc, request, DraftKind.PSYCHOTHERAPY_NOTE, uuid, newNote.getDraftRevision());
		Optional<NoteRow> existing = table.byUuid(jdbc, uuid).stream()
				.filter(row -> row.facts.getAuthorUuid().equals(request.getUserUuid())).findFirst();
		return existing.isPresent()
				? sentTwice(jdbc, existing.get(), newNote)
				: insert(jdbc, uuid, newNote, request);
	}

	private static void requirePast(Date sessionDate) {
		if (sessionDate == null) {
			return;
		}
		Bounded.number("sessionDate", Bound.MOMENT, sessionDate.getTime());
		if (SessionDate.isFuture(Instant.ofEpochMilli(sessionDate.getTime()), Instant.now())) {
			throw new InvalidRequestException("sessionnotes.error.sessionDateInFuture");
		}
	}

	NoteVersion amend(String uuid, int baseVersion, NoteContent content, Long draftRevision) {
		return authorization.change((jdbc, request) -> authorization.noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> {
					drafts.takeAlong(jdbc, request, DraftKind.PSYCHOTHERAPY_NOTE, note.facts.getUuid(), draftRevision);
					return addVersion(jdbc, note, baseVersion, content, request);
				});
	}

	NoteVersion amendVersion(int versionId, NoteContent content) {
		return authorization.change((jdbc, request) -> table.byVersionId(jdbc, versionId),
				(jdbc, note, request, decision) -> addVersion(jdbc, note,
						table.versionById(jdbc, versionId).orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE))
								.getVersion(),
						content,
						request));
	}

	/** @param read the version that the caller has read; null to void or restore any version */
	NoteHeader setVoided(String uuid, boolean voided, Integer read, String reason) {
		Bounded.text("reason", Bound.VOID_REASON, reason);
		return authorization.change((jdbc, request) -> authorization.noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> {
					if (note.facts.isVoided() == voided) {
						return note.facts;
					}
					if (read != null && read != note.facts.getCurrentVersion()) {
						throw new ConflictException(ErrorCodes.NEWER_VERSION);
					}
					NoteHeader changed = voided
							? note.facts.withVoided(System.currentTimeMillis(), store.sealReason(note.facts, reason))
							: note.facts.withVoided(null, null);
					store.update(jdbc, changed);
					noteLog.append(jdbc, changed,
							AccessLog.event(voided ? AccessEventType.VOIDED : AccessEventType.UNVOIDED, request)
									.noteDigest(changed.canonicalForm().sha256()));
					return changed;
				});
	}

	private NoteVersion insert(JdbcOperations jdbc, String uuid, NewNote newNote, AccessRequest request) {
		// the patient was voided or merged while the form was open; if the note were stored, its author could not reach it
		patients.requireNotVoided(jdbc, newNote.getPatientUuid());
		if (isOfObs(jdbc, uuid)) {
			// the platform would find the obs with that uuid instead of the note
			throw new ConflictException(ErrorCodes.OBS_UUID_IN_USE);
		}
		long now = System.currentTimeMillis();
		long session = session(jdbc, newNote, newNote.getSessionDate() == null ? now : newNote.getSessionDate().getTime());
		if (patients.isBeforeBirth(jdbc, newNote.getPatientUuid(), ClinicDay.of(Instant.ofEpochMilli(session)))) {
			// an author may write about a client after the client's death, but there is no session before the birth
			throw new InvalidRequestException("sessionnotes.error.sessionDateBeforeBirth");
		}
		NoteHeader note = table.insert(jdbc,
				new NoteHeader(null, uuid, request.getUserUuid(), newNote.getPatientUuid(), newNote.getEncounterUuid(),
						newNote.getConceptUuid(), session, now, 1, null, null,
						kinds.kindOf(jdbc, newNote.getConceptUuid()), FormerPatients.none()));
		store.update(jdbc, note);
		// the text is stored anyway, so that no text is lost; the mark shows that someone else may have written the text
		boolean held = request.isPasswordHeld();
		int versionId = store.insertVersion(jdbc, note, 1, now, newNote.getContent(), held);
		noteLog.start(jdbc, note, AccessLog.event(AccessEventType.CREATED, request).version(1, versionId)
				.detail(held ? DenialReason.PASSWORD_HELD.name() : null).noteDigest(note.canonicalForm().sha256()));
		return new NoteVersion(note, versionId, 1, now, newNote.getContent(), null, held);
	}

	/**
	 * Rounds the time of the session down to whole seconds, because all dates and times in the platform's record are in
	 * whole seconds.
	 */
	private static long session(JdbcOperations jdbc, NewNote note, long time) {
		long session = time / 1000 * 1000;
		return note.getOffset() == null
				? SessionDays.onDayOf(jdbc, note.getEncounterUuid(), session)
				: SessionDays.onDayAt(note.getOffset(), session);
	}

	private static boolean isOfObs(JdbcOperations jdbc, String uuid) {
		return jdbc.queryForObject("select count(*) from obs where uuid in (?, ?, ?)", Integer.class, uuid,
				uuid.toLowerCase(Locale.ROOT), uuid.toUpperCase(Locale.ROOT)) > 0;
	}

	private NoteVersion sentTwice(JdbcOperations jdbc, NoteRow row, NewNote newNote) {
		store.requireIntact(row);
		NoteVersion current = current(jdbc, row.facts);
		NoteVersion first = seal.open(row.facts,
				table.version(jdbc, row.facts.getId(), 1).orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE)));
		// the answer holds only content that the caller sent, so no reading is recorded
		for (NoteVersion written : new NoteVersion[]{current, first}) {
			if (newNote.getContent().equals(written.getContent()) && isSameSession(jdbc, row.facts, newNote)) {
				return written;
			}
		}
		throw new ConflictException("sessionnotes.error.uuidInUse");
	}

	/**
	 * Compares only the values that the request states. The values that a request omits were generated when the note
	 * was stored, and could now be generated differently.
	 */
	private static boolean isSameSession(JdbcOperations jdbc, NoteHeader note, NewNote sent) {
		return note.getPatientUuid().equals(sent.getPatientUuid()) && note.getConceptUuid().equals(sent.getConceptUuid())
				&& (sent.getEncounterUuid() == null || sent.getEncounterUuid().equals(note.getEncounterUuid()))
				&& (sent.getSessionDate() == null
						|| SessionDays.isSame(note.getSessionDate(), session(jdbc, sent, sent.getSessionDate().getTime())));
	}

	private NoteVersion addVersion(JdbcOperations jdbc, NoteRow row, int baseVersion, NoteContent content,
			AccessRequest request) {
		NoteVersion current = current(jdbc, row.facts);
		if (current.getContent().equals(content)) {
			return current;
		}
		if (current.getVersion() != baseVersion) {
			throw new ConflictException(ErrorCodes.NEWER_VERSION);
		}
		NoteHeader amended = row.facts.withVersion(baseVersion + 1);
		store.update(jdbc, amended);
		return insertVersion(jdbc, amended, System.currentTimeMillis(), content, request);
	}

	private NoteVersion insertVersion(JdbcOperations jdbc, NoteHeader note, long now, NoteContent content,
			AccessRequest request) {
		int version = note.getCurrentVersion();
		int id = store.insertVersion(jdbc, note, version, now, content);
		noteLog.append(jdbc, note,
				AccessLog.event(AccessEventType.AMENDED, request).version(version, id)
						.noteDigest(note.canonicalForm().sha256()));
		return new NoteVersion(note, id, version, now, content, seal.openReason(note), false);
	}

	private NoteVersion current(JdbcOperations jdbc, NoteHeader note) {
		return seal.open(note,
				table.versionAsCommitted(jdbc, note.getId(), note.getCurrentVersion())
						.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE)));
	}
}
