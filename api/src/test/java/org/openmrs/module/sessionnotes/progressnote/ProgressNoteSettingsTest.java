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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.Concept;
import org.openmrs.ConceptMap;
import org.openmrs.ConceptName;
import org.openmrs.ConceptReferenceTerm;
import org.openmrs.GlobalProperty;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;

/** A setting that can't work is refused with the reason, and what held before goes on. */
public class ProgressNoteSettingsTest extends ProgressNoteContextTest {

	@BeforeEach
	public void signIn() throws Exception {
		signInAsSuperuser();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"format | SOUP", "hintsOff | noSuchHint", "hintsOff | speculation, noSuchHint",
			"sessionEncounterTypes | 00000000-0000-0000-0000-000000000000", "sessionEncounterTypes | Intake",
			"sessionEncounterTypes | f0e2c3f0-d01f-4abd-9c70-14c3b7176b80"})
	public void whatDoesNotExist_isRefused(String name, String value) {
		String property = "sessionnotes.progressNote." + name;
		assertThatThrownBy(() -> save(property, value)).hasStackTraceContaining("sessionnotes.error.setting." + name);
	}

	@ParameterizedTest
	@ValueSource(strings = {"any words", "3f8c30ce-3148-4131-aca0-3170fa354974, no-such-concept",
			"96408258-000b-424e-af1a-403919332938"})
	public void aRiskThatIsNoAnswer_isRefused(String value) {
		assertThatThrownBy(() -> save(SessionNotesProperties.ACUTE_RISKS, value))
				.hasStackTraceContaining("sessionnotes.error.setting.riskAcute");
	}

	@Test
	public void aCodedConceptWithoutAnswers_isRefused() {
		Concept concept = new Concept();
		concept.addName(new ConceptName("A setting without answers", Locale.ENGLISH));
		concept.setDatatype(Context.getConceptService().getConceptDatatypeByName("Coded"));
		concept.setConceptClass(Context.getConceptService().getConceptClassByName("Question"));
		Context.getConceptService().saveConcept(concept);

		assertThatThrownBy(() -> save(ProgressNoteConcept.SETTING.getGlobalProperty(), concept.getUuid()))
				.hasStackTraceContaining("sessionnotes.error.progressNote.ownConcept.noAnswers");
	}

	@ParameterizedTest
	@ValueSource(strings = {"any words", "00000000-0000-0000-0000-000000000000", "LOINC:no-such-code", ":"})
	public void aConceptThatDoesNotExist_isRefused(String value) {
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			assertThatThrownBy(() -> save(question.getGlobalProperty(), value))
					.hasStackTraceContaining("sessionnotes.error.progressNote.ownConcept.unknown");
		}

		// the platform's transaction is rolled back; a test's own is not, and the values stay as if set by SQL
		assertThat(Context.getAdministrationService().getGlobalProperty(ProgressNoteConcept.SETTING.getGlobalProperty()))
				.isEqualTo(value);
		assertShippedConceptsAreUsed();
	}

	@Test
	public void aMappingToSeveralConcepts_isRefused_andCountsForNothingOnceItIsOne() throws Exception {
		ConceptReferenceTerm term = new ConceptReferenceTerm(Context.getConceptService().getConceptSource(1), "PLAN-1",
				"plan");
		Context.getConceptService().saveConceptReferenceTerm(term);
		String mapping = term.getConceptSource().getName() + ":PLAN-1";
		Concept one = mappedText("Plan of the clinic", term);
		save(ProgressNoteConcept.PLAN.getGlobalProperty(), mapping);
		signInAs(THERAPIST);
		assertThat(draft().getEncounter().getAllObs()).extracting(Obs::getConcept).contains(one);

		signInAsSuperuser();
		Concept other = mappedText("Plan of another clinic", term);
		forgetTheClinicsConcepts();
		assertShippedConceptsAreUsed();
		signInAsSuperuser();
		assertThatThrownBy(() -> save(ProgressNoteConcept.PLAN.getGlobalProperty(), mapping))
				.hasStackTraceContaining("sessionnotes.error.progressNote.ownConcept.several");
		Context.getConceptService().retireConcept(other, "one is enough");
		save(ProgressNoteConcept.PLAN.getGlobalProperty(), mapping);
		signInAs(THERAPIST);
		assertThat(draft().getEncounter().getAllObs()).extracting(Obs::getConcept).contains(one);
	}

	private void assertShippedConceptsAreUsed() {
		signInAs(THERAPIST);
		assertThat(draft().getEncounter().getAllObs()).extracting(obs -> obs.getConcept().getUuid())
				.contains(ProgressNoteConcept.PLAN.getUuid(), ProgressNoteConcept.SETTING.getUuid());
		assertThat(concepts().countMissing()).isZero();
	}

	private static Concept mappedText(String name, ConceptReferenceTerm term) {
		Concept concept = new Concept();
		concept.addName(new ConceptName(name, Locale.ENGLISH));
		concept.setDatatype(Context.getConceptService().getConceptDatatypeByName("Text"));
		concept.setConceptClass(Context.getConceptService().getConceptClassByName("Question"));
		concept.addConceptMapping(new ConceptMap(term, Context.getConceptService().getDefaultConceptMapType()));
		return Context.getConceptService().saveConcept(concept);
	}

	@AfterEach
	public void forgetTheClinicsConcepts() {
		concepts().globalPropertyDeleted("all");
	}

	private static ProgressNoteConcepts concepts() {
		return Context.getRegisteredComponents(ProgressNoteConcepts.class).get(0);
	}

	@Test
	public void whatExists_isTaken() {
		String types = Context.getEncounterService().getEncounterType(1).getUuid() + ", "
				+ Context.getEncounterService().getEncounterType(2).getUuid();
		save(SessionNotesProperties.SESSION_ENCOUNTER_TYPES, types);
		save(SessionNotesProperties.HINTS_OFF, "speculation,textCopied");
		save(SessionNotesProperties.FORMAT, "dap");
		save(SessionNotesProperties.ACUTE_RISKS, ProgressNoteAnswer.RISK_LOW.getUuid());
		save(SessionNotesProperties.ACUTE_RISKS, "");
		save(SessionNotesProperties.HINTS_OFF, "");

		assertThat(Context.getAdministrationService().getGlobalProperty(SessionNotesProperties.SESSION_ENCOUNTER_TYPES))
				.isEqualTo(types);
	}

	private static void save(String property, String value) {
		Context.getAdministrationService().saveGlobalProperty(new GlobalProperty(property, value));
	}
}
