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
import java.util.List;

import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;

/** The result of verifying a log export: the number of verified items, and the problems that were found. */
public final class ExportReport {

	private final ExportHeader header;

	private final PublicKey key;

	private final boolean keyTrusted;

	private final long checkpoints;

	private final int chains;

	private final long events;

	private final long deletedEvents;

	private final List<ChainProblem> problems;

	ExportReport(ExportHeader header, PublicKey key, boolean keyTrusted, long checkpoints, int chains, long events,
			long deletedEvents, Collection<ChainProblem> problems) {
		this.header = header;
		this.key = key;
		this.keyTrusted = keyTrusted;
		this.checkpoints = checkpoints;
		this.chains = chains;
		this.events = events;
		this.deletedEvents = deletedEvents;
		this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
	}

	public ExportHeader getHeader() {
		return header;
	}

	/** @return the key with which the export was verified */
	public PublicKey getKey() {
		return key;
	}

	/**
	 * @return false if the key comes from the export itself, in which case a person must compare the key's fingerprint
	 *         with a trusted fingerprint
	 */
	public boolean isKeyTrusted() {
		return keyTrusted;
	}

	/** @return the number of the newest checkpoint in the export */
	public long getCheckpoints() {
		return checkpoints;
	}

	public int getChains() {
		return chains;
	}

	public long getEvents() {
		return events;
	}

	/** @return the number of events that two people deleted because the events were old enough */
	public long getDeletedEvents() {
		return deletedEvents;
	}

	/** @return the problems that were found; empty if there are none */
	public List<ChainProblem> getProblems() {
		return problems;
	}
}
