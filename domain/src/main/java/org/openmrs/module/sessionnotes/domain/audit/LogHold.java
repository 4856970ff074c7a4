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
 * A hold that prevents deleting any event of the log. It is immutable. It is stored as two events of the log, its begin and
 * its end, which are never deleted.
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
	 * @param kind the reason why no events are deleted
	 * @param reference the clinic's own reference to the open matter: a number, not a name
	 * @param by the user who recorded it
	 * @param at the time, in milliseconds since 1970-01-01 UTC
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

	/** @return the hold that began with that event, as it was at that time */
	public static LogHold begunWith(AccessEvent event) {
		String[] parts = event.getDetail().split(SEPARATOR, 3);
		return new LogHold(parts[1], LogHoldKind.valueOf(parts[0]), parts[2], event.getUserUuid(), event.getOccurredAt());
	}

	/** @return a copy of the hold that has ended */
	public LogHold ended(String user, long moment) {
		return new LogHold(uuid, kind, reference, by, at, user, moment);
	}

	/** @return the detail of the event with which it begins */
	public String getDetail() {
		return kind.name() + SEPARATOR + uuid + SEPARATOR + reference;
	}

	/** @return the SHA-256 digest of its values; an event with a digest is retained */
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

	/** @return the time at which it began, in milliseconds since 1970-01-01 UTC */
	public long getAt() {
		return at;
	}

	public boolean isOpen() {
		return endedAt == null;
	}

	/** @return the user who ended it, or null */
	public String getEndedBy() {
		return endedBy;
	}

	/** @return the time at which it ended, in milliseconds since 1970-01-01 UTC, or null */
	public Long getEndedAt() {
		return endedAt;
	}
}
