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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One of two patients who are alike but for their own identifiers. Both have a visit and an encounter with ordinary answers; a
 * way in then writes the same for both, and for one of them a note on top of it.
 */
final class Twin {

	final String patient = UUID.randomUUID().toString();

	final String visit = UUID.randomUUID().toString();

	/** Chosen before anything is written: the twin without a note has an uuid that nothing has. */
	String note = UUID.randomUUID().toString();

	/** Of the platform; the same number of digits for all. */
	final String identifier;

	/** The ordinary encounter that both have from the beginning. */
	String firstEncounter;

	/** The encounter that a way in wrote, else the first one. */
	String encounter;

	/** An ordinary answer of the first encounter. */
	String ordinary;

	/** The status that the server answered with, where a way in is to be refused; 0 where nothing was sent. */
	int answer;

	/** The platform's ids of the objects above, which some pages are asked with. */
	final Map<String, String> ids = new LinkedHashMap<>();

	Twin(String identifier) {
		this.identifier = identifier;
	}

	/** @return the template with what it asks for in braces put in */
	String fill(String template) {
		String filled = template;
		for (Map.Entry<String, String> value : values().entrySet()) {
			filled = filled.replace("{" + value.getKey() + "}", value.getValue());
		}
		return filled;
	}

	/** What is this twin's alone, by the name that the table of ways out uses. */
	Map<String, String> values() {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("patient", patient);
		values.put("visit", visit);
		values.put("identifier", identifier);
		values.put("note", note);
		put(values, "encounter", encounter);
		put(values, "firstEncounter", firstEncounter);
		put(values, "ordinary", ordinary);
		values.putAll(ids);
		return values;
	}

	private static void put(Map<String, String> values, String name, String value) {
		if (value != null) {
			values.put(name, value);
		}
	}
}
