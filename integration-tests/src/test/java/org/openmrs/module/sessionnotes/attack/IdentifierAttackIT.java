/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * A superuser gives rows other identifiers on the pages of legacyui, which bind any property of the object that is edited.
 * Tried for all rows with small numbers on every page that saves what the module names by uuid. Runs where the local
 * repository holds legacyui's module file, and says so where it does not.
 */
@Tag("attack")
class IdentifierAttackIT {

	private static final String REST = "/ws/rest/v1";

	private static final String PROGRESS_NOTES = REST + "/sessionnotes/progressnote";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final int ROWS = 12;

	/** A page with the parameter that chooses the row, and the resource of REST that finds it by its uuid. */
	private static final Map<String, String> PAGES = new LinkedHashMap<>();

	static {
		PAGES.put("/admin/encounters/encounterType.form?encounterTypeId=", "encountertype");
		PAGES.put("/admin/person/person.form?personId=", "person");
		PAGES.put("/admin/locations/location.form?locationId=", "location");
		PAGES.put("/admin/provider/provider.form?providerId=", "provider");
		PAGES.put("/admin/encounters/encounterRole.form?encounterRoleId=", "encounterrole");
		PAGES.put("/admin/users/user.form?userId=", "user");
		PAGES.put("/admin/concepts/conceptClass.form?conceptClassId=", "conceptclass");
		PAGES.put("/admin/concepts/conceptSource.form?conceptSourceId=", "conceptsource");
		PAGES.put("/admin/visits/visitType.form?visitTypeId=", "visittype");
		PAGES.put("/admin/encounters/encounter.form?encounterId=", "encounter");
		PAGES.put("/admin/observations/obs.form?obsId=", "obs");
		PAGES.put("/dictionary/concept.form?conceptId=", "concept");
		PAGES.put("/admin/forms/formEdit.form?formId=", "form");
	}

	private static final Client CLIENT = DemoClinic.FIRST_CLIENT;

	private static final ObjectMapper JSON = new ObjectMapper();

	@TempDir
	private Path directory;

	@Test
	void m3_m4_noPageGivesARowAnotherIdentifier() {
		Assumptions.assumeTrue(ModulesOfOthers.isHeld("legacyui"),
				"legacyui's module file is not in the local repository: not tried");
		try (RunningServer server = RunningServer.start(directory.resolve("data"),
				Map.of("server.omods", ModulesOfOthers.beside(directory, "legacyui")))) {
			Http author = server.as(DemoClinic.THERAPIST);
			String canary = "canary-" + UUID.randomUUID();
			String note = uuid(author.post(NOTES,
					JSON.createObjectNode().put("patient", CLIENT.uuid()).put("text", canary).toString()));
			String type = "f0e2c3f0-d01f-4abd-9c70-14c3b7176b80";
			BrowserSession superuser = new BrowserSession(server.baseUrl());
			superuser.signIn(DemoClinic.ADMIN.username(), DemoClinic.ADMIN.password());

			Map<String, Integer> refused = new HashMap<>();
			PAGES.forEach((page, resource) -> refused.put(resource, attack(server, superuser, page, resource, canary)));

			assertThat(refused.get("encountertype")).as("the attack reached the encounter types").isPositive();
			assertThat(refused.get("person")).as("the attack reached persons").isPositive();
			Http admin = server.as(DemoClinic.ADMIN);
			assertThat(admin.get(REST + "/encountertype/" + type).status()).isEqualTo(200);
			assertThat(admin.get(REST + "/patient/" + CLIENT.uuid()).status()).isEqualTo(200);
			assertThat(json(author.get(NOTES + "/" + note)).get("patient").get("uuid").asText()).isEqualTo(CLIENT.uuid());
			assertThat(author.get(PROGRESS_NOTES + "?patient=" + CLIENT.uuid()).status()).isEqualTo(200);
		}
	}

	/** @return how many rows the guard kept as they were */
	private static int attack(RunningServer server, BrowserSession superuser, String page, String resource, String canary) {
		int refused = 0;
		Http admin = server.as(DemoClinic.ADMIN);
		for (int row = 1; row <= ROWS; row++) {
			String another = UUID.randomUUID().toString();
			String token = superuser.csrfToken();
			Answer answer = superuser.send("POST", page + row + "&OWASP-CSRFTOKEN=" + token, form(another), "Content-Type",
					"application/x-www-form-urlencoded", "OWASP-CSRFTOKEN", token);
			assertThat(answer.body()).as(page + row).doesNotContain(canary);
			if (answer.body().contains("The uuid of this row must not change")) {
				assertThat(answer.status()).isEqualTo(409);
				assertThat(answer.body()).doesNotContain("at org.");
				refused++;
			}
			assertThat(admin.get(REST + "/" + resource + "/" + another).status()).as(page + row + " " + answer.status())
					.isEqualTo(404);
		}
		return refused;
	}

	/** What the buttons of the pages send, and what they ask for. */
	private static String form(String uuid) {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("uuid", uuid);
		for (String button : new String[]{"save", "saveLocation", "saveProviderButton", "saveEncounterRole"}) {
			values.put(button, "Save");
		}
		values.put("action", "Save Person");
		values.put("name", "Renamed " + uuid);
		values.put("description", "Renamed");
		values.put("gender", "F");
		values.put("names[0].givenName", "Test");
		values.put("names[0].familyName", "Client");
		return values.entrySet().stream()
				.map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue())).collect(Collectors.joining("&"));
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private static String uuid(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer).get("uuid").asText();
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
