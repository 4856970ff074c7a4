/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openmrs.Concept;
import org.openmrs.ConceptNumeric;
import org.openmrs.ConceptSource;
import org.openmrs.EncounterType;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;

public class ProgressNoteMetadataTest extends SessionNotesContextTest {

	@Test
	public void everyQuestionIsThereWithItsDatatypeAndItsAnswers() {
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			Concept concept = Context.getConceptService().getConceptByUuid(question.getUuid());
			assertThat(concept.getDatatype().getUuid()).as(question.name()).isEqualTo(question.getKind().getDatatypeUuid());
			assertThat(concept.getAnswers()).as(question.name()).extracting(answer -> answer.getAnswerConcept().getUuid())
					.containsExactlyInAnyOrder(
							question.getAnswers().stream().map(ProgressNoteAnswer::getUuid).toArray(String[]::new));
		}
	}

	@Test
	public void durationIsInWholeMinutesAndNeverNegative() {
		ConceptNumeric duration = Context.getConceptService()
				.getConceptNumericByUuid(ProgressNoteConcept.DURATION.getUuid());

		assertThat(duration.getUnits()).isEqualTo("min");
		assertThat(duration.getLowAbsolute()).isZero();
		assertThat(duration.getAllowDecimal()).isFalse();
	}

	@Test
	public void aGoalIsAGroupOfThree() {
		Concept group = Context.getConceptService().getConceptByUuid(ProgressNoteConcept.GOALS.getUuid());

		assertThat(group.getSet()).isTrue();
		assertThat(group.getSetMembers()).extracting(Concept::getUuid).containsExactly(ProgressNoteConcept.GOAL.getUuid(),
				ProgressNoteConcept.GOAL_RATING.getUuid(), ProgressNoteConcept.GOAL_COMMENT.getUuid());
	}

	@Test
	public void writingAProgressNoteAsksForItsOwnPrivilegeAndReadingForNone() {
		EncounterType type = Context.getEncounterService()
				.getEncounterTypeByUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID);

		assertThat(type.getEditPrivilege().getPrivilege()).isEqualTo("Manage Progress Notes");
		assertThat(type.getViewPrivilege()).isNull();
	}

	@Test
	public void anotherStartKeepsWhatTheAdministratorAddedAndRenamed() {
		Concept techniques = Context.getConceptService().getConceptByUuid(ProgressNoteConcept.TECHNIQUES.getUuid());
		techniques.getFullySpecifiedName(java.util.Locale.ENGLISH).setName("Methods");
		Context.getConceptService().saveConcept(techniques);
		Context.flushSession();

		Context.getRegisteredComponents(MetadataInstaller.class).get(0).install();

		assertThat(Context.getConceptService().getConceptByUuid(ProgressNoteConcept.TECHNIQUES.getUuid())
				.getFullySpecifiedName(java.util.Locale.ENGLISH).getName()).isEqualTo("Methods");
	}

	@Test
	public void aQuestionIsMappedToLoincWhereTheDictionaryKnowsIt() {
		ConceptSource loinc = new ConceptSource();
		loinc.setName("LOINC");
		loinc.setDescription("Logical Observation Identifiers Names and Codes");
		Context.getConceptService().saveConceptSource(loinc);
		Context.getConceptService()
				.purgeConcept(Context.getConceptService().getConceptByUuid(ProgressNoteConcept.PLAN.getUuid()));
		Context.flushSession();

		Context.getRegisteredComponents(MetadataInstaller.class).get(0).install();

		Concept plan = Context.getConceptService().getConceptByUuid(ProgressNoteConcept.PLAN.getUuid());
		assertThat(plan.getConceptMappings()).singleElement().satisfies(mapping -> {
			assertThat(mapping.getConceptReferenceTerm().getConceptSource()).isEqualTo(loinc);
			assertThat(mapping.getConceptReferenceTerm().getCode()).isEqualTo("18776-5");
			assertThat(mapping.getConceptMapType().getName()).isEqualToIgnoringCase("same-as");
		});
	}
}
