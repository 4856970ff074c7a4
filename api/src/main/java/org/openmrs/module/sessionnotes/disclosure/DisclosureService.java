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
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;

/**
 * Manages disclosures: permissions for people other than the author to open psychotherapy notes, on a given ground and for a
 * given time. The rules follow 45 CFR 164.508(a)(2) and 42 CFR 2.31(b). Authors disclose their own notes; a custodian
 * discloses the notes of an author who left. A privacy officer records decisions that bind the clinic (a legal order, the
 * naming of a custodian). The recorded decisions open nothing until a second person has approved them. Making and approving
 * require re-authentication.
 * <p>
 * A superuser has no special rights in this service, and no user may act as another user. A caller who acts as another user
 * gets a {@link NotAllowedException}.
 */
public interface DisclosureService extends OpenmrsService {

	/**
	 * Makes a disclosure. In an emergency, a user who may write psychotherapy notes and is not the author may ask for access
	 * to the notes, see {@link org.openmrs.module.sessionnotes.domain.disclosure.MakerRole#EMERGENCY}. A disclosure by the
	 * author or a custodian is open from its start. A disclosure that a privacy officer records waits for a second person,
	 * see {@link #decide}.
	 *
	 * @param disclosure the notes to disclose, the recipient and the ground
	 * @return the disclosure
	 * @throws InvalidRequestException if anything is missing or wrong; the exception lists every finding
	 * @throws NotFoundException if there is no such note for this user
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	Disclosure make(NewDisclosure disclosure);

	/**
	 * Lets a second person approve or refuse a disclosure that a privacy officer recorded. The second person may be neither
	 * the recorder nor the recipient. In an emergency, a privacy officer or another user who may write psychotherapy notes
	 * may also decide. The single practitioner of a clinic may approve alone, one day later, a recorded disclosure of the
	 * practitioner's own notes to an external recipient.
	 *
	 * @param uuid the disclosure
	 * @param granted true to approve, false to refuse
	 * @return the disclosure
	 * @throws NotFoundException if there is no such disclosure for this user
	 * @throws InvalidRequestException if this user may not decide on the disclosure, or if there is nothing to decide
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated
	 */
	@Authorized({SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES})
	Disclosure decide(String uuid, boolean granted);

	/**
	 * Lets a second person refuse a disclosure that a privacy officer recorded, as {@link #decide} does, and say why.
	 *
	 * @param uuid the disclosure
	 * @param reason why it is refused, for those who may see the disclosure and are not its recipient; null for no reason
	 * @return the disclosure
	 */
	@Authorized({SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES})
	Disclosure refuse(String uuid, String reason);

	/**
	 * Extends a disclosure to notes that entered its scope after the disclosure was made or last confirmed. Notes enter a
	 * scope when patients are merged, when an encounter is moved to the patient, or when notes are adopted. The user who made
	 * the disclosure, as the author of the notes or as a privacy officer, confirms the disclosure. The user must still have
	 * the role of author or privacy officer. A legal order is not extended until a second person has also confirmed the
	 * order. The second person must be allowed to approve orders and must not be the recipient.
	 *
	 * @param uuid a disclosure that has not ended
	 * @return the disclosure
	 * @throws NotFoundException if there is no such disclosure for this user
	 * @throws InvalidRequestException if this user may not confirm the disclosure, or if there is nothing to confirm
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.APPROVE_ORDERS})
	Disclosure confirm(String uuid);

	/**
	 * Revokes a disclosure. A revoked disclosure opens no notes. The user who made the disclosure may revoke it. The author
	 * of the notes may revoke a disclosure that was made by a custodian or in an emergency. A privacy officer may revoke a
	 * disclosure that a user other than the author made, or whose authorization the client revoked.
	 *
	 * @param uuid the disclosure
	 * @param byClient true if the client revoked the authorization on which the disclosure rests, 164.508(b)(5)
	 * @return the disclosure
	 * @throws NotFoundException if there is no such disclosure for this user
	 * @throws InvalidRequestException if this user may not revoke the disclosure, or if the disclosure has already ended
	 */
	@Authorized
	Disclosure revoke(String uuid, boolean byClient);

