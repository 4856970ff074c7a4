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

import java.util.Optional;

import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.springframework.jdbc.core.JdbcOperations;

/** Checks whether any account of a supervisor has the rights for the supervisor's tasks. */
final class SupervisionRights {

	private SupervisionRights() {
	}

	/** @return the problem that prevents the supervision from working; empty if the supervision works */
	static Optional<SupervisionProblem> problem(JdbcOperations jdbc, Supervision supervision) {
		if (supervision.getMode().needsReview()) {
			return problemOfReviewer(jdbc, supervision.getSupervisorUuid());
		}
		return problem(jdbc, supervision.getSupervisorUuid(), SessionNotesPrivileges.MANAGE_PROGRESS_NOTES,
				SessionNotesPrivileges.COSIGN_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_SUPERVISION);
	}

	/** @return the problem that prevents the supervisor from reviewing notes; empty if the supervisor can review notes */
	static Optional<SupervisionProblem> problemOfReviewer(JdbcOperations jdbc, String supervisorUuid) {
		return problem(jdbc, supervisorUuid, SessionNotesPrivileges.COSIGN_PROGRESS_NOTES);
	}

	private static Optional<SupervisionProblem> problem(JdbcOperations jdbc, String supervisorUuid, String... anyOf) {
		if (!PersonPrivileges.hasAccountInForce(jdbc, supervisorUuid)) {
			return Optional.of(SupervisionProblem.SUPERVISOR_RETIRED);
		}
		return PersonPrivileges.isGranted(jdbc, supervisorUuid, anyOf)
				? Optional.empty()
				: Optional.of(SupervisionProblem.SUPERVISOR_MAY_NOT_REVIEW);
	}

	/**
	 * @return {@code true} if the supervisor is one of the note's therapists with any of the supervisor's provider
	 *         accounts
	 */
	static boolean isTherapist(JdbcOperations jdbc, String supervisorUuid, String encounterUuid) {
		return jdbc.queryForObject("select count(*) from encounter e join encounter_provider ep "
				+ "on ep.encounter_id = e.encounter_id join provider p on p.provider_id = ep.provider_id "
				+ "join users u on u.person_id = p.person_id where e.uuid = ? and ep.voided = ? and u.uuid = ?",
				Integer.class, encounterUuid, false, supervisorUuid) > 0;
	}

	/** @return {@code true} if any account of a therapist may sign notes */
	static boolean maySign(JdbcOperations jdbc, String therapistUuid) {
		return PersonPrivileges.isGranted(jdbc, therapistUuid, SessionNotesPrivileges.SIGN_PROGRESS_NOTES);
	}
}
