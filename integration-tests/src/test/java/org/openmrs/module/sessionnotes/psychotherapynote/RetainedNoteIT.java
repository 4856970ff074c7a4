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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ownNote;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

class RetainedNoteIT {

	private static final String RETAINED = REST + "/sessionnotes/retainednote";

	private static RunningServer server;

	private final String canary = NoteRequests.canary();

	private final String uuid = UUID.randomUUID().toString();

	private Client client;

	private Http author;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
	}

	@BeforeEach
	void aClientWithANote() {
		client = newClient();
		author = server.as(DemoClinic.THERAPIST);
		Answer written = author.post(NOTES, ownNote(uuid, client, canary).toString());
		assertThat(written.status()).as(written.body()).isEqualTo(201);
	}

	@Test
	void aPurgedClientsNoteIsFoundAndOpenedByItsAuthor() {
		purge(client);

		JsonNode found = retained(DemoClinic.THERAPIST);
		assertThat(found.get("reason").asText()).isEqualTo("PATIENT_PURGED");
		assertThat(found.get("author").get("uuid").asText()).isEqualTo(DemoClinic.THERAPIST.userUuid());
		assertThat(json(author.get(NOTES + "/" + uuid)).get("text").asText()).isEqualTo(canary);
		assertThat(json(author.get(REST + "/obs/" + uuid)).get("value").asText()).isEqualTo(canary);
	}

	@Test
	void thePrivacyOfficerSeesThatItExistsAndNeitherTextNorClient() {
		purge(client);

		JsonNode found = retained(DemoClinic.PRIVACY_OFFICER);
		assertThat(found.get("author").get("display").asText()).contains("Amara");
		assertThat(found.get("sessionDate").asText()).isNotEmpty();
		assertThat(found.fieldNames()).toIterable().containsExactly("uuid", "display", "author", "sessionDate", "voided",
				"reason");
		assertThat(server.as(DemoClinic.PRIVACY_OFFICER).get(RETAINED + "?limit=100").body()).doesNotContain(canary,
				client.uuid());
		assertThat(server.as(DemoClinic.PRIVACY_OFFICER).get(NOTES + "/" + uuid).status()).isEqualTo(404);
	}

	@Test
	void nobodyElseFindsAnything() {
		purge(client);

		for (Account account : new Account[]{DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE, DemoClinic.SUPERVISOR}) {
			Answer list = server.as(account).get(RETAINED);
			assertThat(list.status()).as(account.username()).isEqualTo(200);
			assertThat(list.body()).as(account.username()).isEqualTo("{\"results\":[],\"totalCount\":0}");
		}
		assertThat(Http.anonymous(server.baseUrl()).get(RETAINED).status()).isEqualTo(401);
	}

	@Test
	void purgingAClientWithANoteIsAnsweredAsForOneWithout() {
		Answer withNote = server.as(DemoClinic.SYSTEM_ADMINISTRATOR)
				.delete(REST + "/patient/" + client.uuid() + "?purge=true");
		Answer without = server.as(DemoClinic.SYSTEM_ADMINISTRATOR)
				.delete(REST + "/patient/" + newClient().uuid() + "?purge=true");

		assertThat(withNote).isEqualTo(without);
		assertThat(withNote.status()).isEqualTo(204);
	}

	@Test
	void aVoidedClientsNoteIsOutOfReachOfItsAuthor() {
		assertThat(server.as(DemoClinic.SYSTEM_ADMINISTRATOR).delete(REST + "/patient/" + client.uuid() + "?reason=test")
				.status()).isEqualTo(204);

		assertThat(author.get(NOTES + "/" + uuid).status()).isEqualTo(404);
		assertThat(author.get(REST + "/obs/" + uuid).status()).isEqualTo(404);
		JsonNode list = json(author.get(NOTES + "?totalCount=true&patient=" + client.uuid()));
		assertThat(list.get("results")).isEmpty();
		assertThat(list.get("totalCount").asInt()).isZero();
		assertThat(author.get(RETAINED + "?limit=100").body()).doesNotContain(uuid);
		Answer another = author.post(NOTES, ownNote(UUID.randomUUID().toString(), client, canary).toString());
		assertThat(another.status()).isEqualTo(400);
		assertThat(another.body()).contains("sessionnotes.error.patientVoided").doesNotContain(canary);
	}

	private JsonNode retained(Account account) {
		for (JsonNode each : json(server.as(account).get(RETAINED + "?limit=100")).get("results")) {
			if (uuid.equals(each.get("uuid").asText())) {
				return each;
			}
		}
		throw new AssertionError("not in the list");
	}

	private static void purge(Client client) {
		assertThat(server.as(DemoClinic.SYSTEM_ADMINISTRATOR).delete(REST + "/patient/" + client.uuid() + "?purge=true")
				.status()).isEqualTo(204);
	}

	/** A client without a visit, as none with one can be purged. */
	private static Client newClient() {
		Client client = new Client(UUID.randomUUID().toString(), "Lea", "Life", "F", "1990-01-01",
				"life-" + UUID.randomUUID(), null);
		Answer made = server.as(DemoClinic.SYSTEM_ADMINISTRATOR).post(REST + "/patient", """
				{"uuid": "%s", "person": {"uuid": "%s", "gender": "F", "birthdate": "%s", "names": [{"givenName": "%s",
				"familyName": "%s"}]}, "identifiers": [{"identifier": "%s", "identifierType": "%s", "location": "%s"}]}"""
				.formatted(client.uuid(), client.uuid(), client.birthdate(), client.givenName(), client.familyName(),
						client.number(), DemoClinic.IDENTIFIER_TYPE, DemoClinic.LOCATION));
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return new Client(json(made).get("uuid").asText(), client.givenName(), client.familyName(), client.gender(),
				client.birthdate(), client.number(), null);
	}
}
