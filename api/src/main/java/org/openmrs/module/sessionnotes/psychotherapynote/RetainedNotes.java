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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Finds the notes that remain after a purge of their patient or author; no other list still contains these notes.
 * Authors see only their own notes among the retained notes. A user who may read the access log sees all retained
 * notes, with authors and dates but without text. No note is opened to make the list of retained notes.
 */
public class RetainedNotes {

	private static final Comparator<RetainedNote> NEWEST_FIRST = Comparator.comparing(RetainedNote::getSessionDate)
			.thenComparing(RetainedNote::getId).reversed();

	private final NoteTable table = new NoteTable();

	private final AccessPolicy policy = new AccessPolicy();

	private final PatientRecords records = new PatientRecords();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	public RetainedNotes(StoreTransactions transactions, CurrentRequest currentRequest,
			AccessLog accessLog) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
	}

	RetainedPage list(int startIndex, int limit) {
		if (mayReadLog()) {
			return page(transactions.withWriterOrApart(this::all), startIndex, limit);
		}
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		DenialReason against = policy.reasonAgainstOpening(request);
		if (against != null) {
			accessLog.denied(request, against, null);
			if (against == DenialReason.PASSWORD_HELD) {
				throw new NotesOnHoldException();
			}
			return RetainedPage.EMPTY;
		}
		return page(transactions.withWriterOrApart(jdbc -> ofAuthor(jdbc, request.getUserUuid())), startIndex, limit);
	}

	/**
	 * @return the number of all retained notes, for a user who may read the access log; empty for every other user, even
	 *         if there are none
	 */
	public OptionalInt countForLogReader() {
		return mayReadLog() ? OptionalInt.of(transactions.withWriterOrApart(this::all).size()) : OptionalInt.empty();
	}

	private boolean mayReadLog() {
		return policy.reasonAgainstOpening(currentRequest.describe(SessionNotesPrivileges.GET_ACCESS_LOG)) == null;
	}

	private List<RetainedNote> all(JdbcOperations jdbc) {
		List<RetainedNote> retained = new ArrayList<>();
		Set<String> authors = records.purgedUsers(jdbc, table.authors(jdbc));
		for (NoteHeader note : table.ofAuthors(jdbc, authors)) {
			retained.add(new RetainedNote(note, RetainedNote.Reason.AUTHOR_PURGED));
		}
		for (NoteHeader note : table.ofPatients(jdbc, records.purgedPatients(jdbc, table.patients(jdbc)))) {
			if (!authors.contains(note.getAuthorUuid())) {
				retained.add(new RetainedNote(note, RetainedNote.Reason.PATIENT_PURGED));
			}
		}
		return retained;
	}

	private List<RetainedNote> ofAuthor(JdbcOperations jdbc, String authorUuid) {
		List<RetainedNote> retained = new ArrayList<>();
		for (NoteHeader note : table.ofPatients(jdbc,
				records.purgedPatients(jdbc, table.patientsOfAuthor(jdbc, authorUuid)))) {
			if (note.getAuthorUuid().equals(authorUuid)) {
				retained.add(new RetainedNote(note, RetainedNote.Reason.PATIENT_PURGED));
			}
		}
		return retained;
	}

	private static RetainedPage page(List<RetainedNote> all, int startIndex, int limit) {
		all.sort(NEWEST_FIRST);
		int from = Math.min(startIndex, all.size());
		return new RetainedPage(new ArrayList<>(all.subList(from, Math.min(all.size() - from, limit) + from)), all.size());
	}
}
