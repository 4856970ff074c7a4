/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.openmrs.module.sessionnotes.server.MariaDb;

/** A MariaDB that is started for the run, with what an administrator does to it. */
final class YearsDatabase implements AutoCloseable {

	private final MariaDb server;

	/** @param directory for all files of it */
	YearsDatabase(Path directory) {
		server = new MariaDb(directory);
	}

	/** For the launcher: the database, with auditing switched on. Platform: Hibernate makes the audit tables. */
	Map<String, String> options() {
		Map<String, String> options = new LinkedHashMap<>(server.options());
		options.put("server.property.hibernate.integration.envers.enabled", "true");
		options.put("server.property.hibernate.hbm2ddl.auto", "update");
		return options;
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(server.url() + "?useBulkStmts=true&rewriteBatchedStatements=true", "root", "");
	}

	/** @return the marks that stand in a dump of everything, as a backup makes it */
	Set<String> marksInDump() throws IOException, InterruptedException {
		Process dump = new ProcessBuilder(server.program("mariadb-dump").toString(), "--no-defaults", "--protocol=tcp",
				"--host=127.0.0.1",
				"--port=" + server.port(), "--user=root", "--single-transaction", "--quick",
				"--all-databases").redirectError(ProcessBuilder.Redirect.INHERIT).start();
		Set<String> found = new TreeSet<>();
		try (InputStream text = dump.getInputStream()) {
			YearsOfObs.collectMarks(text, found);
		}
		if (dump.waitFor() != 0) {
			throw new IllegalStateException("mariadb-dump failed");
		}
		return found;
	}

	/** @return the marks in the database's own files, by the name of the file */
	Map<String, Set<String>> marksInFiles() throws IOException {
		return marksUnder(server.files());
	}

	static Map<String, Set<String>> marksUnder(Path directory) throws IOException {
		Map<String, Set<String>> found = new TreeMap<>();
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Set<String> here = new TreeSet<>();
				try (InputStream content = Files.newInputStream(file)) {
					YearsOfObs.collectMarks(content, here);
				}
				if (!here.isEmpty()) {
					found.put(directory.relativize(file).toString(), here);
				}
			}
		}
		return found;
	}

	@Override
	public void close() {
		server.close();
	}
}
