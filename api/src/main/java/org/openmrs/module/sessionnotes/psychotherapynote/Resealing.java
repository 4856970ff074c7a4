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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.draft.DraftSeals;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SealedRows;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.DoneStep;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reseals all versions, drafts and papers with the newest key, each in its own transaction. An interruption of the resealing at
 * any time, even by a crash, is safe: the next run continues where the resealing stopped. Resealing returns no text.
 */
public class Resealing {

	private static final Logger log = LoggerFactory.getLogger(Resealing.class);

	/** The name of the step that is stored once everything is sealed with the newest key. */
	public static final String DONE = "resealed";

	private static final int BATCH = 200;

	private final NoteTable table = new NoteTable();

	private final StoreTransactions transactions;

	private final KeysetProvider keysetProvider;

	private final AccessLog accessLog;

	private final NoteLog noteLog;

	private final CurrentRequest currentRequest;

	private final SealedStore store;

	private final SealedRows drafts;

	private final List<SealedRows> documents;

	private final AtomicBoolean running = new AtomicBoolean();

	private volatile boolean interrupted;

	private volatile int damaged;

	/** How much was left when the last run on this server began. */
	private volatile int atStart;

	/** @param documents the papers of clients, their requests, and the copies made for them */
	public Resealing(StoreTransactions transactions, KeysetProvider keysetProvider, AccessLog accessLog,
			CurrentRequest currentRequest, List<SealedRows> documents) {
		this.transactions = transactions;
		this.keysetProvider = keysetProvider;
		this.accessLog = accessLog;
		this.noteLog = new NoteLog(accessLog);
		this.currentRequest = currentRequest;
		this.store = new SealedStore(keysetProvider);
		this.drafts = new DraftSeals(keysetProvider);
		this.documents = documents;
	}

	/** The progress of resealing. */
	public static final class Progress {

		private final boolean running;

		private final int remaining;

		private final int remainingDrafts;

		private final int remainingDocuments;

		private final int damaged;

		private final int atStart;

		Progress(boolean running, int remaining, int remainingDrafts, int remainingDocuments, int damaged, int atStart) {
			this.atStart = atStart;
			this.remainingDrafts = remainingDrafts;
			this.remainingDocuments = remainingDocuments;
			this.running = running;
			this.remaining = remaining;
			this.damaged = damaged;
		}

		public boolean isRunning() {
			return running;
		}

		/** @return how many versions are still sealed with an older key */
		public int getRemaining() {
			return remaining;
		}

		/** @return how many drafts are still sealed with an older key */
		public int getRemainingDrafts() {
			return remainingDrafts;
		}

		/** @return how many papers, requests and copies of clients are still sealed with an older key */
		public int getRemainingDocuments() {
			return remainingDocuments;
		}

		/**
		 * @return how many versions, drafts and documents the last run skipped because they no longer match what was stored
		 */
		public int getDamaged() {
			return damaged;
		}

		/**
		 * @return the part of the last run on this server that is done, in percent, rounded down; 0 if what is left was
		 *         not counted when the run began
		 */
		public int getPercentDone() {
			long left = (long) remaining + remainingDrafts + remainingDocuments;
			return atStart == 0 || left > atStart ? 0 : (int) ((atStart - left) * 100 / atStart);
		}
	}

	public boolean isRunning() {
		return running.get();
	}

	public Progress getProgress() {
		int primary = keysetProvider.getKeyset().getPrimaryKeyId();
		return new Progress(running.get(),
				transactions.apart(jdbc -> table.countVersionsNotSealedWith(jdbc, primary)),
				transactions.apart(jdbc -> drafts.countNotSealedWith(jdbc, primary)),
				transactions.apart(jdbc -> remainingDocuments(jdbc, primary)), damaged, atStart);
	}

	/**
	 * @return the time at which everything was sealed with the newest key of the keyset, in milliseconds since 1970-01-01
	 *         UTC; empty if no resealing with that key has ended yet
	 */
	public Optional<Long> getDoneAt() {
		int primary = keysetProvider.getKeyset().getPrimaryKeyId();
		return transactions.reading(jdbc -> DoneStep.newest(jdbc, DONE)).filter(done -> done.isOfKey(primary))
				.map(DoneStep::getDoneAt);
	}

