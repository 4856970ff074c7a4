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

/** The user who takes a step, and the day in the clinic's time zone. */
public final class StepBy {

	private final String by;

	private final LocalDate on;

	/**
	 * @param by the user
	 * @param on the day, in the clinic's time zone
	 */
	public StepBy(String by, LocalDate on) {
		this.by = Objects.requireNonNull(by, "by");
		this.on = Objects.requireNonNull(on, "on");
	}

	public String getBy() {
		return by;
	}

	public LocalDate getOn() {
		return on;
	}
}
