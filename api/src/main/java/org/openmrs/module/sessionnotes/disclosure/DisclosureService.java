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
 * Who else than the author may open psychotherapy notes, on which ground and for how long: 45 CFR 164.508(a)(2), 42 CFR
 * 2.31(b). An author discloses their own notes, and a custodian those of an author who left. What binds the clinic (a
 * legal order, the naming of a custodian) is recorded by a privacy officer and opens nothing before a second person has
 * approved it. Making and approving take the password again.
 * <p>
 * A superuser is nobody special, and nobody acts as somebody else: {@link MayNotDiscloseException}.
 */
public interface DisclosureService extends OpenmrsService {

	/**
	 * Makes a disclosure. In an emergency a user who writes such notes, and is not the author, asks for it themselves:
	 * {@link org.openmrs.module.sessionnotes.domain.disclosure.MakerRole#EMERGENCY}. One by the author or a custodian is open from its start on; what a privacy officer records waits
	 * for {@link #approve}.
	 *
	 * @param disclosure what is to be disclosed to whom, and on which ground
	 * @return it
	 * @throws InvalidDisclosureException with everything that is missing or wrong
	 * @throws org.openmrs.module.sessionnotes.psychotherapynote.NoteNotFoundException if there is no such note for this user
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	Disclosure make(NewDisclosure disclosure);

	/**
	 * A second person, neither who recorded it nor its recipient, approves what a privacy officer recorded, or refuses it. In an
	 * emergency a privacy officer or another user who writes such notes may, too. The single practitioner of a clinic approves what they
	 * recorded on their own notes for a recipient outside, a day later.
	 *
	 * @param uuid the disclosure
	 * @param granted true to approve, false to refuse
	 * @return it
	 * @throws DisclosureNotFoundException if there is none
	 * @throws InvalidDisclosureException if this user may not decide on it, or there is nothing to decide
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized({SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES})
	Disclosure decide(String uuid, boolean granted);

	/**
	 * Has a disclosure open what came to its scope since it was made or last confirmed: by a merge of patients, with an encounter that
	 * was given to the patient, or by an adoption. The user who made it confirms, an author or privacy officer as they were then; a legal
	 * order goes on as before until a second person has confirmed it, too, who approves orders and does not receive it.
	 *
	 * @param uuid a disclosure that is not over
	 * @return it
	 * @throws DisclosureNotFoundException if there is none for this user
	 * @throws InvalidDisclosureException if this user may not, or there is nothing to confirm
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS,
			SessionNotesPrivileges.APPROVE_ORDERS})
	Disclosure confirm(String uuid);

	/**
	 * Takes a disclosure back: nothing opens by it from now on. Who made it may, its author where a custodian made it, and
	 * a privacy officer where one recorded it or where the client has revoked the authorization.
	 *
	 * @param uuid the disclosure
	 * @param byClient true if the client revoked the authorization that it rests on, 164.508(b)(5)
	 * @return it
	 * @throws DisclosureNotFoundException if there is none for this user
	 * @throws InvalidDisclosureException if this user may not, or it is over
	 */
	@Authorized
	Disclosure revoke(String uuid, boolean byClient);

	/**
	 * Records that the client revoked the authorization on which a disclosure rests: nothing opens by it from now on.
	 *
	 * @param uuid the disclosure
	 * @param receivedAt when the client's revocation reached the clinic, 164.508(b)(2)(iii), in milliseconds since 1970-01-01 UTC; null
	 *            for now
	 * @param document the client's writing, 164.508(b)(5), or null
	 * @return it
	 * @throws DisclosureNotFoundException if there is none for this user
	 * @throws InvalidDisclosureException if this user may not, it is over, or it does not rest on an authorization
	 */
	@Authorized
	Disclosure revokeForClient(String uuid, Long receivedAt, String document);

	/**
	 * Records what a review of an emergency reading found, which is due within 72 hours of its approval. A privacy officer or the author
	 * of the notes reviews, and nobody who read by it.
	 *
	 * @param uuid the disclosure
	 * @param justified true if the threat justified the reading
	 * @param comment what was found
	 * @return it
	 * @throws DisclosureNotFoundException if there is none for this user
	 * @throws InvalidDisclosureException if this user may not, it says nothing, or there is nothing to review
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized
	Disclosure review(String uuid, boolean justified, String comment);

	/** @return the emergency readings that nobody reviewed yet, for who records or approves orders; never those of the user's own notes */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosuresToReview(int startIndex, int limit);

	/**
	 * @param uuid a disclosure
	 * @return how often notes were given out under it after the client's revocation had reached the clinic, and before it was recorded
	 * @throws DisclosureNotFoundException if there is none for this user
	 */
	@Authorized
	int getGivenOutSinceReceipt(String uuid);

	/**
	 * @param uuid a disclosure
	 * @return it; nothing for who is neither its author (once they may be told), maker or recipient, nor records or approves
	 *         orders
	 */
	@Authorized
	Optional<Disclosure> getDisclosure(String uuid);

	/** @return the disclosures of the user's own notes of which they may be told now, the newest first */
	@Authorized
	List<Disclosure> getDisclosuresOfMyNotes(int startIndex, int limit);

	/** @return the disclosures to the user that nobody has still to approve, the newest first */
	@Authorized
	List<Disclosure> getDisclosuresToMe(int startIndex, int limit);

	/** @return the disclosures of all notes but the user's own, the newest first, for who records or approves orders */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<Disclosure> getDisclosures(int startIndex, int limit);

	/**
	 * @param uuid a disclosure to the user
	 * @return what is known, besides their text, of the notes that it opens to them at this moment, the oldest session first
	 * @throws DisclosureNotFoundException if there is none that is open to this user
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	List<NoteHeader> getDisclosedNotes(String uuid);

	/**
	 * Makes the file for a recipient outside, once. Who made the disclosure makes it, while the disclosure is live.
	 *
	 * @param uuid a disclosure to a recipient outside, made by this user
	 * @return a PDF; the log has its digest
	 * @throws DisclosureNotFoundException if there is none that this user made
	 * @throws InvalidDisclosureException if it is not live, was made before, or there is nothing in its scope
	 * @throws ReauthenticationRequiredException if the password was not given again
	 */
	@Authorized({SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.RECORD_ORDERS})
	DisclosedFile makeFile(String uuid);
}
