/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.upgrade;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.MariaDb;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.StoredClinic;

/** The data that the first version wrote, on the database that most clinics have. */
class UpgradeOfFirstOnMariaDbIT extends UpgradeIT {

	/** What a failure leaves behind is evidence. */
	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	private static Path files;

	private MariaDb database;

	UpgradeOfFirstOnMariaDbIT() {
		super("first");
	}

	@Override
	RunningServer start(StoredClinic stored, Path data) {
		database = new MariaDb(files.resolve("mariadb"));
		return stored.start(data, database);
	}

	@AfterAll
	@Override
	void stop() {
		super.stop();
		if (database != null) {
			database.close();
		}
	}
}
