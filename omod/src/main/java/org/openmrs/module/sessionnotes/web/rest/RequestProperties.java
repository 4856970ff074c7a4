/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openmrs.module.sessionnotes.diversion.SubmittedText;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.web.request.UnknownName;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.response.ConversionException;

/**
 * Reads the properties that a REST client sent. A value of the wrong type or outside its bound is an error. The error
 * message names the property but never quotes the value.
 */
final class RequestProperties {

	static final String DRAFT_REVISION = "draftRevision";

	/**
	 * The minute of a moment without seconds, with or without an offset from UTC. People, many libraries and the time
	 * field of a page write a time in this form.
	 */
	private static final Pattern WITHOUT_SECONDS = Pattern
			.compile("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)(Z|[+-].*)?$");

	private static final int LENGTH_OF_DAY = 10;

	/** The bounds of the text properties that have a specific bound. */
	private static final Map<String, Bound> BOUNDS = new HashMap<>();

	static {
		BOUNDS.put("name", Bound.RECIPIENT_NAME);
		BOUNDS.put("address", Bound.RECIPIENT_ADDRESS);
		BOUNDS.put("purpose", Bound.PURPOSE);
		BOUNDS.put("excerpt", Bound.EXCERPT);
		BOUNDS.put("reason", Bound.VOID_REASON);
		BOUNDS.put("passphrase", Bound.PASSPHRASE);
		BOUNDS.put("text", Bound.PROGRESS_NOTE_TEXT);
		Arrays.stream(ProgressNoteField.values()).filter(field -> field.getType() == ProgressNoteField.Type.TEXT)
				.forEach(field -> BOUNDS.put(field.getProperty(), Bound.PROGRESS_NOTE_TEXT));
		Arrays.stream(EvidenceElement.values()).forEach(element -> BOUNDS.put(element.name(), Bound.EVIDENCE));
	}

	/** The pattern of a moment with an offset from UTC, such as -0500, -05:00 or -05. */
	private static final Pattern OFFSET = Pattern.compile(".*T[^+-]*([+-]\\d\\d)(?::?(\\d\\d))?");

	private final Map<?, ?> values;

	/** @throws InvalidRequestException if the request has a property that is not among the given names */
	RequestProperties(Map<?, ?> sent, Set<String> properties) {
		values = sent == null ? Collections.emptyMap() : sent;
		values.keySet().stream().filter(name -> !properties.contains(name)).findFirst().ifPresent(unknown -> {
			throw UnknownName.property(String.valueOf(unknown));
		});
	}

	boolean has(String property) {
		return values.containsKey(property);
	}

	boolean isPresent(String property) {
		return values.get(property) != null;
	}

	/** @return the text of the property, as the user typed the text; null if there is no text */
	String text(String property) {
		return text(property, BOUNDS.getOrDefault(property, Bound.WORDS));
	}

	/** @return the text of the property, as the user typed the text and within the bound; null if there is no text */
	String text(String property, Bound bound) {
		String text = SubmittedText.asSubmitted(ofType(property, String.class));
		return bound == Bound.PROGRESS_NOTE_TEXT
				? Bounded.recordText(property, bound, text)
				: Bounded.text(property, bound, text);
	}

	/** @return the identifier in the property, or null */
	String id(String property) {
		return Bounded.text(property, Bound.CODE, ofType(property, String.class));
	}

	/** @return the uuid that the REST client chose for a new object; null to let the module choose the uuid */
	String newUuid() {
		String uuid = id("uuid");
		if (uuid != null && !UuidForm.holds(uuid)) {
			throw new InvalidRequestException("sessionnotes.error.invalidUuid");
		}
		return uuid;
	}

	/**
	 * @return an identifier, or null. As in a response, the identifier may be in an object with "uuid"; the REST client
	 *         may also send the identifier alone.
	 */
	String reference(String property) {
		return reference(property, values.get(property));
	}

	static String reference(String property, Object value) {
		Object id = value instanceof Map ? ((Map<?, ?>) value).get("uuid") : value;
		if (value != null && !(id instanceof String)) {
			throw wrong(property);
		}
		return Bounded.text(property, Bound.CODE, (String) id);
	}

	/** @return the object that the identifier names; null if the REST client sent no identifier */
	<T> T found(String property, Function<String, T> finder) {
		String id = reference(property);
		T found = id == null ? null : finder.apply(id);
		if (id != null && found == null) {
			throw wrong(property);
		}
		return found;
	}

	/** @return the one of the values that has the sent name; null if the REST client sent no name */
	<E extends Enum<E>> E choice(String property, E[] values) {
		return found(property,
				name -> Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst().orElse(null));
	}

	Integer number(String property) {
		return ofType(property, Integer.class);
	}

	/** @return a whole number, or null. The number may be as large as any whole number that the module uses. */
	Long wholeNumber(String property) {
		Object value = values.get(property);
		return value instanceof Long ? (Long) value : number(property) == null ? null : Long.valueOf(number(property));
	}

