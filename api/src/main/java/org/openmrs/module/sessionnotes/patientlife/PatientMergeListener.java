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
 * Something of the module's own that hangs on a patient and goes along when the patient is merged into another. Register it
 * with {@link org.openmrs.module.sessionnotes.patientlife.PatientMerges}.
 */
public interface PatientMergeListener {

	/**
	 * Goes along, in the merge's own transaction. Whoever merges needs no privilege of this module and learns nothing: what is
	 * thrown here undoes what the followers did, is logged, and waits for the next start; the merge goes on.
	 *
	 * @param jdbc the connection of the merge
	 * @param fromPatientUuid the patient who is voided by the merge
	 * @param toPatientUuid the patient who stays
	 * @param by who merges, for the log alone
	 */
	void follow(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by);

	/** @return those of these patients with whom something is still left */
	Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids);
}
