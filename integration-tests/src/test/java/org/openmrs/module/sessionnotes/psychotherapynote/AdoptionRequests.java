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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.REST;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.Patiently;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What tests send to make answers like those that are in a clinic's record, and to have them adopted. */
final class AdoptionRequests {

	static final String ADOPTION = REST + "/sessionnotes/adoption";

	private static final String RESTRICTED_SET = "915e5eb3-3fbb-4dea-9688-182fe12cb147";

	private final RunningServer server;

	AdoptionRequests(RunningServer server) {
		this.server = server;
	}

	/** A new one at each call, for the port is another one after a start. */
	private Http administrator() {
		return server.as(DemoClinic.SYSTEM_ADMINISTRATOR);
	}

	/** @return the uuid of a new concept that is not restricted */
	String textConcept() {
		JsonNode like = json(administrator().get(REST + "/concept/" + DemoClinic.TEXT_CONCEPT + "?v=full"));
		Answer made = administrator().post(REST + "/concept", """
				{"names": [{"name": "Private notes %s", "locale": "en", "conceptNameType": "FULLY_SPECIFIED"}],
				"datatype": "%s", "conceptClass": "%s"}""".formatted(UUID.randomUUID(), like.at("/datatype/uuid").asText(),
				like.at("/conceptClass/uuid").asText()));
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return json(made).get("uuid").asText();
	}

	/** @return the uuid of an obs of the first client */
	static String obs(Http author, String concept, String text) {
		Answer made = author.post(REST + "/obs", """
				{"person": "%s", "concept": "%s", "obsDatetime": "%s", "value": "%s"}"""
				.formatted(DemoClinic.FIRST_CLIENT.uuid(), concept, Http.date(Instant.now().minusSeconds(60)), text));
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return json(made).get("uuid").asText();
	}

	/** @return the uuid of what is now the only obs of the concept that is in use */
	static String currentObs(Http author, String concept) {
		return json(author.get(REST + "/obs?patient=" + DemoClinic.FIRST_CLIENT.uuid() + "&concept=" + concept))
				.at("/results/0/uuid").asText();
	}

	void restrict(String... concepts) {
		StringBuilder members = new StringBuilder(quoted(concepts));
		json(administrator().get(REST + "/concept/" + RESTRICTED_SET + "?v=full")).get("setMembers")
				.forEach(member -> members.append(", \"").append(member.get("uuid").asText()).append('"'));
		Answer changed = administrator().post(REST + "/concept/" + RESTRICTED_SET, "{\"setMembers\": [" + members + "]}");
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
	}

	Answer post(String action, String... concepts) {
		return administrator().withPasswordAgain(DemoClinic.SYSTEM_ADMINISTRATOR.password()).post(ADOPTION,
				"{\"action\": \"" + action + "\", \"concepts\": [" + quoted(concepts) + "]}");
	}

	JsonNode state() {
		return json(administrator().get(ADOPTION));
	}

	JsonNode awaitEnd() {
		JsonNode state = Patiently.ask(this::state, answer -> !answer.get("running").asBoolean());
		assertThat(state.get("running").asBoolean()).as("still running").isFalse();
		return state;
	}

	private static String quoted(String... concepts) {
		return "\"" + String.join("\", \"", concepts) + "\"";
	}
}
