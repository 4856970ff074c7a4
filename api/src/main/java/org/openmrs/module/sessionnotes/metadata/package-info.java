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
 * Defines names that never change: privileges, the uuids of the metadata that the module installs, the module's settings,
 * and the questions and answers of a progress note. The package does not use other packages of the module, except for the
 * rules in {@code domain}. Read {@link org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges} first.
 */
package org.openmrs.module.sessionnotes.metadata;
