/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Every way to change a signed note over HTTP is refused and changes nothing, whoever tries. */
class SignedNoteLockIT {

	private static final Instant SESSION_START = Instant.now().minus(100, ChronoUnit.MINUTES)
			.truncatedTo(ChronoUnit.MINUTES);

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Client CLIENT = DemoClinic.THIRD_CLIENT;

	private static final String REST = "/ws/rest/v1";

	private static final String FHIR = "/ws/fhir2/R4";

	private static final String NOTES = REST + "/sessionnotes/progressnote";

	private static final String CODE = "sessionnotes.error.progressNote.fixed";

	private static final String UNKNOWN_ROLE = "a0b03050-c99b-11e0-9572-0800200c9a66";

	private static final String SESSION_TYPE = "82893ca4-2a91-4d91-99e7-93e6d620868c";

	private static final String PLAN = "c272fe23-6b0f-4e49-a685-d6523d3c9d5e";

	private static final String RISK = "c51ec30f-165b-4fcf-acf4-f329d81d3865";

	private static final String RISK_HIGH = "ec6162be-670f-40df-9a14-f87918e454c4";

	private static final String DURATION = "b88951dd-c83d-49bd-820f-cc2f64cb6cb7";

	private static final String GOALS = "7880e880-ae78-480f-ad6c-2fceda3eb150";

	private static final String GOAL = "33b5adb4-b33e-42f9-9ad0-8858596ff705";

	private static RunningServer server;

	private static Http superuser;

	private static Http author;

	/** What somebody sends about a note. */
	interface Attempt {

		Answer send(Http http, Note note);
	}

	/** A note with what is needed to reach each part of it. */
	record Note(String uuid, JsonNode encounter) {

		String obs(String concept) {
			for (JsonNode obs : encounter.get("obs")) {
				if (concept.equals(obs.get("concept").get("uuid").asText())) {
					return obs.get("uuid").asText();
				}
			}
			throw new AssertionError("no obs of " + concept);
		}

		String member() {
			for (JsonNode obs : encounter.get("obs")) {
				if (GOALS.equals(obs.get("concept").get("uuid").asText())) {
					return obs.get("groupMembers").get(0).get("uuid").asText();
				}
			}
			throw new AssertionError("no goal");
		}

		String provider() {
			return encounter.get("encounterProviders").get(0).get("uuid").asText();
		}

		String role() {
			return encounter.get("encounterProviders").get(0).get("encounterRole").get("uuid").asText();
		}

		String encounterPath() {
			return REST + "/encounter/" + uuid;
		}

		String obsPath(String concept) {
			return REST + "/obs/" + obs(concept);
		}

		String observationPath(String concept) {
			return FHIR + "/Observation/" + obs(concept);
		}
	}

	static Stream<Arguments> attempts() {
		List<Arguments> cells = new ArrayList<>(everybodys().toList());
		cell(cells, "REST encounter: purge", (http, note) -> http.delete(note.encounterPath() + "?purge=true"));
		cell(cells, "REST obs: purge", (http, note) -> http.delete(note.obsPath(PLAN) + "?purge=true"));
		cell(cells, "REST obs: purge a group member",
				(http, note) -> http.delete(REST + "/obs/" + note.member() + "?purge=true"));
		cell(cells, "REST visit: void", (http, note) -> http.delete(REST + "/visit/" + visitOf(note) + "?reason=none"));
		return cells.stream();
	}

	/** The platform asks for privileges that clinicians have, if for any. */
	static Stream<Arguments> everybodys() {
		List<Arguments> cells = new ArrayList<>();
		throughEncounter(cells);
		throughObs(cells);
		throughFhir(cells);
		throughModule(cells);
		return cells.stream();
	}

