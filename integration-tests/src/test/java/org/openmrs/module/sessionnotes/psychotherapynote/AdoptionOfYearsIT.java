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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Years of private notes, adopted by a real server on MariaDB that has the platform's auditing switched on, and that is killed
 * three times on the way. How many obs is given by the system property {@code adoption.obs}, a multiple of ten.
 */
@Tag("adoption")
class AdoptionOfYearsIT {

	private static final int OBS = Integer.getInteger("adoption.obs");

	private static final int SAMPLES = 100;

	/** More than the heap of a server that does nothing, in MiB. */
	private static final int MOST_HEAP = 300;

	/** What the platform itself writes and Envers copies, beside what is put into the tables. */
	private static final int WRITTEN_BY_REST = 3;

	@TempDir
	private Path directory;

	private YearsOfObs record;

	private AdoptionRequests requests;

	private RunningServer server;

	private int highestOverIdle;

	@Test
	void killedThreeTimesTheServerLosesAndDoublesNothing() throws Exception {
		try (YearsDatabase database = new YearsDatabase(directory.resolve("mariadb"))) {
			server = RunningServer.start(directory.resolve("server"), database.options());
			try (Connection connection = database.connect()) {
				adopt(database, connection);
			} finally {
				server.close();
			}
		}
	}

	private void adopt(YearsDatabase database, Connection connection) throws Exception {
		requests = new AdoptionRequests(server);
		String concept = requests.textConcept();
		String byRest = writeByRest(concept);
		record = new YearsOfObs(connection, concept, OBS);
		assertThat(record.audited()).as("what Envers itself has made").isEqualTo(WRITTEN_BY_REST + 2);
		record.write();
		long all = OBS + WRITTEN_BY_REST;
		Set<String> samples = marks(samples());
		assertThat(database.marksInDump()).containsAll(samples);
		assertThat(record.audited()).isGreaterThan(all);
		requests.restrict(concept);

		long begin = System.nanoTime();
		for (int tenths : new int[]{8, 5, 2}) {
			killAt(all / 10 * tenths, concept);
			assertThat(record.inRecord() + versions()).as("each is in the record or in the store").isEqualTo(all);
			assertThat(record.inRecord()).as("killed in the middle").isPositive();
			server.start();
		}
		JsonNode done = finish(concept);
		long seconds = (System.nanoTime() - begin) / 1_000_000_000;

		assertThat(done.at("/adoption/state").asText()).isEqualTo("DONE");
		assertThat(done.at("/adoption/left")).isEmpty();
		assertThat(record.inRecord()).isZero();
		assertThat(record.audited()).isZero();
		assertThat(versions()).isEqualTo(all).isEqualTo(sum(done, "versions"));
		assertThat(record.count("select count(distinct note_id, version) from sessionnotes_note_version")).isEqualTo(all);
		assertThat(record.count("select count(*) from sessionnotes_note"))
				.isEqualTo(record.count("select count(distinct uuid) from sessionnotes_note"))
				.isEqualTo(record.answers() + WRITTEN_BY_REST - 1).isEqualTo(sum(done, "notes"));
		System.out.printf("ADOPTION %d obs in %d s, with three kills and starts of the server in it%n", all, seconds);
		assertNothingIsLeft(database, connection, samples);
		assertAuthorsReadTheirNotes(byRest);
		assertTheLogTellsOfIt();
		assertThat(highestOverIdle).as("heap above that of an idle server, in MiB").isLessThanOrEqualTo(MOST_HEAP);
	}

	/** @return the uuid of an answer that was edited; another one is voided */
	private String writeByRest(String concept) {
		Http author = server.as(DemoClinic.THERAPIST);
		String first = AdoptionRequests.obs(author, concept, "first words");
		assertThat(author.post(REST + "/obs/" + first, "{\"value\": \"other words\"}").status()).isEqualTo(200);
		String edited = AdoptionRequests.currentObs(author, concept);
		String voided = AdoptionRequests.obs(author, concept, "never mind");
		assertThat(author.delete(REST + "/obs/" + voided + "?reason=why").status()).isEqualTo(204);
		return edited;
	}

	/** Has the adoption begin or go on, and kills the server when no more than so many obs are in the record. */
	private void killAt(long left, String concept) throws Exception {
		try (HeapGauge gauge = new HeapGauge(server.process())) {
			start(concept);
			while (record.inRecord() > left) {
				assertThat(server.isRunning()).isTrue();
				Thread.sleep(100);
			}
			server.kill();
			note(gauge, "killed with " + record.inRecord() + " obs left");
		}
	}

