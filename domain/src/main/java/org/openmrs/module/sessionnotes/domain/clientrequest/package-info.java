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
 * Requests of clients: for a copy of the progress notes (45 CFR 164.524) and for an amendment (164.526). Begin with
 * {@link org.openmrs.module.sessionnotes.domain.clientrequest.RequestLifecycle}, then
 * {@link org.openmrs.module.sessionnotes.domain.clientrequest.CopyDecisionRules} and
 * {@link org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentRules}. Deadlines are data, see
 * {@link org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile}. This package does not use any package on
 * private notes, and nothing here depends on whether any private notes exist.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;
