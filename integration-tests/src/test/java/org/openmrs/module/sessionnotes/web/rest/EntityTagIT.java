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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** ETag and If-Match, the same for both kinds of notes. */
class EntityTagIT {

	private static final String PROGRESS = "/ws/rest/v1/sessionnotes/progressnote";

	private static final String PRIVATE = "/ws/rest/v1/sessionnotes/psychotherapynote";

	private static RunningServer server;

	private static Account account;

	private static Http author;

	private static Client client;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		account = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(account);
		client = newClient(server);
	}

	@ParameterizedTest
	@ValueSource(strings = {PROGRESS, PRIVATE})
	void aChangeIsOfWhatWasRead(String kind) throws Exception {
		String path = kind + "/" + written(kind);
		String read = tag(send("GET", path, null, null));
		String change = kind.equals(PROGRESS) ? "{\"plan\": \"two\"}" : "{\"text\": \"two\"}";

		HttpResponse<String> changed = send("POST", path, change, read);

		assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
		String now = tag(changed);
		assertThat(now).isNotEqualTo(read).isEqualTo(tag(send("GET", path, null, null)));
		for (String stale : new String[]{read, "\"x\"", "two", "W/" + now}) {
			assertThat(send("POST", path, change.replace("two", "three"), stale).statusCode()).as(stale).isEqualTo(412);
			assertThat(send("POST", path, "{\"voided\": true, \"reason\": \"x\"}", stale).statusCode()).isEqualTo(412);
			assertThat(send("DELETE", path + "?reason=x", null, stale).statusCode()).isEqualTo(412);
		}
		assertThat(tag(send("GET", path, null, null))).isEqualTo(now);
		assertThat(send("POST", path, change.replace("two", "three"), "\"x\", " + now).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = {PROGRESS, PRIVATE})
	void voidingIsAChange(String kind) throws Exception {
		String path = kind + "/" + written(kind);
		String read = tag(send("GET", path, null, null));
		assertThat(send("DELETE", path + "?reason=x", null, read).statusCode()).isEqualTo(204);
		assertThat(tag(send("GET", path, null, null))).isNotEqualTo(read);
		assertThat(send("POST", path, "{\"voided\": false}", read).statusCode()).isEqualTo(412);
		assertThat(send("POST", path, "{\"voided\": false}", "*").statusCode()).isEqualTo(200);
	}

	/** The platform's own way to restore what was deleted. */
	@ParameterizedTest
	@ValueSource(strings = {PROGRESS, PRIVATE})
	void restoringIsAChangeOfWhatWasRead(String kind) throws Exception {
		String path = kind + "/" + written(kind);
		String read = tag(send("GET", path, null, null));
		assertThat(send("DELETE", path + "?reason=x", null, read).statusCode()).isEqualTo(204);
		String voided = tag(send("GET", path, null, null));
		for (String stale : new String[]{read, "\"stale\""}) {
			assertThat(send("POST", path, "{\"deleted\": \"false\"}", stale).statusCode()).isEqualTo(412);
		}
		assertThat(tag(send("GET", path, null, null))).isEqualTo(voided);

		HttpResponse<String> restored = send("POST", path, "{\"deleted\": \"false\"}", voided);

		assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
		assertThat(tag(send("GET", path, null, null))).isNotEqualTo(voided);
	}

	@ParameterizedTest
	@ValueSource(strings = {PROGRESS, PRIVATE})
	void voidingTakesTheLockInTheBodyAndIsRepeatable(String kind) throws Exception {
		String path = kind + "/" + written(kind);
		boolean ofRecord = kind.equals(PROGRESS);
		String lock = ofRecord ? "\"contentDigest\": \"%s\"" : "\"version\": %s";
		String seen = ofRecord
				? ProgressNoteRequests.json(author.get(path)).get("contentDigest").asText()
				: "1";
		String voiding = "{\"voided\": true, \"reason\": \"x\", " + lock + "}";
		assertThat(send("POST", path, voiding.formatted(ofRecord ? "stale" : "2"), null).statusCode()).isEqualTo(409);

		for (int i = 0; i < 2; i++) {
			HttpResponse<String> voided = send("POST", path, voiding.formatted(seen), null);
			assertThat(voided.statusCode()).as(voided.body()).isEqualTo(200);
			assertThat(voided.body()).contains("\"voided\":true");
			assertThat(send("DELETE", path + "?reason=x", null, null).statusCode()).isEqualTo(204);
		}
		String restoring = "{\"voided\": false, " + lock + "}";
		assertThat(send("POST", path, restoring.formatted(ofRecord ? "stale" : "2"), null).statusCode()).isEqualTo(409);
		assertThat(send("POST", path, restoring.formatted(seen), null).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = {PROGRESS, PRIVATE})
	void whatIsNotThereIsNotFound(String kind) throws Exception {
		assertThat(send("POST", kind + "/" + UUID.randomUUID(), "{\"plan\": \"x\"}", "\"1\"").statusCode()).isEqualTo(404);
	}

	@Test
	void anotherUsersNoteIsNotFoundWhateverTheTag() throws Exception {
		String note = written(PRIVATE);
		Account other = DemoClinic.THERAPIST;
		for (String tag : new String[]{"\"1\"", "\"2\"", "*"}) {
			assertThat(send(other, "POST", PRIVATE + "/" + note, "{\"text\": \"x\"}", tag).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void aSignatureIsOnWhatWasRead() throws Exception {
		String path = PROGRESS + "/" + written(PROGRESS);
		String read = tag(send("GET", path, null, null));
		ok(author.post(path, "{\"plan\": \"meanwhile\"}"));

		assertThat(send("POST", path + "/sign", "{}", read).statusCode()).isEqualTo(412);
		assertThat(send("POST", path + "/sign", "{}", null).body()).contains("digestMissing");
		HttpResponse<String> signed = send("POST", path + "/sign", "{}", tag(send("GET", path, null, null)));

		assertThat(signed.statusCode()).as(signed.body()).isEqualTo(200);
		assertThat(tag(signed)).isEqualTo(tag(send("GET", path, null, null)));
		assertThat(send("POST", path + "/addendum", "{\"text\": \"x\"}", read).statusCode()).isEqualTo(412);
		assertThat(send("POST", path + "/addendum", "{\"text\": \"x\"}", tag(signed)).statusCode()).isEqualTo(200);
	}

	/** Where nothing has a tag none matches, and a client that relies on it is told so. */
	@ParameterizedTest
	@ValueSource(strings = {"POST snippet", "POST snippet/x", "DELETE snippet/x", "POST supervision", "DELETE supervision/x",
			"POST draft/x", "POST disclosure", "POST log/hold", "POST progressnote", "POST psychotherapynote",
			"POST progressnote/check", "POST psychotherapynote/check"})
	void whatHasNoTagMatchesNone(String request) throws Exception {
		String[] parts = request.split(" ");
		String path = "/ws/rest/v1/sessionnotes/" + parts[1];
		String body = parts[0].equals("POST") ? "{}" : null;

		HttpResponse<String> refused = send(parts[0], path, body, "\"stale\"");

		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(412);
		assertThat(refused.body()).contains("sessionnotes.error.noTag");
		assertThat(send(parts[0], path, body, "*").statusCode()).isNotEqualTo(412);
	}

	@Test
	void anotherOrderOfGoalsIsAChange() throws Exception {
		String path = PROGRESS + "/" + written(PROGRESS);
		String[] goals = {"{\"goal\": \"A\"}", "{\"goal\": \"B\"}"};
		ok(author.post(path, "{\"goals\": [" + goals[0] + ", " + goals[1] + "]}"));
		String read = tag(send("GET", path, null, null));

		assertThat(tag(send("POST", path, "{\"goals\": [" + goals[1] + ", " + goals[0] + "]}", read))).isNotEqualTo(read);
		assertThat(send("POST", path, "{\"goals\": [{\"goal\": \"A!\"}, " + goals[1] + "]}", read).statusCode())
				.isEqualTo(412);
	}

	private static String written(String kind) {
		if (kind.equals(PROGRESS)) {
			return create(author, complete(client));
		}
		String uuid = UUID.randomUUID().toString();
		assertThat(author.post(PRIVATE, "{\"uuid\": \"" + uuid + "\", \"patient\": \"" + client.uuid()
				+ "\", \"text\": \"one\"}").status()).isEqualTo(201);
		return uuid;
	}

	private static String tag(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.headers().firstValue("ETag").orElseThrow();
	}

	private static HttpResponse<String> send(String method, String path, String body, String ifMatch) throws Exception {
		return send(account, method, path, body, ifMatch);
	}

	private static HttpResponse<String> send(Account as, String method, String path, String body, String ifMatch)
			throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
				.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
				.header("Content-Type", "application/json").header("X-Session-Notes-Password", as.password())
				.header("Authorization", "Basic " + Base64.getEncoder()
						.encodeToString((as.username() + ":" + as.password()).getBytes(StandardCharsets.UTF_8)));
		if (ifMatch != null) {
			request.header("If-Match", ifMatch);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}
}
