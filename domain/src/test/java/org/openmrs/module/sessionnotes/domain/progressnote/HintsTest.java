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

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent.Builder;

class HintsTest {

	private static final String LONG = ProgressNotes.LONG;

	private static final ProgressNoteContent OTHER = ProgressNoteContent.builder().plan("Another plan.").build();

	static final List<HintRule> RULES = Hints.all();

	static final List<String> WORDINGS = Speculation.WORDINGS;

	private final Hints hints = new Hints();

	@Test
	void aGoodNoteCallsForNoHint() {
		assertThat(hints.check(ProgressNotes.complete().build(), List.of(OTHER, OTHER, OTHER), Set.of())).isEmpty();
		assertThat(hints.check(ProgressNotes.complete().build(), List.of(), Set.of())).isEmpty();
	}

	/** What is done to a good note, the notes before it, and the one hint that is then given. */
	static Stream<Arguments> oneHint() {
		return Stream.of(
				hint("no technique", note -> note.techniques(null), List.of(), "noTechniqueNamed",
						ProgressNoteElement.TECHNIQUES),
				hint("blank technique", note -> note.techniques(List.of(" ")), List.of(), "noTechniqueNamed",
						ProgressNoteElement.TECHNIQUES),
				hint("no goal", note -> note.goals(null), List.of(), "noGoalLinked", ProgressNoteElement.GOAL_PROGRESS),
				hint("a goal without a rating", note -> note.goals(List.of(new GoalProgress("g", " ", "c"))), List.of(),
						"noGoalLinked", ProgressNoteElement.GOAL_PROGRESS),
				hint("a rating without a goal", note -> note.goals(List.of(new GoalProgress(null, "r", "c"))), List.of(),
						"noGoalLinked", ProgressNoteElement.GOAL_PROGRESS),
				hint("the plan of the last three", note -> note.plan("p"), plans("p", "p", "p"), "planUnchanged",
						ProgressNoteElement.PLAN),
				hint("the plan of the last three of four", note -> note.plan("p"), plans("p", "p", "p", "q"),
						"planUnchanged", ProgressNoteElement.PLAN),
				hint("the plan of the last three with other white space", note -> note.plan(" p  p\n"),
						plans("p p", "p\tp", "p\u00a0p"), "planUnchanged", ProgressNoteElement.PLAN),
				hint("copied concerns", note -> note.presentingConcerns(LONG),
						last(note -> note.presentingConcerns(LONG)), "textCopied", ProgressNoteElement.PRESENTING_CONCERNS),
				hint("copied description of techniques", note -> note.techniquesDescribed(LONG),
						last(note -> note.techniquesDescribed(LONG)), "textCopied", ProgressNoteElement.TECHNIQUES),
				hint("copied comment on a goal", note -> note.goals(List.of(new GoalProgress("g", "r", LONG))),
						last(note -> note.goals(List.of(new GoalProgress("h", "s", LONG)))), "textCopied",
						ProgressNoteElement.GOAL_PROGRESS),
				hint("copied description of the change", note -> note.changeDescribed(LONG),
						last(note -> note.changeDescribed(LONG)), "textCopied", ProgressNoteElement.CHANGE),
				hint("copied action on the risk", note -> note.riskAction(LONG), last(note -> note.riskAction(LONG)),
						"textCopied", ProgressNoteElement.RISK),
				hint("copied plan", note -> note.plan(LONG), last(note -> note.plan(LONG)), "textCopied",
						ProgressNoteElement.PLAN),
				hint("copied with other white space", note -> note.plan(LONG.replace(" ", " \n") + " "),
						last(note -> note.plan(LONG)), "textCopied", ProgressNoteElement.PLAN),
				hint("a copy of forty characters", note -> note.plan("x".repeat(40)),
						last(note -> note.plan("x".repeat(40))), "textCopied", ProgressNoteElement.PLAN),
				hint("speculation in the concerns", note -> note.presentingConcerns("I suspect so."), List.of(),
						"speculation", ProgressNoteElement.PRESENTING_CONCERNS),
				hint("speculation on techniques", note -> note.techniquesDescribed("My hunch: CBT."), List.of(),
						"speculation", ProgressNoteElement.TECHNIQUES),
				hint("speculation on a goal", note -> note.goals(List.of(new GoalProgress("g", "r", "I wonder if…"))),
						List.of(), "speculation", ProgressNoteElement.GOAL_PROGRESS),
				hint("speculation on the change", note -> note.changeDescribed("Perhaps unconsciously."), List.of(),
						"speculation", ProgressNoteElement.CHANGE),
				hint("speculation on the risk", note -> note.riskAction("I suspect more."), List.of(), "speculation",
						ProgressNoteElement.RISK),
				hint("speculation in the plan", note -> note.plan("Watch countertransference."), List.of(), "speculation",
						ProgressNoteElement.PLAN));
	}

