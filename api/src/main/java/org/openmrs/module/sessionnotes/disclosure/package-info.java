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
 * Makes, approves, confirms and revokes disclosures in the sealed store. The disclosure package also makes files for
 * external recipients, and accountings of disclosures. The door, not the disclosure package, decides which notes a user
 * may read. Begin with {@link org.openmrs.module.sessionnotes.disclosure.DisclosureServiceImpl}.
 */
package org.openmrs.module.sessionnotes.disclosure;
