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
 * Rules as data: numbers of days, fees and tables of a country or state. Each has its section of law, and says whether the
 * developers have read that section. Each line of a file is a row, with columns separated by {@code |}. Begin with
 * {@link org.openmrs.module.sessionnotes.domain.profile.ProfileTable}. This package depends on
 * {@code domain.access} only for {@link org.openmrs.module.sessionnotes.domain.access.RuleSource}.
 */
package org.openmrs.module.sessionnotes.domain.profile;
