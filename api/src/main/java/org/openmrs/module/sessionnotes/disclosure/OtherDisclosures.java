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

import java.util.List;

import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;
import org.springframework.jdbc.core.JdbcOperations;

/** The disclosures that were made outside this module, and that an accounting of disclosures counts too. */
public interface OtherDisclosures {

	/**
	 * @return the disclosures of information about a client, in any order
	 * @throws org.openmrs.module.sessionnotes.errors.TamperedException if a disclosure no longer matches what was stored
	 */
	List<LedgerEntry> of(JdbcOperations jdbc, String patientUuid);
}
