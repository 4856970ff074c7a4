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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

/** Looks through every row of every table, the module's own included, for texts in any of the forms that are sent. */
public class FullDump implements UnaryOperator<String> {

	@Override
	public String apply(String sent) {
		List<String> forms = new ArrayList<>();
		for (JsonNode form : Json.read(sent)) {
			forms.add(form.asText());
		}
		return Database.use(database -> {
			List<String> found = new ArrayList<>();
			long rows = 0;
			for (Map.Entry<String, String> table : database.tables().entrySet()) {
				for (String row : database.rows("select * from " + database.quoted(table.getValue()))) {
					rows++;
					forms.stream().filter(row::contains).forEach(form -> found.add(table.getKey() + " holds " + form));
				}
			}
			return Json.write(Map.of("rows", rows, "found", found));
		});
	}
}
