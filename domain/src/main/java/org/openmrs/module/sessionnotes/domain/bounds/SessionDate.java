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

/** Checks the date of a session in a note. An author may not write a note about a session before the session begins. */
public final class SessionDate {

	/** The tolerance for the clock of a browser or of a different server, if that clock runs ahead. */
	static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

	private SessionDate() {
	}

	/**
	 * @param session the time of the session, as sent by the browser or other client program; null if no time was sent
	 * @param now the current time on the server
	 * @return true if the session has not begun yet
	 */
	public static boolean isFuture(Instant session, Instant now) {
		return session != null && session.isAfter(now.plus(CLOCK_SKEW));
	}
}
