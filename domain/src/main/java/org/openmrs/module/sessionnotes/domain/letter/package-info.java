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
 * Letters in plain language. The wording and the list of required elements are data: a file for each kind of letter,
 * law and language. Begin with {@link org.openmrs.module.sessionnotes.domain.letter.LetterTemplate}. A
 * {@link org.openmrs.module.sessionnotes.domain.letter.Letter} exists only if no required element is missing. This
 * package knows nothing about private notes, so no letter can reveal whether any exist.
 */
package org.openmrs.module.sessionnotes.domain.letter;
