/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Sealed drafts of both kinds of notes over REST. */
class DraftIT {

	private static final String DRAFTS = REST + "/sessionnotes/draft";

	private static final String PRIVATE = "psychotherapynote";

	private static final String OF_RECORD = "progressnote";

	private static final String CHANGED = "sessionnotes.error.draft.changed";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static RunningServer server;

	private static Http author;

	private static Client client;

	@BeforeAll
	static void begin() {
		server = SharedServer.get();
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(therapist);
		client = newClient(server);
	}

	private static ObjectNode draft(String kind, long revision, String text) {
		ObjectNode draft = JSON.createObjectNode().put("kind", kind).put("patient", client.uuid()).put("revision", revision);
		draft.putObject("content").put("text", text);
		return draft;
	}

	private static long save(Http user, String note, String kind, long revision, String text) {
		return ok(user.post(DRAFTS + "/" + note, draft(kind, revision, text).toString())).get("revision").asLong();
	}

	private static String newUuid() {
		return UUID.randomUUID().toString();
	}

	@ParameterizedTest
	@ValueSource(strings = {PRIVATE, OF_RECORD})
	void whatIsTypedComesBackAsItWasSentOnAnyMachineToItsAuthor(String kind) throws Exception {
		String note = newUuid();
		ObjectNode sent = draft(kind, 0, "a < b && \"c\" <script>alert(1)</script> \u00e9\ud83d\ude00").put("sessionDate",
				"2026-01-31").put("basedOn", 3).put("visit", client.visitUuid());
		((ObjectNode) sent.get("content")).put("&lt;", "&lt;").put("number", 1.50).putNull("nothing").putArray("list").add(1)
				.add("<");

		JsonNode saved = ok(author.post(DRAFTS + "/" + note, sent.toString()));
		JsonNode found = ok(author.get(DRAFTS + "/" + note));

		assertThat(found.get("content")).isEqualTo(JSON.readTree(sent.get("content").toString()));
		assertThat(found.get("revision")).isEqualTo(saved.get("revision"));
		assertThat(found.get("dateChanged")).isEqualTo(saved.get("dateChanged"));
		assertThat(found.get("kind").asText()).isEqualTo(kind);
		assertThat(found.get("patient").get("uuid").asText()).isEqualTo(client.uuid());
		assertThat(found.get("patient").get("display").asText()).contains(client.familyName());
		assertThat(found.get("visit").asText()).isEqualTo(client.visitUuid());
		assertThat(found.get("sessionDate").asText()).isEqualTo("2026-01-31");
		assertThat(found.get("basedOn").asInt()).isEqualTo(3);
		Answer list = author.get(DRAFTS + "?patient=" + client.uuid());
		assertThat(json(list).get("results").findValuesAsText("note")).contains(note);
		assertThat(list.body()).doesNotContain("script").doesNotContain("content");
		assertThat(ok(author.get(DRAFTS + "?patient=" + DemoClinic.FIRST_CLIENT.uuid())).get("results")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {PRIVATE, OF_RECORD})
	void ofTwoTabsNeitherOverwritesTheOther(String kind) {
		String note = newUuid();
		long first = save(author, note, kind, 0, "first tab");
		long second = save(author, note, kind, first, "second tab");

		assertError(author.post(DRAFTS + "/" + note, draft(kind, first, "first tab again").toString()), 409, CHANGED);
		assertError(author.post(DRAFTS + "/" + note, draft(kind, 0, "a third tab").toString()), 409, CHANGED);
		assertThat(ok(author.get(DRAFTS + "/" + note)).get("content").get("text").asText()).isEqualTo("second tab");
		assertError(author.delete(DRAFTS + "/" + note + "?revision=" + first), 409, CHANGED);
		assertError(author.delete(DRAFTS + "/" + note), 400, "sessionnotes.error.draft.revisionMissing");
		assertThat(author.delete(DRAFTS + "/" + note + "?revision=" + second).status()).isEqualTo(204);
		assertError(author.get(DRAFTS + "/" + note), 404, "sessionnotes.error.draft.unknown");
		assertThat(author.delete(DRAFTS + "/" + note + "?revision=" + second).status()).isEqualTo(204);
	}

	@Test
	void ofManyRequestsThatHaveSeenTheSameRevisionOneIsTaken() throws Exception {
		String note = newUuid();
		long seen = 0;
		for (int round = 0; round < 5; round++) {
			long before = seen;
			List<Answer> answers = atTheSameTime(8, i -> author.post(DRAFTS + "/" + note,
					draft(PRIVATE, before, "tab " + i).toString()));
			assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
			assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
			int taken = answers.stream().map(Answer::status).toList().indexOf(200);
			JsonNode found = ok(author.get(DRAFTS + "/" + note));
			assertThat(found.get("content").get("text").asText()).isEqualTo("tab " + taken);
			seen = found.get("revision").asLong();
			assertThat(json(answers.get(taken)).get("revision").asLong()).isEqualTo(seen).isGreaterThan(before);
		}
	}

	private static List<Answer> atTheSameTime(int requests, IntFunction<Answer> request) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(requests);
		try {
			List<Callable<Answer>> calls = new ArrayList<>();
			for (int i = 0; i < requests; i++) {
				int number = i;
				calls.add(() -> request.apply(number));
			}
			List<Answer> answers = new ArrayList<>();
			for (Future<Answer> each : threads.invokeAll(calls)) {
				answers.add(each.get());
			}
			return answers;
		} finally {
			threads.shutdownNow();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {PRIVATE, OF_RECORD})
	void twoAuthorsOfOneNoteHaveADraftEach(String kind) {
		String note = newUuid();
		save(author, note, kind, 0, "of the one");
		Http other = server.as(DemoClinic.OTHER_THERAPIST);
		assertError(other.get(DRAFTS + "/" + note), 404, "sessionnotes.error.draft.unknown");
		long others = save(other, note, kind, 0, "of the other");

		assertThat(ok(author.get(DRAFTS + "/" + note)).get("content").get("text").asText()).isEqualTo("of the one");
		assertThat(other.delete(DRAFTS + "/" + note + "?revision=" + others).status()).isEqualTo(204);
		assertThat(ok(author.get(DRAFTS + "/" + note)).get("content").get("text").asText()).isEqualTo("of the one");
	}

	@ParameterizedTest
	@ValueSource(strings = {PRIVATE, OF_RECORD})
	void everyoneElseGetsWhatTheyGetForNone(String kind) {
		String note = newUuid();
		long revision = save(author, note, kind, 0, "canary of the author");
		for (Account account : List.of(DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE, DemoClinic.SUPERVISOR,
				DemoClinic.PRIVACY_OFFICER, DemoClinic.SYSTEM_ADMINISTRATOR, DemoClinic.ADMIN)) {
			Http http = server.as(account);
			String none = newUuid();
			assertSame(http.get(DRAFTS + "/" + note), http.get(DRAFTS + "/" + none), note, none);
			assertThat(http.get(DRAFTS + "/" + note).status()).as(account.username()).isEqualTo(404);
			assertSame(http.delete(DRAFTS + "/" + note + "?revision=" + revision),
					http.delete(DRAFTS + "/" + none + "?revision=" + revision), note, none);
			assertSame(http.post(DRAFTS + "/" + note, draft(kind, revision, "overwritten").toString()),
					http.post(DRAFTS + "/" + none, draft(kind, revision, "overwritten").toString()), note, none);
			Answer list = http.get(DRAFTS + "?patient=" + client.uuid());
			assertThat(ok(list).get("results").findValuesAsText("note")).doesNotContain(note);
		}
		assertThat(server.anonymous().get(DRAFTS + "/" + note).status()).isEqualTo(401);
		assertThat(server.anonymous().get(DRAFTS).status()).isEqualTo(401);
		assertThat(server.anonymous().delete(DRAFTS + "/" + note + "?revision=" + revision).status()).isEqualTo(401);
		assertThat(ok(author.get(DRAFTS + "/" + note)).get("content").get("text").asText())
				.isEqualTo("canary of the author");
	}

	private static void assertSame(Answer one, Answer other, String note, String none) {
		assertThat(one.status()).isEqualTo(other.status());
		assertThat(one.body().replace(note, none)).isEqualTo(other.body());
	}

	@Test
	void whatMakesNoDraftIsRefusedAndQuotesNothing() {
		String note = newUuid();
		String canary = "Canary" + newUuid().replace("-", "");
		ObjectNode good = draft(PRIVATE, 0, canary);
		assertRefused(good.deepCopy().put("kind", canary), "sessionnotes.error.draft.kindMissing");
		assertRefused(without(good, "kind"), "sessionnotes.error.draft.kindMissing");
		assertRefused(without(good, "patient"), "sessionnotes.error.patientMissing");
		assertRefused(good.deepCopy().put("patient", newUuid()), "sessionnotes.error.unknown.patient");
		assertRefused(without(good, "revision"), "sessionnotes.error.draft.revisionMissing");
		assertRefused(good.deepCopy().put("revision", -1), "sessionnotes.error.draft.revisionMissing");
		assertRefused(without(good, "content"), "sessionnotes.error.draft.contentMissing");
		assertRefused(good.deepCopy().put("content", canary), "sessionnotes.error.draft.contentMissing");
		assertRefused(good.deepCopy().put("encounter", canary + " words"), "sessionnotes.error.invalidUuid");
		assertRefused(good.deepCopy().put("sessionDate", canary), "sessionnotes.error.unknown.sessionDate");
		assertRefused(good.deepCopy().put("basedOn", true), "sessionnotes.error.draft.basedOn");
		assertRefused(good.deepCopy().put("title", canary), "sessionnotes.error.unknownProperty");
		ObjectNode large = good.deepCopy();
		((ObjectNode) large.get("content")).put("text", canary + "x".repeat(1024 * 1024));
		assertRefused(large, "sessionnotes.error.draft.tooLarge");
		assertError(author.post(DRAFTS + "/" + note, "{\"content\": {\"" + canary), 400,
				"sessionnotes.error.malformedRequest");
		assertError(author.post(DRAFTS + "/" + note, "[\"" + canary + "\"]"), 400, "sessionnotes.error.malformedRequest");
		assertThat(author.put(DRAFTS + "/" + note, good.toString()).status()).isEqualTo(405);
	}

	private static ObjectNode without(ObjectNode draft, String property) {
		ObjectNode copy = draft.deepCopy();
		copy.remove(property);
		return copy;
	}

	private static void assertRefused(ObjectNode draft, String code) {
		String note = newUuid();
		Answer answer = author.post(DRAFTS + "/" + note, draft.toString());
		assertError(answer, 400, code);
		assertThat(answer.body()).doesNotContain("Canary");
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);
	}

	@Test
	void whatWasReadCanBeSentBackAsItIs() {
		String note = newUuid();
		save(author, note, PRIVATE, 0, "read");
		ObjectNode read = (ObjectNode) ok(author.get(DRAFTS + "/" + note));

		ok(author.post(DRAFTS + "/" + note, read.toString()));

		assertError(author.post(DRAFTS + "/" + note, read.put("intact", false).toString()), 400,
				"sessionnotes.error.unknownProperty");
	}
}
