/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Attacks on disclosures over HTTP. How long refusals take is measured and printed, and not asserted: with
 * {@code -Dattack.timing=2000} two thousand requests each.
 */
@Tag("attack")
class DisclosureAttackIT {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final String DISCLOSURES = REST + "/sessionnotes/disclosure";

	/** What the tests of this class disclosed. */
	private static final List<String> MADE = new ArrayList<>();

	/** On whom no other test discloses, or counts what was disclosed. */
	private static Client client;

	private static Client otherClient;

	private static RunningServer server;

	private static Http author;

	private static Http supervisor;

	private final String text = "canary-" + UUID.randomUUID();

	private String uuid;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
		supervisor = server.as(DemoClinic.SUPERVISOR);
		client = newClient();
		otherClient = newClient();
		server.as(DemoClinic.SYSTEM_ADMINISTRATOR).post(REST + "/sessionnotes/supervision",
				JSON.createObjectNode().put("therapist", DemoClinic.THERAPIST.userUuid())
						.put("supervisor", DemoClinic.SUPERVISOR.userUuid()).put("mode", "ACCESS_ONLY").toString());
	}

	private static Client newClient() {
		Http admin = server.as(DemoClinic.ADMIN);
		ObjectNode person = JSON.createObjectNode().put("gender", "F").put("birthdate", "1990-01-01");
		person.withArray("names").addObject().put("givenName", "Attacked").put("familyName", "Client");
		String uuid = json(admin.post(REST + "/person", person.toString())).get("uuid").asText();
		String number = "A-" + UUID.randomUUID().toString().substring(0, 8);
		ObjectNode patient = JSON.createObjectNode().put("person", uuid);
		patient.withArray("identifiers").addObject().put("identifier", number)
				.put("identifierType", DemoClinic.IDENTIFIER_TYPE).put("location", DemoClinic.LOCATION)
				.put("preferred", true);
		Answer made = admin.post(REST + "/patient", patient.toString());
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return new Client(uuid, "Attacked", "Client", "F", "1990-01-01", number, null);
	}

	@BeforeEach
	void writeANote() {
		uuid = write(client);
	}

	/** So that no test opens what another one disclosed. */
	@AfterEach
	void revokeAll() {
		MADE.forEach(disclosure -> author.post(DISCLOSURES + "/" + disclosure + "/revoke", "{}"));
		MADE.clear();
	}

	@Test
	void h4_anEncounterThatIsGivenToTheClientOpensNothingBeforeItIsConfirmed() {
		String note = UUID.randomUUID().toString();
		ObjectNode session = JSON.createObjectNode().put("patient", otherClient.uuid())
				.put("encounterType", DemoClinic.CONSULTATION).put("location", DemoClinic.LOCATION);
		session.withArray("obs").addObject().put("uuid", note).put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT)
				.put("value", text);
		Answer saved = author.post(REST + "/encounter", session.toString());
		assertThat(saved.status()).as(saved.body()).isEqualTo(201);
		String disclosure = made(training().put("patient", client.uuid()).put("from", "2020-01-01")
				.put("to", LocalDate.now().plusDays(1).toString()));

		Answer moved = server.as(DemoClinic.ADMIN).post(REST + "/encounter/" + json(saved).get("uuid").asText(),
				JSON.createObjectNode().put("patient", client.uuid()).toString());
		assertThat(moved.status()).as(moved.body()).isEqualTo(200);

		assertThat(read(supervisor, note).status()).isEqualTo(404);
		assertThat(read(supervisor, uuid).status()).isEqualTo(200);
		assertThat(author.post(DISCLOSURES + "/" + disclosure + "/confirm", "{}").body())
				.contains("sessionnotes.error.passwordNeeded");
		assertThat(again(supervisor, DemoClinic.SUPERVISOR).post(DISCLOSURES + "/" + disclosure + "/confirm", "{}").status())
				.isIn(400, 403, 404);
		Answer confirmed = again(author, DemoClinic.THERAPIST).post(DISCLOSURES + "/" + disclosure + "/confirm", "{}");
		assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
	}

	@Test
	void m7_custodyOfAnAuthorWhoIsThereIsRefusedAndNoDelayIsEndless() {
		ObjectNode custody = JSON.createObjectNode().put("basis", "CUSTODIAN").put("purpose", "keeps them")
				.put("author", DemoClinic.THERAPIST.userUuid()).put("end", LocalDate.now().plusDays(30).toString());
		custody.putObject("recipient").put("user", DemoClinic.OTHER_THERAPIST.userUuid());
		custody.putObject("evidence").put("AUTHOR_LEFT_ON", LocalDate.now().minusDays(1).toString())
				.put("FORBIDS_TELLING", true);
		Http officer = again(server.as(DemoClinic.PRIVACY_OFFICER), DemoClinic.PRIVACY_OFFICER);
		assertThat(officer.post(DISCLOSURES, custody.toString()).body()).contains("AUTHOR_STILL_ACTIVE");
		assertThat(officer.post(DISCLOSURES, custody.put("tellAuthorFrom", "2099-12-31").toString()).body())
				.contains("DELAY_NOT_ORDERED");

		ObjectNode order = order().put("tellAuthorFrom", LocalDate.now().plusYears(2).toString());
		((ObjectNode) order.get("evidence")).put("FORBIDS_TELLING", true);
		Answer refused = officer.post(DISCLOSURES, order.toString());
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body()).contains("DELAY_TOO_LONG");
	}

	/** The event comes before the answer: where that becomes an error, the log says so. */
	@Test
	void l_aReadingWhoseAnswerBecameAnErrorIsNotCounted() {
		// refused before the note is opened
		assertThat(author.get(NOTES + "/" + uuid + "?v=custom:(text,nosuchproperty)").status()).isEqualTo(400);
		// refused by the platform, which has it open by then
		Answer failed = author.get(REST + "/obs/" + uuid + "?v=custom:(value,nosuchproperty)");
		assertThat(failed.status()).isGreaterThanOrEqualTo(400);
		assertThat(failed.body()).doesNotContain(text);

		List<String> types = new ArrayList<>();
		json(author.get(REST + "/sessionnotes/log?note=" + uuid)).get("results")
				.forEach(event -> types.add(event.get("type").asText()));

		assertThat(types).contains("READ");
		assertThat(Collections.frequency(types, "READ")).isEqualTo(Collections.frequency(types, "READ_NOT_ANSWERED"));
		assertThat(read(author, uuid).status()).isEqualTo(200);
	}

	@Test
	void twentySevenReadingsAroundARevocationNoneAfterIt() throws Exception {
		String disclosure = made(training().put("note", uuid));
		assertThat(read(supervisor, uuid).status()).isEqualTo(200);
		CountDownLatch half = new CountDownLatch(9);
		List<Callable<Answer>> readings = Collections.nCopies(18, () -> {
			half.countDown();
			return read(supervisor, uuid);
		});
		ExecutorService threads = Executors.newFixedThreadPool(9);
		try {
			List<Future<Answer>> around = new ArrayList<>();
			readings.forEach(reading -> around.add(threads.submit(reading)));
			half.await();
			assertThat(author.post(DISCLOSURES + "/" + disclosure + "/revoke", "{}").status()).isEqualTo(200);

			for (int i = 0; i < 9; i++) {
				assertThat(read(supervisor, uuid).status()).as("after the revocation was answered").isEqualTo(404);
			}
			for (Future<Answer> reading : around) {
				assertThat(reading.get().status()).isIn(200, 404);
			}
		} finally {
			threads.shutdownNow();
		}
		assertThat(json(author.get(NOTES + "/" + uuid + "/verification")).get("problems")).isEmpty();
	}

	@Test
	void eightRequestsAtOnceMakeOneFile() throws Exception {
		ObjectNode threat = JSON.createObjectNode().put("basis", "SERIOUS_THREAT").put("note", uuid)
				.put("end", LocalDate.now().plusDays(1).toString()).put("purpose", "to avert it");
		threat.putObject("recipient").put("name", "County Crisis Line").put("address", "1 Road");
		CompleteEvidence.of(threat.putObject("evidence")).put("RATIONALE", "imminent").put("ABLE_TO_PREVENT", "on duty");
		String disclosure = made(threat);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		List<Integer> statuses = new ArrayList<>();
		try {
			List<Future<Answer>> files = new ArrayList<>();
			IntStream.range(0, 8).forEach(i -> files.add(threads.submit(() -> again(author, DemoClinic.THERAPIST)
					.post(DISCLOSURES + "/" + disclosure + "/file", "{}"))));
			for (Future<Answer> file : files) {
				statuses.add(file.get().status());
			}
		} finally {
			threads.shutdownNow();
		}

		assertThat(Collections.frequency(statuses, 200)).as(statuses.toString()).isEqualTo(1);
		assertThat(statuses).allMatch(status -> status == 200 || status == 409 || status == 503);
		List<String> types = new ArrayList<>();
		json(author.get(REST + "/sessionnotes/log?note=" + uuid)).get("results")
				.forEach(event -> types.add(event.get("type").asText()));
		assertThat(Collections.frequency(types, "FILE_MADE")).isEqualTo(1);
	}

	@Test
	void l_howLongARefusalTakesTellsOfNoNote() {
		int requests = Integer.getInteger("attack.timing", 20);
		for (int i = 0; i < 40; i++) {
			made(training().put("patient", otherClient.uuid()).put("from", "2020-01-01")
					.put("to", LocalDate.now().plusDays(1).toString()));
		}
		String readable = write(otherClient);
		assertThat(read(supervisor, readable).status()).isEqualTo(200);
		assertThat(read(supervisor, uuid).status()).isEqualTo(404);
		List<Timed> refusals = new ArrayList<>();
		List<Timed> planted = new ArrayList<>();
		for (int i = 0; i < requests; i++) {
			// in turn, and which one comes first changes: what else the machine does hits both alike
			refusals.add(timed(i % 2 == 0, uuid));
			refusals.add(timed(i % 2 != 0, uuid));
		}
		for (int i = 0; i < requests; i++) {
			planted.add(timed(i % 2 == 0, readable));
			planted.add(timed(i % 2 != 0, readable));
		}

		System.out.printf("Refusals of a note that exists and of none, n = %d each: z = %.2f%n", requests, z(refusals));
		System.out.printf("The planted difference, a note that is given out and none, n = %d each: z = %.2f%n", requests,
				z(planted));
		assertThat(refusals).hasSize(2 * requests);
	}

	private static Timed timed(boolean existing, String note) {
		String asked = existing ? note : UUID.randomUUID().toString();
		long start = System.nanoTime();
		read(supervisor, asked);
		return new Timed(existing, System.nanoTime() - start);
	}

	/** Mann and Whitney's rank sum, which one slow answer does not sway, as a normal deviate. */
	private static double z(List<Timed> times) {
		List<Timed> sorted = new ArrayList<>(times);
		sorted.sort((one, another) -> Long.compare(one.nanos(), another.nanos()));
		double ranks = 0;
		long existing = times.stream().filter(Timed::existing).count();
		long others = times.size() - existing;
		for (int i = 0; i < sorted.size(); i++) {
			ranks += sorted.get(i).existing() ? i + 1 : 0;
		}
		double expected = existing * (times.size() + 1) / 2.0;
		return (ranks - expected) / Math.sqrt(existing * others * (times.size() + 1) / 12.0);
	}

	private record Timed(boolean existing, long nanos) {
	}

	private ObjectNode training() {
		ObjectNode training = JSON.createObjectNode().put("basis", "TRAINING").put("purpose", "supervision")
				.put("end", LocalDate.now().plusDays(30).toString());
		training.putObject("recipient").put("user", DemoClinic.SUPERVISOR.userUuid());
		CompleteEvidence.of(training.putObject("evidence")).put("TRAINING_PROGRAM", "the clinic's programme");
		return training;
	}

	private static ObjectNode order() {
		ObjectNode order = JSON.createObjectNode().put("basis", "REQUIRED_BY_LAW").put("purpose", "case 12")
				.put("author", DemoClinic.THERAPIST.userUuid()).put("patient", client.uuid())
				.put("from", LocalDate.now().minusDays(1).toString()).put("to", LocalDate.now().toString())
				.put("end", LocalDate.now().plusDays(30).toString());
		order.putObject("recipient").put("user", DemoClinic.OTHER_THERAPIST.userUuid());
		CompleteEvidence.of(order.putObject("evidence")).put("INSTRUMENT", "COURT_ORDER").put("ISSUER", "District Court")
				.put("REFERENCE", "12/2026").put("ISSUED_ON", LocalDate.now().minusDays(3).toString());
		return order;
	}

	private static String made(ObjectNode asked) {
		Answer answer = again(author, DemoClinic.THERAPIST).post(DISCLOSURES, asked.toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		String disclosure = json(answer).get("uuid").asText();
		MADE.add(disclosure);
		return disclosure;
	}

	private String write(Client ofWhom) {
		String note = UUID.randomUUID().toString();
		assertThat(author.post(NOTES, JSON.createObjectNode().put("uuid", note).put("patient", ofWhom.uuid())
				.put("text", text).put("sessionDate", Http.date(Instant.now())).toString()).status()).isEqualTo(201);
		return note;
	}

	private static Http again(Http http, Account account) {
		return http.withPasswordAgain(account.password());
	}

	private static Answer read(Http http, String note) {
		return http.get(NOTES + "/" + note);
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
