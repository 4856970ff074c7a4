/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.springframework.jdbc.core.JdbcOperations;

/** Moves the module's data that depends on an encounter when the encounter is moved to a different patient. */
public interface EncounterMoveListener {

	/**
	 * Moves the module's data that depends on an encounter to the given patient. The method does nothing if the
	 * encounter already belonged to the given patient.
	 *
	 * @param jdbc the connection on which the encounter was saved
	 * @param encounterUuid the uuid of the encounter before it was saved
	 * @param newEncounterUuid the uuid of the saved encounter, which is either the same encounter or a copy that
	 *         belongs to the new patient
	 * @param patientUuid the uuid of the patient to whom the saved encounter belongs
	 * @param by the user who saved the encounter; only the log uses this value
	 */
	void onEncounterMove(JdbcOperations jdbc, String encounterUuid, String newEncounterUuid, String patientUuid,
			AccessRequest by);
}
