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

import java.util.Objects;

/** A problem and its position in a chain of events, or in the note whose events the chain records. */
public final class ChainProblem {

	/** The kind of problem that was found. */
	public enum Kind {

		EVENT_ALTERED("this event is not what it was when it was stored"),

		EVENT_MISSING("this event, and maybe others right after it, is gone"),

		EVENT_INSERTED("this event is there twice, or where none was"),

		EVENT_MOVED("this event is not in its place in the export"),

		TRUNCATED("this event and all after it are gone"),

		EXTENDED("there are more events than were ever stored, from this one on"),

		NOT_COVERED("no checkpoint covers this event and those after it"),

		REWRITTEN("the events up to this one are not those that the checkpoint saw"),

		ROLLED_BACK("when a checkpoint was made, this event was gone that an earlier one had seen"),

		CHAIN_MISSING("all events of this chain are gone"),

		HEAD_ALTERED("the record of the chain's length and last hash is gone or not what it was"),

		CHECKPOINT_MISSING("the checkpoint of this number is gone"),

		CHECKPOINT_ALTERED("the checkpoint of this number is not what was signed, or not in its place"),

		DELETION_ALTERED("a record of deleted events is not what was signed"),

		OTHER_KEY("it was signed with another key"),

		KEY_MISSING("it can't be checked: the key that signs the log is not there"),

		UNREADABLE("this line of the export is none that an export has"),

		NOTE_MISSING("the note is gone"),

		NOTE_ALTERED("the note's facts (author, patient, dates, state) are not what they were"),

		VERSION_MISSING("this version of the note is gone"),

		VERSION_ALTERED("this version is not what it was when it was sealed"),

		UNRECORDED("no event tells of this note or version"),

		DISCLOSURE_ALTERED("this disclosure is not what it was when it was stored"),

		DISCLOSURE_MISSING("this disclosure is gone"),

		DRAFT_ALTERED("this draft is not what it was when it was sealed"),

		DOCUMENT_ALTERED("this document is not what it was when it was stored"),

		DOCUMENT_MISSING("this document is gone"),

		REQUEST_ALTERED("this request of a client, or a copy made for it, is not what it was when it was stored"),

		REQUEST_MISSING("this request of a client, or a copy made for it, is gone"),

		LEDGER_ALTERED("this entry of the ledger of disclosures is not what it was when it was stored"),

		LEDGER_MISSING("this entry of the ledger of disclosures is gone");

		private final String meaning;

		Kind(String meaning) {
			this.meaning = meaning;
		}

		/** @return a description of the problem in plain words */
		public String getMeaning() {
			return meaning;
		}
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

	/** @return the number of the event, version, checkpoint or line that has the problem; null if no number applies */
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
