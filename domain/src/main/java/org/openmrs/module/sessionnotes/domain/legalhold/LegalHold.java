/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.legalhold;

import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.audit.LogHold;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * A hold that stops every deletion about a client, an author or a note. The privacy officer begins and ends it. Instances
 * are immutable.
 */
public final class LegalHold {

	static final String REFERENCE_MISSING = "sessionnotes.error.legalHold.referenceMissing";

	static final String ENDED = "sessionnotes.error.legalHold.ended";

	static final String ENDS_BEFORE_START = "sessionnotes.error.legalHold.endsBeforeStart";

	private final String uuid;

	private final HoldTarget target;

	private final String targetUuid;

	private final String reference;

	private final boolean reasonToldToAuthor;

	private final String by;

	private final long at;

	private final String endedBy;

	private final Long endedAt;

	private LegalHold(String uuid, HoldTarget target, String targetUuid, String reference, boolean reasonToldToAuthor,
			String by, long at, String endedBy, Long endedAt) {
		this.uuid = Objects.requireNonNull(uuid, "uuid");
		this.target = Objects.requireNonNull(target, "target");
		this.targetUuid = Objects.requireNonNull(targetUuid, "targetUuid");
		this.reference = reference;
		this.reasonToldToAuthor = reasonToldToAuthor;
		this.by = Objects.requireNonNull(by, "by");
		this.at = at;
		this.endedBy = endedBy;
		this.endedAt = endedAt;
	}

	/**
	 * @param targetUuid the client, the author or the note
	 * @param reference the clinic's own reference to the matter, such as the number of a case
	 * @param reasonToldToAuthor false if an order forbids telling the author the reason for the hold
	 * @param by the privacy officer
	 * @param at the current time, in milliseconds since 1970-01-01 UTC
	 * @throws RefusedException if the reference is blank
	 */
	public static LegalHold begin(String uuid, HoldTarget target, String targetUuid, String reference,
			boolean reasonToldToAuthor, String by, long at) {
		if (Words.isBlank(reference)) {
			throw new RefusedException(REFERENCE_MISSING);
		}
		return new LegalHold(uuid, target, targetUuid, reference, reasonToldToAuthor, by, at, null, null);
	}

	/**
	 * @return a copy of this hold that has ended
	 * @throws RefusedException if the hold has ended already, or would end before its start
	 */
	public LegalHold end(String user, long moment) {
		if (endedAt != null) {
			throw new RefusedException(ENDED);
		}
		if (moment < at) {
			throw new RefusedException(ENDS_BEFORE_START);
		}
		return new LegalHold(uuid, target, targetUuid, reference, reasonToldToAuthor, by, at,
				Objects.requireNonNull(user, "user"), moment);
	}

	public String getUuid() {
		return uuid;
	}

	public HoldTarget getTarget() {
		return target;
	}

	public String getTargetUuid() {
		return targetUuid;
	}

	public String getReference() {
		return reference;
	}

	/** @return the reference that the author may see; null if an order forbids telling the author the reason */
	public String getReferenceForAuthor() {
		return reasonToldToAuthor ? reference : null;
	}

	/** @return false if an order forbids telling the author why the hold exists */
	public boolean isReasonToldToAuthor() {
		return reasonToldToAuthor;
	}

	/** @return the SHA-256 digest of what the hold was when it began; the log keeps it, and the end changes nothing of it */
	public String getDigest() {
		return new CanonicalForm("sessionnotes/legalhold/1").add(uuid).add(target.name()).add(targetUuid).add(reference)
				.add(String.valueOf(reasonToldToAuthor)).add(by).add(at).sha256();
	}

	public String getBy() {
		return by;
	}

	/** @return the time at which the hold began, in milliseconds since 1970-01-01 UTC */
	public long getAt() {
		return at;
	}

	/** @return the user who ended the hold; null if the hold has not ended */
	public String getEndedBy() {
		return endedBy;
	}

	/** @return the time at which the hold ended, in milliseconds since 1970-01-01 UTC; null if the hold has not ended */
	public Long getEndedAt() {
		return endedAt;
	}

	/** @return true unless the hold has ended by the given time; a slow clock cannot end a hold early */
	public boolean isOpen(long moment) {
		return endedAt == null || moment < endedAt;
	}

	/** @return the hold on the whole log that this hold implies while it is open */
	public LogHold toLogHold() {
		LogHold hold = new LogHold(uuid, LogHoldKind.LEGAL_HOLD, reference, by, at);
		return endedAt == null ? hold : hold.ended(endedBy, endedAt);
	}
}
