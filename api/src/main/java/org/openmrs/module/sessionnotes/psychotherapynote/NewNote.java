/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.time.ZoneOffset;
import java.util.Date;

import org.openmrs.module.sessionnotes.domain.content.NoteContent;

/** A new note in the form in which the author submits the note. */
public final class NewNote {

	private final String uuid;

	private final String patientUuid;

	private final String encounterUuid;

	private final String conceptUuid;

	private final Date sessionDate;

	private final ZoneOffset offset;

	private final NoteContent content;

	private final Long draftRevision;

	/**
	 * @param uuid a uuid that the calling program chose, so that a note that is sent twice is stored only once; or null
	 * @param patientUuid the uuid of the patient of the session
	 * @param encounterUuid the uuid of the session's encounter, or null
	 * @param conceptUuid the uuid of a restricted concept
	 * @param sessionDate when the session took place; null for the current time
	 * @param content the text of the note
	 */
	public NewNote(String uuid, String patientUuid, String encounterUuid, String conceptUuid, Date sessionDate,
			NoteContent content) {
		this(uuid, patientUuid, encounterUuid, conceptUuid, sessionDate, null, content, null);
	}

	private NewNote(String uuid, String patientUuid, String encounterUuid, String conceptUuid, Date sessionDate,
			ZoneOffset offset, NoteContent content, Long draftRevision) {
		this.uuid = uuid;
		this.patientUuid = patientUuid;
		this.encounterUuid = encounterUuid;
		this.conceptUuid = conceptUuid;
		this.sessionDate = sessionDate;
		this.offset = offset;
		this.content = content;
		this.draftRevision = draftRevision;
	}

	/**
	 * @param revision the revision of the author's draft to delete when this note is stored; null to delete no draft
	 * @return this note; storing this note deletes the author's draft if the draft has the given revision
	 */
	public NewNote takingAlong(Long revision) {
		return new NewNote(uuid, patientUuid, encounterUuid, conceptUuid, sessionDate, offset, content, revision);
	}

	/**
	 * @param sent the UTC offset that the author sent with the time of the session; null if the author sent none
	 * @return this note; the day of this note is the day of its session at that UTC offset
	 */
	public NewNote heldAt(ZoneOffset sent) {
		return new NewNote(uuid, patientUuid, encounterUuid, conceptUuid, sessionDate, sent, content, draftRevision);
	}

	public String getUuid() {
		return uuid;
	}

	public String getPatientUuid() {
		return patientUuid;
	}

	public String getEncounterUuid() {
		return encounterUuid;
	}

	public String getConceptUuid() {
		return conceptUuid;
	}

	public Date getSessionDate() {
		return sessionDate;
	}

	ZoneOffset getOffset() {
		return offset;
	}

	public NoteContent getContent() {
		return content;
	}

	Long getDraftRevision() {
		return draftRevision;
	}

	@Override
	public String toString() {
		return "NewNote[not shown]";
	}
}
