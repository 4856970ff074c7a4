/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** What is different on the server after a way in was gone for one twin, and what others were told meanwhile. */
final class Traces {

	/** The tables in which messages of HL7 wait, are kept and are kept as wrong; none of them names a patient. */
	private static final List<String> HL7 = List.of("hl7_in_queue", "hl7_in_archive", "hl7_in_error");

	static final String ROWS_OF_HL7 = "rows of HL7's tables, before and after";

	static final String ROWS = "rows of every table, before and after";

	static final String MESSAGES = "messages of the event module";

	static final String TAGS = "conditional requests, with tags of before and of now";

	private final Map<String, Long> gained;

	private final Map<String, String> texts = new LinkedHashMap<>();

	private final String cached;

	private Traces(Map<String, Long> gained, String cached) {
		this.gained = gained;
		this.cached = cached;
	}

	/** @return the ways out that {@link #texts()} has */
	static List<String> names(HeldModules modules) {
		return modules.isHeld("event")
				? List.of(ROWS_OF_HL7, ROWS, MESSAGES, TAGS)
				: List.of(ROWS_OF_HL7, ROWS, TAGS);
	}

	/** @param write goes the way in */
	static Traces of(Clinic clinic, Twin twin, Runnable write) {
		ConditionalRequests requests = new ConditionalRequests(clinic, twin);
		JsonNode rowsBefore = rows(clinic);
		Map<String, Long> sizesBefore = sizes(clinic);
		boolean told = clinic.modules().isHeld("event");
		if (told) {
			clinic.inside("Messages", "");
		}
		write.run();
		String cached = clinic.inside("CacheEntries", "");
		String messages = told ? clinic.inside("Messages", "") : null;
		Map<String, Long> gained = sizes(clinic);
		gained.replaceAll((table, size) -> size - sizesBefore.getOrDefault(table, 0L));
		Traces traces = new Traces(gained, cached);
		JsonNode rowsAfter = rows(clinic);
		traces.texts.put(ROWS_OF_HL7, changes(rowsBefore, rowsAfter, HL7));
		traces.texts.put(ROWS, changes(rowsBefore, rowsAfter, names(rowsAfter)));
		if (told) {
			traces.texts.put(MESSAGES, lines(Clinic.json(messages)));
		}
		traces.texts.put(TAGS, requests.answers());
		return traces;
	}

	/** @return by table, how many rows it gained; and how many numbers it gave away */
	Map<String, Long> gained() {
		return gained;
	}

	/** @return what caches held at the end of the writing */
	String cached() {
		return cached;
	}

	/** @return by way out */
	Map<String, String> texts() {
		return texts;
	}

	private static Map<String, Long> sizes(Clinic clinic) {
		Map<String, Long> sizes = new TreeMap<>();
		Clinic.json(clinic.inside("Growth", "")).fields()
				.forEachRemaining(size -> sizes.put(size.getKey(), size.getValue().asLong()));
		return sizes;
	}

	private static JsonNode rows(Clinic clinic) {
		return Clinic.json(clinic.inside("AllRows", ""));
	}

	private static List<String> names(JsonNode tables) {
		List<String> names = new ArrayList<>();
		tables.fieldNames().forEachRemaining(names::add);
		return names;
	}

	/** A row that was changed is one that went and one that came. */
	private static String changes(JsonNode before, JsonNode after, List<String> tables) {
		StringBuilder changes = new StringBuilder();
		for (String table : tables) {
			Set<String> came = texts(after.path(table));
			Set<String> went = texts(before.path(table));
			texts(before.path(table)).forEach(came::remove);
			texts(after.path(table)).forEach(went::remove);
			went.forEach(row -> changes.append("went from ").append(table).append(": ").append(row).append('\n'));
			came.forEach(row -> changes.append("came into ").append(table).append(": ").append(row).append('\n'));
		}
		return changes.toString();
	}

	private static Set<String> texts(JsonNode array) {
		Set<String> texts = new LinkedHashSet<>();
		array.forEach(text -> texts.add(text.asText()));
		return texts;
	}

	private static String lines(JsonNode array) {
		List<String> lines = new ArrayList<>();
		array.forEach(line -> lines.add(line.asText()));
		return String.join("\n", lines);
	}
}
