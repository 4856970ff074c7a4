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

import java.util.List;
import java.util.Optional;

import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Manages psychotherapy notes: a therapist's private notes on a session, kept apart from the record and opened only for
 * their author (45 CFR 164.501, 164.508(a)(2)). The privileges give access to this feature, but only the author of a
 * note can open the note. Notes are hidden, as if they did not exist, from superusers, daemon threads and code with
 * proxy privileges. Notes are also hidden from a user who acts as the author without signing in.
 * <p>
 * While the keyset cannot be used, every method that reads or changes a user's note throws
 * {@link org.openmrs.module.sessionnotes.errors.UnavailableException}. Every method that reads or changes a user's note
 * throws {@link TamperedException} if a note no longer matches what was stored.
 */
public interface PsychotherapyNoteService extends OpenmrsService {

	/**
	 * Stores a new note of the current user. A note sent twice with the same uuid is stored only once.
	 *
	 * @param note the note; its patient and content are required
	 * @return the first version of the note; the current version of the note if the note was already stored
	 * @throws InvalidRequestException if a required value is missing, or if the values do not fit together
	 * @throws ConflictException if the user already has a different note with the same uuid
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion createNote(NewNote note);

	/**
	 * Adds a version to a note. Existing versions of the note are not overwritten.
	 *
	 * @param uuid the uuid of the note
	 * @param baseVersion the number of the version that the author was editing
	 * @param content the new text
	 * @return the new version; the newest existing version if that version already has the given text
	 * @throws NotFoundException if the current user has written no note with the given uuid
	 * @throws ConflictException if a newer version than the edited version exists; neither the new text nor the stored
	 *         text is lost
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion amendNote(String uuid, int baseVersion, NoteContent content);

	/**
	 * Adds a version to a note and deletes the author's draft of the note.
	 *
	 * @param draftRevision the revision of the draft whose text is in the content; null to delete no draft
	 * @throws ConflictException if the revision of the draft is not the given revision; in that case, nothing is stored
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion amendNote(String uuid, int baseVersion, NoteContent content, Long draftRevision);

	/**
	 * @param uuid the uuid of the note
	 * @return the newest version of the note; empty if no note with the given uuid is accessible to this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	Optional<NoteVersion> getNote(String uuid);

	/**
	 * @param uuid the uuid of the note
	 * @return all versions of the note, newest first; empty if no note with the given uuid is accessible to this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteVersion> getHistory(String uuid);

	/**
	 * @param uuid the uuid of the note
	 * @param startIndex the number of versions to skip, starting with the newest version
	 * @param limit the maximum number of versions to open
	 * @return the requested versions, newest first; empty if no note with the given uuid is accessible to this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteVersion> getHistory(String uuid, int startIndex, int limit);

	/**
	 * @param uuid the uuid of the note
	 * @return the facts of the note without its text; empty if no note with the given uuid is accessible to this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	Optional<NoteHeader> getFacts(String uuid);

	/**
	 * Lists the current user's own notes on a patient, newest session first, without text.
	 *
	 * @param patientUuid the uuid of the patient
	 * @param includeVoided true to also list voided notes
	 * @param startIndex the number of notes to skip at the start
	 * @param limit the maximum number of notes to list
	 * @return the notes of the current user; empty if the current user has no notes on the patient or may not list
	 *         notes
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteHeader> getNotes(String patientUuid, boolean includeVoided, int startIndex, int limit);

	/** @return how many notes {@link #getNotes} would list without a limit */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	int countNotes(String patientUuid, boolean includeVoided);

	/**
	 * Voids a note. Voiding deletes no data; the author can still open the voided note by its uuid.
	 *
	 * @param uuid the uuid of the note
	 * @param reason the reason for voiding the note; a reason is required and is stored sealed
	 * @throws NotFoundException if the current user has written no note with the given uuid
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	void voidNote(String uuid, String reason);

	/**
	 * Voids a note as {@link #voidNote(String, String)} does.
	 *
	 * @param version the version that the caller has read; null to void any version
	 * @throws ConflictException if the note now has a newer version
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	void voidNote(String uuid, Integer version, String reason);

	/**
	 * Restores a voided note.
	 *
	 * @param uuid the uuid of the note
	 * @throws NotFoundException if the current user has written no note with the given uuid
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	void unvoidNote(String uuid);

	/**
	 * Restores a note as {@link #unvoidNote(String)} does.
	 *
	 * @param version the version that the caller has read; null to restore any version
	 * @throws ConflictException if the note now has a newer version
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	void unvoidNote(String uuid, Integer version);

	/**
	 * @param uuid the uuid of a note of the current user
	 * @return the problems with the note or its log; empty if there are no problems
	 * @throws NotFoundException if the current user has written no note with the given uuid
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<ChainProblem> verifyNote(String uuid);

	/**
	 * Lists notes whose patient or author was purged from the record. No other list still contains such notes. Authors
	 * get only their own notes, and can still open these notes. A user who may read the access log gets the notes of
	 * all authors, with author and date, but can open none of the notes.
	 *
	 * @param startIndex the number of notes to skip at the start
	 * @param limit the maximum number of notes to list
	 * @return the notes without text, newest session first
	 */
	@Authorized({SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.GET_ACCESS_LOG})
	RetainedPage getRetainedNotes(int startIndex, int limit);

	/**
	 * Checks every note and every chain of the log. The check opens seals but returns no text.
	 *
	 * @return the counts of the check, and the problems that the check found
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	IntegrityReport verifyAll();

	/**
	 * Starts a check of every note and of every chain of the log in the background. This method does nothing if such a
	 * check is already running.
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	void startVerification();

	/**
	 * @return the progress of the last check in the background; empty if no such check was started since this server
	 *         started
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	Optional<IntegrityProgress> getVerification();

	/**
	 * @return the result of the last check in the background, with only the data that the current user may see; empty
	 *         if there is no result
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	Optional<IntegrityReport> getVerificationReport();
}
