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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Finds the notes that disclosures cover, and opens these notes for the files of external recipients. This class also
 * finds the notes that the accounting of disclosures needs.
 */
class DisclosedNotes {

	private final NoteTable table = new NoteTable();

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final SealedStore store;

	private final NoteSeal seal;

	private final NoteLog noteLog;

	DisclosedNotes(StoreTransactions transactions, KeysetProvider keysetProvider, NoteLog noteLog) {
		this.transactions = transactions;
		this.store = new SealedStore(keysetProvider);
		this.seal = new NoteSeal(keysetProvider);
		this.noteLog = noteLog;
	}

	List<NoteVersion> openForFile(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request) {
		List<NoteRow> rows = covered(jdbc, disclosure);
		Map<Integer, SealedVersion> newest = new HashMap<>();
		long size = 0;
		for (NoteRow row : rows) {
			SealedVersion sealed = table.version(jdbc, row.facts.getId(), row.facts.getCurrentVersion())
					.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE));
			newest.put(row.facts.getId(), sealed);
			size += sealed.getCiphertext().length;
			Bounded.number("note", Bound.FILE_CONTENT, size);
		}
		List<NoteVersion> opened = new ArrayList<>();
		for (NoteRow row : rows) {
			store.requireIntact(row);
			noteLog.requireAsLogged(jdbc, row);
			SealedVersion sealed = newest.get(row.facts.getId());
			opened.add(seal.open(row.facts, sealed).disclosedUnder(disclosure));
			noteLog.append(jdbc, row.facts, ofFile(AccessEventType.FILE_BEGUN, disclosure, request)
					.version(row.facts.getCurrentVersion(), sealed.getId()));
		}
		return opened;
	}

	boolean recordFile(JdbcOperations jdbc, Disclosure disclosure, List<NoteVersion> opened, AccessRequest request) {
		List<String> now = covered(jdbc, disclosure).stream()
				.map(row -> row.facts.getId() + "/" + row.facts.getCurrentVersion()).collect(Collectors.toList());
		List<String> then = opened.stream().map(version -> version.getNote().getId() + "/" + version.getVersion())
				.collect(Collectors.toList());
		if (!now.equals(then)) {
			return false;
		}
		opened.forEach(version -> noteLog.append(jdbc, version.getNote(),
				ofFile(AccessEventType.FILE_MADE, disclosure, request).version(version.getVersion(), version.getId())));
		return true;
	}

	void recordNoFile(JdbcOperations jdbc, Disclosure disclosure, List<NoteVersion> opened, AccessRequest request) {
		opened.forEach(
				version -> noteLog.append(jdbc, version.getNote(), ofFile(AccessEventType.FILE_NOT_MADE, disclosure, request)
						.version(version.getVersion(), version.getId())));
	}

	private static AccessEvent.Builder ofFile(AccessEventType type, Disclosure disclosure, AccessRequest request) {
		return AccessLog.event(type, request).detail(disclosure.getGround().name()).disclosure(disclosure.getUuid());
	}

	List<NoteHeader> findCovered(Disclosure disclosure) {
		return transactions.withWriterOrApart(
				jdbc -> covered(jdbc, disclosure).stream().filter(store::isIntact).map(row -> row.facts)
						.collect(Collectors.toList()));
	}

	List<NoteHeader> findAllOn(JdbcOperations jdbc, String patientUuid) {
		List<NoteRow> rows = table.ofPatient(jdbc, patientUuid);
		rows.forEach(row -> {
			store.requireIntact(row);
			noteLog.requireAsLogged(jdbc, row);
		});
		return rows.stream().map(row -> row.facts).collect(Collectors.toList());
	}

	private List<NoteRow> covered(JdbcOperations jdbc, Disclosure disclosure) {
		if (patients.isVoided(jdbc, disclosure.getScope().getPatientUuid())) {
			return Collections.emptyList();
		}
		List<NoteRow> rows = table.ofPatientByAuthor(jdbc, disclosure.getScope().getPatientUuid(),
				disclosure.getScope().getAuthorUuid(), true, 0, Integer.MAX_VALUE);
		Collections.reverse(rows);
		return rows.stream().filter(row -> row.mayBeOpenedUnder(disclosure))
				.filter(row -> disclosure.covers(row.restrictedNote()))
				.collect(Collectors.toList());
	}
}
