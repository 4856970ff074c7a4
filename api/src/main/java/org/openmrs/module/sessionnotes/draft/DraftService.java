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

import java.util.List;
import java.util.Optional;

import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Keeps what an author has typed and not saved as a note yet: one sealed draft for each note and author, overwritten with each save.
 * Each draft answers to the account that wrote it and to no one else, not to a superuser and not in a session in which a user became
 * another one; to those it looks as if there were none. Drafts of private notes are closed while the password counts as set by
 * another user. No save leaves a version, an observation or an event.
 * <p>
 * Whatever touches a draft throws {@link org.openmrs.module.sessionnotes.keys.KeysetUnavailableException} while the keyset can't be
 * used, and {@link BrokenDraftException} where the draft is not what was stored.
 */
public interface DraftService extends OpenmrsService {

	/**
	 * @param patientUuid null for drafts about all patients
	 * @return the user's own drafts, the newest first, without text
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	List<DraftFacts> getDrafts(String patientUuid);

	/** @return the user's own draft of a note, or nothing if there is none for this user */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	Optional<Draft> getDraft(String noteUuid);

	/**
	 * Overwrites the user's draft of a note, or begins one.
	 *
	 * @param draft of which note, of which kind, about whom, and its text
	 * @param seen the revision that the user has seen; 0 to begin a draft
	 * @return what is known of the draft afterwards, its new revision above all; the same as before if it holds just that already
	 * @throws DraftConflictException if the draft has another revision and another text, or is of another kind or about another patient
	 * @throws InvalidDraftException if it names no note, or a patient who is unknown or voided
	 * @throws org.openmrs.module.sessionnotes.input.OutOfBoundsException if it is too long, or the user has too many drafts
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	@Logging(ignoreAllArgumentValues = true)
	DraftFacts saveDraft(Draft draft, long seen);

	/**
	 * Deletes the user's draft of a note; where there is none for this user nothing happens.
	 *
	 * @param seen the revision that the user has seen
	 * @throws DraftConflictException if the draft has another one
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	void discardDraft(String noteUuid, long seen);
}
