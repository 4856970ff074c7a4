/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The H2 database of a try-out or a test, in files of its own and reachable from within its process only.
 */
final class EmbeddedDatabase {

	static final String USERNAME = "openmrs";

	static final String PASSWORD = "openmrs";

	/** What H2 answers when a table is missing, as it is before the first installation. */
	private static final int TABLE_NOT_FOUND = 42102;

	private final Path path;

	EmbeddedDatabase(Path path) {
		this.path = path;
	}

	/**
	 * WRITE_DELAY=0: a commit is written before it is acknowledged. Not so while several connections write: H2 1.4.200 skips the
	 * write of a commit while another one is being written, and a process that is killed then loses it. DB_CLOSE_ON_EXIT=FALSE
	 * and DB_CLOSE_DELAY=-1: the launcher closes the database after the platform stopped, neither H2's own shutdown hook nor an
	 * empty connection pool does it earlier.
	 */
	String url() {
		return "jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000";
	}

	Path file() {
		return path.resolveSibling(path.getFileName() + ".mv.db");
	}

	/**
	 * Frees the lock that Liquibase leaves behind when the process is killed while it updates tables. H2 itself makes sure that no
	 * other process has these files open.
	 */
	void releaseLiquibaseLock() throws SQLException {
		if (!Files.exists(file())) {
			return;
		}
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("UPDATE LIQUIBASECHANGELOGLOCK SET LOCKED = FALSE, LOCKEDBY = NULL, LOCKGRANTED = NULL");
		} catch (SQLException e) {
			if (e.getErrorCode() != TABLE_NOT_FOUND) {
				throw e;
			}
		}
	}

	/** Closes the database for the whole process; does nothing if there is none. */
	void shutdown() throws SQLException {
		if (!Files.exists(file())) {
			return;
		}
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("SHUTDOWN");
		}
	}

	/** Counts rows, with a query that gives one number. The server has to be stopped. */
	long count(String query) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
	}

	/** Writes everything that is stored as SQL text. The server has to be stopped. */
	void dump(Path script) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("SCRIPT TO '" + script.toString().replace("'", "''") + "' CHARSET 'UTF-8'");
		}
		shutdown();
	}

	/** Carries out SQL text that {@link #dump(Path)} wrote, in a new database. */
	void run(Path script) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("RUNSCRIPT FROM '" + script.toString().replace("'", "''") + "' CHARSET 'UTF-8'");
		}
		shutdown();
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), USERNAME, PASSWORD);
	}
}
