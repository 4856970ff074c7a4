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
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * The accounting of disclosures that a client may ask for, 45 CFR 164.528: what was in fact given out of the notes on
 * them in the last six years, by a recipient's reading or in a file, as the log has it.
 */
public interface AccountingService extends OpenmrsService {

	/**
	 * Makes a client's accounting. That it was made is stored first. Whoever may record orders may make it, as they see all
	 * disclosures; not for a client about whom they have notes themselves: of some disclosures of one's own notes one may
	 * not be told yet.
	 *
	 * @param patientUuid the client; notes and disclosures of patients who were merged into them are theirs
	 * @return the accounting
	 * @throws InvalidDisclosureException if there is no such patient
	 * @throws MayNotAccountException if it is a client of the user's own
	 * @throws org.openmrs.module.sessionnotes.audit.BrokenLogException if the log of the notes is not what was stored: an
	 *             accounting that may be incomplete is none
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	Accounting makeAccounting(String patientUuid);
}
