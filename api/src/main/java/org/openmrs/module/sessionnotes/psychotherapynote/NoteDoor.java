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

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.draft.DraftDoor;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The only door to the sealed store. The order of the steps is the same for every caller: the service, REST, and an obs
 * that passes through the platform. First, the {@link AccessPolicy} permits the request; then the seal is verified and
 * the event is stored; only then is the text released. A refusal is also stored; a refused caller gets the same
 * response as for a note that does not exist. Behind the door, {@link NoteAuthorization} decides on requests.
 * {@link NoteReading} and {@link OwnNotes} release notes, and {@link NoteWriting} stores notes. {@link DisclosedNotes}
 * finds and opens the notes for disclosures to external recipients.
 */
public class NoteDoor {

	private final NoteTable table = new NoteTable();

	private final NoteAuthorization authorization;

	private final NoteReading reading;

	private final OwnNotes own;

	private final NoteWriting writing;

	private final DisclosedNotes disclosed;

	public NoteDoor(StoreTransactions transactions, KeysetProvider keysetProvider, CurrentRequest currentRequest,
			AccessLog accessLog,
			NoteDisclosures disclosures, NoteKinds kinds, DraftDoor drafts) {
		NoteLog noteLog = new NoteLog(accessLog);
		this.authorization = new NoteAuthorization(transactions, keysetProvider, currentRequest, accessLog, disclosures);
		this.reading = new NoteReading(keysetProvider, noteLog, disclosures);
		this.own = new OwnNotes(transactions, keysetProvider, currentRequest, authorization, reading, noteLog);
		this.writing = new NoteWriting(transactions, keysetProvider, authorization, noteLog, kinds, drafts);
		this.disclosed = new DisclosedNotes(transactions, keysetProvider, noteLog);
	}

	/**
	 * @return the newest version of a note; empty if no note with the given uuid is accessible to this user
	 * @throws NotesOnHoldException if all notes are temporarily closed to this user
	 * @throws ReauthenticationRequiredException if the user is entitled to the note but has to re-authenticate
	 */
	public Optional<NoteVersion> open(String uuid) {
		return authorization.read((jdbc, request) -> table.byUuid(jdbc, uuid),
				(jdbc, note, request, decision) -> reading.give(jdbc, note, note.facts.getCurrentVersion(), request,
						decision));
	}