	/**
	 * @param uuid the uuid of the note that is saved; null if the REST client sent no uuid
	 * @return the revision of the draft that is saved as the note; null if the REST client sent no revision
	 */
	Long draftRevision(String uuid) {
		Long revision = wholeNumber(DRAFT_REVISION);
		if (revision != null && (revision <= 0 || uuid == null)) {
			throw wrong(DRAFT_REVISION);
		}
		return revision;
	}

	/** @return a text or a number as the REST client sent it, or null; the caller checks the type */
	Object scalar(String property) {
		return values.get(property);
	}

	boolean flag(String property) {
		return Boolean.TRUE.equals(ofType(property, Boolean.class));
	}

	/** @return true if the value is a day without a time, such as 2026-01-31 */
	boolean isDay(String property) {
		String text = id(property);
		return text != null && text.length() <= LENGTH_OF_DAY;
	}

	/**
	 * @return a moment in a form that the platform's REST accepts, or null. The caller checks whether the moment is within
	 *         its bound.
	 */
	Instant time(String property) {
		String text = id(property);
		return text == null ? null : moment(text).orElseThrow(() -> wrong(property));
	}

	/**
	 * @param text a moment in a form that the platform's REST accepts, or such a moment without seconds
	 * @return the moment; empty if the text is not in such a form
	 */
	static Optional<Instant> moment(String text) {
		try {
			String withSeconds = WITHOUT_SECONDS.matcher(text).replaceFirst("$1:00$2");
			return Optional.of(((Date) ConversionUtil.convert(withSeconds, Date.class)).toInstant());
		} catch (ConversionException | IllegalArgumentException | NullPointerException e) {
			// a parser's message quotes the text that the parser could not read
			return Optional.empty();
		}
	}

	/**
	 * @return the offset from UTC with which the REST client sent a moment. The result is null if the moment has no
	 *         offset or has the offset "Z". "Z" says nothing about the REST client's location (RFC 9557, section 2).
	 */
	ZoneOffset offset(String property) {
		String text = id(property);
		Matcher matcher = OFFSET.matcher(text == null ? "" : text);
		try {
			return matcher.matches()
					? ZoneOffset.of(matcher.group(1) + ":" + (matcher.group(2) == null ? "00" : matcher.group(2)))
					: null;
		} catch (DateTimeException e) {
			throw wrong(property);
		}
	}

	/**
	 * @return the start of a day, or null. The REST client sends a day, such as 2026-01-31, or a moment. For a moment,
	 *         the result is the start of the day at the REST client's location. The caller checks whether the resulting
	 *         day is within its bound.
	 */
	Instant day(String property) {
		String text = id(property);
		if (text == null) {
			return null;
		}
		try {
			return ClinicDay.start(isDay(property) ? LocalDate.parse(text) : dayOf(property));
		} catch (DateTimeParseException e) {
			throw wrong(property);
		}
	}

	/** @return a day that is neither too early nor too late for any date, or null; read in the same way as {@link #day} */
	LocalDate boundedDay(String property) {
		Instant day = day(property);
		Bounded.number(property, Bound.MOMENT, day == null ? null : day.toEpochMilli());
		return day == null ? null : ClinicDay.of(day);
	}

	private LocalDate dayOf(String property) {
		ZoneOffset offset = offset(property);
		return time(property).atZone(offset == null ? ZoneId.systemDefault() : offset).toLocalDate();
	}

	/**
	 * @return a list of identifiers; an empty list if the REST client sent null. The REST client sends each identifier
	 *         alone or in an object with "uuid".
	 */
	List<String> references(String property) {
		List<String> ids = new ArrayList<>();
		for (Object value : list(property)) {
			if (value == null) {
				throw wrong(property);
			}
			ids.add(reference(property, value));
		}
		return ids;
	}

	/** @return a list of objects that have only the given properties; an empty list if the REST client sent null */
	List<RequestProperties> objects(String property, Set<String> properties) {
		List<RequestProperties> objects = new ArrayList<>();
		for (Object object : list(property)) {
			if (!(object instanceof Map)) {
				throw wrong(property);
			}
			objects.add(new RequestProperties((Map<?, ?>) object, properties));
		}
		return objects;
	}

	/** @return an object that has only the given properties, or null */
	RequestProperties object(String property, Set<String> properties) {
		Map<?, ?> object = ofType(property, Map.class);
		return object == null ? null : new RequestProperties(object, properties);
	}

	private List<?> list(String property) {
		List<?> list = ofType(property, List.class);
		Bounded.number(property, Bound.LIST, list == null ? null : Long.valueOf(list.size()));
		return list == null ? Collections.emptyList() : list;
	}

	private <T> T ofType(String property, Class<T> type) {
		Object value = values.get(property);
		if (value != null && !type.isInstance(value)) {
			throw wrong(property);
		}
		return type.cast(value);
	}

	static InvalidRequestException wrong(String property) {
		return new InvalidRequestException("sessionnotes.error.unknown." + property);
	}
}
