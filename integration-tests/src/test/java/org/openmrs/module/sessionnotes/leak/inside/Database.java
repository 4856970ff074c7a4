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

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.hibernate.Session;
import org.openmrs.api.context.Context;

/** The platform's database, as somebody sees it who reads its tables: H2 and MariaDB. */
final class Database {

	/** The module's own store names patients and authors by design; its texts are sealed. */
	private static final String OWN_TABLES = "sessionnotes_";

	private final Connection connection;

	private Database(Connection connection) {
		this.connection = connection;
	}

	interface Use<T> {

		T of(Database database) throws SQLException;
	}

	static <T> T use(Use<T> use) {
		Context.openSession();
		try {
			Session session = Context.getRegisteredComponent("sessionFactory", org.hibernate.SessionFactory.class)
					.getCurrentSession();
			return session.doReturningWork(connection -> use.of(new Database(connection)));
		} finally {
			Context.closeSession();
		}
	}

	boolean isH2() throws SQLException {
		return connection.getMetaData().getDatabaseProductName().equals("H2");
	}

	/** In lower case, by the name that the database wants to be asked with. */
	Map<String, String> tables() throws SQLException {
		Map<String, String> tables = new TreeMap<>();
		DatabaseMetaData metadata = connection.getMetaData();
		try (ResultSet found = metadata.getTables(connection.getCatalog(), isH2() ? "PUBLIC" : null, "%",
				new String[]{"TABLE", "BASE TABLE"})) {
			while (found.next()) {
				tables.put(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT), found.getString("TABLE_NAME"));
			}
		}
		return tables;
	}

	/** All but the module's own. */
	Map<String, String> tablesOfOthers() throws SQLException {
		Map<String, String> tables = tables();
		tables.keySet().removeIf(name -> name.startsWith(OWN_TABLES));
		return tables;
	}

	List<String> columns(String table) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (ResultSet found = connection.getMetaData().getColumns(connection.getCatalog(), isH2() ? "PUBLIC" : null, table,
				"%")) {
			while (found.next()) {
				columns.add(found.getString("COLUMN_NAME"));
			}
		}
		return columns;
	}

	String quoted(String name) throws SQLException {
		String quote = connection.getMetaData().getIdentifierQuoteString();
		return quote + name + quote;
	}

	/** @return each row as one line of "column=value" */
	List<String> rows(String query) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
			ResultSetMetaData metadata = result.getMetaData();
			while (result.next()) {
				StringBuilder row = new StringBuilder();
				for (int i = 1; i <= metadata.getColumnCount(); i++) {
					row.append(metadata.getColumnLabel(i).toLowerCase(Locale.ROOT)).append('=').append(text(result, i))
							.append("; ");
				}
				rows.add(row.toString());
			}
		}
		return rows;
	}

	private static String text(ResultSet result, int column) throws SQLException {
		Object value = result.getObject(column);
		if (value instanceof byte[] || value instanceof java.sql.Blob) {
			return new String(result.getBytes(column), java.nio.charset.StandardCharsets.ISO_8859_1);
		}
		return value == null ? null : result.getString(column);
	}

	long number(String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}
}
