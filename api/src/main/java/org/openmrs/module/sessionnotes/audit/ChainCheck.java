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

import org.openmrs.module.sessionnotes.seal.Keyring;
import org.springframework.jdbc.core.JdbcOperations;

/** Checks the chains of the log as they are stored. */
public class ChainCheck {

	private final AccessLog accessLog;

	private final Keyring keyring;

	public ChainCheck(AccessLog accessLog, Keyring keyring) {
		this.accessLog = accessLog;
		this.keyring = keyring;
	}

	/** What is in a chain, and what is wrong with it. */
	public static final class Result {

		private final List<AccessEvent> events = new ArrayList<>();

		private final List<ChainProblem> problems = new ArrayList<>();

		private long length;

		/** @return how many events the chain holds */
		public long getLength() {
			return length;
		}

		/** @return those events that wrote a version or changed the note, in their order */
		public List<AccessEvent> getChanges() {
			return events;
		}

		public List<ChainProblem> getProblems() {
			return problems;
		}
	}

	/** @return the names of all chains that there are */
	public List<String> chains(JdbcOperations jdbc) {
		return StoredEvents.chains(jdbc);
	}

	public Result check(JdbcOperations jdbc, String chain) {
		Result result = new Result();
		// first, so that an event that is stored meanwhile is not taken for one too many, or one too few
		ChainHead head = accessLog.lockHead(jdbc, chain);
		ChainVerifier verifier = new ChainVerifier(chain);
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
		if (!head.isIntact(keyring.getKeyset())) {
			result.problems.add(new ChainProblem(chain, ChainProblem.Kind.HEAD_ALTERED, null));
		}
		return result;
	}
}
