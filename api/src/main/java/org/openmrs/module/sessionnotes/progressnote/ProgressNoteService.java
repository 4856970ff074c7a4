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
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * Writes, signs and co-signs progress notes. Once a note is signed, the note is locked. Any encounter of the type "Progress
 * note" is a progress note, no matter how the encounter was written. The uuid of a note is the uuid of the encounter.
 * <p>
 * Every method throws {@link org.openmrs.api.APIAuthenticationException} if the caller lacks the privilege. The service
 * throws {@link NotFoundException} if a note is unknown. Methods that change or sign a note, except
 * {@link #unvoidNote}, also throw {@link NotFoundException} if the note is voided.
 * <p>
 * The service throws {@link NotAllowedException} for a step that is reserved for another user. The service throws
 * {@link InvalidRequestException} for content that is not a valid note, and for a step that the note does not allow. The
 * service throws {@link ConflictException} for a change to signed content.
 */
public interface ProgressNoteService extends OpenmrsService {

	/** @return the new draft. The caller becomes the author of the draft, and must have a provider account. */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote createDraft(NewProgressNote note);

	/**
	 * Updates a draft. Only the author of the draft may update it.
	 *
	 * @param contentDigest the digest of the draft that was being edited, see {@link ProgressNote#getContentDigest()}; null
	 *             to skip the check for other changes
	 * @param change a function that gets the content of the draft and returns its complete new content
	 * @throws ConflictException if the draft was changed in the meantime
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote updateDraft(String uuid, String contentDigest, UnaryOperator<ProgressNoteContent> change);

	/**
	 * Updates a draft and deletes the author's sealed draft of the note, see
	 * {@link org.openmrs.module.sessionnotes.draft.DraftService}.
	 *
	 * @param draftRevision the revision of the sealed draft whose text is in the change; null if there is no sealed draft
	 * @throws ConflictException if the sealed draft has another revision; nothing
	 *              is changed
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote updateDraft(String uuid, String contentDigest, Long draftRevision,
			UnaryOperator<ProgressNoteContent> change);

	/**
	 * @return the note, even if it is voided. A note is part of the record, so every user who may read encounters may read
	 *         the note.
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getNote(String uuid);

	/**
	 * Shows the content that was signed before the note was last returned to its author. Only users who may read the
	 * comment on the return see the earlier content.
	 *
	 * @return the note with its earlier content, without its steps and addenda; empty if the caller may not read the
	 *         comment on the return
	 * @throws NotFoundException if the note was never returned, or if no signature retains the note's earlier content
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getReturned(String uuid);

	/**
	 * @param includeVoided true to include voided notes
	 * @return a client's notes, the newest session first
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	List<ProgressNote> getNotes(Patient patient, boolean includeVoided, int startIndex, int limit);

	/**
	 * @param before the time before which the session must have begun
	 * @return the newest signed note on a client's sessions before the given time; empty if there is no such note
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getLastSigned(Patient patient, Instant before);

	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	int countNotes(Patient patient, boolean includeVoided);

	/**
	 * @return the questions of a note as this clinic asks them, by their keys; questions that the clinic's dictionary lacks
	 *         are left out
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, PrivilegeConstants.GET_ENCOUNTERS})
	Map<String, ProgressNoteQuestion> getQuestions();

	/** @return the items that the note still needs before a signature, the hints, and the time band */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	ProgressNoteCheck check(String uuid);

	/**
	 * Signs a note as its author, who must not be acting as another user. The signature locks the signed content. From then
	 * on, the note shows its signed content. The note is final unless a supervisor has to review the note.
	 * <p>
	 * Signing and every later step require the password again in the same request. A step without the password throws
	 * {@link org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException}. A step throws
	 * {@link org.openmrs.module.sessionnotes.errors.NotesOnHoldException} as long as the password counts as set by another user.
	 *
	 * @param contentDigest the digest of the content that the author saw, see {@link ProgressNote#getContentDigest()}; must
	 *             not be blank
	 * @throws InvalidRequestException if the note is incomplete; the exception lists the missing items
	 * @throws ConflictException if the note was changed in the meantime
	 * @throws ConflictException if the author has a sealed draft of the note,
	 *         because the text typed in the sealed draft would not be signed
	 */
	@Authorized(SessionNotesPrivileges.SIGN_PROGRESS_NOTES)
	ProgressNote sign(String uuid, String contentDigest);

	/**
	 * Signs a note and deletes the author's sealed draft of the note.
	 *
	 * @param draftRevision the revision of the sealed draft whose text is in the note; null if there is no sealed draft
	 * @throws ConflictException if the sealed draft has another revision; nothing
	 *              is signed
	 */
	@Authorized(SessionNotesPrivileges.SIGN_PROGRESS_NOTES)
	ProgressNote sign(String uuid, String contentDigest, Long draftRevision);

	/**
	 * Approves a note that waits for the caller's approval.
	 *
	 * @param contentDigest the digest of the content that the supervisor saw; must not be blank
	 * @throws ConflictException if the note was changed in the meantime
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote approve(String uuid, String contentDigest);

	/**
	 * Co-signs a note that waits for the caller's co-signature.
	 *
	 * @param contentDigest the digest of the content that the supervisor saw; must not be blank
	 * @throws ConflictException if the note was changed in the meantime
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote cosign(String uuid, String contentDigest);

	/**
	 * Returns a note to its author as a draft.
	 *
	 * @param comment a comment for the author; the comment is not part of the record
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote returnToAuthor(String uuid, String comment);

	/**
	 * Adds an addendum to a final note. The note's author, its supervisor or another provider may add an addendum. Another
	 * provider adds the addendum in their own name.
	 */
	@Authorized({SessionNotesPrivileges.SIGN_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES})
	ProgressNote addAddendum(String uuid, String text);

	/**
	 * Adds an addendum with a uuid that the caller chooses. If the same person sends the same addendum twice, the addendum
	 * is added only once.
	 *
	 * @param addendumUuid the uuid of the addendum; null to let the server choose one
	 * @throws ConflictException if anything but the same addendum has the given
	 *         uuid
	 */
	@Authorized({SessionNotesPrivileges.SIGN_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES})
	ProgressNote addAddendum(String uuid, String addendumUuid, String text);

	/**
	 * Voids the whole note. All content of a voided note is retained. The author may void a draft. Voiding a signed note
	 * requires the privilege {@value SessionNotesPrivileges#VOID_SIGNED_PROGRESS_NOTES}.
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES})
	void voidNote(String uuid, String reason);

	/** Reverses the voiding of a note. Users who may void the note may reverse its voiding. */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES})
	ProgressNote unvoidNote(String uuid);

	/**
	 * @return a verification for each signature in force, which tells whether the record still matches the signed content;
	 *         the author's signature comes first
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	List<Verification> verify(String uuid);

	/**
	 * @param kind the list to read
	 * @param of the users whose work is listed
	 * @return the items of the list, the oldest first
	 * @throws NotAllowedException if the caller requests another user's list without supervising that user and without the
	 *         privilege {@value SessionNotesPrivileges#MANAGE_SUPERVISION}
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES,
			SessionNotesPrivileges.MANAGE_SUPERVISION})
	WorkPage getWork(WorkList kind, WorkScope of, int startIndex, int limit) throws APIException;

	/** @return all supervisions */
	@Authorized({SessionNotesPrivileges.COSIGN_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_SUPERVISION})
	List<Supervision> getSupervisions();

	/** @return the problem that prevents the supervision from working now; empty if the supervision works */
	@Authorized({SessionNotesPrivileges.COSIGN_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_SUPERVISION})
	Optional<SupervisionProblem> getProblem(Supervision supervision);

	/**
	 * Sets the supervisor of a therapist and replaces any previous supervisor. Notes that already wait for review will wait
	 * for the new supervisor. The supervision applies to all accounts of the therapist, and the supervisor may use any of
	 * their own accounts.
	 *
	 * @throws InvalidRequestException if the supervisor lacks the rights for supervision. Also thrown if the therapist
	 *         may not sign notes and has no note that waits for review.
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_SUPERVISION)
	void saveSupervision(Supervision supervision);

	@Authorized(SessionNotesPrivileges.MANAGE_SUPERVISION)
	void endSupervision(String therapistUuid);
}
