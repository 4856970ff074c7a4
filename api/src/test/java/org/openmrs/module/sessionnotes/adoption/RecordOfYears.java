/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.sql.Connection;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The platform's own tables and the module's in an empty database, with years of private notes in obs. */
final class RecordOfYears {

	static final int CONCEPT = 1_000;

	static final int PERSON = 1_000;

	static final int ADMIN = 1;

	private static final int PEOPLE = 20;

	private static final int TEXT_LENGTH = 1024;

	private static final int BATCH = 1_000;

	private final JdbcTemplate jdbc;

	private final Random random = new Random(7);

	RecordOfYears(Connection connection) throws Exception {
		for (String file : Arrays.asList("liquibase-schema-only.xml", "liquibase-core-data.xml")) {
			Database database = DatabaseFactory.getInstance()
					.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			new Liquibase(file, new ClassLoaderResourceAccessor(RecordOfYears.class.getClassLoader()), database)
					.update(new Contexts());
		}
		SessionNotesContextTest.makeTables(connection);
		connection.setAutoCommit(true);
		jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		for (int id = PERSON; id < PERSON + PEOPLE; id++) {
			insert("person",
					Map.of("person_id", id, "uuid", uuid("person", id), "creator", ADMIN, "date_created", ObsRows.WRITTEN));
			insert("users", Map.of("user_id", id, "uuid", uuid("users", id), "creator", ADMIN, "date_created",
					ObsRows.WRITTEN, "person_id", id, "system_id", "user" + id));
			insert("patient", Map.of("patient_id", id, "creator", ADMIN, "date_created", ObsRows.WRITTEN));
		}
		int text = jdbc.queryForObject("select concept_datatype_id from concept_datatype where name = 'Text'",
				Integer.class);
		int kind = jdbc.queryForObject("select concept_class_id from concept_class where name = 'Misc'", Integer.class);
		insert("concept", Map.of("concept_id", CONCEPT, "uuid", SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				"datatype_id", text, "class_id", kind, "creator", ADMIN, "date_created", ObsRows.WRITTEN));
	}

	static String uuid(String table, int id) {
		return UUID.nameUUIDFromBytes((table + id).getBytes()).toString();
	}

	JdbcTemplate jdbc() {
		return jdbc;
	}

	private void insert(String table, Map<String, ?> columns) {
		ObsRows.insert(jdbc, table, columns);
	}

	/**
	 * Writes obs of 1 KiB with the ids from 1 on: of each ten, two are the first and the second version of one answer, and
	 * one is voided.
	 *
	 * @param number a multiple of ten
	 */
	void writeObs(int number) {
		List<Object[]> batch = new ArrayList<>();
		for (int id = 1; id <= number; id++) {
			int person = PERSON + id % PEOPLE;
			boolean edited = id % 10 == 1;
			Integer previous = id % 10 == 2 ? id - 1 : null;
			Timestamp when = new Timestamp(ObsRows.WRITTEN.getTime() + id * 60_000L);
			int writer = PERSON + id % PEOPLE;
			batch.add(new Object[]{id, uuid("obs", id), CONCEPT, person, when, text(id), writer, when,
					edited || id % 10 == 3, previous});
			if (batch.size() == BATCH || id == number) {
				jdbc.batchUpdate("insert into obs (obs_id, uuid, concept_id, person_id, obs_datetime, value_text, creator, "
						+ "date_created, voided, previous_version, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'FINAL')",
						batch);
				batch.clear();
			}
		}
	}

	/** @return how many answers there are among so many obs */
	static int answers(int number) {
		return number / 10 * 9;
	}

	/** What makes the text of an obs known among all others. */
	static String mark(int id) {
		return "mark-" + UUID.nameUUIDFromBytes(("mark" + id).getBytes()) + "-";
	}

	private String text(int id) {
		StringBuilder text = new StringBuilder(TEXT_LENGTH).append(mark(id));
		while (text.length() < TEXT_LENGTH) {
			text.append((char) ('a' + random.nextInt(26)));
		}
		return text.toString();
	}
}
