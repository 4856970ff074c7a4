/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.contentguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The check of both notes over REST: what is found, who may ask, and that the text comes back in no answer. */
class ContentGuardIT {

	private static final String PRIVATE = REST + "/sessionnotes/psychotherapynote/check";

	private static final String OF_RECORD = REST + "/sessionnotes/progressnote/check";

	private static final String TEXT = "It rained. Raised sertraline to 100 mg.";

	private static RunningServer server;

	private static Http author;

	private static Client client;

	@BeforeAll
	static void begin() {
		server = SharedServer.get();
		author = server.as(newAccount(server, DemoClinic.THERAPIST));
		client = newClient(server);
	}

	@Test
	void aFindingSaysWhereWhyAndWhereTo() {
		JsonNode finding = ok(author.post(PRIVATE, body(TEXT, client.uuid()))).get("findings").get(0);

		assertThat(finding.get("rule").asText()).isEqualTo("P1");
		assertThat(TEXT.substring(finding.get("start").asInt(), finding.get("end").asInt()))
				.isEqualTo("Raised sertraline to 100 mg");
		assertThat(finding.get("message").asText()).contains("record");
		assertThat(finding.get("source").asText()).isEqualTo("45 CFR 164.501");
		assertThat(finding.get("element").asText()).isEqualTo("changeInCondition");
	}

	@Test
	void eachNoteHasItsOwnRules() {
		JsonNode found = ok(author.post(OF_RECORD, body("Medication: sertraline 100 mg. Her sister Carla came.", null)));

		assertThat(found.get("findings").findValuesAsText("rule")).containsExactly("N3");
		assertThat(found.get("rules")).allSatisfy(rule -> assertThat(rule.asText()).startsWith("N"));
	}

	@Test
	void theTextIsInNoAnswer() {
		String canary = "canary-" + UUID.randomUUID();

		for (String path : new String[]{PRIVATE, OF_RECORD}) {
			for (String body : new String[]{body(canary + " sertraline 100 mg", client.uuid()), body(canary, canary),
					"{\"text\": [\"" + canary + "\"]}", "{\"text\": \"x\", \"" + canary + "\": 1}",
					"{\"text\": \"" + canary}) {
				assertThat(author.post(path, body).body()).doesNotContain(canary);
			}
		}
	}

	@Test
	void onlyThoseWhoWriteSuchNotesMayAsk() {
		for (Http other : new Http[]{server.as(newAccount(server, DemoClinic.NURSE)), Http.anonymous(server.baseUrl())}) {
			for (String path : new String[]{PRIVATE, OF_RECORD}) {
				assertThat(other.post(path, body(TEXT, null)).status()).isIn(401, 403);
			}
		}
		Answer unknown = author.post(PRIVATE, body(TEXT, UUID.randomUUID().toString()));
		assertThat(unknown.status()).isEqualTo(400);
	}

	@Test
	void aTextBeyondTheBoundIsRefused() {
		assertThat(author.post(OF_RECORD, body(new String(new char[65_536]).replace('\0', 'x'), null)).status())
				.isEqualTo(400);
	}

	private static String body(String text, String patient) {
		return new ObjectMapper().createObjectNode().put("text", text).put("patient", patient).toString();
	}
}
