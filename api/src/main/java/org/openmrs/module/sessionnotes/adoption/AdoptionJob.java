/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.SignedNoteLock;
import org.openmrs.module.sessionnotes.psychotherapynote.AdoptedNote;
import org.openmrs.module.sessionnotes.psychotherapynote.AdoptedNotes;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Does the work of one adoption run. The job processes the obs of the concepts to adopt in the order of the obs ids.
 * The job moves each obs, together with all versions of the obs, in a separate transaction. Even after a crash, each
 * obs is therefore either still in the record or already in the sealed store. The job holds the text of only one obs in
 * memory at a time. When a database error occurs, the job logs only the kind of error, because the error's message may
 * quote a row.
 */
class AdoptionJob implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(AdoptionJob.class);

	private static final int PAGE = 200;

	private static final int ATTEMPTS = 3;

	private final StoreTransactions transactions;

	private final AdoptionRuns runs;

	private final ObsTable obsTable;

	private final AdoptedNotes adoptedNotes;

	private final PasswordResetHolds passwordResetHolds;

	private final RestrictedConcepts restrictedConcepts;

	private final SignedNoteLock signedNoteLock;

	private final ComplexObsFiles files;

	private final AdoptionRun run;

	private final List<ConceptToAdopt> concepts;

	private final ObsToNote obsToNote;

	private final AccessRequest request;

	private final long started;

	private final long lease;

	private final Set<String> known = new HashSet<>();

	private final Set<String> authors = new HashSet<>();

	private ObsCopies tables;

	private long rowsSeen;

	private long nextSign;

	private volatile boolean interrupted;

	AdoptionJob(StoreTransactions transactions, AdoptionRuns runs, ObsTable obsTable, AdoptedNotes adoptedNotes,
			PasswordResetHolds passwordResetHolds, RestrictedConcepts restrictedConcepts, SignedNoteLock signedNoteLock,
			ComplexObsFiles files, AdoptionRun run,
			List<ConceptToAdopt> concepts,
			AccessRequest request, long started, long lease) {
		this.started = started;
		this.transactions = transactions;
		this.runs = runs;
		this.obsTable = obsTable;
		this.adoptedNotes = adoptedNotes;
		this.passwordResetHolds = passwordResetHolds;
		this.restrictedConcepts = restrictedConcepts;
		this.signedNoteLock = signedNoteLock;
		this.files = files;
		this.run = run;
		this.concepts = concepts;
		this.obsToNote = new ObsToNote(concepts, files);
		this.request = request;
		this.lease = lease;
	}

	void interrupt() {
		interrupted = true;
	}

	@Override
	public void run() {
		AdoptionRun.State end = AdoptionRun.State.FAILED;
		try {
			tables = transactions.apart(ObsCopies::find);
			removeFiles();
			for (ConceptToAdopt concept : concepts) {
				goThrough(concept);
			}
			for (ConceptToAdopt concept : concepts) {
				listPurged(concept);
			}
			end = interrupted ? AdoptionRun.State.INTERRUPTED : AdoptionRun.State.DONE;
		} catch (RuntimeException e) {
			log.error("The adoption stopped ({}); start it again to go on", e.getClass().getName());
		} finally {
			end(end);
		}
	}

	private void end(AdoptionRun.State state) {
		try {
			transactions.apart(jdbc -> {
				runs.lockLease(jdbc);
				if (runs.ended(jdbc, run.id, started, state, rowsSeen, System.currentTimeMillis())) {
					runs.setLease(jdbc, run.id, 0);
				}
				return null;
			});
			log.info("The adoption ended: {}, after {} obs", state, rowsSeen);
		} catch (RuntimeException e) {
			log.error("The end of the adoption could not be stored ({})", e.getClass().getName());
		}
	}

	private void goThrough(ConceptToAdopt concept) {
		int last = 0;
		List<Integer> page = page(concept, last);
		while (!page.isEmpty()) {
			for (int obsId : page) {
				renewLease();
				if (interrupted) {
					removeFiles();
					return;
				}
				last = obsId;
				adopt(obsId);
				rowsSeen++;
			}
			removeFiles();
			page = page(concept, last);
		}
	}

	/**
	 * Reports the obs that were purged from the record but whose text still exists in an audit table. Purged obs do not
	 * become notes, because a user permanently removed these obs from the record.
	 */
	private void listPurged(ConceptToAdopt concept) {
		for (String table : tables.getOfPurged()) {
			List<Integer> page = purgedAfter(table, concept, 0);
			while (!page.isEmpty()) {
				renewLease();
				if (interrupted) {
					return;
				}
				List<Integer> purged = page;
				transactions.apart(jdbc -> {
					for (int obsId : purged) {
						// an audit table that was searched before this one may hold the same obs
						if (!runs.isLeft(jdbc, run.id, obsId)) {
							runs.left(jdbc, run.id, obsId, SkipReason.PURGED);
						}
					}
					return null;
				});
				page = purgedAfter(table, concept, page.get(page.size() - 1));
			}
		}
	}

	private List<Integer> purgedAfter(String table, ConceptToAdopt concept, int after) {
		return transactions.apart(jdbc -> obsTable.purgedAfter(jdbc, table, concept.id, after, PAGE));
	}

	private List<Integer> page(ConceptToAdopt concept, int after) {
		return transactions.apart(jdbc -> obsTable.idsAfter(jdbc, concept.id, after, PAGE));
	}

	/**
	 * Renews the lease from time to time, so that other servers know that this run is alive. When the lease is renewed,
	 * the job also checks whether a user has stopped the run.
	 */
	private void renewLease() {
		long now = System.currentTimeMillis();
		if (now < nextSign) {
			return;
		}
		nextSign = now + lease / 10;
		boolean goesOn = transactions.apart(jdbc -> {
			runs.lockLease(jdbc);
			boolean toGoOn = runs.isToGoOn(jdbc, run.id, started, rowsSeen);
			if (toGoOn) {
				runs.setLease(jdbc, run.id, now + lease);
			}
			return toGoOn;
		});
		interrupted = interrupted || !goesOn;
	}

	private void adopt(int obsId) {
		SkipReason left = null;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				transactions.apart(jdbc -> run.isDry() ? look(jdbc, obsId) : move(jdbc, obsId));
				left = null;
				break;
			} catch (RefusedException e) {
				left = SkipReason.valueOf(e.getMessageCode());
				break;
			} catch (TransientDataAccessException e) {
				left = SkipReason.IN_USE;
			} catch (UncategorizedSQLException e) {
				if (!isLockTimeout(e)) {
					throw e;
				}
				left = SkipReason.IN_USE;
			} catch (DataIntegrityViolationException e) {
				left = SkipReason.REFERENCED;
				break;
			}
		}
		if (left != null) {
			SkipReason reason = left;
			transactions.apart(jdbc -> {
				runs.left(jdbc, run.id, obsId, reason);
				return null;
			});
		}
	}

	/** Checks whether a statement failed because it waited too long for a lock, on MariaDB, MySQL, H2 or PostgreSQL. */
	private static boolean isLockTimeout(UncategorizedSQLException e) {
		SQLException cause = e.getSQLException();
		return cause.getErrorCode() == 1205 || "HYT00".equals(cause.getSQLState()) || "55P03".equals(cause.getSQLState());
	}

	/**
	 * Previews the adoption of an obs. The preview counts each chain of obs once, when it processes the row with the
	 * lowest id in the chain.
	 */
	private Void look(JdbcOperations jdbc, int obsId) {
		Collection<ObsRow> rows = obsTable.chainOf(jdbc, obsId, false);
		if (!rows.isEmpty()) {
			requireUnsigned(signedNoteLock.isAnySigned(jdbc, obsTable.encountersOf(jdbc, rows, false), false));
			AdoptedNote note = noteOf(jdbc, rows);
			if (rows.stream().mapToInt(row -> row.id).min().getAsInt() == obsId) {
				runs.count(jdbc, run.id, note);
			}
		}
		return null;
	}

	private Void move(JdbcOperations jdbc, int obsId) {
		SortedSet<Integer> encounters = obsTable.encountersOf(jdbc, obsTable.chainOf(jdbc, obsId, false), false);
		// the notes are locked before the rows, because a signature acquires its locks in the same order
		boolean signed = signedNoteLock.isAnySigned(jdbc, encounters, true);
		Collection<ObsRow> rows = obsTable.chainOf(jdbc, obsId, true);
		if (rows.isEmpty()) {
			// this obs was already moved together with an earlier row of its chain
			return null;
		}
		requireUnsigned(signed);
		if (!encounters.containsAll(obsTable.encountersOf(jdbc, rows, true))) {
			// the obs was moved in the meantime, to an encounter that is not locked
			throw SkipReason.IN_USE.refusal();
		}
		AdoptedNote note = noteOf(jdbc, rows);
		String author = note.getAuthorUuid();
		if (authors.add(author)) {
			// the module does not know who set the password of an author who never wrote through the module. If the current
			// password were not trusted, such an author could not open the adopted notes.
			passwordResetHolds.trustCurrentPassword(author);
		}
		adoptedNotes.insert(jdbc, note, request);
		obsTable.remove(jdbc, new ObsHistory(rows), tables);
		for (ObsRow row : rows) {
			// obs that the platform copied share a file; the file is deleted with the last obs that names it
			if (row.complex != null && obsToNote.isComplex(row)
					&& !obsTable.namesFile(jdbc, ComplexObsFiles.keyOf(row.complex))) {
				runs.fileToRemove(jdbc, ComplexObsFiles.keyOf(row.complex));
			}
		}
		runs.count(jdbc, run.id, note);
		if (known.add(note.getConceptUuid())) {
			restrictedConcepts.noteStored(note.getConceptUuid());
		}
		return null;
	}

	private static void requireUnsigned(boolean signed) {
		if (signed) {
			throw SkipReason.SIGNED.refusal();
		}
	}

	private AdoptedNote noteOf(JdbcOperations jdbc, Collection<ObsRow> rows) {
		AdoptedNote note = obsToNote.make(jdbc, new ObsHistory(rows));
		for (ObsRow row : rows) {
			if (obsTable.hasMembers(jdbc, row.id)) {
				throw SkipReason.HAS_MEMBERS.refusal();
			}
		}
		if (adoptedNotes.exists(jdbc, note)) {
			throw SkipReason.NOTE_EXISTS.refusal();
		}
		return note;
	}

	/**
	 * Deletes the files whose text has certainly been stored as notes. The files are deleted afterwards, because a
	 * transaction cannot undo the deletion of a file.
	 */
	private void removeFiles() {
		if (run.isDry()) {
			return;
		}
		int last = 0;
		Map<Integer, String> page = filesAfter(last);
		while (!page.isEmpty()) {
			for (Map.Entry<Integer, String> file : page.entrySet()) {
				last = file.getKey();
				if (files.remove(file.getValue())) {
					transactions.apart(jdbc -> runs.fileRemoved(jdbc, file.getKey()));
				}
			}
			page = filesAfter(last);
		}
	}

	private Map<Integer, String> filesAfter(int last) {
		return transactions.apart(jdbc -> runs.filesToRemove(jdbc, last, PAGE));
	}
}
