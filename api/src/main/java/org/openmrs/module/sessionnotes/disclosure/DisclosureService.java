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
import java.util.Optional;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.access.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;

/**
 * Manages disclosures: permissions for people other than the author to open psychotherapy notes, on a given ground and for a
 * given time. It follows 45 CFR 164.508(a)(2) and 42 CFR 2.31(b). Authors disclose their own notes; a custodian discloses the
 * notes of an author who left. A privacy officer records decisions that bind the clinic (a legal order, the naming of a
 * custodian). These open nothing until a second person has approved them. Making and approving require re-authentication.
 * <p>
 * A superuser has no special rights here, and no user may act as another user. A caller who tries gets a
 * {@link MayNotDiscloseException}.
 */
public interface DisclosureService extends OpenmrsService {

	/**
	 * Makes a disclosure. In an emergency, a user who writes such notes and is not the author may ask for access themselves,
	 * see {@link org.openmrs.module.sessionnotes.domain.disclosure.MakerRole#EMERGENCY}. A disclosure by the author or a
	 * custodian is open from its start. One that a privacy officer records waits for {@link #approve}.
	 *
	 * @param disclosure the notes to disclose, the recipient and the ground
	 * @return the disclosure
	 * @throws InvalidDisclosureException if anything is missing or wrong; it lists every finding
	 * @throws org.openmrs.module.sessionnotes.psychotherapynote.NoteNotFoundException if there is no such note for this user
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	Disclosure make(NewDisclosure disclosure);

	/**
	 * Lets a second person approve or refuse a disclosure that a privacy officer recorded. The second person may be neither the
	 * recorder nor the recipient. In an emergency, a privacy officer or another user who writes such notes may also decide. The
	 * single practitioner of a clinic may approve their own record if it discloses their own notes to an external recipient, a
	 * day later.
	 *
	 * @param uuid the disclosure
	 * @param granted true to approve, false to refuse
	 * @return the disclosure
	 * @throws DisclosureNotFoundException if there is no such disclosure for this user
	 * @throws InvalidDisclosureException if this user may not decide on it, or there is nothing to decide
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized({SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES})
	Disclosure decide(String uuid, boolean granted);

	/**
	 * Extends a disclosure to notes that entered its scope since it was made or last confirmed. Notes enter a scope by a merge
	 * of patients, with an encounter that was moved to the patient, or by an adoption. The user who made the disclosure
	 * confirms it, as the author of the notes or as a privacy officer; they must still be one. A legal order stays as before
	 * until a second person also confirms it. That person may approve orders and is not the recipient.
	 *
	 * @param uuid a disclosure that is not over
	 * @return the disclosure
	 * @throws DisclosureNotFoundException if there is no such disclosure for this user
	 * @throws InvalidDisclosureException if this user may not confirm it, or there is nothing to confirm
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.APPROVE_ORDERS})
	Disclosure confirm(String uuid);

	/**
	 * Revokes a disclosure, which opens nothing from now on. The user who made it may revoke it. The author may, if the
	 * disclosure was made by a custodian or in an emergency. A privacy officer may, if another user than the author made it, or
	 * if the client revoked the authorization.
	 *
	 * @param uuid the disclosure
	 * @param byClient true if the client revoked the authorization on which it rests, 164.508(b)(5)
	 * @return the disclosure
	 * @throws DisclosureNotFoundException if there is no such disclosure for this user
	 * @throws InvalidDisclosureException if this user may not revoke the disclosure, or it has already ended
	 */
	@Authorized
	Disclosure revoke(String uuid, boolean byClient);

	/**
	 * Records that the client revoked the authorization on which a disclosure rests. The disclosure opens nothing from now on.
	 *
	 * @param uuid the disclosure
	 * @param receivedAt when the client's revocation reached the clinic, 164.508(b)(2)(iii), in milliseconds since 1970-01-01
	 *         UTC; null for now
	 * @param document the client's written revocation, 164.508(b)(5), or null
	 * @return the disclosure
	 * @throws DisclosureNotFoundException if there is no such disclosure for this user
	 * @throws InvalidDisclosureException if this user may not revoke it, it is over, or it does not rest on an authorization
	 */
	@Authorized
	Disclosure revokeForClient(String uuid, Long receivedAt, String document);

	/**
	 * Records the findings of a review of an emergency reading, which is due within 72 hours of its approval. A privacy officer
	 * or the author of the notes reviews it. A user who read notes under it may not.
	 *
	 * @param uuid the disclosure
	 * @param justified true if the threat justified the reading
	 * @param comment the findings
	 * @return the disclosure
	 * @throws DisclosureNotFoundException if there is no such disclosure for this user
	 * @throws InvalidDisclosureException if this user may not review it, the comment is empty, or there is nothing to review
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized
	Disclosure review(String uuid, boolean justified, String comment);

	/**
	 * @return the emergency readings that have not been reviewed, for users who record or approve orders; never those of the
	 *         user's own notes
	 */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosuresToReview(int startIndex, int limit);

	/**
	 * @param uuid a disclosure
	 * @return how often notes were given out under it after the client's revocation reached the clinic and before it was
	 *         recorded
	 * @throws DisclosureNotFoundException if there is no such disclosure for this user
	 */
	@Authorized
	int getGivenOutSinceReceipt(String uuid);

	/**
	 * @param uuid a disclosure
	 * @return the disclosure; empty unless the caller is its author (once notified), maker or recipient, or may record or
	 *         approve orders. Any user who writes such notes also sees an emergency request that waits for approval.
	 */
	@Authorized
	Optional<Disclosure> getDisclosure(String uuid);

	/** @return the disclosures of the user's own notes about which they may be told now, newest first */
	@Authorized
	List<Disclosure> getDisclosuresOfMyNotes(int startIndex, int limit);

	/** @return the disclosures to the user that no longer wait for approval, newest first */
	@Authorized
	List<Disclosure> getDisclosuresToMe(int startIndex, int limit);

	/** @return the disclosures of all notes except the user's own, newest first, for users who record or approve orders */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosures(int startIndex, int limit);

	/**
	 * @param uuid a disclosure to the user
	 * @return the facts, without text, of the notes that it opens to the user at this moment, oldest session first
	 * @throws DisclosureNotFoundException if no such disclosure is open to this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteHeader> getDisclosedNotes(String uuid);

	/**
	 * Makes the file for an external recipient, once. The user who made the disclosure makes the file, while the disclosure is
	 * in force.
	 *
	 * @param uuid a disclosure to an external recipient, made by this user
	 * @return a PDF; the log has its digest
	 * @throws DisclosureNotFoundException if this user made no such disclosure
	 * @throws InvalidDisclosureException if the disclosure is not in force, its file was already made, or its scope contains no
	 *         notes
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	DisclosedFile makeFile(String uuid);
}
