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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.MayNotWriteException;
import org.openmrs.module.sessionnotes.access.PasswordHeldException;
import org.openmrs.module.sessionnotes.access.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.BrokenChainException;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessDecision;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RestrictedNote;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.SessionDate;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.ConsentScope;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.draft.DraftDoor;
import org.openmrs.module.sessionnotes.draft.DraftKind;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The only door to the sealed store. For every caller (the service, REST, an obs that passes through the platform) the order is
 * the same. The {@link AccessPolicy} permits the request, the seal is verified, the event is stored, and only then is the text
 * given out. A refusal is stored too; to the caller it looks as if the note did not exist. A refusal runs the same decisions,
 * the same database queries and the same decryption whether or not the note exists.
 */
public class NoteDoor {

	/**
	 * A note that belongs to no one. The policy decides on it if the note asked for does not exist, so that both cases take
	 * equally long.
	 */
	private static final NoteRow NONE = new NoteRow(new NoteHeader(0, "", "", "", null, "", 0, 0, 0, null,
			null, RestrictedKind.PSYCHOTHERAPY_NOTE, FormerPatients.none()), null);

	private final NoteTable table = new NoteTable();

	private final AccessPolicy policy = new AccessPolicy();

	private final UserRecords users = new UserRecords();

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	private final SealedStore store;

	private final NoteSeal seal;

	private final NoteDisclosures disclosures;

	private final NoteKinds kinds;

	private final DraftDoor drafts;

	public NoteDoor(StoreTransactions transactions, KeysetProvider keysetProvider, CurrentRequest currentRequest,
			AccessLog accessLog,
			NoteDisclosures disclosures, NoteKinds kinds, DraftDoor drafts) {
		this.drafts = drafts;
		this.transactions = transactions;
		this.disclosures = disclosures;
		this.kinds = kinds;
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
		this.store = new SealedStore(keysetProvider);
		this.seal = new NoteSeal(keysetProvider);
	}

	/**
	 * @return the newest version of a note; empty if there is no such note for this user
	 * @throws PasswordHeldException if all notes are closed to this user for the time being
	 * @throws ReauthenticationRequiredException if the user is entitled but has to give the password again
	 */
	public Optional<NoteVersion> open(String uuid) {
		return read((jdbc, request) -> table.byUuid(jdbc, uuid),
				(jdbc, note, request, decision) -> give(jdbc, note, note.facts.getCurrentVersion(), request, decision));
	}

	/**
	 * @return the version with that id; empty if there is none for this user. A recipient of a disclosure gets only the newest
	 *         version.
	 * @throws PasswordHeldException if all notes are closed to this user for the time being
	 * @throws ReauthenticationRequiredException if the user is entitled but has to give the password again
	 */
	public Optional<NoteVersion> openVersion(int versionId) {
		return read((jdbc, request) -> table.byVersionId(jdbc, versionId).map(Collections::singletonList)
				.orElseGet(Collections::emptyList),
				(jdbc, note, request, decision) -> {
					int version = table.versionById(jdbc, versionId).orElseThrow(BrokenNoteException::new).getVersion();
					return decision.getEntitlement() != null && version != note.facts.getCurrentVersion()
							? null
							: give(jdbc, note, version, request, decision);
				});
	}

