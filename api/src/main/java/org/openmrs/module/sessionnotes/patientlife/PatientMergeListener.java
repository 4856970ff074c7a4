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

import java.util.Collection;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Moves the module's data that depends on a patient when this patient is merged into a different patient. Register a
 * listener with {@link org.openmrs.module.sessionnotes.patientlife.PatientMerges}.
 */
public interface PatientMergeListener {

	/**
	 * Moves the module's data of the merged patient in the transaction of the merge. The user who merges the patients
	 * needs no privilege of this module and is not notified of the move. If a listener throws an exception, the work of
	 * all listeners is undone. A failure to move the data is logged, and the next start of the module tries the move
	 * again. The merge of the patients continues even if a listener fails.
	 *
	 * @param jdbc the database connection of the merge
	 * @param fromPatientUuid the uuid of the patient whom the merge voids
	 * @param toPatientUuid the uuid of the patient who remains after the merge
	 * @param by the user who merges the patients; only the log uses this value
	 */
	void onMerge(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by);

	/** @return the uuids of those given patients whose data still has to be moved */
	Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids);
}
