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
 * Every refusal or failure of the module is an error with a message code. The HTTP status of an error's class tells a
 * client how to react to the error. A new reason for an error needs a new message code. A new exception class is needed
 * only if clients must react in a way for which no class exists. The errors package uses only the domain. Read {@link
 * org.openmrs.module.sessionnotes.errors.SessionNotesException} first.
 */
package org.openmrs.module.sessionnotes.errors;
