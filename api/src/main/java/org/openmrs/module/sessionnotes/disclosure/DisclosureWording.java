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
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.disclosure.ConsentScope;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosedPortion;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.springframework.context.MessageSource;

/**
 * Provides the texts for files about disclosures, in one language and with dates in the clinic's time zone. The texts
 * that this class provides contain no text of a note.
 */
public final class DisclosureWording {

	private final MessageSource messages;

	private final Locale locale;

	private final ZoneId zone;

	public DisclosureWording(MessageSource messages, Locale locale, ZoneId zone) {
		this.messages = messages;
		this.locale = locale;
		this.zone = zone;
	}

	public Locale getLocale() {
		return locale;
	}

	public ZoneId getZone() {
		return zone;
	}

	/** @return the text of the message with the given code, in the language of the file */
	public String text(String messageCode, Object... arguments) {
		return messages.getMessage(messageCode, arguments.length == 0 ? null : arguments, locale);
	}

	/** @return the day on which the given moment falls, in ISO 8601 format, such as 2026-11-20 */
	public String day(long moment) {
		return at(moment).toLocalDate().toString();
	}

	/** @return the date, hour and minute of the given moment, with the UTC offset of the clinic's time zone */
	public String time(long moment) {
		return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT).format(at(moment));
	}

	/**
	 * @param kind the kind of the notes
	 * @param sessionDates the session date of each note
	 * @return a brief description of the disclosed notes, as 45 CFR 164.528(b)(2)(iii) requires
	 */
	public String describe(RestrictedKind kind, Collection<Long> sessionDates) {
		LongSummaryStatistics sessions = sessionDates.stream().mapToLong(Long::longValue).summaryStatistics();
		String code = "sessionnotes.disclosed." + kind.name();
		return sessions.getCount() == 1
				? text(code + ".one", day(sessions.getMin()))
				: text(code + ".many", String.valueOf(sessions.getCount()), day(sessions.getMin()), day(sessions.getMax()));
	}

	/**
	 * @return the statement on redisclosure for the recipient. For SUD records, 42 CFR 2.32(a)(1) requires the
	 *         statement; for an authorization, 45 CFR 164.508(c)(2)(iii).
	 */
	public String redisclosure(Disclosure disclosure) {
		String other = disclosure.getBasis() == DisclosureBasis.AUTHORIZATION ? "AUTHORIZATION" : "OTHER";
		return text("sessionnotes.file.redisclosure."
				+ (disclosure.getKind() == RestrictedKind.SUD_COUNSELING_NOTE ? "SUD" : other));
	}

	/**
	 * @return a single text that contains the statement on redisclosure and the scope of the client's consent: 42 CFR
	 *         2.32
	 */
	public String consent(Disclosure disclosure) {
		StringBuilder text = new StringBuilder(redisclosure(disclosure)).append("\n")
				.append(text("sessionnotes.file.consent"));
		ConsentScope.of(disclosure).forEach((name, words) -> text.append("\n")
				.append(text("sessionnotes.file.consent." + name)).append(": ").append(words));
		Long expiry = disclosure.getEvidence().getDate(EvidenceElement.EXPIRY_DATE);
		return expiry == null
				? text.toString()
				: text.append("\n").append(text("sessionnotes.file.consent.ends")).append(": ").append(time(expiry))
						.toString();
	}

	/** @return a text that says how much of each note is disclosed; null if the whole of each note is disclosed */
	public String portion(DisclosedPortion portion) {
		if (portion.isWhole()) {
			return null;
		}
		return portion.getExcerpt() != null
				? text("sessionnotes.file.portion.EXCERPT")
				: text("sessionnotes.file.portion.PARTS", portion.getParts().stream()
						.map(part -> text("sessionnotes.part." + part.getCode())).collect(Collectors.joining(", ")));
	}

	private ZonedDateTime at(long moment) {
		return Instant.ofEpochMilli(moment).atZone(zone);
	}
}
