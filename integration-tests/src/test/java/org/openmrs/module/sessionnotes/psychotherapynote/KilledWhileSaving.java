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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.Patiently;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Kills a server while several clients save encounters with a note in each, and looks what is there after its next start. */
public final class KilledWhileSaving {

	/** How often a test does it at most; each time costs a start of the platform. */
	public static final int KILLS = Integer.getInteger("kills", 2);

	private static final Client CLIENT = DemoClinic.FIRST_CLIENT;

	private static final int WRITERS = 3;

	/** A kill comes after one encounter was saved at least, and after this many at most. */
	private static final int MOST_SAVED = 60;

	private final Random random = new Random(42);

	private final RunningServer server;

	/** Every encounter that was sent since the last kill but one, with the uuid of its note. */
	private final Map<String, String> noteByEncounter = new ConcurrentHashMap<>();

	/** The encounters of which the server said that they were saved. */
	private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

	public KilledWhileSaving(RunningServer server) {
		this.server = server;
	}

	/** @param kill has ended the server when it returns */
	public void kill(Runnable kill) throws InterruptedException {
		noteByEncounter.clear();
		acknowledged.clear();
		Http author = server.as(DemoClinic.THERAPIST);
		List<Thread> writers = Stream.generate(() -> new Thread(() -> write(author))).limit(WRITERS).toList();
		writers.forEach(Thread::start);
		int saved = 1 + random.nextInt(MOST_SAVED);
		Patiently.ask(acknowledged::size, size -> size >= saved || writers.stream().noneMatch(Thread::isAlive));
		Patiently.sleep(random.nextInt(100));
		kill.run();
		for (Thread writer : writers) {
			writer.join();
		}
		assertThat(acknowledged).as("saved before the kill").hasSizeGreaterThanOrEqualTo(saved);
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
					acknowledged.add(encounter);
				}
			}
		} catch (UncheckedIOException killed) {
			// that is what the test is about
		}
	}

	/** Fails if anything that was acknowledged is not there, and where {@link #checkBothOrNeither()} does. */
	public void checkNothingIsLost() {
		assertThat(checkBothOrNeither()).as("what was acknowledged is kept").containsAll(acknowledged);
	}

	/**
	 * Fails unless each encounter is there with its note or neither is, and every chain of the log is whole.
	 *
	 * @return the encounters that are there
	 */
	public Set<String> checkBothOrNeither() {
		Http author = server.as(DemoClinic.THERAPIST);
		awaitPrivileges(author);
		Set<String> present = new HashSet<>();
		noteByEncounter.forEach((encounter, note) -> {
			Answer record = author.get(REST + "/encounter/" + encounter);
			Answer opened = author.get(NOTES + "/" + note);
			assertThat(record.status()).as(record.body()).isIn(200, 404);
			assertThat(opened.status()).as("the note of encounter " + encounter + ": " + opened.body())
					.isEqualTo(record.status());
			if (record.status() == 200) {
				present.add(encounter);
				assertThat(json(opened).get("text").asText()).isEqualTo("text of " + note);
			}
		});
		Answer all = server.as(DemoClinic.PRIVACY_OFFICER).get(REST + "/sessionnotes/verification");
		assertThat(json(all).get("intact").asBoolean()).as(all.body()).isTrue();
		System.out.printf("killed: %d encounters sent, %d acknowledged, %d there with their notes%n", noteByEncounter.size(),
				acknowledged.size(), present.size());
		return present;
	}

	/** Platform: right after its start, under load, it may not know a role's privileges yet. */
	private static void awaitPrivileges(Http author) {
		String encounter = UUID.randomUUID().toString();
		String note = UUID.randomUUID().toString();
		String both = encounter(CLIENT, ordinary("ordinary"), note(note, "text")).put("uuid", encounter).toString();
		Patiently.ask(() -> {
			author.post(REST + "/encounter", both);
			return author.get(REST + "/encounter/" + encounter).status() == 200
					&& author.get(NOTES + "/" + note).status() == 200;
		}, allowed -> allowed);
	}
}
