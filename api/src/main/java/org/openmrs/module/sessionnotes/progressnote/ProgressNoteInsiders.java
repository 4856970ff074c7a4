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

import java.util.List;

import org.openmrs.Encounter;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Determines which users are responsible for a note. Users who are responsible for a note may read the remarks and
 * hints on the note.
 */
class ProgressNoteInsiders {

	private final ProgressNoteAuthors authors;

	private final CurrentRequest currentRequest;

	ProgressNoteInsiders(ProgressNoteAuthors authors, CurrentRequest currentRequest) {
		this.authors = authors;
		this.currentRequest = currentRequest;
	}

	/**
	 * Checks whether the current user may read the comments with which a note was returned and the reasons why a note
	 * was voided. Comments on returns and reasons for voidings are not part of the record that other users read.
	 */
	boolean isInsider(Encounter encounter, ProgressNoteStatus status, List<StepRecord> steps) {
		User user = Context.getAuthenticatedUser();
		return authors.isAuthor(encounter, user) || currentRequest.isAuthorized(SessionNotesPrivileges.MANAGE_SUPERVISION)
				|| currentRequest.isAuthorized(SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES)
				|| status.waitsFor(authors.accountsOf(user))
				|| steps.stream().anyMatch(step -> ProgressNoteAuthors.isSamePerson(step, user)
						&& step.getCapacity() == Capacity.SUPERVISOR);
	}
}
