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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.audit.ChainVerifier;
import org.openmrs.module.sessionnotes.domain.audit.CheckpointVerifier;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.springframework.jdbc.core.JdbcOperations;

/** Checks whether the chains of the access log still match what was stored. */
public class ChainCheck {

	private final AccessLog accessLog;

	private final KeysetProvider keysetProvider;

	private final SigningKeyProvider signingKeyProvider;

	private final Checkpoints checkpoints;

	private final LogDeletions deletions;

	public ChainCheck(AccessLog accessLog, KeysetProvider keysetProvider, SigningKeyProvider signingKeyProvider,
			Checkpoints checkpoints) {
		this.accessLog = accessLog;
		this.keysetProvider = keysetProvider;
		this.signingKeyProvider = signingKeyProvider;
		this.checkpoints = checkpoints;
		this.deletions = new LogDeletions(signingKeyProvider);
	}

	/** The result of checking one chain: the content of the chain, and the problems that the check found. */
	public static final class Result {

		private final List<AccessEvent> events = new ArrayList<>();

		private final List<ChainProblem> problems = new ArrayList<>();

		private long length;

		/** @return the number of events in the chain */
		public long getLength() {
			return length;
		}

		/**
		 * @return the events that have a digest, such as those that wrote a version or changed a note, in the order of
		 *         the chain
		 */
		public List<AccessEvent> getChanges() {
			return events;
		}

		public List<ChainProblem> getProblems() {
			return problems;
		}
	}

	/** @return the names of all existing chains */
	public List<String> chains(JdbcOperations jdbc) {
		return StoredEvents.chains(jdbc);
	}

	/**
	 * @return the deletions from the log that signatures prove; the result can be passed to {@link
	 *         #check(JdbcOperations, String, VerifiedDeletions)}
	 */
	public VerifiedDeletions proven(JdbcOperations jdbc) {
		return deletions.proven(jdbc);
	}

	/** Checks a single chain of the access log. */
	public Result check(JdbcOperations jdbc, String chain) {
		return check(jdbc, chain, proven(jdbc));
	}

	/**
	 * Checks one of several chains of the log, with deletions that the caller has already verified.
	 */
	public Result check(JdbcOperations jdbc, String chain, VerifiedDeletions proven) {
		Result result = new Result();
		// locks the head first, so that an event stored during the check counts neither as missing nor as added
		ChainHead head = accessLog.lockHead(jdbc, chain);
		ChainVerifier verifier = new ChainVerifier(chain, proven.of(chain));
		StoredEvents.eachEvent(jdbc, chain, (event, hash) -> {
			verifier.next(event, hash);
			result.length++;
			if (event.getNoteDigest() != null) {
				result.events.add(event);
			}
		});
		if (head == null) {
			result.problems.add(new ChainProblem(chain, ChainProblem.Kind.HEAD_ALTERED, null));
			return result;
		}
		result.problems.addAll(verifier.finish(head.getLength(), head.getLastHash()));
		if (!head.isIntact(keysetProvider.getKeyset())) {
			result.problems.add(new ChainProblem(chain, ChainProblem.Kind.HEAD_ALTERED, null));
		}
		return result;
	}

	/**
	 * Checks the checkpoints, the records of deletions, and whether the log still has the last event of each chain that
	 * the checkpoints cover. Only the checkpoints reveal that someone removed a note together with its log, or restored
	 * both to an earlier state.
	 */
	public List<ChainProblem> checkCheckpoints(JdbcOperations jdbc) {
		VerifiedDeletions proven = proven(jdbc);
		List<ChainProblem> problems = new ArrayList<>(proven.getProblems());
		if (!checkpoints.newest(jdbc).isPresent()) {
			return problems;
		}
		CheckpointVerifier verifier;
		try {
			verifier = new CheckpointVerifier(signingKeyProvider.getKey().getPublicKey());
		} catch (UnavailableException e) {
			problems.add(new ChainProblem(CheckpointVerifier.CHECKPOINTS, ChainProblem.Kind.KEY_MISSING, null));
			return problems;
		}
		checkpoints.each(jdbc, verifier::next);
		problems.addAll(verifier.getProblems());
		for (String chain : new TreeSet<>(verifier.chains())) {
			Map.Entry<Long, String> seen = verifier.endsOf(chain).lastEntry();
			if (proven.of(chain).stream()
					.anyMatch(gap -> gap.getFirst() <= seen.getKey() && seen.getKey() <= gap.getLast())) {
				continue;
			}
			List<String> hashes = jdbc.queryForList(
					"select hash from sessionnotes_access_event where chain = ? and sequence_number = ?", String.class,
					chain,
					seen.getKey());
			if (hashes.isEmpty()) {
				problems.add(new ChainProblem(chain, ChainProblem.Kind.TRUNCATED, seen.getKey()));
			} else if (!hashes.contains(seen.getValue())) {
				problems.add(new ChainProblem(chain, ChainProblem.Kind.REWRITTEN, seen.getKey()));
			}
		}
		return problems;
	}
}
