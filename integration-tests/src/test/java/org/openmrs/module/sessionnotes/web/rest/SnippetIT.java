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

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Snippets over REST: each user's own. */
class SnippetIT {

	private static final String SNIPPETS = "/ws/rest/v1/sessionnotes/snippet";

	private static final RunningServer SERVER = SharedServer.get();

	private Http user;

	@BeforeEach
	void newUser() {
		user = SERVER.as(newAccount(SERVER, DemoClinic.THERAPIST));
	}

	private static String body(String name, String text) {
		return JsonNodeFactory.instance.objectNode().put("name", name).put("text", text).toString();
	}

	private String create(String name, String text) {
		Answer created = user.post(SNIPPETS, body(name, text));
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		return json(created).get("uuid").asText();
	}

	private JsonNode all() {
		return ok(user.get(SNIPPETS)).get("results");
	}

	@Test
	void wordsComeBackUnderTheirName() {
		String text = "Mood ***,\naffect *** <script>alert(1)</script> \u00e9\ud83d\ude00";
		String uuid = create("mse-1", text);
		create("Anamnèse", "x");
		assertThat(all().findValuesAsText("name")).containsExactlyInAnyOrder("mse-1", "Anamnèse");
		assertThat(all().findValuesAsText("text")).contains(text);
		assertThat(ok(user.post(SNIPPETS + "/" + uuid, "{\"name\": \"mse\"}")).get("text").asText()).isEqualTo(text);
		assertThat(ok(user.post(SNIPPETS + "/" + uuid, "{\"text\": \"other\"}")).get("name").asText()).isEqualTo("mse");
		assertThat(user.delete(SNIPPETS + "/" + uuid).status()).isEqualTo(204);
		assertThat(all()).hasSize(1);
	}

	@Test
	void nobodyElseSeesOrChangesThem() {
		String uuid = create("mine", "my own words");
		for (Http other : List.of(SERVER.as(DemoClinic.THERAPIST), SERVER.as(DemoClinic.SYSTEM_ADMINISTRATOR))) {
			assertThat(other.get(SNIPPETS).body()).contains("results").doesNotContain(uuid).doesNotContain("my own words");
			assertError(other.post(SNIPPETS + "/" + uuid, body("mine", "theirs")), 404,
					"sessionnotes.error.snippet.unknown");
			other.delete(SNIPPETS + "/" + uuid);
		}
		assertThat(all().findValuesAsText("text")).containsExactly("my own words");
		assertThat(SERVER.anonymous().get(SNIPPETS).status()).isEqualTo(401);
		assertThat(SERVER.as(DemoClinic.NURSE).get(SNIPPETS).status()).isEqualTo(403);
	}

	@Test
	void aNameIsOneSnippets() {
		create("mse", "x");
		assertError(user.post(SNIPPETS, body("MSE", "y")), 409, "sessionnotes.error.snippet.nameInUse");
		String other = create("other", "y");
		assertError(user.post(SNIPPETS + "/" + other, "{\"name\": \"mse\"}"), 409, "sessionnotes.error.snippet.nameInUse");
		assertThat(ok(user.post(SNIPPETS + "/" + other, "{\"name\": \"OTHER\"}")).get("name").asText()).isEqualTo("OTHER");
	}

	@Test
	void theSameSnippetSentTwiceIsOne() {
		String uuid = create("mse", "x");
		assertThat(create("mse", "x")).isEqualTo(uuid);
		for (String representation : List.of("", "?v=ref", "?v=full")) {
			JsonNode entry = ok(user.get(SNIPPETS + representation)).get("results").get(0);
			assertThat(json(user.post(SNIPPETS, entry.toString())).get("uuid").asText()).isEqualTo(uuid);
		}
		String own = "{\"uuid\": \"" + UUID.randomUUID() + "\", \"name\": \"own\", \"text\": \"y\"}";
		assertThat(json(user.post(SNIPPETS, own))).isEqualTo(json(user.post(SNIPPETS, own)));
		assertError(user.post(SNIPPETS, own.replace("\"y\"", "\"z\"")), 409, "sessionnotes.error.snippet.uuidInUse");
		assertError(user.post(SNIPPETS, "{\"uuid\": \"x\", \"name\": \"other\", \"text\": \"y\"}"), 400,
				"sessionnotes.error.invalidUuid");
		assertThat(all()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "two words", ".dot", "slash/", "12345678901234567890123456789012345678901"})
	void whatIsNoNameIsRefused(String name) {
		assertError(user.post(SNIPPETS, body(name, "x")), 400, "sessionnotes.error.snippet.name");
	}

	@Test
	void itsBoundsAreKept() {
		create("1234567890123456789012345678901234567890", "x".repeat(4_000));
		assertError(user.post(SNIPPETS, body("long", "x".repeat(4_001))), 400, "sessionnotes.error.bound.SNIPPET");
		assertError(user.post(SNIPPETS, body("empty", " ")), 400, "sessionnotes.error.snippet.textMissing");
		assertError(user.post(SNIPPETS, "{\"name\": \"none\"}"), 400, "sessionnotes.error.snippet.textMissing");
		assertError(user.post(SNIPPETS, "{\"name\": \"x\", \"owner\": \"x\"}"), 400, "sessionnotes.error.unknownProperty");
		for (int i = 1; i < 200; i++) {
			create("s" + i, "x");
		}
		assertError(user.post(SNIPPETS, body("one-more", "x")), 400, "sessionnotes.error.snippet.tooMany");
		assertThat(ok(user.get(SNIPPETS + "?limit=1")).get("totalCount").asInt()).isEqualTo(200);
	}
}
