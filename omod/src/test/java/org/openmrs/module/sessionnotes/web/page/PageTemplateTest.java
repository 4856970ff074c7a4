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
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.adoption.AdoptionRun;
import org.openmrs.module.sessionnotes.adoption.SkipReason;

/** The page's texts: each is a message, each message is used, and what the script asks for is there. */
class PageTemplateTest {

	private static final List<String> NO_MESSAGES = List.of("context", "version");

	private final PageTemplate template = new PageTemplate("adoption.html");

	@Test
	void aTextIsEscaped() {
		String page = template.render(place -> "<script>\"'&" + place + "$1\\");

		assertThat(page).contains("<h1>&lt;script&gt;&quot;&#39;&amp;sessionnotes.page.adoption.title$1\\</h1>")
				.doesNotContain("<script>\"", "#{");
	}

	@Test
	void everyTextIsAMessageAndEveryMessageIsUsed() throws IOException {
		Set<String> used = new TreeSet<>();
		template.render(place -> {
			used.add(place);
			return "";
		});
		used.removeAll(NO_MESSAGES);
		used.addAll(new AdoptionLink().getLinks().values());
		used.addAll(new StatusLink().getLinks().values());
		used.add(DayLink.LABEL);
		Properties messages = messages();

		assertThat(messages.stringPropertyNames()).containsAll(used);
		assertThat(messages.stringPropertyNames().stream().filter(code -> code.startsWith("sessionnotes.page.")))
				.isSubsetOf(used);
	}

	@Test
	void theScriptFindsItsTexts() throws IOException {
		String page = template.render(place -> "");
		Set<String> there = matches("data-text=\"([^\"]+)\"", page);
		String script = Files.readString(Path.of("src/main/webapp/resources/adoption.js"));

		assertThat(there).containsAll(matches("text\\(\"([A-Za-z.]+)\"[,)]", script));
		assertThat(there).containsAll(Stream.of(SkipReason.values()).map(Enum::name).collect(Collectors.toSet()));
		assertThat(there).containsAll(Stream.of(AdoptionRun.State.values())
				// of these there is no report yet
				.filter(state -> state != AdoptionRun.State.PROPOSED && state != AdoptionRun.State.WITHDRAWN)
				.map(state -> "state." + state.name()).collect(Collectors.toSet()));
	}

	@Test
	void theScriptKeepsNothingAndWritesNoHtml() throws IOException {
		assertThat(Files.readString(Path.of("src/main/webapp/resources/adoption.js"))).doesNotContain("innerHTML",
				"outerHTML", "insertAdjacentHTML", "localStorage", "sessionStorage", "indexedDB", "document.cookie",
				"eval(", "console.");
		assertThat(template.render(place -> "")).doesNotContainPattern("<script(?![^>]* src=)")
				.doesNotContainPattern("<[^>]* (on[a-z]+|style)=");
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
