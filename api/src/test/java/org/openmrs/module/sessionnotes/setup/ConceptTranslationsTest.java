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

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.openmrs.Concept;
import org.openmrs.ConceptDescription;
import org.openmrs.ConceptName;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;

public class ConceptTranslationsTest extends SessionNotesContextTest {

	private static final Locale SPANISH = new Locale("es");

	@Test
	public void everyConceptHasItsNameInEachLanguage() {
		ConceptTranslations.englishNames().forEach((uuid, english) -> {
			Concept concept = Context.getConceptService().getConceptByUuid(uuid);

			assertThat(concept.getFullySpecifiedName(Locale.ENGLISH).getName()).isEqualTo(english);
			for (Locale language : ConceptTranslations.LANGUAGES) {
				assertThat(concept.getFullySpecifiedName(language)).as(english + " in " + language).isNotNull();
				assertThat(name(concept, language)).as(english).isNotBlank().isNotEqualTo(english);
			}
		});
		assertThat(name(concept(ProgressNoteAnswer.RISK_HIGH.getUuid()), Locale.FRENCH)).isEqualTo("Risque élevé");
		assertThat(name(concept(ProgressNoteAnswer.RISK_HIGH.getUuid()), new Locale("es", "MX"))).isEqualTo("Riesgo alto");
		assertThat(name(concept(ProgressNoteAnswer.RISK_HIGH.getUuid()), Locale.ITALIAN)).isEqualTo("High risk");
	}

	@Test
	public void aConceptOfAnEarlierVersionIsNamedAtTheNextStart() {
		for (String uuid : new String[]{ProgressNoteConcept.DURATION.getUuid(), ProgressNoteAnswer.CBT.getUuid()}) {
			forgetTranslations(uuid);
		}
		long names = countOf(noteConcept);

		install();

		assertThat(name(concept(ProgressNoteConcept.DURATION.getUuid()), SPANISH))
				.isEqualTo("Duración de la sesión (minutos)");
		assertThat(name(concept(ProgressNoteAnswer.CBT.getUuid()), Locale.FRENCH))
				.isEqualTo("Technique de thérapie cognitivo-comportementale (TCC)");
		assertThat(countOf(noteConcept)).isEqualTo(names);
	}

	@Test
	public void aNameThatTheAdministratorGaveStays() {
		Concept risk = concept(ProgressNoteConcept.RISK.getUuid());
		risk.getFullySpecifiedName(Locale.FRENCH).setName("Dangerosité");
		Context.getConceptService().saveConcept(risk);
		Context.flushSession();
		long names = countOf(risk);

		install();

		assertThat(name(concept(ProgressNoteConcept.RISK.getUuid()), Locale.FRENCH)).isEqualTo("Dangerosité");
		assertThat(countOf(risk)).isEqualTo(names);
	}

	@Test
	public void aConceptThatTheAdministratorRenamedIsNotTranslated() {
		String uuid = ProgressNoteAnswer.OTHER_TECHNIQUE.getUuid();
		forgetTranslations(uuid);
		Concept technique = concept(uuid);
		technique.getFullySpecifiedName(Locale.ENGLISH).setName("Hypnotherapy");
		Context.getConceptService().saveConcept(technique);
		Context.flushSession();

		install();

		assertThat(concept(uuid).getNames(true)).extracting(ConceptName::getLocale).containsOnly(Locale.ENGLISH);
	}

	@Test
	public void aConceptOfTheClinicThatHasTheNameKeepsIt() {
		String uuid = ProgressNoteAnswer.PSYCHOEDUCATION.getUuid();
		forgetTranslations(uuid);
		Concept ofClinic = new Concept();
		ofClinic.setFullySpecifiedName(new ConceptName("Psychoéducation", Locale.FRENCH));
		ofClinic.addDescription(new ConceptDescription("A method", Locale.FRENCH));
		ofClinic.setDatatype(concept(uuid).getDatatype());
		ofClinic.setConceptClass(concept(uuid).getConceptClass());
		Context.getConceptService().saveConcept(ofClinic);
		Context.flushSession();

		install();

		assertThat(name(concept(uuid), Locale.FRENCH)).isEqualTo("Psychoéducation (Session Notes)");
		assertThat(name(concept(uuid), SPANISH)).isEqualTo("Psicoeducación");
		assertThat(name(ofClinic, Locale.FRENCH)).isEqualTo("Psychoéducation");
	}

	private void forgetTranslations(String uuid) {
		Context.getAdministrationService().executeSQL("delete from concept_name where locale in ('fr', 'es') and "
				+ "concept_id = " + concept(uuid).getConceptId(), false);
		Context.clearSession();
	}

	private static void install() {
		Context.getRegisteredComponents(MetadataInstaller.class).get(0).install();
		Context.flushSession();
		Context.clearSession();
	}

	private static Concept concept(String uuid) {
		return Context.getConceptService().getConceptByUuid(uuid);
	}

	private static String name(Concept concept, Locale locale) {
		return concept.getName(locale).getName();
	}

	private long countOf(Concept concept) {
		return count("select count(*) from concept_name where concept_id = " + concept.getConceptId());
	}
}
