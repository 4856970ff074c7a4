/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DataFormatException;

import org.openmrs.module.sessionnotes.domain.crypto.KeysetException;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;

/**
 * Verifies a log export line by line, using only the export and the key. Finds events, checkpoints and chains that were
 * altered, removed, inserted, moved or cut off, up to the last checkpoint of the export. The verifier cannot
 * distinguish a complete older export from the newest export. To detect an older export, compare the number of the
 * export's last checkpoint with a checkpoint number that you know from a different source.
 */
public final class ExportVerifier {

	/** The name that a problem with the export file itself has in place of the name of a chain. */
	public static final String EXPORT = "export";

	private final PublicKey trusted;

	private PublicKey key;

	private ExportHeader header;

	private CheckpointVerifier checkpoints;

	private final Map<String, List<Gap>> gaps = new HashMap<>();

	private final Map<String, ChainVerifier> chains = new HashMap<>();

	private final Set<ChainProblem> problems = new LinkedHashSet<>();

	private Group group;

	private String currentChain = "";

	private long lines;

	private long events;

	private long deletedEvents;

	private boolean eventsBegun;

	/** @param trusted a key that was stored separately from the export; null to trust the key that the export names */
	public ExportVerifier(PublicKey trusted) {
		this.trusted = trusted;
	}

	/** A line that announces how many member lines of a different kind follow, together with those member lines. */
	private static final class Group {

		private final ExportLine line;

		private final long size;

		private final long at;

		private final List<ExportLine> members = new ArrayList<>();

		private Group(ExportLine line, long size, long at) {
			this.line = line;
			this.size = size;
			this.at = at;
		}
	}

	/**
	 * Verifies the next line.
	 *
	 * @throws DataFormatException if the first line is not the header of a log export
	 */
	public void next(String line) throws DataFormatException {
		lines++;
		if (header == null) {
			begin(line);
			return;
		}
		try {
			ExportLine parsed = ExportLine.parse(line);
			take(line, parsed);
		} catch (DataFormatException e) {
			problem(EXPORT, ChainProblem.Kind.UNREADABLE, lines);
		}
	}

	private void begin(String line) throws DataFormatException {
		try {
			ExportLine parsed = ExportLine.parse(line);
			header = parsed.toHeader();
			requireCanonical(line, ExportLine.of(header));
			PublicKey own = PublicKey.parse(header.getPublicKey());
			key = trusted == null ? own : trusted;
			checkpoints = new CheckpointVerifier(key);
			if (!header.isSignedBy(key)) {
				boolean other = !own.getFingerprint().equals(key.getFingerprint());
				problem(EXPORT, other ? ChainProblem.Kind.OTHER_KEY : ChainProblem.Kind.UNREADABLE, other ? null : 1L);
			}
		} catch (DataFormatException | KeysetException e) {
			throw new DataFormatException("its first line is not that of an export of the log");
		}
	}

	private void take(String line, ExportLine parsed) throws DataFormatException {
		String kind = parsed.getKind();
		if (ExportLine.EVENT.equals(kind)) {
			eventsBegun = true;
			closeGroup();
			AccessEvent event = parsed.toEvent();
			String hash = parsed.required("hash");
			requireCanonical(line, ExportLine.of(event, hash));
			take(event, hash);
		} else if (eventsBegun) {
			throw new DataFormatException();
		} else if (ExportLine.CHECKPOINT.equals(kind) || ExportLine.DELETION.equals(kind)) {
			closeGroup();
			group = new Group(parsed, parsed.number(ExportLine.CHECKPOINT.equals(kind) ? "ends" : "gaps"), lines);
			requireCanonical(line, parsed.toString());
		} else {
			takeMember(line, parsed);
		}
	}

	private void takeMember(String line, ExportLine parsed) throws DataFormatException {
		if (group == null || group.members.size() >= group.size || !parsed.getKind().equals(
				ExportLine.CHECKPOINT.equals(group.line.getKind()) ? ExportLine.END : ExportLine.GAP)) {
			throw new DataFormatException();
		}
		requireCanonical(line, ExportLine.END.equals(parsed.getKind())
				? ExportLine.of(parsed.toEnd())
				: ExportLine.of(parsed.toGap()));
		group.members.add(parsed);
	}

	private void closeGroup() {
		Group closed = group;
		group = null;
		if (closed == null) {
			return;
		}
		try {
			if (ExportLine.CHECKPOINT.equals(closed.line.getKind())) {
				closeCheckpoint(closed);
			} else {
				closeDeletion(closed);
			}
		} catch (DataFormatException e) {
			problem(EXPORT, ChainProblem.Kind.UNREADABLE, closed.at);
		}
	}

