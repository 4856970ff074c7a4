/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

import java.time.Duration;
import java.time.Instant;

/** When a session of which somebody writes can have been: none is written up before it begins. */
public final class SessionDate {

	/** By so much may the clock of a browser or another server be fast. */
	static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

	private SessionDate() {
	}

	/**
	 * @param session when the session was, as it was sent; null for what was not sent
	 * @param now the server's time
	 * @return true if that session has not begun yet
	 */
	public static boolean isFuture(Instant session, Instant now) {
		return session != null && session.isAfter(now.plus(CLOCK_SKEW));
	}
}
