/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How many rows each table of the platform and of other modules has, and the number that its next row gets: a row that was
 * written and taken back leaves a gap.
 */
public class Growth implements UnaryOperator<String> {

	@Override
	public String apply(String ignored) {
		return Database.use(database -> {
			Map<String, Long> sizes = new TreeMap<>();
			for (Map.Entry<String, String> table : database.tablesOfOthers().entrySet()) {
				sizes.put(table.getKey(), database.number("select count(*) from " + database.quoted(table.getValue())));
			}
			numbers(database).forEach(sizes::put);
			return Json.write(sizes);
		});
	}

	/** Platform: ids of obs and encounters are the database's to give. */
	private static Map<String, Long> numbers(Database database) throws SQLException {
		Map<String, Long> numbers = new TreeMap<>();
		for (String table : new String[]{"obs", "encounter", "encounter_provider", "visit", "hl7_in_queue",
				"hl7_in_error"}) {
			String real = database.tables().get(table);
			numbers.put("next id of " + table, database.isH2()
					? database.number(
							"select s.current_value from information_schema.sequences s join information_schema.columns c"
									+ " on c.sequence_name = s.sequence_name where c.table_schema = 'PUBLIC' and c.table_name = '"
									+ real + "'")
					: database.number("select auto_increment from information_schema.tables where table_schema = database()"
							+ " and table_name = '" + real + "'"));
		}
		return numbers;
	}
}
