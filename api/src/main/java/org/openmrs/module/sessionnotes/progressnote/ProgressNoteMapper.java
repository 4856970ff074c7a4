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
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.ConceptAnswer;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.util.PrivilegeConstants;

/**
 * Reads and writes the content of a progress note in the record, which consists of an encounter and the encounter's
 * obs.
 * <p>
 * The date and time of a note's encounter is the start of the session. As everywhere in OpenMRS, midnight means a date
 * without a time; the start of a session at midnight is therefore unknown.
 */
class ProgressNoteMapper {

	private static final Map<ProgressNoteConcept, ProgressNoteElement> ONE_ANSWER = new EnumMap<>(ProgressNoteConcept.class);

	static {
		ONE_ANSWER.put(ProgressNoteConcept.SESSION_TYPE, ProgressNoteElement.SESSION);
		ONE_ANSWER.put(ProgressNoteConcept.SETTING, ProgressNoteElement.SESSION);
		ONE_ANSWER.put(ProgressNoteConcept.END, ProgressNoteElement.SESSION);
		ONE_ANSWER.put(ProgressNoteConcept.DURATION, ProgressNoteElement.SESSION);
		ONE_ANSWER.put(ProgressNoteConcept.NO_GOAL_REASON, ProgressNoteElement.GOAL_PROGRESS);
		ONE_ANSWER.put(ProgressNoteConcept.CHANGE, ProgressNoteElement.CHANGE);
		ONE_ANSWER.put(ProgressNoteConcept.RISK, ProgressNoteElement.RISK);
	}

	private static final String VOID_REASON = "changed in the draft";

	private final ProgressNoteConcepts concepts;

	private final SessionOffsets offsets;

	private final ShownContentReader shownContent;

	ProgressNoteMapper(ProgressNoteConcepts concepts, SessionOffsets offsets, ShownContentReader shownContent) {
		this.concepts = concepts;
		this.offsets = offsets;
		this.shownContent = shownContent;
	}

	/** @return the current content of a note in the record, read with the questions that the clinic currently uses */
	ProgressNoteContent read(Encounter encounter) {
		return ShownAnswers.content(shownContent.shown(encounter)).toBuilder().offset(offsets.of(encounter).orElse(null))
				.build();
	}

	private Map<ProgressNoteConcept, List<Obs>> answers(Encounter encounter) {
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		Map<ProgressNoteConcept, List<Obs>> answers = new EnumMap<>(ProgressNoteConcept.class);
		for (Obs obs : ProgressNoteObs.inOrder(ProgressNoteObs.of(encounter))) {
			ProgressNoteConcept question = questions.get(obs.getConcept().getConceptId());
			if (question != null) {
				answers.computeIfAbsent(question, each -> new ArrayList<>()).add(obs);
			}
		}
		return answers;
	}

	private static List<Obs> of(Map<ProgressNoteConcept, List<Obs>> answers, ProgressNoteConcept question) {
		return answers.getOrDefault(question, Collections.emptyList());
	}

	/**
	 * @return those elements of a note that have several answers to a question that allows only one answer. The result
	 *         omits elements with text questions, because a note shows all answers to a text question.
	 */
	List<ProgressNoteElement> answeredSeveralTimes(Encounter encounter) {
		Map<ProgressNoteConcept, List<Obs>> answers = answers(encounter);
		List<ProgressNoteElement> elements = new ArrayList<>();
		ONE_ANSWER.forEach((question, element) -> {
			if (of(answers, question).size() > 1) {
				elements.add(element);
			}
		});
		return elements;
	}

	/**
	 * Writes the content of a note to an encounter. If a value does not change, the obs that holds the value is kept.
	 * After calling this method, the caller must save the encounter.
	 *
	 * @throws InvalidRequestException if a coded value is not an answer that its question allows
	 */
	void write(Encounter encounter, ProgressNoteContent content) {
		ProgressNoteContent before = encounter.getEncounterId() == null
				? ProgressNoteContent.builder().build()
				: read(encounter);
		text(encounter, ProgressNoteConcept.PRESENTING_CONCERNS, before.getPresentingConcerns(),
				content.getPresentingConcerns());
		text(encounter, ProgressNoteConcept.TECHNIQUES_DESCRIBED, before.getTechniquesDescribed(),
				content.getTechniquesDescribed());
		text(encounter, ProgressNoteConcept.CHANGE_DESCRIBED, before.getChangeDescribed(), content.getChangeDescribed());
		text(encounter, ProgressNoteConcept.PLAN, before.getPlan(), content.getPlan());
		text(encounter, ProgressNoteConcept.RISK_ACTION, before.getRiskAction(), content.getRiskAction());
		codes(encounter, ProgressNoteConcept.SESSION_TYPE, one(content.getSessionType()));
		codes(encounter, ProgressNoteConcept.SETTING, one(content.getSetting()));
		codes(encounter, ProgressNoteConcept.TECHNIQUES, content.getTechniques());
		if (content.getNoGoalReason() != null || before.getNoGoalReason() != null) {
			// a locked dictionary from an earlier version of the module may not have the question about missing goals yet
			codes(encounter, ProgressNoteConcept.NO_GOAL_REASON, one(content.getNoGoalReason()));
		}
		codes(encounter, ProgressNoteConcept.CHANGE, one(content.getChange()));
		codes(encounter, ProgressNoteConcept.RISK, one(content.getRisk()));
		replace(encounter, ProgressNoteConcept.END, one(content.getEnd()), obs -> obs.getValueDatetime().toInstant(),
				(obs, value) -> obs.setValueDatetime(Date.from(value)));
		replace(encounter, ProgressNoteConcept.DURATION, one(content.getMinutes()),
				obs -> ShownAnswers.fullMinutes(obs.getValueNumeric()),
				(obs, value) -> obs.setValueNumeric(value.doubleValue()));
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		List<GoalProgress> goals = content.getGoals().stream().filter(goal -> !isEmpty(goal)).map(ProgressNoteMapper::asKept)
				.collect(Collectors.toList());
		replace(encounter, ProgressNoteConcept.GOALS, goals,
				obs -> ShownAnswers.goal(ShownContentReader.answer(obs, questions, encounter)), this::fillGoal);
	}

