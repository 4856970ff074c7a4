/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.legalhold;

import java.util.List;

import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Places and releases legal holds on a client, an author or a note. While a hold is open, no paper that it concerns and no
 * event of the log is deleted. A user must have signed in personally. The log records each hold.
 * <p>
 * Source: no section demands a hold; the duty to preserve comes from the lawsuit or the investigation itself.
 */
public interface LegalHoldService extends OpenmrsService {

	/** @return all holds, open and ended, the newest first */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	List<LegalHold> getLegalHolds();

	/**
	 * @return true if the current user may see the reference of the hold. If an order forbids telling the author why the hold
	 *         exists, neither an author of private notes nor the author whom the hold concerns sees the reference.
	 */
	@Authorized({SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS})
	boolean maySeeReference(LegalHold hold);

	/**
	 * Places a hold. A client or an author must exist. Whether a note exists is not checked, so that no answer tells of a
	 * private note. If the same user places the same hold twice, and the first one is open, there is one hold.
	 *
	 * @param uuid the uuid of the hold; null to let the module choose the uuid
	 * @param reference the clinic's own reference to the matter, which should be a number rather than a name
	 * @param reasonToldToAuthor false if an order forbids telling the author why the hold exists
	 * @throws InvalidRequestException if there is no such client or author, or if the reference is blank or too long
	 * @throws ConflictException if the given uuid belongs to a different hold
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	@Logging(ignoreAllArgumentValues = true)
	LegalHold placeLegalHold(String uuid, HoldTarget target, String targetUuid, String reference,
			boolean reasonToldToAuthor);

	/**
	 * Releases a hold. To release a hold, a user must have the privilege to approve orders and must re-authenticate.
	 *
	 * @throws NotFoundException if there is no such hold
	 * @throws ConflictException if the hold has ended already
	 */
	@Authorized(SessionNotesPrivileges.APPROVE_ORDERS)
	LegalHold releaseLegalHold(String uuid);
}
