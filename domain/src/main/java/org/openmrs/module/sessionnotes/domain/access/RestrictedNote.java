/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

import java.util.Objects;

/** A restricted note, with the facts that are needed to decide which users may open the note. */
public final class RestrictedNote {

	private final RestrictedKind kind;

	private final String authorUuid;

	private final String patientUuid;

	private final String noteUuid;

	private final long sessionDate;

	private final FormerPatients formerPatients;

	/**
	 * Creates a note that was never moved to a different patient. The comment on the other constructor describes the
	 * parameters.
	 */
	public RestrictedNote(RestrictedKind kind, String authorUuid, String patientUuid, String noteUuid, long sessionDate) {
		this(kind, authorUuid, patientUuid, noteUuid, sessionDate, FormerPatients.none());
	}

	/**
	 * @param kind the kind of the note
	 * @param authorUuid the user who wrote the note
	 * @param patientUuid the patient whom the note is about
	 * @param noteUuid the uuid of the note; two notes of different authors may have the same uuid
	 * @param sessionDate the time of the session, in milliseconds since 1970-01-01 UTC
	 * @param formerPatients the patients under whom the note was filed earlier
	 */
	public RestrictedNote(RestrictedKind kind, String authorUuid, String patientUuid, String noteUuid, long sessionDate,
			FormerPatients formerPatients) {
		this.kind = Objects.requireNonNull(kind, "kind");
		this.authorUuid = Objects.requireNonNull(authorUuid, "authorUuid");
		this.patientUuid = Objects.requireNonNull(patientUuid, "patientUuid");
		this.noteUuid = Objects.requireNonNull(noteUuid, "noteUuid");
		this.sessionDate = sessionDate;
		this.formerPatients = Objects.requireNonNull(formerPatients, "formerPatients");
	}

	public RestrictedKind getKind() {
		return kind;
	}

	public String getAuthorUuid() {
		return authorUuid;
	}

	public String getPatientUuid() {
		return patientUuid;
	}

	/**
	 * @param moment any moment, in milliseconds since 1970-01-01 UTC
	 * @return the patient under whom the note was filed at the given moment; an empty text if there was no patient, or the
	 *         patient is not known
	 */
	public String getPatientAt(long moment) {
		return formerPatients.at(moment, patientUuid);
	}

	public String getNoteUuid() {
		return noteUuid;
	}

	public long getSessionDate() {
		return sessionDate;
	}
}
