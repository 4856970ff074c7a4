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

import static org.openmrs.module.sessionnotes.psychotherapynote.KilledWhileSaving.KILLS;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.MariaDb;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Kills the server in the middle of saving, on a database that keeps what it has acknowledged; every second time the database
 * is killed too, a moment before the server. How often is given by the system property {@code kills}.
 */
class KilledServerIT {

	/** What a failure leaves behind is evidence. */
	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	private Path directory;

	@Test
	void nothingThatWasAcknowledgedIsLost() throws Exception {
		try (MariaDb database = new MariaDb(directory.resolve("mariadb"), "--innodb-flush-log-at-trx-commit=1");
				RunningServer server = RunningServer.start(directory.resolve("data"), database.options())) {
			KilledWhileSaving saving = new KilledWhileSaving(server);
			for (int kill = 1; kill <= KILLS; kill++) {
				boolean databaseToo = kill % 2 == 0;
				saving.kill(() -> {
					if (databaseToo) {
						database.kill();
					}
					server.kill();
				});
				if (databaseToo) {
					database.start();
				}
				server.start();
				System.out.printf("kill %d of %d%s%n", kill, KILLS, databaseToo ? ", with the database" : "");
				saving.checkNothingIsLost();
			}
		}
	}
}
