/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.EncounterMoveListener;
import org.openmrs.module.sessionnotes.patientlife.PatientMergeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Moves notes to a different patient when patients are merged, or when the encounter to which the notes belong is
 * moved. A move reseals neither the versions of a note nor their text. The seal of a version covers the note, the
 * author and the version but not the patient. A move reseals the facts of the note, and the note's log records the move
 * and the previous patient. Moving notes opens no note.
 */
public class NotesOfPatient implements PatientMergeListener, EncounterMoveListener {

	private static final Logger log = LoggerFactory.getLogger(NotesOfPatient.class);

	private final NoteTable table = new NoteTable();

	private final NoteLog noteLog;

	private final SealedStore store;

	public NotesOfPatient(KeysetProvider keysetProvider, AccessLog accessLog) {
		this.noteLog = new NoteLog(accessLog);
		this.store = new SealedStore(keysetProvider);
	}

	@Override
	public void onMerge(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by) {
		for (int noteId : table.lockOfPatient(jdbc, fromPatientUuid)) {
			NoteRow row = table.lock(jdbc, noteId);
			move(jdbc, row, row.facts.withPatient(toPatientUuid, row.facts.getEncounterUuid(), moment(jdbc, row)),
					AccessEventType.PATIENT_MERGED, by);
		}
	}

	@Override
	public Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids) {
		return new HashSet<>(table.patientsWithNotes(jdbc, patientUuids));
	}

	@Override
	public void onEncounterMove(JdbcOperations jdbc, String encounterUuid, String newEncounterUuid, String patientUuid,
			AccessRequest by) {
		for (NoteRow found : table.ofEncounter(jdbc, encounterUuid)) {
			if (!isOf(found.facts, newEncounterUuid, patientUuid)) {
				NoteRow row = table.lock(jdbc, found.facts.getId());
				move(jdbc, row, row.facts.withPatient(patientUuid, newEncounterUuid, moment(jdbc, row)),
						AccessEventType.ENCOUNTER_TRANSFERRED,
						by);
			}
		}
	}

	private static long moment(JdbcOperations jdbc, NoteRow row) {
		return NoteTable.momentOfMove(jdbc, row.facts.getAuthorUuid());
	}

	private static boolean isOf(NoteHeader note, String encounterUuid, String patientUuid) {
		return patientUuid.equals(note.getPatientUuid()) && encounterUuid.equals(note.getEncounterUuid());
	}

	private void move(JdbcOperations jdbc, NoteRow row, NoteHeader moved, AccessEventType type, AccessRequest by) {
		if (!store.isIntact(row) || !noteLog.isLockedAsLogged(jdbc, row)) {
			moveDamaged(jdbc, moved);
			return;
		}
		try {
			noteLog.append(jdbc, moved,
					AccessLog.event(type, by).detail(row.facts.getPatientUuid()).noteDigest(moved.canonicalForm().sha256()));
		} catch (TamperedException e) {
			moveDamaged(jdbc, moved);
			return;
		}
		store.update(jdbc, moved);
	}

	/**
	 * Moves a damaged note without resealing the note. A damaged note moves together with its patient, and later checks
	 * still report the note as damaged.
	 */
	private void moveDamaged(JdbcOperations jdbc, NoteHeader moved) {
		table.updateUnsealed(jdbc, moved);
		log.error("Note {} or its log is not what was stored; it went along to another patient as it is", moved.getId());
	}
}
