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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Attacks that failed: FHIR on a signed note, bodies of every content type, crafted properties, acting as the author. */
@Tag("attack")
class WhatHeldIT {

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final String PROGRESS_NOTES = REST + "/sessionnotes/progressnote";

	private static final String PLAN = "c272fe23-6b0f-4e49-a685-d6523d3c9d5e";

	private static final String CLIENT = DemoClinic.SECOND_CLIENT.uuid();

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String CANARY = "canary-" + UUID.randomUUID();

	private static final String NOTE = UUID.randomUUID().toString();

	private static RunningServer server;

	private static Http author;

	private static String signed;

	private static String plan;

	private static JsonNode asSigned;

	/** A request to FHIR, with SIGNED, PLAN and CLIENT in place of uuids. */
	private record Call(String method, String path, String type, String body) {

		@Override
		public String toString() {
			return method + " " + path + (type == null ? "" : " " + type);
		}
	}

	@BeforeAll
	static void writeTheNotes() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST).withPasswordAgain(DemoClinic.THERAPIST.password());
		assertThat(author.post(NOTES, note(NOTE, CANARY).toString()).status()).isEqualTo(201);
		Answer draft = author.post(PROGRESS_NOTES, completeNote().toString());
		assertThat(draft.status()).as(draft.body()).isEqualTo(201);
		signed = json(draft).get("uuid").asText();
		ObjectNode seen = JSON.createObjectNode();
		seen.set("contentDigest", json(author.get(PROGRESS_NOTES + "/" + signed)).get("contentDigest"));
		Answer answer = author.post(PROGRESS_NOTES + "/" + signed + "/sign", seen.toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		asSigned = json(author.get(PROGRESS_NOTES + "/" + signed));
		json(author.get(REST + "/encounter/" + signed + "?v=full")).get("obs").forEach(obs -> {
			if (PLAN.equals(obs.at("/concept/uuid").asText())) {
				plan = obs.get("uuid").asText();
			}
		});
		assertThat(plan).isNotNull();
		for (String fhir : List.of("/ws/fhir2/R4", "/ws/fhir2/R3")) {
			Answer read = author.get(fhir + "/Observation/" + plan);
			assertThat(read.status()).as("FHIR answers: " + read.body()).isEqualTo(200);
		}
	}

	static Stream<Call> fhirCalls() {
		String observation = "{\"resourceType\":\"Observation\",\"id\":\"PLAN\",\"status\":\"final\",\"code\":{\"coding\":"
				+ "[{\"code\":\"" + PLAN
				+ "\"}]},\"subject\":{\"reference\":\"Patient/CLIENT\"},\"encounter\":{\"reference\":"
				+ "\"Encounter/SIGNED\"},\"effectiveDateTime\":\"2026-01-01T10:00:00Z\",\"valueString\":\"changed\"}";
		String encounter = "{\"resourceType\":\"Encounter\",\"id\":\"SIGNED\",\"status\":\"unknown\",\"class\":{\"code\":\"AMB\"},"
				+ "\"type\":[{\"coding\":[{\"code\":\"" + DemoClinic.CONSULTATION
				+ "\"}]}],\"subject\":{\"reference\":\"Patient/"
				+ DemoClinic.FIRST_CLIENT.uuid() + "\"},\"period\":{\"start\":\"2020-01-01T10:00:00Z\"}}";
		String patch = "[{\"op\":\"replace\",\"path\":\"/valueString\",\"value\":\"changed\"}]";
		String moved = "[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"Patient/"
				+ DemoClinic.FIRST_CLIENT.uuid() + "\"}]";
		List<Call> calls = new ArrayList<>();
		for (String fhir : List.of("/ws/fhir2/R4", "/ws/fhir2/R3")) {
			calls.add(new Call("PUT", fhir + "/Observation/PLAN", "application/fhir+json", observation));
			calls.add(new Call("PUT", fhir + "/Observation/PLAN", "application/json", observation.replace("\"final\"",
					"\"entered-in-error\"")));
			calls.add(new Call("PATCH", fhir + "/Observation/PLAN", "application/json-patch+json", patch));
			calls.add(new Call("PATCH", fhir + "/Observation/PLAN", "application/merge-patch+json",
					"{\"valueString\":\"changed\"}"));
			calls.add(new Call("DELETE", fhir + "/Observation/PLAN", null, null));
			calls.add(new Call("POST", fhir + "/Observation", "application/fhir+json",
					observation.replace("\"id\":\"PLAN\",", "")));
			calls.add(new Call("PUT", fhir + "/Encounter/SIGNED", "application/fhir+json", encounter));
			calls.add(new Call("PATCH", fhir + "/Encounter/SIGNED", "application/json-patch+json", moved));
			calls.add(new Call("DELETE", fhir + "/Encounter/SIGNED", null, null));
			calls.add(new Call("DELETE", fhir + "/Observation?encounter=SIGNED", null, null));
			calls.add(new Call("PUT", fhir + "/Observation?encounter=SIGNED", "application/fhir+json", observation));
			calls.add(new Call("POST", fhir, "application/fhir+json",
					"{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + observation
							+ ",\"request\":{\"method\":\"PUT\",\"url\":\"Observation/PLAN\"}}]}"));
		}
		return calls.stream();
	}

	@ParameterizedTest
	@MethodSource("fhirCalls")
	void noCallOfFhirChangesASignedNote(Call call) {
		for (Account account : List.of(DemoClinic.ADMIN, DemoClinic.THERAPIST)) {
			List<String> headers = new ArrayList<>(List.of("Authorization", basic(account)));
			if (call.type() != null) {
				headers.addAll(List.of("Content-Type", call.type()));
			}
			new BrowserSession(server.baseUrl()).send(call.method(), real(call.path()),
					call.body() == null ? null : real(call.body()), headers.toArray(String[]::new));
			assertSignedNoteIsAsItWas(account + " " + call);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"application/json", "application/json;charset=UTF-16", "application/json;charset=UTF-7",
			"application/json;charset=nothing", "application/x-json", "text/json", "application/vnd.api+json",
			"application/fhir+json", "application/hal+json", "application/json-patch+json", "application/merge-patch+json",
			"application/ndjson", "application/xml", "text/xml", "application/fhir+xml", "application/soap+xml",
			"application/xhtml+xml", "application/x-www-form-urlencoded", "multipart/form-data",
			"multipart/form-data;boundary=x", "multipart/form-data;boundary=", "multipart/mixed;boundary=x",
			"multipart/related;boundary=x", "text/plain",
			"text/html", "text/csv", "text/yaml", "application/yaml", "application/octet-stream",
			"application/java-serialized-object", "application/x-java-serialized-object", "application/x-protobuf",
			"application/cbor", "application/x-ndjson", "application/graphql", "*/*", "nonsense",
			"application/json;charset=",
			"application/json;charset=\"", "application/json;=", "application/", "/json", "application/json/json", "a b/c",
			";"})
	void noContentTypeBreaksARouteOrStoresANoteInClear(String type) throws IOException {
		String text = "canary-" + UUID.randomUUID();
		ObjectNode asObs = JSON.createObjectNode().put("person", CLIENT).put("obsDatetime", Http.date(Instant.now()))
				.put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT).put("value", text);
		ObjectNode encounter = JSON.createObjectNode().put("patient", CLIENT).put("encounterType", DemoClinic.CONSULTATION);
		encounter.putArray("obs").addObject().put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT).put("value", text);
		String ours = note(UUID.randomUUID().toString(), text).toString();
		for (String[] request : new String[][]{{NOTES, ours}, {NOTES + "/" + NOTE, ours}, {PROGRESS_NOTES, ours},
				{PROGRESS_NOTES + "/" + signed + "/addendum", "{\"text\": 1}"}, {REST + "/sessionnotes/disclosure", ours},
				{REST + "/sessionnotes/export", ours}, {REST + "/sessionnotes/passwordhold", ours},
				{REST + "/obs", asObs.toString()}, {REST + "/encounter", encounter.toString()},
				{"/ws/fhir2/R4/Observation", ours}}) {
			Answer answer = author.post(request[0], request[1], type);
			if (!request[0].startsWith("/ws/fhir2")) {
				assertThat(answer.status()).as(request[0] + " " + answer.body()).isLessThan(500);
			}
			if (answer.status() >= 500) {
				assertThat(answer.body()).doesNotContain(text);
			}
		}
		assertThat(isStored(text)).as("in clear").isFalse();
	}

	@Test
	void anOrdinaryAnswerIsFoundWhereNotesAreLookedFor() throws IOException {
		String text = "canary-" + UUID.randomUUID();
		Answer answer = author.post(REST + "/obs", JSON.createObjectNode().put("person", CLIENT)
				.put("obsDatetime", Http.date(Instant.now())).put("concept", DemoClinic.TEXT_CONCEPT).put("value", text)
				.toString());
		assertThat(answer.status()).isEqualTo(201);
		assertThat(isStored(text)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"sessionnotes.keyset | /dev/null", "sessionnotes.signingKey | /dev/null",
			"sessionnotes.sudCounselingNoteConcepts | " + DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT,
			"sessionnotes.sudCounselingNoteConcepts | ${jndi:ldap://127.0.0.1:1/x}",
			"sessionnotes.passwordHoldHours | -1", "sessionnotes.passwordHoldHours | 99999999999999999999",
			"sessionnotes.progressNote.format | <script>alert(1)</script>", "sessionnotes.log.retentionYears | -5",
			"sessionnotes.log.checkpointHours | NaN", "sessionnotes.adoption.twoPeople | maybe",
			"sessionnotes.concept.riskAcute | " + DemoClinic.TEXT_CONCEPT, "sessionnotes.concept.setting | any words",
			"sessionnotes.progressNote.hintsOff | ../../../etc/passwd"})
	void noCraftedPropertyOpensOrHidesOrBreaksANote(String property, String value) {
		Http administrator = server.as(DemoClinic.ADMIN).withPasswordAgain(DemoClinic.ADMIN.password());
		String route = REST + "/systemsetting/" + property;
		Answer before = administrator.get(route);
		try {
			administrator.post(before.status() == 200 ? route : REST + "/systemsetting",
					JSON.createObjectNode().put("property", property).put("value", value).toString());

			assertNobodyElseReadsTheNote();
			assertThat(author.get(NOTES + "/" + NOTE).body()).contains(CANARY);
			assertSignedNoteIsAsItWas(property);
		} finally {
			if (before.status() == 200) {
				administrator.post(route, JSON.createObjectNode().set("value", json(before).get("value")).toString());
			} else {
				administrator.delete(route + "?purge=true");
			}
		}
	}

	@Test
	void nobodyActsAsTheAuthor() {
		String administrator = basic(DemoClinic.ADMIN);
		BrowserSession victim = new BrowserSession(server.baseUrl());
		victim.signIn(DemoClinic.THERAPIST.username(), DemoClinic.THERAPIST.password());
		String stolen = victim.cookie();
		victim.signOut();
		String username = DemoClinic.THERAPIST.username();
		String[][] disguises = {{"Authorization", administrator}, {"Authorization", administrator, "Cookie", stolen},
				{"Authorization", administrator, "X-Session-Notes-Password", DemoClinic.THERAPIST.password()},
				{"Authorization", administrator, "X-Session-Notes-Password", DemoClinic.ADMIN.password()},
				{"Authorization", administrator, "X-Forwarded-User", username},
				{"Authorization", administrator, "Remote-User", username},
				{"Authorization", administrator, "X-HTTP-Method-Override", "DELETE"},
				{"Authorization", "Bearer " + stolen}, {"Cookie", stolen},
				{"Authorization", "Basic " + Base64.getEncoder().encodeToString((username + ":").getBytes())}};
		for (String[] disguise : disguises) {
			for (String route : List.of(NOTES + "/" + NOTE, NOTES + "/" + NOTE + "?user=" + username, REST + "/obs/" + NOTE,
					NOTES + "/" + NOTE + "/version", "/ws/fhir2/R4/Observation/" + NOTE)) {
				Answer answer = new BrowserSession(server.baseUrl()).send("GET", route, null, disguise);
				assertThat(answer.status()).as(route + " " + String.join(" ", disguise)).isIn(400, 401, 403, 404);
				assertThat(answer.body()).doesNotContain(CANARY);
			}
		}
		assertThat(author.get(NOTES + "/" + NOTE).body()).contains(CANARY);
	}

	@Test
	void anotherAccountOfTheAuthorsPersonReadsNothing() {
		Http administrator = server.as(DemoClinic.ADMIN);
		String username = "second" + UUID.randomUUID().toString().replace("-", "");
		ObjectNode account = JSON.createObjectNode().put("username", username).put("password", "Second-1357")
				.put("person", DemoClinic.THERAPIST.personUuid());
		account.set("roles", JSON.valueToTree(json(administrator.get(REST + "/user/" + DemoClinic.THERAPIST.userUuid()
				+ "?v=custom:(roles:(uuid))")).get("roles").findValuesAsText("uuid")));
		Answer made = administrator.post(REST + "/user", account.toString());
		assertThat(made.status()).as(made.body()).isEqualTo(201);

		Answer read = Http.as(username, "Second-1357", server.baseUrl()).get(NOTES + "/" + NOTE);

		assertThat(read.status()).isIn(403, 404);
		assertThat(read.body()).doesNotContain(CANARY);
		administrator.delete(REST + "/user/" + json(made).get("uuid").asText());
	}

	private static void assertNobodyElseReadsTheNote() {
		for (Account other : List.of(DemoClinic.ADMIN, DemoClinic.NURSE, DemoClinic.OTHER_THERAPIST, DemoClinic.SUPERVISOR,
				DemoClinic.PRIVACY_OFFICER)) {
			for (String route : List.of(NOTES + "/" + NOTE, REST + "/obs/" + NOTE)) {
				Answer answer = server.as(other).get(route);
				assertThat(answer.status()).as(other.username() + " " + route).isIn(403, 404);
				assertThat(answer.body()).doesNotContain(CANARY);
			}
		}
	}

	private static void assertSignedNoteIsAsItWas(String after) {
		JsonNode now = json(author.get(PROGRESS_NOTES + "/" + signed));
		assertThat(now.get("content")).as(after).isEqualTo(asSigned.get("content"));
		assertThat(now.get("state")).as(after).isEqualTo(asSigned.get("state"));
		assertThat(json(author.get(PROGRESS_NOTES + "/" + signed + "/verify")).get("intact").asBoolean()).as(after).isTrue();
	}

	/** The embedded database keeps texts uncompressed, and has written what it has answered. */
	private static boolean isStored(String text) throws IOException {
		byte[] file = Files.readAllBytes(server.dataDirectory().resolve("database").resolve("openmrs.mv.db"));
		return new String(file, StandardCharsets.ISO_8859_1).contains(text);
	}

	private static String real(String text) {
		return text.replace("SIGNED", signed).replace("PLAN", plan).replace("CLIENT", CLIENT);
	}

	private static String basic(Account account) {
		return "Basic " + Base64.getEncoder()
				.encodeToString((account.username() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
	}

	private static ObjectNode note(String uuid, String text) {
		return JSON.createObjectNode().put("uuid", uuid).put("patient", CLIENT).put("text", text);
	}

	private static ObjectNode completeNote() {
		Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
		ObjectNode note = JSON.createObjectNode().put("patient", CLIENT)
				.put("start", Http.date(now.minus(Duration.ofMinutes(60)))).put("end", Http.date(now.minusSeconds(600)))
				.put("sessionType", "8e688475-3c8c-43df-99a0-6d586551cf79")
				.put("setting", "324b94ea-7930-47e3-991b-b834120d5e2e").put("presentingConcerns", "Low mood, poor sleep")
				.put("techniquesDescribed", "Thought record").put("change", "bc84657a-1c68-4225-afd8-4de617b03f3f")
				.put("changeDescribed", "Brighter").put("plan", "Weekly").put("risk", "faa00af1-398f-413d-831b-70a2dcd26196")
				.put("riskAction", "Crisis line");
		note.putArray("techniques").add("cca5c98a-0286-4f80-9dde-6e912530bea2");
		note.putArray("goals").addObject().put("goal", "Sleeps six hours")
				.put("rating", "a1c256e2-b235-4fa3-80d7-3e15827a3954").put("comment", "Four now");
		return note;
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (IOException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
