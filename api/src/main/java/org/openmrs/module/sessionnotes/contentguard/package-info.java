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
 * The content guard with the names of this clinic: hints at words that stand on the wrong side of a session's two notes.
 * Nothing that is checked is stored or logged. Read
 * {@link org.openmrs.module.sessionnotes.contentguard.ContentGuardService} first; the rules are in the domain.
 */
package org.openmrs.module.sessionnotes.contentguard;
