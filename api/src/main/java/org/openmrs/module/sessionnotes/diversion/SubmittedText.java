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

import java.util.function.UnaryOperator;

/**
 * Restores the text that the user typed. Some modules, such as legacyui, filter every web request and escape the markup
 * characters in the request. However, the author of a psychotherapy note must later get the note back exactly as typed.
 * For each web request, the web layer sets a function that undoes the escaping. Outside of web requests, a text is not
 * changed.
 */
public final class SubmittedText {

	private static final ThreadLocal<UnaryOperator<String>> RESTORER = new ThreadLocal<>();

	private SubmittedText() {
	}

	/**
	 * @param restorer a function that converts a text of the current web request back into the text that the client
	 *         sent
	 */
	public static void restoreWith(UnaryOperator<String> restorer) {
		RESTORER.set(restorer);
	}

	public static void clear() {
		RESTORER.remove();
	}

	/**
	 * @param received a text from the current request, in the form in which it reached the platform's code
	 * @return the text as the client sent it
	 */
	public static String asSubmitted(String received) {
		UnaryOperator<String> restorer = RESTORER.get();
		return restorer == null || received == null ? received : restorer.apply(received);
	}
}
