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

import java.util.List;

import org.openmrs.Encounter;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Has everything that hangs on an encounter go along when the encounter turns out to be another patient's. */
public class EncounterMoves {

	private final CurrentRequest currentRequest;

	private final List<EncounterMoveListener> followers;

	private final ShieldedWork shieldedWork;

	public EncounterMoves(StoreTransactions transactions, CurrentRequest currentRequest,
			List<EncounterMoveListener> followers) {
		this.currentRequest = currentRequest;
		this.followers = followers;
		this.shieldedWork = new ShieldedWork(transactions);
	}

	/**
	 * Called in the transaction in which the encounter was saved.
	 *
	 * @param encounterUuid the encounter as it was
	 * @param saved the encounter as it is: the same, or its copy with the other patient
	 */
	void saved(String encounterUuid, Encounter saved) {
		AccessRequest by = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		String patientUuid = saved.getPatient().getUuid();
		shieldedWork.run(jdbc -> followers
				.forEach(follower -> follower.followEncounter(jdbc, encounterUuid, saved.getUuid(), patientUuid, by)));
	}
}
