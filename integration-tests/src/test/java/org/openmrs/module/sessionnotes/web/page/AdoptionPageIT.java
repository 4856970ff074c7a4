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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The administration page of adoptions over HTTP, on a server without legacyui: what is served, and to whom REST tells. */
class AdoptionPageIT {

	private static final String PAGE = "/ws/sessionnotes/adoption";

	private static final String ADOPTION = "/ws/rest/v1/sessionnotes/adoption";

	private final RunningServer server = SharedServer.get();

	@Test
	void thePageIsServedAsItsPolicySays() throws Exception {
		HttpResponse<String> page = get(PAGE);

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type").get()).isEqualToIgnoringCase("text/html;charset=UTF-8");
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(page.headers().firstValue("Content-Security-Policy").get()).contains("default-src 'none'",
				"frame-ancestors 'none'", "require-trusted-types-for 'script'").doesNotContain("unsafe");
		assertThat(page.body()).contains("data-context=\"" + URI.create(server.baseUrl()).getPath() + "\"")
				.doesNotContain("#{", "sessionnotes.page.");
	}

	@Test
	void theLinkOnLegacyuisPageNeedsNothingOfLegacyui() throws Exception {
		assertThat(Files.readString(server.consoleLog()))
				.doesNotContain("sessionnotes: Unable to create instance of class defined for extension point");
	}

	@Test
	void whoIsNotSignedInIsToldNothing() {
		for (String path : new String[]{"", "/concept", "/left"}) {
			Answer answer = server.anonymous().get(ADOPTION + path);
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.body()).doesNotContain("results", "names", "obsId", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT);
		}
	}

	@Test
	void whoLacksThePrivilegeIsToldWhy() {
		for (String path : new String[]{"", "/concept", "/left"}) {
			Answer answer = server.as(DemoClinic.THERAPIST).get(ADOPTION + path);
			assertThat(answer.status()).isEqualTo(403);
			assertThat(answer.body()).contains("sessionnotes.error.adoption.mayNot").doesNotContain("obsId");
		}
	}

	@Test
	void whoMayAdoptSeesTheRestrictedConceptsByName() throws Exception {
		Http administrator = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);

		JsonNode concepts = new ObjectMapper().readTree(administrator.get(ADOPTION + "/concept").body()).get("results");

		assertThat(concepts).anySatisfy(concept -> {
			assertThat(concept.get("uuid").asText()).isEqualTo(DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT);
			assertThat(concept.get("display").asText()).isEqualTo("Psychotherapy note");
			assertThat(concept.get("adoptable").asBoolean()).isTrue();
			assertThat(concept.get("obs").asLong()).isZero();
		});
		assertThat(administrator.get(ADOPTION + "/left?dryRun=true").body()).startsWith("obsId,reason\r\n");
	}

	private HttpResponse<String> get(String path) throws Exception {
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).build(),
				BodyHandlers.ofString());
	}
}
