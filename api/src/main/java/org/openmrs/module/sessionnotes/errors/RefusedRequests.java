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
 * Remembers, for the thread that serves a request, that the guard refused a row in it. By the time the web layer answers, other
 * modules may have wrapped the error in their own.
 * It is not the log of refusals, which {@code AccessLog} keeps.
 */
public final class RefusedRequests {

	private static final ThreadLocal<String> REFUSED = new ThreadLocal<>();

	private RefusedRequests() {
	}

	/** @param messageCode the code that says why the row was refused */
	public static void add(String messageCode) {
		REFUSED.set(messageCode);
	}

	/** @return the reason why a row was refused in this thread since the last {@link #clear()}; null if no row was refused */
	public static String reason() {
		return REFUSED.get();
	}

	public static void clear() {
		REFUSED.remove();
	}
}
