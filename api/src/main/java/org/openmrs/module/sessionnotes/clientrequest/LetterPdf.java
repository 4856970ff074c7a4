/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.time.ZoneId;
import java.util.Locale;

import org.openmrs.module.sessionnotes.pdf.PdfSheet;
import org.springframework.context.MessageSource;

/** Lays out a letter as a PDF file. The same letter always gives the same bytes. */
class LetterPdf {

	private static final String MESSAGE = "sessionnotes.clientCopy.letter.";

	private final MessageSource messages;

	LetterPdf(MessageSource messages) {
		this.messages = messages;
	}

	/** @param zone the clinic's time zone */
	byte[] render(SentLetter letter, ZoneId zone) {
		Locale locale = Locale.forLanguageTag(letter.getLanguage());
		try (PdfSheet sheet = new PdfSheet(text("title", locale), locale,
				letter.getMadeOn().atStartOfDay(zone).toInstant(), false, text("rest", locale))) {
			for (String paragraph : letter.getText().split("\n\n")) {
				sheet.paragraph(paragraph);
			}
			return sheet.finish((page, pages) -> text("page", locale, page.toString(), pages.toString()));
		}
	}

	private String text(String code, Locale locale, Object... arguments) {
		return messages.getMessage(MESSAGE + code, arguments, locale);
	}
}