	private static void throughEncounter(List<Arguments> cells) {
		cell(cells, "REST encounter: date", (http, note) -> http.post(note.encounterPath(),
				"{\"encounterDatetime\":\"" + Http.date(SESSION_START.minusSeconds(300)) + "\"}"));
		cell(cells, "REST encounter: location", (http, note) -> http.post(note.encounterPath(),
				"{\"location\":\"" + otherLocation() + "\"}"));
		cell(cells, "REST encounter: type", (http, note) -> http.post(note.encounterPath(),
				"{\"encounterType\":\"" + DemoClinic.CONSULTATION + "\"}"));
		cell(cells, "REST encounter: patient", (http, note) -> http.post(note.encounterPath(),
				"{\"visit\":null,\"patient\":\"" + DemoClinic.FIRST_CLIENT.uuid() + "\"}"));
		cell(cells, "REST encounter: new obs", (http, note) -> http.post(note.encounterPath(),
				"{\"obs\":[{\"concept\":\"" + DemoClinic.TEXT_CONCEPT + "\",\"value\":\"added\"}]}"));
		cell(cells, "REST encounter: providers", (http, note) -> http.post(note.encounterPath(),
				"{\"encounterProviders\":[" + provider(note) + "]}"));
		cell(cells, "REST encounter: void", (http, note) -> http.delete(note.encounterPath() + "?reason=none"));
		cell(cells, "REST encounter provider: new",
				(http, note) -> http.post(note.encounterPath() + "/encounterprovider", provider(note)));
		cell(cells, "REST encounter provider: role", (http, note) -> http.post(
				note.encounterPath() + "/encounterprovider/" + note.provider(),
				"{\"encounterRole\":\"" + UNKNOWN_ROLE + "\"}"));
		cell(cells, "REST encounter provider: void",
				(http, note) -> http
						.delete(note.encounterPath() + "/encounterprovider/" + note.provider() + "?reason=none"));
	}

	private static void throughObs(List<Arguments> cells) {
		cell(cells, "REST obs: text", (http, note) -> http.post(note.obsPath(PLAN), "{\"value\":\"changed\"}"));
		cell(cells, "REST obs: coded", (http, note) -> http.post(note.obsPath(RISK), "{\"value\":\"" + RISK_HIGH + "\"}"));
		cell(cells, "REST obs: numeric", (http, note) -> http.post(note.obsPath(DURATION), "{\"value\":55}"));
		cell(cells, "REST obs: comment", (http, note) -> http.post(note.obsPath(PLAN), "{\"comment\":\"added\"}"));
		cell(cells, "REST obs: status", (http, note) -> http.post(note.obsPath(PLAN), "{\"status\":\"AMENDED\"}"));
		cell(cells, "REST obs: voided", (http, note) -> http.post(note.obsPath(PLAN), "{\"voided\":true}"));
		cell(cells, "REST obs: date", (http, note) -> http.post(note.obsPath(PLAN),
				"{\"obsDatetime\":\"" + Http.date(SESSION_START.minusSeconds(300)) + "\"}"));
		cell(cells, "REST obs: new", (http, note) -> http.post(REST + "/obs", newObs(note, "\"value\":\"added\"")));
		cell(cells, "REST obs: group members", (http, note) -> http.post(note.obsPath(GOALS),
				"{\"groupMembers\":[" + newObs(null, "\"value\":\"added\"") + "]}"));
		cell(cells, "REST obs: text of a group member",
				(http, note) -> http.post(REST + "/obs/" + note.member(), "{\"comment\":\"changed\"}"));
		cell(cells, "REST obs: void", (http, note) -> http.delete(note.obsPath(PLAN) + "?reason=none"));
		cell(cells, "REST obs: void a group", (http, note) -> http.delete(note.obsPath(GOALS) + "?reason=none"));
		cell(cells, "REST obs: void a group member",
				(http, note) -> http.delete(REST + "/obs/" + note.member() + "?reason=none"));
	}

	private static void throughFhir(List<Arguments> cells) {
		cell(cells, "FHIR Observation: create",
				(http, note) -> http.post(FHIR + "/Observation", observation(note.uuid()).toString()));
		cell(cells, "FHIR Observation: update", (http, note) -> http.put(note.observationPath(PLAN),
				changed(http, note.observationPath(PLAN)).put("valueString", "changed").toString()));
		cell(cells, "FHIR Observation: patch", (http, note) -> http.patch(note.observationPath(PLAN),
				"[{\"op\":\"replace\",\"path\":\"/valueString\",\"value\":\"changed\"}]"));
		cell(cells, "FHIR Observation: delete", (http, note) -> http.delete(note.observationPath(PLAN)));
		cell(cells, "FHIR Observation: delete a group", (http, note) -> http.delete(note.observationPath(GOALS)));
		cell(cells, "FHIR Observation: update to no encounter", (http, note) -> {
			ObjectNode observation = changed(http, note.observationPath(PLAN));
			observation.remove("encounter");
			return http.put(note.observationPath(PLAN), observation.toString());
		});
		cell(cells, "FHIR Encounter: update", (http, note) -> http.put(FHIR + "/Encounter/" + note.uuid(),
				changed(http, FHIR + "/Encounter/" + note.uuid()).set("period",
						JSON.createObjectNode().put("start", SESSION_START.minusSeconds(300).toString())).toString()));
		cell(cells, "FHIR Encounter: patch", (http, note) -> http.patch(FHIR + "/Encounter/" + note.uuid(),
				"[{\"op\":\"replace\",\"path\":\"/period/start\",\"value\":\"" + SESSION_START.minusSeconds(300) + "\"}]"));
		cell(cells, "FHIR Encounter: delete", (http, note) -> http.delete(FHIR + "/Encounter/" + note.uuid()));
	}

