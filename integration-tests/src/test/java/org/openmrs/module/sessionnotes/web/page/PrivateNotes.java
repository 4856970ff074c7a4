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

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * What a clinic wrote as ordinary answers to a question of its own before it took private notes seriously.
 *
 * @param concept the question, restricted by now
 * @param name how the question is called
 * @param text what stands in each of the answers
 */
record PrivateNotes(String concept, String name, String text) {

	private static final String REST = "/ws/rest/v1";

	private static final AtomicInteger FORMS = new AtomicInteger();

	private static final int OBS_OF_ONE_ENCOUNTER = 500;

	private static final ObjectMapper JSON = new ObjectMapper();

	/**
	 * Of one therapist, on one client; and one about somebody who is no patient.
	 *
	 * @param obs how many on the client
	 * @param groups how many more of them that hold other obs instead of a text
	 */
	static PrivateNotes of(RunningServer server, int obs, int groups) {
		Http administrator = server.as(DemoClinic.ADMIN);
		Http therapist = server.as(DemoClinic.THERAPIST);
		PrivateNotes notes = withConcept(administrator);
		for (int written = 0; written < obs; written += OBS_OF_ONE_ENCOUNTER) {
			created(therapist.post(REST + "/encounter",
					encounter(Math.min(obs - written, OBS_OF_ONE_ENCOUNTER), notes::obs).toString()));
		}
		if (groups > 0) {
			created(therapist.post(REST + "/encounter", encounter(groups, notes::group).toString()));
		}
		created(therapist.post(REST + "/obs", notes.obs().put("person", DemoClinic.NURSE.personUuid())
				.put("obsDatetime", Http.date(Instant.now().minusSeconds(60))).toString()));
		notes.restrict(administrator);
		return notes;
	}

	private static ObjectNode encounter(int obs, Supplier<ObjectNode> each) {
		ObjectNode encounter = JSON.createObjectNode().put("patient", DemoClinic.FIRST_CLIENT.uuid())
				.put("encounterType", DemoClinic.CONSULTATION)
				.put("encounterDatetime", Http.date(Instant.now().minusSeconds(3_600)));
		Stream.generate(each).limit(obs).forEach(encounter.withArray("obs")::add);
		return encounter;
	}

	private static PrivateNotes withConcept(Http administrator) {
		String name = "Private impressions, form " + FORMS.incrementAndGet();
		JsonNode like = json(administrator.get(REST + "/concept/" + DemoClinic.TEXT_CONCEPT + "?v=full"));
		JsonNode made = created(administrator.post(REST + "/concept", """
				{"names": [{"name": "%s", "locale": "en", "conceptNameType": "FULLY_SPECIFIED"}],
				"datatype": "%s", "conceptClass": "%s"}""".formatted(name, like.at("/datatype/uuid").asText(),
				like.at("/conceptClass/uuid").asText())));
		return new PrivateNotes(made.get("uuid").asText(), name, "canary-" + UUID.randomUUID());
	}

	private ObjectNode obs() {
		return JSON.createObjectNode().put("concept", concept).put("value", text);
	}

	private ObjectNode group() {
		ObjectNode group = JSON.createObjectNode().put("concept", concept);
		group.withArray("groupMembers").addObject().put("concept", DemoClinic.TEXT_CONCEPT).put("value", text);
		return group;
	}

	private void restrict(Http administrator) {
		String set = REST + "/concept/" + SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID;
		ArrayNode members = JSON.createArrayNode().add(concept);
		json(administrator.get(set + "?v=full")).get("setMembers").forEach(member -> members.add(member.get("uuid")));
		Answer changed = administrator.post(set, JSON.createObjectNode().set("setMembers", members).toString());
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
	}

	private static JsonNode created(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer);
	}

	static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
