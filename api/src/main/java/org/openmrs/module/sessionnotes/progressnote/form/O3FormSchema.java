/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteHeading;

/**
 * The schema of the form for OpenMRS 3. In the shipped schema, each SOAP heading is a page. Each element of the note is
 * a section of the schema; the section's property {@code element} names the element of the note. The class moves the
 * sections under the headings of a different format and replaces shipped concepts with the clinic's own concepts. The
 * ids of the form's questions stay the same, because saved answers are found by the ids of the questions.
 */
final class O3FormSchema {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final ObjectNode form;

	/** @param shipped the text of the schema that the module ships */
	O3FormSchema(String shipped) {
		try {
			form = (ObjectNode) JSON.readTree(shipped);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Turns each heading of the given format into a page with the sections of the heading's elements. The legend stays
	 * at the top of the form.
	 */
	void arrange(ProgressNoteFormat format) {
		Map<String, ObjectNode> sections = new HashMap<>();
		for (JsonNode page : form.get("pages")) {
			page.get("sections").forEach(section -> sections.put(section.get("element").asText(), (ObjectNode) section));
		}
		JsonNode legend = ((ArrayNode) form.at("/pages/0/sections/0/questions")).remove(0);
		ArrayNode pages = form.putArray("pages");
		for (ProgressNoteHeading heading : format.getHeadings()) {
			ObjectNode page = pages.addObject().put("label", title(heading));
			ArrayNode pageSections = page.putArray("sections");
			heading.getElements().forEach(element -> pageSections.add(sections.get(element.getCode())));
		}
		((ArrayNode) form.at("/pages/0/sections/0/questions")).insert(0, legend);
	}

	/** @param concepts a map from the uuid of a shipped concept to the clinic's own concept */
	void replaceConcepts(Map<String, String> concepts) {
		for (JsonNode options : form.findValues("questionOptions")) {
			String own = concepts.get(options.path("concept").asText());
			if (own != null) {
				((ObjectNode) options).put("concept", own);
			}
		}
	}

	/** @return the English text of the heading, which is also the key of the heading's translations */
	static String title(ProgressNoteHeading heading) {
		return heading.getCode().substring(0, 1).toUpperCase(Locale.ROOT) + heading.getCode().substring(1);
	}

	@Override
	public String toString() {
		return form.toPrettyString();
	}
}
