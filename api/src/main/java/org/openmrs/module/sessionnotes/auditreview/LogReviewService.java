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
 * Gives access to the log of accesses to psychotherapy notes. Authors see the events on their own notes; the privacy officer
 * sees all events. No event holds text. Each review of the log is also logged. A user must have signed in personally to
 * review the log.
 * <p>
 * Source: 45 CFR 164.308(a)(1)(ii)(D), information system activity review.
 */
public interface LogReviewService extends OpenmrsService {

	/**
	 * Returns the events on a note of the current user. If the author may not yet be notified of a disclosure, events under
	 * that disclosure are left out.
	 *
	 * @param noteUuid the uuid of the note
	 * @param search narrows the list
	 * @return the note's events that match, the newest first
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if the user wrote no such note
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	LogPage getEventsOfNote(String noteUuid, EventSearch search, int startIndex, int limit);

	/**
	 * @param search the search criteria for the events
	 * @return the matching events on all notes and by all users, the newest first
	 * @throws NotAllowedException if the user did not sign in personally
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogPage getEvents(EventSearch search, int startIndex, int limit);

	/**
	 * Makes a signed checkpoint now.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.UnavailableException if the key cannot be used
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	Checkpoint makeCheckpoint();

	/** @return the key with which checkpoints and exports are verified */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	PublicKey getPublicKey();

	/**
	 * Prepares an export of the whole log. The event that records the export is stored before the export is written.
	 *
	 * @return the export, ready to be written
	 * @throws org.openmrs.module.sessionnotes.errors.UnavailableException if the key cannot be used
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogExport.Prepared prepareExport();

	/**
	 * Proposes to delete the events before a given moment. A second person must approve the proposal.
	 *
	 * @param uuid the uuid for the proposal, so that a request sent twice creates only one proposal; null to let the module
	 *         choose the uuid
	 * @param olderThan the moment before which events are deleted, in milliseconds since 1970-01-01 UTC
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if the events must be retained longer
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if another proposal has that uuid, or if an open
	 *              matter may need the events
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	DeletionProposal proposeDeletion(String uuid, long olderThan);

	/**
	 * Approves or refuses another user's proposal. Approval deletes the events.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such proposal
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the proposal is already decided, or if this user
	 *         may not decide on the proposal
	 */
	@Authorized(SessionNotesPrivileges.APPROVE_ORDERS)
	DeletionProposal decideDeletion(String uuid, boolean granted);

	/**
	 * Prevents the deletion of all events of the log until the hold is ended, because an open matter may still need the
	 * events.
	 *
	 * @param kind the kind of open matter
	 * @param reference the clinic's own reference to the matter, a number rather than a name
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogHold hold(LogHoldKind kind, String reference);

	/**
	 * Ends a hold. Only users who may approve deletions may end a hold, and they must re-authenticate.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such hold
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the hold has already been ended
	 */
	@Authorized(SessionNotesPrivileges.APPROVE_ORDERS)
	LogHold endHold(String uuid);

	/** @return all holds, the newest first */
	@Authorized({SessionNotesPrivileges.GET_ACCESS_LOG, SessionNotesPrivileges.APPROVE_ORDERS})
	List<LogHold> getHolds();

	/** @return all proposals of deletions, the newest first */
	@Authorized({SessionNotesPrivileges.GET_ACCESS_LOG, SessionNotesPrivileges.APPROVE_ORDERS})
	List<DeletionProposal> getDeletions();
}
