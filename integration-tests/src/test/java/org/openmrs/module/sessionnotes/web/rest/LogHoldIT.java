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

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;

/** What keeps old events of the log from being deleted, over REST. */
class LogHoldIT {

	private static final String LOG = "/ws/rest/v1/sessionnotes/log";

	private static final String HOLDS = LOG + "/hold";

	@Test
	void aHoldIsPlacedReadSentBackAndEnded() {
		Http server = SharedServer.get().as(DemoClinic.PRIVACY_OFFICER);
		Http officer = server.withPasswordAgain(DemoClinic.PRIVACY_OFFICER.password());
		JsonNode hold = json(officer.post(HOLDS, "{\"kind\": \"LEGAL_HOLD\", \"reference\": \"case 12\"}"));

		assertThat(hold.get("open").asBoolean()).isTrue();
		assertThat(json(officer.post(HOLDS, hold.toString()))).isEqualTo(hold);
		for (String again : new String[]{"{\"kind\": \"LEGAL_HOLD\", \"reference\": \"case 12\"}",
				"{\"uuid\": " + hold.get("uuid") + ", \"kind\": \"LEGAL_HOLD\", \"reference\": \"case 12\"}"}) {
			assertThat(json(officer.post(HOLDS, again))).isEqualTo(hold);
		}
		assertThat(officer.post(HOLDS, "{\"uuid\": " + hold.get("uuid")
				+ ", \"kind\": \"LEGAL_HOLD\", \"reference\": \"case 13\"}").status()).isEqualTo(409);
		assertThat(json(officer.get(HOLDS)).get("results"))
				.extracting(each -> each.get("uuid").asText()).contains(hold.get("uuid").asText());
		Answer refused = officer.post(LOG + "/deletion", "{\"olderThan\": \"2010-01-01\"}");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.body()).contains("sessionnotes.error.logDeletion.held");

		String end = HOLDS + "/" + hold.get("uuid").asText();
		assertThat(server.post(end, "{\"ended\": true}").body()).contains("sessionnotes.error.passwordNeeded");
		JsonNode ended = json(officer.post(end, "{\"ended\": true}"));
		assertThat(ended.get("open").asBoolean()).isFalse();
		assertThat(ended.at("/endedBy/uuid").asText()).isEqualTo(DemoClinic.PRIVACY_OFFICER.userUuid());
		assertThat(officer.post(end, "{\"ended\": true}").status()).isEqualTo(409);
	}

	@Test
	void whatIsNoHoldIsRefusedByName() {
		Http officer = SharedServer.get().as(DemoClinic.PRIVACY_OFFICER);

		assertRefused(officer.post(HOLDS, "{\"kind\": \"WHIM\", \"reference\": \"1\"}"), "sessionnotes.error.unknown.kind");
		assertRefused(officer.post(HOLDS, "{\"reference\": \"1\"}"), "sessionnotes.error.unknown.kind");
		assertRefused(officer.post(HOLDS, "{\"kind\": \"ACCESS\", \"reference\": \"" + "x".repeat(51) + "\"}"),
				"\"field\":\"reference\"");
		assertThat(officer.post(HOLDS, "{\"kind\": \"ACCESS\"}").body())
				.contains("sessionnotes.error.logHold.referenceMissing");
		assertThat(SharedServer.get().as(DemoClinic.NURSE)
				.post(HOLDS, "{\"kind\": \"ACCESS\", \"reference\": \"1\"}").status()).isEqualTo(403);
	}

	private static JsonNode json(Answer answer) {
		try {
			return new ObjectMapper().readTree(answer.body());
		} catch (IOException e) {
			throw new AssertionError(answer.body(), e);
		}
	}

	private static void assertRefused(Answer answer, String why) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains(why);
	}
}
