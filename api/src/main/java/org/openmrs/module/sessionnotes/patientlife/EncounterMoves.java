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

/** Moves all the module's data that depends on an encounter when the encounter is moved to a different patient. */
public class EncounterMoves {

	private final CurrentRequest currentRequest;

	private final List<EncounterMoveListener> listeners;

	private final ShieldedWork shieldedWork;

	public EncounterMoves(StoreTransactions transactions, CurrentRequest currentRequest,
			List<EncounterMoveListener> listeners) {
		this.currentRequest = currentRequest;
		this.listeners = listeners;
		this.shieldedWork = new ShieldedWork(transactions);
	}

	/**
	 * Moves the module's data that depends on an encounter to the encounter's new patient. Call this method in the
	 * transaction in which the encounter was saved.
	 *
	 * @param encounterUuid the uuid of the encounter before it was saved
	 * @param saved the saved encounter, which is either the same encounter or a copy that belongs to the new patient
	 */
	void saved(String encounterUuid, Encounter saved) {
		AccessRequest by = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		String patientUuid = saved.getPatient().getUuid();
		shieldedWork.run(jdbc -> listeners
				.forEach(listener -> listener.onEncounterMove(jdbc, encounterUuid, saved.getUuid(), patientUuid, by)));
	}
}
