/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What a list holds, how it goes on, and what it refuses. */
class ListIT {

	private static final String REST = "/ws/rest/v1/sessionnotes";

	private static RunningServer server;

	private static Account account;

	private static Http author;

	private static Client client;

	@BeforeAll
	static void write() {
		server = SharedServer.get();
		account = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(account);
		client = newClient(server);
		for (int i = 0; i < 5; i++) {
			create(author, complete(client));
			assertThat(author.post(REST + "/psychotherapynote", "{\"patient\": \"" + client.uuid()
					+ "\", \"text\": \"words\", \"sessionDate\": \"2026-01-0" + (i + 1) + "\"}").status()).isEqualTo(201);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"/psychotherapynote?patient=CLIENT&limit=2", "/progressnote?patient=CLIENT&limit=2",
			"/progressnote/list/unsigned?limit=2"})
	void thePagesAreLinked(String list) {
		String first = server.baseUrl() + REST + list.replace("CLIENT", client.uuid());
		List<String> forward = new ArrayList<>();
		Set<String> entries = new TreeSet<>();
		for (String page = first; page != null; page = link(page, "next")) {
			forward.add(page);
			results(page).forEach(entry -> entries.add(entry.has("progressnote")
					? entry.get("progressnote").asText()
					: entry.get("uuid").asText()));
		}
		assertThat(forward).hasSize(3);
		assertThat(entries).hasSize(5);
		assertThat(link(first, "prev")).isNull();
		String last = forward.get(2);
		assertThat(results(link(last, "prev"))).isEqualTo(results(forward.get(1)));
		assertThat(results(link(link(last, "prev"), "prev"))).isEqualTo(results(first));
	}

	@Test
	void theLogIsLinkedToo() {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		JsonNode page = ok(officer.get(REST + "/log?limit=1&startIndex=1&user=" + account.userUuid()));
		assertThat(page.get("links")).extracting(link -> link.get("rel").asText()).containsExactly("next", "prev");
		assertThat(ok(officer.get(REST + "/log?limit=1&v=ref&user=" + account.userUuid())).get("results").get(0)
				.fieldNames()).toIterable().containsExactly("uuid");
		assertThat(ok(officer.get(REST + "/log?limit=1&v=custom:(type,user:(uuid))")).get("results").get(0).fieldNames())
				.toIterable().containsExactly("type", "user");
	}

	@Test
	void anUnknownPatientIsRefused() {
		String unknown = UUID.randomUUID().toString();
		for (String kind : List.of("/psychotherapynote", "/progressnote")) {
			for (Http reader : List.of(author, server.as(DemoClinic.NURSE))) {
				Answer answer = reader.get(REST + kind + "?patient=" + unknown);
				assertThat(answer.status()).as(answer.body()).isEqualTo(400);
				assertThat(answer.body()).contains("sessionnotes.error.unknown.patient").doesNotContain(unknown);
			}
			for (String nobody : List.of("", "?v=full", "?includeAll=true")) {
				Answer answer = author.get(REST + kind + nobody);
				assertThat(answer.status()).as(answer.body()).isEqualTo(400);
				assertThat(answer.body()).contains("sessionnotes.error.list.patientMissing");
			}
		}
	}

	@Test
	void toOthersAListTellsNothingOfPrivateNotes() {
		Client other = newClient(server);
		for (Http reader : List.of(server.as(DemoClinic.NURSE), server.as(DemoClinic.OTHER_THERAPIST))) {
			String list = REST + "/psychotherapynote?totalCount=true&includeAll=true&patient=";
			assertThat(reader.get(list + client.uuid())).isEqualTo(reader.get(list + other.uuid()));
		}
	}

	@Test
	void aNoteSaysWhoseItIsAndFromWhen() {
		String uuid = create(author, complete(newClient(server)));
		JsonNode draft = ok(author.get(REST + "/progressnote/" + uuid));
		assertThat(draft.at("/author/uuid").asText()).isEqualTo(account.userUuid());
		assertThat(draft.at("/therapist/uuid").asText()).isEqualTo(account.providerUuid());
		assertThat(draft.at("/therapist/display").asText()).isNotEmpty();
		assertThat(draft.get("sessionDate")).isEqualTo(draft.at("/content/sessionDate"));
		assertThat(draft.get("dateCreated").asText()).isNotEmpty();
		assertThat(draft.get("dateSigned").isNull()).isTrue();
		JsonNode signed = ok(step(author, uuid, "sign"));
		assertThat(signed.get("dateSigned")).isEqualTo(signed.at("/steps/0/date"));
		assertThat(signed.get("dateChanged").asText()).isGreaterThanOrEqualTo(signed.get("dateSigned").asText());
		JsonNode own = ok(author.get(REST + "/psychotherapynote?v=default&patient=" + client.uuid())).get("results").get(0);
		assertThat(own.at("/author/display").asText()).isNotEmpty();
		assertThat(own.get("sessionDate").asText()).isEqualTo("2026-01-05");
		assertThat(own.get("dateCreated").asText()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"2026-01-31", "2026-01-31T14:30:00.000+0000", "2026-01-31T14:30:00"})
	void theDateOfASessionIsADay(String sent) {
		Answer written = author.post(REST + "/psychotherapynote", "{\"patient\": \"" + client.uuid()
				+ "\", \"text\": \"words\", \"sessionDate\": \"" + sent + "\"}");
		assertThat(written.status()).as(written.body()).isEqualTo(201);
		assertThat(json(written).get("sessionDate").asText()).isEqualTo("2026-01-31");
		Answer refused = author.post(REST + "/psychotherapynote", "{\"patient\": \"" + client.uuid()
				+ "\", \"text\": \"words\", \"sessionDate\": \"" + sent.replace("31", "32") + "\"}");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body()).contains("sessionnotes.error.unknown.sessionDate", "2026-01-31T14:30:00.000+0000");
		author.delete(REST + "/psychotherapynote/" + json(written).get("uuid").asText() + "?reason=x");
	}

	private static JsonNode results(String address) {
		return ok(author.get(path(address))).get("results");
	}

	private static String link(String address, String rel) {
		for (JsonNode link : ok(author.get(path(address))).path("links")) {
			if (link.get("rel").asText().equals(rel)) {
				return link.get("uri").asText();
			}
		}
		return null;
	}

	private static String path(String address) {
		URI uri = URI.create(address);
		return uri.getRawPath().substring("/openmrs".length()) + "?" + uri.getRawQuery();
	}
}
