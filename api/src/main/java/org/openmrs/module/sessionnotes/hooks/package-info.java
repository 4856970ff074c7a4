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
 * Attaches the module's hooks to the platform and proves that they work. Only the hooks package refers to all of the
 * module's advice, interceptors and filters. Only the code for the module's start and status may use the hooks package.
 * Read {@link org.openmrs.module.sessionnotes.hooks.HookCheck} first.
 */
package org.openmrs.module.sessionnotes.hooks;
