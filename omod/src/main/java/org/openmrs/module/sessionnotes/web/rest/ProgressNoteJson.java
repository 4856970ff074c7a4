/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openmrs.EncounterProvider;
import org.openmrs.EncounterRole;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteHeading;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedDiagnosis;
import org.openmrs.module.sessionnotes.progressnote.Addendum;
import org.openmrs.module.sessionnotes.progressnote.OthersChange;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.sessionnotes.progressnote.StepRecord;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.util.PrivilegeConstants;

/** Converts the content of progress notes to plain objects for JSON. */
final class ProgressNoteJson {

	/** The format in which the platform's REST writes moments. */
	private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

	/** The key of a heading that exists in every format, for content that is not under any other heading. */
	private static final String BESIDE = "alsoRecorded";

	private static final String BESIDE_MESSAGE = "sessionnotes.heading." + BESIDE;

	private ProgressNoteJson() {
	}

	/** @return the content of the note under the property names of requests, with the elements in their order */
	static Map<String, Object> content(ProgressNote note) {
		Map<String, Object> content = new LinkedHashMap<>();
		for (ProgressNoteElement element : ProgressNoteElement.values()) {
			content.putAll(of(element, note));
		}
		content.putAll(beside(note));
		return content;
	}

	/**
	 * @return the data that is signed with the note but is not one of the note's elements. REST clients can't change
	 *         this data; only forms and the platform's pages write this data.
	 */
	private static Map<String, Object> beside(ProgressNote note) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("diagnoses", note.getShown().getDiagnoses().stream().map(ProgressNoteJson::diagnosis)
				.collect(Collectors.toList()));
		shown.put("otherAnswers", otherAnswers(note));
		return shown;
	}

	private static Map<String, Object> diagnosis(SignedDiagnosis diagnosis) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("uuid", diagnosis.getConceptUuid());
		shown.put("display", diagnosis.getWording());
		shown.put("certainty", diagnosis.getCertainty());
		shown.put("rank", diagnosis.getRank() == null ? null : Integer.valueOf(diagnosis.getRank()));
		return shown;
	}

	static List<Map<String, Object>> therapists(ProgressNote note) {
		Map<String, String> names = new HashMap<>();
		note.getShown().getTherapists().forEach(each -> names.put(each.getProviderUuid(), each.getName()));
		return note.getEncounter().getActiveEncounterProviders().stream()
				.sorted(Comparator.comparing(EncounterProvider::getEncounterProviderId)).map(each -> {
					String uuid = each.getProvider().getUuid();
					EncounterRole role = each.getEncounterRole();
					Map<String, Object> shown = new LinkedHashMap<>();
					shown.put("uuid", uuid);
					shown.put("display", names.getOrDefault(uuid, each.getProvider().getName()));
					shown.put("role", role == null ? null : reference(role.getUuid(), role.getName()));
					return shown;
				}).collect(Collectors.toList());
	}

	static List<Map<String, Object>> byHeading(ProgressNote note, ProgressNoteFormat format) {
		List<Map<String, Object>> sections = new ArrayList<>();
		for (ProgressNoteHeading heading : format.getHeadings()) {
			sections.add(section(heading.getCode(), heading.getMessageCode(), heading.getLoincs(),
					heading.getElements().stream()
							.map(element -> element(element.getCode(), element.getMessageCode(),
									element.getLoinc().orElse(null), of(element, note)))
							.collect(Collectors.toList())));
		}
		sections.add(section(BESIDE, BESIDE_MESSAGE, Collections.emptyList(),
				Collections.singletonList(element(BESIDE, BESIDE_MESSAGE, null, beside(note)))));
		return sections;
	}

	private static Map<String, Object> section(String code, String messageCode, List<String> loincs,
			List<Map<String, Object>> elements) {
		Map<String, Object> section = new LinkedHashMap<>();
		section.put("heading", code);
		section.put("display", message(messageCode));
		section.put("loinc", loincs);
		section.put("elements", elements);
		return section;
	}

	private static Map<String, Object> element(String code, String messageCode, String loinc, Map<String, Object> content) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("element", code);
		shown.put("display", message(messageCode));
		shown.put("loinc", loinc);
		shown.put("content", content);
		return shown;
	}

	private static Map<String, Object> of(ProgressNoteElement element, ProgressNote note) {
		Map<String, Object> shown = new LinkedHashMap<>();
		ProgressNoteField.of(element).forEach(field -> shown.put(field.getProperty(), value(field, note)));
		return shown;
	}

	private static Object value(ProgressNoteField field, ProgressNote note) {
		ProgressNoteContent content = note.getContent();
		if (field.isOneString()) {
			String value = field.get(content);
			return field.getType() == ProgressNoteField.Type.CODED ? coded(value, note) : value;
		}
		switch (field) {
			case SESSION_DATE :
				return day(content);
			case START :
				return time(content.getStart(), content.getOffset());
			case END :
				return time(content.getEnd(), content.getOffset());
			case DURATION :
				return content.getMinutes();
			case TECHNIQUES :
				return content.getTechniques().stream().map(uuid -> coded(uuid, note)).collect(Collectors.toList());
			case GOALS :
				return content.getGoals().stream().map(goal -> goal(goal, note)).collect(Collectors.toList());
			default :
				throw new IllegalStateException("no value of " + field);
		}
	}

	private static Map<String, Object> goal(GoalProgress goal, ProgressNote note) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("goal", goal.getGoal());
		shown.put("rating", coded(goal.getRating(), note));
		shown.put("comment", goal.getComment());
		shown.put("carried", note.isCarried(goal));
		return shown;
	}

	static List<Map<String, Object>> addenda(ProgressNote note) {
		List<Map<String, Object>> addenda = new ArrayList<>();
		for (Addendum addendum : note.getAddenda()) {
			Map<String, Object> shown = new LinkedHashMap<>();
			shown.put("uuid", addendum.getUuid());
			shown.put("text", addendum.getText());
			if (addendum.getSignature() != null) {
				shown.putAll(step(addendum.getSignature()));
			}
			addenda.add(shown);
		}
		return addenda;
	}

	static List<Map<String, Object>> steps(List<StepRecord> steps) {
		return steps.stream().map(ProgressNoteJson::step).collect(Collectors.toList());
	}

	/** Returns a step without its remark. A remark is addressed to the author and is not part of the record. */
	static Map<String, Object> step(StepRecord step) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("step", step.getStep() == null ? null : step.getStep().name());
		Map<String, String> user = step.getUserName() == null
				? user(step.getUserUuid())
				: reference(step.getUserUuid(), step.getUserName());
		String name = user == null ? null : user.get("display");
		shown.put("user", user);
		shown.put("person", reference(step.getPersonUuid(), name));
		shown.put("provider", reference(step.getProviderUuid(), name));
		shown.put("capacity", step.getCapacity() == null ? null : step.getCapacity().name());
		shown.put("date", time(Instant.ofEpochMilli(step.getDate())));
		shown.put("digest", step.getDigest());
		return shown;
	}

	/**
	 * @return the first entry of the history: the user who began the draft, and the time at which the draft was begun
	 */
	static Map<String, Object> beginning(ProgressNote note) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("step", ProgressNoteState.DRAFT.name());
		shown.put("user", user(note.getEncounter().getCreator().getUuid()));
		shown.put("person", null);
		shown.put("provider", null);
		shown.put("capacity", null);
		shown.put("date", time(note.getEncounter().getDateCreated().toInstant()));
		shown.put("digest", null);
		shown.put("comment", null);
		shown.put("reason", null);
		return shown;
	}

	static List<Map<String, Object>> findings(List<Finding> findings) {
		return findings.stream().map(finding -> {
			Map<String, Object> shown = new LinkedHashMap<>();
			shown.put("code", finding.getMessageCode());
			shown.put("element", finding.getElement().getCode());
			shown.put("message", message(finding.getMessageCode()));
			return shown;
		}).collect(Collectors.toList());
	}

	/** @return the day of the session, such as 2026-01-31 */
	static String day(ProgressNoteContent content) {
		return content.getSessionDay() == null
				? null
				: ClinicDay.of(content.getSessionDay()).toString();
	}

	/** @return the day of the session, such as 2026-01-31 */
	static String day(long millis) {
		return ClinicDay.of(Instant.ofEpochMilli(millis)).toString();
	}

	static Object time(Instant time) {
		return time == null ? null : ConversionUtil.convertToRepresentation(Date.from(time), null);
	}

	/**
	 * Writes a moment with the offset that the REST client sent. If the REST client sends the moment back, the moment
	 * therefore still falls on the same day.
	 */
	static Object time(Instant time, ZoneOffset offset) {
		return time == null || offset == null ? time(time) : WITH_OFFSET.format(time.atOffset(offset));
	}

	/** Returns a coded answer in the wording that the note shows. A signed note shows the wording that was signed. */
	private static Map<String, String> coded(String uuid, ProgressNote note) {
		return reference(uuid, note.getShown().wordingOf(uuid));
	}

	/** @return the concept of each question of the note, in the wording that the note shows */
	static List<Map<String, Object>> questions(ProgressNote note) {
		return note.getShown().getAnswers().stream().filter(answer -> answer.getQuestion() != null).map(answer -> {
			Map<String, Object> shown = new LinkedHashMap<>();
			shown.put("question", answer.getQuestion());
			shown.put("uuid", answer.getConceptUuid());
			shown.put("display", answer.getQuestionWording());
			return shown;
		}).distinct().collect(Collectors.toList());
	}

	/**
	 * @return the answers in the note to questions that are not the note's own, for example questions from a form of
	 *         the clinic
	 */
	static List<Map<String, Object>> otherAnswers(ProgressNote note) {
		return others(note.getOtherAnswers());
	}

	private static List<Map<String, Object>> others(List<SignedAnswer> answers) {
		return answers.stream().map(answer -> {
			Map<String, Object> shown = new LinkedHashMap<>();
			shown.put("uuid", answer.getConceptUuid());
			shown.put("display", answer.getQuestionWording());
			boolean isReference = answer.getKind() == SignedAnswer.Kind.CODED
					|| answer.getKind() == SignedAnswer.Kind.OTHER && answer.getWording() != null;
			shown.put("value", isReference ? reference(answer.getValue(), answer.getWording()) : answer.getValue());
			shown.put("modifier", answer.getModifier());
			shown.put("units", answer.getKind() == SignedAnswer.Kind.NUMBER ? answer.getWording() : null);
			shown.put("comment", answer.getComment());
			shown.put("members", others(answer.getMembers()));
			return shown;
		}).collect(Collectors.toList());
	}

	static List<Map<String, Object>> othersChanges(List<OthersChange> changes) {
		return changes.stream().map(change -> {
			Map<String, Object> shown = new LinkedHashMap<>();
			shown.put("user", user(change.getUserUuid()));
			shown.put("date", time(Instant.ofEpochMilli(change.getDate())));
			shown.put("change", change.getKind().name());
			shown.put("field", change.getField());
			return shown;
		}).collect(Collectors.toList());
	}

	/** @return the reference to a user; null if there is no uuid */
	static Map<String, String> user(String uuid) {
		if (uuid == null) {
			return null;
		}
		User user = ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(uuid), PrivilegeConstants.GET_USERS);
		return reference(uuid, user == null ? null : user.getDisplayString());
	}

	/** @return a reference in the form in which the platform's REST writes references; null if there is no uuid */
	static Map<String, String> reference(String uuid, String display) {
		if (uuid == null) {
			return null;
		}
		Map<String, String> reference = new LinkedHashMap<>();
		reference.put("uuid", uuid);
		reference.put("display", display);
		return Collections.unmodifiableMap(reference);
	}

	static String message(String code, Object... arguments) {
		return Context.getMessageSourceService().getMessage(code, arguments, Context.getLocale());
	}

	/**
	 * @param moment the time in milliseconds since 1970-01-01 UTC, or null
	 * @return the time as REST writes a date; null if there is no time
	 */
	static Object date(Long moment) {
		return moment == null ? null : ConversionUtil.convertToRepresentation(new Date(moment), null);
	}
}
