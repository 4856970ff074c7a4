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
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Adoptions of what was signed, messages in the other encoding, and obs in the place of notes, over HTTP. */
@Tag("attack")
class RecordAttackIT {

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final String PROGRESS_NOTES = REST + "/sessionnotes/progressnote";

	private static final String ADOPTION = REST + "/sessionnotes/adoption";

	private static final String RESTRICTED_SET = REST + "/concept/915e5eb3-3fbb-4dea-9688-182fe12cb147";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final RunningServer server = SharedServer.get();

	private final Http author = server.as(DemoClinic.THERAPIST);

	private final Http administrator = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);

	@Test
	void h1_anAdoptionLeavesWhatWasSignedAndItStillVerifies() throws Exception {
		String concept = textConcept();
		String text = "canary-" + UUID.randomUUID();
		String note = ok(author.post(PROGRESS_NOTES, complete().toString()), 201).get("uuid").asText();
		String obs = ok(author.post(REST + "/obs", obs(null, concept, text).put("encounter", note).toString()), 201)
				.get("uuid").asText();
		// restricted while the note was a draft: later the concept would be one of what was signed, and is refused
		restrict(concept);
		Answer signed = author.withPasswordAgain(DemoClinic.THERAPIST.password())
				.post(PROGRESS_NOTES + "/" + note + "/sign", "{\"contentDigest\": \""
						+ json(author.get(PROGRESS_NOTES + "/" + note)).get("contentDigest").asText() + "\"}");
		ok(signed, 200);

		String start = "{\"action\": \"start\", \"concepts\": [\"" + concept + "\"]}";
		Answer withoutPassword = administrator.post(ADOPTION, start);
		assertThat(withoutPassword.status()).as("l7").isEqualTo(403);
		assertThat(withoutPassword.body()).contains("sessionnotes.error.passwordNeeded");
		ok(administrator.withPasswordAgain(DemoClinic.SYSTEM_ADMINISTRATOR.password()).post(ADOPTION, start), 200);
		JsonNode state = json(administrator.get(ADOPTION));
		while (state.get("running").asBoolean()) {
			Thread.sleep(200);
			state = json(administrator.get(ADOPTION));
		}
		if ("PROPOSED".equals(state.at("/adoption/state").asText())) {
			// a clinic where it takes two people: nothing was done
			administrator.post(ADOPTION, "{\"action\": \"interrupt\"}");
		} else {
			assertThat(state.at("/adoption/leftByReason").toString()).isEqualTo("{\"SIGNED\":1}");
		}
		assertThat(author.get(REST + "/obs/" + obs).body()).contains(text);
		JsonNode verified = json(author.get(PROGRESS_NOTES + "/" + note + "/verify"));
		assertThat(verified.toString()).contains("\"intact\":true").doesNotContain("\"intact\":false");
	}

	@Test
	void m5_anHl7MessageHidesNothingInEitherEncoding() {
		String source = "S" + UUID.randomUUID().toString().substring(0, 8);
		Answer made = server.as(DemoClinic.ADMIN).post(REST + "/hl7source",
				"{\"name\": \"" + source + "\", \"description\": \"test\"}");
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		Http sender = server.as(DemoClinic.ADMIN);
		for (String identifier : new String[]{DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT}) {
			assertRefused(sender.post(REST + "/hl7", pipes(source, identifier, "canary"), "text/plain"));
			assertRefused(sender.post(REST + "/hl7", json(pipes(source, identifier, "canary"))));
			assertRefused(sender.post(REST + "/hl7", json(xml(source, identifier, "canary"))));
			assertRefused(sender.post(REST + "/hl7", xml(source, identifier, "canary"), "text/plain"));
		}
		Answer pipes = sender.post(REST + "/hl7", json(pipes(source, DemoClinic.TEXT_CONCEPT, "ordinary")));
		Answer xml = sender.post(REST + "/hl7", json(xml(source, DemoClinic.TEXT_CONCEPT, "ordinary")));
		assertThat(pipes.status()).as(pipes.body()).isEqualTo(201);
		assertThat(xml.status()).as(xml.body()).isEqualTo(201);
	}

	@Test
	void l1_noObsTakesTheUuidOfANoteOrTellsOfIt() {
		String uuid = UUID.randomUUID().toString();
		String text = "canary-" + UUID.randomUUID();
		ok(author.post(NOTES, JSON.createObjectNode().put("uuid", uuid).put("patient", DemoClinic.FIRST_CLIENT.uuid())
				.put("text", text).toString()), 201);
		Http nurse = server.as(DemoClinic.NURSE);
		String other = ok(nurse.post(REST + "/obs", obs(null, DemoClinic.TEXT_CONCEPT, "ordinary").toString()), 201)
				.get("uuid").asText();

		for (Http sender : new Http[]{nurse, author, administrator}) {
			Answer ofNote = sender.post(REST + "/obs", obs(uuid, DemoClinic.TEXT_CONCEPT, "ordinary").toString());
			Answer ofObs = sender.post(REST + "/obs", obs(other, DemoClinic.TEXT_CONCEPT, "ordinary").toString());
			assertThat(ofNote.status()).as(ofNote.body()).isEqualTo(409);
			assertThat(ofNote).as("the same as for any uuid in use").isEqualTo(ofObs);
			if (sender != author) {
				// REST makes an edit of the note of the author's, which stays sealed
				assertThat(sender.post(REST + "/encounter", encounter(uuid).toString()).status()).isEqualTo(409);
			}
		}
		assertThat(json(author.get(REST + "/obs/" + uuid)).get("value").asText()).isEqualTo(text);
		ok(author.post(REST + "/obs/" + uuid, "{\"value\": \"" + text + " edited\"}"), 200);
		assertThat(nurse.get(REST + "/obs/" + uuid).status()).isEqualTo(404);
		assertThat(nurse.get(REST + "/obs?patient=" + DemoClinic.FIRST_CLIENT.uuid() + "&limit=100").body())
				.doesNotContain(text);
		assertThat(author.post(NOTES, JSON.createObjectNode().put("uuid", other)
				.put("patient", DemoClinic.FIRST_CLIENT.uuid()).put("text", text).toString()).status()).isEqualTo(409);
	}

	private static ObjectNode encounter(String obsUuid) {
		ObjectNode encounter = JSON.createObjectNode().put("patient", DemoClinic.FIRST_CLIENT.uuid())
				.put("encounterType", DemoClinic.CONSULTATION).put("location", DemoClinic.LOCATION);
		encounter.putArray("obs").add(JSON.createObjectNode().put("uuid", obsUuid).put("concept", DemoClinic.TEXT_CONCEPT)
				.put("value", "ordinary"));
		return encounter;
	}

	private static void assertRefused(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("sessionnotes.error.hl7").doesNotContain("canary");
	}

	private static String pipes(String source, String identifier, String value) {
		return "MSH|^~\\&|A|" + source
				+ "|C|D|20260101||ORU^R01^ORU_R01|1|P|2.5\rPID|||7||Collet^Test\rOBR|1|||1238^x^99DCT\r"
				+ "OBX|1|ST|" + identifier + "^x^L||" + value;
	}

	private static String xml(String source, String identifier, String value) {
		return "<?xml version=\"1.0\"?><ORU_R01 xmlns=\"urn:hl7-org:v2xml\"><MSH><MSH.1>|</MSH.1><MSH.2>^~\\&amp;</MSH.2>"
				+ "<MSH.4><HD.1>" + source + "</HD.1></MSH.4><MSH.7><TS.1>20260101</TS.1></MSH.7><MSH.9><MSG.1>ORU</MSG.1>"
				+ "<MSG.2>R01</MSG.2><MSG.3>ORU_R01</MSG.3></MSH.9><MSH.10>1</MSH.10><MSH.11><PT.1>P</PT.1></MSH.11>"
				+ "<MSH.12><VID.1>2.5</VID.1></MSH.12></MSH><ORU_R01.PATIENT_RESULT><ORU_R01.ORDER_OBSERVATION><OBR><OBR.4>"
				+ "<CE.1>1238</CE.1></OBR.4></OBR><ORU_R01.OBSERVATION><OBX><OBX.1>1</OBX.1><OBX.2>ST</OBX.2><OBX.3><CE.1>"
				+ identifier + "</CE.1></OBX.3><OBX.5>" + value + "</OBX.5></OBX></ORU_R01.OBSERVATION>"
				+ "</ORU_R01.ORDER_OBSERVATION></ORU_R01.PATIENT_RESULT></ORU_R01>";
	}

	private static String json(String hl7) {
		return JSON.createObjectNode().put("hl7", hl7).toString();
	}

	private static ObjectNode obs(String uuid, String concept, String text) {
		ObjectNode obs = JSON.createObjectNode().put("person", DemoClinic.FIRST_CLIENT.uuid()).put("concept", concept)
				.put("obsDatetime", Http.date(Instant.now().minusSeconds(600))).put("value", text);
		return uuid == null ? obs : obs.put("uuid", uuid);
	}

	/** All that a signature needs, about a session that ended ten minutes ago. */
	private static ObjectNode complete() {
		Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
		ObjectNode note = JSON.createObjectNode().put("patient", DemoClinic.FIRST_CLIENT.uuid())
				.put("start", Http.date(now.minusSeconds(3600))).put("end", Http.date(now.minusSeconds(540)))
				.put("sessionType", "8e688475-3c8c-43df-99a0-6d586551cf79")
				.put("setting", "324b94ea-7930-47e3-991b-b834120d5e2e").put("presentingConcerns", "Low mood")
				.put("techniquesDescribed", "Thought record").put("change", "bc84657a-1c68-4225-afd8-4de617b03f3f")
				.put("changeDescribed", "Brighter").put("plan", "Weekly").put("risk", "faa00af1-398f-413d-831b-70a2dcd26196")
				.put("riskAction", "Crisis line");
		note.putArray("techniques").add("cca5c98a-0286-4f80-9dde-6e912530bea2");
		note.putArray("goals").addObject().put("goal", "Sleeps six hours").put("rating",
				"a1c256e2-b235-4fa3-80d7-3e15827a3954");
		return note;
	}

	private String textConcept() {
		JsonNode like = json(administrator.get(REST + "/concept/" + DemoClinic.TEXT_CONCEPT + "?v=full"));
		return ok(administrator.post(REST + "/concept", """
				{"names": [{"name": "Other words %s", "locale": "en", "conceptNameType": "FULLY_SPECIFIED"}],
				"datatype": "%s", "conceptClass": "%s"}""".formatted(UUID.randomUUID(), like.at("/datatype/uuid").asText(),
				like.at("/conceptClass/uuid").asText())), 201).get("uuid").asText();
	}

	private void restrict(String concept) {
		StringBuilder members = new StringBuilder("\"" + concept + "\"");
		json(administrator.get(RESTRICTED_SET + "?v=full")).get("setMembers")
				.forEach(member -> members.append(", \"").append(member.get("uuid").asText()).append('"'));
		ok(administrator.post(RESTRICTED_SET, "{\"setMembers\": [" + members + "]}"), 200);
	}

	private static JsonNode ok(Answer answer, int status) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		return json(answer);
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (IOException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
