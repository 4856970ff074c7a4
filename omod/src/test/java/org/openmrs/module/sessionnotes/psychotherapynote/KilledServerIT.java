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

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Kills the server in the middle of saving. How often is given by the system property {@code kills}; each time costs
 * a start of the platform.
 */
class KilledServerIT {

	private static final Client CLIENT = DemoClinic.FIRST_CLIENT;

	private static final int KILLS = Integer.getInteger("kills", 2);

	private static final int WRITERS = 3;

	/** What a failure leaves behind is evidence. */
	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	private Path directory;

	/** Every encounter that was sent, with the uuid of its note, and whether the server said that it was saved. */
	private final Map<String, String> noteByEncounter = new ConcurrentHashMap<>();

	private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();

	@Test
	void anEncounterAndItsNoteAreBothThereOrBothAbsent() throws Exception {
		Random random = new Random(42);
		int present = 0;
		try (RunningServer server = RunningServer.start(directory.resolve("data"), Map.of())) {
			for (int kill = 1; kill <= KILLS; kill++) {
				Thread[] writers = startWriting(server);
				Thread.sleep(2000 + random.nextInt(2000));
				server.kill();
				for (Thread writer : writers) {
					writer.join();
				}
				server.start();
				present += check(server);
				System.out.println("kill " + kill + " of " + KILLS + ": " + present + " encounters with their notes so far");
			}
		}
		assertThat(present).as("something was saved between the kills").isPositive();
	}

	private Thread[] startWriting(RunningServer server) {
		Http author = server.as(DemoClinic.THERAPIST);
		Thread[] writers = new Thread[WRITERS];
		for (int i = 0; i < WRITERS; i++) {
			writers[i] = new Thread(() -> write(author));
			writers[i].start();
		}
		return writers;
	}

	private void write(Http author) {
		try {
			while (true) {
				String encounter = UUID.randomUUID().toString();
				String note = UUID.randomUUID().toString();
				noteByEncounter.put(encounter, note);
				Answer answer = author.post(REST + "/encounter",
						encounter(CLIENT, ordinary("ordinary"), note(note, "text of " + note)).put("uuid", encounter)
								.toString());
				if (answer.status() == 201) {
					acknowledged.put(encounter, true);
				}
			}
		} catch (UncheckedIOException killed) {
			// that is what the test is about
		}
	}

	private int check(RunningServer server) {
		Http author = server.as(DemoClinic.THERAPIST);
		int present = 0;
		for (Map.Entry<String, String> sent : new HashMap<>(noteByEncounter).entrySet()) {
			Answer record = settled(author, REST + "/encounter/" + sent.getKey(), acknowledged.containsKey(sent.getKey()));
			boolean encounter = record.status() == 200;
			Answer note = settled(author, NOTES + "/" + sent.getValue(), encounter);
			assertThat(note.status() == 200).as("the note of encounter " + sent.getKey()).isEqualTo(encounter);
			if (encounter) {
				present++;
				assertThat(json(note).get("text").asText()).isEqualTo("text of " + sent.getValue());
			}
			assertThat(encounter || !acknowledged.containsKey(sent.getKey()))
					.as("what was acknowledged is kept: " + record.body() + note.body()).isTrue();
		}
		Answer all = server.as(DemoClinic.PRIVACY_OFFICER).get(REST + "/sessionnotes/verification");
		assertThat(json(all).get("intact").asBoolean()).as(all.body()).isTrue();
		noteByEncounter.clear();
		acknowledged.clear();
		return present;
	}

	/**
	 * Platform: right after its start, under load, it may not know a role's privileges yet and refuses for a moment. Nothing
	 * is said to be lost before it was asked for again.
	 */
	private static Answer settled(Http http, String path, boolean expected) {
		Answer answer = http.get(path);
		for (int i = 0; i < 50 && answer.status() != 200 && (expected || answer.status() != 404); i++) {
			try {
				Thread.sleep(200);
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
			answer = http.get(path);
		}
		assertThat(answer.status()).as(answer.body()).isIn(200, 404);
		return answer;
	}
}
