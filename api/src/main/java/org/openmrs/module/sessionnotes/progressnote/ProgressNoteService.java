/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.api.APIException;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * Progress notes: written, signed, co-signed, and fixed from the signature on. A note is an encounter of the type
 * "Progress note", by whatever way it was written; its uuid is the encounter's.
 * <p>
 * All methods throw {@link org.openmrs.api.APIAuthenticationException} for who lacks the privilege,
 * {@link ProgressNoteNotFoundException} for an unknown or voided note, {@link MayNotException} for a step that is somebody
 * else's, {@link InvalidProgressNoteException} for what makes no note and for a step that the note does not allow, and
 * {@link SignedNoteException} for a change of what was signed.
 */
public interface ProgressNoteService extends OpenmrsService {

	/** @return the draft; the user is its author, and needs an account as a provider */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote createDraft(NewProgressNote note);

	/**
	 * By the author alone.
	 *
	 * @param contentDigest of the draft that was being edited, see {@link ProgressNote#getContentDigest()}; null for whatever
	 *            it tells now
	 * @param change gets what the draft tells, and gives what it is to tell from now on, all of it
	 * @throws ChangedMeanwhileException if the draft is another by now
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote updateDraft(String uuid, String contentDigest, UnaryOperator<ProgressNoteContent> change);

	/**
	 * The same, with which the author's sealed draft of the note is deleted, see
	 * {@link org.openmrs.module.sessionnotes.draft.DraftService}.
	 *
	 * @param draftRevision the revision whose text is in the change; null for no sealed draft
	 * @throws org.openmrs.module.sessionnotes.draft.DraftConflictException if it has another one; nothing is changed
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote updateDraft(String uuid, String contentDigest, Long draftRevision,
			UnaryOperator<ProgressNoteContent> change);

	/** @return the note, voided or not; it is part of the record, open to whoever may read encounters */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getNote(String uuid);

	/**
	 * Shows what was signed before the note was last returned to its author, for those who read the comment on the return.
	 *
	 * @return the note with the content of then, its steps and addenda left out; empty for any other caller
	 * @throws NotReturnedException if the note was never returned, or no signature keeps what it said
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getReturned(String uuid);

	/**
	 * @param includeVoided true for voided notes, too
	 * @return a client's notes, the newest session first
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	List<ProgressNote> getNotes(Patient patient, boolean includeVoided, int startIndex, int limit);

	/**
	 * @param before the moment before which the session began
	 * @return the newest signed note on a client, or nothing if there is none
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getLastSigned(Patient patient, Instant before);

	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	int countNotes(Patient patient, boolean includeVoided);

	/** @return the questions of a note by their keys, as this clinic asks them; those that its dictionary lacks are left out */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, PrivilegeConstants.GET_ENCOUNTERS})
	Map<String, ProgressNoteQuestion> getQuestions();

	/** @return what the note lacks before it can be signed, hints, and the time band */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	ProgressNoteCheck check(String uuid);

	/**
	 * Signs as the author, signed in as themselves. What is signed is fixed, and the note is shown from it from now on; it is
	 * final unless a supervisor has to review it.
	 * <p>
	 * This and every later step takes the password again with the same request. It throws
	 * {@link org.openmrs.module.sessionnotes.access.ReauthenticationRequiredException} without it, and
	 * {@link org.openmrs.module.sessionnotes.access.PasswordHeldException} as long as the password counts as set by somebody
	 * else.
	 *
	 * @param contentDigest of what the author has seen, see {@link ProgressNote#getContentDigest()}; must not be blank
	 * @throws IncompleteProgressNoteException with what is missing
	 * @throws ChangedMeanwhileException if the note is another by now
	 * @throws org.openmrs.module.sessionnotes.draft.DraftConflictException if the author has a sealed draft of the note: what was
	 *             typed in it would not be signed
	 */
	@Authorized(SessionNotesPrivileges.SIGN_PROGRESS_NOTES)
	ProgressNote sign(String uuid, String contentDigest);

	/**
	 * The same, with which the author's sealed draft of the note is deleted.
	 *
	 * @param draftRevision the revision whose text is in the note; null for no sealed draft
	 * @throws org.openmrs.module.sessionnotes.draft.DraftConflictException if it has another one; nothing is signed
	 */
	@Authorized(SessionNotesPrivileges.SIGN_PROGRESS_NOTES)
	ProgressNote sign(String uuid, String contentDigest, Long draftRevision);

	/**
	 * Approves what waits for this user's approval.
	 *
	 * @param contentDigest of what the supervisor has seen; must not be blank
	 * @throws ChangedMeanwhileException if the note is another by now
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote approve(String uuid, String contentDigest);

	/**
	 * Co-signs what waits for this user's co-signature.
	 *
	 * @param contentDigest of what the supervisor has seen; must not be blank
	 * @throws ChangedMeanwhileException if the note is another by now
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote cosign(String uuid, String contentDigest);

	/**
	 * Gives a note back to its author, as a draft.
	 *
	 * @param comment for the author; no part of the record
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote returnToAuthor(String uuid, String comment);

	/** Adds to a final note: by its author, its supervisor, or another provider as their own addendum. */
	@Authorized({SessionNotesPrivileges.SIGN_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES})
	ProgressNote addAddendum(String uuid, String text);

	/**
	 * The same with a uuid of the caller's choice: the same addendum, sent twice by the same person, is one.
	 *
	 * @param addendumUuid null for any
	 * @throws org.openmrs.module.sessionnotes.errors.UuidInUseException if anything else has that uuid
	 */
	@Authorized({SessionNotesPrivileges.SIGN_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES})
	ProgressNote addAddendum(String uuid, String addendumUuid, String text);

	/**
	 * Voids the whole note; all of it is kept. A draft by its author, a signed note by who has the privilege
	 * {@value SessionNotesPrivileges#VOID_SIGNED_PROGRESS_NOTES}.
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES})
	void voidNote(String uuid, String reason);

	/** Takes a voiding back, by who may void. */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES})
	ProgressNote unvoidNote(String uuid);

	/** @return for each signature that stands, the author's first, whether the record is still what was signed */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	List<Verification> verify(String uuid);

	/**
	 * @param kind which list
	 * @param of whose
	 * @return what is to be done, the oldest first
	 * @throws MayNotException for other people's lists, unless the user supervises them or has the privilege
	 *             {@value SessionNotesPrivileges#MANAGE_SUPERVISION}
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES,
			SessionNotesPrivileges.MANAGE_SUPERVISION})
	WorkPage getWork(WorkList kind, WorkScope of, int startIndex, int limit) throws APIException;

	/** @return all supervisions */
	@Authorized({SessionNotesPrivileges.COSIGN_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_SUPERVISION})
	List<Supervision> getSupervisions();

	/** @return what keeps a supervision from working now; nothing if it works */
	@Authorized({SessionNotesPrivileges.COSIGN_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_SUPERVISION})
	Optional<SupervisionProblem> getProblem(Supervision supervision);

	/**
	 * Sets the supervisor of a therapist, in the place of the one before. The notes that wait already wait for the new one.
	 * It counts for all accounts of the therapist, and the supervisor may use any of theirs.
	 *
	 * @throws InvalidProgressNoteException if the supervisor can't do what is asked, or the therapist has nothing to review
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_SUPERVISION)
	void saveSupervision(Supervision supervision);

	@Authorized(SessionNotesPrivileges.MANAGE_SUPERVISION)
	void endSupervision(String therapistUuid);
}
