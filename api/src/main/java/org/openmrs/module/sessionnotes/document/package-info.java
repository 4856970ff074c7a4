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
 * Stores signed papers and scans of clients, sealed: authorizations, orders, revocations, requests, letters sent. The rules
 * stand in {@code domain.document}. Begin with {@link org.openmrs.module.sessionnotes.document.DocumentServiceImpl}.
 */
package org.openmrs.module.sessionnotes.document;
