/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Objects;

/** The revocation of a disclosure. */
public final class Revocation {

	private final String by;

	private final long at;

	private final boolean byClient;

	private final Long receivedAt;

	private final String document;

	/**
	 * @param by the user who revoked the disclosure, or who recorded that the client revoked the authorization
	 * @param at the moment from which the disclosure is revoked, in milliseconds since 1970-01-01 UTC
	 * @param byClient true if it was the client who revoked the authorization, 45 CFR 164.508(b)(5)
	 */
	public Revocation(String by, long at, boolean byClient) {
		this(by, at, byClient, null, null);
	}

	/**
	 * @param by the user who revoked the disclosure, or who recorded that the client revoked the authorization
	 * @param at the moment from which the disclosure is revoked, in milliseconds since 1970-01-01 UTC
	 * @param byClient true if it was the client who revoked the authorization, 45 CFR 164.508(b)(5)
	 * @param receivedAt the moment at which the client's revocation reached the clinic and took effect, 45 CFR
	 *        164.508(b)(2)(iii); null if the moment is not recorded
	 * @param document the document with which the client revoked the authorization, 45 CFR 164.508(b)(5); null if the
	 *        document is not recorded
	 */
	public Revocation(String by, long at, boolean byClient, Long receivedAt, String document) {
		this.by = Objects.requireNonNull(by, "by");
		this.at = at;
		this.byClient = byClient;
		this.receivedAt = receivedAt;
		this.document = document;
	}

	/**
	 * @return the moment at which the client's revocation reached the clinic, in milliseconds since 1970-01-01 UTC; null if
	 *         the moment is not recorded
	 */
	public Long getReceivedAt() {
		return receivedAt;
	}

	/** @return the document with which the client revoked the authorization; null if the document is not recorded */
	public String getDocument() {
		return document;
	}

	/** @return true if the revocation has values that an earlier version of the module could not store */
	boolean saysMore() {
		return receivedAt != null || document != null;
	}

	public String getBy() {
		return by;
	}

	public long getAt() {
		return at;
	}

	public boolean isByClient() {
		return byClient;
	}
}
