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

import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;

/** The result of a check of the whole store. */
public final class IntegrityReport {

	private final int chains;

	private final long events;

	private final int notes;

	private final long versions;

	private final int drafts;

	private final List<ChainProblem> problems;

	IntegrityReport(int chains, long events, int notes, long versions, int drafts, List<ChainProblem> problems) {
		this.drafts = drafts;
		this.chains = chains;
		this.events = events;
		this.notes = notes;
		this.versions = versions;
		this.problems = Collections.unmodifiableList(problems);
	}

	public int getChains() {
		return chains;
	}

	public long getEvents() {
		return events;
	}

	public int getNotes() {
		return notes;
	}

	public long getVersions() {
		return versions;
	}

	/** @return the number of sealed drafts that were checked */
	public int getDrafts() {
		return drafts;
	}

	/** @return the problems that the check found; empty if the check found none */
	public List<ChainProblem> getProblems() {
		return problems;
	}
}
