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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;

/**
 * Verifies the checkpoints in order and collects the problems that are found. The verifier also collects what the
 * checkpoints state about each chain.
 */
public final class CheckpointVerifier {

	/** The name that a problem with a checkpoint has in place of the name of a chain. */
	public static final String CHECKPOINTS = "checkpoints";

	private final PublicKey key;

	private final List<ChainProblem> problems = new ArrayList<>();

	private final Map<String, NavigableMap<Long, String>> ends = new HashMap<>();

	private long lastNumber;

	private String lastHash = Checkpoint.START;

	/** @param key the key with which the checkpoints were signed */
	public CheckpointVerifier(PublicKey key) {
		this.key = key;
	}

	/**
	 * Verifies the next checkpoint. The caller passes the checkpoints in ascending order of their numbers. The
	 * statements of a checkpoint count only if the checkpoint's signature is valid.
	 */
	public void next(Checkpoint checkpoint) {
		long expected = lastNumber + 1;
		if (checkpoint.getNumber() > expected) {
			problem(CHECKPOINTS, ChainProblem.Kind.CHECKPOINT_MISSING, expected);
		}
		boolean follows = checkpoint.getNumber() > expected
				|| checkpoint.getNumber() == expected && checkpoint.getPreviousHash().equals(lastHash);
		if (!follows || !checkpoint.isSignedBy(key)) {
			problem(CHECKPOINTS, ChainProblem.Kind.CHECKPOINT_ALTERED, checkpoint.getNumber());
		} else {
			checkpoint.getEnds().forEach(this::add);
		}
		lastNumber = Math.max(lastNumber, checkpoint.getNumber());
		lastHash = checkpoint.hash();
	}

	private void add(ChainEnd end) {
		NavigableMap<Long, String> known = ends.computeIfAbsent(end.getChain(), chain -> new TreeMap<>());
		if (!known.isEmpty() && known.lastKey() > end.getLength()) {
			problem(end.getChain(), ChainProblem.Kind.ROLLED_BACK, end.getLength() + 1);
		} else if (!end.getLastHash().equals(known.getOrDefault(end.getLength(), end.getLastHash()))) {
			problem(end.getChain(), ChainProblem.Kind.REWRITTEN, end.getLength());
		} else {
			known.put(end.getLength(), end.getLastHash());
		}
	}

	/** @return the names of all chains that any checkpoint lists */
	public Set<String> chains() {
		return ends.keySet();
	}

	/**
	 * @return what the checkpoints state about a chain: each recorded length of the chain, with the hash of the last
	 *         event at that length
	 */
	public NavigableMap<Long, String> endsOf(String chain) {
		return ends.getOrDefault(chain, Collections.emptyNavigableMap());
	}

	/** @return the number of the newest checkpoint, or 0 if there is no checkpoint */
	public long getLastNumber() {
		return lastNumber;
	}

	/** @return the hash of the newest checkpoint, or {@link Checkpoint#START} if there is no checkpoint */
	public String getLastHash() {
		return lastHash;
	}

	/** @return the problems that were found; empty if there are none */
	public List<ChainProblem> getProblems() {
		return problems;
	}

	private void problem(String chain, ChainProblem.Kind kind, long at) {
		problems.add(new ChainProblem(chain, kind, at));
	}
}
