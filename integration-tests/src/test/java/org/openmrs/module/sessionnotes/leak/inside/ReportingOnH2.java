/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.util.function.UnaryOperator;

/**
 * Platform: the reporting module adds one column on MySQL, MariaDB and PostgreSQL only, then wants an index on it and does not
 * start. Adds the column, so that it starts the next time; answers whether that was needed.
 */
public class ReportingOnH2 implements UnaryOperator<String> {

	private static final String TABLE = "reporting_report_design";

	private static final String COLUMN = "report_definition_uuid";

	@Override
	public String apply(String ignored) {
		return Database.use(database -> {
			String table = database.tables().get(TABLE);
			if (!database.isH2() || table == null || database.number(
					"select count(*) from information_schema.columns where table_schema = 'PUBLIC' and table_name = '"
							+ table
							+ "' and lower(column_name) = '" + COLUMN + "'") > 0) {
				return "false";
			}
			database.execute("alter table " + TABLE + " add column " + COLUMN + " char(38) not null");
			return "true";
		});
	}
}
