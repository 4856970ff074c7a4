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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ownNote;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.withoutEncounter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Platform: legacyui escapes markup characters in the body of every request. This runs where the local repository
 * holds legacyui's module file, and says so where it does not.
 */
class LegacyUiIT {

	private static final Client CLIENT = DemoClinic.FIRST_CLIENT;

	private static final String TYPED = "a<b & c &lt; &amp;lt; > \u00e9\u00e8 \u4e2d \ud83d\ude00 \"q\" <script>alert(1)</script>";

	@TempDir
	private Path directory;

	@Test
	void whatWasTypedComesBackAsItWasTyped() {
		Assumptions.assumeTrue(ModulesOfOthers.isHeld("legacyui"),
				"legacyui's module file is not in the local repository: not tried");
		try (RunningServer server = RunningServer.start(directory.resolve("data"), Map.of("server.omods",
				ModulesOfOthers.beside(directory, "legacyui")))) {
			Http author = server.as(DemoClinic.THERAPIST);
			String ordinary = json(author.post(REST + "/obs", withoutEncounter(ordinary("a<b"), CLIENT).toString()))
					.get("value")
					.asText();
			assertThat(ordinary).as("legacyui's filter is at work").isEqualTo("a&lt;b");

			String own = UUID.randomUUID().toString();
			author.post(NOTES, ownNote(own, CLIENT, TYPED).toString());
			String inEncounter = UUID.randomUUID().toString();
			author.post(REST + "/encounter", encounter(CLIENT, note(inEncounter, TYPED)).toString());
			Answer obs = author.post(REST + "/obs", withoutEncounter(note(null, TYPED), CLIENT).toString());
			String edited = json(obs).get("uuid").asText();
			author.post(REST + "/obs/" + edited, "{\"value\":\"edited <b>\"}");

			assertThat(json(author.get(NOTES + "/" + own)).get("text").asText()).isEqualTo(TYPED);
			assertThat(json(author.get(NOTES + "/" + inEncounter)).get("text").asText()).isEqualTo(TYPED);
			assertThat(json(author.get(REST + "/obs/" + inEncounter)).get("value").asText()).isEqualTo(TYPED);
			assertThat(json(author.get(NOTES + "/" + edited + "/version")).get("results"))
					.extracting(version -> version.get("text").asText()).containsExactly("edited <b>", TYPED);
			assertLargeBodiesAreRefusedUnread(server);
		}
	}

	/** l5: its filter would read the whole body of a request by nobody. */
	private static void assertLargeBodiesAreRefusedUnread(RunningServer server) {
		URI base = URI.create(server.baseUrl());
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			socket.setSoTimeout(120_000);
			socket.getOutputStream().write(("POST " + base.getPath() + REST + "/obs HTTP/1.1\r\nHost: " + base.getHost()
					+ "\r\nContent-Type: application/json\r\nContent-Length: 300000000\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().flush();
			// nothing of the body is ever sent
			assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
					.isEqualTo("HTTP/1.1 413");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
