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
import static org.openmrs.module.sessionnotes.draft.DraftRequests.DRAFTS;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.OF_RECORD;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.PRIVATE;
import static org.openmrs.module.sessionnotes.draft.DraftRequests.text;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

	private static final String CHANGED = "sessionnotes.error.draft.changed";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String PRIVATE_NOTES = REST + "/sessionnotes/psychotherapynote";

	private static RunningServer server;

	private static Account therapist;

	private static Http author;

	private static Client client;

	@BeforeAll
	static void begin() {
		server = SharedServer.get();
		therapist = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(therapist);
		client = newClient(server);
	}

	private static ObjectNode draft(String kind, long revision, String text) {
		return DraftRequests.draft(client, kind, revision, text);
	}

	private static long save(Http user, String note, String kind, long revision, String text) {
		return DraftRequests.save(user, note, draft(kind, revision, text));
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
	@CsvSource({"2026-01-31, 2026-01-31", "2026-01-31T20:00:00.000-0500, 2026-01-31",
			"2026-02-01T02:00:00.000+1400, 2026-02-01"})
	void theSessionDateIsADay(String sent, String day) {
		String note = newUuid();
		ok(author.post(DRAFTS + "/" + note, draft(PRIVATE, 0, "x").put("sessionDate", sent).toString()));
		assertThat(ok(author.get(DRAFTS + "/" + note)).get("sessionDate").asText()).isEqualTo(day);
	}

	@ParameterizedTest
	@ValueSource(strings = {"0001-01-01", "1899-12-30", "1800-01-01T10:00:00.000+0000"})
	void aSessionDateOutOfItsBoundIsRefused(String sent) {
		assertError(author.post(DRAFTS + "/" + newUuid(), draft(OF_RECORD, 0, "x").put("sessionDate", sent).toString()), 400,
				"sessionnotes.error.bound.MOMENT");
	}

	@ParameterizedTest
	@ValueSource(strings = {PRIVATE, OF_RECORD})
	void ofTwoTabsNeitherOverwritesTheOther(String kind) {
		String note = newUuid();
		long first = save(author, note, kind, 0, "first tab");
		long second = save(author, note, kind, first, "second tab");

		assertError(author.post(DRAFTS + "/" + note, draft(kind, first, "first tab again").toString()), 409, CHANGED);
		assertError(author.post(DRAFTS + "/" + note, draft(kind, 0, "a third tab").toString()), 409, CHANGED);
		assertThat(text(author, note)).isEqualTo("second tab");
		assertError(author.delete(DRAFTS + "/" + note + "?revision=" + first), 409, CHANGED);
		assertError(author.delete(DRAFTS + "/" + note), 400, "sessionnotes.error.draft.revisionMissing");
		assertThat(author.delete(DRAFTS + "/" + note + "?revision=" + second).status()).isEqualTo(204);
		assertError(author.get(DRAFTS + "/" + note), 404, "sessionnotes.error.draft.unknown");
		assertThat(author.delete(DRAFTS + "/" + note + "?revision=" + second).status()).isEqualTo(204);
	}

	@Test
	void ofManyRequestsThatHaveSeenTheSameRevisionOneIsTaken() throws Exception {
		DraftRequests.assertOneOfManyIsTaken(server, therapist, client, newUuid(), 5);
	}

	@ParameterizedTest
	@ValueSource(strings = {PRIVATE, OF_RECORD})
	void twoAuthorsOfOneNoteHaveADraftEach(String kind) {
		String note = newUuid();
		save(author, note, kind, 0, "of the one");
		Http other = server.as(DemoClinic.OTHER_THERAPIST);
		assertError(other.get(DRAFTS + "/" + note), 404, "sessionnotes.error.draft.unknown");
		long others = save(other, note, kind, 0, "of the other");

		assertThat(text(author, note)).isEqualTo("of the one");
		assertThat(other.delete(DRAFTS + "/" + note + "?revision=" + others).status()).isEqualTo(204);
		assertThat(text(author, note)).isEqualTo("of the one");
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
		assertThat(text(author, note))
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
		assertRefused(good.deepCopy().put("revision", 1.5), "sessionnotes.error.draft.revisionMissing");
		assertRefused(good.deepCopy().put("revision", "0"), "sessionnotes.error.draft.revisionMissing");
		assertRefused(good.deepCopy().put("patient", 7), "sessionnotes.error.unknown.patient");
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

	@Test
	void aPrivateNoteTakesItsDraftAlongOrIsNotSaved() {
		String note = newUuid();
		long first = save(author, note, PRIVATE, 0, "typed");
		long second = save(author, note, PRIVATE, first, "typed on");
		ObjectNode body = JSON.createObjectNode().put("uuid", note).put("patient", client.uuid()).put("text", "typed");

		assertError(author.post(PRIVATE_NOTES, body.put("draftRevision", first).toString()), 409, CHANGED);
		assertThat(author.get(PRIVATE_NOTES + "/" + note).status()).isEqualTo(404);
		assertThat(author.post(PRIVATE_NOTES, body.put("draftRevision", second).toString()).status()).isEqualTo(201);
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);

		long amended = save(author, note, PRIVATE, 0, "amended");
		ObjectNode change = JSON.createObjectNode().put("version", 1).put("text", "amended");
		assertError(author.post(PRIVATE_NOTES + "/" + note, change.put("draftRevision", amended + 1).toString()), 409,
				CHANGED);
		assertThat(ok(author.get(PRIVATE_NOTES + "/" + note)).get("version").asInt()).isOne();
		ok(author.post(PRIVATE_NOTES + "/" + note, change.put("draftRevision", amended).toString()));
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);

		long sentBack = save(author, note, PRIVATE, 0, "read and sent back");
		ObjectNode read = (ObjectNode) ok(author.get(PRIVATE_NOTES + "/" + note));
		ok(author.post(PRIVATE_NOTES + "/" + note, read.put("draftRevision", sentBack).toString()));
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);
	}

	@Test
	void aProgressNoteTakesItsDraftAlongOrIsNotSaved() {
		String note = newUuid();
		long first = save(author, note, OF_RECORD, 0, "typed");
		long second = save(author, note, OF_RECORD, first, "typed on");
		ObjectNode body = complete(client).put("uuid", note);

		assertError(author.post(NOTES, body.put("draftRevision", first).toString()), 409, CHANGED);
		assertThat(author.get(NOTES + "/" + note).status()).isEqualTo(404);
		create(author, body.put("draftRevision", second));
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);

		long changed = save(author, note, OF_RECORD, 0, "changed");
		ObjectNode change = JSON.createObjectNode().put("plan", "Another plan");
		assertError(author.post(NOTES + "/" + note, change.put("draftRevision", changed + 1).toString()), 409, CHANGED);
		assertThat(author.get(NOTES + "/" + note).body()).doesNotContain("Another plan");
		ok(author.post(NOTES + "/" + note, change.put("draftRevision", changed).toString()));
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);

		long sentBack = save(author, note, OF_RECORD, 0, "read and sent back");
		ObjectNode read = (ObjectNode) ok(author.get(NOTES + "/" + note));
		ok(author.post(NOTES + "/" + note, read.put("draftRevision", sentBack).toString()));
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);
	}

	@Test
	void nothingIsSignedWhileMoreIsTyped() {
		String note = newUuid();
		create(author, complete(client).put("uuid", note));
		long revision = save(author, note, OF_RECORD, 0, "typed");

		assertError(step(author, note, "sign"), 409, "sessionnotes.error.draft.unsaved");
		assertError(sign(note, revision - 1), 409, CHANGED);
		assertThat(ok(author.get(NOTES + "/" + note)).get("unsigned").asBoolean()).isTrue();
		assertThat(text(author, note)).isEqualTo("typed");

		assertThat(ok(sign(note, revision)).get("unsigned").asBoolean()).isFalse();
		assertThat(author.get(DRAFTS + "/" + note).status()).isEqualTo(404);
	}

	private static Answer sign(String note, long revision) {
		String digest = ok(author.get(NOTES + "/" + note)).get("contentDigest").asText();
		return author.withPasswordAgain().post(NOTES + "/" + note + "/sign",
				JSON.createObjectNode().put("contentDigest", digest).put("draftRevision", revision).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = {"0", "-1", "\"x\"", "1.5", "true"})
	void aRevisionThatIsNoneIsRefused(String revision) {
		String note = newUuid();
		create(author, complete(client).put("uuid", note));
		assertError(author.post(NOTES + "/" + note, "{\"draftRevision\": " + revision + "}"), 400,
				"sessionnotes.error.unknown.draftRevision");
		assertError(author.post(PRIVATE_NOTES + "/" + note,
				"{\"version\": 1, \"text\": \"x\", \"draftRevision\": " + revision + "}"), 400,
				"sessionnotes.error.unknown.draftRevision");
		assertError(author.post(NOTES, complete(client).put("draftRevision", 1).toString()), 400,
				"sessionnotes.error.unknown.draftRevision");
	}
}
