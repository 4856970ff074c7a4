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

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * The accounting of disclosures that a client may ask for, 45 CFR 164.528. The accounting lists every actual disclosure of
 * notes on the client in the last six years. According to the log, a disclosure took place when a recipient read the notes or
 * a file was made.
 */
public interface AccountingService extends OpenmrsService {

	/**
	 * Makes a client's accounting. The log first records that the accounting is made. Users who may record orders may make an
	 * accounting, because they see all disclosures. A user who has written notes on the client may not make the accounting,
	 * because some disclosures of that user's notes may still be secret. The single practitioner of a clinic may make an
	 * accounting even in that case.
	 *
	 * @param patientUuid the client; notes and disclosures of patients who were merged into this client are included
	 * @return the accounting
	 * @throws InvalidRequestException if there is no such patient
	 * @throws NotAllowedException if the user has notes on the client
	 * @throws org.openmrs.module.sessionnotes.errors.TamperedException if the log of the notes no longer matches what was
	 *         stored; an accounting that may be incomplete is not made
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	Accounting makeAccounting(String patientUuid);
}
