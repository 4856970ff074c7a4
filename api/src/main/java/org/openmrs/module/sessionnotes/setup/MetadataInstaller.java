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
import java.util.Collections;
import java.util.List;

import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.api.UserService;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates missing metadata on which the module's code relies: concepts; the encounter type and the encounter role of
 * progress notes; privileges; and roles. Existing metadata stays as the administrator has left the metadata.
 */
public class MetadataInstaller {

	private static final Logger log = LoggerFactory.getLogger(MetadataInstaller.class);

	private static final String THERAPIST = "Session Notes: Therapist";

	private static final String SUPERVISOR = "Session Notes: Supervisor";

	private static final String PRIVACY_OFFICER = "Session Notes: Privacy Officer";

	private static final String LICENSED_PROFESSIONAL = "Session Notes: Licensed Professional";

	private final PsychotherapyNoteConcepts psychotherapyNotes;

	private final ProgressNoteMetadata progressNotes;

	private final ConceptTranslations translations;

	private final UserService userService;

	public MetadataInstaller(PsychotherapyNoteConcepts psychotherapyNotes, ProgressNoteMetadata progressNotes,
			ConceptTranslations translations, UserService userService) {
		this.psychotherapyNotes = psychotherapyNotes;
		this.progressNotes = progressNotes;
		this.translations = translations;
		this.userService = userService;
	}

	/**
	 * Installs the metadata. The caller must be a user who may change concepts and roles. At start-up, the caller is the
	 * platform itself.
	 */
	public void install() {
		// one step may fail, for example because the dictionary is locked; without a concept, its question is not asked and
		// its answers are not diverted, but the clinic can still work
		attempt("the concepts of the psychotherapy notes", psychotherapyNotes::install);
		attempt("the encounter type and the concepts of the progress notes", progressNotes::install);
		attempt("the names of the concepts in French and Spanish", translations::install);
		installRole(THERAPIST, "Writes progress notes and their own psychotherapy notes",
				Arrays.asList(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES,
						SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES,
						SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES,
						SessionNotesPrivileges.SIGN_PROGRESS_NOTES));
		installRole(SUPERVISOR,
				"Supervises therapists, co-signs their progress notes and reads what they disclose in training",
				Arrays.asList(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES,
						SessionNotesPrivileges.SIGN_PROGRESS_NOTES,
						SessionNotesPrivileges.COSIGN_PROGRESS_NOTES));
		installRole(PRIVACY_OFFICER, "Answers for the privacy of notes and checks the log of accesses; sees no private note",
				Arrays.asList(SessionNotesPrivileges.RECORD_ORDERS, SessionNotesPrivileges.APPROVE_ORDERS,
						SessionNotesPrivileges.GET_ACCESS_LOG, SessionNotesPrivileges.MANAGE_CLIENT_REQUESTS));
		installRole(LICENSED_PROFESSIONAL,
				"Decides, under a licence, what a client's copy of progress notes leaves out, and reviews what others left out",
				Collections.singletonList(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES));
	}

	private static void attempt(String what, Runnable installation) {
		try {
			installation.run();
		} catch (RuntimeException e) {
			log.error("Session Notes could not make {}; it is tried again at the next start", what, e);
		}
	}

	private void installRole(String name, String description, List<String> privileges) {
		if (userService.getRole(name) != null) {
			return;
		}
		Role role = new Role(name, description);
		for (String privilege : privileges) {
			role.addPrivilege(privilege(userService, privilege));
		}
		userService.saveRole(role);
	}

	/** @return the privilege with the given name; a missing privilege is installed first */
	static Privilege privilege(UserService userService, String name) {
		Privilege existing = userService.getPrivilege(name);
		return existing != null ? existing : userService.savePrivilege(new Privilege(name, name));
	}
}