	private static void throughModule(List<Arguments> cells) {
		cell(cells, "REST progress note: update",
				(http, note) -> http.post(NOTES + "/" + note.uuid(), "{\"plan\":\"changed\"}"));
	}

	private static void cell(List<Arguments> cells, String name, Attempt attempt) {
		cells.add(Arguments.of(name, attempt));
	}

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		superuser = server.as(DemoClinic.SYSTEM_ADMINISTRATOR).withPasswordAgain();
		author = server.as(DemoClinic.THERAPIST).withPasswordAgain();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("attempts")
	void aSuperuserChangesNoSignedNote(String name, Attempt attempt) {
		assertRefused(attempt, superuser);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("everybodys")
	void itsAuthorChangesNoSignedNote(String name, Attempt attempt) {
		assertRefused(attempt, author);
	}

	/** The platform itself keeps a nurse from editing encounters of the type, with an error of its own. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("everybodys")
	void aNurseChangesNoSignedNote(String name, Attempt attempt) {
		Note note = signed();
		List<JsonNode> before = record(note);

		Answer answer = attempt.send(server.as(DemoClinic.NURSE), note);

		assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400);
		if (!answer.body().contains("privilege")) {
			assertNamesTheWay(answer);
		}
		assertThat(record(note)).isEqualTo(before);
	}

	private static void assertRefused(Attempt attempt, Http http) {
		Note note = signed();
		List<JsonNode> before = record(note);

		Answer answer = attempt.send(http, note);

		assertNamesTheWay(answer);
		assertThat(record(note)).isEqualTo(before);
		assertIntact(note.uuid());
	}

	private static void assertNamesTheWay(Answer answer) {
		JsonNode body = json(answer);
		if (body.has("resourceType")) {
			assertThat(answer.status()).as(answer.body()).isEqualTo(422);
			assertThat(body.get("resourceType").asText()).isEqualTo("OperationOutcome");
			assertThat(body.at("/issue/0/diagnostics").asText()).contains("Add an addendum to it.");
		} else {
			assertThat(answer.status()).as(answer.body()).isEqualTo(409);
			assertThat(body.at("/error/message").asText()).as(answer.body()).contains(CODE);
		}
	}

	/** FHIR's module forgets the participants in what it answers, and leaves their rows. */
	@Test
	void takingTheParticipantsAwayChangesNothing() {
		Note note = signed();
		List<JsonNode> before = record(note);

		superuser.patch(FHIR + "/Encounter/" + note.uuid(), "[{\"op\":\"remove\",\"path\":\"/participant\"}]");

		assertThat(record(note)).isEqualTo(before);
		assertIntact(note.uuid());
	}

	@Test
	void aSignedNoteIsReadAndAddedTo() {
		Note note = signed();

		Answer added = author.post(NOTES + "/" + note.uuid() + "/addendum", "{\"text\":\"An addendum\"}");

		assertThat(added.status()).as(added.body()).isEqualTo(200);
		Http nurse = server.as(DemoClinic.NURSE);
		assertThat(nurse.get(NOTES + "/" + note.uuid()).body()).contains("An addendum");
		assertThat(nurse.get(note.encounterPath() + "?v=full").body()).contains("Weekly").contains("An addendum");
		assertThat(json(nurse.get(note.observationPath(PLAN))).get("status").asText()).isEqualTo("final");
		assertThat(json(nurse.get(FHIR + "/Observation?encounter=" + note.uuid() + "&_count=100")).at("/entry"))
				.extracting(entry -> entry.at("/resource/status").asText()).contains("final", "amended")
				.doesNotContain("preliminary");
		assertIntact(note.uuid());
	}

	@Test
	void thePatientGetsNewVisitsAndOrdinaryEncounters() {
		Note note = signed();
		List<JsonNode> before = record(note);
		Http nurse = server.as(DemoClinic.NURSE);

		Answer visit = nurse.post(REST + "/visit", JSON.createObjectNode().put("patient", CLIENT.uuid())
				.put("visitType", DemoClinic.VISIT_TYPE).put("startDatetime", "2026-01-01T08:00:00.000+0000")
				.put("stopDatetime", "2026-01-01T09:00:00.000+0000").toString());
		Answer encounter = nurse.post(REST + "/encounter",
				JSON.createObjectNode().put("patient", CLIENT.uuid()).put("encounterType", DemoClinic.CONSULTATION)
						.put("location", DemoClinic.LOCATION)
						.put("visit", json(visit).get("uuid").asText())
						.put("encounterDatetime", "2026-01-01T08:30:00.000+0000").toString());
		String path = REST + "/encounter/" + json(encounter).get("uuid").asText();
		Answer edited = nurse.post(path, "{\"location\":\"" + otherLocation() + "\",\"obs\":[{\"concept\":\""
				+ DemoClinic.TEXT_CONCEPT + "\",\"value\":\"ordinary\"}]}");

		assertThat(visit.status()).as(visit.body()).isEqualTo(201);
		assertThat(edited.status()).as(edited.body()).isEqualTo(200);
		String obs = json(nurse.get(path)).at("/obs/0/uuid").asText();
		assertThat(json(nurse.get(FHIR + "/Observation/" + obs)).get("status").asText()).isEqualTo("final");
		assertThat(nurse.post(REST + "/obs/" + obs, "{\"value\":\"changed\"}").status()).isEqualTo(200);
		assertThat(nurse.delete(path + "?reason=none").status()).isEqualTo(204);
		assertThat(record(note)).isEqualTo(before);
	}

	@Test
	void aSignedNoteIsMovedToAnotherVisit() {
		Note note = signed();
		Answer visit = superuser.post(REST + "/visit", JSON.createObjectNode().put("patient", CLIENT.uuid())
				.put("visitType", DemoClinic.VISIT_TYPE).put("startDatetime", Http.date(SESSION_START.minusSeconds(60)))
				.toString());

		Answer moved = author.post(note.encounterPath(), "{\"visit\":\"" + json(visit).get("uuid").asText() + "\"}");

		assertThat(moved.status()).as(moved.body()).isEqualTo(200);
		assertThat(visitOf(note)).isEqualTo(json(visit).get("uuid").asText());
		assertIntact(note.uuid());
	}

	@Test
	void aDraftIsEditedByRestAndFhirAndStaysPreliminary() {
		Note draft = draft();

		Answer text = author.post(draft.obsPath(PLAN), "{\"value\":\"changed by REST\"}");
		Answer created = author.post(FHIR + "/Observation", observation(draft.uuid()).toString());
		Note edited = note(draft.uuid());
		Answer updated = author.put(edited.observationPath(SESSION_TYPE),
				changed(author, edited.observationPath(SESSION_TYPE)).put("status", "final").toString());
		Answer patched = author.patch(edited.observationPath(PLAN),
				"[{\"op\":\"replace\",\"path\":\"/valueString\",\"value\":\"changed by FHIR\"}]");
		Answer added = author.post(edited.encounterPath(),
				"{\"obs\":[{\"concept\":\"" + DemoClinic.NUMERIC_CONCEPT + "\",\"value\":5,\"status\":\"FINAL\"}]}");

		for (Answer answer : new Answer[]{text, created, updated, patched, added}) {
			assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
		}
		JsonNode observations = json(author.get(FHIR + "/Observation?encounter=" + draft.uuid() + "&_count=100"));
		assertThat(observations.at("/entry")).hasSizeGreaterThan(10)
				.extracting(entry -> entry.at("/resource/status").asText()).containsOnly("preliminary");
		assertThat(json(author.get(NOTES + "/" + draft.uuid())).at("/content/plan").asText()).isEqualTo("changed by FHIR");
		assertThat(author.delete(FHIR + "/Observation/" + json(created).get("id").asText()).status()).isLessThan(300);
		assertThat(sign(draft.uuid()).status()).isEqualTo(200);
		assertIntact(draft.uuid());
	}

	@Test
	void aNoteThatWasVoidedWholeComesBack() {
		Note note = signed();
		assertThat(author.delete(NOTES + "/" + note.uuid() + "?reason=mistake").status()).isEqualTo(403);

		assertThat(superuser.delete(NOTES + "/" + note.uuid() + "?reason=mistake").status()).isEqualTo(204);
		assertThat(json(author.get(note.encounterPath())).get("voided").asBoolean()).isTrue();
		assertIntact(note.uuid());
		Answer unvoided = superuser.post(NOTES + "/" + note.uuid(), "{\"deleted\":\"false\"}");

		assertThat(unvoided.status()).as(unvoided.body()).isEqualTo(200);
		assertThat(json(author.get(note.encounterPath() + "?v=full")).get("obs")).hasSameSizeAs(note.encounter().get("obs"));
		assertIntact(note.uuid());
	}

	private static Note draft() {
		ObjectNode draft = JSON.createObjectNode().put("patient", CLIENT.uuid()).put("visit", CLIENT.visitUuid())
				.put("location", DemoClinic.LOCATION).put("start", Http.date(SESSION_START)).put("duration", 50)
				.put("sessionType", "8e688475-3c8c-43df-99a0-6d586551cf79")
				.put("setting", "324b94ea-7930-47e3-991b-b834120d5e2e").put("presentingConcerns", "Low mood")
				.put("techniquesDescribed", "Thought record").put("change", "bc84657a-1c68-4225-afd8-4de617b03f3f")
				.put("plan", "Weekly").put("risk", "47a81931-4225-406b-8288-e47f85adb14d");
		draft.putArray("techniques").add("cca5c98a-0286-4f80-9dde-6e912530bea2");
		draft.putArray("goals").addObject().put("goal", "Sleeps six hours")
				.put("rating", "a1c256e2-b235-4fa3-80d7-3e15827a3954").put("comment", "Four now");
		Answer created = author.post(NOTES, draft.toString());
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		return note(json(created).get("uuid").asText());
	}

	private static Answer sign(String uuid) {
		String seen = json(author.get(NOTES + "/" + uuid)).get("contentDigest").asText();
		return author.post(NOTES + "/" + uuid + "/sign", "{\"contentDigest\":\"" + seen + "\"}");
	}

	private static Note signed() {
		Note draft = draft();
		Answer signed = sign(draft.uuid());
		assertThat(signed.status()).as(signed.body()).isEqualTo(200);
		return note(draft.uuid());
	}

	private static Note note(String uuid) {
		return new Note(uuid, json(superuser.get(REST + "/encounter/" + uuid + "?v=full")));
	}

	/** All that REST and the module tell of a note. */
	private static List<JsonNode> record(Note note) {
		List<JsonNode> record = new ArrayList<>();
		for (String path : new String[]{note.encounterPath() + "?v=full",
				note.encounterPath() + "/encounterprovider?v=full&includeAll=true",
				REST + "/obs/" + note.obs(GOALS) + "?v=full", NOTES + "/" + note.uuid() + "?v=full"}) {
			Answer answer = superuser.get(path);
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
			record.add(sorted(json(answer)));
		}
		return record;
	}

	private static void assertIntact(String uuid) {
		JsonNode verified = json(superuser.get(NOTES + "/" + uuid + "/verify"));
		assertThat(verified.get("signed").asBoolean()).isTrue();
		assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
	}

	/** Platform: obs come in any order. */
	private static JsonNode sorted(JsonNode node) {
		if (node.isObject()) {
			node.fieldNames().forEachRemaining(name -> ((ObjectNode) node).set(name, sorted(node.get(name))));
		} else if (node.isArray()) {
			List<JsonNode> elements = new ArrayList<>();
			node.forEach(element -> elements.add(sorted(element)));
			elements.sort((one, other) -> one.toString().compareTo(other.toString()));
			return JSON.createArrayNode().addAll(elements);
		}
		return node;
	}

	private static String provider(Note note) {
		return JSON.createObjectNode().put("provider", DemoClinic.OTHER_THERAPIST.providerUuid())
				.put("encounterRole", note.role()).toString();
	}

	private static String newObs(Note note, String properties) {
		return "{\"concept\":\"" + GOAL + "\",\"person\":\"" + CLIENT.uuid() + "\",\"obsDatetime\":\""
				+ Http.date(SESSION_START) + "\"," + (note == null ? "" : "\"encounter\":\"" + note.uuid() + "\",")
				+ properties
				+ "}";
	}

	private static ObjectNode observation(String encounter) {
		ObjectNode observation = JSON.createObjectNode().put("resourceType", "Observation").put("status", "final")
				.put("effectiveDateTime", SESSION_START.toString()).put("valueString", "by FHIR");
		observation.putObject("code").putArray("coding").addObject().put("code", DemoClinic.TEXT_CONCEPT);
		observation.putObject("subject").put("reference", "Patient/" + CLIENT.uuid());
		observation.putObject("encounter").put("reference", "Encounter/" + encounter);
		return observation;
	}

	private static ObjectNode changed(Http http, String path) {
		return (ObjectNode) json(http.get(path));
	}

	private static String visitOf(Note note) {
		return json(superuser.get(note.encounterPath())).at("/visit/uuid").asText();
	}

	private static String otherLocation() {
		return json(superuser.get(REST + "/location?limit=100")).get("results").findValuesAsText("uuid").stream()
				.filter(uuid -> !uuid.equals(DemoClinic.LOCATION)).findFirst().orElseThrow();
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status() + ": " + answer.body(), e);
		}
	}
}
