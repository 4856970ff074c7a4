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
 * Checks the events of one chain in order and finds events that were altered, removed, inserted, moved or cut off. The
 * check needs only the events, the recorded length and last hash of the chain, and the list of events that were deleted
 * on purpose.
 */
public final class ChainVerifier {

	/** The value that takes the place of the previous event's hash for the first event of a chain. */
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
	 * @param chain the name of the chain
	 * @param gaps the ranges of events that two people deleted from the chain; signed {@link LogDeletion}s prove each
	 *        deletion
	 */
	public ChainVerifier(String chain, Collection<Gap> gaps) {
		this.chain = chain;
		gaps.forEach(gap -> this.gaps.put(gap.getFirst(), gap));
	}

	/**
	 * Verifies the next event. The caller passes the events in ascending order of their sequence numbers.
	 *
	 * @param event the event as currently stored
	 * @param storedHash the hash that is stored with the event
	 */
	public void next(AccessEvent event, String storedHash) {
		skipGapsBefore(event.getSequence());
		long expected = lastSequence + 1;
		if (event.getSequence() < expected) {
			problem(ChainProblem.Kind.EVENT_INSERTED, event.getSequence());
			return;
		}
		if (event.getSequence() > expected) {
			// the hash before this event is not known: the gap is reported, and the check resumes with the next event
			problem(ChainProblem.Kind.EVENT_MISSING, expected);
		} else if (!chain.equals(event.getChain()) || !event.hash(lastHash).equals(storedHash)) {
			problem(ChainProblem.Kind.EVENT_ALTERED, event.getSequence());
		}
		lastHash = storedHash;
		lastSequence = event.getSequence();
	}

	/**
	 * @param length the recorded length of the chain, which is the number of events that were ever stored in the chain
	 * @param headHash the recorded hash of the last event that was stored in the chain
	 * @return the problems that were found; empty if there are none
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

	/** @return the problems that were found in the events so far */
	List<ChainProblem> getProblems() {
		return problems;
	}

	/**
	 * @return the number of the last event that is present. If the events up to the given length were deleted on purpose,
	 *         the number of the last deleted event is returned instead.
	 */
	long getLastSequence(long length) {
		skipGapsBefore(length + 1);
		return lastSequence;
	}

	/**
	 * Skips a gap only if the events of the gap are gone. While a deletion is unfinished, the events that are still present
	 * are verified as usual.
	 */
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
