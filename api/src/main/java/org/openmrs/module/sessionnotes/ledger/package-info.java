/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
/**
 * Keeps the ledger of disclosures that left the clinic outside this module: by telephone, by letter, as testimony. The rules
 * stand in {@code domain.accounting}. Begin with {@link org.openmrs.module.sessionnotes.ledger.LedgerServiceImpl}.
 */
package org.openmrs.module.sessionnotes.ledger;