	private void closeCheckpoint(Group closed) throws DataFormatException {
		List<ChainEnd> ends = new ArrayList<>();
		for (ExportLine member : closed.members) {
			ends.add(member.toEnd());
		}
		Checkpoint checkpoint = new Checkpoint(closed.line.number("number"), closed.line.number("madeAt"),
				closed.line.required("previousHash"), ends, closed.line.bytes("signature"));
		boolean asWritten = closed.size == ends.size() && closed.line.toString().equals(ExportLine.of(checkpoint))
				&& isInOrder(closed, ExportLine.linesOf(checkpoint));
		if (!asWritten) {
			problem(CheckpointVerifier.CHECKPOINTS, ChainProblem.Kind.CHECKPOINT_ALTERED, checkpoint.getNumber());
		}
		checkpoints.next(checkpoint);
	}

	private void closeDeletion(Group closed) throws DataFormatException {
		List<Gap> deleted = new ArrayList<>();
		for (ExportLine member : closed.members) {
			deleted.add(member.toGap());
		}
		LogDeletion deletion = new LogDeletion(closed.line.required("uuid"), closed.line.number("olderThan"),
				closed.line.required("proposedBy"), closed.line.number("proposedAt"), closed.line.required("approvedBy"),
				closed.line.number("approvedAt"), deleted, closed.line.bytes("signature"));
		if (closed.size != deleted.size() || !closed.line.toString().equals(ExportLine.of(deletion))
				|| !isInOrder(closed, ExportLine.linesOf(deletion)) || !deletion.isSignedBy(key)) {
			problem("deletion " + deletion.getUuid(), ChainProblem.Kind.DELETION_ALTERED, null);
			return;
		}
		for (Gap gap : deleted) {
			gaps.computeIfAbsent(gap.getChain(), chain -> new ArrayList<>()).add(gap);
			deletedEvents += gap.size();
		}
	}

	private static boolean isInOrder(Group group, Iterable<String> lines) {
		List<String> written = new ArrayList<>();
		written.add(group.line.toString());
		group.members.forEach(member -> written.add(member.toString()));
		List<String> expected = new ArrayList<>();
		lines.forEach(expected::add);
		return written.equals(expected);
	}

	private void take(AccessEvent event, String hash) {
		events++;
		String chain = event.getChain();
		ChainVerifier verifier = chains.get(chain);
		if (!chain.equals(currentChain) && (verifier != null || chain.compareTo(currentChain) < 0)) {
			problem(chain, ChainProblem.Kind.EVENT_MOVED, event.getSequence());
		}
		currentChain = chain;
		if (verifier == null) {
			verifier = new ChainVerifier(chain, gaps.getOrDefault(chain, new ArrayList<>()));
			chains.put(chain, verifier);
		}
		verifier.next(event, hash);
		if (!hash.equals(checkpoints.endsOf(chain).getOrDefault(event.getSequence(), hash))) {
			problem(chain, ChainProblem.Kind.REWRITTEN, event.getSequence());
		}
	}

	/**
	 * Completes the verification. Call this method after the last line.
	 *
	 * @return the number of verified items, and the problems that were found
	 * @throws DataFormatException if the export has no lines
	 */
	public ExportReport finish() throws DataFormatException {
		if (header == null) {
			throw new DataFormatException("it is empty");
		}
		closeGroup();
		problems.addAll(checkpoints.getProblems());
		if (checkpoints.getLastNumber() != header.getCheckpoint()
				|| !checkpoints.getLastHash().equals(header.getCheckpointHash())) {
			problem(CheckpointVerifier.CHECKPOINTS, checkpoints.getLastNumber() < header.getCheckpoint()
					? ChainProblem.Kind.CHECKPOINT_MISSING
					: ChainProblem.Kind.CHECKPOINT_ALTERED,
					Math.min(checkpoints.getLastNumber() + 1, header.getCheckpoint()));
		}
		Set<String> names = new TreeSet<>(chains.keySet());
		names.addAll(checkpoints.chains());
		names.forEach(this::finish);
		return new ExportReport(header, key, trusted != null, checkpoints.getLastNumber(), names.size(), events,
				deletedEvents, problems);
	}

	private void finish(String chain) {
		NavigableMap<Long, String> ends = checkpoints.endsOf(chain);
		long covered = ends.isEmpty() ? 0 : ends.lastKey();
		boolean there = chains.containsKey(chain);
		ChainVerifier verifier = there
				? chains.get(chain)
				: new ChainVerifier(chain, gaps.getOrDefault(chain, new ArrayList<>()));
		problems.addAll(verifier.getProblems());
		long last = verifier.getLastSequence(covered);
		if (last < covered) {
			problem(chain, there ? ChainProblem.Kind.TRUNCATED : ChainProblem.Kind.CHAIN_MISSING, there ? last + 1 : null);
		} else if (last > covered) {
			problem(chain, ChainProblem.Kind.NOT_COVERED, covered + 1);
		}
	}

	private static void requireCanonical(String line, String written) throws DataFormatException {
		if (!line.equals(written)) {
			throw new DataFormatException();
		}
	}

	private void problem(String chain, ChainProblem.Kind kind, Long at) {
		problems.add(new ChainProblem(chain, kind, at));
	}
}
