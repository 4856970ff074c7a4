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
 * The parts of progress notes that may leave the clinic for an insurer or an auditor, and the sessions that an export leaves
 * out. The table of purposes and fields is data: {@code /export/us.txt}. It has no field for private notes. Begin with
 * {@link org.openmrs.module.sessionnotes.domain.export.ExportRecipe}, then
 * {@link org.openmrs.module.sessionnotes.domain.export.ExportRules}.
 */
package org.openmrs.module.sessionnotes.domain.export;
