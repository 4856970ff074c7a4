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
import java.util.Objects;

/**
 * Walks through the events of one chain in their order and finds what was altered, removed, inserted, moved or cut
 * off. It needs nothing but the events and the chain's length and last hash.
 */
public final class ChainVerifier {

	/** The hash before the first event. */
	public static final String START = "";

	private final String chain;

	private final List<ChainProblem> problems = new ArrayList<>();

	private String lastHash = START;

	private long lastSequence;

	public ChainVerifier(String chain) {
		this.chain = chain;
	}

	/**
	 * Takes the next event, in ascending order of sequence.
	 *
	 * @param event as it is stored now
	 * @param storedHash the hash that is stored with it
	 */
	public void next(AccessEvent event, String storedHash) {
		long expected = lastSequence + 1;
		if (event.getSequence() < expected) {
			problem(ChainProblem.Kind.EVENT_INSERTED, event.getSequence());
			return;
		}
		if (event.getSequence() > expected) {
			// the hash before is not known here: the gap is the finding, and the next event is judged again
			problem(ChainProblem.Kind.EVENT_MISSING, expected);
		} else if (!chain.equals(event.getChain()) || !event.hash(lastHash).equals(storedHash)) {
			problem(ChainProblem.Kind.EVENT_ALTERED, event.getSequence());
		}
		lastHash = storedHash;
		lastSequence = event.getSequence();
	}

	/**
	 * @param length how many events were stored in the chain
	 * @param headHash the hash of the last of them
	 * @return what is wrong; empty if nothing is
	 */
	public List<ChainProblem> finish(long length, String headHash) {
		if (lastSequence < length) {
			problem(ChainProblem.Kind.TRUNCATED, lastSequence + 1);
		} else if (lastSequence > length) {
			problem(ChainProblem.Kind.EXTENDED, length + 1);
		} else if (!Objects.equals(lastHash, headHash)) {
			problems.add(new ChainProblem(chain, ChainProblem.Kind.HEAD_ALTERED, null));
		}
		return problems;
	}

	private void problem(ChainProblem.Kind kind, long at) {
		problems.add(new ChainProblem(chain, kind, at));
	}
}
