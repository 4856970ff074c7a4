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

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.disclosure.AccountingColumn;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingOfDisclosures;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingRow;
import org.openmrs.module.sessionnotes.pdf.PdfSheet;

/**
 * Makes a PDF of an accounting of disclosures, with the same rows and columns as {@link
 * org.openmrs.module.sessionnotes.domain.disclosure.AccountingCsv}.
 */
public final class AccountingPdf {

	private static final String MESSAGE = "sessionnotes.accounting.";

	/** The width of each column as a fraction of the page width, in the order of the columns. */
	private static final float[] SHARES = {0.09f, 0.16f, 0.15f, 0.16f, 0.13f, 0.09f, 0.09f, 0.13f};

	private final DisclosureWording wording;

	public AccountingPdf(DisclosureWording wording) {
		this.wording = wording;
	}

	/**
	 * @param client the client's name
	 * @param rows the rows of the accounting, in the order in which they are printed
	 * @param requestedAt when the client asked for the accounting, in milliseconds since 1970-01-01 UTC
	 * @return the content of the PDF file
	 */
	public byte[] render(String client, List<AccountingRow> rows, long requestedAt) {
		String title = text("title");
		try (PdfSheet sheet = new PdfSheet(title, wording.getLocale(), Instant.ofEpochMilli(requestedAt), true,
				text("rest"))) {
			sheet.title(title);
			sheet.field(text("client"), client);
			sheet.field(text("period"), wording.text("sessionnotes.file.fromTo",
					wording.day(AccountingOfDisclosures.earliest(requestedAt, wording.getZone())),
					wording.day(requestedAt)));
			sheet.field(text("made"), wording.time(requestedAt));
			sheet.gap();
			sheet.small(text("scope"));
			if (rows.isEmpty()) {
				sheet.paragraph(text("none"));
			} else {
				sheet.table(SHARES, cells(column -> wording.text(column.getMessageCode())), rows.stream()
						.map(row -> cells(column -> column.getCell(row, wording.getZone()))).collect(Collectors.toList()));
			}
			return sheet.finish((page, pages) -> text("page", page.toString(), pages.toString()));
		}
	}

	private static String[] cells(Function<AccountingColumn, String> cell) {
		return Arrays.stream(AccountingColumn.values()).map(cell).toArray(String[]::new);
	}

	private String text(String code, Object... arguments) {
		return wording.text(MESSAGE + code, arguments);
	}
}
