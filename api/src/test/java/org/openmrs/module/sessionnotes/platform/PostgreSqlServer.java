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

import java.io.IOException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL for a test, waited for longer than is usual: machines that run tests are busy. */
public final class PostgreSqlServer {

	private static final Duration LONGEST_START = Duration.ofMinutes(10);

	private PostgreSqlServer() {
	}

	public static EmbeddedPostgres startNew() throws IOException {
		return EmbeddedPostgres.builder().setPGStartupWait(LONGEST_START).start();
	}
}
