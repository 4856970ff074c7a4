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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Reads a client's signed notes on earlier sessions, and carries the goals of these notes forward to a new note. */
class EarlierNotes {

	/**
	 * The longest time by which a session may begin after the clinic's midnight although the session's day is an earlier
	 * day: the greatest UTC offset, of the session and of the clinic.
	 */
	private static final Duration OFFSETS = Duration.ofHours(36);

	/** The number of signed notes on one client, within {@link #OFFSETS}, that are read to find the earlier notes. */
	private static final int NOTES_OF_THESE_DAYS = 50;

	private final StoreTransactions transactions;

	private final CurrentContent current;

	private final SessionOffsets offsets;

	EarlierNotes(StoreTransactions transactions, CurrentContent current, SessionOffsets offsets) {
		this.transactions = transactions;
		this.current = current;
		this.offsets = offsets;
	}

	/** A signed note, with the date and time of the note's encounter and the day of the session. */
	private static final class Earlier {

		private final int id;

		private final Instant time;

		private final LocalDate day;

		private Earlier(int id, Instant time, LocalDate day) {
			this.id = id;
			this.time = time;
			this.day = day;
		}

		private boolean isTimeKnown() {
			return !ClinicDay.isStart(time);
		}
	}

	/**
	 * @return the client's signed notes on sessions that were not later than the given session, without the note on the
	 *         given session; the newest note comes first. If only the day of either session is known, the days are
	 *         compared. A session at a known time is not earlier than a session on the same day without a time.
	 */
	List<ProgressNoteContent> signedBefore(Encounter encounter, int most) {
		return signedBefore(encounter, offsets.of(encounter).orElse(null), most);
	}

	private List<ProgressNoteContent> signedBefore(Encounter encounter, ZoneOffset offset, int most) {
		Instant time = encounter.getEncounterDatetime().toInstant();
		LocalDate day = SessionPlace.day(time, offset);
		boolean timeKnown = !ClinicDay.isStart(time);
		Integer own = encounter.getEncounterId();
		return signed(encounter.getPatient(), time.plus(OFFSETS), most).stream().filter(note -> !isSame(note, own))
				.filter(note -> timeKnown && note.isTimeKnown()
						? !note.time.isAfter(time)
						: note.day.isBefore(day) || note.day.equals(day) && !note.isTimeKnown())
				.limit(most).map(note -> Context.getEncounterService().getEncounter(note.id)).map(current::content)
				.collect(Collectors.toList());
	}

	private static boolean isSame(Earlier note, Integer encounterId) {
		return encounterId != null && encounterId == note.id;
	}

	/** @return the client's newest signed note on a session before the given day, at the place of each session */
	Optional<Encounter> lastSignedBefore(Patient patient, LocalDate day) {
		return signed(patient, ClinicDay.start(day).plus(OFFSETS), 1).stream().filter(note -> note.day.isBefore(day))
				.findFirst().map(note -> Context.getEncounterService().getEncounter(note.id));
	}

	/** Returns the signed notes on sessions before a moment, the newest first: at least as many as given, if there are. */
	private List<Earlier> signed(Patient patient, Instant before, int most) {
		return transactions.reading(jdbc -> jdbc.query(
				"select e.encounter_id, e.encounter_datetime, o.offset_seconds from encounter e "
						+ "join sessionnotes_progress_note n on n.encounter_id = e.encounter_id "
						+ "left join sessionnotes_session_offset o on o.encounter_id = e.encounter_id "
						+ "where e.patient_id = ? and e.voided = false and n.state not in ('DRAFT', 'RETURNED') "
						+ "and e.encounter_datetime < ? order by e.encounter_datetime desc, e.encounter_id desc limit ?",
				(row, number) -> earlier(row), patient.getPatientId(), Timestamp.from(before), most + NOTES_OF_THESE_DAYS));
	}

	private static Earlier earlier(ResultSet row) throws SQLException {
		Instant time = row.getTimestamp("encounter_datetime").toInstant();
		return new Earlier(row.getInt("encounter_id"), time, SessionPlace.day(time, Rows.offset(row, "offset_seconds")));
	}

	/**
	 * @return the goals of the client's last signed note; empty if the given content has no goal that can have been
	 *         carried forward
	 */
	List<String> goalsCarried(Encounter encounter, ProgressNoteContent content) {
		boolean mayBeCarried = content.getGoals().stream()
				.anyMatch(goal -> goal.getRating() == null && goal.getComment() == null);
		return (mayBeCarried ? signedBefore(encounter, 1) : Collections.<ProgressNoteContent>emptyList()).stream()
				.flatMap(last -> last.getGoals().stream()).map(GoalProgress::getGoal).collect(Collectors.toList());
	}

	ProgressNoteContent withGoalsCarried(Encounter encounter, ProgressNoteContent content) {
		List<GoalProgress> carried = signedBefore(encounter, content.getOffset(), 1).stream()
				.flatMap(last -> last.getGoals().stream())
				.map(goal -> new GoalProgress(goal.getGoal(), null, null)).collect(Collectors.toList());
		return content.toBuilder().goals(carried).build();
	}
}
