/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.metadata;

import org.openmrs.Concept;
import org.openmrs.ConceptDatatype;
import org.openmrs.api.ConceptService;
import org.openmrs.module.sessionnotes.SessionNotesMetadata;

/** The concept of psychotherapy notes and the set of the restricted concepts. */
public class PsychotherapyNoteConcepts {

	private final ConceptService conceptService;

	private final NewConcepts newConcepts;

	public PsychotherapyNoteConcepts(ConceptService conceptService) {
		this.conceptService = conceptService;
		this.newConcepts = new NewConcepts(conceptService);
	}

	void install() {
		Concept note = conceptService.getConceptByUuid(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		if (note == null) {
			note = conceptService.saveConcept(
					newConcepts.describe(new Concept(), SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
							"Psychotherapy note", "A therapist's private note on a session, seen by its author alone",
							ConceptDatatype.TEXT_UUID, "Misc"));
		}
		if (conceptService.getConceptByUuid(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID) == null) {
			Concept set = newConcepts.describe(new Concept(), SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID,
					"Restricted to the author",
					"Answers to the members of this set are kept apart from the record as psychotherapy notes",
					ConceptDatatype.N_A_UUID, "ConvSet");
			set.setSet(true);
			set.addSetMember(note);
			conceptService.saveConcept(set);
		}
	}
}
