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

import java.time.LocalDate;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Makes the accounting of disclosures that a client may request, 45 CFR 164.528. An accounting lists every actual
 * disclosure of notes on the client in the last six years, and the disclosures that users entered in the ledger. A
 * disclosure of notes is actual if, according to the log, a recipient read the notes or a file of the notes was made.
 */
public interface AccountingService extends OpenmrsService {

	/**
	 * Makes an accounting of the disclosures of a client's notes. Before the accounting is made, the log records the
	 * request. A user who may record orders may make an accounting, because such a user sees all disclosures. An author
	 * of notes on the client may not make the accounting, because some disclosures of these notes may be secret from
	 * the author. The single practitioner of a clinic may make an accounting even after writing notes on the client.
	 *
	 * @param patientUuid the uuid of the client; the accounting also covers the notes and disclosures of patients who
	 *         were merged into this client
	 * @param requestedOn the day on which the client asked for the accounting, with which its six years end; null for today
	 * @return the accounting of disclosures
	 * @throws InvalidRequestException if no patient has the given uuid, or if the day is in the future
	 * @throws NotAllowedException if the user has written notes on the client
	 * @throws org.openmrs.module.sessionnotes.errors.TamperedException if the log of the notes no longer matches what
	 *         was stored, or an entry of the ledger does not, because the accounting could be incomplete
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	Accounting makeAccounting(String patientUuid, LocalDate requestedOn);
}
