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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.MariaDb;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Prints how long a page of the log takes over REST on MariaDB, with as many events as are told. {@code src/benchmark/log.sh} runs
 * it. The events are not chained: nothing here checks them.
 */
public final class LogBenchmark {

	private static final String LOG = "/ws/rest/v1/sessionnotes/log?limit=50&totalCount=false";

	private static final int RUNS = 7;

	private static final int NOTES = 20_000;

	/** Of one client; the others share the rest. */
	private static final int NOTES_OF_CLIENT = 500;

	private static final String CLIENT = "5d0e7b1a-0000-4000-8000-000000000001";

	private LogBenchmark() {
	}

	/** @param arguments the number of events */
	public static void main(String[] arguments) throws IOException, SQLException {
		int events = Integer.parseInt(arguments[0]);
		Path directory = Files.createTempDirectory("sessionnotes-log");
		try (MariaDb database = new MariaDb(directory.resolve("database"));
				RunningServer server = RunningServer.start(directory.resolve("server"), database.options())) {
			try (Connection connection = DriverManager.getConnection(database.url(), "root", "");
					Statement statement = connection.createStatement()) {
				fill(statement, events);
			}
			measure(server.as(DemoClinic.PRIVACY_OFFICER), events);
		}
	}

	private static void fill(Statement statement, int events) throws SQLException {
		statement
				.executeUpdate("insert into sessionnotes_note (uuid, author_uuid, patient_uuid, concept_uuid, session_date, "
						+ "date_created, current_version) select uuid(), uuid(), if(seq <= " + NOTES_OF_CLIENT + ", '"
						+ CLIENT
						+ "', concat('client-', seq % 500)), 'concept', seq, seq, 1 from seq_1_to_" + NOTES);
		statement.executeUpdate(
				"insert into sessionnotes_access_event (event_uuid, chain, sequence_number, event_type, note_id, "
						+ "user_uuid, signed_in_user_uuid, occurred_at, detail, hash, address) "
						+ "select uuid(), concat('bench-', seq % " + NOTES + "), seq, "
						+ "if(seq % 20000 = 7, 'VOIDED', elt(1 + seq % 10, 'LOG_READ', 'DENIED', 'AMENDED', 'READ', 'READ', 'READ', "
						+ "'READ', 'READ', 'READ', 'READ')), if(seq % 10 = 0, null, (select min(note_id) from sessionnotes_note) + seq % "
						+ NOTES + "), if(seq % 5 = 0, '" + DemoClinic.THERAPIST.userUuid()
						+ "', concat('user-', seq % 50)), "
						+ "if(seq % 5 = 0, '" + DemoClinic.THERAPIST.userUuid() + "', concat('user-', seq % 50)), "
						+ "1600000000000 + seq * 160000, 'NOT_ENTITLED', sha2(seq, 256), '10.0.0.5' from seq_1_to_"
						+ events);
		fillWithWorkOnClients(statement);
		statement.execute("analyze table sessionnotes_access_event, sessionnotes_note, sessionnotes_disclosure, "
				+ "sessionnotes_document, sessionnotes_client_request, sessionnotes_legal_hold");
	}

