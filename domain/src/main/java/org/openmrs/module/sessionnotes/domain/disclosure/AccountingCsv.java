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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes an accounting of disclosures as CSV (RFC 4180), with every field in quotation marks. A spreadsheet never treats a
 * field as a formula, because a field that would begin a formula is prefixed with an apostrophe.
 */
public final class AccountingCsv {

	private static final String END_OF_LINE = "\r\n";

	/**
	 * The characters that can begin a formula in a spreadsheet, including the full-width forms of the characters. Some
	 * spreadsheets recognize a formula even if white space precedes the first character.
	 */
	private static final String BEGINS_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

	private final Function<AccountingColumn, String> heading;

	private final ZoneId zone;

	/**
	 * @param heading a function that returns the heading of each column
	 * @param zone the time zone in which dates are written
	 */
	public AccountingCsv(Function<AccountingColumn, String> heading, ZoneId zone) {
		this.heading = heading;
		this.zone = zone;
	}

	/**
	 * @param rows the rows of the accounting, in display order
	 * @return a line with the headings, followed by one line for each row; dates are in ISO 8601 format (2026-11-20)
	 */
	public String render(List<AccountingRow> rows) {
		List<String> lines = new ArrayList<>();
		lines.add(line(heading));
		rows.forEach(row -> lines.add(line(column -> column.getCell(row, zone))));
		return String.join("", lines);
	}

	private static String line(Function<AccountingColumn, String> field) {
		return Arrays.stream(AccountingColumn.values()).map(field).map(AccountingCsv::quoted)
				.collect(Collectors.joining(",")) + END_OF_LINE;
	}

	private static String quoted(String field) {
		if (field == null) {
			return "\"\"";
		}
		String text = beginsFormula(field) ? "'" + field : field;
		return '"' + text.replace("\"", "\"\"") + '"';
	}

	private static boolean beginsFormula(String field) {
		int first = 0;
		while (first < field.length() && isSpace(field.charAt(first))) {
			first++;
		}
		return first < field.length() && BEGINS_FORMULA.indexOf(field.charAt(first)) >= 0;
	}

	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
	}
}
