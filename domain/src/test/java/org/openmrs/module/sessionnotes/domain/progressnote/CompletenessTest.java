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
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent.Builder;

class CompletenessTest {

	private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	private static final GoalProgress GOAL = new GoalProgress("g", "r", "c");

	private final Completeness completeness = new Completeness();

	@Test
	void nothingIsFoundInACompleteNote() {
		assertThat(completeness.check(ProgressNotes.complete().build(), NOW)).isEmpty();
	}

	/** What is done to a complete note, and the one thing that is then found. */
	static Stream<Arguments> oneFlaw() {
		return Stream.of(
				flaw("no start", note -> note.start(null).end(null), "missing.start", ProgressNoteElement.SESSION),
				flaw("no start but an end", note -> note.start(null).minutes(null), "missing.start",
						ProgressNoteElement.SESSION),
				flaw("neither end nor duration", note -> note.end(null).minutes(null), "missing.end",
						ProgressNoteElement.SESSION),
				flaw("no type", note -> note.sessionType(null), "missing.sessionType", ProgressNoteElement.SESSION),
				flaw("blank type", note -> note.sessionType(" "), "missing.sessionType", ProgressNoteElement.SESSION),
				flaw("no setting", note -> note.setting(null), "missing.setting", ProgressNoteElement.SESSION),
				flaw("blank setting", note -> note.setting(""), "missing.setting", ProgressNoteElement.SESSION),
				flaw("no presenting concerns", note -> note.presentingConcerns(null), "missing.presentingConcerns",
						ProgressNoteElement.PRESENTING_CONCERNS),
				flaw("blank presenting concerns", note -> note.presentingConcerns(" \n\u00a0"),
						"missing.presentingConcerns", ProgressNoteElement.PRESENTING_CONCERNS),
				flaw("no techniques", note -> note.techniques(null).techniquesDescribed(null), "missing.techniques",
						ProgressNoteElement.TECHNIQUES),
				flaw("blank techniques", note -> note.techniques(List.of("")).techniquesDescribed(" "),
						"missing.techniques", ProgressNoteElement.TECHNIQUES),
				flaw("no goals", note -> note.goals(List.of()), "missing.goalProgress", ProgressNoteElement.GOAL_PROGRESS),
				flaw("no goals and a blank reason", note -> note.goals(List.of()).noGoalReason(" "), "missing.goalProgress",
						ProgressNoteElement.GOAL_PROGRESS),
				flaw("an entry without its goal, whatever the reason",
						note -> note.goals(List.of(new GoalProgress(null, "r", "c"))).noGoalReason("intake"), "missing.goal",
						ProgressNoteElement.GOAL_PROGRESS),
				flaw("an entry without its goal", note -> note.goals(List.of(GOAL, new GoalProgress(null, "r", "c"))),
						"missing.goal", ProgressNoteElement.GOAL_PROGRESS),
				flaw("two entries with blank goals",
						note -> note.goals(List.of(new GoalProgress(" ", "r", "c"), new GoalProgress("", "r", "c"))),
						"missing.goal", ProgressNoteElement.GOAL_PROGRESS),
				flaw("an entry without its rating", note -> note.goals(List.of(new GoalProgress("g", null, "c"), GOAL)),
						"missing.goalRating", ProgressNoteElement.GOAL_PROGRESS),
				flaw("an entry with a blank rating", note -> note.goals(List.of(new GoalProgress("g", " ", "c"))),
						"missing.goalRating", ProgressNoteElement.GOAL_PROGRESS),
				flaw("no change", note -> note.change(null), "missing.change", ProgressNoteElement.CHANGE),
				flaw("blank change", note -> note.change("\t"), "missing.change", ProgressNoteElement.CHANGE),
				flaw("no plan", note -> note.plan(null), "missing.plan", ProgressNoteElement.PLAN),
				flaw("a plan that cannot be seen", note -> note.plan("\u200b\u0000"), "missing.plan",
						ProgressNoteElement.PLAN),
				flaw("no risk", note -> note.risk(null), "missing.risk", ProgressNoteElement.RISK),
				flaw("blank risk", note -> note.risk(" "), "missing.risk", ProgressNoteElement.RISK),
				flaw("acute risk without action", note -> note.riskAction(null), "missing.riskAction",
						ProgressNoteElement.RISK),
				flaw("acute risk with blank action", note -> note.riskAction(" "), "missing.riskAction",
						ProgressNoteElement.RISK),
				flaw("a day in the future", note -> note.sessionDay(NOW.plusMillis(1)), "implausible.futureDate",
						ProgressNoteElement.SESSION),
				flaw("a start in the future", note -> note.start(NOW.plusMillis(1)).end(null), "implausible.futureDate",
						ProgressNoteElement.SESSION),
				flaw("a calculated start in the future", note -> note.start(null).end(NOW.plusSeconds(3001)),
						"implausible.futureDate", ProgressNoteElement.SESSION),
				flaw("no duration", note -> note.end(ProgressNotes.START).minutes(null), "implausible.durationZero",
						ProgressNoteElement.SESSION),
				flaw("end before start", note -> note.end(ProgressNotes.START.minusMillis(1)).minutes(null),
						"implausible.endBeforeStart", ProgressNoteElement.SESSION),
				flaw("another duration than the times say", note -> note.minutes(51), "implausible.contradictoryTimes",
						ProgressNoteElement.SESSION),
				flaw("a negative duration", note -> note.minutes(-50), "implausible.durationNegative",
						ProgressNoteElement.SESSION),
				flaw("times that lie millennia apart",
						note -> note.start(Instant.parse("0001-01-01T00:00:00Z")).minutes(null),
						"implausible.durationOverEightHours", ProgressNoteElement.SESSION),
				flaw("an end in the future", note -> note.start(NOW.minusSeconds(60)).end(NOW.plusMillis(1)).minutes(null),
						"implausible.futureDate", ProgressNoteElement.SESSION),
				flaw("a calculated end in the future", note -> note.start(NOW.minusSeconds(2999)).end(null),
						"implausible.futureDate", ProgressNoteElement.SESSION));
	}

