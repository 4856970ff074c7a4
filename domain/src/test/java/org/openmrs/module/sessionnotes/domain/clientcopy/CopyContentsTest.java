/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.US;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requirement;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;

class CopyContentsTest {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 10);

	private static final List<RecordedNote> RECORD = List.of(note("c", 3, ProgressNoteState.AWAITING_COSIGNATURE, false),
			note("a", 1, ProgressNoteState.FINAL, false), note("d", 4, ProgressNoteState.DRAFT, false),
			note("b", 2, ProgressNoteState.AWAITING_APPROVAL, false), note("e", 5, ProgressNoteState.RETURNED, false),
			note("f", 6, ProgressNoteState.FINAL, true), note("g", 6, ProgressNoteState.DRAFT, true),
			note("h", 2, ProgressNoteState.FINAL, false));

	private static RecordedNote note(String uuid, int days, ProgressNoteState state, boolean voided) {
		return new RecordedNote(uuid, DAY.plusDays(days), null, state, voided);
	}

	private static List<String> uuids(CopyContents contents) {
		return contents.getNotes().stream().map(RecordedNote::getUuid).toList();
	}

	@Requirement("R-1.8")
	@Test
	void theCopyHasSignedNotesInTheirOrderAndCountsTheOthers() {
		CopyContents contents = CopyContents.of(CopyWish.allNotes(), RECORD);

		assertThat(uuids(contents)).containsExactly("a", "b", "h", "c");
		assertThat(contents.getNotes()).extracting(RecordedNote::isAwaitingSupervisor).containsExactly(false, true, false,
				true);
		assertThat(contents.getUnsigned()).isEqualTo(2);
		assertThat(contents.getFrom()).isEqualTo(DAY.plusDays(1));
		assertThat(contents.getTo()).isEqualTo(DAY.plusDays(3));
	}

	@Requirement("R-1.8")
	@Test
	void theNotesOfADayStandInTheOrderOfTheSessions() {
		Instant noon = Instant.parse("2026-01-10T12:00:00Z");
		List<RecordedNote> record = List.of(new RecordedNote("b", DAY, null, ProgressNoteState.FINAL, false),
				new RecordedNote("a", DAY, null, ProgressNoteState.FINAL, false),
				new RecordedNote("c", DAY, noon.plusSeconds(1), ProgressNoteState.FINAL, false),
				new RecordedNote("d", DAY, noon, ProgressNoteState.FINAL, false));

		assertThat(uuids(CopyContents.of(CopyWish.allNotes(), record))).containsExactly("d", "c", "a", "b");
	}

	@Requirement("R-1.1")
	@Test
	void theCopyHasTheDaysAndNotesThatWereAskedFor() {
		CopyWish days = CopyWish.allNotes().withRange(DAY.plusDays(2), DAY.plusDays(4));
		assertThat(uuids(CopyContents.of(days, RECORD))).containsExactly("b", "h", "c");
		assertThat(CopyContents.of(days, RECORD).getUnsigned()).isEqualTo(1);
		assertThat(uuids(CopyContents.of(CopyWish.allNotes().withNotes(List.of("h", "d")), RECORD))).containsExactly("h");
		assertThat(CopyContents.of(CopyWish.allNotes().withRange(null, DAY), RECORD).getFrom()).isNull();
	}

	/** The same copy whatever the order of the record and whether or not the client asked for private notes. */
	@Requirement("R-1.9")
	@Test
	void nothingButTheProgressNotesMatters() {
		List<RecordedNote> reversed = new ArrayList<>(RECORD);
		Collections.reverse(reversed);

		assertThat(uuids(CopyContents.of(CopyWish.allNotes().withPrivateNotesAsked(), reversed)))
				.isEqualTo(uuids(CopyContents.of(CopyWish.allNotes(), RECORD)));
	}

	@Requirement("R-1.13")
	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {"supervisor, 60, -", "supervisor, 120, -", "supervisor, 121, timeWrong",
			"supervisor, 0, timeWrong", "' ', 60, notSupervised", "-, 60, notSupervised"})
	void anInspectionIsSupervisedAndShort(String supervisor, int minutes, String refused) {
		Instant from = Instant.parse("2026-03-10T10:00:00Z");
		CopyContents contents = CopyContents.of(CopyWish.allNotes(), RECORD);
		if (refused != null) {
			assertThatThrownBy(() -> new Inspection(supervisor, from, from.plusSeconds(60L * minutes), contents, US))
					.isInstanceOf(RefusedException.class).hasMessage("sessionnotes.clientCopy.inspection." + refused);
			return;
		}
		Inspection inspection = new Inspection(supervisor, from, from.plusSeconds(60L * minutes), contents, US);
		assertThat(inspection.shows("a", from)).isTrue();
		assertThat(inspection.shows("a", from.minusMillis(1))).isFalse();
		assertThat(inspection.shows("a", from.plusSeconds(60L * minutes))).isFalse();
		assertThat(inspection.shows("d", from)).isFalse();
		assertThat(inspection.shows("another client's", from)).isFalse();
	}
}
