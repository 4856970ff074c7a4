/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureStage;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;

/**
 * Manages disclosures. A disclosure permits someone other than the author to open psychotherapy notes on a certain
 * legal ground and for a certain time. The rules for disclosures follow 45 CFR 164.508(a)(2) and 42 CFR 2.31(b).
 * Authors disclose their own notes; a custodian discloses the notes of an author who left. A privacy officer records
 * decisions that bind the clinic, such as a legal order or the naming of a custodian. A decision that a privacy officer
 * recorded opens no notes until a second person has approved the decision. A user must re-authenticate to make or
 * approve a disclosure.
 * <p>
 * A superuser has no special rights in this service, and no user may act as a different user. A caller who acts as a
 * different user gets a {@link NotAllowedException}.
 */
public interface DisclosureService extends OpenmrsService {

	/**
	 * Makes a disclosure. In an emergency, a user who may write psychotherapy notes may request access to notes by a
	 * different author, see {@link org.openmrs.module.sessionnotes.domain.disclosure.MakerRole#EMERGENCY}. A disclosure
	 * by the author or a custodian opens the notes as soon as the period of the disclosure begins. A disclosure that a
	 * privacy officer records opens no notes until a second person has approved the disclosure, see {@link #decide}.
	 *
	 * @param disclosure the request, which names the notes to disclose, the recipient and the ground
	 * @return the disclosure
	 * @throws InvalidRequestException if anything in the request is missing or wrong; the exception lists everything
	 *         that is missing or wrong
	 * @throws NotFoundException if the note does not exist, or this user may not disclose it
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated with this request
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	Disclosure make(NewDisclosure disclosure);

	/**
	 * Lets a second person approve or refuse a disclosure that a privacy officer recorded. The second person must not
	 * be the user who recorded the disclosure, and must not be the recipient. In an emergency, a privacy officer or a
	 * user who may write psychotherapy notes may also be the second person. The single practitioner of a clinic may
	 * approve disclosures of the practitioner's own notes to external recipients alone, one day after recording them.
	 *
	 * @param uuid the uuid of the disclosure
	 * @param granted true to approve the disclosure, false to refuse the disclosure
	 * @return the disclosure
	 * @throws NotFoundException if the disclosure does not exist, or this user may not see it
	 * @throws InvalidRequestException if this user may not decide on the disclosure, or if the disclosure does not wait
	 *         for a decision
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated with this request
	 */
	@Authorized({SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES})
	Disclosure decide(String uuid, boolean granted);

	/**
	 * Lets a second person refuse a disclosure that a privacy officer recorded and state why, unlike {@link #decide},
	 * which refuses without a reason.
	 *
	 * @param uuid the uuid of the disclosure
	 * @param reason the reason why the disclosure is refused, shown to users who may see the disclosure but not to the
	 *         recipient; null for no reason
	 * @return the disclosure
	 */
	@Authorized({SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES})
	Disclosure refuse(String uuid, String reason);

	/**
	 * Extends a disclosure to notes that entered its scope after the disclosure was made or last confirmed. Notes enter
	 * the scope of a disclosure when patients are merged, when an encounter is moved to the patient, or when notes are
	 * adopted. The user who made a disclosure, as the author of the notes or as a privacy officer, may confirm the
	 * disclosure. To confirm a disclosure, the user must still have the role in which the user made the disclosure:
	 * author or privacy officer. A legal order is not extended until a second person has also confirmed the order. A
	 * second person who confirms a legal order must be allowed to approve orders and must not be the recipient.
	 *
	 * @param uuid the uuid of a disclosure that has not ended
	 * @return the disclosure
	 * @throws NotFoundException if the disclosure does not exist, or this user may not see it
	 * @throws InvalidRequestException if this user may not confirm the disclosure, or if no notes wait for a
	 *         confirmation
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated with this request
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.APPROVE_ORDERS})
	Disclosure confirm(String uuid);

	/**
	 * Revokes a disclosure. A revoked disclosure opens no notes. The user who made a disclosure may revoke that
	 * disclosure. The author of the notes may revoke a disclosure that was made by a custodian or in an emergency. A
	 * privacy officer may revoke a disclosure that someone other than the author made. If the client revoked the
	 * authorization, a privacy officer may revoke the disclosure regardless of who made the disclosure.
	 *
	 * @param uuid the uuid of the disclosure
	 * @param byClient true if the client revoked the authorization on which the disclosure rests, see 45 CFR
	 *         164.508(b)(5)
	 * @return the disclosure
	 * @throws NotFoundException if the disclosure does not exist, or this user may not see it
	 * @throws InvalidRequestException if this user may not revoke the disclosure, or if the disclosure has already
	 *         ended
	 */
	@Authorized
	Disclosure revoke(String uuid, boolean byClient);

