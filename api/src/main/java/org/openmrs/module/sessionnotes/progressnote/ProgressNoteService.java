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
import java.time.LocalDate;
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
 * Writes, signs and co-signs progress notes. Once a note is signed, the note is locked. Any encounter of the type
 * "Progress note" is a progress note, no matter how the encounter was written. The uuid of a note is the uuid of the
 * encounter.
 * <p>
 * Every method throws {@link org.openmrs.api.APIAuthenticationException} if the caller lacks the privilege that the
 * method requires. The service throws {@link NotFoundException} if the requested note does not exist. Methods that
 * change or sign a note throw {@link ConflictException} if the note is voided.
 * <p>
 * The service throws {@link NotAllowedException} for a step that only a different user may take. The service throws
 * {@link InvalidRequestException} for content that is not a valid note, and for a step that the note does not allow.
 * The service throws {@link ConflictException} for a change to signed content.
 */
public interface ProgressNoteService extends OpenmrsService {

	/** @return the new draft. The caller, who must have a provider account, becomes the author of the draft. */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote createDraft(NewProgressNote note);

	/**
	 * Updates a draft. Only the author of the draft may update it.
	 *
	 * @param contentDigest the digest of the draft that the caller edited, see {@link ProgressNote#getContentDigest()};
	 *         {@code null} to skip the check for changes in the meantime
	 * @param change a function that gets the content of the draft and returns the complete new content of the draft
	 * @throws ConflictException if the draft was changed after the caller read the draft
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote updateDraft(String uuid, String contentDigest, UnaryOperator<ProgressNoteContent> change);

	/**
	 * Updates a draft in the record and deletes the author's sealed draft of the same note, see
	 * {@link org.openmrs.module.sessionnotes.draft.DraftService}.
	 *
	 * @param draftRevision the revision of the sealed draft whose text the change contains; {@code null} if there is no
	 *         sealed draft
	 * @throws ConflictException if the sealed draft has a revision other than the given revision; in this case, the
	 *         note stays unchanged
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)
	ProgressNote updateDraft(String uuid, String contentDigest, Long draftRevision,
			UnaryOperator<ProgressNoteContent> change);

	/**
	 * @return the note with the given uuid, even if the note is voided. A note is part of the record, so every user who
	 *         may read encounters may read the note.
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getNote(String uuid);

	/**
	 * Returns the content that was signed before a note was last returned to its author. Only users who may read the
	 * comment on the return may see the earlier content.
	 *
	 * @return the note with its earlier content, but without its steps and addenda. The result is empty if the caller
	 *         may not read the comment on the return.
	 * @throws NotFoundException if the note was never returned, or if no signature retains the note's earlier content
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getReturned(String uuid);

	/**
	 * @param includeVoided {@code true} to include voided notes
	 * @return the notes on a client's sessions, the newest session first
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	List<ProgressNote> getNotes(Patient patient, boolean includeVoided, int startIndex, int limit);

	/**
	 * @param before a time; only notes on sessions that began before this time are considered
	 * @return the newest signed note on those sessions of the client that began before the given time; empty if there
	 *         is no such note
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getLastSigned(Patient patient, Instant before);

	/**
	 * @param before a day; only notes on sessions on an earlier day, at the place of the session, are considered
	 * @return the newest signed note on those sessions of the client; empty if there is no such note
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	Optional<ProgressNote> getLastSigned(Patient patient, LocalDate before);

	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	int countNotes(Patient patient, boolean includeVoided);

	/**
	 * @return a map from each question's key to the question in the form that the clinic uses. Questions without a
	 *         concept in the clinic's dictionary are left out.
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, PrivilegeConstants.GET_ENCOUNTERS})
	Map<String, ProgressNoteQuestion> getQuestions();

	/** @return the items that the note still needs before the author can sign, the hints, and the time band */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	ProgressNoteCheck check(String uuid);

	/**
	 * Signs a note for the caller, who must be the note's author and must not be acting as a different user. The
	 * signature locks the signed content. A signed note shows its signed content. A note is final after the author's
	 * signature, unless a supervisor has to review the note.
	 * <p>
	 * For signing and every later step, the request must contain the user's password again. A request for any of these
	 * steps without the password causes a
	 * {@link org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException}. As long as the user's password
	 * counts as set by a different user, signing and every later step throw
	 * {@link org.openmrs.module.sessionnotes.errors.NotesOnHoldException}.
	 *
	 * @param contentDigest the digest of the content that the author saw, see {@link ProgressNote#getContentDigest()};
	 *         must not be blank
	 * @throws InvalidRequestException if the note is incomplete; the exception lists the missing items
	 * @throws ConflictException if the note was changed after the caller read the note
	 * @throws ConflictException if the author has a sealed draft of the note, because the signature would not cover the
	 *         text in the sealed draft
	 */
	@Authorized(SessionNotesPrivileges.SIGN_PROGRESS_NOTES)
	ProgressNote sign(String uuid, String contentDigest);

