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

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.openmrs.module.sessionnotes.server.MariaDb;

/** The database that the server of the matrix uses: its own H2, or a MariaDB that is started for it. */
final class MatrixDatabase implements AutoCloseable {

	private static final String MARIADB = "mariadb";

	private final MariaDb mariaDb;

	private MatrixDatabase(MariaDb mariaDb) {
		this.mariaDb = mariaDb;
	}

	/**
	 * As the build's property {@code leaks.database} tells.
	 *
	 * @param directory for all files of a MariaDB
	 */
	static MatrixDatabase start(Path directory) {
		return new MatrixDatabase(MARIADB.equals(System.getProperty("leaks.database"))
				// what is committed is in the files at once, and need not outlive a power cut
				? new MariaDb(directory, "--innodb-flush-log-at-trx-commit=2")
				: null);
	}

	String name() {
		return mariaDb == null ? "H2" : "MariaDB";
	}

	/** @return where a database apart from the server keeps its files */
	Optional<Path> files() {
		return Optional.ofNullable(mariaDb).map(MariaDb::files);
	}

	/** For the launcher; none for its own database. */
	Map<String, String> options() {
		return mariaDb == null ? Map.of() : mariaDb.options();
	}

	@Override
	public void close() {
		if (mariaDb != null) {
			mariaDb.close();
		}
	}
}
