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

/** An actual disclosure: a recipient opened a note, or a file was created for a recipient. */
public final class GivenOut {

	private final Disclosure disclosure;

	private final long at;

	private final String description;

	/**
	 * @param disclosure the permission under which the recipient received the note
	 * @param at the time of the actual disclosure, in milliseconds since 1970-01-01 UTC
	 * @param description a brief description of the disclosed content, as required by 164.528(b)(2)(iii); the description
	 *        must not contain any text of a note
	 */
	public GivenOut(Disclosure disclosure, long at, String description) {
		this.disclosure = Objects.requireNonNull(disclosure, "disclosure");
		this.at = at;
		this.description = Objects.requireNonNull(description, "description");
	}

	public Disclosure getDisclosure() {
		return disclosure;
	}

	public long getAt() {
		return at;
	}

	public String getDescription() {
		return description;
	}
}
