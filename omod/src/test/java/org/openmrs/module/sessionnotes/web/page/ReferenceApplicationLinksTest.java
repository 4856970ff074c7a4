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
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.openmrs.util.PrivilegeConstants;

/**
 * The links in the Reference Application 2.x. Its module appframework reads them from the file, and gives up the whole file for
 * one property that it does not know.
 */
class ReferenceApplicationLinksTest {

	/** What appframework's class Extension has. */
	private static final Set<String> PROPERTIES = Set.of("id", "appId", "extensionPointId", "type", "label", "url", "icon",
			"order", "requiredPrivilege", "featureToggle", "require", "script", "extensionParams");

	private static final String HOME_PAGE = "org.openmrs.referenceapplication.homepageLink";

	private static final String ADMINISTRATION = "systemAdministration.apps";

	private final List<JsonNode> links = new ArrayList<>();

	ReferenceApplicationLinksTest() throws IOException {
		try (InputStream file = getClass().getResourceAsStream("/apps/sessionnotes_extension.json")) {
			new ObjectMapper().readTree(file).forEach(links::add);
		}
	}

	@Test
	void appframeworkKnowsEveryProperty() {
		Set<String> used = new TreeSet<>();
		links.forEach(link -> link.fieldNames().forEachRemaining(used::add));

		assertThat(PROPERTIES).containsAll(used);
		assertThat(links).extracting(link -> link.get("id").asText()).doesNotHaveDuplicates();
		assertThat(links).allMatch(link -> link.get("type").asText().equals("link"));
	}

	@Test
	void eachOpensAPageOfTheModule() {
		assertThat(links).extracting(link -> link.get("extensionPointId").asText(), link -> "/" + link.get("url").asText())
				.containsExactly(tuple(HOME_PAGE, DayLink.ADDRESS),
						tuple("patientDashboard.overallActions", ClientLink.ADDRESS + "{{patient.uuid}}"),
						tuple(HOME_PAGE, PrivacyLink.ADDRESS),
						tuple(ADMINISTRATION, "/ws/sessionnotes/status"), tuple(ADMINISTRATION, "/ws/sessionnotes/setup"));
		assertThat(of(ADMINISTRATION)).extracting(link -> "/" + link.get("url").asText())
				.containsExactlyElementsOf(new StatusLink().getLinks().keySet());
	}

	@Test
	void theDayIsForWhoeverWritesProgressNotesAndTheStatusForAdministrators() {
		assertThat(links).extracting(link -> link.path("requiredPrivilege").asText()).containsExactly(DayLink.PRIVILEGE,
				DayLink.PRIVILEGE, "", PrivilegeConstants.MANAGE_MODULES, PrivilegeConstants.MANAGE_MODULES);
	}

	/** appframework asks for one privilege alone, so a condition in JavaScript asks for any of several. */
	@Test
	void privacyIsForWhoeverHasAPageThere() {
		String condition = links.get(2).get("require").asText();

		assertThat(condition).as("nobody has signed in").startsWith("user != null && (").endsWith(")");
		assertThat(condition).contains("(hasMemberWithProperty(user.roles, 'display', 'System Developer') || ");
		assertThat(Pattern.compile("\\|\\| hasMemberWithProperty\\(user\\.privileges, 'display', '([^']+)'\\)")
				.matcher(condition).results().map(found -> found.group(1)))
				.containsExactlyElementsOf(PrivacyLink.PRIVILEGES);
	}

	@Test
	void theyHaveTheNamesOfTheSameLinksInLegacyui() throws IOException {
		Properties messages = new Properties();
		try (InputStream file = getClass().getResourceAsStream("/messages.properties")) {
			messages.load(file);
		}
		assertThat(links).extracting(link -> messages.getProperty(link.get("label").asText())).containsExactly(
				"Session notes", "Session notes", "Session Notes: privacy", "Session Notes: status",
				"Session Notes: setting up");
	}

	private Stream<JsonNode> of(String extensionPoint) {
		return links.stream().filter(link -> link.get("extensionPointId").asText().equals(extensionPoint));
	}
}
