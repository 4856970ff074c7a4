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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.openmrs.Concept;
import org.openmrs.ConceptClass;
import org.openmrs.ConceptDatatype;
import org.openmrs.ConceptDescription;
import org.openmrs.ConceptName;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.api.ConceptService;
import org.openmrs.api.UserService;
import org.openmrs.module.sessionnotes.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.SessionNotesPrivileges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what the module's code relies on, where it is not there yet: the concept of psychotherapy notes, the set of
 * restricted concepts, privileges and roles. What is there stays as the administrator has made it.
 */
public class MetadataInstaller {

	private static final Logger log = LoggerFactory.getLogger(MetadataInstaller.class);

	private static final String THERAPIST = "Session Notes: Therapist";

	private static final String SUPERVISOR = "Session Notes: Supervisor";

	private static final String PRIVACY_OFFICER = "Session Notes: Privacy Officer";

	private final ConceptService conceptService;

	private final UserService userService;

	public MetadataInstaller(ConceptService conceptService, UserService userService) {
		this.conceptService = conceptService;
		this.userService = userService;
	}

	/** Called as a user who may change concepts and roles; at start-up that is the platform itself. */
	public void install() {
		try {
			installConcepts();
		} catch (RuntimeException e) {
			// a locked dictionary, for one: without the concept there is nothing to divert, and the clinic still works
			log.error("The concepts of the psychotherapy notes could not be made; they are tried again at the next start",
					e);
		}
		installRole(THERAPIST, "Writes progress notes and their own psychotherapy notes",
				Arrays.asList(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES,
						SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES,
						"Disclose Psychotherapy Notes", "Manage Progress Notes", "Sign Progress Notes"));
		installRole(SUPERVISOR, "Supervises therapists and co-signs their progress notes",
				Arrays.asList("Manage Progress Notes", "Sign Progress Notes", "Cosign Progress Notes"));
		installRole(PRIVACY_OFFICER, "Answers for the privacy of notes and checks the log of accesses; sees no note",
				Arrays.asList("Record Psychotherapy Note Orders", "Approve Psychotherapy Note Orders",
						SessionNotesPrivileges.GET_ACCESS_LOG, "Restrict Progress Note Access"));
	}

	private void installConcepts() {
		Concept note = conceptService.getConceptByUuid(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		if (note == null) {
			note = conceptService.saveConcept(concept(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
					"Psychotherapy note", "A therapist's private note on a session, seen by its author alone",
					ConceptDatatype.TEXT_UUID, "Misc"));
		}
		if (conceptService.getConceptByUuid(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID) == null) {
			Concept set = concept(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID, "Restricted to the author",
					"Answers to the members of this set are kept apart from the record as psychotherapy notes",
					ConceptDatatype.N_A_UUID, "ConvSet");
			set.setSet(true);
			set.addSetMember(note);
			conceptService.saveConcept(set);
		}
	}

	private Concept concept(String uuid, String name, String description, String datatypeUuid, String className) {
		Concept concept = new Concept();
		concept.setUuid(uuid);
		concept.setFullySpecifiedName(new ConceptName(freeName(name), Locale.ENGLISH));
		concept.addDescription(new ConceptDescription(description, Locale.ENGLISH));
		concept.setDatatype(conceptService.getConceptDatatypeByUuid(datatypeUuid));
		concept.setConceptClass(conceptClass(className));
		return concept;
	}

	/** The class is for people who browse the dictionary: where the clinic has renamed it, another will do. */
	private ConceptClass conceptClass(String name) {
		ConceptClass named = conceptService.getConceptClassByName(name);
		return named != null ? named : conceptService.getAllConceptClasses(false).get(0);
	}

	/** A dictionary allows a name once; the clinic's own concept of the same name keeps it. */
	private String freeName(String name) {
		return conceptService.getConceptByName(name) == null ? name : name + " (Session Notes)";
	}

	private void installRole(String name, String description, List<String> privileges) {
		if (userService.getRole(name) != null) {
			return;
		}
		Role role = new Role(name, description);
		for (String privilege : privileges) {
			role.addPrivilege(privilege(privilege));
		}
		userService.saveRole(role);
	}

	private Privilege privilege(String name) {
		Privilege existing = userService.getPrivilege(name);
		return existing != null ? existing : userService.savePrivilege(new Privilege(name, name));
	}
}
