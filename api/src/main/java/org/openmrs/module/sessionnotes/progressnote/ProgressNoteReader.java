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

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Reads a single note or all notes on a client, and verifies the signatures on notes. */
class ProgressNoteReader {

	private final StoreTransactions transactions;

	private final ProgressNoteLookup lookup;

	private final ProgressNoteDescriber describer;

	private final EarlierNotes earlierNotes;

	private final ProgressNoteInsiders insiders;

	private final Signatures signatures;

	ProgressNoteReader(StoreTransactions transactions, ProgressNoteLookup lookup, ProgressNoteDescriber describer,
			EarlierNotes earlierNotes, ProgressNoteInsiders insiders, Signatures signatures) {
		this.transactions = transactions;
		this.lookup = lookup;
		this.describer = describer;
		this.earlierNotes = earlierNotes;
		this.insiders = insiders;
		this.signatures = signatures;
	}

	Optional<ProgressNote> getNote(String uuid) {
		return lookup.find(uuid).map(describer::describe);
	}

	Optional<ProgressNote> getReturned(String uuid) {
		Encounter encounter = lookup.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_PROGRESS_NOTE));
		ProgressNoteHistory history = lookup.history(encounter);
		KeptContent returned = history.returnedContent()
				.orElseThrow(() -> new NotFoundException("sessionnotes.error.progressNote.notReturned"));
		if (!insiders.isInsider(encounter, lookup.status(encounter), history.getSteps())) {
			return Optional.empty();
		}
		return Optional.of(describer.describeReturned(encounter, returned));
	}

	List<ProgressNote> getNotes(Patient patient, boolean includeVoided, int startIndex, int limit) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(
				"select e.encounter_id " + ofPatient(includeVoided)
						+ " order by e.encounter_datetime desc, e.encounter_id desc limit ? offset ?",
				Integer.class, patient.getPatientId(), SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID, limit,
				startIndex));
		return ids.stream().map(Context.getEncounterService()::getEncounter).map(describer::describe)
				.collect(Collectors.toList());
	}

	Optional<ProgressNote> getLastSigned(Patient patient, Instant before) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(
				"select e.encounter_id " + ofPatient(false) + " and e.encounter_datetime < ? and e.encounter_id in "
						+ "(select s.encounter_id from sessionnotes_progress_note s where s.state not in ('DRAFT', 'RETURNED')) "
						+ "order by e.encounter_datetime desc, e.encounter_id desc limit 1",
				Integer.class, patient.getPatientId(), SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID,
				Timestamp.from(before)));
		return ids.stream().map(Context.getEncounterService()::getEncounter).map(describer::describe).findFirst();
	}

	Optional<ProgressNote> getLastSigned(Patient patient, LocalDate before) {
		return earlierNotes.lastSignedBefore(patient, before).map(describer::describe);
	}

	int countNotes(Patient patient, boolean includeVoided) {
		return transactions.reading(jdbc -> jdbc.queryForObject("select count(*) " + ofPatient(includeVoided),
				Integer.class, patient.getPatientId(), SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID));
	}

	private static String ofPatient(boolean includeVoided) {
		return "from encounter e join encounter_type t on t.encounter_type_id = e.encounter_type "
				+ "where e.patient_id = ? and t.uuid = ?" + (includeVoided ? "" : " and e.voided = false");
	}

	List<Verification> verify(String uuid) {
		Encounter encounter = lookup.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_PROGRESS_NOTE));
		return signatures.verify(encounter, lookup.history(encounter), lookup.status(encounter));
	}
}
