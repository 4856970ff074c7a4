/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.StoredClinic;

/**
 * Today's module on the data of a clinic that an earlier version wrote: it starts, opens and verifies all of it, and goes on. What
 * the data holds stands beside it, in a directory of {@code upgrade} for each version.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class UpgradeIT {

	private static final String SESSION_NOTES = "/ws/rest/v1/sessionnotes";

	private static final String NOTES = SESSION_NOTES + "/psychotherapynote/";

	private static final String PROGRESS_NOTES = SESSION_NOTES + "/progressnote/";

	private static final String DISCLOSURES = SESSION_NOTES + "/disclosure/";

	private static final String PASSPHRASE = "four words and a sentence";

	private static final ObjectMapper JSON = new ObjectMapper();

	@TempDir
	private static Path directory;

	private final StoredClinic clinic;

	private JsonNode expected;

	private RunningServer server;

	/** @param clinic the name of its directory */
	UpgradeIT(String clinic) {
		this.clinic = new StoredClinic(clinic);
	}

	@BeforeAll
	void start() throws IOException {
		expected = JSON.readTree(clinic.read("expected.json"));
		server = start(clinic, directory.resolve("data"));
	}

	/** On H2, unless a subclass has another database. */
	RunningServer start(StoredClinic stored, Path data) {
		return stored.start(data);
	}

	@AfterAll
	void stop() {
		if (server != null) {
			server.close();
		}
	}

	@Test
	@Order(1)
	void notesAndLogVerifyAsTheyWereLeft() {
		JsonNode found = ok(officer().get(SESSION_NOTES + "/verification"));

		assertThat(found.get("problems")).as(found.toString()).isEmpty();
		assertThat(found.get("intact").asBoolean()).isTrue();
		assertThat(found.get("notes").asInt()).isEqualTo(expected.get("notes").size());
	}

	@Test
	@Order(2)
	void eachAuthorReadsEveryVersionOfTheirNotesAndNobodyElseDoes() {
		for (JsonNode note : expected.get("notes")) {
			if (!mayBeReadByItsAuthor(note)) {
				continue;
			}
			String uuid = note.get("uuid").asText();
			JsonNode versions = ok(author(note).get(NOTES + uuid + "/version")).get("results");
			assertThat(versions).as(versions.toString()).hasSameSizeAs(note.get("texts"));
			for (int i = 0; i < versions.size(); i++) {
				assertThat(versions.get(i).findValuesAsText("text")).as(uuid).contains(note.get("texts").get(i).asText());
			}
			JsonNode newest = ok(author(note).get(NOTES + uuid));
			assertThat(newest.findValuesAsText("text")).contains(note.get("texts").get(0).asText());
			assertThat(ok(author(note).get(NOTES + uuid + "/verification")).get("intact").asBoolean()).as(uuid).isTrue();
			for (Http other : List.of(server.as(DemoClinic.NURSE), server.as(DemoClinic.SYSTEM_ADMINISTRATOR), officer())) {
				assertThat(other.get(NOTES + uuid).status()).isIn(403, 404);
			}
		}
	}

	@Test
	@Order(3)
	void aNoteIsFoundWhereItWasPut() {
		JsonNode merged = expected.get("notes").get("merged");
		assertThat(ok(author(merged).get(NOTES + uuid(merged))).at("/patient/uuid").asText())
				.isEqualTo(DemoClinic.THIRD_CLIENT.uuid());
		JsonNode voided = expected.get("notes").get("voided");
		assertThat(ok(author(voided).get(NOTES + uuid(voided))).get("voided").asBoolean()).isTrue();
		for (String byForm : List.of("byForm", "adopted")) {
			JsonNode note = expected.get("notes").get(byForm);
			assertThat(author(note).get("/ws/rest/v1/obs/" + uuid(note)).body()).contains(note.get("texts").get(0).asText());
			assertThat(server.as(DemoClinic.NURSE).get("/ws/rest/v1/obs/" + uuid(note)).status()).isEqualTo(404);
		}
	}

	@Test
	@Order(4)
	void whatWasHeldIsHeldAndWhoLeftIsOut() {
		JsonNode held = expected.get("notes").get("ofHeld");
		Answer answer = Http.as("held", "Set-by-1-admin", server.baseUrl()).get(NOTES + uuid(held));
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.body()).contains("sessionnotes.error.passwordHeld")
				.doesNotContain(held.get("texts").get(0).asText());
		JsonNode left = expected.get("notes").get("ofLeaver");
		assertThat(author(left).get(NOTES + uuid(left)).status()).isEqualTo(401);
	}

	@Test
	@Order(5)
	void aDisclosureOpensWhatItOpenedAndNothingElse() {
		for (JsonNode disclosure : expected.get("disclosures")) {
			if (disclosure.get("to").isNull()) {
				continue;
			}
			Http recipient = as(disclosure.get("to").asText());
			if (disclosure.has("opens")) {
				String note = disclosure.get("opens").asText();
				assertThat(ok(recipient.get(NOTES + note)).findValuesAsText("text")).as(disclosure.toString())
						.contains(textOf(note));
			}
			if (disclosure.has("closed")) {
				Answer closed = recipient.get(NOTES + disclosure.get("closed").asText());
				assertThat(closed.status()).as(disclosure.toString()).isEqualTo(404);
				assertThat(closed.body()).doesNotContain(textOf(disclosure.get("closed").asText()));
			}
		}
		JsonNode ofLeaver = expected.get("notes").get("ofLeaver");
		assertThat(as("therapist2").get(NOTES + uuid(ofLeaver)).status()).as("its custodian").isEqualTo(404);
	}

	@Test
	@Order(6)
	void disclosuresAreWhatTheyWere() {
		JsonNode all = ok(officer().get(DISCLOSURES.replaceFirst("/$", "?list=all&limit=50"))).get("results");
		assertThat(all).hasSameSizeAs(expected.get("disclosures"));
		for (JsonNode disclosure : expected.get("disclosures")) {
			JsonNode found = ok(officer().get(DISCLOSURES + uuid(disclosure)));
			assertThat(found.get("state").asText()).as(found.toString()).isEqualTo(disclosure.get("state").asText());
		}
	}

	/** Each account reads its own notes, what a disclosure opened to it then, and nothing that it did not read then. */
	@Test
	@Order(6)
	void noDisclosureIsWiderThanItWas() {
		for (String account : List.of("therapist1", "therapist2", "supervisor", DemoClinic.PRIVACY_OFFICER.username())) {
			List<String> opened = new ArrayList<>();
			for (JsonNode disclosure : expected.get("disclosures")) {
				if (disclosure.has("opens") && account.equals(disclosure.get("to").asText())) {
					opened.add(disclosure.get("opens").asText());
				}
			}
			for (JsonNode note : expected.get("notes")) {
				if (!note.get("author").asText().equals(account)) {
					assertThat(as(account).get(NOTES + uuid(note)).status() == 200).as(account + " " + note)
							.isEqualTo(opened.contains(uuid(note)));
				}
			}
		}
		for (JsonNode disclosure : expected.get("disclosures")) {
			JsonNode found = ok(officer().get(DISCLOSURES + uuid(disclosure)));
			assertThat(found.get("portion").isNull()).as("the whole of each note: " + found).isTrue();
		}
	}

	@Test
	@Order(6)
	void draftsAndSnippetsAreFoundAgain() {
		for (JsonNode draft : expected.path("drafts")) {
			String path = SESSION_NOTES + "/draft/" + uuid(draft);
			assertThat(ok(author(draft).get(path)).at("/content/text")).isEqualTo(draft.get("text"));
			assertThat(as("therapist2").get(path).status()).isEqualTo(404);
		}
		for (JsonNode snippet : expected.path("snippets")) {
			assertThat(ok(author(snippet).get(SESSION_NOTES + "/snippet")).toString()).contains(snippet.get("name").asText(),
					snippet.get("text").asText());
		}
	}

	@Test
	@Order(7)
	void signedNotesVerifyAndShowWhatWasSigned() {
		for (JsonNode note : expected.get("progressNotes")) {
			Http author = as(note.get("author").asText());
			JsonNode found = ok(author.get(PROGRESS_NOTES + uuid(note)));
			assertThat(found.get("state").asText()).isEqualTo(note.get("state").asText());
			assertThat(found.toString()).contains(note.get("text").asText());
			JsonNode verified = ok(author.get(PROGRESS_NOTES + uuid(note) + "/verify"));
			assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
			assertThat(verified.get("signatures").findValuesAsText("digest")).isEqualTo(texts(note.get("signatures")));
		}
		JsonNode addenda = ok(as("therapist2").get(PROGRESS_NOTES + uuid(expected.at("/progressNotes/cosigned"))))
				.get("addenda");
		assertThat(addenda.findValuesAsText("text")).contains("The client called later.", "Discussed in supervision.");
	}

	@Test
	@Order(8)
	void whatWasSignedStaysAsItWas() {
		JsonNode signed = expected.at("/progressNotes/signed");
		assertThat(as("therapist1").post(PROGRESS_NOTES + uuid(signed), "{\"plan\": \"another\"}").status()).isEqualTo(409);
		assertThat(server.as(DemoClinic.ADMIN).delete("/ws/rest/v1/encounter/" + uuid(signed)).status()).isEqualTo(409);
		assertThat(ok(as("therapist1").get(PROGRESS_NOTES + uuid(signed) + "/verify")).get("intact").asBoolean()).isTrue();
	}

	@Test
	@Order(9)
	void anExportThatWasMadeThenVerifiesToday() throws Exception {
		assertThat(verified(clinic.readUnzipped("log.jsonl.gz"))).isEqualTo("0");
	}

	@Test
	@Order(10)
	void theWorkGoesOn() {
		JsonNode draft = expected.at("/progressNotes/draft");
		sign("therapist1", uuid(draft), "sign", "FINAL");
		sign("therapist2", uuid(expected.at("/progressNotes/returned")), "sign", "AWAITING_COSIGNATURE");
		sign("supervisor", uuid(expected.at("/progressNotes/waiting")), "cosign", "FINAL");
		JsonNode signed = expected.at("/progressNotes/signed");
		Answer addendum = as("therapist1").post(PROGRESS_NOTES + uuid(signed) + "/addendum", "{\"text\": \"Years later.\"}");
		assertThat(addendum.status()).as(addendum.body()).isIn(200, 201);
		for (String note : List.of("draft", "returned", "waiting", "signed", "cosigned")) {
			JsonNode kept = expected.get("progressNotes").get(note);
			JsonNode verified = ok(
					as(kept.get("author").asText()).get(PROGRESS_NOTES + uuid(kept) + "/verify"));
			assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
		}
	}

	@Test
	@Order(11)
	void notesAreWrittenOnAndDisclosuresRevoked() {
		JsonNode old = expected.at("/notes/ofTenYearsAgo");
		ok(as("therapist1").post(NOTES + uuid(old), "{\"version\": 2, \"text\": \"Third thoughts.\"}"));
		JsonNode versions = ok(as("therapist1").get(NOTES + uuid(old) + "/version")).get("results");
		assertThat(versions.findValuesAsText("text")).contains("Third thoughts.", textOf(uuid(old)));
		JsonNode live = expected.at("/disclosures/live");
		ok(as("therapist1").post(DISCLOSURES + uuid(live) + "/revoke", "{}"));
		assertThat(as("therapist2").get(NOTES + live.get("opens").asText()).status()).isEqualTo(404);
		String written = UUID.randomUUID().toString();
		ObjectNode note = JSON.createObjectNode().put("uuid", written).put("patient", DemoClinic.FIRST_CLIENT.uuid())
				.put("text", "A note of today.");
		assertThat(as("therapist1").post(NOTES.replaceFirst("/$", ""), note.toString()).status()).isEqualTo(201);
		assertThat(ok(as("therapist1").get(NOTES + written)).get("text").asText()).isEqualTo("A note of today.");
	}

	@Test
	@Order(12)
	void theOldKeyIsReplacedEverywhere() throws InterruptedException {
		Http administrator = again(DemoClinic.SYSTEM_ADMINISTRATOR.username(), DemoClinic.SYSTEM_ADMINISTRATOR.password());
		ok(administrator.post(SESSION_NOTES + "/keyset", "{\"action\": \"reseal\"}"));
		JsonNode state = ok(administrator.get(SESSION_NOTES + "/keyset"));
		while (state.get("resealing").asBoolean()) {
			Thread.sleep(200);
			state = ok(administrator.get(SESSION_NOTES + "/keyset"));
		}
		assertThat(state.get("versionsToReseal").asInt()).as(state.toString()).isZero();
		assertThat(state.get("damagedVersions").asInt()).as(state.toString()).isZero();
	}

	@Test
	@Order(13)
	void anAuthorsArchiveHoldsAllTheirNotes() throws Exception {
		String all = archiveOf("therapist1");
		for (JsonNode note : expected.get("notes")) {
			if (note.get("author").asText().equals("therapist1")) {
				assertThat(all).contains(texts(note.get("texts"))).contains(uuid(note));
			}
		}
	}

	@Test
	@Order(14)
	void theLogOfThenAndOfTodayIsWholeAndItsExportVerifiesOffline() throws Exception {
		JsonNode found = ok(officer().get(SESSION_NOTES + "/verification"));
		assertThat(found.get("problems")).as(found.toString()).isEmpty();
		ok(officer().post(SESSION_NOTES + "/log/checkpoint", "{}"));
		assertThat(ok(officer().get(SESSION_NOTES + "/log/key")).get("fingerprint")).isEqualTo(expected.get("fingerprint"));
		List<String> lines = new ArrayList<>(officer().get(SESSION_NOTES + "/log/export").body().lines().toList());
		assertThat(verified(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))).isEqualTo("0");
		assertThat(ok(officer().get(SESSION_NOTES + "/log/deletion")).toString())
				.contains(expected.get("deletion").asText(), "APPROVED");
		assertThat(ok(as("therapist1").get(SESSION_NOTES + "/log?note=" + uuid(expected.at("/notes/ofTenYearsAgo"))))
				.get("results").findValuesAsText("type")).contains("CREATED", "AMENDED", "READ");

		lines.remove(lines.size() / 2);
		assertThat(verified(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))).isEqualTo("1");
	}

	@Test
	@Order(15)
	void whatWasRecordedThenIsApprovedToday() {
		JsonNode recorded = expected.at("/disclosures/recorded");
		JsonNode approved = ok(again(DemoClinic.SYSTEM_ADMINISTRATOR.username(), DemoClinic.SYSTEM_ADMINISTRATOR.password())
				.post(DISCLOSURES + uuid(recorded) + "/approve", "{}"));

		assertThat(approved.get("state").asText()).isEqualTo("LIVE");
		assertThat(ok(as("therapist2").get(NOTES + recorded.get("closed").asText())).findValuesAsText("text"))
				.contains(textOf(recorded.get("closed").asText()));
	}

	private void sign(String username, String note, String step, String state) {
		JsonNode seen = ok(as(username).get(PROGRESS_NOTES + note));
		ObjectNode asked = JSON.createObjectNode();
		asked.set("contentDigest", seen.get("contentDigest"));
		ok(as(username).post(PROGRESS_NOTES + note + "/" + step, asked.toString()));
		assertThat(ok(as(username).get(PROGRESS_NOTES + note)).get("state").asText()).isEqualTo(state);
	}

	/** One whose account is retired and one whose password was set by others read nothing. */
	private static boolean mayBeReadByItsAuthor(JsonNode note) {
		return !note.has("held") && !note.has("canSignIn");
	}

	private String textOf(String uuid) {
		for (JsonNode note : expected.get("notes")) {
			if (uuid(note).equals(uuid)) {
				return note.get("texts").get(0).asText();
			}
		}
		throw new AssertionError(uuid);
	}

	private static List<String> texts(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach(text -> texts.add(text.asText()));
		return texts;
	}

	private static String uuid(JsonNode any) {
		return any.get("uuid").asText();
	}

	private Http author(JsonNode note) {
		return as(note.get("author").asText());
	}

	private Http officer() {
		return as(DemoClinic.PRIVACY_OFFICER.username());
	}

	/** All have one password, and give it again with every request. */
	private Http as(String username) {
		return again(username, DemoClinic.THERAPIST.password());
	}

	private Http again(String username, String password) {
		return Http.as(username, password, server.baseUrl()).withPasswordAgain(password);
	}

	private static JsonNode ok(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		try {
			return JSON.readTree(answer.body());
		} catch (IOException e) {
			throw new AssertionError(answer.body(), e);
		}
	}

	private String archiveOf(String username) throws IOException, InterruptedException {
		String credentials = username + ":" + DemoClinic.THERAPIST.password();
		HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
				HttpRequest.newBuilder(URI.create(server.baseUrl() + SESSION_NOTES + "/export"))
						.header("Authorization",
								"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
						.header("X-Session-Notes-Password", DemoClinic.THERAPIST.password())
						.header("Content-Type", "application/json")
						.POST(BodyPublishers.ofString("{\"passphrase\": \"" + PASSPHRASE + "\"}")).build(),
				BodyHandlers.ofByteArray());
		assertThat(answer.statusCode()).isEqualTo(200);
		StringBuilder all = new StringBuilder();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()), PASSPHRASE.toCharArray())) {
			for (LocalFileHeader entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return all.toString();
	}

	/** Runs the command that anyone verifies an export with, with nothing but the domain's jar. */
	private String verified(byte[] export) throws IOException, InterruptedException {
		Path file = Files.write(directory.resolve("log.jsonl"), export);
		try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("..", "domain", "target"),
				"sessionnotes-domain-*.jar")) {
			Process command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
					jars.iterator().next().toString(), file.toString(),
					expected.get("fingerprint").asText()).redirectErrorStream(true).start();
			String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			int exit = command.waitFor();
			return exit == 2 ? said : String.valueOf(exit);
		}
	}
}
