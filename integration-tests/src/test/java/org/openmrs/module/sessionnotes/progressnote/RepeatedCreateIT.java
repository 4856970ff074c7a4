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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervise;

import java.time.LocalDate;
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
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
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

	private static final String DISCLOSURES = REST + "/sessionnotes/disclosure";

	private static final String DELETIONS = REST + "/sessionnotes/log/deletion";

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

	@Test
	void anObsOfADraftSentTwiceIsAConflict() {
		create(author, note());
		String sent = JSON.createObjectNode().put("uuid", UUID.randomUUID().toString()).put("encounter", uuid)
				.put("person", client.uuid()).put("concept", DemoClinic.TEXT_CONCEPT).put("obsDatetime", minutesAgo(5))
				.put("value", "kept").toString();
		created(author.post(REST + "/obs", sent));

		assertError(author.post(REST + "/obs", sent), 409, "sessionnotes.error.obsUuidInUse");
	}

	@ParameterizedTest
	@ValueSource(ints = {3, 6})
	void anEncounterOfTheTypeOfNotesSentAtOnceIsOne(int times) throws Exception {
		String sent = encounter("f0e2c3f0-d01f-4abd-9c70-14c3b7176b80").toString();

		List<Answer> answers = atOnce(Collections.nCopies(times, () -> author.post(REST + "/encounter", sent)));

		assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
		assertThat(answers).allSatisfy(answer -> assertThat(answer.body().toLowerCase()).doesNotContain("sql", "insert"));
		assertThat(notes()).isEqualTo(1);
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

	@Test
	void aDisclosureSentSeveralTimesIsOne() throws Exception {
		supervise(server, DemoClinic.THERAPIST, DemoClinic.SUPERVISOR, "ACCESS_ONLY");
		String sent = disclosure().toString();

		List<Answer> answers = atOnce(
				Collections.nCopies(4, () -> author.withPasswordAgain().post(DISCLOSURES, sent)));
		String again = created(author.withPasswordAgain().post(DISCLOSURES, sent)).body();

		assertThat(answers).allSatisfy(answer -> assertThat(json(created(answer)).get("uuid").asText()).isEqualTo(uuid));
		assertThat(json(author.get(DISCLOSURES)).toString().split(uuid)).as("in the list once").hasSize(2);
		assertThat(created(author.post(DISCLOSURES, again)).body()).as("as it was read").contains(uuid);
	}

	@Test
	void anotherDisclosureIsAConflict() {
		supervise(server, DemoClinic.THERAPIST, DemoClinic.SUPERVISOR, "ACCESS_ONLY");
		created(author.withPasswordAgain().post(DISCLOSURES, disclosure().toString()));

		ObjectNode evidence = disclosure();
		evidence.withObject("/evidence").put("TRAINING_PROGRAM", "another programme");
		ObjectNode recipient = disclosure();
		recipient.withObject("/recipient").put("user", DemoClinic.OTHER_THERAPIST.userUuid());
		for (ObjectNode other : List.of(evidence, recipient, disclosure().put("purpose", "another"),
				disclosure().put("start", minutesAgo(5)), disclosure().put("end", LocalDate.now().plusDays(31).toString()),
				disclosure().put("from", "2026-01-02"), disclosure().put("patient", newClient(server).uuid()),
				disclosure().put("kind", "SUD_COUNSELING_NOTE"), disclosure().put("excerpt", "a few words"))) {
			Answer refused = author.withPasswordAgain().post(DISCLOSURES, other.toString());
			assertError(refused, 409, "sessionnotes.error.disclosure.uuidInUse");
		}
		assertError(author.withPasswordAgain().post(DISCLOSURES, disclosure().put("uuid", "mine").toString()), 400,
				"sessionnotes.error.invalidUuid");
	}

	@Test
	void aProposalToDeleteEventsSentSeveralTimesIsOne() throws Exception {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER).withPasswordAgain();
		// platform: of several first sign-ins of a user at once one may fail
		ok(officer.get(DELETIONS));
		String sent = JSON.createObjectNode().put("uuid", uuid).put("olderThan", "2010-01-01").toString();

		List<Answer> answers = atOnce(Collections.nCopies(3, () -> officer.post(DELETIONS, sent)));

		assertThat(answers).allSatisfy(answer -> assertThat(ok(answer).get("uuid").asText()).isEqualTo(uuid));
		assertThat(ok(officer.post(DELETIONS, sent)).get("uuid").asText()).isEqualTo(uuid);
		assertThat(ok(officer.get(DELETIONS)).get("results").findValuesAsText("uuid")).containsOnlyOnce(uuid);
		assertError(officer.post(DELETIONS, sent.replace("2010", "2011")), 409, "sessionnotes.error.logDeletion.uuidInUse");
	}

	private ObjectNode disclosure() {
		ObjectNode disclosure = JSON.createObjectNode().put("uuid", uuid).put("basis", "TRAINING")
				.put("patient", client.uuid()).put("from", "2026-01-01").put("to", "2026-06-30")
				.put("purpose", "supervision").put("end", LocalDate.now().plusDays(30).toString());
		disclosure.putObject("recipient").put("user", DemoClinic.SUPERVISOR.userUuid());
		CompleteEvidence.of(disclosure.putObject("evidence")).put("TRAINING_PROGRAM", "the clinic's programme");
		return disclosure;
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
