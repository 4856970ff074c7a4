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

import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.input.Bounded;

/**
 * Checks that the texts of a progress note can be represented in every format in which the record is returned. FHIR and
 * REST, for example, can return the record as XML. If a format of the record cannot represent a text, the text is
 * refused, and the error names the property with the text. Such a text is refused even if other rules treat the text as
 * absent.
 */
final class RecordText {

	private RecordText() {
	}

	/**
	 * @return the given text; {@code null} if there is no text
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if the text is too long or contains
	 *         characters that XML forbids
	 */
	static String of(String property, String text) {
		return Bounded.recordText(property, Bound.PROGRESS_NOTE_TEXT, text);
	}

	/**
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if a text is too long or contains characters that
	 *              XML forbids, or if a list has too many entries
	 */
	static ProgressNoteContent of(ProgressNoteContent content) {
		Bounded.number("techniques", Bound.LIST, (long) content.getTechniques().size());
		Bounded.number("goals", Bound.LIST, (long) content.getGoals().size());
		return content.toBuilder().presentingConcerns(of("presentingConcerns", content.getPresentingConcerns()))
				.techniquesDescribed(of("techniquesDescribed", content.getTechniquesDescribed()))
				.changeDescribed(of("changeDescribed", content.getChangeDescribed())).plan(of("plan", content.getPlan()))
				.riskAction(of("riskAction", content.getRiskAction()))
				.goals(content.getGoals().stream().map(goal -> new GoalProgress(of("goal", goal.getGoal()), goal.getRating(),
						of("comment", goal.getComment()))).collect(Collectors.toList()))
				.build();
	}

	/**
	 * Checks all content that a note shows, no matter through which path the content arrived. Comments, and the answers
	 * to the clinic's own questions, are also checked.
	 */
	static void require(SignedContent content) {
		content.getDiagnoses().forEach(diagnosis -> Bounded.xml("diagnoses", diagnosis.getWording()));
		require(content.getAnswers());
	}

	private static void require(List<SignedAnswer> answers) {
		for (SignedAnswer answer : answers) {
			String property = StringUtils.defaultString(answer.getQuestion(), "otherAnswers");
			Bounded.xml(property, answer.getValue());
			Bounded.xml(property, answer.getComment());
			Bounded.xml(property, answer.getModifier());
			require(answer.getMembers());
		}
	}
}
