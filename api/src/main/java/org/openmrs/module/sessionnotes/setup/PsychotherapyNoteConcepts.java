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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.openmrs.Concept;
import org.openmrs.ConceptDatatype;
import org.openmrs.api.ConceptService;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;

/** Installs the concepts of psychotherapy notes and of SUD counseling notes, and the set of restricted concepts. */
public class PsychotherapyNoteConcepts {

	private static final String NOTE = "Psychotherapy note";

	private static final String SUD_NOTE = "SUD counseling note";

	private static final String RESTRICTED = "Restricted to the author";

	/** The shipped names of the concepts, each under the uuid of its concept. */
	static final Map<String, String> NAMES = names();

	private final ConceptService conceptService;

	private final NewConcepts newConcepts;

	public PsychotherapyNoteConcepts(ConceptService conceptService) {
		this.conceptService = conceptService;
		this.newConcepts = new NewConcepts(conceptService);
	}

	private static Map<String, String> names() {
		Map<String, String> names = new LinkedHashMap<>();
		names.put(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, NOTE);
		names.put(SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID, SUD_NOTE);
		names.put(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID, RESTRICTED);
		return Collections.unmodifiableMap(names);
	}

	void install() {
		Concept note = conceptService.getConceptByUuid(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		if (note == null) {
			note = conceptService.saveConcept(
					newConcepts.describe(new Concept(), SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
							NOTE, "A therapist's private note on a session, seen by its author alone",
							ConceptDatatype.TEXT_UUID, "Misc"));
		}
		Concept sudNote = conceptService.getConceptByUuid(SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID);
		boolean isNew = sudNote == null;
		if (isNew) {
			sudNote = conceptService.saveConcept(
					newConcepts.describe(new Concept(), SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID,
							SUD_NOTE,
							"A clinician's private note on counseling for a substance use disorder (42 CFR 2.11), seen by its author alone",
							ConceptDatatype.TEXT_UUID, "Misc"));
		}
		Concept existing = conceptService.getConceptByUuid(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID);
		if (existing != null && isNew) {
			existing.addSetMember(sudNote);
			conceptService.saveConcept(existing);
		} else if (existing == null) {
			Concept set = newConcepts.describe(new Concept(), SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID,
					RESTRICTED,
					"Answers to the members of this set are kept apart from the record as psychotherapy notes",
					ConceptDatatype.N_A_UUID, "ConvSet");
			set.setSet(true);
			set.addSetMember(note);
			set.addSetMember(sudNote);
			conceptService.saveConcept(set);
		}
	}
}
