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
import java.util.function.UnaryOperator;

/**
 * Lets every table count its ids from the number that is sent on, each from another one: what this run makes can be told by its ids from
 * what was there before, and a patient's number is no encounter's.
 */
public class Numbering implements UnaryOperator<String> {

	/** Between the first numbers of two tables; more than a run writes. */
	private static final int APART = 100_000;

	@Override
	public String apply(String first) {
		return Database.use(database -> {
			int next = Integer.parseInt(first);
			for (String table : database.tables().values()) {
				number(database, table, next);
				next += APART;
			}
			return "";
		});
	}

	private static void number(Database database, String table, int first) throws SQLException {
		if (database.isH2()) {
			for (String row : database
					.rows("select column_name from information_schema.columns where table_schema = 'PUBLIC'"
							+ " and table_name = '" + table + "' and sequence_name is not null")) {
				String column = row.substring(row.indexOf('=') + 1, row.lastIndexOf(';'));
				database.execute("alter table \"" + table + "\" alter column \"" + column + "\" restart with " + first);
			}
		} else if (database.number("select count(*) from information_schema.columns where table_schema = database()"
				+ " and table_name = '" + table + "' and extra like '%auto_increment%'") > 0) {
			database.execute("alter table `" + table + "` auto_increment = " + first);
		}
	}
}
