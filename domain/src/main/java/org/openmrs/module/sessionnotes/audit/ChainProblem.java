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

import java.util.Objects;

/** What is wrong with a chain of events or with the note that it tells of, and where. */
public final class ChainProblem {

	/** The kind of problem. */
	public enum Kind {

		/** An event is not what it was when it was stored. */
		EVENT_ALTERED,

		/** An event between others is gone. */
		EVENT_MISSING,

		/** An event is there twice, or where none was. */
		EVENT_INSERTED,

		/** Events at the end are gone. */
		TRUNCATED,

		/** There are more events than were ever stored. */
		EXTENDED,

		/** The record of the chain's length and last hash is gone or not what it was. */
		HEAD_ALTERED,

		/** The note is gone. */
		NOTE_MISSING,

		/** The note's facts (author, patient, dates, state) are not what they were. */
		NOTE_ALTERED,

		/** A version of the note is gone. */
		VERSION_MISSING,

		/** A version is not what it was when it was sealed. */
		VERSION_ALTERED,

		/** There is a note or a version of which no event tells. */
		UNRECORDED
	}

	private final String chain;

	private final Kind kind;

	private final Long at;

	public ChainProblem(String chain, Kind kind, Long at) {
		this.chain = Objects.requireNonNull(chain);
		this.kind = Objects.requireNonNull(kind);
		this.at = at;
	}

	public String getChain() {
		return chain;
	}

	public Kind getKind() {
		return kind;
	}

	/** @return the sequence number of the event, or the number of the version, or null where neither applies */
	public Long getAt() {
		return at;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ChainProblem && chain.equals(((ChainProblem) other).chain)
				&& kind == ((ChainProblem) other).kind && Objects.equals(at, ((ChainProblem) other).at);
	}

	@Override
	public int hashCode() {
		return Objects.hash(chain, kind, at);
	}

	@Override
	public String toString() {
		return chain + ": " + kind + (at == null ? "" : " at " + at);
	}
}
