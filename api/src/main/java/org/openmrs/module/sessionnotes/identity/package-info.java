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
 * Protects the identifiers by which notes, disclosures and signatures refer to rows of the platform. An identifier to
 * which notes, disclosures or signatures refer must not be changed or given to a different row. The identity package
 * may use only the sealed store. Read {@link org.openmrs.module.sessionnotes.identity.IdentifierGuard} first.
 */
package org.openmrs.module.sessionnotes.identity;
