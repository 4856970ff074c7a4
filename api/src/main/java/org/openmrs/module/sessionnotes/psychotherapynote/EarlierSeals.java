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

import java.util.List;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Seals the facts on which access decisions rest, for notes and disclosures that earlier versions of the module stored.
 * For a note, the facts are the note's kind and former patients; for a disclosure, the facts are the disclosure's
 * summary. The sealing runs when the module starts after an upgrade, once for each note and disclosure. Until a note's
 * kind is sealed, no disclosure opens the note. The sealing of these facts decrypts no text and does not change damaged
 * rows.
 */
public class EarlierSeals {

	private static final Logger log = LoggerFactory.getLogger(EarlierSeals.class);

	private static final int BATCH = 500;

	private final NoteTable table = new NoteTable();

	private final StoreTransactions transactions;

	private final AccessLog accessLog;

	private final NoteLog noteLog;

	private final CurrentRequest currentRequest;

	private final NoteDisclosures disclosures;

	private final NoteKinds kinds;

	private final SealedStore store;

	public EarlierSeals(StoreTransactions transactions, KeysetProvider keysetProvider, AccessLog accessLog,
			CurrentRequest currentRequest,
			NoteDisclosures disclosures, NoteKinds kinds) {
		this.transactions = transactions;
		this.accessLog = accessLog;
		this.noteLog = new NoteLog(accessLog);
		this.currentRequest = currentRequest;
		this.disclosures = disclosures;
		this.kinds = kinds;
		this.store = new SealedStore(keysetProvider);
	}

	/**
	 * Seals the missing facts while the module starts. If sealing fails, the failure is logged and the module still
	 * starts; the next start tries to seal the facts again.
	 */
	public void complete() {
		AccessRequest by = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		int fixed = 0;
		int last = 0;
		List<Integer> batch = withoutKind(last);
		while (!batch.isEmpty()) {
			for (int noteId : batch) {
				last = noteId;
				fixed += isDone("note " + noteId, jdbc -> fixKind(jdbc, noteId, by)) ? 1 : 0;
			}
			batch = withoutKind(last);
		}
		if (fixed > 0) {
			log.info("The kind of {} notes of an earlier version was sealed into them", fixed);
		}
		for (String uuid : transactions.withWriterOrApart(disclosures::withoutSummary)) {
			isDone("disclosure " + uuid, jdbc -> disclosures.summarize(jdbc, uuid));
		}
	}

	private List<Integer> withoutKind(int after) {
		return transactions.withWriterOrApart(jdbc -> table.withoutKind(jdbc, after, BATCH));
	}

	private boolean isDone(String what, Step step) {
		try {
			transactions.withWriterOrApart(jdbc -> {
				step.take(jdbc);
				return null;
			});
			return true;
		} catch (SessionNotesException | DataAccessException e) {
			log.error("The {} is of an earlier version and could not be completed", what, e);
			return false;
		}
	}

	private void fixKind(JdbcOperations jdbc, int noteId, AccessRequest by) {
		NoteRow row = table.lock(jdbc, noteId);
		if (row.facts.getKind() != null) {
			return;
		}
		if (!store.isIntact(row) || !noteLog.isLockedAsLogged(jdbc, row)) {
			throw new TamperedException(ErrorCodes.BROKEN_NOTE);
		}
		FormerPatients former = FormerPatients.none();
		for (AccessEvent move : accessLog.movesOfNote(jdbc, noteId)) {
			former = former.left(move.getDetail(), move.getOccurredAt());
		}
		NoteHeader fixed = row.facts.withKind(kinds.kindOf(jdbc, row.facts.getConceptUuid()), former);
		store.update(jdbc, fixed);
		accessLog.append(jdbc, noteId, AccessLog.event(AccessEventType.KIND_FIXED, by).detail(fixed.getKind().name())
				.noteDigest(fixed.canonicalForm().sha256()));
	}

	/** One piece of work that runs in its own transaction. */
	private interface Step {

		void take(JdbcOperations jdbc);
	}
}
