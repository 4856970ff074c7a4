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

/** The type of a setting: how its values are read, which one is stricter, and within which bounds all of them lie. */
interface SettingRule {

	/**
	 * @param raw a value as somebody wrote it, of any length; or null
	 * @return the one form of that value, within the bounds; nothing if it is not a value of this type
	 */
	Optional<String> read(String raw);

	/**
	 * @param inForce the value in force, as {@link #read} returns it
	 * @param asked the value asked for, as {@link #read} returns it
	 */
	SettingChange decide(String inForce, String asked);

	/** @return the least that any value counts as; null if values of this type have no order */
	String getFloor();

	/** @return the most that any value counts as; null if values of this type have no order */
	String getCeiling();

	/** @return the value of a clinic that has set none */
	String getUsual();

	/** @return the value that protects most, for a stored one that was tampered with */
	String getStrictest();

	/** @return the difference between two values, in one or several short texts */
	List<String> describe(String before, String after);
}
