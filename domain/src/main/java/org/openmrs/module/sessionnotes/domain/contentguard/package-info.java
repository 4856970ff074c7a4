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
 * The content guard: hints at the words of a note that belong on the other side, in the progress note or in the
 * psychotherapy note. A hint never refuses a text, and this package neither stores nor logs one. The rules are data:
 * {@code /contentguard/en.txt}. {@link org.openmrs.module.sessionnotes.domain.contentguard.ContentGuard} reads a text
 * with them and with the names of a {@link org.openmrs.module.sessionnotes.domain.contentguard.GuardDictionary}. This
 * package depends only on Java and on the elements of a progress note.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;