	/**
	 * Signs a note and deletes the author's sealed draft of the same note.
	 *
	 * @param draftRevision the revision of the sealed draft whose text the note contains; {@code null} if there is no
	 *         sealed draft
	 * @throws ConflictException if the sealed draft has a revision other than the given revision; in this case, the
	 *         note is not signed
	 */
	@Authorized(SessionNotesPrivileges.SIGN_PROGRESS_NOTES)
	ProgressNote sign(String uuid, String contentDigest, Long draftRevision);

	/**
	 * Approves a note that waits for the approval of the caller, who is a supervisor.
	 *
	 * @param contentDigest the digest of the content that the supervisor saw; must not be blank
	 * @throws ConflictException if the note was changed after the caller read the note
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote approve(String uuid, String contentDigest);

	/**
	 * Co-signs a note that waits for the co-signature of the caller, who is a supervisor.
	 *
	 * @param contentDigest the digest of the content that the supervisor saw; must not be blank
	 * @throws ConflictException if the note was changed after the caller read the note
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote cosign(String uuid, String contentDigest);

	/**
	 * Sends a note back to the note's author, as a draft.
	 *
	 * @param comment a comment for the author; the comment is not part of the record
	 */
	@Authorized(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES)
	ProgressNote returnToAuthor(String uuid, String comment);

	/**
	 * Adds an addendum to a final note. The note's author, the note's supervisor and any other provider may add an
	 * addendum. A provider who is neither the author nor the supervisor adds the addendum in their own name.
	 */
	@Authorized({SessionNotesPrivileges.SIGN_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES})
	ProgressNote addAddendum(String uuid, String text);

	/**
	 * Adds an addendum, whose uuid the caller may choose, to a final note. If the same person sends the same addendum
	 * twice, the addendum is added only once.
	 *
	 * @param addendumUuid the uuid of the addendum; {@code null} to let the server choose the uuid
	 * @throws ConflictException if the given uuid belongs to anything other than the same addendum
	 */
	@Authorized({SessionNotesPrivileges.SIGN_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES})
	ProgressNote addAddendum(String uuid, String addendumUuid, String text);

	/**
	 * Voids a whole note. All content of a voided note is retained. The author may void a draft. Voiding a signed note
	 * requires the privilege {@value SessionNotesPrivileges#VOID_SIGNED_PROGRESS_NOTES}. Voiding a voided note changes
	 * nothing.
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES})
	void voidNote(String uuid, String reason);

	/**
	 * Voids a note as {@link #voidNote(String, String)} does.
	 *
	 * @param contentDigest the digest of the content that the caller has seen; {@code null} to void any content
	 * @throws ConflictException if the note now has different content
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES})
	void voidNote(String uuid, String contentDigest, String reason);

	/**
	 * Reverses the voiding of a note. Users who may void a note may also reverse the voiding of the note.
	 *
	 * @throws ConflictException if the client is voided, because the record then shows no data of that client
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES})
	ProgressNote unvoidNote(String uuid);

	/**
	 * Reverses the voiding of a note as {@link #unvoidNote(String)} does.
	 *
	 * @param contentDigest the digest of the content that the caller has seen; {@code null} to restore any content
	 * @throws ConflictException if the note now has different content
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES})
	ProgressNote unvoidNote(String uuid, String contentDigest);

	/**
	 * @return a verification for each signature in force; each verification tells whether the record still matches the
	 *         signed content. The verification of the author's signature comes first.
	 */
	@Authorized(PrivilegeConstants.GET_ENCOUNTERS)
	List<Verification> verify(String uuid);

	/**
	 * @param kind the kind of work list to read
	 * @param of the users whose work the list shows
	 * @return one page of the work list, with the oldest item first
	 * @throws NotAllowedException if the list is for a user whom the caller does not supervise, unless the caller has
	 *         the privilege {@value SessionNotesPrivileges#MANAGE_SUPERVISION}
	 * @throws NotFoundException if the list is for a user who does not exist, and the caller has that privilege
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES,
			SessionNotesPrivileges.MANAGE_SUPERVISION})
	WorkPage getWork(WorkList kind, WorkScope of, int startIndex, int limit) throws APIException;

	/** @return all supervisions of the clinic's therapists */
	@Authorized({SessionNotesPrivileges.COSIGN_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_SUPERVISION})
	List<Supervision> getSupervisions();

	/** @return the problem that prevents the supervision from working now; empty if the supervision works */
	@Authorized({SessionNotesPrivileges.COSIGN_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_SUPERVISION})
	Optional<SupervisionProblem> getProblem(Supervision supervision);

	/**
	 * Sets the supervisor of a therapist and replaces any previous supervisor. The therapist's notes that already wait
	 * for review then wait for the new supervisor. A supervision applies to all accounts of the therapist, and the
	 * supervisor may use any of the supervisor's own accounts.
	 *
	 * @throws InvalidRequestException if the supervisor lacks the rights for supervision, or if the therapist may not
	 *         sign notes and has no note that waits for review
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_SUPERVISION)
	void saveSupervision(Supervision supervision);

	@Authorized(SessionNotesPrivileges.MANAGE_SUPERVISION)
	void endSupervision(String therapistUuid);
}
