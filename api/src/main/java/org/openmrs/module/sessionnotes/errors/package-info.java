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
 * Every refusal and failure of the module: an error with a message code, whose class says by its HTTP status what a client can
 * do. A new reason is a new message code; a new class is needed only for a reaction that no class has. This package uses only
 * the domain. Read {@link org.openmrs.module.sessionnotes.errors.SessionNotesException} first.
 */
package org.openmrs.module.sessionnotes.errors;
