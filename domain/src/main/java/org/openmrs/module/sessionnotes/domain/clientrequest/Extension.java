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

/** The extension of the time for an answer, possible only once: the reason and the new date. */
public final class Extension {

	private final String reason;

	private final LocalDate newDate;

	private final BlockingException exception;

	/**
	 * @param reason the reason for the delay, in the words of the letter
	 * @param newDate the day by which the clinic will answer
	 * @param exception the exception that permits the delay of a copy; null for an amendment
	 */
	public Extension(String reason, LocalDate newDate, BlockingException exception) {
		this.reason = reason;
		this.newDate = newDate;
		this.exception = exception;
	}

	public String getReason() {
		return reason;
	}

	public LocalDate getNewDate() {
		return newDate;
	}

	/** @return the exception that permits the delay of a copy; null for an amendment */
	public BlockingException getException() {
		return exception;
	}
}
