/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote.form;

import org.openmrs.EncounterType;
import org.openmrs.Form;
import org.openmrs.api.EncounterService;
import org.openmrs.api.FormService;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;

/**
 * The platform's form "Progress note". This single form of the platform holds the content for every form engine. If
 * each form engine had its own form, each engine would also list a form that the engine cannot open.
 */
class ProgressNoteForm {

	private final FormService formService;

	private final EncounterService encounterService;

	ProgressNoteForm(FormService formService, EncounterService encounterService) {
		this.formService = formService;
		this.encounterService = encounterService;
	}

	/**
	 * @return the form; an existing form is returned unchanged, and a missing form is created. The result is
	 *         {@code null} if the form and its encounter type are missing.
	 */
	Form get() {
		Form existing = formService.getFormByUuid(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID);
		if (existing != null) {
			return existing;
		}
		EncounterType type = encounterService
				.getEncounterTypeByUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID);
		if (type == null) {
			return null;
		}
		Form form = new Form();
		form.setUuid(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID);
		form.setName("Progress note");
		form.setVersion("1.0");
		form.setDescription("The formal record of a session, fixed once it is signed");
		form.setPublished(true);
		form.setEncounterType(type);
		return formService.saveForm(form);
	}
}
