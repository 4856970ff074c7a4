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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessDecision;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/** Returns an author's own notes to the author, for lists, histories and exports. */
class OwnNotes {

	private final NoteTable table = new NoteTable();

	private final AccessPolicy policy = new AccessPolicy();

	private final UserRecords users = new UserRecords();

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final SealedStore store;

	private final NoteAuthorization authorization;

	private final NoteReading reading;

	private final NoteLog noteLog;

	OwnNotes(StoreTransactions transactions, KeysetProvider keysetProvider, CurrentRequest currentRequest,
			NoteAuthorization authorization, NoteReading reading, NoteLog noteLog) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
		this.store = new SealedStore(keysetProvider);
		this.authorization = authorization;
		this.reading = reading;
		this.noteLog = noteLog;
	}

	List<NoteVersion> openHistory(String uuid, int startIndex, int limit) {
		return authorization
				.enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES,
						(jdbc, request) -> authorization.noteOf(jdbc, uuid, request),
						(jdbc, note, request, decision) -> versions(jdbc, note, request, decision, startIndex, limit))
				.orElseGet(Collections::emptyList);
	}

	private List<NoteVersion> versions(JdbcOperations jdbc, NoteRow note, AccessRequest request,
			AccessDecision decision, int startIndex, int limit) {
		int newest = note.facts.getCurrentVersion();
		return IntStream.range(0, newest).skip(startIndex).limit(limit)
				.mapToObj(i -> reading.give(jdbc, note, newest - i, request, decision)).collect(Collectors.toList());
	}

	Optional<NoteHeader> find(String uuid) {
		return authorization.enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES,
				(jdbc, request) -> authorization.noteOf(jdbc, uuid, request),
				(jdbc, note, request, decision) -> note.facts);
	}

	List<NoteHeader> list(String patientUuid, boolean includeVoided, int startIndex, int limit) {
		String author = authorization.mayAsk();
		if (author == null) {
			return Collections.emptyList();
		}
		return transactions.withWriterOrApart(
				jdbc -> patients.isVoided(jdbc, patientUuid)
						? Collections.<NoteHeader>emptyList()
						: table.ofPatientByAuthor(jdbc, patientUuid, author, includeVoided, startIndex, limit).stream()
								.map(row -> row.facts.withIntact(store.isIntact(row))).collect(Collectors.toList()));
	}

	Optional<List<NoteHeader>> ownOn(Collection<String> patientUuids, long from, long to) {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		if (policy.reasonAgainstOpening(request) != null) {
			return Optional.empty();
		}
		return Optional.of(transactions.reading(jdbc -> {
			Set<String> inUse = new HashSet<>(patientUuids);
			inUse.removeAll(patients.voidedPatients(jdbc, patientUuids));
			return table.ofAuthorOn(jdbc, request.getUserUuid(), inUse, from, to).stream()
					.map(row -> row.facts.withIntact(store.isIntact(row))).collect(Collectors.toList());
		}));
	}

	List<NoteHeader> ownAmong(Collection<String> uuids, Collection<Integer> ids) {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		if (policy.reasonAgainstOpening(request) != null) {
			return Collections.emptyList();
		}
		return transactions.withWriterOrApart(jdbc -> {
			List<NoteRow> rows = table.ofAuthorAmong(jdbc, request.getUserUuid(), uuids, ids).stream()
					.filter(store::isIntact).collect(Collectors.toList());
			Set<String> voided = patients.voidedPatients(jdbc,
					rows.stream().map(row -> row.facts.getPatientUuid()).collect(Collectors.toSet()));
			return rows.stream().map(row -> row.facts).filter(note -> !voided.contains(note.getPatientUuid()))
					.collect(Collectors.toList());
		});
	}

	int count(String patientUuid, boolean includeVoided) {
		String author = authorization.mayAsk();
		return author == null
				? 0
				: transactions.withWriterOrApart(
						jdbc -> patients.isVoided(jdbc, patientUuid)
								? 0
								: table.countOfPatientByAuthor(jdbc, patientUuid, author, includeVoided));
	}

	List<NoteHeader> ownAfter(int afterNoteId, int limit) {
		String author = authorization.mayAsk();
		if (author == null) {
			throw new NotAllowedException("sessionnotes.error.export.mayNot");
		}
		return transactions.withWriterOrApart(jdbc -> table.ofAuthorAfter(jdbc, author, afterNoteId, limit).stream()
				.map(row -> row.facts).collect(Collectors.toList()));
	}

	List<NoteVersion> openForExport(int noteId) {
		return authorization
				.enter(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES, (jdbc, request) -> table.byId(jdbc, noteId),
						(jdbc, note, request, decision) -> {
							noteLog.append(jdbc, note.facts, AccessLog.event(AccessEventType.EXPORTED, request));
							return versions(jdbc, note, request, decision, 0, Integer.MAX_VALUE);
						})
				.orElseGet(Collections::emptyList);
	}

	boolean haveNotes(JdbcOperations jdbc, Collection<String> authorUuids) {
		return authorUuids.stream().anyMatch(author -> !table.ofAuthorAfter(jdbc, author, 0, 1).isEmpty());
	}

	boolean hasNotes(String authorUuid, String patientUuid) {
		return transactions
				.withWriterOrApart(jdbc -> table.countOfPatientByAuthor(jdbc, patientUuid, authorUuid, true) > 0);
	}

	boolean mayHaveNotes(String userUuid, String patientUuid) {
		if (hasNotes(userUuid, patientUuid)) {
			return true;
		}
		return transactions.withWriterOrApart(jdbc -> {
			Set<String> others = new HashSet<>(users.accountsOfSamePerson(jdbc, userUuid));
			others.remove(userUuid);
			return haveNotes(jdbc, others);
		});
	}
}
