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

/** Something of the module's own that hangs on an encounter and goes along when the encounter is given to another patient. */
public interface EncounterMoveListener {

	/**
	 * @param jdbc the connection on which the encounter was saved
	 * @param encounterUuid the encounter as it was
	 * @param newEncounterUuid the encounter as it is: the same, or its copy with the other patient
	 * @param patientUuid the patient whose encounter it is now; nothing happens where that was so before
	 * @param by who saved it, for the log alone
	 */
	void followEncounter(JdbcOperations jdbc, String encounterUuid, String newEncounterUuid, String patientUuid,
			AccessRequest by);
}
