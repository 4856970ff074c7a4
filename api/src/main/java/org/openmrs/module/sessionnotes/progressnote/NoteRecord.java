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

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.ConceptAnswer;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.util.PrivilegeConstants;

/**
 * A progress note as it lies in the record: an encounter and its obs, read and written as what they tell.
 * <p>
 * The encounter's date and time is the start of the session. As everywhere in OpenMRS, midnight stands for a date
 * without a time: the start is not known then.
 */
class NoteRecord {

	private static final String VOID_REASON = "changed in the draft";

	private final ProgressNoteConcepts concepts;

	NoteRecord(ProgressNoteConcepts concepts) {
		this.concepts = concepts;
	}

	ProgressNoteContent read(Encounter encounter) {
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		ProgressNoteContent.Builder content = ProgressNoteContent.builder();
		Instant datetime = encounter.getEncounterDatetime().toInstant();
		Instant day = startOfDay(datetime);
		content.sessionDay(day).start(datetime.equals(day) ? null : datetime);
		List<String> techniques = new ArrayList<>();
		List<GoalProgress> goals = new ArrayList<>();
		for (Obs obs : inOrder(obsOfNote(encounter))) {
			ProgressNoteConcept question = questions.get(obs.getConcept().getConceptId());
			if (question == ProgressNoteConcept.TECHNIQUES) {
				techniques.add(coded(obs));
			} else if (question == ProgressNoteConcept.GOALS) {
				goals.add(goal(obs, questions, encounter));
			} else if (question != null) {
				read(question, obs, content);
			}
		}
		return content.techniques(techniques).goals(goals).build();
	}

	private void read(ProgressNoteConcept question, Obs obs, ProgressNoteContent.Builder content) {
		switch (question) {
			case SESSION_TYPE :
				content.sessionType(coded(obs));
				break;
			case SETTING :
				content.setting(coded(obs));
				break;
			case END :
				content.end(obs.getValueDatetime() == null ? null : obs.getValueDatetime().toInstant());
				break;
			case DURATION :
				content.minutes(obs.getValueNumeric() == null ? null : (int) Math.round(obs.getValueNumeric()));
				break;
			case PRESENTING_CONCERNS :
				content.presentingConcerns(obs.getValueText());
				break;
			case TECHNIQUES_DESCRIBED :
				content.techniquesDescribed(obs.getValueText());
				break;
			case CHANGE :
				content.change(coded(obs));
				break;
			case CHANGE_DESCRIBED :
				content.changeDescribed(obs.getValueText());
				break;
			case PLAN :
				content.plan(obs.getValueText());
				break;
			case RISK :
				content.risk(coded(obs)).riskAcute(concepts.isAcute(coded(obs)));
				break;
			case RISK_ACTION :
				content.riskAction(obs.getValueText());
				break;
			default :
				break;
		}
	}

	private static GoalProgress goal(Obs group, Map<Integer, ProgressNoteConcept> questions, Encounter encounter) {
		String goal = null;
		String rating = null;
		String comment = null;
		for (Obs member : membersOf(group, encounter)) {
			ProgressNoteConcept question = questions.get(member.getConcept().getConceptId());
			if (question == ProgressNoteConcept.GOAL) {
				goal = member.getValueText();
			} else if (question == ProgressNoteConcept.GOAL_RATING) {
				rating = coded(member);
			} else if (question == ProgressNoteConcept.GOAL_COMMENT) {
				comment = member.getValueText();
			}
		}
		return new GoalProgress(goal, rating, comment);
	}

	/** @return the addenda as they are in the record, the oldest first */
	List<Obs> addenda(Encounter encounter) {
		Concept addendum = concepts.of(ProgressNoteConcept.ADDENDUM);
		return inOrder(obsOfNote(encounter)).stream().filter(obs -> obs.getConcept().equals(addendum))
				.collect(Collectors.toList());
	}

	/** @return what the signature of an addendum is made on: its text, and what was written beside it later */
	static String addendumText(Obs addendum) {
		return withComment(addendum.getValueText(), addendum);
	}

