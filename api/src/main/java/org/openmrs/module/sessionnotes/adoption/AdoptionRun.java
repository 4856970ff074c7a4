/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** One adoption, or a trial of one, and how far it is. Dates are milliseconds since 1970-01-01 UTC; null where not yet. */
public final class AdoptionRun {

	/** How a run stands. */
	public enum State {

		/** Somebody asked for it; a second person has to start it. */
		PROPOSED,

		/** Whoever proposed it, or another, took that back. */
		WITHDRAWN,

		/** It goes on; or its server crashed, and it is to be started again. */
		RUNNING,

		/** It was told to stop; starting it again goes on. */
		INTERRUPTED,

		/** An error stopped it; starting it again goes on. */
		FAILED,

		/** It has been through all obs there were. */
		DONE
	}

	final int id;

	private final boolean dry;

	private final State state;

	private final String concepts;

	private final String proposedBy;

	private final String startedBy;

	private final Long dateStarted;

	private final Long dateEnded;

	private final long rows;

	private final long rowsSeen;

	AdoptionRun(int id, boolean dry, State state, String concepts, String proposedBy, String startedBy, Long dateStarted,
			Long dateEnded, long rows, long rowsSeen) {
		this.id = id;
		this.dry = dry;
		this.state = state;
		this.concepts = concepts;
		this.proposedBy = proposedBy;
		this.startedBy = startedBy;
		this.dateStarted = dateStarted;
		this.dateEnded = dateEnded;
		this.rows = rows;
		this.rowsSeen = rowsSeen;
	}

	/** @return true if it only looked */
	public boolean isDry() {
		return dry;
	}

	public State getState() {
		return state;
	}

	/** @return the uuids of the concepts, sorted */
	public List<String> getConcepts() {
		return Collections.unmodifiableList(Arrays.asList(concepts.split(",")));
	}

	/** @return the user who asked for it, where two people have to; else null */
	public String getProposedBy() {
		return proposedBy;
	}

	/** @return the user who started it last */
	public String getStartedBy() {
		return startedBy;
	}

	public Long getDateStarted() {
		return dateStarted;
	}

	public Long getDateEnded() {
		return dateEnded;
	}

	/** @return how many obs there were when it was started last */
	public long getRows() {
		return rows;
	}

	/** @return how many of those it has come past, a few seconds ago */
	public long getRowsSeen() {
		return rowsSeen;
	}
}
