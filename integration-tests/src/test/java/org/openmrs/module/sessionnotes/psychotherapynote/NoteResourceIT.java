/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.REST;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.encounter;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.fhirObservation;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.note;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ordinary;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ownNote;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.withoutEncounter;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.Patiently;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The author at work: over the module's own REST, and over the platform's. */
class NoteResourceIT {

	private static final Client CLIENT = DemoClinic.SECOND_CLIENT;

	private static final String TYPED = "a<b & c &lt; \"quoted\" \\ \r\n\t \u00e9 \ud83d\ude00 \u202e end ";

	private static RunningServer server;

	private static Http author;

	private final String uuid = UUID.randomUUID().toString();

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
	}

	@Test
	void whatWasTypedComesBackOverEveryRoute() {
		assertThat(author.post(NOTES, ownNote(uuid, CLIENT, TYPED).toString()).status()).isEqualTo(201);
		String inEncounter = UUID.randomUUID().toString();
		author.post(REST + "/encounter", encounter(CLIENT, note(inEncounter, TYPED)).toString());

		for (String each : new String[]{uuid, inEncounter}) {
			assertThat(json(author.get(NOTES + "/" + each)).get("text").asText()).isEqualTo(TYPED);
			assertThat(json(author.get(REST + "/obs/" + each)).get("value").asText()).isEqualTo(TYPED);
		}
	}

	@Test
	void partsKeepTheirKindAndOrder() {
		ObjectNode note = ownNote(uuid, CLIENT, "").without("text");
		note.withArray("sections").addObject().put("part", "hypotheses").put("text", "h");
		note.withArray("sections").addObject().put("part", "reflections").put("text", "r");

		author.post(NOTES, note.toString());

		assertThat(json(author.get(NOTES + "/" + uuid)).get("sections")).isEqualTo(note.get("sections"));
	}

	@Test
	void theSameNoteSentTwiceIsOne() {
		String sent = ownNote(uuid, CLIENT, "once").toString();
		assertThat(author.post(NOTES, sent).status()).isEqualTo(201);
		assertThat(author.post(NOTES, sent).status()).isEqualTo(201);
		assertThat(json(author.get(NOTES + "/" + uuid + "/version")).get("results")).hasSize(1);
		assertError(author.post(NOTES, ownNote(uuid, CLIENT, "other words").toString()), 409,
				"sessionnotes.error.uuidInUse");
	}

	@Test
	void anAmendmentNamesTheVersionThatItAmends() {
		author.post(NOTES, ownNote(uuid, CLIENT, "one").toString());

		assertError(author.post(NOTES + "/" + uuid, "{\"text\":\"two\"}"), 400, "sessionnotes.error.versionMissing");
		assertThat(json(author.post(NOTES + "/" + uuid, "{\"version\":1,\"text\":\"two\"}")).get("version").asInt())
				.isEqualTo(2);
		assertError(author.post(NOTES + "/" + uuid, "{\"version\":1,\"text\":\"too late\"}"), 409,
				"sessionnotes.error.newerVersion");

		assertThat(json(author.get(NOTES + "/" + uuid + "/version")).get("results")).extracting(v -> v.get("text").asText())
				.containsExactly("two", "one");
		assertThat(json(author.get(NOTES + "/" + uuid + "/verification")).get("intact").asBoolean()).isTrue();
	}

	@Test
	void anObsThatIsEditedBecomesANewVersion() {
		Answer created = author.post(REST + "/obs", withoutEncounter(note(null, "one"), CLIENT).toString());
		String obs = json(created).get("uuid").asText();

		Answer edited = author.post(REST + "/obs/" + obs, "{\"value\":\"two\"}");

		assertThat(edited.status()).as(edited.body()).isEqualTo(200);
		assertThat(json(edited).get("value").asText()).isEqualTo("two");
		assertThat(json(author.get(NOTES + "/" + obs + "/version")).get("results")).hasSize(2);
	}

	@Test
	void aVoidedNoteLeavesTheListAndComesBack() {
		author.post(NOTES, ownNote(uuid, CLIENT, "kept").toString());

		assertThat(author.post(NOTES + "/" + uuid, "{\"voided\":true,\"reason\":\"mistake\"}").status()).isEqualTo(200);

		assertThat(author.get(NOTES + "?patient=" + CLIENT.uuid() + "&limit=100").body()).doesNotContain(uuid);
		assertThat(author.get(NOTES + "?patient=" + CLIENT.uuid() + "&limit=100&includeAll=true").body()).contains(uuid);
		assertThat(json(author.get(NOTES + "/" + uuid)).get("voided").asBoolean()).isTrue();
		assertThat(json(author.get(NOTES + "/" + uuid)).get("reason").asText()).isEqualTo("mistake");
		assertThat(author.post(NOTES + "/" + uuid, "{\"voided\":false}").status()).isEqualTo(200);
		assertThat(author.get(NOTES + "?patient=" + CLIENT.uuid() + "&limit=100").body()).contains(uuid);
		assertThat(author.delete(NOTES + "/" + uuid + "?reason=again").status()).isEqualTo(204);
		assertThat(json(author.get(NOTES + "/" + uuid)).get("reason").asText()).isEqualTo("again");
		assertError(author.delete(NOTES + "/" + uuid + "?purge=true"), 400, "sessionnotes.error.obs.purge");
	}

	@Test
	void badContentIsRefusedWithItsOwnError() {
		assertError(author.post(NOTES, ownNote(uuid, CLIENT, " \n").toString()), 400, "sessionnotes.error.content.empty");
		assertError(author.post(NOTES, ownNote(uuid, CLIENT, "\u0000\u0007").toString()), 400,
				"sessionnotes.error.content.controlCharactersOnly");
		assertError(author.post(NOTES, ownNote(uuid, CLIENT, "x".repeat(1024 * 1024 + 1)).toString()), 400,
				"sessionnotes.error.content.tooLarge");
		assertThat(author.post(NOTES, ownNote(uuid, CLIENT, "x".repeat(1024 * 1024)).toString()).status()).isEqualTo(201);
		assertError(author.post(NOTES, "{\"patient\": canary-unquoted"), 400, "sessionnotes.error.malformedRequest");
		assertThat(author.post(NOTES, "{\"patient\": canary-unquoted").body()).doesNotContain("canary");
		assertError(author.post(NOTES, ownNote("words in a uuid", CLIENT, "x").toString()), 400,
				"sessionnotes.error.invalidUuid");
		assertError(author.post(NOTES, ownNote(null, CLIENT, "x").put("diagnosis", "F32").toString()), 400,
				"sessionnotes.error.unknownProperty");
		assertError(author.post(NOTES, ownNote(null, CLIENT, "x").put("concept", DemoClinic.TEXT_CONCEPT).toString()), 400,
				"sessionnotes.error.conceptNotRestricted");
	}

	@Test
	void aRefusedNoteTakesItsEncounterWithIt() {
		int before = json(author.get(REST + "/encounter?limit=100&patient=" + CLIENT.uuid())).get("results").size();

		Answer refused = author.post(REST + "/encounter",
				encounter(CLIENT, ordinary("ordinary"), note(uuid, "x".repeat(1024 * 1024 + 1))).toString());

		assertError(refused, 400, "sessionnotes.error.content.tooLarge");
		assertThat(json(author.get(REST + "/encounter?limit=100&patient=" + CLIENT.uuid())).get("results")).hasSize(before);
	}

	@Test
	void whoHasNoPrivilegeWritesNone() {
		Http nurse = server.as(DemoClinic.NURSE);
		assertThat(nurse.post(NOTES, ownNote(uuid, CLIENT, "x").toString()).status()).isEqualTo(403);
		assertError(nurse.post(REST + "/obs", withoutEncounter(note(null, "x"), CLIENT).toString()), 403,
				"sessionnotes.error.mayNotWrite");
	}

	@Test
	void fhirIsToldWhichDoorToTake() {
		String canary = NoteRequests.canary();

		Answer refused = author.post("/ws/fhir2/R4/Observation", fhirObservation(CLIENT, canary));

		assertThat(refused.status()).isEqualTo(422);
		assertThat(json(refused).get("resourceType").asText()).isEqualTo("OperationOutcome");
		assertThat(refused.body()).contains("write it as a psychotherapy note").doesNotContain(canary);
		assertThat(author.get("/ws/fhir2/R4/Observation?patient=" + CLIENT.uuid()).body()).doesNotContain(canary);
	}

	@Test
	void aVisitWithANewEncounterHidesNoNote() {
		String canary = NoteRequests.canary();
		ObjectNode visit = JsonNodeFactory.instance.objectNode().put("patient", CLIENT.uuid())
				.put("visitType", DemoClinic.VISIT_TYPE).put("startDatetime", "2026-01-01T08:00:00.000+0000")
				.put("stopDatetime", "2026-01-01T09:00:00.000+0000");
		ObjectNode encounter = encounter(CLIENT, note(uuid, canary));
		encounter.remove("visit");
		visit.withArray("encounters").add(encounter.put("encounterDatetime", "2026-01-01T08:30:00.000+0000"));

		author.post(REST + "/visit", visit.toString());

		Http nurse = server.as(DemoClinic.NURSE);
		assertThat(nurse.get(REST + "/visit?v=full&includeInactive=true&patient=" + CLIENT.uuid()).body())
				.doesNotContain(canary);
		assertThat(nurse.get(REST + "/obs?v=full&patient=" + CLIENT.uuid()).body()).doesNotContain(canary);
	}

	@Test
	void theKeyIsChangedAndTheNotesAreSealedAgain() {
		author.post(NOTES, ownNote(uuid, CLIENT, "sealed by the old key").toString());
		Http admin = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);
		String keyset = REST + "/sessionnotes/keyset";
		assertThat(author.post(keyset, "{\"action\":\"rotate\"}").status()).isEqualTo(403);

		Answer withoutPassword = admin.post(keyset, "{\"action\":\"rotate\"}");
		assertError(withoutPassword, 403, "sessionnotes.error.passwordNeeded");
		Http confirmed = admin.withPasswordAgain(DemoClinic.SYSTEM_ADMINISTRATOR.password());

		Answer rotated = confirmed.post(keyset, "{\"action\":\"rotate\"}");
		assertThat(json(rotated).get("versionsToReseal").asInt()).isPositive();
		assertThat(json(rotated).get("resealedAt").isNull()).isTrue();
		assertThat(json(author.get(NOTES + "/" + uuid)).get("text").asText()).isEqualTo("sealed by the old key");
		confirmed.post(keyset, "{\"action\":\"reseal\"}");
		JsonNode resealed = Patiently.ask(() -> json(admin.get(keyset)), state -> !state.get("resealing").asBoolean());

		assertThat(resealed.get("versionsToReseal").asInt()).isZero();
		assertThat(resealed.get("resealedAt").asText()).isNotEmpty();
		assertThat(json(author.get(NOTES + "/" + uuid)).get("text").asText()).isEqualTo("sealed by the old key");
		Answer all = server.as(DemoClinic.PRIVACY_OFFICER).get(REST + "/sessionnotes/verification");
		assertThat(json(all).get("intact").asBoolean()).as(all.body()).isTrue();
	}

	private static void assertError(Answer answer, int status, String code) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(json(answer).get("error").get("message").asText()).contains(code);
	}
}
