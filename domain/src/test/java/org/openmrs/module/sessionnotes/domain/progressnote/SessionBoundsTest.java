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

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;

class SessionBoundsTest {

	private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

	private static final GoalProgress GOAL = new GoalProgress("g", "r", "c");

	@Test
	void minutesCount() {
		SessionBounds bounds = SessionBounds.until(NOON.plusSeconds(10)).withVisit(NOON.plusSeconds(23),
				NOON.plusSeconds(77));

		assertThat(bounds.isFuture(NOON.plusSeconds(10))).isFalse();
		assertThat(bounds.isFuture(NOON.plusSeconds(11))).isTrue();
		assertThat(bounds.isOutsideVisit(NOON)).isFalse();
		assertThat(bounds.isOutsideVisit(NOON.minusMillis(1))).isTrue();
		assertThat(bounds.isOutsideVisit(NOON.plusSeconds(119))).isFalse();
		assertThat(bounds.isOutsideVisit(NOON.plusSeconds(120))).isTrue();
	}

	@Test
	void whatIsNotKnownBoundsNothing() {
		SessionBounds bounds = SessionBounds.until(NOON);

		assertThat(bounds.isBeforeBirth(Instant.MIN)).isFalse();
		assertThat(bounds.isAfterDeath(NOON)).isFalse();
		assertThat(bounds.isBeforeBirth(LocalDate.MIN)).isFalse();
		assertThat(bounds.isAfterDeath(LocalDate.MAX)).isFalse();
		assertThat(bounds.isOutsideVisit(NOON)).isFalse();
		assertThat(bounds.isFuture(null)).isFalse();
		assertThat(bounds.withVisit(NOON, null).isOutsideVisit(NOON.plusSeconds(999_999))).isFalse();
	}

	@Test
	void everyDateOfTheNoteIsBounded() {
		ProgressNoteContent note = ProgressNotes.complete().build();
		Instant start = note.getStart();
		Instant end = note.getEnd();
		SessionBounds later = SessionBounds.until(end.plusSeconds(60));

		assertThat(codes(note, later)).isEmpty();
		assertThat(codes(note, SessionBounds.until(end.minusSeconds(60)))).containsExactly("futureDate");
		assertThat(codes(note, later.withLife(start.plusSeconds(60), null))).containsExactly("beforeBirth");
		assertThat(codes(note, later.withLife(null, end.minusSeconds(60)))).containsExactly("afterDeath");
		assertThat(codes(note, later.withVisit(start.plusSeconds(60), null))).containsExactly("outsideVisit");
		assertThat(codes(note, later.withVisit(start, end.minusSeconds(60)))).containsExactly("outsideVisit");
		assertThat(codes(note, later.withVisit(start, end))).isEmpty();
	}

	/** East of the server the day of an early session is one that the server has not begun, west of it an evening's is over. */
	@ParameterizedTest
	@CsvSource({"2026-11-26T16:00:00Z, +09:00, 2026-11-27, 2026-11-27,",
			"2026-11-26T16:00:00Z, +09:00, 2026-11-26, 2026-11-26, afterDeath",
			"2026-11-26T16:00:00Z, +09:00, 2026-11-28, 2026-11-28, beforeBirth",
			"2026-11-27T01:00:00Z, -05:00, 2026-11-26, 2026-11-26,",
			"2026-11-27T01:00:00Z, -05:00, 2026-11-25, 2026-11-25, afterDeath",
			"2026-11-27T01:00:00Z, -05:00, 2026-11-27, 2026-11-27, beforeBirth"})
	void theDaysOfALifeAreThoseWhereTheSessionWasHeld(Instant start, String offset, LocalDate birth, LocalDate death,
			String code) {
		ProgressNoteContent note = held(start, offset);

		assertThat(codes(note, SessionBounds.until(start.plusSeconds(99_999)).withDaysOfLife(birth, death)))
				.isEqualTo(code == null ? List.of() : List.of(code));
	}

	@Test
	void aDayThatFollowsFromTheStartIsAfterNoMomentOfDeath() {
		Instant start = Instant.parse("2026-11-26T16:00:00Z");
		ProgressNoteContent east = held(start, "+09:00");
		SessionBounds later = SessionBounds.until(start.plusSeconds(99_999));

		assertThat(codes(east, later.withLife(null, start.plusSeconds(3600)))).isEmpty();
		assertThat(codes(east, later.withLife(null, start.plusSeconds(600)))).containsExactly("afterDeath");
	}

	private static ProgressNoteContent held(Instant start, String offset) {
		ZoneOffset there = ZoneOffset.of(offset);
		return ProgressNotes.complete().start(start).end(start.plusSeconds(3000)).minutes(50).offset(there)
				.sessionDay(ClinicDay.start(start.atOffset(there).toLocalDate())).build();
	}

	@Test
	void anEndThatIsCalculatedIsBoundedToo() {
		ProgressNoteContent note = ProgressNotes.complete().end(null).minutes(50).build();

		assertThat(codes(note, SessionBounds.until(note.getStart().plusSeconds(60)))).containsExactly("futureDate");
	}

	@Test
	void whatWasCalculatedIsTold() {
		Instant end = NOON.plusSeconds(3000);

		assertThat(SessionTime.calculated(NOON, end, null)).isEqualTo(SessionTime.Part.DURATION);
		assertThat(SessionTime.calculated(NOON, null, 50)).isEqualTo(SessionTime.Part.END);
		assertThat(SessionTime.calculated(null, end, 50)).isEqualTo(SessionTime.Part.START);
		assertThat(SessionTime.calculated(NOON, end, 50)).isNull();
		assertThat(SessionTime.calculated(NOON, null, null)).isNull();
		assertThat(SessionTime.calculated(null, end, null)).isNull();
		assertThat(SessionTime.calculated(null, null, 50)).isNull();
	}

	@Test
	void whatWasCalculatedIsLeftOutUnlessItWasChanged() {
		ProgressNoteContent note = ProgressNoteContent.builder().goals(List.of(GOAL)).start(NOON)
				.end(NOON.plusSeconds(3000)).minutes(50).build();

		assertThat(note.withoutCalculated(SessionTime.Part.START).getStart()).isNull();
		assertThat(note.withoutCalculated(SessionTime.Part.END).getEnd()).isNull();
		assertThat(note.withoutCalculated(SessionTime.Part.DURATION).getMinutes()).isNull();
		assertThat(note.withoutCalculated(null).getMinutes()).isEqualTo(50);
		assertThat(note.toBuilder().minutes(45).build().withoutCalculated(SessionTime.Part.DURATION).getMinutes())
				.as("entered by another way since").isEqualTo(45);
	}

	private static List<String> codes(ProgressNoteContent note, SessionBounds bounds) {
		return new Completeness().check(note, bounds).stream().map(Finding::getMessageCode)
				.map(code -> code.substring(code.lastIndexOf('.') + 1)).toList();
	}
}
