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
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openmrs.CodedOrFreeText;
import org.openmrs.Concept;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedDiagnosis;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;

/** Reads from a note's encounter everything that a view of the note shows, in the current wording of the dictionary. */
class ShownContentReader {

	private final ProgressNoteConcepts concepts;

	private final SessionOffsets offsets;

	ShownContentReader(ProgressNoteConcepts concepts, SessionOffsets offsets) {
		this.concepts = concepts;
		this.offsets = offsets;
	}

	/**
	 * @return the content that {@link ProgressNoteMapper#read} also returns, and everything else that a view of the
	 *         note shows, in the current wording of the dictionary
	 */
	SignedContent shown(Encounter encounter) {
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		List<SignedAnswer> answers = ProgressNoteObs.inOrder(ProgressNoteObs.of(encounter)).stream()
				.filter(obs -> questions.get(obs.getConcept().getConceptId()) != ProgressNoteConcept.ADDENDUM)
				.map(obs -> answer(obs, questions, encounter)).collect(Collectors.toList());
		String risk = ShownAnswers.last(answers, ProgressNoteConcept.RISK);
		return new SignedContent(Context.getLocale().toLanguageTag(), sessionDay(encounter),
				SessionPlace.start(encounter), concepts.asksForAction(risk), therapists(encounter),
				diagnoses(encounter), answers);
	}

	/**
	 * @return the day of the session at the place where the session was held. If the day at the session's place is not
	 *         known, the day in the server's time zone is returned.
	 */
	private LocalDate sessionDay(Encounter encounter) {
		return SessionPlace.day(encounter.getEncounterDatetime().toInstant(), offsets.of(encounter).orElse(null));
	}

	/** @return the diagnoses of the encounter, in the current wording of the dictionary */
	List<SignedDiagnosis> diagnoses(Encounter encounter) {
		return encounter.getDiagnoses().stream().filter(each -> !each.getVoided())
				.sorted(Comparator.comparing(Diagnosis::getRank, Comparator.nullsLast(Comparator.naturalOrder()))
						.thenComparing(Diagnosis::getDiagnosisId, Comparator.nullsLast(Comparator.naturalOrder())))
				.map(ShownContentReader::shownDiagnosis).collect(Collectors.toList());
	}

	private static SignedDiagnosis shownDiagnosis(Diagnosis diagnosis) {
		CodedOrFreeText what = diagnosis.getDiagnosis();
		Concept concept = what.getCoded();
		return new SignedDiagnosis(concept == null ? null : concept.getUuid(),
				concept == null ? what.getNonCoded() : ConceptWording.of(concept),
				diagnosis.getCertainty() == null ? null : diagnosis.getCertainty().name(),
				diagnosis.getRank() == null ? null : diagnosis.getRank().toString());
	}

	private static List<SignedContent.Therapist> therapists(Encounter encounter) {
		return encounter.getActiveEncounterProviders().stream().map(EncounterProvider::getProvider)
				.map(provider -> new SignedContent.Therapist(provider.getUuid(),
						provider.getPerson() == null ? null : provider.getPerson().getUuid(), provider.getName()))
				.collect(Collectors.toList());
	}

	/** @return the content that a view of an addendum shows, in the current wording of the dictionary */
	SignedContent shownAddendum(Encounter encounter, Obs addendum) {
		return new SignedContent(Context.getLocale().toLanguageTag(), sessionDay(encounter),
				null,
				false, Collections.emptyList(), Collections.emptyList(),
				Collections.singletonList(answer(addendum, concepts.byConceptId(), encounter)));
	}

	static SignedAnswer answer(Obs obs, Map<Integer, ProgressNoteConcept> questions, Encounter encounter) {
		ProgressNoteConcept question = questions.get(obs.getConcept().getConceptId());
		List<SignedAnswer> members = ProgressNoteObs.membersOf(obs, encounter).stream()
				.map(member -> answer(member, questions, encounter))
				.sorted(Comparator.comparing(ShownContentReader::orderInGroup)).collect(Collectors.toList());
		SignedAnswer.Kind kind = kind(obs);
		return new SignedAnswer(question == null ? null : question.getKey(), obs.getConcept().getUuid(),
				ConceptWording.of(obs.getConcept()), kind, value(obs, kind), wordingOfAnswer(obs, kind), obs.getComment(),
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
			return ConceptWording.of(obs.getValueCoded());
		}
		if (kind == SignedAnswer.Kind.NUMBER) {
			return ConceptWording.units(obs.getConcept());
		}
		return kind == SignedAnswer.Kind.OTHER && obs.getValueDrug() != null ? obs.getValueDrug().getName() : null;
	}
}
