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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Each row of each table of the platform and of other modules, by the table's name. */
public class AllRows implements UnaryOperator<String> {

	@Override
	public String apply(String ignored) {
		return Database.use(database -> {
			Map<String, List<String>> rows = new TreeMap<>();
			for (Map.Entry<String, String> table : database.tablesOfOthers().entrySet()) {
				rows.put(table.getKey(), database.rows("select * from " + database.quoted(table.getValue())));
			}
			return Json.write(rows);
		});
	}
}
