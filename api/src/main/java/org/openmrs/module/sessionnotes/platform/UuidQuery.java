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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/**
 * Runs a query for any number of uuids. The module's tables are never joined with the platform's tables by uuid. On
 * MySQL, the module's tables and the platform's tables may differ in character set or collation. If two tables differ
 * in character set or collation, a join by uuid cannot use the index, or even fails.
 */
public final class UuidQuery {

	private static final int CHUNK = 500;

	private UuidQuery() {
	}

	/**
	 * @param jdbc the connection on which the query runs
	 * @param select an SQL statement that ends just before the list of values of an "in" condition
	 * @param uuids the uuids to look up; the number of uuids is not limited
	 * @param mapper converts a row into a result
	 * @return the results of all rows, in no particular order
	 */
	public static <T> List<T> rows(JdbcOperations jdbc, String select, Collection<String> uuids, RowMapper<T> mapper) {
		List<String> all = new ArrayList<>(uuids);
		List<T> found = new ArrayList<>();
		for (int from = 0; from < all.size(); from += CHUNK) {
			List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
			found.addAll(jdbc.query(select + " (" + marks(some) + ")", mapper, some.toArray()));
		}
		return found;
	}

	/** @return a question mark for each value, for the list of an "in" condition */
	public static String marks(Collection<?> values) {
		return String.join(", ", Collections.nCopies(values.size(), "?"));
	}
}