	/**
	 * Records that the client revoked the authorization on which a disclosure rests. Once the revocation is recorded,
	 * the disclosure opens no notes.
	 *
	 * @param uuid the uuid of the disclosure
	 * @param receivedAt when the client's revocation reached the clinic, see 45 CFR 164.508(b)(2)(iii), in milliseconds
	 *         since 1970-01-01 UTC; null for the current time
	 * @param document the client's written revocation, 45 CFR 164.508(b)(5); null if there is no written revocation
	 * @return the disclosure
	 * @throws NotFoundException if the disclosure does not exist, or this user may not see it
	 * @throws InvalidRequestException if this user may not revoke the disclosure, if the disclosure has already ended,
	 *         or if the disclosure does not rest on an authorization
	 */
	@Authorized
	Disclosure revokeForClient(String uuid, Long receivedAt, String document);

	/**
	 * Records the findings of the review of an emergency reading. The review of an emergency reading is due within 72
	 * hours after the reading was approved. A privacy officer or the author of the notes reviews an emergency reading.
	 * A user who requested an emergency reading may not review that reading, whichever of their accounts they use.
	 *
	 * @param uuid the uuid of the disclosure
	 * @param justified true if the threat justified the reading
	 * @param comment the findings of the review
	 * @return the disclosure
	 * @throws NotFoundException if the disclosure does not exist, or this user may not see it
	 * @throws InvalidRequestException if this user may not review the disclosure, if the comment is empty, or if the
	 *         disclosure does not wait for a review
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated with this request
	 */
	@Authorized
	Disclosure review(String uuid, boolean justified, String comment);

	/**
	 * @return the emergency readings that no one has reviewed, except readings of the user's own notes; only for users
	 *         who may record or approve orders
	 */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosuresToReview(int startIndex, int limit);

	/**
	 * @param uuid the uuid of a disclosure
	 * @return how often notes were released under the disclosure between the arrival of the client's revocation at the
	 *         clinic and the recording of the revocation
	 * @throws NotFoundException if the disclosure does not exist, or this user may not see it
	 */
	@Authorized
	int getGivenOutSinceReceipt(String uuid);

	/**
	 * @param uuid the uuid of a disclosure
	 * @return the disclosure; empty if the user may not see the disclosure. The maker of a disclosure may see the
	 *         disclosure. The recipient may see the disclosure, except while it waits for approval or if it was
	 *         refused. The author of the notes may see the disclosure once the author may be notified. Users who may
	 *         record or approve orders may see every disclosure except those of their own notes. Any user who may write
	 *         psychotherapy notes may see an emergency request that waits for approval.
	 */
	@Authorized
	Optional<Disclosure> getDisclosure(String uuid);

	/** @return those disclosures of the user's own notes of which the user may already be notified, newest first */
	@Authorized
	List<Disclosure> getDisclosuresOfMyNotes(int startIndex, int limit);

	/**
	 * @param stage the stage of the disclosures; null for disclosures at any stage
	 * @return a page of the list that {@link #getDisclosuresOfMyNotes(int, int)} returns, limited to the stage
	 */
	@Authorized
	List<Disclosure> getDisclosuresOfMyNotes(DisclosureStage stage, int startIndex, int limit);

	/** @return the disclosures that the user made or recorded, newest first */
	@Authorized
	List<Disclosure> getDisclosuresMadeByMe(int startIndex, int limit);

	/**
	 * @param stage the stage of the disclosures; null for disclosures at any stage
	 * @return a page of the list that {@link #getDisclosuresMadeByMe(int, int)} returns, limited to the stage
	 */
	@Authorized
	List<Disclosure> getDisclosuresMadeByMe(DisclosureStage stage, int startIndex, int limit);

