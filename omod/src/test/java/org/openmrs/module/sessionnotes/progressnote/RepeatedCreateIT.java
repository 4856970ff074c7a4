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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.minutesAgo;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * A client that does not know whether its request arrived sends it again. The uuid that it chose tells: the same request finds
 * the same note, another one is a conflict, and none ends as an error of the server.
 */
class RepeatedCreateIT {

	private static final String PRIVATE_NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final String IN_USE = "sessionnotes.error.uuidInUse";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static RunningServer server;

	private static Http author;

	private Client client;

	private String uuid;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
	}

	@BeforeEach
	void newUuid() {
		client = newClient(server);
		uuid = UUID.randomUUID().toString();
	}

	@Test
	void theSameRequestFindsTheSameNote() {
		String sent = note().toString();
		create(author, note());

		assertThat(json(created(author.post(NOTES, sent))).get("uuid").asText()).isEqualTo(uuid);
		assertThat(notes()).isEqualTo(1);
	}

	@Test
	void theSameRequestFindsTheNoteAsItIsByNow() {
		String sent = note().toString();
		create(author, note());
		ok(author.post(NOTES + "/" + uuid, "{\"plan\":\"Changed\"}"));
		assertThat(json(created(author.post(NOTES, sent))).at("/content/plan").asText()).isEqualTo("Changed");
		ok(step(author, uuid, "sign"));

		assertThat(json(created(author.post(NOTES, sent))).get("state").asText()).isEqualTo("FINAL");
		assertThat(notes()).isEqualTo(1);
	}

	@Test
	void aRequestThatLeavesTheDayOpenFindsItsNoteToo() {
		String sent = JSON.createObjectNode().put("patient", client.uuid()).put("uuid", uuid).toString();

		created(author.post(NOTES, sent));
		created(author.post(NOTES, sent));

		assertThat(notes()).isEqualTo(1);
	}

	@Test
	void anotherRequestIsAConflict() {
		create(author, note());

		for (ObjectNode other : List.of(note().put("plan", "another"), note().put("patient", newClient(server).uuid()),
				note().put("start", minutesAgo(61)).put("end", minutesAgo(11)), note().put("location", DemoClinic.LOCATION),
				note().put("carryForward", true), reordered())) {
			assertError(author.post(NOTES, other.toString()), 409, IN_USE);
		}
		assertThat(notes()).isEqualTo(1);
		assertThat(ok(author.get(NOTES + "/" + uuid)).at("/content/plan").asText())
				.isEqualTo("Weekly, go on with the sleep diary");
	}

	private ObjectNode reordered() {
		ObjectNode note = note();
		note.putArray("techniques").add(ProgressNoteRequests.MINDFULNESS).add(ProgressNoteRequests.CBT);
		return note;
	}

	@Test
	void theSameRequestOfAColleagueIsAConflict() {
		create(author, note());

		assertError(server.as(DemoClinic.OTHER_THERAPIST).post(NOTES, note().toString()), 409, IN_USE);
	}

	@Test
	void theUuidOfAnotherEncounterIsAConflict() {
		Http superuser = server.as(DemoClinic.ADMIN);
		created(superuser.post(REST + "/encounter", encounter(DemoClinic.CONSULTATION).toString()));

		assertError(author.post(NOTES, note().toString()), 409, IN_USE);
	}

	@Test
	void anEncounterOfTheUuidOfANoteIsAConflict() {
		create(author, note());

		Answer refused = author.post(REST + "/encounter", encounter("f0e2c3f0-d01f-4abd-9c70-14c3b7176b80").toString());

		assertError(refused, 409, IN_USE);
	}

	@ParameterizedTest
	@ValueSource(ints = {3, 3, 8})
	void sentSeveralTimesAtOnceItIsOneNote(int times) throws Exception {
		String sent = note().toString();

		List<Answer> answers = atOnce(Collections.nCopies(times, () -> author.post(NOTES, sent)));

		assertThat(answers).allSatisfy(answer -> assertThat(json(created(answer)).get("uuid").asText()).isEqualTo(uuid));
		assertThat(notes()).isEqualTo(1);
	}

	@Test
	void ofDifferentRequestsAtOnceOneIsTheNote() throws Exception {
		Stream<ObjectNode> sent = IntStream.range(0, 4).mapToObj(i -> note().put("plan", "plan " + i));

		List<Answer> answers = atOnce(
				sent.<Callable<Answer>>map(note -> () -> author.post(NOTES, note.toString())).toList());

		assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
		assertThat(answers).allSatisfy(answer -> assertThat(answer.body().toLowerCase()).doesNotContain("sql", "insert"));
		assertThat(notes()).isEqualTo(1);
	}

	@Test
	void aPrivateNoteSentSeveralTimesAtOnceIsOneNote() throws Exception {
		String sent = privateNote().toString();

		List<Answer> answers = atOnce(Collections.nCopies(5, () -> author.post(PRIVATE_NOTES, sent)));

		assertThat(answers).allSatisfy(answer -> assertThat(json(created(answer)).get("uuid").asText()).isEqualTo(uuid));
		assertThat(ok(author.get(PRIVATE_NOTES + "/" + uuid + "/version")).get("results")).hasSize(1);
	}

	@Test
	void aPrivateObsSentSeveralTimesAtOnceIsOneNote() throws Exception {
		String sent = JSON.createObjectNode().put("uuid", uuid).put("person", client.uuid())
				.put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT).put("obsDatetime", minutesAgo(5)).put("value", "kept")
				.toString();

		List<Answer> answers = atOnce(Collections.nCopies(4, () -> author.post(REST + "/obs", sent)));

		assertThat(answers).allSatisfy(RepeatedCreateIT::created);
		assertThat(ok(author.get(PRIVATE_NOTES + "/" + uuid + "/version")).get("results")).hasSize(1);
	}

	@Test
	void anotherPrivateNoteIsAConflict() {
		created(author.post(PRIVATE_NOTES, privateNote().toString()));

		for (ObjectNode other : List.of(privateNote().put("text", "other words"),
				privateNote().put("patient", newClient(server).uuid()), privateNote().put("sessionDate", minutesAgo(99)),
				privateNote().put("concept", "dabada78-a5f1-4ebc-ba82-7a6ad150a030"))) {
			assertError(author.post(PRIVATE_NOTES, other.toString()), 409, IN_USE);
		}
	}

	private ObjectNode note() {
		return complete(client).put("uuid", uuid);
	}

	private ObjectNode privateNote() {
		return JSON.createObjectNode().put("uuid", uuid).put("patient", client.uuid()).put("sessionDate", minutesAgo(5))
				.put("text", "kept");
	}

	private ObjectNode encounter(String type) {
		return JSON.createObjectNode().put("uuid", uuid).put("patient", client.uuid()).put("encounterType", type)
				.put("encounterDatetime", minutesAgo(5));
	}

	private int notes() {
		return ok(author.get(NOTES + "?patient=" + client.uuid())).get("results").size();
	}

	private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(requests.size());
		try {
			List<Answer> answers = new ArrayList<>();
			for (Future<Answer> answer : clients.invokeAll(requests)) {
				answers.add(answer.get());
			}
			return answers;
		} finally {
			clients.shutdown();
		}
	}

	private static Answer created(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return answer;
	}
}
