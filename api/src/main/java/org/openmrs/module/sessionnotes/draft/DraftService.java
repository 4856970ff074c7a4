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
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Stores text that an author has typed but not yet saved as a note. There is one sealed draft for each note and author,
 * and each time that the author saves the draft, the previous text is overwritten. Only the account that wrote a draft
 * can use that draft. To a superuser, and to a user who acts as a different user, a draft appears not to exist. Drafts
 * of private notes are closed while the user's password counts as set by a different user. Saving a draft creates no
 * version, observation or event.
 * <p>
 * Every method that reads or changes a draft throws {@link org.openmrs.module.sessionnotes.errors.UnavailableException}
 * while the keyset cannot be used. Every method that reads or changes a draft throws {@link TamperedException} if the
 * draft no longer matches what was stored.
 */
public interface DraftService extends OpenmrsService {

	/**
	 * @param patientUuid the uuid of the patient; null to get the drafts about all patients
	 * @return the user's own drafts, newest first, without the text of the drafts
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	List<DraftFacts> getDrafts(String patientUuid);

	/** @return the user's own draft of a note; empty if this user has no draft of the note */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	Optional<Draft> getDraft(String noteUuid);

	/**
	 * Overwrites the user's draft of a note, or begins a draft if the user has none.
	 *
	 * @param draft the draft to save, with the draft's note, kind, patient and text
	 * @param seen the revision of the draft that the user has seen; 0 to begin a draft
	 * @return the facts about the draft after it was saved, with the new revision; the facts are unchanged if the draft
	 *         already had this content
	 * @throws ConflictException if the stored draft has a different revision and a different text. The same exception
	 *         is thrown if the stored draft is of a different kind or about a different patient.
	 * @throws InvalidRequestException if the draft names no note, or if it names a patient who is unknown or voided
	 * @throws InvalidRequestException if the draft is too long, or if the user has too many drafts
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	@Logging(ignoreAllArgumentValues = true)
	DraftFacts saveDraft(Draft draft, long seen);

	/**
	 * Deletes the user's draft of a note. If this user has no draft of the note, the call does nothing.
	 *
	 * @param seen the revision of the draft that the user has seen
	 * @throws ConflictException if the draft has a different revision
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	void discardDraft(String noteUuid, long seen);
}
