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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/**
 * The links in the Reference Application 2.x. Its module appframework reads them from the file, and gives up the whole file for
 * one property that it does not know.
 */
class ReferenceApplicationLinksTest {

	/** What appframework's class Extension has. */
	private static final Set<String> PROPERTIES = Set.of("id", "appId", "extensionPointId", "type", "label", "url", "icon",
			"order", "requiredPrivilege", "featureToggle", "require", "script", "extensionParams");

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
	void theHomePageOpensTheDayAndThePatientDashboardThatPatient() {
		assertThat(links).extracting(link -> link.get("extensionPointId").asText(), link -> "/" + link.get("url").asText())
				.containsExactly(tuple("org.openmrs.referenceapplication.homepageLink",
						DayLink.ADDRESS),
						tuple("patientDashboard.overallActions",
								ClientLink.ADDRESS + "{{patient.uuid}}"));
	}

	@Test
	void theyAreForWhoeverWritesProgressNotesAndHaveAName() throws IOException {
		Properties messages = new Properties();
		try (InputStream file = getClass().getResourceAsStream("/messages.properties")) {
			messages.load(file);
		}
		assertThat(links).allSatisfy(link -> {
			assertThat(link.get("requiredPrivilege").asText()).isEqualTo(DayLink.PRIVILEGE);
			assertThat(link.get("label").asText()).isEqualTo(DayLink.LABEL);
		});
		assertThat(messages.getProperty(DayLink.LABEL)).isEqualTo("Session notes");
	}
}
