/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of an accounting of disclosures as JSON objects. Each column of {@link AccountingColumn} has its own property
 * name.
 */
public final class AccountingJson {

	private AccountingJson() {
	}

	/**
	 * @param rows the rows in their order
	 * @param zone the time zone in which the dates are written
	 * @return an object for each row. It has texts, dates as ISO 8601 (2026-11-20), and the number as a JSON number; an
	 *         empty column is null.
	 */
	public static List<Map<String, Object>> render(List<AccountingRow> rows, ZoneId zone) {
		return rows.stream().map(row -> render(row, zone)).collect(Collectors.toList());
	}

	private static Map<String, Object> render(AccountingRow row, ZoneId zone) {
		Map<String, Object> object = new LinkedHashMap<>();
		for (AccountingColumn column : AccountingColumn.values()) {
			object.put(column.getProperty(),
					column == AccountingColumn.NUMBER ? (Object) row.getNumber() : column.getCell(row, zone));
		}
		return object;
	}
}
