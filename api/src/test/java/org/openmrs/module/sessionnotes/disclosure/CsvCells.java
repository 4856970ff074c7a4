/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads CSV as RFC 4180 has it, where every field is quoted. */
final class CsvCells {

	private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"(,|\r\n)");

	private CsvCells() {
	}

	static List<List<String>> of(String csv) {
		List<List<String>> rows = new ArrayList<>();
		List<String> row = new ArrayList<>();
		Matcher field = FIELD.matcher(csv);
		int end = 0;
		while (field.find() && field.start() == end) {
			end = field.end();
			row.add(field.group(1).replace("\"\"", "\""));
			if (!field.group(2).equals(",")) {
				rows.add(row);
				row = new ArrayList<>();
			}
		}
		if (end != csv.length()) {
			throw new AssertionError("not what RFC 4180 describes, from character " + end + " on");
		}
		return rows;
	}
}
