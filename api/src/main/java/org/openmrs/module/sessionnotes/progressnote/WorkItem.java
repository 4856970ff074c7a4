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
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;

/** A note to be signed or reviewed, or a session without a note. */
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

	/** @return the note; null for a session without one */
	public String getEncounterUuid() {
		return encounterUuid;
	}

	/** @return the visit of the session; null where there is none */
	public String getVisitUuid() {
		return visitUuid;
	}

	public String getPatientUuid() {
		return patientUuid;
	}

	public String getPatientName() {
		return patientName;
	}

	/** @return the therapist, as a provider; null for a note that tells none */
	public String getProviderUuid() {
		return providerUuid;
	}

	public String getProviderName() {
		return providerName;
	}

	/** @return the note's state; null for a session without one */
	public ProgressNoteState getState() {
		return state;
	}

	/** @return the user who has to review the note, or had to; null where nobody has */
	public String getSupervisorUuid() {
		return supervisorUuid;
	}

	/** @return why the supervisor can't review a note that waits for them; null where they can, and where none waits */
	public SupervisionProblem getProblem() {
		return problem;
	}

	WorkItem withProblem(SupervisionProblem found) {
		return new WorkItem(encounterUuid, visitUuid, patientUuid, patientName, providerUuid, providerName, state,
				supervisorUuid, found, sessionDate, offset, ageInDays);
	}

	/** @return in milliseconds since 1970-01-01 UTC */
	public long getSessionDate() {
		return sessionDate;
	}

	/** @return the day of the session where it was held; where that is not known, in the time zone of the server */
	public LocalDate getSessionDay() {
		Instant session = Instant.ofEpochMilli(sessionDate);
		boolean isTimeKnown = !ClinicDay.isStart(session);
		return session.atZone(isTimeKnown && offset != null ? offset : ZoneId.systemDefault()).toLocalDate();
	}

	/** @return whole days since the session */
	public int getAgeInDays() {
		return ageInDays;
	}
}
