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

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;

/** What tests send to the platform's own REST and to the module's. */
final class NoteRequests {

	static final String REST = "/ws/rest/v1";

	static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final ObjectMapper JSON = new ObjectMapper();

	private NoteRequests() {
	}

	static String canary() {
		return "canary-" + UUID.randomUUID();
	}

	static ObjectNode encounter(Client client, ObjectNode... obs) {
		ObjectNode encounter = JSON.createObjectNode().put("patient", client.uuid()).put("visit", client.visitUuid())
				.put("encounterType", DemoClinic.CONSULTATION).put("location", DemoClinic.LOCATION);
		for (ObjectNode one : obs) {
			encounter.withArray("obs").add(one);
		}
		return encounter;
	}

	static ObjectNode note(String uuid, String text) {
		return JSON.createObjectNode().put("uuid", uuid).put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT).put("value",
				text);
	}

	static ObjectNode ordinary(String text) {
		return JSON.createObjectNode().put("concept", DemoClinic.TEXT_CONCEPT).put("value", text);
	}

	static ObjectNode group(ObjectNode... members) {
		ObjectNode group = JSON.createObjectNode().put("concept", DemoClinic.GROUP_CONCEPT);
		for (ObjectNode member : members) {
			group.withArray("groupMembers").add(member);
		}
		return group;
	}

	static ObjectNode withoutEncounter(ObjectNode obs, Client client) {
		return obs.put("person", client.uuid()).put("obsDatetime", Http.date(Instant.now()));
	}

	static ObjectNode ownNote(String uuid, Client client, String text) {
		return JSON.createObjectNode().put("uuid", uuid).put("patient", client.uuid()).put("text", text);
	}

	static String fhirObservation(Client client, String text) {
		return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"code\":\""
				+ DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT + "\"}]},\"subject\":{\"reference\":\"Patient/" + client.uuid()
				+ "\"},\"effectiveDateTime\":\"2026-01-01T10:00:00Z\",\"valueString\":\"" + text + "\"}";
	}

	static JsonNode json(Http.Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
