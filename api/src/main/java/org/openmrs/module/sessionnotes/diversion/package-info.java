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
 * Takes restricted answers out of the data that the platform is about to save. The diversion package also refuses
 * restricted answers that bypass the platform's services, for example through HL7 or FHIR. Begin with {@link
 * org.openmrs.module.sessionnotes.diversion.Diversion}, then {@link
 * org.openmrs.module.sessionnotes.diversion.RestrictedObsInterceptor}.
 */
package org.openmrs.module.sessionnotes.diversion;
