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

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.springframework.context.MessageSource;

/** The words of a copy, in the client's language and the clinic's time zone. */
final class CopyWording {

	private static final String MESSAGE = "sessionnotes.clientCopy.";

	private final MessageSource messages;

	private final Locale locale;

	private final ZoneId zone;

	/** @param language the client's language, as an ISO 639-1 code */
	CopyWording(MessageSource messages, String language, ZoneId zone) {
		this.messages = messages;
		this.locale = Locale.forLanguageTag(language);
		this.zone = zone;
	}

	Locale getLocale() {
		return locale;
	}

	String text(String code, Object... arguments) {
		return message(MESSAGE + code, arguments);
	}

	/** @param code the whole code of a message */
	String message(String code, Object... arguments) {
		return messages.getMessage(code, arguments, locale);
	}

	String day(LocalDate day) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
	}

	/** @param offset the offset from UTC at the place of the session; null for the clinic's time zone */
	String time(Instant time, ZoneOffset offset) {
		ZoneId place = offset == null ? zone : offset;
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale)
				.format(time.atZone(place));
	}

	String time(long moment) {
		return time(Instant.ofEpochMilli(moment), null);
	}
}
