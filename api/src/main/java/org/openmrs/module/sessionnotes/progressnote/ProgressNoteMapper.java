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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.CodedOrFreeText;
import org.openmrs.Concept;
import org.openmrs.ConceptAnswer;
import org.openmrs.ConceptName;
import org.openmrs.ConceptNumeric;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.Completeness;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedDiagnosis;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.util.PrivilegeConstants;

/**
 * Reads and writes the content of a progress note as the record holds it: an encounter and its obs.
 * <p>
 * The encounter's date and time is the start of the session. As everywhere in OpenMRS, midnight stands for a date without a
 * time; the start is then not known.
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

	private static final String MISSING = "sessionnotes.missing.";

	/** The signed field that holds the diagnoses. */
	static final String DIAGNOSES = "diagnoses";

	private static final String VOID_REASON = "changed in the draft";

	private final ProgressNoteConcepts concepts;

	private final SessionOffsets offsets;

	ProgressNoteMapper(ProgressNoteConcepts concepts, SessionOffsets offsets) {
		this.concepts = concepts;
		this.offsets = offsets;
	}

	/** @return the current content of the record, read with the questions as the clinic asks them now */
	ProgressNoteContent read(Encounter encounter) {
		return content(shown(encounter)).toBuilder().offset(offsets.of(encounter).orElse(null)).build();
	}

	/** @return the same content as {@link #read}, with everything that a view shows of it, in the current wording */
	SignedContent shown(Encounter encounter) {
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		List<SignedAnswer> answers = inOrder(obsOfNote(encounter)).stream()
				.filter(obs -> questions.get(obs.getConcept().getConceptId()) != ProgressNoteConcept.ADDENDUM)
				.map(obs -> answer(obs, questions, encounter)).collect(Collectors.toList());
		String risk = last(answers, ProgressNoteConcept.RISK);
		return new SignedContent(Context.getLocale().toLanguageTag(), sessionDay(encounter),
				SessionPlace.start(encounter), concepts.asksForAction(risk), therapists(encounter),
				diagnoses(encounter), answers);
	}

	/**
	 * @return the day of the session at the place where it was held. If that is not known, it is the day in the server's
	 *          time zone.
	 */
	LocalDate sessionDay(Encounter encounter) {
		Instant start = SessionPlace.start(encounter);
		ZoneId server = ZoneId.systemDefault();
		return start == null
				? encounter.getEncounterDatetime().toInstant().atZone(server).toLocalDate()
				: start.atZone(offsets.of(encounter).map(ZoneId.class::cast).orElse(server)).toLocalDate();
	}

	/** @return the diagnoses of the encounter, in the current wording */
	List<SignedDiagnosis> diagnoses(Encounter encounter) {
		return encounter.getDiagnoses().stream().filter(each -> !each.getVoided())
				.sorted(Comparator.comparing(Diagnosis::getRank, Comparator.nullsLast(Comparator.naturalOrder()))
						.thenComparing(Diagnosis::getDiagnosisId, Comparator.nullsLast(Comparator.naturalOrder())))
				.map(ProgressNoteMapper::shownDiagnosis).collect(Collectors.toList());
	}

	private static SignedDiagnosis shownDiagnosis(Diagnosis diagnosis) {
		CodedOrFreeText what = diagnosis.getDiagnosis();
		Concept concept = what.getCoded();
		return new SignedDiagnosis(concept == null ? null : concept.getUuid(),
				concept == null ? what.getNonCoded() : wording(concept),
				diagnosis.getCertainty() == null ? null : diagnosis.getCertainty().name(),
				diagnosis.getRank() == null ? null : diagnosis.getRank().toString());
	}

	private static List<SignedContent.Therapist> therapists(Encounter encounter) {
		return encounter.getActiveEncounterProviders().stream().map(EncounterProvider::getProvider)
				.map(provider -> new SignedContent.Therapist(provider.getUuid(),
						provider.getPerson() == null ? null : provider.getPerson().getUuid(), provider.getName()))
				.collect(Collectors.toList());
	}

	/** @return the content to show for an addendum, in the current wording */
	SignedContent shownAddendum(Encounter encounter, Obs addendum) {
		return new SignedContent(Context.getLocale().toLanguageTag(), sessionDay(encounter),
				null,
				false, Collections.emptyList(), Collections.emptyList(),
				Collections.singletonList(answer(addendum, concepts.byConceptId(), encounter)));
	}

	private static SignedAnswer answer(Obs obs, Map<Integer, ProgressNoteConcept> questions, Encounter encounter) {
		ProgressNoteConcept question = questions.get(obs.getConcept().getConceptId());
		List<SignedAnswer> members = membersOf(obs, encounter).stream().map(member -> answer(member, questions, encounter))
				.sorted(Comparator.comparing(ProgressNoteMapper::orderInGroup)).collect(Collectors.toList());
		SignedAnswer.Kind kind = kind(obs);
		return new SignedAnswer(question == null ? null : question.getKey(), obs.getConcept().getUuid(),
				wording(obs.getConcept()), kind, value(obs, kind), wordingOfAnswer(obs, kind), obs.getComment(),
				obs.getValueModifier(), members);
	}

	private static String orderInGroup(SignedAnswer member) {
		return member.getQuestion() + " " + member.getConceptUuid() + " " + member.getValue();
	}

	private static SignedAnswer.Kind kind(Obs obs) {
		if (obs.hasGroupMembers(true)) {
			return SignedAnswer.Kind.GROUP;
		}
		if (obs.getValueCoded() != null) {
			return SignedAnswer.Kind.CODED;
		}
		if (obs.getValueNumeric() != null) {
			return SignedAnswer.Kind.NUMBER;
		}
		if (obs.getValueDatetime() != null) {
			return SignedAnswer.Kind.TIME;
		}
		return obs.getValueDrug() != null || obs.getValueComplex() != null
				? SignedAnswer.Kind.OTHER
				: SignedAnswer.Kind.TEXT;
	}

	private static String value(Obs obs, SignedAnswer.Kind kind) {
		switch (kind) {
			case GROUP :
				return null;
			case CODED :
				return obs.getValueCoded().getUuid();
			case NUMBER :
				return BigDecimal.valueOf(obs.getValueNumeric()).stripTrailingZeros().toPlainString();
			case TIME :
				return obs.getValueDatetime().toInstant().toString();
			case OTHER :
				return obs.getValueDrug() != null ? obs.getValueDrug().getUuid() : obs.getValueComplex();
			default :
				return obs.getValueText();
		}
	}

	private static String wordingOfAnswer(Obs obs, SignedAnswer.Kind kind) {
		if (kind == SignedAnswer.Kind.CODED) {
			return wording(obs.getValueCoded());
		}
		if (kind == SignedAnswer.Kind.NUMBER) {
			return units(obs.getConcept());
		}
		return kind == SignedAnswer.Kind.OTHER && obs.getValueDrug() != null ? obs.getValueDrug().getName() : null;
	}

	/** @return the unit in which a number is entered; null if the concept is not numeric */
	static String units(Concept concept) {
		ConceptNumeric numeric = ProxyPrivileges.with(
				() -> Context.getConceptService().getConceptNumeric(concept.getConceptId()),
				PrivilegeConstants.GET_CONCEPTS);
		return numeric == null ? null : numeric.getUnits();
	}

	private static String wording(Concept concept) {
		return wording(concept, Context.getLocale());
	}

	private static String wording(Concept concept, Locale locale) {
		ConceptName name = concept.getName(locale);
		return name == null ? null : name.getName();
	}

	/** @return the note's content from the content that was shown, no matter when it was shown */
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
				.goals(of(answers, ProgressNoteConcept.GOALS).map(ProgressNoteMapper::goal).collect(Collectors.toList()))
				.noGoalReason(last(answers, ProgressNoteConcept.NO_GOAL_REASON))
				.change(last(answers, ProgressNoteConcept.CHANGE))
				.changeDescribed(text(answers, ProgressNoteConcept.CHANGE_DESCRIBED))
				.plan(text(answers, ProgressNoteConcept.PLAN)).risk(last(answers, ProgressNoteConcept.RISK))
				.riskAcute(shown.isRiskAcute()).riskAction(text(answers, ProgressNoteConcept.RISK_ACTION)).build();
	}

	/**
	 * Rounds down to full minutes. Forms and interfaces may record parts of minutes, and a minute that was only begun does
	 * not count.
	 */
	private static int fullMinutes(double minutes) {
		return (int) Math.floor(minutes);
	}

	/**
	 * Returns the answers to a question. An answer of another kind than its question's is ignored; a form may have written
	 * it.
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

	private static String last(List<SignedAnswer> answers, ProgressNoteConcept question) {
		return of(answers, question).map(SignedAnswer::getValue).reduce(null, (one, other) -> other);
	}

	/**
	 * Returns all texts that answer a question. A path other than the module's own may have answered it twice, and the
	 * author must see every text.
	 */
	private static String text(List<SignedAnswer> answers, ProgressNoteConcept question) {
		List<String> texts = of(answers, question).map(SignedAnswer::getValue).filter(Objects::nonNull)
				.collect(Collectors.toList());
		return texts.isEmpty() ? null : String.join("\n\n", texts);
	}

	private static GoalProgress goal(SignedAnswer group) {
		return new GoalProgress(last(group.getMembers(), ProgressNoteConcept.GOAL),
				last(group.getMembers(), ProgressNoteConcept.GOAL_RATING),
				last(group.getMembers(), ProgressNoteConcept.GOAL_COMMENT));
	}

	private Map<ProgressNoteConcept, List<Obs>> answers(Encounter encounter) {
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		Map<ProgressNoteConcept, List<Obs>> answers = new EnumMap<>(ProgressNoteConcept.class);
		for (Obs obs : inOrder(obsOfNote(encounter))) {
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
	 * @return the elements with a question that allows only one answer but has several. Text questions are not among them,
	 *          because all their answers are shown.
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
	 * @param addendumConcepts the concepts with which signed addenda of this note were written
	 * @return the addenda as they are in the record, the oldest first
	 */
	List<Obs> addenda(Encounter encounter, Set<String> addendumConcepts) {
		return inOrder(obsOfNote(encounter)).stream().filter(obs -> isAddendum(obs, addendumConcepts))
				.collect(Collectors.toList());
	}

	/** @return the text that the signature on an addendum covers: its text, and any comment that was added to it later */
	static String addendumText(Obs addendum) {
		return withComment(addendum.getValueText(), addendum);
	}

	/**
	 * Writes content to an encounter. Values that do not change keep their obs. The caller saves the encounter.
	 *
	 * @throws InvalidProgressNoteException if a coded value is not an answer to its question
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
			// a locked dictionary from an earlier version does not have this question yet
			codes(encounter, ProgressNoteConcept.NO_GOAL_REASON, one(content.getNoGoalReason()));
		}
		codes(encounter, ProgressNoteConcept.CHANGE, one(content.getChange()));
		codes(encounter, ProgressNoteConcept.RISK, one(content.getRisk()));
		replace(encounter, ProgressNoteConcept.END, one(content.getEnd()), obs -> obs.getValueDatetime().toInstant(),
				(obs, value) -> obs.setValueDatetime(Date.from(value)));
		replace(encounter, ProgressNoteConcept.DURATION, one(content.getMinutes()),
				obs -> fullMinutes(obs.getValueNumeric()), (obs, value) -> obs.setValueNumeric(value.doubleValue()));
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		List<GoalProgress> goals = content.getGoals().stream().filter(goal -> !isEmpty(goal)).map(ProgressNoteMapper::asKept)
				.collect(Collectors.toList());
		replace(encounter, ProgressNoteConcept.GOALS, goals, obs -> goal(answer(obs, questions, encounter)), this::fillGoal);
	}

	/** Writes a text. An unchanged text stays as it is, even if it is spread over several obs. */
	private void text(Encounter encounter, ProgressNoteConcept question, String before, String text) {
		if (!StringUtils.defaultString(before).equals(StringUtils.defaultString(text))) {
			replace(encounter, question, one(StringUtils.isEmpty(text) ? null : text), Obs::getValueText, Obs::setValueText);
		}
	}

	private void codes(Encounter encounter, ProgressNoteConcept question, List<String> uuids) {
		replace(encounter, question, uuids.stream().distinct().collect(Collectors.toList()), ProgressNoteMapper::coded,
				(obs, uuid) -> obs.setValueCoded(answer(question, uuid)));
	}

	/** Checks whether a goal is empty. Platform: a group without members is not an obs. */
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
	 * Retains the obs up to the first one with a different value, voids the others, and adds the missing values. The order
	 * is thus preserved.
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

	/** Voids an obs. A therapist may correct a draft without the privilege to delete other users' observations. */
	private static void voidObs(Obs obs) {
		ProxyPrivileges.with(() -> Context.getObsService().voidObs(obs, VOID_REASON), PrivilegeConstants.DELETE_OBS);
	}

	private Concept answer(ProgressNoteConcept question, String uuid) {
		return concepts.of(question).getAnswers(true).stream().map(ConceptAnswer::getAnswerConcept)
				.filter(Objects::nonNull).filter(answer -> answer.getUuid().equals(uuid)).findFirst().orElseThrow(
						() -> new InvalidProgressNoteException(
								"sessionnotes.error.progressNote.noAnswer." + question.getKey()));
	}

	/**
	 * @return the fields that a signature covers, without signer and patient. They are every part of the encounter that
	 *          describes the session, and every obs that is not an addendum, regardless of its concept. The uuids of rows
	 *          and the ids of people are excluded, so that the platform may copy the rows when patients are merged.
	 * @param form the form of the signed fields, see {@link SignedRecord}
	 * @param addendumConcepts the concepts with which signed addenda of this note were written
	 */
	SignedRecord.Builder fields(Encounter encounter, int form, Set<String> addendumConcepts) {
		Map<String, List<String>> values = new TreeMap<>();
		values.put("encounterType", one(encounter.getEncounterType().getUuid()));
		values.put("location", one(encounter.getLocation() == null ? null : encounter.getLocation().getUuid()));
		values.put("start", one(encounter.getEncounterDatetime().toInstant().toString()));
		values.put("provider", encounter.getActiveEncounterProviders().stream().map(ProgressNoteMapper::provider).sorted()
				.collect(Collectors.toList()));
		for (Obs obs : obsOfNote(encounter)) {
			if (!isAddendum(obs, addendumConcepts)) {
				values.computeIfAbsent(obs.getConcept().getUuid(), name -> new ArrayList<>())
						.add(value(obs, encounter));
			}
		}
		List<String> diagnoses = encounter.getDiagnoses().stream().filter(each -> !each.getVoided())
				.map(ProgressNoteMapper::diagnosis).collect(Collectors.toList());
		if (!diagnoses.isEmpty()) {
			values.put(DIAGNOSES, diagnoses);
		}
		SignedRecord.Builder record = SignedRecord.builder(form);
		values.forEach((name, ofName) -> {
			Collections.sort(ofName);
			record.field(name, ofName);
		});
		return record;
	}

	private boolean isAddendum(Obs obs, Set<String> addendumConcepts) {
		return concepts.byConceptId().get(obs.getConcept().getConceptId()) == ProgressNoteConcept.ADDENDUM
				|| addendumConcepts.contains(obs.getConcept().getUuid());
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
	 * Checks whether an obs is part of the note. In a note that was voided as a whole, the obs that were voided with it are
	 * part of it. Platform: these get the encounter's void reason and its date, which a database may store in whole seconds.
	 */
	private static boolean isPart(Obs obs, Encounter encounter) {
		return !obs.getVoided() || encounter.getVoided() && Objects.equals(obs.getVoidReason(), encounter.getVoidReason())
				&& obs.getDateVoided() != null && encounter.getDateVoided() != null
				&& obs.getDateVoided().getTime() / 1000 == encounter.getDateVoided().getTime() / 1000;
	}

	/**
	 * Returns actions that restore earlier voidings. Platform: unvoiding an encounter unvoids every obs with the same date,
	 * which a database may store in whole seconds.
	 *
	 * @param encounter the encounter of a note that was voided as a whole
	 * @return the actions that void the obs again that were voided before the note was
	 */
	List<Runnable> voidingsBefore(Encounter encounter) {
		return encounter.getAllObs(true).stream().filter(obs -> !isPart(obs, encounter)).map(ProgressNoteMapper::voiding)
				.collect(Collectors.toList());
	}

	private static Runnable voiding(Obs obs) {
		User voidedBy = obs.getVoidedBy();
		Date dateVoided = obs.getDateVoided();
		String reason = obs.getVoidReason();
		return () -> {
			obs.setVoided(true);
			obs.setVoidedBy(voidedBy);
			obs.setDateVoided(dateVoided);
			obs.setVoidReason(reason);
		};
	}

	private static String diagnosis(Diagnosis diagnosis) {
		CodedOrFreeText what = diagnosis.getDiagnosis();
		return (what.getCoded() != null ? "coded " + what.getCoded().getUuid() : "text " + what.getNonCoded())
				+ "\ncertainty "
				+ diagnosis.getCertainty() + "\nrank " + diagnosis.getRank();
	}

	private static String provider(EncounterProvider provider) {
		return provider.getProvider().getUuid() + " " + provider.getEncounterRole().getUuid();
	}

	/**
	 * @param field the name of a signed field; obs are named by their concepts, regardless of how the clinic uses the
	 *             concepts later
	 * @return the key of the question that the concept stands for, or the field's own name
	 */
	String fieldKey(String field) {
		String key = concepts.keyOf(field);
		return key == null ? field : key;
	}

	/**
	 * Finds reasons why the note cannot be the signed one. A signature of the first form does not record which question an
	 * answer belongs to. If the note as it is now shown lacks something that every signature requires, it cannot be the
	 * signed content.
	 *
	 * @return the keys of questions that are now unanswered or answered several times, which no signature allows
	 */
	List<String> whatCanNotBeSigned(Encounter encounter) {
		List<String> keys = new ArrayList<>();
		new Completeness().check(read(encounter), Instant.MAX).stream().map(Finding::getMessageCode)
				.filter(code -> code.startsWith(MISSING) && !code.endsWith(ProgressNoteConcept.RISK_ACTION.getKey()))
				.forEach(code -> keys.add(code.substring(MISSING.length())));
		answeredSeveralTimes(encounter).forEach(element -> keys.add(element.getCode()));
		return keys;
	}

	/**
	 * @return the keys of the questions for which the dictionary no longer has the signed wording of the question or its
	 *          answer
	 */
	List<String> reworded(SignedContent signed) {
		Locale locale = Locale.forLanguageTag(signed.getLocale());
		Set<String> keys = new TreeSet<>();
		addReworded(signed.getAnswers(), locale, keys);
		if (!signed.getDiagnoses().stream().allMatch(each -> each.getConceptUuid() == null
				|| isNamed(each.getConceptUuid(), each.getWording(), locale))) {
			keys.add(DIAGNOSES);
		}
		return new ArrayList<>(keys);
	}

	private static void addReworded(List<SignedAnswer> answers, Locale locale, Set<String> keys) {
		for (SignedAnswer answer : answers) {
			boolean sameAnswer = answer.getKind() != SignedAnswer.Kind.CODED
					|| isNamed(answer.getValue(), answer.getWording(), locale);
			if (!sameAnswer || !isNamed(answer.getConceptUuid(), answer.getQuestionWording(), locale)) {
				keys.add(StringUtils.defaultString(answer.getQuestion(), answer.getConceptUuid()));
			}
			addReworded(answer.getMembers(), locale, keys);
		}
	}

	private static boolean isNamed(String conceptUuid, String wording, Locale locale) {
		Concept concept = ProxyPrivileges.with(() -> Context.getConceptService().getConceptByUuid(conceptUuid),
				PrivilegeConstants.GET_CONCEPTS);
		return concept != null && Objects.equals(wording, wording(concept, locale));
	}

	/**
	 * Returns an obs as text: its kind, its value, and its modifier and comment if it has them. A group is represented by
	 * the digest of its members.
	 */
	private static String value(Obs obs, Encounter encounter) {
		String value;
		if (obs.hasGroupMembers(true)) {
			SignedRecord.Builder members = SignedRecord.builder();
			Map<String, List<String>> values = new TreeMap<>();
			for (Obs member : membersOf(obs, encounter)) {
				values.computeIfAbsent(member.getConcept().getUuid(), name -> new ArrayList<>())
						.add(value(member, encounter));
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

	private static String coded(Obs obs) {
		return obs.getValueCoded() == null ? null : obs.getValueCoded().getUuid();
	}

	private static <T> List<T> one(T value) {
		return value == null ? new ArrayList<>() : new ArrayList<>(Collections.singletonList(value));
	}

	/**
	 * Sorts obs by age. Rows that are not saved yet come last. An obs that the platform rewrote takes the place of its
	 * previous version.
	 */
	private static List<Obs> inOrder(Collection<Obs> obs) {
		return obs.stream()
				.sorted(Comparator.comparing(ProgressNoteMapper::firstId, Comparator.nullsLast(Comparator.naturalOrder())))
				.collect(Collectors.toList());
	}

	private static Integer firstId(Obs obs) {
		Obs first = obs;
		while (first.getPreviousVersion() != null) {
			first = first.getPreviousVersion();
		}
		return first.getObsId();
	}
}
