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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgressNoteContentTest {

	private static final String CANARY = "canary-5be0774d";

	@Test
	void whatWasSetIsReturned() {
		Instant day = Instant.parse("2026-01-02T00:00:00Z");
		Instant start = Instant.parse("2026-01-02T10:00:00Z");
		Instant end = Instant.parse("2026-01-02T11:00:00Z");
		GoalProgress goal = new GoalProgress("g", "r", "c");

		ProgressNoteContent note = ProgressNoteContent.builder().sessionDay(day).start(start).end(end).minutes(60)
				.sessionType("type").setting("setting").presentingConcerns("concerns").techniques(List.of("technique"))
				.techniquesDescribed("described").goals(List.of(goal)).noGoalReason("reason").change("change")
				.changeDescribed("changed")
				.plan("plan").risk("risk").riskAcute(true).riskAction("action").build();

		assertThat(note.getSessionDay()).isEqualTo(day);
		assertThat(note.getStart()).isEqualTo(start);
		assertThat(note.getEnd()).isEqualTo(end);
		assertThat(note.getMinutes()).isEqualTo(60);
		assertThat(note.getSessionType()).isEqualTo("type");
		assertThat(note.getSetting()).isEqualTo("setting");
		assertThat(note.getPresentingConcerns()).isEqualTo("concerns");
		assertThat(note.getTechniques()).containsExactly("technique");
		assertThat(note.getTechniquesDescribed()).isEqualTo("described");
		assertThat(note.getGoals()).containsExactly(goal);
		assertThat(note.getNoGoalReason()).isEqualTo("reason");
		assertThat(note.toBuilder().build().getNoGoalReason()).isEqualTo("reason");
		assertThat(note.getChange()).isEqualTo("change");
		assertThat(note.getChangeDescribed()).isEqualTo("changed");
		assertThat(note.getPlan()).isEqualTo("plan");
		assertThat(note.getRisk()).isEqualTo("risk");
		assertThat(note.isRiskAcute()).isTrue();
		assertThat(note.getRiskAction()).isEqualTo("action");
	}

	@Test
	void whatWasNotSetIsAbsent() {
		ProgressNoteContent note = ProgressNoteContent.builder().build();

		assertThat(note).hasAllNullFieldsOrPropertiesExcept("techniques", "goals", "riskAcute");
		assertThat(note.getTechniques()).isEmpty();
		assertThat(note.getGoals()).isEmpty();
		assertThat(note.isRiskAcute()).isFalse();
	}

	@Test
	void aListThatIsNullOrHoldsNullIsOneWithoutIt() {
		ProgressNoteContent none = ProgressNoteContent.builder().techniques(null).goals(null).build();
		ProgressNoteContent holes = ProgressNoteContent.builder().techniques(Arrays.asList(null, "t", null))
				.goals(Arrays.asList((GoalProgress) null)).build();

		assertThat(none.getTechniques()).isEmpty();
		assertThat(none.getGoals()).isEmpty();
		assertThat(holes.getTechniques()).containsExactly("t");
		assertThat(holes.getGoals()).isEmpty();
	}

	@Test
	void aNoteStaysAsItWasBuilt() {
		List<String> techniques = new ArrayList<>(List.of("one"));
		List<GoalProgress> goals = new ArrayList<>(List.of(new GoalProgress("g", null, null)));
		ProgressNoteContent.Builder builder = ProgressNoteContent.builder().techniques(techniques).goals(goals).plan("p");
		ProgressNoteContent note = builder.build();

		techniques.add("two");
		goals.clear();
		builder.plan("another");

		assertThat(note.getTechniques()).containsExactly("one");
		assertThat(note.getGoals()).hasSize(1);
		assertThat(note.getPlan()).isEqualTo("p");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> note.getTechniques().add("x"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> note.getGoals().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> note.narratives().clear());
	}

	static Stream<Arguments> narratives() {
		return Stream.of(argumentSet("session", ProgressNoteElement.SESSION, List.of()),
				argumentSet("presenting concerns", ProgressNoteElement.PRESENTING_CONCERNS, List.of("Sleeps badly.")),
				argumentSet("techniques", ProgressNoteElement.TECHNIQUES, List.of("Breathing.")),
				argumentSet("goals", ProgressNoteElement.GOAL_PROGRESS,
						List.of("Sleep six hours.", "Five hours now.", "Go out daily.", "Twice this week.")),
				argumentSet("change", ProgressNoteElement.CHANGE, List.of("Calmer.")),
				argumentSet("risk", ProgressNoteElement.RISK, List.of("Called the crisis team.")),
				argumentSet("plan", ProgressNoteElement.PLAN, List.of("Weekly sessions.")));
	}

	@ParameterizedTest
	@MethodSource("narratives")
	void theNarrativesOfAnElementAreItsFreeTexts(ProgressNoteElement element, List<String> texts) {
		assertThat(ProgressNotes.complete().build().narratives().get(element)).isEqualTo(texts);
	}

	@ParameterizedTest
	@EnumSource(ProgressNoteElement.class)
	void anEmptyNoteHasNoNarrativeForAnyElement(ProgressNoteElement element) {
		assertThat(ProgressNoteContent.builder().build().narratives()).containsEntry(element, List.of());
	}

	@Test
	void aBlankTextIsKeptAndIsNoNarrative() {
		ProgressNoteContent note = ProgressNoteContent.builder().plan(" \n").goals(List.of(new GoalProgress("g", "r", " ")))
				.build();

		assertThat(note.getPlan()).isEqualTo(" \n");
		assertThat(note.narratives().get(ProgressNoteElement.PLAN)).isEmpty();
		assertThat(note.narratives().get(ProgressNoteElement.GOAL_PROGRESS)).containsExactly("g");
	}

	@Test
	void aNarrativeIsExactlyWhatWasTyped() {
		String typed = "  two  spaces,\r\n\ta tab, \u202bעברית\u202c, e\u0301, 😢 \n";

		assertThat(ProgressNoteContent.builder().plan(typed).build().narratives().get(ProgressNoteElement.PLAN))
				.containsExactly(typed);
	}

	@Test
	void nothingOfTheTextIsInWhatIsLogged() {
		GoalProgress goal = new GoalProgress(CANARY, CANARY, CANARY);
		ProgressNoteContent note = ProgressNoteContent.builder().presentingConcerns(CANARY).plan(CANARY)
				.goals(List.of(goal)).build();

		assertThat(note.toString() + goal).doesNotContain(CANARY);
	}

	static Stream<Arguments> goalsThatDiffer() {
		return Stream.of(argumentSet("goal", new GoalProgress("x", "r", "c")),
				argumentSet("rating", new GoalProgress("g", "x", "c")),
				argumentSet("comment", new GoalProgress("g", "r", "x")),
				argumentSet("absent goal", new GoalProgress(null, "r", "c")),
				argumentSet("absent rating", new GoalProgress("g", null, "c")),
				argumentSet("absent comment", new GoalProgress("g", "r", null)));
	}

	@ParameterizedTest
	@MethodSource("goalsThatDiffer")
	void goalsThatDifferInOnePartAreNotEqual(GoalProgress other) {
		assertThat(new GoalProgress("g", "r", "c")).isNotEqualTo(other);
	}

	@Test
	void goalsOfTheSamePartsAreEqual() {
		assertThat(new GoalProgress("g", null, "c")).isEqualTo(new GoalProgress("g", null, "c"))
				.hasSameHashCodeAs(new GoalProgress("g", null, "c")).isNotEqualTo("g");
	}

	/** A dash stands for an offset that was not sent. */
	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {"2026-11-27T01:00:00Z, -05:00, 2026-11-26", "2026-11-27T01:00:00Z, -, 2026-11-27",
			"2026-11-27T04:59:59Z, -05:00, 2026-11-26", "2026-11-27T05:00:00Z, -05:00, 2026-11-27",
			"2026-11-26T19:00:00Z, +13:00, 2026-11-27", "2026-11-26T18:29:00Z, +05:30, 2026-11-26",
			"2026-11-26T18:30:00Z, +05:30, 2026-11-27"})
	void aSessionIsOfTheDayWhereItWasHeld(Instant start, ZoneOffset offset, LocalDate day) {
		assertThat(ProgressNoteContent.builder().start(start).offset(offset).build().dayOfStart(ZoneOffset.UTC))
				.isEqualTo(day);
	}

	@Test
	void anUnknownStartHasNoDay() {
		assertThat(ProgressNoteContent.builder().offset(ZoneOffset.UTC).build().dayOfStart(ZoneOffset.UTC)).isNull();
	}
}
