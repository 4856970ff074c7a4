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
 * The sessions of a therapist and of a client, for the pages: put together from the record's own rows, the appointments of a module
 * of others, and what the asking user alone is told of: their private notes and their drafts. Read
 * {@link org.openmrs.module.sessionnotes.session.SessionService} first. No text is opened here.
 */
package org.openmrs.module.sessionnotes.session;
