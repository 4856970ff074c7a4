/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Determines the day of a session that also has a progress note at the same time. The day of such a session is
 * determined in the time zone from which the progress note was sent.
 */
final class SessionDays {

	private SessionDays() {
	}

	/**
	 * @param encounterUuid the uuid of the session's encounter, or null
	 * @param session when the session took place, in milliseconds
	 * @return the given time of the session; if the session's day differs from the day at the clinic, the start of the
	 *         session's day
	 */
	static long onDayOf(JdbcOperations jdbc, String encounterUuid, long session) {
		List<Integer> offsets = encounterUuid == null
				? Collections.emptyList()
				: jdbc.query("select e.encounter_datetime, o.offset_seconds from encounter e "
						+ "join sessionnotes_session_offset o on o.encounter_id = e.encounter_id where e.uuid = ?",
						(row, number) -> isSameSecond(row.getTimestamp(1), session) ? row.getInt(2) : null, encounterUuid);
		if (offsets.isEmpty() || offsets.get(0) == null) {
			return session;
		}
		return ClinicDay.isStart(Instant.ofEpochMilli(session))
				? session
				: onDayAt(ZoneOffset.ofTotalSeconds(offsets.get(0)), session);
	}

	/**
	 * @param session when the session took place, in milliseconds
	 * @return the given time of the session; if the session's day at the given UTC offset differs from the day at the
	 *         clinic, the start of the session's day. East of the clinic, that start may be in the future.
	 */
	static long onDayAt(ZoneOffset offset, long session) {
		Instant moment = Instant.ofEpochMilli(session);
		LocalDate day = moment.atOffset(offset).toLocalDate();
		return day.equals(ClinicDay.of(moment)) ? session : ClinicDay.start(day).toEpochMilli();
	}

	/**
	 * @param sent when the session took place according to the request, in milliseconds. A request that states the
	 *         start of a day matches any time on that day, because responses show only the day of a session.
	 */
	static boolean isSame(long kept, long sent) {
		Instant moment = Instant.ofEpochMilli(sent);
		return kept == sent
				|| ClinicDay.isStart(moment) && ClinicDay.of(moment).equals(ClinicDay.of(Instant.ofEpochMilli(kept)));
	}

	private static boolean isSameSecond(Timestamp encounter, long session) {
		return Math.floorDiv(encounter.getTime(), 1000L) == Math.floorDiv(session, 1000L);
	}
}
