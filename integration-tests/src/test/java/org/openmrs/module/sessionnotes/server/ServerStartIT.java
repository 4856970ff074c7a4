/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.psychotherapynote.KilledWhileSaving;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http.Answer;

/**
 * The launcher itself: what the other tests on the level of the server rely on. One server lives through all of it, in order.
 */
@TestMethodOrder(OrderAnnotation.class)
class ServerStartIT {

	private static final String REST = "/ws/rest/v1";

	private static RunningServer server;

	/** An obs that was acknowledged before the server was stopped in order. */
	private static final String ACKNOWLEDGED = UUID.randomUUID().toString();

	@TempDir
	static Path directory;

	@BeforeAll
	static void startServer() {
		server = RunningServer.start(directory.resolve("data"), Map.of());
	}

	@AfterAll
	static void stopServer() {
		if (server != null) {
			server.close();
		}
	}

	@Test
	@Order(1)
	void everyAccountCanLogIn() {
		for (Account account : DemoClinic.STAFF) {
			assertThat(server.as(account).get(REST + "/session").body()).as(account.username())
					.contains("\"authenticated\":true", account.userUuid());
		}
	}

	@Test
	@Order(2)
	void aTherapistFindsTheClientsWithTheirActiveVisitsOverRestAndFhir() {
		Http therapist = server.as(DemoClinic.THERAPIST);

		for (Client client : DemoClinic.CLIENTS) {
			assertThat(therapist.get(REST + "/visit?includeInactive=false&patient=" + client.uuid()).body())
					.contains(client.visitUuid());
			assertThat(therapist.get("/ws/fhir2/R4/Patient/" + client.uuid()).body()).contains(client.number());
		}
	}

	@Test
	@Order(3)
	void aTherapistWritesAnEncounterWithAGroupOfObs() {
		Answer answer = server.as(DemoClinic.THERAPIST).post(REST + "/encounter", """
				{"patient": "%s", "visit": "%s", "encounterType": "%s", "location": "%s", "obs": [
				{"concept": "%s", "value": "Sleeps badly"},
				{"concept": "%s", "groupMembers": [{"concept": "%s", "value": 12}]}]}""".formatted(
				DemoClinic.FIRST_CLIENT.uuid(), DemoClinic.FIRST_CLIENT.visitUuid(), DemoClinic.CONSULTATION,
				DemoClinic.LOCATION, DemoClinic.TEXT_CONCEPT, DemoClinic.GROUP_CONCEPT, DemoClinic.NUMERIC_CONCEPT));

		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
	}

	@Test
	@Order(4)
	void listensOnTheLoopbackAddressOnly() {
		assertThat(server.baseUrl()).matches("http://127\\.0\\.0\\.1:\\d+/openmrs");
	}

	@Test
	@Order(5)
	void stopsInOrderAndLeavesNoProcessButItsData() throws Exception {
		Answer written = server.as(DemoClinic.THERAPIST).post(REST + "/obs", """
				{"uuid": "%s", "person": "%s", "concept": "%s", "value": "Acknowledged", "obsDatetime": "%s"}""".formatted(
				ACKNOWLEDGED, DemoClinic.FIRST_CLIENT.uuid(), DemoClinic.TEXT_CONCEPT, Http.date(Instant.now())));
		assertThat(written.status()).as(written.body()).isEqualTo(201);
		ProcessHandle process = server.process();

		server.stop();

		assertThat(process.isAlive()).isFalse();
		assertThat(server.exitCode()).isZero();
		assertThat(server.output()).endsWith("Stopped");
		assertThat(server.platformLog()).exists();
		assertThat(server.consoleLog()).isNotEmptyFile();
		Path dump = directory.resolve("dump.sql");
		server.dumpDatabase(dump);
		assertThat(Files.readString(dump)).contains(ACKNOWLEDGED, DemoClinic.FIRST_CLIENT.number());
	}

	/**
	 * H2 1.4.200 loses commits that it has acknowledged when it is killed while several connections write. It may lose rows of
	 * the clinic itself with them, or damage them: then nothing can be compared, and the test is reported as aborted.
	 */
	@Test
	@Order(6)
	void startsAgainAfterAKillWithEncountersAndTheirNotesBothThereOrBothAbsent() throws Exception {
		server.start();
		KilledWhileSaving saving = new KilledWhileSaving(server);
		for (int kills = Math.max(1, KilledWhileSaving.KILLS / 2); kills > 0; kills--) {
			saving.kill(server::kill);

			startWithWhatH2Kept();

			saving.checkBothOrNeither();
		}
	}

	private static void startWithWhatH2Kept() {
		try {
			server.start();
		} catch (IllegalStateException e) {
			assumeThat(e).hasMessageNotContaining("The demonstration clinic could not be loaded");
			throw e;
		}
	}
}
