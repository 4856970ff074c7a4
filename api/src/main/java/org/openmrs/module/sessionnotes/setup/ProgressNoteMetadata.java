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

import java.util.Arrays;

import org.openmrs.Concept;
import org.openmrs.ConceptAnswer;
import org.openmrs.ConceptDatatype;
import org.openmrs.ConceptMap;
import org.openmrs.ConceptMapType;
import org.openmrs.ConceptNumeric;
import org.openmrs.ConceptReferenceTerm;
import org.openmrs.ConceptSource;
import org.openmrs.EncounterRole;
import org.openmrs.EncounterType;
import org.openmrs.api.ConceptService;
import org.openmrs.api.EncounterService;
import org.openmrs.api.UserService;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/** Installs the encounter type, the therapist's encounter role and the concepts of progress notes. */
public class ProgressNoteMetadata {

	private static final String LOINC = "LOINC";

	private static final String SAME_AS = "SAME-AS";

	private final ConceptService conceptService;

	private final EncounterService encounterService;

	private final UserService userService;

	private final NewConcepts newConcepts;

	public ProgressNoteMetadata(ConceptService conceptService, EncounterService encounterService, UserService userService) {
		this.conceptService = conceptService;
		this.encounterService = encounterService;
		this.userService = userService;
		this.newConcepts = new NewConcepts(conceptService);
	}

	void install() {
		installEncounterType();
		installEncounterRole();
		for (ProgressNoteAnswer answer : ProgressNoteAnswer.values()) {
			if (conceptService.getConceptByUuid(answer.getUuid()) == null) {
				conceptService.saveConcept(newConcepts.describe(new Concept(), answer.getUuid(), answer.getConceptName(),
						"An answer in a progress note", ConceptDatatype.N_A_UUID, "Misc"));
			}
		}
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			if (conceptService.getConceptByUuid(question.getUuid()) == null) {
				conceptService.saveConcept(concept(question));
			}
		}
	}

	/**
	 * Installs the encounter type. Core allows only users who have the encounter type's editPrivilege to write an
	 * encounter of that type. Reading an encounter requires only the platform's own privileges.
	 */
	private void installEncounterType() {
		if (encounterService.getEncounterTypeByUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID) != null) {
			return;
		}
		String name = "Progress note";
		EncounterType type = new EncounterType(
				encounterService.getEncounterType(name) == null ? name : name + " (Session Notes)",
				"The formal record of a session, fixed once it is signed");
		type.setUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID);
		type.setEditPrivilege(MetadataInstaller.privilege(userService, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES));
		encounterService.saveEncounterType(type);
	}

	private void installEncounterRole() {
		if (encounterService.getEncounterRoleByUuid(SessionNotesMetadata.CLINICIAN_ENCOUNTER_ROLE_UUID) != null) {
			return;
		}
		String name = "Clinician";
		EncounterRole role = new EncounterRole();
		role.setUuid(SessionNotesMetadata.CLINICIAN_ENCOUNTER_ROLE_UUID);
		role.setName(encounterService.getEncounterRoleByName(name) == null ? name : name + " (Session Notes)");
		role.setDescription("Whoever held the session");
		encounterService.saveEncounterRole(role);
	}

	private Concept concept(ProgressNoteConcept question) {
		boolean group = question.getKind() == ProgressNoteConcept.Kind.GROUP;
		Concept concept = newConcepts.describe(
				question.getKind() == ProgressNoteConcept.Kind.MINUTES ? minutes() : new Concept(), question.getUuid(),
				question.getConceptName(), "A question of the progress note", question.getKind().getDatatypeUuid(),
				group ? "ConvSet" : "Question");
		for (ProgressNoteAnswer answer : question.getAnswers()) {
			concept.addAnswer(new ConceptAnswer(conceptService.getConceptByUuid(answer.getUuid())));
		}
		if (group) {
			concept.setSet(true);
			for (ProgressNoteConcept member : Arrays.asList(ProgressNoteConcept.GOAL, ProgressNoteConcept.GOAL_RATING,
					ProgressNoteConcept.GOAL_COMMENT)) {
				concept.addSetMember(conceptService.getConceptByUuid(member.getUuid()));
			}
		}
		mapToLoinc(concept, question);
		return concept;
	}

	private static ConceptNumeric minutes() {
		ConceptNumeric minutes = new ConceptNumeric();
		minutes.setUnits("min");
		minutes.setLowAbsolute(0.0);
		minutes.setAllowDecimal(false);
		return minutes;
	}

	/** Maps a concept to LOINC if the clinic's dictionary has LOINC. */
	private void mapToLoinc(Concept concept, ProgressNoteConcept question) {
		ConceptSource loinc = question.getLoinc() == null ? null : conceptService.getConceptSourceByName(LOINC);
		ConceptMapType sameAs = loinc == null ? null : conceptService.getConceptMapTypeByName(SAME_AS);
		if (sameAs != null) {
			ConceptReferenceTerm term = conceptService.getConceptReferenceTermByCode(question.getLoinc(), loinc);
			concept.addConceptMapping(new ConceptMap(term != null
					? term
					: new ConceptReferenceTerm(loinc, question.getLoinc(), null),
					sameAs));
		}
	}
}
