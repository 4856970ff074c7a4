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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;

/**
 * A signed statement that two people deleted old events of the log, with a list of the deleted events. With the signed
 * statement, the rest of the log can be verified as before. Without the signed statement, the deleted events count as
 * missing.
 * <p>
 * Source: 45 CFR 164.316(b)(2)(i) and 164.528(a), which require retention for at least six years.
 */
public final class LogDeletion {

	private final String uuid;

	private final long olderThan;

	private final String proposedBy;

	private final long proposedAt;

	private final String approvedBy;

	private final long approvedAt;

	private final List<Gap> gaps;

	private final byte[] signature;

	/** Creates a deletion from stored values, which may have been altered. */
	public LogDeletion(String uuid, long olderThan, String proposedBy, long proposedAt, String approvedBy, long approvedAt,
			List<Gap> gaps, byte[] signature) {
		this.uuid = Objects.requireNonNull(uuid);
		this.olderThan = olderThan;
		this.proposedBy = Objects.requireNonNull(proposedBy);
		this.proposedAt = proposedAt;
		this.approvedBy = Objects.requireNonNull(approvedBy);
		this.approvedAt = approvedAt;
		List<Gap> sorted = new ArrayList<>(gaps);
		sorted.sort(Comparator.comparing(Gap::getChain).thenComparing(Gap::getFirst));
		this.gaps = Collections.unmodifiableList(sorted);
		this.signature = signature.clone();
	}

	/** @return a signed copy of this deletion */
	public LogDeletion signed(SigningKey key) {
		return new LogDeletion(uuid, olderThan, proposedBy, proposedAt, approvedBy, approvedAt, gaps, key.sign(form()));
	}

	public String getUuid() {
		return uuid;
	}

	/**
	 * @return the cutoff date of the deletion, in milliseconds since 1970-01-01 UTC; only events older than this date were
	 *         deleted
	 */
	public long getOlderThan() {
		return olderThan;
	}

	public String getProposedBy() {
		return proposedBy;
	}

	public long getProposedAt() {
		return proposedAt;
	}

	public String getApprovedBy() {
		return approvedBy;
	}

	public long getApprovedAt() {
		return approvedAt;
	}

	/** @return the deleted ranges of events, ordered by chain and then by number */
	public List<Gap> getGaps() {
		return gaps;
	}

	public byte[] getSignature() {
		return signature.clone();
	}

	/** @return true if the key signed this deletion, and two different people proposed and approved the deletion */
	public boolean isSignedBy(PublicKey key) {
		return !proposedBy.equals(approvedBy) && key.signed(form(), signature);
	}

	/** @return the SHA-256 hash of all fields of the deletion except the signature, as hexadecimal digits */
	public String hash() {
		return form().sha256();
	}

	private CanonicalForm form() {
		CanonicalForm form = new CanonicalForm("sessionnotes/logdeletion/1").add(uuid).add(olderThan).add(proposedBy)
				.add(proposedAt).add(approvedBy).add(approvedAt).add(gaps.size());
		for (Gap gap : gaps) {
			form.add(gap.getChain()).add(gap.getFirst()).add(gap.getLast()).add(gap.getLastHash());
		}
		return form;
	}
}
