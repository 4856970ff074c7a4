/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.EncounterMoveListener;
import org.openmrs.module.sessionnotes.patientlife.PatientMergeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Moves drafts together with the notes of the drafts when patients are merged or when the encounter of a session is
 * moved. The seal of a draft covers the draft's patient, so a draft that is moved to a different patient is resealed.
 * Moving a draft does not change the draft's revision, so the author can continue to write.
 */
public class DraftsOfPatient implements PatientMergeListener, EncounterMoveListener {

	private static final Logger log = LoggerFactory.getLogger(DraftsOfPatient.class);

	private final DraftTable table;

	public DraftsOfPatient(KeysetProvider keysetProvider) {
		this.table = new DraftTable(keysetProvider);
	}

	@Override
	public void onMerge(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by) {
		for (int id : table.lockOfPatient(jdbc, fromPatientUuid)) {
			table.lock(jdbc, id)
					.ifPresent(row -> move(jdbc, row, row.facts.toBuilder().patient(toPatientUuid).build()));
		}
	}

	@Override
	public Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids) {
		return new HashSet<>(table.patientsWithDrafts(jdbc, patientUuids));
	}

	/**
	 * Moves the drafts of an encounter when the encounter is moved. A progress note and its encounter are a single
	 * unit. If the platform copies the encounter, the draft is moved to the copied encounter.
	 */
	@Override
	public void onEncounterMove(JdbcOperations jdbc, String encounterUuid, String newEncounterUuid, String patientUuid,
			AccessRequest by) {
		for (int id : table.ofEncounter(jdbc, encounterUuid)) {
			table.lock(jdbc, id).ifPresent(row -> {
				DraftFacts.Builder moved = row.facts.toBuilder().patient(patientUuid);
				if (encounterUuid.equals(row.facts.getEncounterUuid())) {
					moved.encounter(newEncounterUuid);
				}
				if (encounterUuid.equals(row.facts.getNoteUuid())) {
					moved.note(newEncounterUuid);
				}
				if (!patientUuid.equals(row.facts.getPatientUuid()) || !encounterUuid.equals(newEncounterUuid)) {
					move(jdbc, row, moved.build());
				}
			});
		}
	}

	private void move(JdbcOperations jdbc, DraftTable.Row row, DraftFacts moved) {
		String content;
		try {
			content = table.open(row);
		} catch (TamperedException e) {
			// a damaged draft is moved without being resealed, so that later checks still report the draft as damaged
			table.updateUnsealed(jdbc, moved);
			log.error("Draft {} is not what was stored; it went along to another patient as it is", moved.getId());
			return;
		}
		table.update(jdbc, moved, content);
	}
}
