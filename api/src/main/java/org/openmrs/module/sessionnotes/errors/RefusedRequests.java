/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.errors;

/**
 * Remembers, for each thread that serves a web request, whether the guard refused to store a row during that request.
 * The reason is remembered because other modules may wrap this module's error in their own errors before the web layer
 * responds. This class only serves the response to a request; {@code AccessLog} keeps the log of refusals.
 */
public final class RefusedRequests {

	private static final ThreadLocal<String> REFUSED = new ThreadLocal<>();

	private RefusedRequests() {
	}

	/** @param messageCode the code of the message that says why the guard refused the row */
	public static void add(String messageCode) {
		REFUSED.set(messageCode);
	}

	/**
	 * @return the reason why a row was refused in this thread after the last call of {@link #clear()}; null if no row was
	 *         refused
	 */
	public static String reason() {
		return REFUSED.get();
	}

	public static void clear() {
		REFUSED.remove();
	}
}
