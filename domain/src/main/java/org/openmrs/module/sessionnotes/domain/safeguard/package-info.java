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
 * The rules of the settings that protect notes. The rules define the bounds of a value, and whether a new value takes effect
 * at once or waits for a second person. The rules do not depend on which user proposes a value, or on where the current
 * value is stored. {@code SettingReview} checks the user, and {@code SafeguardSettings} reads the stored value. Read
 * {@link org.openmrs.module.sessionnotes.domain.safeguard.Safeguard} first.
 */
package org.openmrs.module.sessionnotes.domain.safeguard;
