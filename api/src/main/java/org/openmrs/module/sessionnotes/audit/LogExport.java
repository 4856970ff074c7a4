/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.Checkpoint;
import org.openmrs.module.sessionnotes.domain.audit.CheckpointVerifier;
import org.openmrs.module.sessionnotes.domain.audit.ExportHeader;
import org.openmrs.module.sessionnotes.domain.audit.ExportLine;
import org.openmrs.module.sessionnotes.domain.audit.LogDeletion;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes the whole access log with all checkpoints to a file, which {@link
 * org.openmrs.module.sessionnotes.domain.audit.Verify} can verify on any machine. The exported file holds no text of
 * notes, because no event of the log holds text of notes. A checkpoint is made for each export. The exported file
 * contains the events that the checkpoint for the export covers, but no events that occur during the export.
 */
public class LogExport {

	private static final int PAGE = 1_000;

	private final StoreTransactions transactions;

	private final AccessLog accessLog;

	private final KeysetProvider keysetProvider;

	private final SigningKeyProvider signingKeyProvider;

	private final Checkpoints checkpoints;

	public LogExport(StoreTransactions transactions, AccessLog accessLog, KeysetProvider keysetProvider,
			SigningKeyProvider signingKeyProvider,
			Checkpoints checkpoints) {
		this.transactions = transactions;
		this.accessLog = accessLog;
		this.keysetProvider = keysetProvider;
		this.signingKeyProvider = signingKeyProvider;
		this.checkpoints = checkpoints;
	}

	/** An export of the log that is ready to be written. */
	public interface Prepared {

		/**
		 * @param out the writer to which the export is written, line by line
		 * @throws IOException if writing fails; a verification reports that the part written so far is incomplete
		 */
		void writeTo(Writer out) throws IOException;
	}

	/**
	 * Records in the log that a user exports the log, and makes the last checkpoint that the export contains.
	 *
	 * @param request the request of the user who exports the log
	 * @return the export, ready to be written; the events are read only when the export is written
	 */
	public Prepared prepare(AccessRequest request) {
		SigningKey key = signingKeyProvider.getKey();
		accessLog.record(AccessLog.event(AccessEventType.LOG_EXPORTED, request));
		Checkpoint newest = checkpoints.make();
		ExportHeader header = ExportHeader.sign(System.currentTimeMillis(), request.getUserUuid(), newest, key);
		return out -> write(out, header, key);
	}

	private void write(Writer out, ExportHeader header, SigningKey key) throws IOException {
		out.append(ExportLine.of(header)).append('\n');
		CheckpointVerifier covered = new CheckpointVerifier(key.getPublicKey());
		List<Checkpoint> all = new ArrayList<>();
		transactions.apart(jdbc -> {
			checkpoints.each(jdbc, all::add);
			return null;
		});
		for (Checkpoint checkpoint : all) {
			if (checkpoint.getNumber() <= header.getCheckpoint()) {
				covered.next(checkpoint);
				writeLines(out, ExportLine.linesOf(checkpoint));
			}
		}
		for (LogDeletion deletion : transactions.apart(new LogDeletions(signingKeyProvider)::approved)) {
			writeLines(out, ExportLine.linesOf(deletion));
		}
		for (String chain : new TreeSet<>(transactions.apart(StoredEvents::chains))) {
			writeChain(out, chain, covered);
		}
		out.flush();
	}

	private void writeChain(Writer out, String chain, CheckpointVerifier covered) throws IOException {
		long last = lastToExport(chain, covered);
		long done = 0;
		List<String> lines = nextLines(chain, done, last);
		while (!lines.isEmpty()) {
			writeLines(out, lines);
			done += PAGE;
			lines = nextLines(chain, done, last);
		}
	}

	/**
	 * Returns the sequence number of the chain's last event that the checkpoints cover. If the end of the chain was
	 * altered, all events of the chain are exported, so that a verification detects the alteration.
	 */
	private long lastToExport(String chain, CheckpointVerifier covered) {
		boolean intact = transactions.apart(jdbc -> ChainHeads.find(jdbc, chain).stream()
				.anyMatch(head -> head.isIntact(keysetProvider.getKeyset())));
		if (!intact) {
			return Long.MAX_VALUE;
		}
		return covered.endsOf(chain).isEmpty() ? 0 : covered.endsOf(chain).lastKey();
	}

	private List<String> nextLines(String chain, long done, long last) {
		return transactions.apart(jdbc -> lines(jdbc, chain, done, last));
	}

	private static List<String> lines(JdbcOperations jdbc, String chain, long done, long last) {
		return jdbc.query(
				"select * from sessionnotes_access_event where chain = ? and sequence_number <= ? "
						+ "order by sequence_number limit ? offset ?",
				(row, number) -> ExportLine.of(StoredEvents.event(row), row.getString("hash")), chain, last, PAGE, done);
	}

	private static void writeLines(Writer out, Iterable<String> lines) throws IOException {
		for (String line : lines) {
			out.append(line).append('\n');
		}
	}
}
