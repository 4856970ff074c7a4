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
 * What an administrator has to know about the module: the state of everything that protects the notes, the checklist of a
 * first run, and people with their roles. Nothing here tells of a note. May use every other package of the api. Begin with
 * {@link org.openmrs.module.sessionnotes.status.ModuleStatus}.
 */
package org.openmrs.module.sessionnotes.status;
