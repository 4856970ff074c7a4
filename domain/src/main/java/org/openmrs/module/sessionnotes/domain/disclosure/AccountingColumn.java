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

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BiFunction;

/** The columns of an accounting of disclosures, in display order: 45 CFR 164.528(b)(2) and (3). */
public enum AccountingColumn {

	/** The date of the disclosure, or of the first disclosure in a series: 45 CFR 164.528(b)(2)(i). */
	DATE("date", (row, zone) -> day(row.getDate(), zone)),

	/** The name of the recipient: 45 CFR 164.528(b)(2)(ii). */
	RECIPIENT("recipient", (row, zone) -> row.getRecipient()),

	/** The address of the recipient, if known: 45 CFR 164.528(b)(2)(ii). */
	ADDRESS("address", (row, zone) -> row.getAddress()),

	/** A brief description of the disclosed information: 45 CFR 164.528(b)(2)(iii). */
	DESCRIPTION("description", (row, zone) -> row.getDescription()),

	/** The purpose of the disclosure: 45 CFR 164.528(b)(2)(iv). */
	PURPOSE("purpose", (row, zone) -> row.getPurpose()),

	/** The number of disclosures in the row: 45 CFR 164.528(b)(3)(ii). */
	NUMBER("number", (row, zone) -> String.valueOf(row.getNumber())),

	/** The date of the last disclosure in a series: 45 CFR 164.528(b)(3)(iii). */
	DATE_OF_LAST("dateOfLast", (row, zone) -> day(row.getDateOfLast(), zone)),

	/**
	 * The basis of the disclosure: the section of law, followed by the court or body and the reference of the order or
	 * request. Under 45 CFR 164.528(b)(2)(iv), the statement of the purpose must include the basis.
	 */
	BASIS("basis", (row, zone) -> row.getGround());

	private final String property;

	private final BiFunction<AccountingRow, ZoneId, String> cell;

	AccountingColumn(String property, BiFunction<AccountingRow, ZoneId, String> cell) {
		this.property = property;
		this.cell = cell;
	}

	/** @return the code of the message that is the heading of the column */
	public String getMessageCode() {
		return "sessionnotes.accounting.column." + name();
	}

	/** @return the name of the column in JSON */
	public String getProperty() {
		return property;
	}

	/**
	 * @param row any row of an accounting
	 * @param zone the time zone in which dates are written
	 * @return the text of this column in the given row, with dates in ISO 8601 format (2026-11-20); null if the row has
	 *         no text for this column
	 */
	public String getCell(AccountingRow row, ZoneId zone) {
		return cell.apply(row, zone);
	}

	private static String day(Long moment, ZoneId zone) {
		return moment == null ? null : Instant.ofEpochMilli(moment).atZone(zone).toLocalDate().toString();
	}
}
