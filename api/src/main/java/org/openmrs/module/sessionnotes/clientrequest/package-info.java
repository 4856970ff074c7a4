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
 * Answers clients' requests for a copy of their progress notes: stores each request sealed, takes its steps, makes its
 * letters and the copy, and lets licensed professionals withhold passages of it. The package reads no private note. The
 * rules stand in {@code domain.clientrequest}. Begin with
 * {@link org.openmrs.module.sessionnotes.clientrequest.ClientRequestServiceImpl}.
 */
package org.openmrs.module.sessionnotes.clientrequest;
