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

/**
 * Reads numbers that may be {@code null} from a row of a query result. JDBC itself reads a {@code null} number as 0.
 */
public final class Rows {

	private Rows() {
	}

	/** @return the number in the column, such as a date in milliseconds; {@code null} if the column is {@code null} */
	public static Long number(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	public static Integer integer(ResultSet row, String column) throws SQLException {
		int value = row.getInt(column);
		return row.wasNull() ? null : value;
	}

	/**
	 * @return the UTC offset in the column, which stores the offset in seconds; {@code null} if the column is
	 *         {@code null}
	 */
	public static ZoneOffset offset(ResultSet row, String column) throws SQLException {
		Integer seconds = integer(row, column);
		return seconds == null ? null : ZoneOffset.ofTotalSeconds(seconds);
	}
}