	@ParameterizedTest
	@MethodSource("oneFlaw")
	void aNoteWithOneFlawHasThatFindingAlone(UnaryOperator<Builder> flaw, Finding finding) {
		assertThat(completeness.check(flaw.apply(ProgressNotes.complete()).build(), NOW)).containsExactly(finding);
	}

	/** What is left out of a complete note, which stays complete without it. */
	static Stream<Arguments> whatIsNotNeeded() {
		return Stream.of(spared("the duration, where the times are known", note -> note.minutes(null)),
				spared("the end, where the duration is known", note -> note.end(null)),
				spared("the start, where it can be calculated", note -> note.start(null)),
				spared("the day, where the start is known", note -> note.sessionDay(null)),
				spared("coded techniques, where they are described", note -> note.techniques(null)),
				spared("described techniques, where they are coded", note -> note.techniquesDescribed(null)),
				spared("a goal's comment", note -> note.goals(List.of(new GoalProgress("g", "r", null)))),
				spared("goals, where it is said why there are none", note -> note.goals(List.of()).noGoalReason("intake")),
				spared("the words on the change", note -> note.changeDescribed(null)),
				spared("an action on a risk that is not acute", note -> note.riskAcute(false).riskAction(null)),
				spared("a day that has passed",
						note -> note.sessionDay(NOW).start(NOW.minusSeconds(3000)).end(null)));
	}

	@ParameterizedTest
	@MethodSource("whatIsNotNeeded")
	void whatIsNotNeededIsNotAskedFor(UnaryOperator<Builder> change) {
		assertThat(completeness.check(change.apply(ProgressNotes.complete()).build(), NOW)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {"0, durationZero", "1, -", "480, -", "481, durationOverEightHours",
			"2147483647, durationOverEightHours", "-1, durationNegative", "-2147483648, durationNegative"})
	void aDurationIsPlausibleFromOneMinuteToEightHours(int minutes, String thing) {
		List<Finding> findings = completeness.check(ProgressNotes.complete().end(null).minutes(minutes).build(),
				Instant.parse("9999-01-01T00:00:00Z"));

		assertThat(findings).isEqualTo(thing == null
				? List.of()
				: List.of(new Finding("sessionnotes.implausible." + thing, ProgressNoteElement.SESSION)));
	}

	@Test
	void everythingIsMissingFromAnEmptyNoteInTheOrderOfTheElements() {
		List<Finding> findings = completeness.check(ProgressNoteContent.builder().build(), NOW);

		assertThat(findings).extracting(Finding::getMessageCode).containsExactly("sessionnotes.missing.start",
				"sessionnotes.missing.end", "sessionnotes.missing.sessionType", "sessionnotes.missing.setting",
				"sessionnotes.missing.presentingConcerns", "sessionnotes.missing.techniques",
				"sessionnotes.missing.goalProgress", "sessionnotes.missing.change", "sessionnotes.missing.risk",
				"sessionnotes.missing.plan");
		assertThat(findings).extracting(Finding::getElement).isSorted();
	}

	@Test
	void severalFlawsAreFoundAtOnce() {
		List<Finding> findings = completeness.check(
				ProgressNotes.complete().start(NOW.plusSeconds(60)).end(NOW).goals(List.of(new GoalProgress(" ", null, "c")))
						.build(),
				NOW);

		assertThat(findings).extracting(Finding::toString).containsExactly(
				"sessionnotes.implausible.endBeforeStart (session)", "sessionnotes.implausible.futureDate (session)",
				"sessionnotes.missing.goal (goalProgress)", "sessionnotes.missing.goalRating (goalProgress)");
	}

	@Test
	void findingsAreEqualByMessageAndElement() {
		Finding finding = new Finding("a", ProgressNoteElement.PLAN);

		assertThat(finding).isEqualTo(new Finding("a", ProgressNoteElement.PLAN))
				.hasSameHashCodeAs(new Finding("a", ProgressNoteElement.PLAN))
				.isNotEqualTo(new Finding("b", ProgressNoteElement.PLAN))
				.isNotEqualTo(new Finding("a", ProgressNoteElement.RISK))
				.isNotEqualTo("a");
	}

	private static Arguments flaw(String name, UnaryOperator<Builder> flaw, String thing, ProgressNoteElement element) {
		return argumentSet(name, flaw, new Finding("sessionnotes." + thing, element));
	}

	private static Arguments spared(String name, UnaryOperator<Builder> change) {
		return argumentSet(name, change);
	}
}
