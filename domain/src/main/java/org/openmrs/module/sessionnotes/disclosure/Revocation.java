/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.Objects;

/** That a disclosure was taken back. */
public final class Revocation {

	private final String by;

	private final long at;

	private final boolean byClient;

	/**
	 * @param by the user who took it back, or who recorded that the client did
	 * @param at from when, in milliseconds since 1970-01-01 UTC
	 * @param byClient true if the client revoked the authorization, 45 CFR 164.508(b)(5)
	 */
	public Revocation(String by, long at, boolean byClient) {
		this.by = Objects.requireNonNull(by, "by");
		this.at = at;
		this.byClient = byClient;
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
