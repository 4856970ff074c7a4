/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.MariaDb;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Two servers on one MariaDB, each with many clients who read and write notes at once, a good part of them the same note.
 * How many and how long is given by the system properties {@code cluster.clients} and {@code cluster.seconds}.
 */
@Tag("cluster")
class ClusterIT {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final int CLIENTS = Integer.getInteger("cluster.clients", 50);

	private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("cluster.seconds", 120));

	private static final List<Account> THERAPISTS = List.of(DemoClinic.THERAPIST, DemoClinic.OTHER_THERAPIST);

	@TempDir
	private Path directory;

	/** The notes that anybody may read by now, by the place of their author among the therapists. */
	private final List<Queue<String>> notes = List.of(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final AtomicLong created = new AtomicLong();

	private final AtomicLong amended = new AtomicLong();

	private final AtomicLong read = new AtomicLong();

	private volatile Instant end;

	@Test
	void noChainBreaksNoEventIsLostAndNoDeadlockReachesAUser() throws Exception {
		try (MariaDb database = new MariaDb(directory.resolve("mariadb"), "--max-connections=400")) {
			Map<String, String> options = database.options();
			try (RunningServer first = RunningServer.start(directory.resolve("one"), options)) {
				// the signing key is made with the first checkpoint
				assertThat(first.as(DemoClinic.PRIVACY_OFFICER).post(REST + "/sessionnotes/log/checkpoint", "{}").status())
						.isBetween(200, 201);
			}
			// the keys of the cluster are on each of its servers
			copy(directory.resolve("one"), directory.resolve("two"));
			try (RunningServer one = RunningServer.start(directory.resolve("one"), options);
					RunningServer two = RunningServer.start(directory.resolve("two"), options);
					Connection connection = DriverManager.getConnection(database.url(), "root", "")) {
				check(one, two, connection);
			}
		}
	}

	private void check(RunningServer one, RunningServer two, Connection connection) throws Exception {
		for (int i = 0; i < THERAPISTS.size(); i++) {
			Http author = one.as(THERAPISTS.get(i));
			String hot = UUID.randomUUID().toString();
			assertThat(author.post(NOTES, note(hot, "everybody reads this one")).status()).isEqualTo(201);
			notes.get(i).add(hot);
		}
		long createdBefore = events(connection, "CREATED");
		long amendedBefore = events(connection, "AMENDED");
		long readBefore = events(connection, "READ");

		work(one, two);

		System.out.println("created " + created + ", amended " + amended + ", read " + read + ", refused or failed "
				+ failures.size());
		assertThat(failures.stream().distinct().limit(5)).isEmpty();
		assertThat(read.get()).isPositive();
		assertThat(events(connection, "CREATED") - createdBefore).as("notes written").isEqualTo(created.get());
		assertThat(events(connection, "AMENDED") - amendedBefore).as("notes amended").isEqualTo(amended.get());
		assertThat(events(connection, "READ") - readBefore).as("notes read").isEqualTo(read.get());
		for (RunningServer server : List.of(one, two)) {
			JsonNode verified = JSON
					.readTree(server.as(DemoClinic.PRIVACY_OFFICER).get(REST + "/sessionnotes/verification").body());
			assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
		}
	}

	private void work(RunningServer one, RunningServer two) throws InterruptedException {
		List<Thread> clients = new ArrayList<>();
		for (RunningServer server : List.of(one, two)) {
			for (int i = 0; i < CLIENTS; i++) {
				int therapist = i % THERAPISTS.size();
				boolean writes = i % 4 < 2;
				BrowserSession session = session(server, THERAPISTS.get(therapist));
				clients.add(new Thread(() -> {
					while (Instant.now().isBefore(end)) {
						if (writes) {
							write(session, therapist);
						} else {
							read(session, therapist);
						}
					}
				}));
			}
		}
		end = Instant.now().plus(TIME);
		clients.forEach(Thread::start);
		for (Thread client : clients) {
			client.join();
		}
	}

	private void write(BrowserSession session, int therapist) {
		String uuid = UUID.randomUUID().toString();
		if (succeeds(session.send("POST", NOTES, note(uuid, "first words")), 201)) {
			created.incrementAndGet();
			if (succeeds(session.send("POST", NOTES + "/" + uuid, "{\"version\":1,\"text\":\"other words\"}"), 200)) {
				amended.incrementAndGet();
			}
			notes.get(therapist).add(uuid);
		}
	}

	/** Every other time the note that all read. */
	private void read(BrowserSession session, int therapist) {
		Queue<String> written = notes.get(therapist);
		for (String uuid : new String[]{written.peek(), written.stream().skip(written.size() / 2).findFirst().get()}) {
			if (succeeds(session.send("GET", NOTES + "/" + uuid, null), 200)) {
				read.incrementAndGet();
			}
		}
	}

	private boolean succeeds(Answer answer, int status) {
		if (answer.status() == status) {
			return true;
		}
		failures.add(answer.status() + ": " + answer.body());
		return false;
	}

	private static BrowserSession session(RunningServer server, Account account) {
		BrowserSession session = new BrowserSession(server.baseUrl());
		assertThat(session.signIn(account.username(), account.password()).status()).isEqualTo(200);
		return session;
	}

	private static String note(String uuid, String text) {
		return JSON.createObjectNode().put("uuid", uuid).put("patient", DemoClinic.FIRST_CLIENT.uuid()).put("text", text)
				.toString();
	}

	private static long events(Connection connection, String type) throws SQLException {
		try (PreparedStatement count = connection
				.prepareStatement("select count(*) from sessionnotes_access_event where event_type = ?")) {
			count.setString(1, type);
			try (ResultSet result = count.executeQuery()) {
				result.next();
				return result.getLong(1);
			}
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			files.forEach(file -> {
				try {
					Files.copy(file, to.resolve(from.relativize(file)));
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
	}
}