	/**
	 * Gives one event in ten, of those that name no note, a disclosure, a paper, a request or a client. The client of the search
	 * has 100 of each but legal holds, of which a clinic has few.
	 */
	private static void fillWithWorkOnClients(Statement statement) throws SQLException {
		String clients = "if(seq <= 100, '" + CLIENT + "', concat('client-', seq % 500))";
		statement.executeUpdate("insert into sessionnotes_disclosure (disclosure_uuid, kind, author_uuid, patient_uuid, "
				+ "made_by, made_at, state, content) select concat('disclosure-', seq), 'PSYCHOTHERAPY', 'author', "
				+ clients
				+ ", 'author', seq, 'REVOKED', 'x' from seq_1_to_20000");
		statement.executeUpdate("insert into sessionnotes_document (uuid, patient_uuid, kind, file_type, file_size, digest, "
				+ "created_on, added_by, added_at, key_id, seal, ciphertext) select concat('paper-', seq), " + clients
				+ ", 'SCAN', 'PDF', 1, 'x', '2020-01-01', 'officer', seq, 1, 'x', 'x' from seq_1_to_20000");
		statement.executeUpdate(
				"insert into sessionnotes_client_request (uuid, kind, patient_uuid, state, received_on, due_on, "
						+ "key_id, ciphertext) select concat('request-', seq), 'ACCESS', " + clients
						+ ", 'CLOSED', '2020-01-01', '2020-02-01', 1, 'x' from seq_1_to_20000");
		statement.executeUpdate("insert into sessionnotes_legal_hold (uuid, target, target_uuid, reference, told_to_author, "
				+ "placed_by, placed_at) select concat('hold-', seq), 'CLIENT', if(seq <= 3, '" + CLIENT
				+ "', concat('client-', seq)), 'case', true, 'officer', seq from seq_1_to_50");
		String which = "1 + sequence_number div 40 % 20000";
		statement.executeUpdate("update sessionnotes_access_event set "
				+ "event_type = elt(1 + sequence_number div 10 % 4, 'DISCLOSED', 'DOCUMENT_OPENED', 'CLIENT_REQUEST_STEP', "
				+ "'ACCOUNTING_MADE'), "
				+ "disclosure_uuid = if(sequence_number div 10 % 4 = 0, concat('disclosure-', " + which + "), null), "
				+ "detail = elt(1 + sequence_number div 10 % 4, 'SERIOUS_THREAT', concat('paper-', " + which
				+ "), concat('request-', " + which + ", ' GRANT'), concat('client-', sequence_number % 500)) "
				+ "where note_id is null and chain like 'bench-%'");
	}

	private static void measure(Http officer, int events) throws IOException {
		Map<String, String> searches = new LinkedHashMap<>();
		searches.put("everything", "");
		searches.put("a person with a fifth of all events", "&user=" + DemoClinic.THERAPIST.userUuid());
		searches.put("a person with a fifth of all events, and a kind of which they have none",
				"&type=VOIDED&user=" + DemoClinic.THERAPIST.userUuid());
		searches.put("a person without an event", "&user=" + DemoClinic.NURSE.userUuid());
		searches.put("a client with " + NOTES_OF_CLIENT + " notes", "&patient=" + CLIENT);
		searches.put("a client with " + NOTES_OF_CLIENT + " notes, and a kind of event that names no note",
				"&type=DOCUMENT_OPENED&patient=" + CLIENT);
		searches.put("a client with " + NOTES_OF_CLIENT + " notes, and a person with a fifth of all events",
				"&patient=" + CLIENT + "&user=" + DemoClinic.THERAPIST.userUuid());
		searches.put("a frequent kind", "&type=READ");
		searches.put("a rare kind", "&type=VOIDED");
		searches.put("a day", "&from=2022-01-01&to=2022-01-02");
		for (Map.Entry<String, String> search : searches.entrySet()) {
			JsonNode page = measure(officer, events, search.getKey(), LOG + search.getValue());
			JsonNode last = page.get("results").get(page.get("results").size() - 1);
			if (last != null) {
				measure(officer, events, search.getKey() + ", the next page",
						LOG + search.getValue() + "&before=" + last.get("uuid").asText());
			}
		}
	}

	private static JsonNode measure(Http officer, int events, String search, String path) throws IOException {
		long[] times = new long[RUNS];
		Answer answer = null;
		for (int run = 0; run < RUNS; run++) {
			long start = System.nanoTime();
			answer = officer.get(path);
			times[run] = (System.nanoTime() - start) / 1_000_000;
		}
		if (answer.status() != 200) {
			throw new IllegalStateException(answer.body());
		}
		JsonNode page = new ObjectMapper().readTree(answer.body());
		long first = times[0];
		Arrays.sort(times);
		System.out.printf("LOG of %,d events, %s: %d ms the first time, %d ms in the middle, %d events%n", events, search,
				first,
				times[RUNS / 2], page.get("results").size());
		return page;
	}
}
