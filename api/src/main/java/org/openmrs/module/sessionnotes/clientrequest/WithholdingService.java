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
import java.util.Map;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Lets licensed professionals withhold passages from a client's copy, and review what another professional withheld: 45 CFR
 * 164.524(a)(2)-(4). Every method throws an error if the caller lacks the privilege or did not sign in personally. Every
 * decision is recorded in the log. Nothing depends on whether the client has private notes.
 */
public interface WithholdingService extends OpenmrsService {

	/**
	 * @param reviews false for requests that the clinic has not answered; true for denials that the clinic designated the
	 *        caller to review
	 * @return a page of requests, earliest due date first; a damaged request is left out
	 */
	@Authorized(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES)
	List<StoredRequest> getRequests(boolean reviews, int startIndex, int limit);

	/**
	 * Returns the passages that professionals withhold so far.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such request
	 */
	@Authorized(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES)
	StoredRequest getRequest(String uuid);

	/** @return when the request is due by the law of the clinic's place */
	@Authorized(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES)
	DueDates getDueDates(StoredRequest request);

	/** @return the grounds that the law of the clinic's place permits, in the order of the form */
	@Authorized(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES)
	List<AccessDenialGround> getGrounds();

	/**
	 * Returns the fields of the notes that the copy would hold. The caller also needs the platform's privileges to read the
	 * record. The log records that the fields were opened.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such request
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the clinic has answered the request
	 */
	@Authorized(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES)
	List<NoteField> getFields(String uuid);

	/**
	 * Withholds passages from the copy, in place of everything that the same person withheld before by any account. What
	 * other professionals withhold stays.
	 *
	 * @param denials the passages; empty to withhold nothing
	 * @return the request with the decision, unchanged if it has the decision already
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such request
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if a denial breaks a rule; the exception lists
	 *         everything that is missing or wrong
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if the clinic has answered the request
	 */
	@Authorized(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES)
	StoredRequest withhold(String uuid, Licence licence, List<PassageDenial> denials);

	/**
	 * Returns the passages that the caller reviews, with words and reasoning, and nothing else of the chart. The log records
	 * that the passages were opened.
	 *
	 * @return the passages; the number of a passage is its place, from 1
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such request
	 * @throws org.openmrs.module.sessionnotes.errors.NotAllowedException if the clinic has not designated the caller
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if no review is pending
	 */
	@Authorized(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES)
	List<DeniedPassage> getReviewedPassages(String uuid);

	/**
	 * Decides a review. The decision binds the clinic and never changes.
	 *
	 * @param released for the number of each passage, true to release it and false to leave it withheld
	 * @throws org.openmrs.module.sessionnotes.errors.NotFoundException if there is no such request
	 * @throws org.openmrs.module.sessionnotes.errors.NotAllowedException if the clinic has not designated the caller
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if the decision is incomplete, or the caller
	 *         took part in the denial
	 * @throws org.openmrs.module.sessionnotes.errors.ConflictException if no review is pending
	 */
	@Authorized(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES)
	StoredRequest review(String uuid, Licence licence, Map<Integer, Boolean> released);
}