	private JsonNode finish(String concept) throws Exception {
		try (HeapGauge gauge = new HeapGauge(server.process())) {
			start(concept);
			JsonNode state = requests.state();
			for (String shown = ""; state.get("running").asBoolean(); state = requests.state()) {
				String progress = state.at("/adoption/obsSeen").asText() + " of " + state.at("/adoption/obs").asText();
				if (!progress.equals(shown)) {
					System.out.println("ADOPTION progress over REST: " + progress);
					shown = progress;
				}
				Thread.sleep(1_000);
			}
			note(gauge, "done; after a full collection " + gauge.live());
			return state;
		}
	}

	/** After a crash, as soon as the run counts as dead. */
	private void start(String concept) throws InterruptedException {
		Answer answer = requests.post("start", concept);
		while (answer.status() == 409) {
			Thread.sleep(1_000);
			answer = requests.post("start", concept);
		}
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
	}

	private void note(HeapGauge gauge, String what) {
		highestOverIdle = Math.max(highestOverIdle, (int) (gauge.peak() - gauge.idle()));
		System.out.printf("ADOPTION heap in MiB: idle %d, peak %d, most after a collection %d; %s%n", gauge.idle(),
				gauge.peak(), gauge.peakAfterCollection(), what);
	}

	private void assertNothingIsLeft(YearsDatabase database, Connection connection, Set<String> samples) throws Exception {
		assertThat(database.marksInDump()).as("in a dump of everything").isEmpty();
		assertThat(YearsDatabase.marksUnder(server.dataDirectory())).as("in the server's directory").isEmpty();
		// no promise: free pages, undo and redo logs are the database's own, see docs/adoption.md
		String before = samplesIn(database.marksInFiles(), samples);
		try (Statement statement = connection.createStatement()) {
			statement.execute("alter table obs force");
			statement.execute("alter table obs_AUD force");
		}
		System.out.printf("ADOPTION of %d samples in the database's own files: %s; after obs and obs_AUD were rebuilt: %s%n",
				SAMPLES, before, samplesIn(database.marksInFiles(), samples));
	}

	/** @return files, each with how many samples are in it */
	private static String samplesIn(Map<String, Set<String>> marks, Set<String> samples) {
		Map<String, Long> counts = new TreeMap<>();
		marks.forEach((file, found) -> counts.put(file, found.stream().filter(samples::contains).count()));
		return counts.toString();
	}

	private void assertAuthorsReadTheirNotes(String byRest) {
		for (int obs : samples()) {
			Answer answer = server.as(YearsOfObs.author(obs)).get(NOTES + "/" + YearsOfObs.noteUuid(obs) + "/version");
			assertThat(answer.status()).as(answer.body()).isEqualTo(200);
			assertThat(json(answer).get("results")).extracting(version -> version.get("text").asText())
					.contains(YearsOfObs.text(obs)).hasSize(obs % 10 == 1 || obs % 10 == 2 ? 2 : 1);
		}
		assertThat(json(server.as(DemoClinic.THERAPIST).get(NOTES + "/" + byRest)).get("text").asText())
				.isEqualTo("other words");
	}

	private void assertTheLogTellsOfIt() throws Exception {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		String log = REST + "/sessionnotes/log?type=ADOPTION_";
		assertThat(json(officer.get(log + "STARTED")).get("results")).hasSize(1);
		assertThat(json(officer.get(log + "RESUMED")).get("results")).hasSize(3);
		String credentials = DemoClinic.PRIVACY_OFFICER.username() + ":" + DemoClinic.PRIVACY_OFFICER.password();
		// without a limit of time, for it opens every version there is
		String verified = HttpClient.newHttpClient().send(
				HttpRequest.newBuilder(URI.create(server.baseUrl() + REST + "/sessionnotes/verification"))
						.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
						.build(),
				BodyHandlers.ofString()).body();
		assertThat(json(new Answer(200, verified)).get("intact").asBoolean()).as(verified).isTrue();
	}

	private long versions() throws SQLException {
		return record.count("select count(*) from sessionnotes_note_version");
	}

	private static long sum(JsonNode state, String what) {
		long sum = 0;
		for (JsonNode count : state.at("/adoption/counts")) {
			sum += count.get(what).asLong();
		}
		return sum;
	}

	private static Set<Integer> samples() {
		Random random = new Random(11);
		Set<Integer> samples = new HashSet<>();
		while (samples.size() < SAMPLES) {
			samples.add(1 + random.nextInt(OBS));
		}
		return samples;
	}

	private static Set<String> marks(Set<Integer> samples) {
		Set<String> marks = new HashSet<>();
		samples.forEach(obs -> marks.add(YearsOfObs.mark(obs)));
		return marks;
	}
}
