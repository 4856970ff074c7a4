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

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;

/** An item of a work list: a note to sign or review, or a session without a note. */
public final class WorkItem {

	private final String encounterUuid;

	private final String visitUuid;

	private final String patientUuid;

	private final String patientName;

	private final String providerUuid;

	private final String providerName;

	private final ProgressNoteState state;

	private final String supervisorUuid;

	private final SupervisionProblem problem;

	private final long sessionDate;

	private final ZoneOffset offset;

	private final int ageInDays;

	WorkItem(String encounterUuid, String visitUuid, String patientUuid, String patientName, String providerUuid,
			String providerName, ProgressNoteState state, String supervisorUuid, SupervisionProblem problem,
			long sessionDate,
			ZoneOffset offset, int ageInDays) {
		this.encounterUuid = encounterUuid;
		this.visitUuid = visitUuid;
		this.patientUuid = patientUuid;
		this.patientName = patientName;
		this.providerUuid = providerUuid;
		this.providerName = providerName;
		this.state = state;
		this.supervisorUuid = supervisorUuid;
		this.problem = problem;
		this.sessionDate = sessionDate;
		this.offset = offset;
		this.ageInDays = ageInDays;
	}

	/** @return the uuid of the note; {@code null} for a session without a note */
	public String getEncounterUuid() {
		return encounterUuid;
	}

	/** @return the uuid of the session's visit; {@code null} if the session has no visit */
	public String getVisitUuid() {
		return visitUuid;
	}

	public String getPatientUuid() {
		return patientUuid;
	}

	public String getPatientName() {
		return patientName;
	}

	/** @return the uuid of the provider who is the therapist; {@code null} for a note that names no therapist */
	public String getProviderUuid() {
		return providerUuid;
	}

	public String getProviderName() {
		return providerName;
	}

	/** @return the note's state; {@code null} for a session without a note */
	public ProgressNoteState getState() {
		return state;
	}

	/**
	 * @return the uuid of the user who must review, or had to review, the note; {@code null} if the note needs no
	 *         review
	 */
	public String getSupervisorUuid() {
		return supervisorUuid;
	}

	/**
	 * @return the reason why the supervisor cannot review a note that waits for review. The result is {@code null} if
	 *         the supervisor can review the note, or if the note does not wait for review.
	 */
	public SupervisionProblem getProblem() {
		return problem;
	}

	WorkItem withProblem(SupervisionProblem found) {
		return new WorkItem(encounterUuid, visitUuid, patientUuid, patientName, providerUuid, providerName, state,
				supervisorUuid, found, sessionDate, offset, ageInDays);
	}

	/** @return the date of the session, in milliseconds since 1970-01-01 UTC */
	public long getSessionDate() {
		return sessionDate;
	}

	/**
	 * @return the day of the session at the place where the session was held. If the day at the session's place is not
	 *         known, the day in the server's time zone is returned.
	 */
	public LocalDate getSessionDay() {
		return SessionPlace.day(Instant.ofEpochMilli(sessionDate), offset);
	}

	/** @return the number of whole days since the session */
	public int getAgeInDays() {
		return ageInDays;
	}
}
