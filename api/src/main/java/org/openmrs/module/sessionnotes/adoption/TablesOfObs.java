/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Which tables beside obs hold what obs hold. They are known by their columns.
 * <p>
 * Platform: where auditing is switched on, Envers copies each row of obs into a table whose name the administrator may
 * choose; it stays when auditing is switched off again.
 */
final class TablesOfObs {

	private static final String TEXT_COLUMN = "value_text";

	private static final String ID_COLUMN = "obs_id";

	/** Of every audit table of Envers; of what kind the change was. */
	private static final String KIND_OF_REVISION_COLUMN = "revtype";

	/** Hangs on obs with a foreign key; from platform 2.7 on. */
	private static final String REFERENCE_RANGES = "obs_reference_range";

	private final List<String> toClear = new ArrayList<>();

	private final List<String> untouched = new ArrayList<>();

	private TablesOfObs() {
	}

	static TablesOfObs find(JdbcOperations jdbc) {
		return jdbc.execute((ConnectionCallback<TablesOfObs>) TablesOfObs::find);
	}

	private static TablesOfObs find(Connection connection) throws SQLException {
		TablesOfObs tables = new TablesOfObs();
		for (String table : withColumn(connection, TEXT_COLUMN, null)) {
			if (table.equalsIgnoreCase("obs") || withColumn(connection, ID_COLUMN, table).isEmpty()) {
				continue;
			}
			boolean audit = !withColumn(connection, KIND_OF_REVISION_COLUMN, table).isEmpty();
			(audit ? tables.toClear : tables.untouched).add(table);
		}
		tables.toClear.addAll(withColumn(connection, ID_COLUMN, REFERENCE_RANGES));
		return tables;
	}

	private static Set<String> withColumn(Connection connection, String column, String table) throws SQLException {
		DatabaseMetaData about = connection.getMetaData();
		Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		// some databases keep names in capital letters
		for (String name : Arrays.asList(column, column.toUpperCase(Locale.ROOT))) {
			try (ResultSet columns = about.getColumns(connection.getCatalog(), connection.getSchema(), null, name)) {
				while (columns.next()) {
					String of = columns.getString("TABLE_NAME");
					if (columns.getString("COLUMN_NAME").equalsIgnoreCase(column)
							&& (table == null || table.equalsIgnoreCase(of))) {
						found.add(of);
					}
				}
			}
		}
		return found;
	}

	/** @return the tables whose rows of an obs go with it */
	List<String> getToClear() {
		return toClear;
	}

	/** @return tables that may hold copies of obs, and that nobody here knows: an extract for reports, for instance */
	List<String> getUntouched() {
		return Collections.unmodifiableList(untouched);
	}
}