	@ParameterizedTest
	@MethodSource("oneHint")
	void aNoteThatCallsForOneHintGetsItAlone(UnaryOperator<Builder> change, List<ProgressNoteContent> earlier, String code,
			ProgressNoteElement element) {
		assertThat(hints.check(change.apply(ProgressNotes.complete()).build(), earlier, Set.of()))
				.containsExactly(new Finding("sessionnotes.hint." + code, element));
	}

	@ParameterizedTest
	@MethodSource("oneHint")
	void aHintThatIsSwitchedOffIsNotGiven(UnaryOperator<Builder> change, List<ProgressNoteContent> earlier, String code) {
		assertThat(hints.check(change.apply(ProgressNotes.complete()).build(), earlier, Set.of(code))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("oneHint")
	void aHintIsGivenWhileAllOthersAreSwitchedOff(UnaryOperator<Builder> change, List<ProgressNoteContent> earlier,
			String code, ProgressNoteElement element) {
		Set<String> others = RULES.stream().map(HintRule::getCode).filter(other -> !other.equals(code)).collect(toSet());

		assertThat(hints.check(change.apply(ProgressNotes.complete()).build(), earlier, others))
				.containsExactly(new Finding("sessionnotes.hint." + code, element));
	}

	/** What is done to a good note, and the notes before it: close to a hint, and none. */
	static Stream<Arguments> almostAHint() {
		return Stream.of(
				argumentSet("one technique of two that is blank", edit(note -> note.techniques(List.of(" ", "CBT"))),
						List.of()),
				argumentSet("one rated goal of two",
						edit(note -> note
								.goals(List.of(new GoalProgress("g", null, null), new GoalProgress("h", "r", null)))),
						List.of()),
				argumentSet("the plan of the last two", edit(note -> note.plan("p")), plans("p", "p")),
				argumentSet("a plan of three that was changed in between", edit(note -> note.plan("p")),
						plans("p", "q", "p", "p")),
				argumentSet("a plan that was changed now", edit(note -> note.plan("q")), plans("p", "p", "p")),
				argumentSet("a plan in another case", edit(note -> note.plan("P")), plans("p", "p", "p")),
				argumentSet("no plan, as ever", edit(note -> note.plan(null)), plans(null, " ", null)),
				argumentSet("a copy of thirty-nine characters", edit(note -> note.plan("x".repeat(39))),
						last(note -> note.plan("x".repeat(39)))),
				argumentSet("a copy of forty with the white space around it", edit(note -> note.plan("x".repeat(39) + "  ")),
						last(note -> note.plan("x".repeat(39)))),
				argumentSet("a copy of twenty characters outside the first plane", edit(note -> note.plan("😢".repeat(20))),
						last(note -> note.plan("😢".repeat(20)))),
				argumentSet("a copy with a word more", edit(note -> note.plan(LONG + " Again.")),
						last(note -> note.plan(LONG))),
				argumentSet("a copy of another element", edit(note -> note.plan(LONG)),
						last(note -> note.presentingConcerns(LONG))),
				argumentSet("a copy of the note before the last", edit(note -> note.plan(LONG)),
						List.of(OTHER, ProgressNoteContent.builder().plan(LONG).build())),
				argumentSet("the same goal, which was carried forward",
						edit(note -> note.goals(List.of(new GoalProgress(LONG, "r", "c")))),
						last(note -> note.goals(List.of(new GoalProgress(LONG, "r", null))))));
	}

	@ParameterizedTest
	@MethodSource("almostAHint")
	void whatOnlyComesCloseToAHintGetsNone(UnaryOperator<Builder> change, List<ProgressNoteContent> earlier) {
		assertThat(hints.check(change.apply(ProgressNotes.complete()).build(), earlier, Set.of())).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("WORDINGS")
	void everyWordingOfSpeculationIsFoundInASentence(String wording) {
		assertThat(Speculation.isIn("Today: " + wording + ", as before.")).isTrue();
		assertThat(Speculation.isIn(wording)).isTrue();
		assertThat(Speculation.isIn("x" + wording)).isFalse();
		assertThat(Speculation.isIn(wording + "x")).isFalse();
		assertThat(Speculation.isIn(wording + "é")).isFalse();
		assertThat(Speculation.isIn(wording + "1")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = {"i suspect", "I SUSPECT", "I  suspect", "I\nsuspect", "I\u00a0suspect", "(I suspect)",
			"“I suspect”", "Today I suspect, as before", "I’m wondering if", "JE SOUPÇONNE", "je soupc\u0327onne",
			"Peut-être inconsciemment", "Contre-transfert.", "Sospecho que", "QUIZÁS INCONSCIENTEMENTE",
			"quiza\u0301s inconscientemente", "Me pregunto si no", "Countertransference"})
	void speculationIsFoundHoweverItIsTyped(String text) {
		assertThat(Speculation.isIn(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "The client suspects her neighbour.", "AI suspect", "I suspects", "my hunches",
			"Mummy hunch",
			"He wonders if he should move.", "insospechoso", "Transference was explained to the client.",
			"Il soupçonne son voisin."})
	void whatIsNoSpeculationOfTheTherapistIsLeftAlone(String text) {
		assertThat(Speculation.isIn(text)).isFalse();
	}

	@Test
	void everyLanguageOfTheClinicIsLookedAt() {
		assertThat(WORDINGS).contains("I suspect", "I wonder if", "my hunch", "countertransference",
				"perhaps unconsciously", "je soupçonne", "je me demande si", "contre-transfert", "sospecho",
				"me pregunto si", "contratransferencia").doesNotHaveDuplicates();
	}

	@Test
	void severalHintsAreGivenInTheOrderOfTheRules() {
		ProgressNoteContent note = ProgressNotes.complete().techniques(null).goals(null).plan("I suspect " + LONG).build();

		assertThat(hints.check(note, Collections.nCopies(3, note), Set.of())).extracting(Finding::toString).containsExactly(
				"sessionnotes.hint.noTechniqueNamed (techniques)", "sessionnotes.hint.noGoalLinked (goalProgress)",
				"sessionnotes.hint.planUnchanged (plan)", "sessionnotes.hint.textCopied (plan)",
				"sessionnotes.hint.speculation (plan)");
	}

	@Test
	void anEmptyDraftGetsTheHintsOnWhatItLacks() {
		assertThat(hints.check(ProgressNoteContent.builder().build(), List.of(), Set.of()))
				.extracting(Finding::getMessageCode)
				.containsExactly("sessionnotes.hint.noTechniqueNamed", "sessionnotes.hint.noGoalLinked");
	}

	@ParameterizedTest
	@FieldSource("RULES")
	void everyRuleHasAReason(HintRule rule) {
		assertThat(rule.getReason()).matches("\\p{Lu}.{20,}\\.");
	}

	/** Clinics switch rules off by these codes. */
	@Test
	void theCodesOfTheRulesStayTheSame() {
		assertThat(RULES.stream().map(HintRule::getCode).distinct()).contains("noTechniqueNamed", "noGoalLinked",
				"planUnchanged", "textCopied", "speculation");
	}

	private static Arguments hint(String name, UnaryOperator<Builder> change, List<ProgressNoteContent> earlier, String code,
			ProgressNoteElement element) {
		return argumentSet(name, change, earlier, code, element);
	}

	private static UnaryOperator<Builder> edit(UnaryOperator<Builder> change) {
		return change;
	}

	private static List<ProgressNoteContent> last(UnaryOperator<Builder> content) {
		return List.of(content.apply(ProgressNoteContent.builder()).build());
	}

	private static List<ProgressNoteContent> plans(String... newestFirst) {
		List<ProgressNoteContent> notes = new ArrayList<>();
		for (String plan : newestFirst) {
			notes.add(ProgressNoteContent.builder().plan(plan).build());
		}
		return notes;
	}
}
