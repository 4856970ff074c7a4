/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.document;

import java.time.LocalDate;
import java.util.List;

import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Keeps signed papers and scans of clients: authorizations, orders, revocations, requests and letters sent. A user who may
 * record orders may add, list, open and delete papers, and must have signed in personally. As with an accounting, the author
 * of notes on the client may add a paper but see none, because a paper may be an order that is secret from the author. The
 * single practitioner of a clinic sees them. The log records each paper that was added, opened, changed or deleted.
 * <p>
 * Source: 45 CFR 164.530(j) and 164.508(b)(6).
 */
public interface DocumentService extends OpenmrsService {

	/**
	 * @return the papers of a client without the files, the newest paper first
	 * @throws InvalidRequestException if there is no such client
	 * @throws NotAllowedException if the user has written notes on the client
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	List<StoredDocument> getDocuments(String patientUuid);

	/**
	 * @return what is known about a paper
	 * @throws NotFoundException if there is no such paper
	 * @throws NotAllowedException if the user has written notes on the client
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	StoredDocument getDocument(String uuid);

	/**
	 * Opens the file of a paper. The log records the opening before the file is returned.
	 *
	 * @return the file and what is known about it
	 * @throws NotFoundException if there is no such paper
	 * @throws NotAllowedException if the user has written notes on the client
	 * @throws TamperedException if the paper no longer matches what was stored
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	OpenedDocument openDocument(String uuid);

	/**
	 * Seals and stores a paper, which is in effect until the user says otherwise. If the same user sends the same file twice,
	 * with the same kind and day, there is one paper. A paper of a client who was merged goes to the patient who remains.
	 *
	 * @param uuid the uuid of the paper; null to let the module choose the uuid
	 * @param createdOn the day on which the paper was written
	 * @throws InvalidRequestException if there is no such client, if the client is voided, if the file is not accepted,
	 *         if the day is in the future or before the client's birth, or if the client has too many papers
	 * @throws ConflictException if the given uuid belongs to a different paper
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	@Logging(ignoreAllArgumentValues = true)
	StoredDocument addDocument(String uuid, String patientUuid, DocumentKind kind, LocalDate createdOn, byte[] file);

	/**
	 * Records the last day on which a paper was in effect. The paper is retained for six years from that day. A day that was
	 * recorded before can be moved later, but never earlier.
	 *
	 * @throws InvalidRequestException if the day is in the future, or before the day on which the paper was written
	 * @throws NotFoundException if there is no such paper
	 * @throws ConflictException if a later day was recorded before
	 * @throws TamperedException if the paper no longer matches what was stored
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	StoredDocument recordLastEffect(String uuid, LocalDate day);

	/**
	 * Deletes a paper that need not be retained any longer. The user must re-authenticate.
	 *
	 * @throws NotFoundException if there is no such paper
	 * @throws ConflictException if the paper is in effect, is still retained or is under a legal hold
	 * @throws TamperedException if the paper, or the log of the legal holds, no longer matches what was stored
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	void deleteDocument(String uuid);
}
