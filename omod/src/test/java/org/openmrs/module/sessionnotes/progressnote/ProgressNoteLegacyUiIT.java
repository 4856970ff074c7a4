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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.minutesAgo;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervise;

import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Platform: legacyui escapes markup characters in the body of every request. This runs where the local repository
 * holds legacyui's module file, and says so where it does not.
 */
class ProgressNoteLegacyUiIT {

	@TempDir
	private Path directory;

	@Test
	void whatWasTypedComesBackAsItWasTyped() {
		Assumptions.assumeTrue(ModulesOfOthers.isHeld("legacyui"),
				"legacyui's module file is not in the local repository: not tried");
		try (RunningServer server = RunningServer.start(directory.resolve("data"),
				Map.of("server.omods", ModulesOfOthers.beside(directory, "legacyui")))) {
			Client client = newClient(server);
			Http author = server.as(DemoClinic.THERAPIST);
			JsonNode ordinary = json(author.post(REST + "/obs", JsonNodeFactory.instance.objectNode()
					.put("person", client.uuid()).put("concept", DemoClinic.TEXT_CONCEPT).put("value", "a<b")
					.put("obsDatetime", minutesAgo(1)).toString()));
			assertThat(ordinary.get("value").asText()).as("legacyui's filter is at work").isEqualTo("a&lt;b");

			ProgressNoteInputIT.legalTexts()
					.forEach(typed -> ProgressNoteInputIT.tellsWhatWasTyped(author, client, typed));
			returnsWithTheCommentThatWasTyped(server, client);
		}
	}

	private static void returnsWithTheCommentThatWasTyped(RunningServer server, Client client) {
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		supervise(server, therapist, DemoClinic.SUPERVISOR, "REVIEW_AND_COSIGN");
		Http author = server.as(therapist);
		String uuid = create(author, complete(client));
		ok(step(author, uuid, "sign"));
		ok(step(server.as(DemoClinic.SUPERVISOR), uuid, "return", "comment", "a<b & \"c\""));
		assertThat(ok(author.get(NOTES + "/" + uuid + "/history")).get("results").get(2).get("comment").asText())
				.isEqualTo("a<b & \"c\"");
		ok(author.post(NOTES + "/" + uuid, "{\"voided\":true,\"reason\":\"wrong <client>\"}"));
		assertThat(ok(author.get(NOTES + "/" + uuid + "/history")).get("results").get(3).get("reason").asText())
				.isEqualTo("wrong <client>");
	}
}
