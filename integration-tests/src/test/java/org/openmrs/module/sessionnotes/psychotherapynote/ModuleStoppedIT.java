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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.encounter;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.note;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ordinary;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.Patiently;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * On a server of its own. Platform: once a module was stopped or started, fhir2 4.2.0 knows no type of resource any more until
 * the server starts again.
 */
class ModuleStoppedIT {

	private static final Client CLIENT = DemoClinic.THIRD_CLIENT;

	private static final String OBSERVATIONS = "/ws/fhir2/R4/Observation?patient=" + CLIENT.uuid();

	@Test
	void withTheModuleStoppedNothingIsVisibleAndStartedAgainAllIsThere(@TempDir Path directory) {
		try (RunningServer server = RunningServer.start(directory.resolve("data"), Map.of())) {
			stopAndStart(server);
		}
	}

	private static void stopAndStart(RunningServer server) {
		String canary = NoteRequests.canary();
		String uuid = UUID.randomUUID().toString();
		Http author = server.as(DemoClinic.THERAPIST);
		String encounter = json(author.post(REST + "/encounter",
				encounter(CLIENT, ordinary("ordinary"), note(uuid, canary)).toString())).get("uuid").asText();

		module(server, "stop");
		server.stop();
		server.start();
		author = server.as(DemoClinic.THERAPIST);
		Answer observations = server.as(DemoClinic.NURSE).get(OBSERVATIONS);
		assertThat(observations.status()).as(observations.body()).isEqualTo(200);
		assertThat(observations.body()).as("FHIR answers").contains("ordinary");

		for (Http http : new Http[]{author, server.as(DemoClinic.NURSE), server.as(DemoClinic.ADMIN)}) {
			assertThat(http.get(REST + "/obs/" + uuid).status()).isEqualTo(404);
			assertThat(http.get(NOTES + "/" + uuid).status()).isEqualTo(404);
			for (String route : new String[]{REST + "/encounter/" + encounter + "?v=full",
					REST + "/visit/" + CLIENT.visitUuid() + "?v=full", REST + "/obs?v=full&patient=" + CLIENT.uuid(),
					OBSERVATIONS,
					"/ws/fhir2/R4/Patient/" + CLIENT.uuid() + "/$everything"}) {
				assertThat(http.get(route).body()).doesNotContain(canary).doesNotContain(uuid);
			}
		}

		module(server, "start");

		assertThat(json(author.get(REST + "/obs/" + uuid)).get("value").asText()).isEqualTo(canary);
		assertThat(json(author.get(NOTES + "/" + uuid)).get("text").asText()).isEqualTo(canary);
		assertThat(server.as(DemoClinic.ADMIN).get(REST + "/obs/" + uuid).status()).isEqualTo(404);
		assertThat(json(author.get(NOTES + "/" + uuid + "/verification")).get("intact").asBoolean()).isTrue();
	}

	private static void module(RunningServer server, String action) {
		// Platform: stopping a module closes the class loaders that the very request was to be answered with
		server.as(DemoClinic.ADMIN).post(REST + "/moduleaction",
				"{\"action\":\"" + action + "\",\"modules\":[\"sessionnotes\"]}");
		boolean started = "start".equals(action);
		Answer state = Patiently.ask(() -> server.as(DemoClinic.ADMIN).get(REST + "/module/sessionnotes?v=full"),
				answer -> answer.status() == 200 && answer.body().contains("\"started\":" + started));
		assertThat(state.body()).as("after " + action).contains("\"started\":" + started);
	}
}
