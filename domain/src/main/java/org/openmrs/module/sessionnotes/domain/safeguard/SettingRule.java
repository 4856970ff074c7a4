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

/**
 * The rule for all settings of one type. The rule defines how values are read, which of two values is stricter, and the
 * bounds for values.
 */
interface SettingRule {

	/**
	 * @param raw a value as typed by a person, of any length; may be null
	 * @return the value in standard form and within the bounds; empty if the given value is not valid for this type of
	 *         setting
	 */
	Optional<String> read(String raw);

	/**
	 * Decides whether a proposed value takes effect or waits for a second person.
	 *
	 * @param inForce the current value, in the form that {@link #read} returns
	 * @param asked the proposed value, in the form that {@link #read} returns
	 */
	SettingChange decide(String inForce, String asked);

	/** @return the minimum allowed value, to which any lower setting is raised; null if values of this type have no order */
	String getFloor();

	/**
	 * @return the maximum allowed value, to which any higher setting is lowered; null if values of this type have no order
	 */
	String getCeiling();

	/** @return the default value, for a clinic that has not configured a value */
	String getUsual();

	/** @return the strictest value, which takes effect if the stored value was tampered with */
	String getStrictest();

	/** @return the differences between two values, as one or more short texts */
	List<String> describe(String before, String after);
}
