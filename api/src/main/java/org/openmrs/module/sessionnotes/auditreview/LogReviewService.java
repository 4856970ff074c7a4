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
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Who may see the log of accesses to psychotherapy notes: the author all of what happened to their own notes, the privacy
 * officer everything. No event holds text. Whoever looks is logged too; nobody looks who is not signed in as themselves.
 * <p>
 * Source: 45 CFR 164.308(a)(1)(ii)(D), information system activity review.
 */
public interface LogReviewService extends OpenmrsService {

	/**
	 * All that happened to a note of the current user. What was done under a disclosure of which the author may not be
	 * told yet is left out until they may.
	 *
	 * @param noteUuid the note
	 * @return its events, the newest first
	 * @throws org.openmrs.module.sessionnotes.psychotherapynote.NoteNotFoundException if the user wrote no such note
	 */
	@Authorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)
	LogPage getEventsOfNote(String noteUuid, int startIndex, int limit);

	/**
	 * @param search which events
	 * @return those of all notes and users, the newest first
	 * @throws MayNotReadLogException if the user is not signed in as themselves
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogPage getEvents(EventSearch search, int startIndex, int limit);

	/**
	 * Makes a signed checkpoint now.
	 *
	 * @throws org.openmrs.module.sessionnotes.keys.SigningKeyUnavailableException if the key can't be used
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	Checkpoint makeCheckpoint();

	/** @return the key that checkpoints and exports are verified with */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	PublicKey getPublicKey();

	/**
	 * Prepares an export of the whole log; that it is exported is stored first.
	 *
	 * @return the export, ready to be written
	 * @throws org.openmrs.module.sessionnotes.keys.SigningKeyUnavailableException if the key can't be used
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogExport.Prepared prepareExport();

	/**
	 * Proposes to delete events from before a moment, which a second person has to approve.
	 *
	 * @param uuid for the proposal, so that the same request, sent twice, makes one; null for one of the module's choice
	 * @param olderThan in milliseconds since 1970-01-01 UTC
	 * @throws org.openmrs.module.sessionnotes.audit.InvalidLogDeletionException if they have to be kept longer
	 * @throws org.openmrs.module.sessionnotes.audit.LogDeletionException if another proposal has that uuid, or something is open
	 *             that may need the events
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	DeletionProposal proposeDeletion(String uuid, long olderThan);

	/**
	 * Approves a proposal of somebody else, and so deletes the events; or refuses it.
	 *
	 * @throws org.openmrs.module.sessionnotes.audit.LogDeletionNotFoundException if there is no such proposal
	 * @throws org.openmrs.module.sessionnotes.audit.LogDeletionException if there is nothing to decide any more, or not for this
	 *             user
	 */
	@Authorized(SessionNotesPrivileges.APPROVE_ORDERS)
	DeletionProposal decideDeletion(String uuid, boolean granted);

	/**
	 * Keeps all events of the log from being deleted until it is ended: something is open that may still need them.
	 *
	 * @param kind what is open
	 * @param reference the clinic's own reference to it, a number rather than a name
	 */
	@Authorized(SessionNotesPrivileges.GET_ACCESS_LOG)
	LogHold hold(LogHoldKind kind, String reference);

	/**
	 * Ends a hold; whoever approves deletions does, with the password again.
	 *
	 * @throws org.openmrs.module.sessionnotes.audit.LogDeletionNotFoundException if there is no such hold
	 * @throws org.openmrs.module.sessionnotes.audit.LogDeletionException if it was ended before
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