	/**
	 * @return the version with the given id; empty if no version with the given id is accessible to this user. A
	 *         recipient of a disclosure gets only the newest version of a note.
	 * @throws NotesOnHoldException if all notes are temporarily closed to this user
	 * @throws ReauthenticationRequiredException if the user is entitled to the note but has to re-authenticate
	 */
	public Optional<NoteVersion> openVersion(int versionId) {
		return authorization.read((jdbc, request) -> table.byVersionId(jdbc, versionId).map(Collections::singletonList)
				.orElseGet(Collections::emptyList),
				(jdbc, note, request, decision) -> {
					int version = table.versionById(jdbc, versionId)
							.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE)).getVersion();
					return decision.getEntitlement() != null && version != note.facts.getCurrentVersion()
							? null
							: reading.give(jdbc, note, version, request, decision);
				});
	}

	/**
	 * @param startIndex the number of versions to skip
	 * @param limit the maximum number of versions to open
	 * @return versions of a note, newest first; empty if no note with the given uuid is accessible to this user
	 */
	List<NoteVersion> openHistory(String uuid, int startIndex, int limit) {
		return own.openHistory(uuid, startIndex, limit);
	}

	/** @return the facts of a note without its text; empty if no note with the given uuid is accessible to this user */
	public Optional<NoteHeader> find(String uuid) {
		return own.find(uuid);
	}

	/** @return the user's own notes on a patient, newest session first, without text */
	List<NoteHeader> list(String patientUuid, boolean includeVoided, int startIndex, int limit) {
		return own.list(patientUuid, includeVoided, startIndex, limit);
	}

	/**
	 * Lists the user's own notes on sessions within a period. The caller asks for no particular note, so no refusal is
	 * recorded.
	 *
	 * @param from the start of the period, inclusive, in milliseconds
	 * @param to the end of the period, exclusive, in milliseconds
	 * @return the user's own notes on sessions of the given patients, without text; voided notes are left out. The
	 *         result is empty if the user may not list notes now.
	 */
	public Optional<List<NoteHeader>> ownOn(Collection<String> patientUuids, long from, long to) {
		return own.ownOn(patientUuids, from, to);
	}

	/**
	 * Finds those of the user's own notes that have one of the uuids or ids. The caller asks for no particular note, so no
	 * refusal is recorded.
	 *
	 * @return the facts of the notes without text, in no particular order; empty if the user may not list notes now
	 */
	public List<NoteHeader> ownAmong(Collection<String> uuids, Collection<Integer> ids) {
		return own.ownAmong(uuids, ids);
	}

	int count(String patientUuid, boolean includeVoided) {
		return own.count(patientUuid, includeVoided);
	}

	/**
	 * @param afterNoteId the id of the last note on the previous page; 0 for the first page
	 * @param limit the maximum number of notes
	 * @return all notes of the current user on any patient, including voided ones, ordered by id, without text
	 * @throws NotAllowedException if the user may not read notes in this session
	 */
	List<NoteHeader> ownAfter(int afterNoteId, int limit) {
		return own.ownAfter(afterNoteId, limit);
	}

	/**
	 * Opens a note of the current user for an export. The log of the note records the export and each version that is
	 * read.
	 *
	 * @return all versions of the note, newest first; empty if the user no longer has access to the note
	 */
	List<NoteVersion> openForExport(int noteId) {
		return own.openForExport(noteId);
	}

	/**
	 * Stores a new note of the current user. The new note is marked if a different user has set the current user's
	 * password. A second request with the same uuid and content returns the note that is already stored, even if both
	 * requests arrive at the same time.
	 *
	 * @throws NotAllowedException if the user may not write notes in this session
	 * @throws ConflictException if the user already has a different note with the same uuid
	 */
	public NoteVersion write(NewNote newNote) {
		return writing.write(newNote);
	}

	/**
	 * Adds a version to a note of the current user.
	 *
	 * @param uuid the uuid of the note
	 * @param baseVersion the version that the author was editing
	 * @param content the new text
	 * @param draftRevision the revision of the draft to delete when the version is stored; null to delete no draft
	 * @return the new version; the newest existing version if that version already has the given text
	 * @throws NotFoundException if the current user has written no note with the given uuid
	 * @throws ConflictException if a version newer than the edited version exists
	 * @throws ConflictException if the revision of the draft is not the given revision
	 */
	public NoteVersion amend(String uuid, int baseVersion, NoteContent content, Long draftRevision) {
		return writing.amend(uuid, baseVersion, content, draftRevision);
	}

	/**
	 * Adds a version to a note of the current user. The given id is the id of the version that the user was editing.
	 */
	public NoteVersion amendVersion(int versionId, NoteContent content) {
		return writing.amendVersion(versionId, content);
	}

	/**
	 * Voids or restores a note of the current user. Voiding a note deletes no data.
	 *
	 * @param uuid the uuid of the note
	 * @param voided true to void the note, false to restore the note
	 * @param reason the author's reason for voiding; the reason is stored sealed because the reason may repeat the
	 *         note's content
	 * @return the facts of the note after the change
	 * @throws NotFoundException if the current user has written no note with the given uuid
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if the reason is too long
	 */
	public NoteHeader setVoided(String uuid, boolean voided, String reason) {
		return setVoided(uuid, voided, null, reason);
	}

	/**
	 * Voids or restores a note as {@link #setVoided(String, boolean, String)} does.
	 *
	 * @param read the version that the caller has read; null to void or restore any version
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the note now has a newer version
	 */
	public NoteHeader setVoided(String uuid, boolean voided, Integer read, String reason) {
		return writing.setVoided(uuid, voided, read, reason);
	}

	/**
	 * Opens the notes that a disclosure covers, in the order of their sessions, oldest first. The notes go into the
	 * file for an external recipient. Before the
	 * call, {@link org.openmrs.module.sessionnotes.disclosure.DisclosureService} decides whether the user may make the
	 * file for the external recipient.
	 *
	 * @param jdbc the connection on which the events are stored
	 * @param disclosure a disclosure in force, to an external recipient
	 * @param request the request of the user who makes the file
	 * @return the newest version of each note. For each of these versions, a stored event already records that making a
	 *         file was begun.
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if the notes together are too large for a file; in
	 *         that case no note is opened
	 */
	public List<NoteVersion> openForFile(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request) {
		return disclosed.openForFile(jdbc, disclosure, request);
	}

	/**
	 * Records, before a file is released, that the file contains the notes that were opened for the file.
	 *
	 * @param jdbc the connection on which the making of the file is recorded
	 * @param disclosure the current state of the disclosure
	 * @param opened the versions that {@link #openForFile} returned
	 * @param request the request of the user who makes the file
	 * @return false if the disclosure now covers notes or versions that differ from the opened versions; in that case,
	 *         nothing is stored
	 */
	public boolean recordFile(JdbcOperations jdbc, Disclosure disclosure, List<NoteVersion> opened, AccessRequest request) {
		return disclosed.recordFile(jdbc, disclosure, opened, request);
	}

	/** Records that no file was made, although notes were opened for a file. */
	public void recordNoFile(JdbcOperations jdbc, Disclosure disclosure, List<NoteVersion> opened, AccessRequest request) {
		disclosed.recordNoFile(jdbc, disclosure, opened, request);
	}

	/** @return the facts, without text, of the notes that a disclosure covers, oldest session first */
	public List<NoteHeader> findCovered(Disclosure disclosure) {
		return disclosed.findCovered(disclosure);
	}

	/**
	 * Finds all notes on a patient for the accounting of disclosures. Before the call, the caller decides whether the
	 * user may make an accounting.
	 *
	 * @return the facts, without text, of all notes on a patient by any author, oldest session first
	 * @throws TamperedException if the facts of any of these notes no longer match what was stored
	 */
	public List<NoteHeader> findAllOn(JdbcOperations jdbc, String patientUuid) {
		return disclosed.findAllOn(jdbc, patientUuid);
	}

	/**
	 * Finds notes for the log of accesses. Before the call, the caller decides whether the user may read the log.
	 *
	 * @return the facts, without text, of the notes with the given uuid. Two authors may have chosen the same uuid.
	 */
	public List<NoteHeader> findForLog(JdbcOperations jdbc, String uuid) {
		return table.byUuid(jdbc, uuid).stream().map(row -> row.facts).collect(Collectors.toList());
	}

	/** Finds a note by its id, see {@link #findForLog(JdbcOperations, String)}. */
	public Optional<NoteHeader> findForLog(JdbcOperations jdbc, int id) {
		return table.byId(jdbc, id).map(row -> row.facts);
	}

	/** @return true if a note has been written with at least one of the given accounts */
	public boolean haveNotes(JdbcOperations jdbc, Collection<String> authorUuids) {
		return own.haveNotes(jdbc, authorUuids);
	}

	/** @return true if the author has written a note on the patient from this account */
	public boolean hasNotes(String authorUuid, String patientUuid) {
		return own.hasNotes(authorUuid, patientUuid);
	}

	/**
	 * Tells whether a user must not do an officer's work on a client. For a second account of an author, the answer is the same
	 * for every client. Otherwise the account would reveal on which clients the author has written.
	 *
	 * @return true if the user has written a note on the patient, or if another account of the same person has written a note
	 *         on anyone
	 */
	public boolean mayHaveNotes(String userUuid, String patientUuid) {
		return own.mayHaveNotes(userUuid, patientUuid);
	}

	/**
	 * @return the request of the current user
	 * @throws NotAllowedException if the user may not write notes in this session
	 */
	public AccessRequest requireMayWrite() {
		return authorization.requireMayWrite();
	}
}
