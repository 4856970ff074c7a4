/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.time.Duration;
import java.time.Instant;

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** The start, end and duration of a session. Any two of the start, the end and the duration determine the third. */
public final class SessionTime {

	/** The code of the message that refuses a session whose end is before the start. */
	static final String END_BEFORE_START = "sessionnotes.error.progressNote.time.endBeforeStart";

	/** The code of the message that refuses a session whose duration is negative. */
	static final String DURATION_NEGATIVE = "sessionnotes.error.progressNote.time.durationNegative";

	/**
	 * The tolerance for contradictions between the start, the end and the duration of a session. Durations are entered
	 * in whole minutes, so a difference of less than a minute is ignored.
	 */
	private static final Duration TOLERANCE = Duration.ofMinutes(1);

	/** One of the three parts of a session's time. */
	public enum Part {
		START,
		END,
		DURATION
	}

	private final Instant start;

	private final Instant end;

	private final Integer minutes;

	private SessionTime(Instant start, Instant end, Integer minutes) {
		this.start = start;
		this.end = end;
		this.minutes = minutes;
	}

	/**
	 * Keeps the given parts, and calculates a missing part if the other two parts are known. If more than one part is
	 * missing, the missing parts stay null.
	 *
	 * @param start the start of the session, or null if the start is not known
	 * @param end the end of the session, or null if the end is not known
	 * @param minutes the duration of the session in minutes, or null if the duration is not known
	 * @return the given and calculated parts; a calculated duration counts only full minutes
	 * @throws RefusedException if the end is before the start, the duration is negative, or the three given parts
	 *         contradict each other by a minute or more
	 */
	public static SessionTime of(Instant start, Instant end, Integer minutes) {
		if (minutes != null && minutes < 0) {
			throw new RefusedException(DURATION_NEGATIVE);
		}
		if (start != null && end != null) {
			if (end.isBefore(start)) {
				throw new RefusedException(END_BEFORE_START);
			}
			return new SessionTime(start, end, minutesBetween(start, end, minutes));
		}
		if (minutes == null) {
			return new SessionTime(start, end, null);
		}
		Duration duration = Duration.ofMinutes(minutes);
		return new SessionTime(start == null && end != null ? end.minus(duration) : start,
				end == null && start != null ? start.plus(duration) : end, minutes);
	}

	private static int minutesBetween(Instant start, Instant end, Integer entered) {
		Duration between = Duration.between(start, end);
		if (entered == null) {
			// dates thousands of years apart must be reported as implausible and must not cause an exception here
			return (int) Math.min(Integer.MAX_VALUE, between.toMinutes());
		}
		if (between.minusMinutes(entered).abs().compareTo(TOLERANCE) >= 0) {
			throw new RefusedException("sessionnotes.error.progressNote.time.contradictory");
		}
		return entered;
	}

	/**
	 * @param start see {@link #of}
	 * @param end see {@link #of}
	 * @param minutes see {@link #of}
	 * @return the part that {@link #of} calculates; null if {@link #of} does not calculate a part
	 */
	public static Part calculated(Instant start, Instant end, Integer minutes) {
		if (start == null) {
			return end == null || minutes == null ? null : Part.START;
		}
		if (end == null) {
			return minutes == null ? null : Part.END;
		}
		return minutes == null ? Part.DURATION : null;
	}

	/** @return the start of the session, or null if the start is neither given nor calculated */
	public Instant getStart() {
		return start;
	}

	/** @return the end of the session, or null if the end is neither given nor calculated */
	public Instant getEnd() {
		return end;
	}

	/**
	 * @return the number of full minutes of the session, but not more than the entered duration; null if the duration is not
	 *         known
	 */
	public Integer getFullMinutes() {
		return start == null || end == null || minutes == null
				? minutes
				: Integer.valueOf((int) Math.min(minutes, Duration.between(start, end).toMinutes()));
	}

	/** @return the duration in minutes, or null if the duration is neither given nor calculated */
	public Integer getMinutes() {
		return minutes;
	}
}
