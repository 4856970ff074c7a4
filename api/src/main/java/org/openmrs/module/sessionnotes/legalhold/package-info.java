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
 * Legal holds, for those who may place, see and release them. The rules stand in {@code domain.legalhold}, and the holds are
 * stored by {@code audit}, because the log's own deletion asks for them. Begin with
 * {@link org.openmrs.module.sessionnotes.legalhold.LegalHoldServiceImpl}.
 */
package org.openmrs.module.sessionnotes.legalhold;
