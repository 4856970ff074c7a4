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
 * Converts the rows of an accounting of disclosures into JSON objects. Each {@link AccountingColumn} has a separate property
 * in the JSON object.
 */
public final class AccountingJson {

	private AccountingJson() {
	}

	/**
	 * @param rows the rows of the accounting, in display order
	 * @param zone the time zone in which dates are written
	 * @return one object for each row. Each property of an object is a text, except the number of disclosures, which is
	 *         a JSON number. Dates are in ISO 8601 format (2026-11-20). A column without a value is null.
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