	/**
	 * Makes an encounter tell a content. What stays the same stays the same obs; the caller saves the encounter.
	 *
	 * @throws InvalidProgressNoteException if a coded value is no answer to its question
	 */
	void write(Encounter encounter, ProgressNoteContent content) {
		encounter.setEncounterDatetime(datetime(content));
		text(encounter, ProgressNoteConcept.PRESENTING_CONCERNS, content.getPresentingConcerns());
		text(encounter, ProgressNoteConcept.TECHNIQUES_DESCRIBED, content.getTechniquesDescribed());
		text(encounter, ProgressNoteConcept.CHANGE_DESCRIBED, content.getChangeDescribed());
		text(encounter, ProgressNoteConcept.PLAN, content.getPlan());
		text(encounter, ProgressNoteConcept.RISK_ACTION, content.getRiskAction());
		codes(encounter, ProgressNoteConcept.SESSION_TYPE, one(content.getSessionType()));
		codes(encounter, ProgressNoteConcept.SETTING, one(content.getSetting()));
		codes(encounter, ProgressNoteConcept.TECHNIQUES, content.getTechniques());
		codes(encounter, ProgressNoteConcept.CHANGE, one(content.getChange()));
		codes(encounter, ProgressNoteConcept.RISK, one(content.getRisk()));
		replace(encounter, ProgressNoteConcept.END, one(content.getEnd()), obs -> obs.getValueDatetime().toInstant(),
				(obs, value) -> obs.setValueDatetime(Date.from(value)));
		replace(encounter, ProgressNoteConcept.DURATION, one(content.getMinutes()),
				obs -> (int) Math.round(obs.getValueNumeric()), (obs, value) -> obs.setValueNumeric(value.doubleValue()));
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		List<GoalProgress> goals = content.getGoals().stream().filter(goal -> !isEmpty(goal)).collect(Collectors.toList());
		replace(encounter, ProgressNoteConcept.GOALS, goals, obs -> goal(obs, questions, encounter), this::fillGoal);
	}

	private void text(Encounter encounter, ProgressNoteConcept question, String text) {
		replace(encounter, question, one(text == null || text.isEmpty() ? null : text), Obs::getValueText,
				Obs::setValueText);
	}

	private void codes(Encounter encounter, ProgressNoteConcept question, List<String> uuids) {
		replace(encounter, question, uuids.stream().distinct().collect(Collectors.toList()), NoteRecord::coded,
				(obs, uuid) -> obs.setValueCoded(answer(question, uuid)));
	}

	/** Platform: a group without members is no obs. */
	private static boolean isEmpty(GoalProgress goal) {
		return StringUtils.isEmpty(goal.getGoal()) && goal.getRating() == null && StringUtils.isEmpty(goal.getComment());
	}

	private void fillGoal(Obs group, GoalProgress goal) {
		member(group, ProgressNoteConcept.GOAL, goal.getGoal(), Obs::setValueText);
		member(group, ProgressNoteConcept.GOAL_RATING, goal.getRating(),
				(obs, uuid) -> obs.setValueCoded(answer(ProgressNoteConcept.GOAL_RATING, uuid)));
		member(group, ProgressNoteConcept.GOAL_COMMENT, goal.getComment(), Obs::setValueText);
	}

	private void member(Obs group, ProgressNoteConcept question, String value,
			BiConsumer<Obs, String> setter) {
		if (value != null && !value.isEmpty()) {
			Obs member = new Obs();
			member.setConcept(concepts.of(question));
			setter.accept(member, value);
			group.addGroupMember(member);
		}
	}

	/** Keeps the obs that say what is to be said, voids the others, adds what is missing. */
	private <T> void replace(Encounter encounter, ProgressNoteConcept question, List<T> values,
			Function<Obs, T> getter, BiConsumer<Obs, T> setter) {
		Concept concept = concepts.of(question);
		List<T> missing = new ArrayList<>(values);
		for (Obs obs : inOrder(encounter.getObsAtTopLevel(false))) {
			if (obs.getConcept().equals(concept) && !missing.remove(getter.apply(obs))) {
				voidObs(obs);
			}
		}
		for (T value : missing) {
			Obs obs = new Obs();
			obs.setConcept(concept);
			setter.accept(obs, value);
			encounter.addObs(obs);
		}
	}

	/** A therapist may correct a draft without the privilege to delete other people's observations. */
	private static void voidObs(Obs obs) {
		Context.addProxyPrivilege(PrivilegeConstants.DELETE_OBS);
		try {
			Context.getObsService().voidObs(obs, VOID_REASON);
		} finally {
			Context.removeProxyPrivilege(PrivilegeConstants.DELETE_OBS);
		}
	}

	private Concept answer(ProgressNoteConcept question, String uuid) {
		return concepts.of(question).getAnswers(true).stream().map(ConceptAnswer::getAnswerConcept)
				.filter(Objects::nonNull).filter(answer -> answer.getUuid().equals(uuid)).findFirst().orElseThrow(
						() -> new InvalidProgressNoteException(
								"sessionnotes.error.progressNote.noAnswer." + question.getKey()));
	}