	/**
	 * Records that the client revoked the authorization on which a disclosure rests. The disclosure then opens no notes.
	 *
	 * @param uuid the disclosure
	 * @param receivedAt when the client's revocation reached the clinic, 164.508(b)(2)(iii), in milliseconds since 1970-01-01
	 *         UTC; null for the current time
	 * @param document the client's written revocation, 164.508(b)(5), or null
	 * @return the disclosure
	 * @throws NotFoundException if there is no such disclosure for this user
	 * @throws InvalidRequestException if this user may not revoke the disclosure, if the disclosure has already ended, or
	 *         if the disclosure does not rest on an authorization
	 */
	@Authorized
	Disclosure revokeForClient(String uuid, Long receivedAt, String document);

	/**
	 * Records the findings of the review of an emergency reading. The review is due within 72 hours of the approval of the
	 * reading. A privacy officer or the author of the notes reviews the reading. The user who made
	 * the emergency disclosure for themselves may not review the reading, from any of their accounts.
	 *
	 * @param uuid the disclosure
	 * @param justified true if the threat justified the reading
	 * @param comment the findings
	 * @return the disclosure
	 * @throws NotFoundException if there is no such disclosure for this user
	 * @throws InvalidRequestException if this user may not review the disclosure, if the comment is empty, or if there is
	 *         nothing to review
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated
	 */
	@Authorized
	Disclosure review(String uuid, boolean justified, String comment);

	/**
	 * @return the emergency readings that have not been reviewed, except readings of the user's own notes; for users who may
	 *         record or approve orders
	 */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosuresToReview(int startIndex, int limit);

	/**
	 * @param uuid a disclosure
	 * @return how often notes were released under the disclosure after the client's revocation reached the clinic and before
	 *         the revocation was recorded
	 * @throws NotFoundException if there is no such disclosure for this user
	 */
	@Authorized
	int getGivenOutSinceReceipt(String uuid);

	/**
	 * @param uuid a disclosure
	 * @return the disclosure; empty unless the caller is the author of the notes (once notified), the maker or the recipient,
	 *         or may record or approve orders. Any user who may write psychotherapy notes also sees an emergency request that
	 *         waits for approval.
	 */
	@Authorized
	Optional<Disclosure> getDisclosure(String uuid);

	/** @return the disclosures of the user's own notes of which the user may be notified now, newest first */
	@Authorized
	List<Disclosure> getDisclosuresOfMyNotes(int startIndex, int limit);

	/** @return the disclosures that the user made or recorded, newest first */
	@Authorized
	List<Disclosure> getDisclosuresMadeByMe(int startIndex, int limit);

	/**
	 * @param disclosures any disclosures that the user may see
	 * @return by uuid, how the disclosures of the user's own notes were used; a disclosure of another author's notes is not
	 *         in the result, because its use tells whether there are notes
	 */
	@Authorized
	Map<String, DisclosureUse> getUses(List<Disclosure> disclosures);

	/** @return the roles in which the user may make disclosures; whether they may make a given one, its rules decide */
	@Authorized
	Set<MakerRole> getRoles();

	/** @return the disclosures to the user that no longer wait for approval, newest first */
	@Authorized
	List<Disclosure> getDisclosuresToMe(int startIndex, int limit);

	/** @return the disclosures of all notes except the user's own, newest first, for users who may record or approve orders */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosures(int startIndex, int limit);

	/**
	 * @param uuid a disclosure to the user
	 * @return the facts, without text, of the notes that the disclosure opens to the user at this moment, oldest session
	 *         first
	 * @throws NotFoundException if no such disclosure is open to this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteHeader> getDisclosedNotes(String uuid);

	/**
	 * Makes the file for an external recipient, only once. Only the user who made the disclosure may make the file, while the
	 * disclosure is in force.
	 *
	 * @param uuid a disclosure to an external recipient, made by this user
	 * @return the file, a PDF; the log records the digest of the file
	 * @throws NotFoundException if this user made no such disclosure
	 * @throws InvalidRequestException if the disclosure is not in force, if its file was already made, or if its scope
	 *         contains no notes
	 * @throws ReauthenticationRequiredException if the user has not re-authenticated
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	DisclosedFile makeFile(String uuid);
}
