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

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/** A proposal to delete old events of the log, with the decision of a second person once that person has decided. */
public final class DeletionProposal {

	/** The state of a proposal to delete events. */
	public enum State {

		/** A user proposed the deletion, and no second person has decided on the proposal yet. */
		PROPOSED,

		/** A second person approved the proposal; the events are deleted. */
		APPROVED,

		/** A second person refused the proposal. */
		REFUSED
	}

	private final String uuid;

	private final long olderThan;

	private final String proposedBy;

	private final long proposedAt;

	private final State state;

	private final String decidedBy;

	private final Long decidedAt;

	DeletionProposal(String uuid, long olderThan, String proposedBy, long proposedAt, State state, String decidedBy,
			Long decidedAt) {
		this.uuid = uuid;
		this.olderThan = olderThan;
		this.proposedBy = proposedBy;
		this.proposedAt = proposedAt;
		this.state = state;
		this.decidedBy = decidedBy;
		this.decidedAt = decidedAt;
	}

	DeletionProposal decided(State newState, String by, long at) {
		return new DeletionProposal(uuid, olderThan, proposedBy, proposedAt, newState, by, at);
	}

	public String getUuid() {
		return uuid;
	}

	/** @return the moment before which events are to be deleted, in milliseconds since 1970-01-01 UTC */
	public long getOlderThan() {
		return olderThan;
	}

	public String getProposedBy() {
		return proposedBy;
	}

	public long getProposedAt() {
		return proposedAt;
	}

	public State getState() {
		return state;
	}

	/** @return the uuid of the user who approved or refused the proposal; null if no one has decided yet */
	public String getDecidedBy() {
		return decidedBy;
	}

	public Long getDecidedAt() {
		return decidedAt;
	}

	/** @return the digest of the proposal, which the log records so that a changed proposal is detected */
	String getDigest() {
		return new CanonicalForm("sessionnotes/logdeletionproposal/1").add(uuid).add(olderThan).add(proposedBy)
				.add(proposedAt).sha256();
	}
}