	/**
	 * Writes a text to an encounter. If a text has not changed, the obs with the text stay unchanged, even if the text
	 * is spread over several obs.
	 */
	private void text(Encounter encounter, ProgressNoteConcept question, String before, String text) {
		if (!StringUtils.defaultString(before).equals(StringUtils.defaultString(text))) {
			replace(encounter, question, one(StringUtils.isEmpty(text) ? null : text), Obs::getValueText, Obs::setValueText);
		}
	}

	private void codes(Encounter encounter, ProgressNoteConcept question, List<String> uuids) {
		replace(encounter, question, uuids.stream().distinct().collect(Collectors.toList()), ProgressNoteMapper::coded,
				(obs, uuid) -> obs.setValueCoded(answer(question, uuid)));
	}

	/** Checks whether a goal is empty. Platform: an obs group without members does not count as an obs. */
	private static boolean isEmpty(GoalProgress goal) {
		return StringUtils.isEmpty(goal.getGoal()) && goal.getRating() == null && StringUtils.isEmpty(goal.getComment());
	}

	private static GoalProgress asKept(GoalProgress goal) {
		return new GoalProgress(StringUtils.defaultIfEmpty(goal.getGoal(), null), goal.getRating(),
				StringUtils.defaultIfEmpty(goal.getComment(), null));
	}

	private void fillGoal(Obs group, GoalProgress goal) {
		member(group, ProgressNoteConcept.GOAL, goal.getGoal(), Obs::setValueText);
		member(group, ProgressNoteConcept.GOAL_RATING, goal.getRating(),
				(obs, uuid) -> obs.setValueCoded(answer(ProgressNoteConcept.GOAL_RATING, uuid)));
		member(group, ProgressNoteConcept.GOAL_COMMENT, goal.getComment(), Obs::setValueText);
	}

	private void member(Obs group, ProgressNoteConcept question, String value,
			BiConsumer<Obs, String> setter) {
		if (value != null) {
			Obs member = new Obs();
			member.setConcept(concepts.of(question));
			setter.accept(member, value);
			group.addGroupMember(member);
		}
	}

	/**
	 * Keeps the obs before the first obs with a changed value, voids the later obs, and adds the missing values.
	 * Voiding the later obs preserves the order of the values.
	 */
	private <T> void replace(Encounter encounter, ProgressNoteConcept question, List<T> values,
			Function<Obs, T> getter, BiConsumer<Obs, T> setter) {
		Concept concept = concepts.of(question);
		List<Obs> before = of(answers(encounter), question);
		int same = 0;
		while (same < Math.min(before.size(), values.size())
				&& values.get(same).equals(getter.apply(before.get(same)))) {
			same++;
		}
		before.subList(same, before.size()).forEach(ProgressNoteMapper::voidObs);
		for (T value : values.subList(same, values.size())) {
			Obs obs = new Obs();
			obs.setConcept(concept);
			setter.accept(obs, value);
			encounter.addObs(obs);
		}
	}

	/**
	 * Voids an obs with a proxy privilege, so that a therapist can correct a draft without the privilege to delete
	 * observations.
	 */
	private static void voidObs(Obs obs) {
		ProxyPrivileges.with(() -> Context.getObsService().voidObs(obs, VOID_REASON), PrivilegeConstants.DELETE_OBS);
	}

	private Concept answer(ProgressNoteConcept question, String uuid) {
		return concepts.of(question).getAnswers(true).stream().map(ConceptAnswer::getAnswerConcept)
				.filter(Objects::nonNull).filter(answer -> answer.getUuid().equals(uuid)).findFirst().orElseThrow(
						() -> new InvalidRequestException(
								"sessionnotes.error.progressNote.noAnswer." + question.getKey()));
	}

	private static String coded(Obs obs) {
		return obs.getValueCoded() == null ? null : obs.getValueCoded().getUuid();
	}

	/** @return a new, modifiable list that contains only the given value; an empty list if the value is {@code null} */
	static <T> List<T> one(T value) {
		return value == null ? new ArrayList<>() : new ArrayList<>(Collections.singletonList(value));
	}
}