	/**
	 * Starts resealing in the background, on behalf of the current user. Does nothing if resealing is already running.
	 *
	 * @return true if this call started resealing
	 */
	public boolean start() {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.MANAGE_KEYS);
		if (!running.compareAndSet(false, true)) {
			return false;
		}
		interrupted = false;
		atStart = 0;
		Thread thread = new Thread(() -> {
			try {
				resealAll(request);
			} catch (RuntimeException e) {
				log.error("Sealing the notes again stopped; start it again to go on", e);
			} finally {
				running.set(false);
			}
		}, "sessionnotes-reseal");
		thread.setDaemon(true);
		thread.start();
		return true;
	}

	/** Makes resealing stop after the version that is currently being resealed. */
	public void interrupt() {
		interrupted = true;
	}

	/** Reseals everything in the calling thread, not in the background. */
	void resealAll(AccessRequest request) {
		damaged = 0;
		int primary = keysetProvider.getKeyset().getPrimaryKeyId();
		int total = transactions.apart(jdbc -> table.countVersionsNotSealedWith(jdbc, primary));
		atStart = total + transactions
				.apart(jdbc -> drafts.countNotSealedWith(jdbc, primary) + remainingDocuments(jdbc, primary));
		int done = 0;
		int last = 0;
		List<Integer> batch = nextBatch(primary, last);
		while (!batch.isEmpty() && !interrupted) {
			for (int versionId : batch) {
				if (interrupted) {
					break;
				}
				last = versionId;
				try {
					transactions.apart(jdbc -> reseal(jdbc, versionId, request));
					done++;
				} catch (TamperedException e) {
					damaged++;
					log.error("Version {} is not what was stored; it was not sealed again", versionId);
				} catch (TransientDataAccessException e) {
					log.warn("Version {} is in use; the next run seals it again", versionId);
				}
			}
			log.info("Sealed {} of {} versions again", done, total);
			batch = nextBatch(primary, last);
		}
		reseal(drafts, primary);
		documents.forEach(rows -> reseal(rows, primary));
		if (!interrupted) {
			accessLog.resealOtherChains();
			transactions.apart(jdbc -> recordDone(jdbc, primary, request));
		}
	}

	/** Records that everything is sealed with a key, so that this fact is known without counting notes. */
	private Void recordDone(JdbcOperations jdbc, int primary, AccessRequest request) {
		if (table.countVersionsNotSealedWith(jdbc, primary) == 0 && drafts.countNotSealedWith(jdbc, primary) == 0
				&& remainingDocuments(jdbc, primary) == 0) {
			new DoneStep(DONE, primary, null, request.getUserUuid(), System.currentTimeMillis()).save(jdbc);
		}
		return null;
	}

	private int remainingDocuments(JdbcOperations jdbc, int primary) {
		return documents.stream().mapToInt(rows -> rows.countNotSealedWith(jdbc, primary)).sum();
	}

	private void reseal(SealedRows rows, int primary) {
		int last = 0;
		List<Integer> batch = next(rows, primary, last);
		while (!batch.isEmpty() && !interrupted) {
			for (int id : batch) {
				if (interrupted) {
					return;
				}
				last = id;
				try {
					transactions.apart(jdbc -> {
						rows.reseal(jdbc, id);
						return null;
					});
				} catch (TamperedException e) {
					damaged++;
					log.error("{} {} is not what was stored; it was not sealed again", rows.getName(), id);
				} catch (TransientDataAccessException e) {
					log.warn("{} {} is in use; its next save, or the next run, seals it again", rows.getName(), id);
				}
			}
			batch = next(rows, primary, last);
		}
	}

	private List<Integer> next(SealedRows rows, int primary, int after) {
		return transactions.apart(jdbc -> rows.notSealedWith(jdbc, primary, after, BATCH));
	}

	private List<Integer> nextBatch(int primary, int after) {
		return transactions.apart(jdbc -> table.versionsNotSealedWith(jdbc, primary, after, BATCH));
	}

	private Void reseal(JdbcOperations jdbc, int versionId, AccessRequest request) {
		NoteHeader facts = table.byVersionId(jdbc, versionId)
				.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE)).facts;
		NoteRow row = table.lock(jdbc, facts.getId());
		// an older row that was put back with its own seal would become genuine with a new seal
		if (!store.isIntact(row) || !noteLog.isLockedAsLogged(jdbc, row)) {
			throw new TamperedException(ErrorCodes.BROKEN_NOTE);
		}
		SealedVersion version = table.versionById(jdbc, versionId)
				.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE));
		store.resealVersion(jdbc, row.facts, version);
		NoteHeader resealed = row.facts.isVoided()
				? row.facts.withVoided(row.facts.getDateVoided(), store.resealReason(row.facts))
				: row.facts;
		store.update(jdbc, resealed);
		accessLog.append(jdbc, resealed.getId(),
				AccessLog.event(AccessEventType.RESEALED, request)
						.at(System.currentTimeMillis()).version(version.getVersion(), versionId)
						.noteDigest(resealed.canonicalForm().sha256()));
		return null;
	}
}
