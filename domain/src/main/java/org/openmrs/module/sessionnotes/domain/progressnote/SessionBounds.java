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

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The bounds for the dates of a session. The bounds are the current time, the client's lifetime and the visit. Times are
 * compared with the visit and the client's lifetime in whole minutes, because people enter times in minutes. Instances are
 * immutable.
 */
public final class SessionBounds {

	private final Instant now;

	private final Life life;

	private final Instant visitStart;

	private final Instant visitStop;

	private SessionBounds(Instant now, Life life, Instant visitStart, Instant visitStop) {
		this.now = now;
		this.life = life;
		this.visitStart = visitStart;
		this.visitStop = visitStop;
	}

	/**
	 * The dates of the client's birth and death, and the exact times of both. Each date and each time that is not known
	 * is null.
	 */
	private static final class Life {

		private final Instant birth;

		private final Instant death;

		private final LocalDate firstDay;

		private final LocalDate lastDay;

		private Life(Instant birth, Instant death, LocalDate firstDay, LocalDate lastDay) {
			this.birth = birth;
			this.death = death;
			this.firstDay = firstDay;
			this.lastDay = lastDay;
		}
	}

	/** @return bounds for a session for which only the current time is known */
	public static SessionBounds until(Instant now) {
		return new SessionBounds(now, new Life(null, null, null, null), null, null);
	}

	/**
	 * @param start the first moment of the client's life, or null if that moment is not known
	 * @param end the last moment of the client's life, or null if the client is alive or the moment is not known
	 * @return a copy of these bounds with the given moments
	 */
	public SessionBounds withLife(Instant start, Instant end) {
		return new SessionBounds(now, new Life(start, end, life.firstDay, life.lastDay), visitStart, visitStop);
	}

	/**
	 * @param first the first day of the client's life, or null if that day is not known
	 * @param last the last day of the client's life, if only the day of death is known; otherwise null
	 * @return a copy of these bounds with the given days
	 */
	public SessionBounds withDaysOfLife(LocalDate first, LocalDate last) {
		return new SessionBounds(now, new Life(life.birth, life.death, first, last), visitStart, visitStop);
	}

	/**
	 * @param start the start of the visit, or null if the session has no visit
	 * @param stop the end of the visit, or null if the visit has not ended
	 * @return a copy of these bounds with the given visit
	 */
	public SessionBounds withVisit(Instant start, Instant stop) {
		return new SessionBounds(now, life, start, stop);
	}

	/** @return true if the moment is known and is after the current time */
	public boolean isFuture(Instant moment) {
		return moment != null && moment.isAfter(now);
	}

	/** @return true if the moment is known and is before the client's birth */
	public boolean isBeforeBirth(Instant moment) {
		return isAfter(life.birth, moment);
	}

	/** @return true if the moment is known and is after the client's death */
	public boolean isAfterDeath(Instant moment) {
		return isAfter(moment, life.death);
	}

	/** @return true if the day is known and is before the client's day of birth */
	public boolean isBeforeBirth(LocalDate day) {
		return day != null && life.firstDay != null && day.isBefore(life.firstDay);
	}

	/** @return true if the day is known and is after the client's day of death */
	public boolean isAfterDeath(LocalDate day) {
		return day != null && life.lastDay != null && day.isAfter(life.lastDay);
	}

	/** @return true if the moment is known and is outside the visit; false if there is no visit */
	public boolean isOutsideVisit(Instant moment) {
		return isAfter(visitStart, moment) || isAfter(moment, visitStop);
	}

	private static boolean isAfter(Instant one, Instant other) {
		return one != null && other != null
				&& one.truncatedTo(ChronoUnit.MINUTES).isAfter(other.truncatedTo(ChronoUnit.MINUTES));
	}
}
