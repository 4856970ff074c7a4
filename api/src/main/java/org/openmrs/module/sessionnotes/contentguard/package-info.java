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
 * Runs the content guard with the names of this clinic. The content guard checks the text of one of a session's two
 * notes, and shows hints about words that belong in the other note. No checked text is stored or logged. Read
 * {@link org.openmrs.module.sessionnotes.contentguard.ContentGuardService} first; the rules of the content guard are in
 * {@code domain}.
 */
package org.openmrs.module.sessionnotes.contentguard;
