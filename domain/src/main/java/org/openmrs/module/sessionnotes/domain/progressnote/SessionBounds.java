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
 * What bounds the dates of a session: now, the client's life and the visit. The visit and the client's life are compared in whole
 * minutes, which is how people type them. Instances are immutable.
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

	/** The moments and the days between which the client lived; null for what is not known. */
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

	/** @return bounds of a session of which nothing else is known */
	public static SessionBounds until(Instant now) {
		return new SessionBounds(now, new Life(null, null, null, null), null, null);
	}

	/**
	 * @param start the first moment of the client's life, or null if it is not known
	 * @param end the last one, or null
	 * @return the same bounds with these
	 */
	public SessionBounds withLife(Instant start, Instant end) {
		return new SessionBounds(now, new Life(start, end, life.firstDay, life.lastDay), visitStart, visitStop);
	}

	/**
	 * @param first the first day of the client's life, or null if it is not known
	 * @param last the last one, where its time is not known, or null
	 * @return the same bounds with these
	 */
	public SessionBounds withDaysOfLife(LocalDate first, LocalDate last) {
		return new SessionBounds(now, new Life(life.birth, life.death, first, last), visitStart, visitStop);
	}

	/**
	 * @param start when the visit started, or null where the session is in none
	 * @param stop when it ended, or null while it goes on
	 * @return the same bounds with these
	 */
	public SessionBounds withVisit(Instant start, Instant stop) {
		return new SessionBounds(now, life, start, stop);
	}

	/** @return true if the moment is known and lies after now */
	public boolean isFuture(Instant moment) {
		return moment != null && moment.isAfter(now);
	}

	/** @return true if the moment is known and lies before the client was born */
	public boolean isBeforeBirth(Instant moment) {
		return isAfter(life.birth, moment);
	}

	/** @return true if the moment is known and lies after the client died */
	public boolean isAfterDeath(Instant moment) {
		return isAfter(moment, life.death);
	}

	/** @return true if the day is known and lies before the one on which the client was born */
	public boolean isBeforeBirth(LocalDate day) {
		return day != null && life.firstDay != null && day.isBefore(life.firstDay);
	}

	/** @return true if the day is known and lies after the one on which the client died */
	public boolean isAfterDeath(LocalDate day) {
		return day != null && life.lastDay != null && day.isAfter(life.lastDay);
	}

	/** @return true if the moment is known and does not lie within the visit; false where there is none */
	public boolean isOutsideVisit(Instant moment) {
		return isAfter(visitStart, moment) || isAfter(moment, visitStop);
	}

	private static boolean isAfter(Instant one, Instant other) {
		return one != null && other != null
				&& one.truncatedTo(ChronoUnit.MINUTES).isAfter(other.truncatedTo(ChronoUnit.MINUTES));
	}
}
