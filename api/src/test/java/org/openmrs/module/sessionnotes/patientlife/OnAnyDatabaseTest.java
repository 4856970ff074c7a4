/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import org.dbunit.DatabaseUnitException;
import org.dbunit.database.DatabaseConfig;
import org.dbunit.database.DatabaseConnection;
import org.dbunit.database.IDatabaseConnection;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.test.OpenmrsMetadataHandler;

/**
 * A test of the platform on H2, or on MariaDB where {@link PlatformDatabase#PROPERTY} says so. All tests of one process are on the
 * same one.
 */
abstract class OnAnyDatabaseTest extends SessionNotesContextTest {

	@Override
	public Properties getRuntimeProperties() {
		return PlatformDatabase.use(super.getRuntimeProperties());
	}

	@Override
	public void initializeInMemoryDatabase() throws SQLException {
		if (PlatformDatabase.isMariaDb()) {
			// the tables are the platform's own: nothing has to be mended in them
			executeDataSet(INITIAL_XML_DATASET_PACKAGE_PATH);
		} else {
			super.initializeInMemoryDatabase();
		}
	}

	@Override
	public synchronized void deleteAllData() {
		if (PlatformDatabase.isMariaDb()) {
			PlatformDatabase.empty(getConnection());
		} else {
			super.deleteAllData();
		}
	}

	@Override
	protected IDatabaseConnection setupDatabaseConnection(Connection connection) throws DatabaseUnitException {
		if (!PlatformDatabase.isMariaDb()) {
			return super.setupDatabaseConnection(connection);
		}
		IDatabaseConnection dbUnit = new DatabaseConnection(connection);
		dbUnit.getConfig().setProperty(DatabaseConfig.PROPERTY_METADATA_HANDLER, new OpenmrsMetadataHandler());
		return dbUnit;
	}
}
