/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.setting;

import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Returns the value of a safeguard that is currently in force: the accepted value, or the requested value if the
 * requested value is stricter. The value in force is read again at each use, so that no cache retains an older value.
 */
public interface SettingsInForce {

	/**
	 * @param jdbc the connection on which to read; nothing is written on this connection
	 * @return the value that is in force, in its standard form, see {@link Safeguard#read}
	 */
	String of(JdbcOperations jdbc, Safeguard safeguard);

	/** @return the value of a numeric setting that is in force */
	default int number(JdbcOperations jdbc, Safeguard safeguard) {
		return Integer.parseInt(of(jdbc, safeguard));
	}
}
