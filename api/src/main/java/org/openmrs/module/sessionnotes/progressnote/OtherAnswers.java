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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;

/**
 * Finds those answers that the standard elements of a note show only in part or not at all. Examples of answers that no
 * standard element fully shows are a comment on a value, or an answer on the clinic's own form. A value of an
 * unexpected type is also an answer that no standard element fully shows. Answers that no standard element fully shows
 * are also signed, so a note must also show these answers.
 */
final class OtherAnswers {

	/** The questions for which an element of the note shows every answer. */
	private static final Set<ProgressNoteConcept> SHOWN_EACH = EnumSet.of(ProgressNoteConcept.PRESENTING_CONCERNS,
			ProgressNoteConcept.TECHNIQUES, ProgressNoteConcept.TECHNIQUES_DESCRIBED, ProgressNoteConcept.CHANGE_DESCRIBED,
			ProgressNoteConcept.PLAN, ProgressNoteConcept.RISK_ACTION, ProgressNoteConcept.GOALS);

	/** The questions for which an element of the note shows only the last answer. */
	private static final Set<ProgressNoteConcept> SHOWN_LAST = EnumSet.of(ProgressNoteConcept.SESSION_TYPE,
			ProgressNoteConcept.SETTING, ProgressNoteConcept.END, ProgressNoteConcept.DURATION,
			ProgressNoteConcept.NO_GOAL_REASON, ProgressNoteConcept.CHANGE, ProgressNoteConcept.RISK);

	/** The questions about a goal; the goal shows only the last answer to each of these questions. */
	private static final Set<ProgressNoteConcept> SHOWN_OF_GOAL = EnumSet.of(ProgressNoteConcept.GOAL,
			ProgressNoteConcept.GOAL_RATING, ProgressNoteConcept.GOAL_COMMENT);

	private OtherAnswers() {
	}

	/** @return the answers that no element of the note shows in full, in the order of the note */
	static List<SignedAnswer> of(SignedContent shown) {
		List<SignedAnswer> others = new ArrayList<>();
		Set<ProgressNoteConcept> later = new HashSet<>();
		List<SignedAnswer> answers = shown.getAnswers();
		for (int i = answers.size() - 1; i >= 0; i--) {
			SignedAnswer answer = answers.get(i);
			ProgressNoteConcept question = question(answer);
			boolean isShown = SHOWN_EACH.contains(question) || SHOWN_LAST.contains(question) && later.add(question);
			if (!isShown || !isWhole(answer, question)) {
				others.add(0, answer);
			}
		}
		return others;
	}

	private static ProgressNoteConcept question(SignedAnswer answer) {
		return Arrays.stream(ProgressNoteConcept.values()).filter(each -> each.getKey().equals(answer.getQuestion()))
				.findFirst().orElse(null);
	}

	/** Checks whether an element of the note shows everything that a given answer contains. */
	private static boolean isWhole(SignedAnswer answer, ProgressNoteConcept question) {
		return ShownAnswers.isOfKind(answer, question.getKind()) && answer.getComment() == null
				&& answer.getModifier() == null
				&& (question != ProgressNoteConcept.DURATION || !answer.getValue().contains("."))
				&& (question != ProgressNoteConcept.GOALS || isWholeGoal(answer));
	}

	private static boolean isWholeGoal(SignedAnswer goal) {
		Set<ProgressNoteConcept> members = new HashSet<>();
		return goal.getMembers().stream().allMatch(member -> {
			ProgressNoteConcept question = question(member);
			return SHOWN_OF_GOAL.contains(question) && members.add(question) && isWhole(member, question);
		});
	}
}
