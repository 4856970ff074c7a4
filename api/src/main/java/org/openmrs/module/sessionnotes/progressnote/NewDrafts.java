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

import org.openmrs.Encounter;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.util.PrivilegeConstants;

/** Creates drafts. A request for a new draft creates only one draft, even if the request is repeated. */
class NewDrafts {

	private final RepeatableCreation creation;

	private final ProgressNoteAuthors authors;

	private final SealedDrafts sealedDrafts;

	private final SentContent sentContent;

	private final ProgressNoteMapper record;

	private final EarlierNotes earlierNotes;

	private final SavedDrafts savedDrafts;

	NewDrafts(RepeatableCreation creation, ProgressNoteAuthors authors, SealedDrafts sealedDrafts,
			SentContent sentContent, ProgressNoteMapper record, EarlierNotes earlierNotes, SavedDrafts savedDrafts) {
		this.creation = creation;
		this.authors = authors;
		this.sealedDrafts = sealedDrafts;
		this.sentContent = sentContent;
		this.record = record;
		this.earlierNotes = earlierNotes;
		this.savedDrafts = savedDrafts;
	}

	Encounter create(NewProgressNote note) {
		if (note.getPatient() == null) {
			throw new InvalidRequestException("sessionnotes.error.patientMissing");
		}
		sealedDrafts.takeAlong(note.getUuid(), note.getDraftRevision());
		return creation.once(note.getUuid(), note.digest(Context.getAuthenticatedUser().getUuid()), () -> written(note));
	}

	private Encounter written(NewProgressNote note) {
		if (note.getVisit() != null && !note.getVisit().getPatient().equals(note.getPatient())) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.visitOfOtherPatient");
		}
		Encounter encounter = new Encounter();
		if (note.getUuid() != null) {
			encounter.setUuid(note.getUuid());
		}
		encounter.setPatient(note.getPatient());
		encounter.setEncounterType(Context.getEncounterService()
				.getEncounterTypeByUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID));
		encounter.setForm(ProxyPrivileges.with(
				() -> Context.getFormService().getFormByUuid(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID),
				PrivilegeConstants.GET_FORMS));
		encounter.setProvider(
				ProxyPrivileges.with(() -> Context.getEncounterService()
						.getEncounterRoleByUuid(SessionNotesMetadata.CLINICIAN_ENCOUNTER_ROLE_UUID),
						PrivilegeConstants.GET_ENCOUNTER_ROLES),
				authors.ownProvider());
		ProgressNoteContent content = sentContent.checked(note.getContent(), note.getVisit());
		// an obs gets the date and location of its encounter at the moment when the obs is added to that encounter
		Visit visit = SessionPlace.put(encounter, content, note.getVisit());
		encounter.setLocation(note.getLocation() != null ? note.getLocation() : SessionPlace.locationOf(visit));
		record.write(encounter,
				note.isCarryForward() && content.getGoals().isEmpty()
						? earlierNotes.withGoalsCarried(encounter, content)
						: content);
		return savedDrafts.save(encounter, content,
				new DraftOrigin(visit == null ? null : visit.getVisitId(), note.getVisit() != null,
						note.getLocation() != null, SentContent.calculated(note.getContent())));
	}
}
