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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Walks through the events of one chain in their order and finds what was altered, removed, inserted, moved or cut
 * off. It needs nothing but the events, the chain's length and last hash, and what was deleted on purpose.
 */
public final class ChainVerifier {

	/** The hash before the first event. */
	public static final String START = "";

	private final String chain;

	private final List<ChainProblem> problems = new ArrayList<>();

	private String lastHash = START;

	private long lastSequence;

	private final Map<Long, Gap> gaps = new HashMap<>();

	public ChainVerifier(String chain) {
		this(chain, Collections.emptyList());
	}

	/**
	 * @param chain the chain
	 * @param gaps what of it two people deleted, proven by the signatures of {@link LogDeletion}s
	 */
	public ChainVerifier(String chain, Collection<Gap> gaps) {
		this.chain = chain;
		gaps.forEach(gap -> this.gaps.put(gap.getFirst(), gap));
	}

	/**
	 * Takes the next event, in ascending order of sequence.
	 *
	 * @param event as it is stored now
	 * @param storedHash the hash that is stored with it
	 */
	public void next(AccessEvent event, String storedHash) {
		skipGapsBefore(event.getSequence());
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
		skipGapsBefore(length + 1);
		if (lastSequence < length) {
			problem(ChainProblem.Kind.TRUNCATED, lastSequence + 1);
		} else if (lastSequence > length) {
			problem(ChainProblem.Kind.EXTENDED, length + 1);
		} else if (!Objects.equals(lastHash, headHash)) {
			problems.add(new ChainProblem(chain, ChainProblem.Kind.HEAD_ALTERED, null));
		}
		return problems;
	}

	/** @return what is wrong so far */
	List<ChainProblem> getProblems() {
		return problems;
	}

	/** @return the number of the last event that is there, or was deleted on purpose together with all after it */
	long getLastSequence(long length) {
		skipGapsBefore(length + 1);
		return lastSequence;
	}

	/** An event that is there is verified as it is: of a deletion that is not finished yet all are. */
	private void skipGapsBefore(long sequence) {
		Gap gap = gaps.get(lastSequence + 1);
		while (gap != null && gap.getLast() < sequence) {
			lastSequence = gap.getLast();
			lastHash = gap.getLastHash();
			gap = gaps.get(lastSequence + 1);
		}
	}

	private void problem(ChainProblem.Kind kind, long at) {
		problems.add(new ChainProblem(chain, kind, at));
	}
}
