/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.time.Duration;
import java.time.Instant;

/** The end and the duration of a session, if the session's progress note records these values. */
public final class SessionEnd {

	/** The value for a session whose end and duration are not known. */
	public static final SessionEnd UNKNOWN = new SessionEnd(null, null);

	private final Instant end;

	private final Integer minutes;

	private SessionEnd(Instant end, Integer minutes) {
		this.end = end;
		this.minutes = minutes;
	}

	/**
	 * @param start the start of the session; {@code null} if the start is not known
	 * @return the end and the duration of a session. If the start is known, and only the end or only the duration is
	 *         known, the other value is calculated from the start.
	 */
	public static SessionEnd of(Instant start, Instant end, Integer minutes) {
		if (start == null) {
			return new SessionEnd(end, minutes);
		}
		if (end == null && minutes != null && minutes >= 0) {
			return new SessionEnd(start.plus(Duration.ofMinutes(minutes)), minutes);
		}
		if (end != null && minutes == null && !end.isBefore(start)) {
			return new SessionEnd(end, (int) Duration.between(start, end).toMinutes());
		}
		return new SessionEnd(end, minutes);
	}

	/** @return the end of the session; {@code null} if the end is not known */
	public Instant getEnd() {
		return end;
	}

	/** @return the duration of the session in minutes; {@code null} if the duration is not known */
	public Integer getMinutes() {
		return minutes;
	}
}
