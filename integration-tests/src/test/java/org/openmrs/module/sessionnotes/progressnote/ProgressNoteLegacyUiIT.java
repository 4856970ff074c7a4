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
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.progressnote.inside.StoredRows;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.CountedRows;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.ServerOptions;

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
				Map.of("server.omods", ModulesOfOthers.beside(directory, "legacyui"), ServerOptions.INSIDE_CLASSES,
						RunningServer.testClasses()))) {
			Client client = newClient(server);
			Http author = server.as(DemoClinic.THERAPIST);
			JsonNode ordinary = json(author.post(REST + "/obs", JsonNodeFactory.instance.objectNode()
					.put("person", client.uuid()).put("concept", DemoClinic.TEXT_CONCEPT).put("value", "a<b")
					.put("obsDatetime", minutesAgo(1)).toString()));
			assertThat(ordinary.get("value").asText()).as("legacyui's filter is at work").isEqualTo("a&lt;b");

			ProgressNoteInputIT.legalTexts()
					.forEach(typed -> ProgressNoteInputIT.tellsWhatWasTyped(author, client, typed));
			returnsWithTheCommentThatWasTyped(server, client);
			pagesThatAreRefusedHaveDoneNothing(server);
		}
	}

	/** The pages call the platform's services, and go on in the same session after an error. */
	private static void pagesThatAreRefusedHaveDoneNothing(RunningServer server) {
		Client client = newClient(server);
		Http author = server.as(DemoClinic.THERAPIST);
		String later = json(author.post(REST + "/encounter", JsonNodeFactory.instance.objectNode()
				.put("patient", client.uuid()).put("visit", client.visitUuid()).put("encounterType", DemoClinic.CONSULTATION)
				.put("encounterDatetime", minutesAgo(2)).toString())).get("uuid").asText();
		ok(step(author, create(author, complete(client)), "sign"));
		String before = server.inside(StoredRows.class, client.uuid());
		BrowserSession superuser = new BrowserSession(server.baseUrl());
		superuser.signIn(DemoClinic.ADMIN.username(), DemoClinic.ADMIN.password());
		String visit = id(server, "select visit_id from visit where uuid = '" + client.visitUuid() + "'");
		String patient = id(server, "select person_id from person where uuid = '" + client.uuid() + "'");

		for (String page : List.of("/admin/visits/voidVisit.form?voidReason=test&visitId=" + visit,
				"/admin/visits/purgeVisit.form?visitId=" + visit,
				"/admin/patients/patient.form?action=Delete+Patient+Forever&patientId=" + patient)) {
			String token = superuser.csrfToken();
			superuser.send("POST", page + "&OWASP-CSRFTOKEN=" + token, "", "Content-Type",
					"application/x-www-form-urlencoded", "OWASP-CSRFTOKEN", token);

			assertThat(server.inside(StoredRows.class, client.uuid())).as(page).isEqualTo(before);
		}
		String token = superuser.csrfToken();
		superuser.send("POST", "/admin/patients/patient.form?action=Delete+Patient&voidReason=test&patientId=" + patient
				+ "&OWASP-CSRFTOKEN=" + token, "", "Content-Type", "application/x-www-form-urlencoded", "OWASP-CSRFTOKEN",
				token);
		assertThat(ok(server.as(DemoClinic.ADMIN).get(REST + "/encounter/" + later + "?v=full")).get("voided").asBoolean())
				.as("the pages were reached, and a patient is voided with all notes").isTrue();
	}

	private static String id(RunningServer server, String query) {
		return server.inside(CountedRows.class, query);
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
