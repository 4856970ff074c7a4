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

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;

/** Reads the content of a note from the answers that the note shows now or showed earlier. */
final class ShownAnswers {

	private ShownAnswers() {
	}

	/** @return the content of the note that the shown answers contain */
	static ProgressNoteContent content(SignedContent shown) {
		List<SignedAnswer> answers = shown.getAnswers();
		String end = last(answers, ProgressNoteConcept.END);
		String minutes = last(answers, ProgressNoteConcept.DURATION);
		return ProgressNoteContent.builder().sessionDay(ClinicDay.start(shown.getSessionDate()))
				.start(shown.getStart())
				.end(end == null ? null : Instant.parse(end))
				.minutes(minutes == null ? null : fullMinutes(Double.parseDouble(minutes)))
				.sessionType(last(answers, ProgressNoteConcept.SESSION_TYPE))
				.setting(last(answers, ProgressNoteConcept.SETTING))
				.presentingConcerns(text(answers, ProgressNoteConcept.PRESENTING_CONCERNS))
				.techniques(of(answers, ProgressNoteConcept.TECHNIQUES).map(SignedAnswer::getValue)
						.collect(Collectors.toList()))
				.techniquesDescribed(text(answers, ProgressNoteConcept.TECHNIQUES_DESCRIBED))
				.goals(of(answers, ProgressNoteConcept.GOALS).map(ShownAnswers::goal).collect(Collectors.toList()))
				.noGoalReason(last(answers, ProgressNoteConcept.NO_GOAL_REASON))
				.change(last(answers, ProgressNoteConcept.CHANGE))
				.changeDescribed(text(answers, ProgressNoteConcept.CHANGE_DESCRIBED))
				.plan(text(answers, ProgressNoteConcept.PLAN)).risk(last(answers, ProgressNoteConcept.RISK))
				.riskAcute(shown.isRiskAcute()).riskAction(text(answers, ProgressNoteConcept.RISK_ACTION)).build();
	}

	/**
	 * Rounds a duration down to full minutes. Forms and interfaces may record fractions of a minute, but an incomplete
	 * minute does not count as part of a session.
	 */
	static int fullMinutes(double minutes) {
		return (int) Math.floor(minutes);
	}

	/**
	 * Returns the answers to a question. The method ignores an answer whose type does not match the question, because a
	 * form may have written such an answer.
	 */
	private static Stream<SignedAnswer> of(List<SignedAnswer> answers, ProgressNoteConcept question) {
		return answers.stream()
				.filter(answer -> question.getKey().equals(answer.getQuestion()) && isOfKind(answer, question.getKind()));
	}

	static boolean isOfKind(SignedAnswer answer, ProgressNoteConcept.Kind kind) {
		switch (kind) {
			case CODED :
				return answer.getKind() == SignedAnswer.Kind.CODED;
			case MINUTES :
				return answer.getKind() == SignedAnswer.Kind.NUMBER;
			case DATETIME :
				return answer.getKind() == SignedAnswer.Kind.TIME;
			case TEXT :
				return answer.getKind() == SignedAnswer.Kind.TEXT;
			default :
				return answer.getKind() == SignedAnswer.Kind.GROUP;
		}
	}

	static String last(List<SignedAnswer> answers, ProgressNoteConcept question) {
		return of(answers, question).map(SignedAnswer::getValue).reduce(null, (one, other) -> other);
	}

	/**
	 * Returns all texts that answer a question. Software other than the module may have stored two answers to a
	 * question, and the author must see both texts.
	 */
	private static String text(List<SignedAnswer> answers, ProgressNoteConcept question) {
		List<String> texts = of(answers, question).map(SignedAnswer::getValue).filter(Objects::nonNull)
				.collect(Collectors.toList());
		return texts.isEmpty() ? null : String.join("\n\n", texts);
	}

	static GoalProgress goal(SignedAnswer group) {
		return new GoalProgress(last(group.getMembers(), ProgressNoteConcept.GOAL),
				last(group.getMembers(), ProgressNoteConcept.GOAL_RATING),
				last(group.getMembers(), ProgressNoteConcept.GOAL_COMMENT));
	}
}
