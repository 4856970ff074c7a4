/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.time.LocalDate;
import java.util.Objects;

/** A step of a request: the new state, the user who took the step, the day, and the letter sent with it. */
public final class RequestEntry {

	private final RequestState state;

	private final String by;

	private final LocalDate on;

	private final String letterDigest;

	/**
	 * @param state the state after the step
	 * @param by the user who took the step
	 * @param on the day of the step, in the clinic's time zone
	 * @param letterDigest the SHA-256 digest of the letter sent with the step; null if the step has no letter
	 */
	public RequestEntry(RequestState state, String by, LocalDate on, String letterDigest) {
		this.state = Objects.requireNonNull(state, "state");
		this.by = Objects.requireNonNull(by, "by");
		this.on = Objects.requireNonNull(on, "on");
		this.letterDigest = letterDigest;
	}

	public RequestState getState() {
		return state;
	}

	public String getBy() {
		return by;
	}

	public LocalDate getOn() {
		return on;
	}

	/** @return the digest of the letter sent with the step; null if the step has no letter */
	public String getLetterDigest() {
		return letterDigest;
	}
}
