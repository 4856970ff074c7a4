/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

/**
 * Gives back a text as the user typed it. Some modules put a filter before every request that escapes markup
 * characters in it (legacyui does); a psychotherapy note comes back to its author character for character all the
 * same. The web layer knows the request and does the work; elsewhere a text is what it is.
 */
public interface SubmittedText {

	/**
	 * @param received a text from the current request, as it reached the platform's code
	 * @return the text as it was sent
	 */
	String asSubmitted(String received);
}
