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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** All available hints. To add a hint, add a rule to the list that {@link #all()} returns. */
public final class Hints {

	/** The number of earlier signed notes in which the plan must be unchanged before the author gets a hint. */
	private static final int MANY_SESSIONS = 3;

	/**
	 * The minimum length, in characters, of a text that is compared with earlier notes; each run of white space counts
	 * as one character. An author may repeat a shorter text by chance, such as "Client arrived on time."
	 */
	private static final int WORTH_COMPARING = 40;

	private static final List<ProgressNoteElement> WITH_NARRATIVE = Collections.unmodifiableList(
			Arrays.asList(ProgressNoteElement.PRESENTING_CONCERNS, ProgressNoteElement.TECHNIQUES,
					ProgressNoteElement.GOAL_PROGRESS,
					ProgressNoteElement.CHANGE, ProgressNoteElement.RISK, ProgressNoteElement.PLAN));

	private static final List<HintRule> ALL = Collections.unmodifiableList(rules());

	/** @return every hint rule, in the order in which the hints are shown */
	public static List<HintRule> all() {
		return ALL;
	}

	/**
	 * @param content the current content of the note, whether or not the note is complete
	 * @param earlier the client's signed notes, newest first; may be empty
	 * @param switchedOff the codes of the hint rules that the clinic has switched off
	 * @return the hints for the note; the message code of each hint is {@code sessionnotes.hint.} followed by the rule's
	 *         code
	 */
	public List<Finding> check(ProgressNoteContent content, List<ProgressNoteContent> earlier, Set<String> switchedOff) {
		return ALL.stream().filter(rule -> !switchedOff.contains(rule.getCode()))
				.filter(rule -> rule.applies(content, earlier))
				.map(rule -> new Finding("sessionnotes.hint." + rule.getCode(), rule.getElement()))
				.collect(Collectors.toList());
	}

	private static List<HintRule> rules() {
		List<HintRule> rules = new ArrayList<>();
		rules.add(new Rule("noTechniqueNamed", ProgressNoteElement.TECHNIQUES,
				"An auditor looks for the intervention by its name; free text alone cannot be counted.",
				(note, earlier) -> note.getTechniques().stream().allMatch(Words::isBlank)));
		rules.add(new Rule("noGoalLinked", ProgressNoteElement.GOAL_PROGRESS,
				"A session is shown to be needed by the goal of the treatment that it served.",
				(note, earlier) -> Words.isBlank(note.getNoGoalReason()) && note.getGoals().stream()
						.allMatch(entry -> Words.isBlank(entry.getGoal()) || Words.isBlank(entry.getRating()))));
		rules.add(new Rule("planUnchanged", ProgressNoteElement.PLAN,
				"A plan that stays the same word for word over many sessions looks as if nobody had thought about it.",
				Hints::isPlanUnchanged));
		for (ProgressNoteElement element : WITH_NARRATIVE) {
			rules.add(new Rule("textCopied", element,
					"Text copied whole from the last note may no longer be true, and an auditor takes it for no note.",
					(note, earlier) -> isCopied(element, note, earlier)));
		}
		for (ProgressNoteElement element : WITH_NARRATIVE) {
			rules.add(new Rule("speculation", element,
					"Speculation belongs in a psychotherapy note (45 CFR 164.501); whoever may read the record reads this one.",
					(note, earlier) -> note.narratives().get(element).stream().anyMatch(Speculation::isIn)));
		}
		return rules;
	}

	private static boolean isPlanUnchanged(ProgressNoteContent note, List<ProgressNoteContent> earlier) {
		return !Words.isBlank(note.getPlan()) && earlier.size() >= MANY_SESSIONS
				&& earlier.subList(0, MANY_SESSIONS).stream()
						.allMatch(one -> Words.folded(one.getPlan()).equals(Words.folded(note.getPlan())));
	}

	private static boolean isCopied(ProgressNoteElement element, ProgressNoteContent note,
			List<ProgressNoteContent> earlier) {
		if (earlier.isEmpty()) {
			return false;
		}
		List<String> last = ownWords(element, earlier.get(0));
		return ownWords(element, note).stream()
				.anyMatch(text -> text.codePointCount(0, text.length()) >= WORTH_COMPARING && last.contains(text));
	}

	/**
	 * Returns those texts of an element that an author writes anew for each session. The texts do not include the
	 * wording of a goal, which stays the same for several sessions.
	 */
	private static List<String> ownWords(ProgressNoteElement element, ProgressNoteContent note) {
		List<String> texts = element == ProgressNoteElement.GOAL_PROGRESS
				? note.getGoals().stream().map(GoalProgress::getComment).filter(Objects::nonNull)
						.collect(Collectors.toList())
				: note.narratives().get(element);
		return texts.stream().map(Words::folded).collect(Collectors.toList());
	}

	/** A hint rule with a single condition. */
	private static final class Rule implements HintRule {

		private final String code;

		private final ProgressNoteElement element;

		private final String reason;

		private final BiPredicate<ProgressNoteContent, List<ProgressNoteContent>> condition;

		private Rule(String code, ProgressNoteElement element, String reason,
				BiPredicate<ProgressNoteContent, List<ProgressNoteContent>> condition) {
			this.code = code;
			this.element = element;
			this.reason = reason;
			this.condition = condition;
		}

		@Override
		public String getCode() {
			return code;
		}

		@Override
		public ProgressNoteElement getElement() {
			return element;
		}

		@Override
		public boolean applies(ProgressNoteContent note, List<ProgressNoteContent> earlier) {
			return condition.test(note, earlier);
		}

		@Override
		public String getReason() {
			return reason;
		}
	}
}
