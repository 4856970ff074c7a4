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
 * Defines names that never change: privileges, settings, the uuids of the metadata that the module installs, and the
 * questions and answers of a progress note. The metadata package uses no other package of the module, except for the
 * rules in {@code domain}. Read {@link org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges} first.
 */
package org.openmrs.module.sessionnotes.metadata;
