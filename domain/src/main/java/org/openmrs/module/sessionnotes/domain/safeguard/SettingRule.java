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

import java.util.List;
import java.util.Optional;

/** The type of a setting. It defines how values are read, which of two values is stricter, and the bounds of all values. */
interface SettingRule {

	/**
	 * @param raw a value as a person typed it, of any length; or null
	 * @return the standard form of that value, within the bounds; empty if it is not a value of this type
	 */
	Optional<String> read(String raw);

	/**
	 * Decides whether a proposed value takes effect or waits for a second person.
	 *
	 * @param inForce the current value, as {@link #read} returns it
	 * @param asked the proposed value, as {@link #read} returns it
	 */
	SettingChange decide(String inForce, String asked);

	/** @return the lowest possible value, which replaces any lower one; null if values of this type have no order */
	String getFloor();

	/** @return the highest possible value, which replaces any higher one; null if values of this type have no order */
	String getCeiling();

	/** @return the default value, for a clinic that has not set one */
	String getUsual();

	/** @return the value that protects most, which replaces a stored value that was tampered with */
	String getStrictest();

	/** @return the differences between two values, in one or more short texts */
	List<String> describe(String before, String after);
}
