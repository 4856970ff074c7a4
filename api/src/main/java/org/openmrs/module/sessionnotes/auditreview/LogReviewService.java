/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.auditreview;

import java.util.List;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.audit.DeletionProposal;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LogExport;
import org.openmrs.module.sessionnotes.domain.audit.Checkpoint;
import org.openmrs.module.sessionnotes.domain.audit.LogHold;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Lets users read and manage the log of accesses to psychotherapy notes. Authors see the events on their own notes; the
 * privacy officer sees all events. No event of the log holds the text of a note. The log also records each review of
 * the log. To review the log, a user must have signed in personally.
 * <p>
 * Source: 45 CFR 164.308(a)(1)(ii)(D), information system activity review.
 */
public interface LogReviewService extends OpenmrsService {

	/**
	 * Returns the events on one of the current user's own notes, and the steps of the disclosures that cover the note.
	 * Events that concern a disclosure are left out as long as the author may not be notified of that disclosure.
	 *
	 * @param noteUuid the uuid of the note
	 * @param search the conditions that the events must meet
	 * @return the events of the note that meet the conditions, the newest first
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if the user did not write a note with the given
	 *         uuid
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	LogPage getEventsOfNote(String noteUuid, EventSearch search, int startIndex, int limit);

	/**
	 * Returns events of the whole log. A search for a patient finds papers, requests, legal holds and accountings only if
	 * the user has written no note on that patient.
	 *
	 * @param search the conditions that the events must meet
	 * @return the events on all notes and by all users that meet the conditions, the newest first
	 * @throws NotAllowedException if the user did not sign in personally
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogPage getEvents(EventSearch search, int startIndex, int limit);

	/**
	 * Makes a signed checkpoint of the log immediately.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.UnavailableException if the key that signs checkpoints cannot be
	 *         used
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	Checkpoint makeCheckpoint();

	/**
	 * @param startIndex the number of checkpoints to skip
	 * @param limit the maximum number of checkpoints
	 * @return a page of the checkpoints as they are stored, the newest first; only a check finds out whether one was altered
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	List<Checkpoint> getCheckpoints(int startIndex, int limit);

	/** @return the key with which checkpoints and exports are verified */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	PublicKey getPublicKey();

	/**
	 * Prepares an export of the whole log. The event that records the export is stored before the export is written.
	 *
	 * @return the export, ready to be written
	 * @throws org.openmrs.module.sessionnotes.errors.UnavailableException if the key that signs checkpoints cannot be
	 *         used
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogExport.Prepared prepareExport();

	/**
	 * Proposes to delete the events before a given moment. The events are deleted only after a second person has
	 * approved the proposal.
	 *
	 * @param uuid the uuid of the new proposal, so that a request sent twice creates only one proposal; null to let the
	 *         module choose the uuid
	 * @param olderThan the moment before which events are deleted, in milliseconds since 1970-01-01 UTC
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if some events before the given moment
	 *         must still be retained
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if a different proposal already has the given
	 *         uuid, or if a hold on the log is open
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	DeletionProposal proposeDeletion(String uuid, long olderThan);

	/**
	 * Approves or refuses a proposal by a different user to delete events. If the proposal is approved, the events are
	 * deleted immediately.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such proposal
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if someone has already decided on the proposal,
	 *         or if this user may not decide on the proposal
	 */
	@Authorized(SessionNotesPrivileges.APPROVE_ORDERS)
	DeletionProposal decideDeletion(String uuid, boolean granted);

	/**
	 * Places a hold on the log. Until a user ends the hold, no event of the log can be deleted. An open matter, such as
	 * a complaint, may need the events. The same request, sent twice, places one hold.
	 *
	 * @param uuid the uuid of the hold, so that a hold that is sent twice is placed only once; null to let the server
	 *        choose the uuid. Without a uuid, an open hold of the same kind and reference is the same hold.
	 * @param kind the kind of open matter
	 * @param reference the clinic's own reference to the open matter, which should be a number rather than a name
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the given uuid belongs to a different hold
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogHold hold(String uuid, LogHoldKind kind, String reference);

	/**
	 * Ends a hold on the log. To end a hold, a user must have the privilege to approve deletions and must
	 * re-authenticate.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such hold
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the hold has already been ended
	 */
	@Authorized(SessionNotesPrivileges.APPROVE_ORDERS)
	LogHold endHold(String uuid);

	/** @return all holds on the log, both open and ended, the newest first */
	@Authorized({SessionNotesPrivileges.GET_ACCESS_LOG, SessionNotesPrivileges.APPROVE_ORDERS})
	List<LogHold> getHolds();

	/** @return all proposals to delete events of the log, the newest first */
	@Authorized({SessionNotesPrivileges.GET_ACCESS_LOG, SessionNotesPrivileges.APPROVE_ORDERS})
	List<DeletionProposal> getDeletions();
}
