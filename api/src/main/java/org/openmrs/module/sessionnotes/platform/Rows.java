/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** Reads numbers of a result row that may be null. JDBC reads them as 0. */
public final class Rows {

	private Rows() {
	}

	/** @return the number, such as a date in milliseconds, or null */
	public static Long number(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	public static Integer integer(ResultSet row, String column) throws SQLException {
		int value = row.getInt(column);
		return row.wasNull() ? null : value;
	}

	/** @return the offset from UTC, which is stored in seconds, or null */
	public static ZoneOffset offset(ResultSet row, String column) throws SQLException {
		Integer seconds = integer(row, column);
		return seconds == null ? null : ZoneOffset.ofTotalSeconds(seconds);
	}
}
