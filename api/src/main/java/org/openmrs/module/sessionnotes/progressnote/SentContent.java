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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

import org.openmrs.Visit;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SessionTime;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/**
 * Completes the session times in the content that a request contains, and refuses content that the record cannot hold.
 */
class SentContent {

	private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

	/** The limit for how far in the future a session may end. */
	private static final Duration LATEST = Duration.ofDays(366);

	private final Clock clock;

	SentContent(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Returns the given content with complete session times: a missing start, end or duration is calculated from the
	 * other two values. The method refuses text that the record cannot hold.
	 */
	ProgressNoteContent checked(ProgressNoteContent content, Visit visit) {
		ProgressNoteContent carried = RecordText.of(content);
		SessionTime time;
		try {
			time = SessionTime.of(content.getStart(), content.getEnd(), content.getMinutes());
		} catch (RefusedException e) {
			throw new InvalidRequestException(e.getMessageCode());
		}
		ProgressNoteContent timed = carried.toBuilder().start(time.getStart()).end(time.getEnd()).minutes(time.getMinutes())
				.build();
		// if the start is known, the day is calculated from the start and is not checked here. East of the server, the day
		// of a session begins before the server's day.
		boolean known = time.getStart() != null;
		requirePlausible(time.getStart(), time.getEnd(), known ? null : content.getSessionDay());
		if (time.getMinutes() != null && time.getMinutes() > Bound.SESSION_MINUTES.getMost()) {
			throw new InvalidRequestException(Bound.SESSION_MINUTES.getMessageCode());
		}
		return timed.toBuilder()
				.sessionDay(known || content.getSessionDay() == null ? day(timed, visit) : content.getSessionDay())
				.build();
	}

	private Instant day(ProgressNoteContent timed, Visit visit) {
		Instant today = ClinicDay.start(clock.instant());
		if (timed.getStart() != null) {
			return ClinicDay.start(timed.dayOfStart(ZoneId.systemDefault()));
		}
		if (timed.getEnd() == null) {
			return SessionPlace.dayOf(visit, today);
		}
		Instant dayOfEnd = ClinicDay.start(timed.dayOfEnd(ZoneId.systemDefault()));
		// a day without a time is stored as the beginning of that day, and the record does not accept a future time
		return dayOfEnd.isAfter(today) ? today : dayOfEnd;
	}

	/**
	 * Refuses dates that the record cannot hold. The platform refuses an encounter in the future, and databases refuse
	 * dates in the first thousand years.
	 */
	private void requirePlausible(Instant start, Instant end, Instant day) {
		Instant now = clock.instant();
		if (start != null && start.isAfter(now) || day != null && day.isAfter(now)) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.time.future");
		}
		for (Instant time : Arrays.asList(start, end, day)) {
			if (time != null && (time.isBefore(EARLIEST) || time.isAfter(now.plus(LATEST)))) {
				throw new InvalidRequestException("sessionnotes.error.progressNote.time.outOfRange");
			}
		}
	}

	static SessionTime.Part calculated(ProgressNoteContent content) {
		return SessionTime.calculated(content.getStart(), content.getEnd(), content.getMinutes());
	}
}
