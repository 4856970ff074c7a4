/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.safeguard;

import java.util.Objects;

/**
 * The outcome of proposing a value for a setting: the value that takes effect, and the value that waits for a second person.
 */
public final class SettingChange {

	private final String inForce;

	private final String waiting;

	/**
	 * @param inForce the value in effect
	 * @param waiting the value that a second person must approve; null if no value is waiting
	 */
	SettingChange(String inForce, String waiting) {
		this.inForce = Objects.requireNonNull(inForce, "inForce");
		this.waiting = waiting;
	}

	/** @return the value that takes effect at once */
	public String getInForce() {
		return inForce;
	}

	/** @return the value that waits for a second person; null if no value is waiting */
	public String getWaiting() {
		return waiting;
	}
}
