/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.adoption.AdoptionRun;
import org.openmrs.module.sessionnotes.adoption.SkipReason;

/** The document of the pages, and the texts that the server and the pages have to know alike. */
class PageTemplateTest {

	private static final Path SOURCES = Path.of("..", "frontend", "src");

	private final PageTemplate template = new PageTemplate("template.html");

	@Test
	void aTextIsEscaped() {
		String page = template.render(place -> "<script>\"'&" + place + "$1\\");

		assertThat(page).contains("lang=\"&lt;script&gt;&quot;&#39;&amp;language$1\\\"").doesNotContain("<script>\"", "#{");
	}

	@Test
	void everyLabelOfALinkIsAMessageAndEveryMessageIsUsed() throws IOException {
		Set<String> labels = new TreeSet<>(new AdoptionLink().getLinks().values());
		labels.addAll(new StatusLink().getLinks().values());
		labels.addAll(new PrivacyLink().getLinks().values());
		labels.add(DayLink.LABEL);
		Properties messages = messages();

		assertThat(messages.stringPropertyNames()).containsAll(labels);
		assertThat(messages.stringPropertyNames().stream().filter(code -> code.startsWith("sessionnotes.page.")))
				.isSubsetOf(labels);
	}

	@Test
	void theLinkToPrivacyIsForThePrivilegesOfThePagesThatItLists() throws IOException {
		Set<String> lists = matches("(?m)privileges: \\[([^\\]]+)\\]",
				Files.readString(SOURCES.resolve("privacy/privacy-links.ts")));

		assertThat(lists.stream().flatMap(list -> matches("\"([^\"]+)\"", list).stream()).distinct())
				.containsExactlyInAnyOrderElementsOf(PrivacyLink.PRIVILEGES);
	}

	@Test
	void thePageKnowsEachReasonAndEachStateOfAnAdoption() throws IOException {
		Set<String> known = matches("(?m)^ {4}([A-Z_]+): t\\(", Files.readString(SOURCES.resolve("adoption/run-words.ts")));

		assertThat(known).containsAll(Stream.of(SkipReason.values()).map(Enum::name).collect(Collectors.toSet()));
		assertThat(known).containsAll(Stream.of(AdoptionRun.State.values())
				// of these there is no report yet
				.filter(state -> state != AdoptionRun.State.PROPOSED && state != AdoptionRun.State.WITHDRAWN)
				.map(Enum::name).collect(Collectors.toSet()));
	}

	@Test
	void theDocumentHasNoInlineScriptOrStyle() throws IOException {
		assertThat(Files.readString(SOURCES.resolve("pages/index.html"))).contains("<script")
				.doesNotContainPattern("<script(?![^>]* src=)").doesNotContainPattern("<[^>]* (on[a-z]+|style)=");
	}

	private static Set<String> matches(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
	}

	/** Platform and other modules have files of that name, too. */
	private static Properties messages() throws IOException {
		Properties messages = new Properties();
		for (URL file : Collections.list(PageTemplate.class.getClassLoader().getResources("messages.properties"))) {
			try (InputStream in = file.openStream()) {
				messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
			}
		}
		return messages;
	}
}
