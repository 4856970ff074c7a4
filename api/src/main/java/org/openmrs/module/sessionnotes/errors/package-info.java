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
 * The base of every refusal and failure of the module: an error with a message code. Most errors also have an HTTP status.
 * This package uses no other package of the module. Read {@link org.openmrs.module.sessionnotes.errors.SessionNotesException}
 * first.
 */
package org.openmrs.module.sessionnotes.errors;
