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

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/**
 * A hold that prevents the deletion of any event of the log. Instances are immutable. A hold is stored as two events of the
 * log, one for the start and one for the end of the hold. The start and end events of a hold are never deleted.
 */
public final class LogHold {

	private static final String SEPARATOR = " ";

	private final String uuid;

	private final LogHoldKind kind;

	private final String reference;

	private final String by;

	private final long at;

	private final String endedBy;

	private final Long endedAt;

	/**
	 * @param uuid the identifier of the hold
	 * @param kind the kind of open matter for which events must not be deleted
	 * @param reference the clinic's own reference to the open matter, such as a number, but not a name
	 * @param by the user who recorded the hold
	 * @param at the time at which the hold was recorded, in milliseconds since 1970-01-01 UTC
	 */
	public LogHold(String uuid, LogHoldKind kind, String reference, String by, long at) {
		this(uuid, kind, reference, by, at, null, null);
	}

	private LogHold(String uuid, LogHoldKind kind, String reference, String by, long at, String endedBy, Long endedAt) {
		this.uuid = Objects.requireNonNull(uuid, "uuid");
		this.kind = Objects.requireNonNull(kind, "kind");
		this.reference = Objects.requireNonNull(reference, "reference");
		this.by = by;
		this.at = at;
		this.endedBy = endedBy;
		this.endedAt = endedAt;
	}

	/** @return the hold that the given event started, as the hold was at its start */
	public static LogHold begunWith(AccessEvent event) {
		String[] parts = event.getDetail().split(SEPARATOR, 3);
		return new LogHold(parts[1], LogHoldKind.valueOf(parts[0]), parts[2], event.getUserUuid(), event.getOccurredAt());
	}

	/** @return a copy of this hold, marked as ended by the given user at the given moment */
	public LogHold ended(String user, long moment) {
		return new LogHold(uuid, kind, reference, by, at, user, moment);
	}

	/** @return the detail of the event that starts the hold */
	public String getDetail() {
		return kind.name() + SEPARATOR + uuid + SEPARATOR + reference;
	}

	/** @return the SHA-256 digest of the hold's values; the log never deletes an event that has a digest */
	public String getDigest() {
		return new CanonicalForm("sessionnotes/loghold/1").add(uuid).add(kind.name()).add(reference).add(by).sha256();
	}

	public String getUuid() {
		return uuid;
	}

	public LogHoldKind getKind() {
		return kind;
	}

	public String getReference() {
		return reference;
	}

	public String getBy() {
		return by;
	}

	/** @return the time at which the hold began, in milliseconds since 1970-01-01 UTC */
	public long getAt() {
		return at;
	}

	public boolean isOpen() {
		return endedAt == null;
	}

	/** @return the user who ended the hold, or null if the hold has not ended */
	public String getEndedBy() {
		return endedBy;
	}

	/** @return the time at which the hold ended, in milliseconds since 1970-01-01 UTC; null if the hold has not ended */
	public Long getEndedAt() {
		return endedAt;
	}
}
