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
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Psychotherapy notes: a therapist's private notes on a session, kept apart from the record and opened for their
 * author alone (45 CFR 164.501, 164.508(a)(2)). The privileges open the feature; each note answers to its author and
 * nobody else, not to a superuser, a daemon thread, a proxy privilege or somebody who became the author without
 * signing in. To those a note looks as if it did not exist.
 * <p>
 * Whatever touches a note of the user throws {@link org.openmrs.module.sessionnotes.keys.KeysetUnavailableException} while the keyset cannot
 * be used, and {@link BrokenNoteException} where a note is not what was stored.
 */
public interface PsychotherapyNoteService extends OpenmrsService {

	/**
	 * Stores a new note of the current user. Sending the same note with the same uuid twice makes one note.
	 *
	 * @param note patient and content are needed
	 * @return its first version
	 * @throws InvalidNoteException if something is missing or does not belong together
	 * @throws NoteConflictException if the user has another note with that uuid
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion createNote(NewNote note);

	/**
	 * Adds a version to a note; nothing is overwritten.
	 *
	 * @param uuid the note
	 * @param baseVersion the number of the version that was being edited
	 * @param content the new words
	 * @return the new version; the newest one if its words are the same already
	 * @throws NoteNotFoundException if there is no such note for this user
	 * @throws NoteConflictException if there is a newer version than that; neither text is lost
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion amendNote(String uuid, int baseVersion, NoteContent content);

	/**
	 * The same, with which the author's draft of the note is deleted.
	 *
	 * @param draftRevision the revision whose text is in the content; null for no draft
	 * @throws org.openmrs.module.sessionnotes.draft.DraftConflictException if the draft has another one; nothing is stored
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	NoteVersion amendNote(String uuid, int baseVersion, NoteContent content, Long draftRevision);

	/**
	 * @param uuid the note
	 * @return its newest version, or nothing if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	Optional<NoteVersion> getNote(String uuid);

	/**
	 * @param uuid the note
	 * @return all its versions, the newest first; empty if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteVersion> getHistory(String uuid);

	/**
	 * @param uuid the note
	 * @param startIndex how many versions to leave out, the newest first
	 * @param limit how many to open at most
	 * @return those versions, the newest first; empty if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteVersion> getHistory(String uuid, int startIndex, int limit);

	/**
	 * @param uuid the note
	 * @return what is known of it besides its text, or nothing if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	Optional<NoteHeader> getFacts(String uuid);

	/**
	 * Lists the current user's own notes on a patient, the newest session first, without text.
	 *
	 * @param patientUuid the patient
	 * @param includeVoided whether voided notes are listed too
	 * @param startIndex how many to leave out at the start
	 * @param limit how many to list at most
	 * @return the notes; empty for everyone else
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteHeader> getNotes(String patientUuid, boolean includeVoided, int startIndex, int limit);

	/** @return how many notes {@link #getNotes} would list without a limit */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	int countNotes(String patientUuid, boolean includeVoided);

	/**
	 * Takes a note out of use. Nothing is removed; the author still opens it by its uuid.
	 *
	 * @param uuid the note
	 * @param reason why; needed, kept sealed
	 * @throws NoteNotFoundException if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	@Logging(ignoreAllArgumentValues = true)
	void voidNote(String uuid, String reason);

	/**
	 * Takes a voided note back into use.
	 *
	 * @param uuid the note
	 * @throws NoteNotFoundException if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
	void unvoidNote(String uuid);

	/**
	 * @param uuid a note of the current user
	 * @return what is wrong with it or with the log of it; empty if nothing is
	 * @throws NoteNotFoundException if there is no such note for this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<ChainProblem> verifyNote(String uuid);

	/**
	 * Lists notes whose patient or author was purged from the record: no other list has them any more. An author gets their own
	 * notes, which open as ever; who answers for the access log gets everybody's, with author and date, and opens none.
	 *
	 * @param startIndex how many to leave out at the start
	 * @param limit how many to list at most
	 * @return the notes without text, the newest session first
	 */
	@Authorized({SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.GET_ACCESS_LOG})
	RetainedPage getRetainedNotes(int startIndex, int limit);

	/**
	 * Checks every note and every chain of the log. Opens seals, gives out no text.
	 *
	 * @return how much was checked, and what is wrong
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	IntegrityReport verifyAll();
}