	/**
	 * @param stage the stage of the disclosures; null for disclosures at any stage
	 * @return the disclosures of other authors' notes that the user made or recorded, newest first
	 */
	@Authorized
	List<Disclosure> getDisclosuresMadeForOthers(DisclosureStage stage, int startIndex, int limit);

	/**
	 * Lists the emergency readings on which the user may decide. {@link #decide} follows the same rule: the user is
	 * neither the person who asks nor the reader, and may approve orders, record orders or write psychotherapy notes.
	 *
	 * @return the emergency readings that wait for the decision of a second person, newest first
	 * @throws NotAllowedException if the user may decide on no emergency reading
	 */
	@Authorized({SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES})
	List<Disclosure> getEmergenciesToDecide(int startIndex, int limit);

	/**
	 * @param disclosures the disclosures whose use is looked up; the user must be allowed to see all of these
	 *         disclosures
	 * @return what the user may know of the use of each disclosure, by the uuid of the disclosure, see {@link
	 *         DisclosureUse}. A disclosure of whose use the user may know nothing is left out, because its use would
	 *         reveal whether notes exist.
	 */
	@Authorized
	Map<String, DisclosureUse> getUses(List<Disclosure> disclosures);

	/**
	 * @param uuid the uuid of a disclosure
	 * @return the notes that were read under the disclosure, oldest session first; empty if the user is not the author
	 *         of the notes, or if the author may not be notified of the disclosure yet. Notes that the author may not
	 *         open now are left out.
	 */
	@Authorized
	Optional<List<NoteUse>> getNotesRead(String uuid);

	/**
	 * @return the roles in which the user may make disclosures; whether the user may make a particular disclosure also
	 *         depends on the rules for that disclosure
	 */
	@Authorized
	Set<MakerRole> getRoles();

	/** @return the disclosures whose recipient is the user and that no longer wait for approval, newest first */
	@Authorized
	List<Disclosure> getDisclosuresToMe(int startIndex, int limit);

	/**
	 * @param stage the stage of the disclosures; null for disclosures at any stage
	 * @return a page of the list that {@link #getDisclosuresToMe(int, int)} returns, limited to the stage
	 */
	@Authorized
	List<Disclosure> getDisclosuresToMe(DisclosureStage stage, int startIndex, int limit);

	/**
	 * @return the disclosures of all notes except the user's own notes, newest first; only for users who may record or
	 *         approve orders
	 */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosures(int startIndex, int limit);

	/**
	 * @param stage the stage of the disclosures; null for disclosures at any stage
	 * @return a page of the list that {@link #getDisclosures(int, int)} returns, limited to the stage
	 */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosures(DisclosureStage stage, int startIndex, int limit);

	/**
	 * @param uuid the uuid of a disclosure whose recipient is the user
	 * @return the facts about the notes that the disclosure opens to the user at this moment, without the text of the
	 *         notes, oldest session first
	 * @throws NotFoundException if this disclosure does not open any notes to this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteHeader> getDisclosedNotes(String uuid);

	/**
	 * Shows the author the notes as the file for an external recipient will hold them, before the file is made. Nothing
	 * is recorded as released: the log records that the author opened each note.
	 *
	 * @param uuid the uuid of a disclosure to an external recipient
	 * @param startIndex the number of notes to skip
	 * @param limit the maximum number of notes to open
	 * @return the notes in the order of the file
	 * @throws NotFoundException if the disclosure does not exist, or this user may not see it
	 * @throws NotAllowedException if the user is not the author of the notes
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if no file can be made under the disclosure now
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	FilePreview previewFile(String uuid, int startIndex, int limit);

	/**
	 * Makes the file of the disclosed notes for an external recipient. The file for an external recipient can be made
	 * only once, and only while the disclosure is in force. Only the user who made the disclosure may make the file for
	 * the external recipient.
	 *
	 * @param uuid the uuid of a disclosure to an external recipient that this user made
	 * @return the PDF file, whose digest the log records
	 * @throws NotFoundException if this user did not make a disclosure with the given uuid
	 * @throws InvalidRequestException if the disclosure is not in force, if its file was already made, or if its scope
	 *         contains no notes
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated with this request
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	DisclosedFile makeFile(String uuid);
}
