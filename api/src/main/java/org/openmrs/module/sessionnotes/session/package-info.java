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
 * Provides the sessions of a therapist and of a client to the pages. Each session combines rows of the record,
 * appointments from a different module, and the requesting user's own private notes and drafts. Read
 * {@link org.openmrs.module.sessionnotes.session.SessionService} first. The package does not open any note text.
 */
package org.openmrs.module.sessionnotes.session;
