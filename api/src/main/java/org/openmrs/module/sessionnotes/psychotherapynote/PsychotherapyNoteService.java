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
 * Manages psychotherapy notes: a therapist's private notes on a session, kept apart from the record and opened only for their
 * author (45 CFR 164.501, 164.508(a)(2)). The privileges give access to this feature, but only the author of a note can reach
 * the note. A note appears not to exist to a superuser, a daemon thread, code with a proxy privilege, and a user who acts as
 * the author without signing in.
 * <p>
 * Every method that reads or changes a user's note throws
 * {@link org.openmrs.module.sessionnotes.errors.UnavailableException} while the keyset cannot be used. Every such method
 * throws {@link TamperedException} if a note no longer matches what was stored.
 */
public interface PsychotherapyNoteService extends OpenmrsService {

	/**
	 * Stores a new note of the current user. A note sent twice with the same uuid is stored only once.
	 *
	 * @param note the note; its patient and content are required
	 * @return the first version of the note; if the note was sent before, its current version
	 * @throws InvalidRequestException if a required value is missing or the values do not belong together
	 * @throws ConflictException if the user has another note with that uuid
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion createNote(NewNote note);

	/**
	 * Adds a version to a note. Nothing is overwritten.
	 *
	 * @param uuid the note
	 * @param baseVersion the number of the version that was being edited
	 * @param content the new text
	 * @return the new version; the newest existing version if that version already has this text
	 * @throws NotFoundException if there is no such note for this user
	 * @throws ConflictException if a newer version exists; neither text is lost
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion amendNote(String uuid, int baseVersion, NoteContent content);

	/**
	 * Adds a version to a note and deletes the author's draft of the note.
	 *
	 * @param draftRevision the revision of the draft whose text is in the content; null to delete no draft
	 * @throws ConflictException if the draft has another revision; nothing is stored
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion amendNote(String uuid, int baseVersion, NoteContent content, Long draftRevision);

	/**
	 * @param uuid the note
	 * @return the newest version of the note; empty if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	Optional<NoteVersion> getNote(String uuid);

	/**
	 * @param uuid the note
	 * @return all versions of the note, newest first; empty if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteVersion> getHistory(String uuid);

	/**
	 * @param uuid the note
	 * @param startIndex the number of versions to skip, counted from the newest
	 * @param limit the maximum number of versions to open
	 * @return the requested versions, newest first; empty if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteVersion> getHistory(String uuid, int startIndex, int limit);

	/**
	 * @param uuid the note
	 * @return the facts of the note without its text; empty if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	Optional<NoteHeader> getFacts(String uuid);

	/**
	 * Lists the current user's own notes on a patient, newest session first, without text.
	 *
	 * @param patientUuid the patient
	 * @param includeVoided true to also list voided notes
	 * @param startIndex the number of notes to skip at the start
	 * @param limit the maximum number of notes to list
	 * @return the notes; empty if the current user has no notes on the patient or may not list notes
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteHeader> getNotes(String patientUuid, boolean includeVoided, int startIndex, int limit);

	/** @return how many notes {@link #getNotes} would list without a limit */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	int countNotes(String patientUuid, boolean includeVoided);

	/**
	 * Voids a note. Nothing is deleted; the author can still open the voided note by its uuid.
	 *
	 * @param uuid the note
	 * @param reason the reason; required, and stored sealed
	 * @throws NotFoundException if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	void voidNote(String uuid, String reason);

	/**
	 * Restores a voided note.
	 *
	 * @param uuid the note
	 * @throws NotFoundException if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	void unvoidNote(String uuid);

	/**
	 * @param uuid a note of the current user
	 * @return the problems of the note or its log; empty if there are none
	 * @throws NotFoundException if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<ChainProblem> verifyNote(String uuid);

	/**
	 * Lists notes whose patient or author was purged from the record. No other list still contains these notes. An author
	 * gets only the author's own notes and can still open them. A user who may read the access log gets the notes of all
	 * authors, with author and date, but can open none of the notes.
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
	 * @return the counts of the check and the problems found
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	IntegrityReport verifyAll();

	/** Starts the same check in the background. Does nothing if a check is running. */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	void startVerification();

	/** @return how far the last check in the background has come; empty if there was none since this server started */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	Optional<IntegrityProgress> getVerification();

	/** @return the result of the last check in the background, as the current user may see it; empty if there is none */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	Optional<IntegrityReport> getVerificationReport();
}