	/**
	 * @param startIndex the number of versions to skip
	 * @param limit the maximum number of versions to open
	 * @return versions of a note, newest first; empty if there is no such note for this user
	 */
	List<NoteVersion> openHistory(String uuid, int startIndex, int limit) {
		return enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, (jdbc, request) -> noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> versions(jdbc, note, request, decision, startIndex, limit))
				.orElseGet(Collections::emptyList);
	}

	private List<NoteVersion> versions(JdbcOperations jdbc, NoteRow note, AccessRequest request,
			AccessDecision decision, int startIndex, int limit) {
		int newest = note.facts.getCurrentVersion();
		return IntStream.range(0, newest).skip(startIndex).limit(limit)
				.mapToObj(i -> give(jdbc, note, newest - i, request, decision)).collect(Collectors.toList());
	}

	/** @return the facts of a note without its text; empty if there is no such note for this user */
	public Optional<NoteHeader> find(String uuid) {
		return enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, (jdbc, request) -> noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> note.facts);
	}

	/** @return the user's own notes on a patient, newest session first, without text */
	List<NoteHeader> list(String patientUuid, boolean includeVoided, int startIndex, int limit) {
		String author = mayAsk();
		if (author == null) {
			return Collections.emptyList();
		}
		return transactions.withWriterOrApart(
				jdbc -> patients.isVoided(jdbc, patientUuid)
						? Collections.<NoteHeader>emptyList()
						: table.ofPatientByAuthor(jdbc, patientUuid, author, includeVoided, startIndex, limit).stream()
								.map(row -> row.facts.withIntact(store.isIntact(row))).collect(Collectors.toList()));
	}

	/**
	 * Lists the user's own notes of a period. The caller asks for no particular note, so no refusal is recorded.
	 *
	 * @param from the first moment of the sessions, in milliseconds
	 * @param to the moment after the last one
	 * @return the user's own notes on sessions of these patients, without text and without voided notes; empty if the user may
	 *         not list notes now
	 */
	public Optional<List<NoteHeader>> ownOn(Collection<String> patientUuids, long from, long to) {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		if (policy.reasonAgainstOpening(request) != null) {
			return Optional.empty();
		}
		return Optional.of(transactions.reading(jdbc -> {
			Set<String> inUse = new HashSet<>(patientUuids);
			inUse.removeAll(patients.voidedPatients(jdbc, patientUuids));
			return table.ofAuthorOn(jdbc, request.getUserUuid(), inUse, from, to).stream()
					.map(row -> row.facts.withIntact(store.isIntact(row))).collect(Collectors.toList());
		}));
	}

	int count(String patientUuid, boolean includeVoided) {
		String author = mayAsk();
		return author == null
				? 0
				: transactions.withWriterOrApart(
						jdbc -> patients.isVoided(jdbc, patientUuid)
								? 0
								: table.countOfPatientByAuthor(jdbc, patientUuid, author, includeVoided));
	}

	/**
	 * @param afterNoteId the last note of the previous page; 0 for the first page
	 * @param limit the maximum number of notes
	 * @return all notes of the current user on any patient, including voided ones, ordered by id, without text
	 * @throws MayNotExportException if the user may not read notes in this session
	 */
	List<NoteHeader> ownAfter(int afterNoteId, int limit) {
		String author = mayAsk();
		if (author == null) {
			throw new MayNotExportException();
		}
		return transactions.withWriterOrApart(jdbc -> table.ofAuthorAfter(jdbc, author, afterNoteId, limit).stream()
				.map(row -> row.facts).collect(Collectors.toList()));
	}

	/**
	 * Opens a note of the current user for an export. The note's log records the export and each version read.
	 *
	 * @return all versions, newest first; empty if the user can no longer reach the note
	 */
	List<NoteVersion> openForExport(int noteId) {
		return enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, (jdbc, request) -> table.byId(jdbc, noteId),
				(jdbc, note, request, decision) -> {
					append(jdbc, note.facts, AccessLog.event(AccessEventType.EXPORTED, request));
					return versions(jdbc, note, request, decision, 0, Integer.MAX_VALUE);
				}).orElseGet(Collections::emptyList);
	}

	/**
	 * Stores a new note of the current user. The note is marked if another user has set this user's password. A second request
	 * with the same uuid and content returns the note that is already stored, even if both requests arrive at the same time.
	 *
	 * @throws MayNotWriteException if the user may not write notes in this session
	 * @throws NoteConflictException if the user has another note with that uuid
	 */
	public NoteVersion write(NewNote newNote) {
		AccessRequest request = requireMayWrite();
		String uuid = newNote.getUuid() == null ? UUID.randomUUID().toString() : newNote.getUuid();
		if (!UuidForm.holds(uuid)) {
			throw new InvalidNoteException("sessionnotes.error.invalidUuid");
		}
		requirePast(newNote.getSessionDate());
		try {
			return transactions.withWriterOrApart(jdbc -> writeOnce(jdbc, uuid, newNote, request));
		} catch (DataIntegrityViolationException e) {
			// both requests looked for the note before either had stored it
			if (transactions.isCallerWriting()) {
				throw new WrittenAtTheSameTimeException();
			}
		}
		try {
			return transactions.apartAgain(jdbc -> writeOnce(jdbc, uuid, newNote, request));
		} catch (DataIntegrityViolationException e) {
			throw new WrittenAtTheSameTimeException();
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
			throw new InvalidNoteException("sessionnotes.error.sessionDateInFuture");
		}
	}

	/**
	 * Adds a version to a note of the current user.
	 *
	 * @param uuid the note
	 * @param baseVersion the version that the author was editing
	 * @param content the new text
	 * @param draftRevision the revision of the draft that is deleted with it; null for no draft
	 * @return the new version; the newest existing one if it already has this text
	 * @throws NoteNotFoundException if there is no such note for this user
	 * @throws NoteConflictException if a version newer than the edited one exists
	 * @throws org.openmrs.module.sessionnotes.draft.DraftConflictException if the draft has another revision
	 */
	public NoteVersion amend(String uuid, int baseVersion, NoteContent content, Long draftRevision) {
		return change((jdbc, request) -> noteOf(jdbc, uuid, request), (jdbc, note, request, decision) -> {
			drafts.takeAlong(jdbc, request, DraftKind.PSYCHOTHERAPY_NOTE, note.facts.getUuid(), draftRevision);
			return addVersion(jdbc, note, baseVersion, content, request);
		});
	}

	/** Adds a version to a note of the current user, who was editing the version with that id. */
	public NoteVersion amendVersion(int versionId, NoteContent content) {
		return change((jdbc, request) -> table.byVersionId(jdbc, versionId),
				(jdbc, note, request, decision) -> addVersion(jdbc, note,
						table.versionById(jdbc, versionId).orElseThrow(BrokenNoteException::new).getVersion(), content,
						request));
	}

	/**
	 * Voids a note of the current user, or restores it. Nothing is deleted.
	 *
	 * @param uuid the note
	 * @param voided true to void the note, false to restore it
	 * @param reason the author's reason for voiding; it is stored sealed because it may repeat the note's content
	 * @return the facts of the note afterwards
	 * @throws NoteNotFoundException if there is no such note for this user
	 * @throws org.openmrs.module.sessionnotes.input.OutOfBoundsException if the reason is too long
	 */
	public NoteHeader setVoided(String uuid, boolean voided, String reason) {
		Bounded.text("reason", Bound.VOID_REASON, reason);
		return change((jdbc, request) -> noteOf(jdbc, uuid, request), (jdbc, note, request, decision) -> {
			if (note.facts.isVoided() == voided) {
				return note.facts;
			}
			NoteHeader changed = voided
					? note.facts.withVoided(System.currentTimeMillis(), store.sealReason(note.facts, reason))
					: note.facts.withVoided(null, null);
			store.update(jdbc, changed);
			append(jdbc, changed, AccessLog.event(voided ? AccessEventType.VOIDED : AccessEventType.UNVOIDED, request)
					.noteDigest(changed.canonicalForm().sha256()));
			return changed;
		});
	}

	private NoteVersion insert(JdbcOperations jdbc, String uuid, NewNote newNote, AccessRequest request) {
		if (patients.isVoided(jdbc, newNote.getPatientUuid())) {
			// the form was open while its patient was voided or merged; if stored, the note would be out of its author's reach
			throw new InvalidNoteException("sessionnotes.error.patientVoided");
		}
		if (isOfObs(jdbc, uuid)) {
			// the platform would find that obs instead of the note
			throw new NoteConflictException("sessionnotes.error.obsUuidInUse");
		}
		long now = System.currentTimeMillis();
		long session = session(jdbc, newNote, newNote.getSessionDate() == null ? now : newNote.getSessionDate().getTime());
		NoteHeader note = table.insert(jdbc,
				new NoteHeader(null, uuid, request.getUserUuid(), newNote.getPatientUuid(), newNote.getEncounterUuid(),
						newNote.getConceptUuid(), session, now, 1, null, null,
						kinds.kindOf(jdbc, newNote.getConceptUuid()), FormerPatients.none()));
		store.update(jdbc, note);
		// the text is stored nevertheless, so that it is not lost; the mark shows that it may not be the author's
		boolean held = request.isPasswordHeld();
		int versionId = store.insertVersion(jdbc, note, 1, now, newNote.getContent(), held);
		accessLog.start(jdbc, note.getId(), AccessLog.event(AccessEventType.CREATED, request).version(1, versionId)
				.detail(held ? DenialReason.PASSWORD_HELD.name() : null).noteDigest(note.canonicalForm().sha256()));
		return new NoteVersion(note, versionId, 1, now, newNote.getContent(), null, held);
	}

	/** Rounds the time of the session down to whole seconds, like every date and time of the platform's record. */
	private static long session(JdbcOperations jdbc, NewNote note, long time) {
		return SessionDays.onDayOf(jdbc, note.getEncounterUuid(), time / 1000 * 1000);
	}

	private static boolean isOfObs(JdbcOperations jdbc, String uuid) {
		return jdbc.queryForObject("select count(*) from obs where uuid in (?, ?, ?)", Integer.class, uuid,
				uuid.toLowerCase(Locale.ROOT), uuid.toUpperCase(Locale.ROOT)) > 0;
	}

	private NoteVersion sentTwice(JdbcOperations jdbc, NoteRow row, NewNote newNote) {
		store.requireIntact(row);
		NoteVersion current = current(jdbc, row.facts);
		NoteVersion first = seal.open(row.facts,
				table.version(jdbc, row.facts.getId(), 1).orElseThrow(BrokenNoteException::new));
		// the answer holds only content that the caller sent, so this is not recorded as a reading
		for (NoteVersion written : new NoteVersion[]{current, first}) {
			if (newNote.getContent().equals(written.getContent()) && isSameSession(jdbc, row.facts, newNote)) {
				return written;
			}
		}
		throw new NoteConflictException("sessionnotes.error.uuidInUse");
	}

	/**
	 * Compares only the values that the request states. Values that it omits were generated when the note was stored, and could
	 * be generated differently now.
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
			throw new NoteConflictException("sessionnotes.error.newerVersion");
		}
		NoteHeader amended = row.facts.withVersion(baseVersion + 1);
		store.update(jdbc, amended);
		return insertVersion(jdbc, amended, System.currentTimeMillis(), content, request);
	}

	private NoteVersion insertVersion(JdbcOperations jdbc, NoteHeader note, long now, NoteContent content,
			AccessRequest request) {
		int version = note.getCurrentVersion();
		int id = store.insertVersion(jdbc, note, version, now, content);
		append(jdbc, note,
				AccessLog.event(AccessEventType.AMENDED, request).version(version, id)
						.noteDigest(note.canonicalForm().sha256()));
		return new NoteVersion(note, id, version, now, content, seal.openReason(note), false);
	}

	private NoteVersion current(JdbcOperations jdbc, NoteHeader note) {
		return seal.open(note,
				table.versionAsCommitted(jdbc, note.getId(), note.getCurrentVersion())
						.orElseThrow(BrokenNoteException::new));
	}

	private NoteVersion give(JdbcOperations jdbc, NoteRow row, int version, AccessRequest request,
			AccessDecision decision) {
		Disclosure disclosure = (Disclosure) decision.getEntitlement();
		if (disclosure != null) {
			disclosures.requireAsLogged(jdbc, disclosure);
		}
		SealedVersion sealed = table.version(jdbc, row.facts.getId(), version).orElseThrow(BrokenNoteException::new);
		requireAsLogged(jdbc, row);
		// every check that can refuse comes first, so that each reading in the log did take place
		NoteVersion opened = seal.open(row.facts, sealed);
		if (disclosure != null && ConsentScope.isOf(disclosure)) {
			recordConsentShown(jdbc, row.facts, disclosure, request);
		}
		try {
			accessLog.appendRead(jdbc, row.facts.getId(),
					AccessLog.event(AccessEventType.READ, request).version(version, sealed.getId())
							.detail(decision.getGround().name())
							.disclosure(disclosure == null ? null : disclosure.getUuid()));
		} catch (BrokenChainException e) {
			throw new BrokenNoteException();
		}
		return disclosure == null ? opened : opened.disclosedUnder(disclosure);
	}

	/** Records, before the first note is given out, that the consent's scope accompanies each note that is read under it. */
	private void recordConsentShown(JdbcOperations jdbc, NoteHeader note, Disclosure disclosure, AccessRequest request) {
		boolean shown = StoredEvents.eventsOfDisclosure(jdbc, disclosure.getUuid()).stream()
				.anyMatch(event -> event.getType() == AccessEventType.CONSENT_SHOWN);
		if (!shown) {
			append(jdbc, note, AccessLog.event(AccessEventType.CONSENT_SHOWN, request).disclosure(disclosure.getUuid()));
		}
	}

	/**
	 * Opens the notes that a disclosure covers, for the file of an external recipient, oldest session first. The caller,
	 * {@link org.openmrs.module.sessionnotes.disclosure.DisclosureService}, decides first whether the user may make that file.
	 *
	 * @param jdbc the connection on which the events are stored
	 * @param disclosure a disclosure in force, to an external recipient
	 * @param request the request of the user who makes the file
	 * @return the newest versions; for each of them, an event already records that a file was begun
	 * @throws org.openmrs.module.sessionnotes.input.OutOfBoundsException if they are too large together; no note is opened then
	 */
	public List<NoteVersion> openForFile(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request) {
		List<NoteRow> rows = covered(jdbc, disclosure);
		Map<Integer, SealedVersion> newest = new HashMap<>();
		long size = 0;
		for (NoteRow row : rows) {
			SealedVersion sealed = table.version(jdbc, row.facts.getId(), row.facts.getCurrentVersion())
					.orElseThrow(BrokenNoteException::new);
			newest.put(row.facts.getId(), sealed);
			size += sealed.getCiphertext().length;
			Bounded.number("note", Bound.FILE_CONTENT, size);
		}
		List<NoteVersion> opened = new ArrayList<>();
		for (NoteRow row : rows) {
			store.requireIntact(row);
			requireAsLogged(jdbc, row);
			SealedVersion sealed = newest.get(row.facts.getId());
			opened.add(seal.open(row.facts, sealed).disclosedUnder(disclosure));
			append(jdbc, row.facts, ofFile(AccessEventType.FILE_BEGUN, disclosure, request)
					.version(row.facts.getCurrentVersion(), sealed.getId()));
		}
		return opened;
	}

	/**
	 * Records that the notes opened for a file are in it, before the file is given out.
	 *
	 * @param jdbc the connection on which the making of the file is recorded
	 * @param disclosure the disclosure as it is now
	 * @param opened the versions that {@link #openForFile} returned
	 * @param request the request of the user who makes the file
	 * @return false if the disclosure now covers other notes or versions; nothing is stored then
	 */
	public boolean recordFile(JdbcOperations jdbc, Disclosure disclosure, List<NoteVersion> opened, AccessRequest request) {
		List<String> now = covered(jdbc, disclosure).stream()
				.map(row -> row.facts.getId() + "/" + row.facts.getCurrentVersion()).collect(Collectors.toList());
		List<String> then = opened.stream().map(version -> version.getNote().getId() + "/" + version.getVersion())
				.collect(Collectors.toList());
		if (!now.equals(then)) {
			return false;
		}
		opened.forEach(version -> append(jdbc, version.getNote(),
				ofFile(AccessEventType.FILE_MADE, disclosure, request).version(version.getVersion(), version.getId())));
		return true;
	}

	/** Records that no file was made from the notes opened for one. */
	public void recordNoFile(JdbcOperations jdbc, Disclosure disclosure, List<NoteVersion> opened, AccessRequest request) {
		opened.forEach(version -> append(jdbc, version.getNote(), ofFile(AccessEventType.FILE_NOT_MADE, disclosure, request)
				.version(version.getVersion(), version.getId())));
	}

	private static AccessEvent.Builder ofFile(AccessEventType type, Disclosure disclosure, AccessRequest request) {
		return AccessLog.event(type, request).detail(disclosure.getGround().name()).disclosure(disclosure.getUuid());
	}

	/** @return the facts, without text, of the notes that a disclosure covers, oldest session first */
	public List<NoteHeader> findCovered(Disclosure disclosure) {
		return transactions.withWriterOrApart(
				jdbc -> covered(jdbc, disclosure).stream().filter(store::isIntact).map(row -> row.facts)
						.collect(Collectors.toList()));
	}

	/**
	 * Finds all notes on a patient for the accounting of disclosures. The caller decides first whether the user may ask for
	 * that.
	 *
	 * @return the facts, without text, of all notes on a patient by any author, oldest session first
	 * @throws BrokenNoteException if the facts of any of them are not as they were stored
	 */
	public List<NoteHeader> findAllOn(JdbcOperations jdbc, String patientUuid) {
		List<NoteRow> rows = table.ofPatient(jdbc, patientUuid);
		rows.forEach(row -> {
			store.requireIntact(row);
			requireAsLogged(jdbc, row);
		});
		return rows.stream().map(row -> row.facts).collect(Collectors.toList());
	}

	private List<NoteRow> covered(JdbcOperations jdbc, Disclosure disclosure) {
		if (patients.isVoided(jdbc, disclosure.getScope().getPatientUuid())) {
			return Collections.emptyList();
		}
		List<NoteRow> rows = table.ofPatientByAuthor(jdbc, disclosure.getScope().getPatientUuid(),
				disclosure.getScope().getAuthorUuid(), true, 0, Integer.MAX_VALUE);
		Collections.reverse(rows);
		return rows.stream().filter(row -> mayOpen(disclosure, row)).filter(row -> disclosure.covers(restrictedNote(row)))
				.collect(Collectors.toList());
	}

	/**
	 * Checks whether a disclosure can open a note. It opens a note that the author has voided only under a legal order. It
	 * opens no note of an earlier version of the module whose kind is unknown.
	 */
	private static boolean mayOpen(Disclosure disclosure, NoteRow row) {
		return row.facts.getKind() != null && (disclosure.opensVoided() || !row.facts.isVoided());
	}

	private static RestrictedNote restrictedNote(NoteRow row) {
		RestrictedKind kind = row.facts.getKind();
		return new RestrictedNote(kind == null ? NoteKinds.shipped(row.facts.getConceptUuid()) : kind,
				row.facts.getAuthorUuid(), row.facts.getPatientUuid(), row.facts.getUuid(), row.facts.getSessionDate(),
				row.facts.getFormerPatients());
	}

	/** @return true if any of these accounts has written a note */
	public boolean haveNotes(JdbcOperations jdbc, Collection<String> authorUuids) {
		return authorUuids.stream().anyMatch(author -> !table.ofAuthorAfter(jdbc, author, 0, 1).isEmpty());
	}

	/** @return true if the author has any note on the patient, by any of their accounts */
	public boolean hasNotes(String authorUuid, String patientUuid) {
		return transactions.withWriterOrApart(jdbc -> users.accountsOfSamePerson(jdbc, authorUuid).stream()
				.anyMatch(account -> table.countOfPatientByAuthor(jdbc, patientUuid, account, true) > 0));
	}

	/**
	 * Checks the row against the log. The seal alone accepts an older row that was put back with its older seal. The log knows
	 * that the note has changed since.
	 */
	private void requireAsLogged(JdbcOperations jdbc, NoteRow row) {
		// the author may be amending the note at this moment; once that is done, row and log agree again
		if (!isAsLogged(jdbc, row) && !isAsLogged(jdbc, table.lock(jdbc, row.facts.getId()))) {
			throw new BrokenNoteException();
		}
	}

	private boolean isAsLogged(JdbcOperations jdbc, NoteRow row) {
		return row.facts.canonicalForm().sha256().equals(accessLog.lastNoteDigest(jdbc, row.facts.getId()));
	}

	private void append(JdbcOperations jdbc, NoteHeader note, AccessEvent.Builder event) {
		try {
			accessLog.append(jdbc, note.getId(), event);
		} catch (BrokenChainException e) {
			throw new BrokenNoteException();
		}
	}

	/**
	 * Finds a note by its uuid, the user's own first. Two authors may have chosen the same uuid, and neither learns of the
	 * other's note.
	 */
	private Optional<NoteRow> noteOf(JdbcOperations jdbc, String uuid, AccessRequest request) {
		List<NoteRow> rows = table.byUuid(jdbc, uuid);
		Optional<NoteRow> own = own(rows, request);
		return own.isPresent() ? own : rows.stream().findFirst();
	}

	private static Optional<NoteRow> own(List<NoteRow> rows, AccessRequest request) {
		return rows.stream().filter(row -> row.facts.getAuthorUuid().equals(request.getUserUuid())).findFirst();
	}

	private <T> T change(Finder finder, Act<T> act) {
		return enter(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, finder, (jdbc, row, request, decision) -> {
			NoteRow locked = table.lock(jdbc, row.facts.getId());
			store.requireIntact(locked);
			return act.on(jdbc, locked, request, decision);
		}).orElseThrow(NoteNotFoundException::new);
	}

	private <T> Optional<T> enter(String privilege, Finder finder, Act<T> act) {
		AccessRequest request = currentRequest.describe(privilege);
		return answer(request, jdbc -> {
			Optional<NoteRow> row = finder.find(jdbc, request);
			return enter(jdbc, row.orElse(null), request,
					policy.decide(request, row.map(found -> found.facts.getAuthorUuid()).orElse(null)), act);
		});
	}

	/** Lets in the author and any user whom a disclosure entitles at this moment. */
	private <T> Optional<T> read(Candidates candidates, Act<T> act) {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		return answer(request, jdbc -> {
			List<NoteRow> rows = candidates.find(jdbc, request);
			Optional<NoteRow> own = own(rows, request);
			if (own.isPresent() || policy.reasonAgainstOpening(request) != null) {
				NoteRow row = own.orElseGet(() -> rows.isEmpty() ? null : rows.get(0));
				return enter(jdbc, row, request,
						policy.decideReading(request, row == null ? null : restrictedNote(row),
								Collections.<Disclosure>emptyList(), System.currentTimeMillis()),
						act);
			}
			// runs whether or not such a note exists, so that both cases take equally long
			List<Disclosure> entitlements = disclosures.entitlements(jdbc, request.getUserUuid());
			NoteRow best = null;
			AccessDecision decision = decide(request, NONE, entitlements);
			for (NoteRow row : rows) {
				if (best == null || !decision.isPermitted()) {
					best = row;
					decision = decide(request, row, entitlements);
				}
			}
			return enter(jdbc, best, request,
					best == null ? policy.decide(request, null) : decision, act);
		});
	}

	private AccessDecision decide(AccessRequest request, NoteRow row, List<Disclosure> entitlements) {
		return policy.decideReading(request, restrictedNote(row),
				entitlements.stream().filter(each -> mayOpen(each, row)).collect(Collectors.toList()),
				System.currentTimeMillis());
	}

	private <T> Entry<T> enter(JdbcOperations jdbc, NoteRow row, AccessRequest request, AccessDecision decision,
			Act<T> act) {
		if (!decision.isPermitted()) {
			return Entry.refused(decision.getReason(), row == null ? null : row.facts.getId());
		}
		if (patients.isVoided(jdbc, row.facts.getPatientUuid())) {
			return Entry.refused(DenialReason.PATIENT_VOIDED, row.facts.getId());
		}
		store.requireIntact(row);
		return Entry.granted(act.on(jdbc, row, request, decision));
	}

	private <T> Optional<T> answer(AccessRequest request, Function<JdbcOperations, Entry<T>> entry) {
		Entry<T> result = transactions.withWriterOrApart(entry);
		if (result.reason != null) {
			// runs after the transaction, so that no request needs two connections
			refuse(request, result.reason, result.noteId);
		}
		return Optional.ofNullable(result.value);
	}

	/** Records a refusal. It throws only if the error reveals nothing about any note to a user who is not entitled to it. */
	private void refuse(AccessRequest request, DenialReason reason, Integer noteId) {
		accessLog.denied(request, reason, noteId);
		if (reason == DenialReason.PASSWORD_HELD) {
			throw new PasswordHeldException();
		}
		if (reason == DenialReason.PASSWORD_NEEDED) {
			throw new ReauthenticationRequiredException();
		}
	}

	/**
	 * @return the request of the current user
	 * @throws MayNotWriteException if the user may not write notes in this session
	 */
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
		DenialReason against = policy.reasonAgainstOpening(request);
		if (against != null) {
			refuse(request, against, null);
			return null;
		}
		return request.getUserUuid();
	}

	/** Finds the requested note. */
	private interface Finder {

		Optional<NoteRow> find(JdbcOperations jdbc, AccessRequest request);
	}

	/** Finds all notes that the request may mean, because two authors may have chosen the same uuid. */
	private interface Candidates {

		List<NoteRow> find(JdbcOperations jdbc, AccessRequest request);
	}

	/** The action on a note once the policy has permitted it. */
	private interface Act<T> {

		T on(JdbcOperations jdbc, NoteRow note, AccessRequest request, AccessDecision decision);
	}

	/** The outcome of an attempt to enter. */
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
