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

/**
 * An adoption, or a trial of an adoption, with its progress. All dates of a run are in milliseconds since 1970-01-01
 * UTC. The date of an event that has not happened yet is null.
 */
public final class AdoptionRun {

	/** The state of an adoption, or of a trial of an adoption. */
	public enum State {

		/** A user proposed the run; a second person must start it. */
		PROPOSED,

		/** The user who proposed the run, or a different user, withdrew the proposal. */
		WITHDRAWN,

		/** The run is active, or the server on which it was active has crashed and a user must start the run again. */
		RUNNING,

		/** A user stopped the run; the run continues if a user starts it again. */
		INTERRUPTED,

		/** An error stopped the run; the run continues if a user starts it again. */
		FAILED,

		/** The run is finished: all existing obs of its concepts have been processed. */
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

	/** @return true if the run is a trial that changes nothing */
	public boolean isDry() {
		return dry;
	}

	public State getState() {
		return state;
	}

	/** @return the uuids of the concepts whose obs the run adopts, sorted */
	public List<String> getConcepts() {
		return Collections.unmodifiableList(Arrays.asList(concepts.split(",")));
	}

	/** @return the uuid of the user who proposed the run; null if the run did not require two people */
	public String getProposedBy() {
		return proposedBy;
	}

	/** @return the uuid of the user who last started the run */
	public String getStartedBy() {
		return startedBy;
	}

	public Long getDateStarted() {
		return dateStarted;
	}

	public Long getDateEnded() {
		return dateEnded;
	}

	/** @return the number of obs to process, counted when the run was last started */
	public long getRows() {
		return rows;
	}

	/** @return the number of obs that the run has processed so far; the number may be a few seconds old */
	public long getRowsSeen() {
		return rowsSeen;
	}
}
