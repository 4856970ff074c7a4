/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.util.Locale;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.openmrs.Concept;
import org.openmrs.ConceptAnswer;
import org.openmrs.ConceptMap;
import org.openmrs.ConceptName;
import org.openmrs.ConceptReferenceTerm;
import org.openmrs.ConceptSource;
import org.openmrs.EncounterType;
import org.openmrs.OpenmrsMetadata;
import org.openmrs.api.ConceptService;
import org.openmrs.api.context.Context;

/** Makes what emrapi asks of a clinic's dictionary before it reads an encounter, and says which encounters are visit notes. */
public class EmrapiMetadata implements UnaryOperator<String> {

	private static final String SOURCE = "org.openmrs.module.emrapi";

	private static final String MAPPINGS = "org.openmrs.module.metadatamapping.api.MetadataMappingService";

	private static final String[] ENCOUNTERS = {"emr.visitNoteEncounterType", "emr.consultEncounterType"};

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		return Acting.as(order, () -> {
			save(set("Diagnosis Concept Set", concept("Coded Diagnosis", "Coded"), concept("Non-Coded Diagnosis", "Text"),
					question("Diagnosis Order", "Primary", "Secondary"),
					question("Diagnosis Certainty", "Confirmed", "Presumed")));
			save(set("Disposition Concept Set", question("Disposition", "Discharge")));
			EncounterType other = new EncounterType("Home visit", "At the patient's home");
			other.setUuid(order.get("otherEncounterType").asText());
			Context.getEncounterService().saveEncounterType(other);
			EncounterType type = Context.getEncounterService().getEncounterTypeByUuid(order.get("encounterType").asText());
			Object mappings = Context.getService(Context.loadClass(MAPPINGS));
			for (String code : ENCOUNTERS) {
				mappings.getClass().getMethod("mapMetadataItem", OpenmrsMetadata.class, String.class, String.class)
						.invoke(mappings, type, SOURCE, code);
			}
			return "";
		});
	}

	private static Concept set(String name, Concept... members) {
		Concept set = concept(name, "N/A");
		set.setSet(true);
		for (Concept member : members) {
			set.addSetMember(save(member));
		}
		return set;
	}

	private static Concept question(String name, String... answers) {
		Concept question = concept(name, "Coded");
		for (String answer : answers) {
			question.addAnswer(new ConceptAnswer(save(concept(answer, "N/A"))));
		}
		return question;
	}

	/** Mapped to its own name, by which emrapi looks for it. */
	private static Concept concept(String name, String datatype) {
		ConceptService concepts = Context.getConceptService();
		Concept concept = new Concept();
		concept.setFullySpecifiedName(new ConceptName("emrapi " + name, Locale.ENGLISH));
		concept.setDatatype(concepts.getConceptDatatypeByName(datatype));
		concept.setConceptClass(concepts.getConceptClassByName("Misc"));
		ConceptReferenceTerm term = new ConceptReferenceTerm(source(), name, name);
		concept.addConceptMapping(
				new ConceptMap(concepts.saveConceptReferenceTerm(term), concepts.getConceptMapTypeByName("same-as")));
		return concept;
	}

	private static ConceptSource source() {
		ConceptService concepts = Context.getConceptService();
		ConceptSource source = concepts.getConceptSourceByName(SOURCE);
		if (source != null) {
			return source;
		}
		ConceptSource made = new ConceptSource();
		made.setName(SOURCE);
		made.setDescription(SOURCE);
		return concepts.saveConceptSource(made);
	}

	private static Concept save(Concept concept) {
		return Context.getConceptService().saveConcept(concept);
	}
}