	/**
	 * @return the fields that a signature is made on, without signer and patient: all of the encounter that says something
	 *         of the session, and every obs that is not an addendum, whatever its concept. Neither uuids of rows nor
	 *         people's ids count, so that the platform may copy the rows when patients are merged.
	 */
	SignedRecord.Builder fields(Encounter encounter) {
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		Map<String, List<String>> values = new TreeMap<>();
		values.put("encounterType", one(encounter.getEncounterType().getUuid()));
		values.put("location", one(encounter.getLocation() == null ? null : encounter.getLocation().getUuid()));
		values.put("start", one(encounter.getEncounterDatetime().toInstant().toString()));
		values.put("provider", encounter.getActiveEncounterProviders().stream().map(NoteRecord::provider).sorted()
				.collect(Collectors.toList()));
		for (Obs obs : obsOfNote(encounter)) {
			if (questions.get(obs.getConcept().getConceptId()) != ProgressNoteConcept.ADDENDUM) {
				values.computeIfAbsent(name(obs, questions), name -> new ArrayList<>())
						.add(value(obs, questions, encounter));
			}
		}
		SignedRecord.Builder record = SignedRecord.builder();
		values.forEach((name, ofName) -> {
			Collections.sort(ofName);
			record.field(name, ofName);
		});
		return record;
	}

	private static Collection<Obs> obsOfNote(Encounter encounter) {
		return encounter.getObsAtTopLevel(true).stream().filter(obs -> isPart(obs, encounter))
				.collect(Collectors.toList());
	}

	private static Collection<Obs> membersOf(Obs group, Encounter encounter) {
		Set<Obs> members = group.getGroupMembers(true);
		return members == null
				? Collections.emptySet()
				: members.stream().filter(member -> isPart(member, encounter)).collect(Collectors.toList());
	}

	/**
	 * Of a note that was voided whole, those obs count that were voided with it. Platform: they get the encounter's reason
	 * and its date, which a database may keep in whole seconds.
	 */
	private static boolean isPart(Obs obs, Encounter encounter) {
		return !obs.getVoided() || encounter.getVoided() && Objects.equals(obs.getVoidReason(), encounter.getVoidReason())
				&& obs.getDateVoided() != null && encounter.getDateVoided() != null
				&& obs.getDateVoided().getTime() / 1000 == encounter.getDateVoided().getTime() / 1000;
	}

	private static String provider(EncounterProvider provider) {
		return provider.getProvider().getUuid() + " " + provider.getEncounterRole().getUuid();
	}

	private static String name(Obs obs, Map<Integer, ProgressNoteConcept> questions) {
		ProgressNoteConcept question = questions.get(obs.getConcept().getConceptId());
		return question == null ? obs.getConcept().getUuid() : question.getKey();
	}

	/** An obs as text: its kind, its value, its modifier and its comment where it has one. A group is told by its members' digest. */
	private static String value(Obs obs, Map<Integer, ProgressNoteConcept> questions, Encounter encounter) {
		String value;
		if (obs.hasGroupMembers(true)) {
			SignedRecord.Builder members = SignedRecord.builder();
			Map<String, List<String>> values = new TreeMap<>();
			for (Obs member : membersOf(obs, encounter)) {
				values.computeIfAbsent(name(member, questions), name -> new ArrayList<>())
						.add(value(member, questions, encounter));
			}
			values.forEach((name, ofName) -> {
				Collections.sort(ofName);
				members.field(name, ofName);
			});
			value = "group " + members.build().getDigest();
		} else if (obs.getValueCoded() != null) {
			value = "coded " + obs.getValueCoded().getUuid();
		} else if (obs.getValueNumeric() != null) {
			value = "number " + BigDecimal.valueOf(obs.getValueNumeric()).stripTrailingZeros().toPlainString();
		} else if (obs.getValueDatetime() != null) {
			value = "time " + obs.getValueDatetime().toInstant();
		} else if (obs.getValueDrug() != null) {
			value = "drug " + obs.getValueDrug().getUuid();
		} else if (obs.getValueComplex() != null) {
			value = "complex " + obs.getValueComplex();
		} else {
			value = "text " + obs.getValueText();
		}
		return withComment(obs.getValueModifier() == null ? value : value + "\nmodifier " + obs.getValueModifier(), obs);
	}

	private static String withComment(String value, Obs obs) {
		return obs.getComment() == null ? value : value + "\ncomment " + obs.getComment();
	}

	/** @return what an encounter's date and time is to be; null for a content that knows neither */
	static Date datetime(ProgressNoteContent content) {
		Instant start = content.getStart() != null ? content.getStart() : content.getSessionDay();
		return start == null ? null : Date.from(start);
	}

	static Instant startOfDay(Instant time) {
		return startOfDay(time.atZone(ZoneId.systemDefault()).toLocalDate());
	}

	static Instant startOfDay(LocalDate day) {
		return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
	}

	private static String coded(Obs obs) {
		return obs.getValueCoded() == null ? null : obs.getValueCoded().getUuid();
	}

	private static <T> List<T> one(T value) {
		return value == null ? new ArrayList<>() : new ArrayList<>(Collections.singletonList(value));
	}

	/** Rows not saved yet come last. */
	private static List<Obs> inOrder(Collection<Obs> obs) {
		return obs.stream().sorted(Comparator.comparing(Obs::getObsId, Comparator.nullsLast(Comparator.naturalOrder())))
				.collect(Collectors.toList());
	}
}
