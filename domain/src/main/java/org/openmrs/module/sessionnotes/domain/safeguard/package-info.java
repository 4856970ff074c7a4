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
 * The rules of the settings that protect notes: within which bounds a value lies, and whether a new one holds at once or
 * waits for a second person. It knows neither where a value is asked for nor where the one in force is kept. Read
 * {@link org.openmrs.module.sessionnotes.domain.safeguard.Safeguard} first.
 */
package org.openmrs.module.sessionnotes.domain.safeguard;
