/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Answers clients' requests for a copy of their progress notes: 45 CFR 164.524. Every method throws an error if the caller
 * lacks the privilege or did not sign in personally. Every step is recorded in the log. Nothing depends on whether the
 * client has private notes.
 */
public interface ClientRequestService extends OpenmrsService {

	/**
	 * Records a request that the clinic received. If the same user sends the same request twice, there is one request.
	 *
	 * @param request a request for access, without steps
	 * @return the received request
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if a fact is missing, if no letter can contain a
	 *         name, or if there is no such patient; the exception lists everything that is missing or wrong
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the uuid belongs to a different request
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	StoredRequest receive(ClientRequest request);

	/**
	 * @param patientUuid the client; null for the requests of all clients
	 * @param open true for only the requests on which the clinic still has something to do
	 * @return a page of requests, earliest due date first; a damaged request is left out
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	List<StoredRequest> getRequests(String patientUuid, boolean open, int startIndex, int limit);

	/** @return the request; empty if there is none with the uuid */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	Optional<StoredRequest> getRequest(String uuid);

	/** @return when the request is due by the law of the clinic's place, and when the clinic is warned */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	DueDates getDueDates(StoredRequest request);

	/** @return the steps that the rules allow today, in the order in which they are usually taken */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	Set<RequestStep> getPossibleSteps(StoredRequest request);

	/**
	 * Makes the letter that a step would send, without taking the step.
	 *
	 * @return the letter; empty for a step without a letter
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such request
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if an element of the letter is missing; the
	 *         exception lists everything that is missing or wrong
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the state does not allow the step
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	Optional<SentLetter> preview(String uuid, StepOrder order);

	/**
	 * Takes a step. To grant a copy, the user also needs the platform's privileges to read the record.
	 *
	 * @return the request after the step
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such request
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if a fact or an element of the letter is
	 *         missing; the exception lists everything that is missing or wrong
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the state does not allow the step, or if another
	 *         user took a step meanwhile
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	StoredRequest take(String uuid, StepOrder order);

	/**
	 * @param number the number of the letter, from 1
	 * @return the letter as PDF
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such letter
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	RequestFile getLetter(String uuid, int number);

	/**
	 * @param number the number of the copy, from 1
	 * @return the copy as it was made
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such copy
	 */
	@Authorized(SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS)
	RequestFile getCopy(String uuid, int number);
}
