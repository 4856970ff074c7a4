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
 * Contains what an administrator must know about the module: the state of everything that protects the notes; the
 * checklist for the first setup; and people with their roles. Nothing in this package reveals anything about a note.
 * This package may use every other package of the api. Begin with
 * {@link org.openmrs.module.sessionnotes.status.ModuleStatus}.
 */
package org.openmrs.module.sessionnotes.status;
