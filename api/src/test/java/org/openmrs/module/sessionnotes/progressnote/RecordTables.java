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

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The platform's own tables with their keys and indexes, as its Liquibase files make them, and the module's, with rows
 * in them. A test or a measurement writes as many rows as it needs, without the platform running.
 */
class RecordTables {

	static final int PROGRESS_NOTE = 1_001;

	static final int INTAKE = 1_002;

	static final int VITALS = 1_003;

	/** The first of {@value #THERAPISTS} therapists: this is their person, their user and their provider. */
	static final int THERAPIST = 2_000;

	static final int THERAPISTS = 40;

	/** The first of {@value #PATIENTS} patients. */
	static final int PATIENT = 3_000;

	private static final int PATIENTS = 400;

	private static final int ADMIN = 1;

	/** In the order in which foreign keys want them. */
	private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

	static {
		COLUMNS.put("person", "person_id, uuid, creator, date_created");
		COLUMNS.put("person_name",
				"person_name_id, uuid, creator, date_created, person_id, given_name, family_name, preferred");
		COLUMNS.put("users", "user_id, uuid, creator, date_created, person_id, system_id");
		COLUMNS.put("provider", "provider_id, uuid, creator, date_created, person_id");
		COLUMNS.put("patient", "patient_id, creator, date_created");
		COLUMNS.put("visit_type", "visit_type_id, uuid, creator, date_created, name");
		COLUMNS.put("encounter_type", "encounter_type_id, uuid, creator, date_created, name");
		COLUMNS.put("encounter_role", "encounter_role_id, uuid, creator, date_created, name");
		COLUMNS.put("visit", "visit_id, uuid, creator, date_created, patient_id, visit_type_id, date_started");
		COLUMNS.put("encounter",
				"encounter_id, uuid, creator, date_created, patient_id, encounter_type, visit_id, encounter_datetime");
		COLUMNS.put("encounter_provider",
				"encounter_provider_id, uuid, creator, date_created, encounter_id, provider_id, encounter_role_id");
		COLUMNS.put("obs", "obs_id, uuid, creator, date_created, person_id, concept_id, encounter_id, obs_datetime, status");
		COLUMNS.put("sessionnotes_progress_note", "encounter_id, state, author_uuid, supervisor_uuid, date_changed");
	}

	private static final List<String> OF_SESSIONS = Arrays.asList("sessionnotes_progress_note", "obs", "encounter_provider",
			"encounter", "visit");

	/** Roles of providers in encounters. */
	static final int SOME_ROLE = 1_001;

	static final int OTHER_ROLE = 1_002;

	private static final Timestamp CREATED = Timestamp.from(Instant.parse("2020-01-01T00:00:00Z"));

	private final Map<String, List<Object[]>> unwritten = new LinkedHashMap<>();

	private final Connection connection;

	private final JdbcTemplate jdbc;

	private int further;

	/** Makes the tables in an empty database, and the people and types that all sessions need. */
	RecordTables(Connection connection) throws Exception {
		makePlatformTables(connection);
		SessionNotesContextTest.makeTables(connection);
		connection.setAutoCommit(false);
		this.connection = connection;
		jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		for (int i = 0; i < THERAPISTS; i++) {
			int id = THERAPIST + i;
			person(id, "Therapist" + i);
			add("users", id, uuid("users", id), ADMIN, CREATED, id, "therapist" + i);
			add("provider", id, uuid("provider", id), ADMIN, CREATED, id);
		}
		for (int i = 0; i < PATIENTS; i++) {
			person(PATIENT + i, "Patient" + i);
			add("patient", PATIENT + i, ADMIN, CREATED);
		}
		add("visit_type", 1_001, uuid("visit_type", 1_001), ADMIN, CREATED, "Some visit");
		for (int role : new int[]{SOME_ROLE, OTHER_ROLE}) {
			add("encounter_role", role, uuid("encounter_role", role), ADMIN, CREATED, "Role " + role);
		}
		add("encounter_type", PROGRESS_NOTE, SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID, ADMIN, CREATED, "Note");
		for (int type : new int[]{INTAKE, VITALS}) {
			add("encounter_type", type, uuid("encounter_type", type), ADMIN, CREATED, "Type " + type);
		}
		write();
	}

	private static void makePlatformTables(Connection connection) throws Exception {
		for (String file : Arrays.asList("liquibase-schema-only.xml", "liquibase-core-data.xml")) {
			Database database = DatabaseFactory.getInstance()
					.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			new Liquibase(file, new ClassLoaderResourceAccessor(RecordTables.class.getClassLoader()), database)
					.update(new Contexts());
		}
	}

	private void person(int id, String name) {
		add("person", id, uuid("person", id), ADMIN, CREATED);
		add("person_name", id, uuid("person_name", id), ADMIN, CREATED, id, name, "Example", true);
	}

	JdbcTemplate jdbc() {
		return jdbc;
	}

	/** @return the uuid of the row of a table that has this id */
	static String uuid(String table, int id) {
		return UUID.nameUUIDFromBytes((table + id).getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** Adds a visit; {@link #write} writes it. */
	void visit(int id, int patient, Instant start) {
		add("visit", id, uuid("visit", id), ADMIN, CREATED, patient, 1_001, Timestamp.from(start));
	}

	/**
	 * Adds an encounter with one provider; {@link #write} writes it.
	 *
	 * @param visit null for none
	 */
	void encounter(int id, int type, int patient, Integer visit, int provider, Instant datetime) {
		add("encounter", id, uuid("encounter", id), ADMIN, CREATED, patient, type, visit, Timestamp.from(datetime));
		add("encounter_provider", id, uuid("encounter_provider", id), ADMIN, CREATED, id, provider, SOME_ROLE);
	}

	/** Writes a further provider of an encounter. */
	void provider(int encounter, int provider, int role) {
		int id = nextId();
		insert("encounter_provider", id, uuid("encounter_provider", id), ADMIN, CREATED, encounter, provider, role);
	}

	/** Writes a further name of a person, which is not the preferred one. */
	void name(int person, String given) {
		int id = nextId();
		insert("person_name", id, uuid("person_name", id), ADMIN, CREATED, person, given, "Example", false);
	}

	/** Writes a second account of a user's person, without roles, for the rest of the transaction. */
	int account(int user) {
		int id = nextId();
		insert("users", id, uuid("users", id), ADMIN, CREATED, user, "account" + id);
		return id;
	}

	/**
	 * Writes a role of users, for the rest of the transaction.
	 *
	 * @param privilege which it grants; null for none
	 */
	void role(String role, String privilege) {
		jdbc.update("insert into role (role, uuid, description) values (?, ?, ?)", role,
				UUID.nameUUIDFromBytes(role.getBytes(StandardCharsets.UTF_8)).toString(), role);
		if (privilege != null) {
			if (jdbc.queryForList("select privilege from privilege where privilege = ?", privilege).isEmpty()) {
				jdbc.update("insert into privilege (privilege, uuid, description) values (?, ?, ?)", privilege,
						UUID.nameUUIDFromBytes(privilege.getBytes(StandardCharsets.UTF_8)).toString(), privilege);
			}
			jdbc.update("insert into role_privilege (role, privilege) values (?, ?)", role, privilege);
		}
	}

	void inherit(String child, String parent) {
		jdbc.update("insert into role_role (parent_role, child_role) values (?, ?)", parent, child);
	}

	void give(int user, String role) {
		jdbc.update("insert into user_role (user_id, role) values (?, ?)", user, role);
	}

	private int nextId() {
		return 5_000_000 + further++;
	}

	private void insert(String table, Object... values) {
		jdbc.update(insertion(table), values);
	}

	/** Adds an obs to an encounter; {@link #write} writes it. */
	void obs(int id, int patient, int encounter, String status) {
		add("obs", id, uuid("obs", id), ADMIN, CREATED, patient, 1, encounter, CREATED, status);
	}

	/**
	 * Adds what the module keeps of a note that was signed once; {@link #write} writes it.
	 *
	 * @param supervisor a therapist; null for none
	 */
	void state(int encounter, ProgressNoteState state, Integer supervisor) {
		add("sessionnotes_progress_note", encounter, state.name(), uuid("users", THERAPIST),
				supervisor == null ? null : uuid("users", supervisor), 0L);
	}

	/**
	 * Writes a clinic's years: visits an hour after the other up to a time, each with an encounter of another type and a
	 * progress note, by the therapists in turns. The latest notes are drafts and returned ones in turns, the ten before
	 * them wait, all others are final.
	 */
	void writeYears(int notes, int unsigned, Instant end) {
		for (int i = 0; i < notes; i++) {
			int visit = 10_000 + i;
			int note = 1_000_000 + i;
			int patient = PATIENT + i % PATIENTS;
			int provider = THERAPIST + i % THERAPISTS;
			Instant start = end.minus(Duration.ofHours(notes - i));
			visit(visit, patient, start);
			encounter(visit, VITALS, patient, visit, provider, start);
			encounter(note, PROGRESS_NOTE, patient, visit, provider, start);
			boolean isUnsigned = i >= notes - unsigned;
			if (!isUnsigned) {
				boolean waits = i >= notes - unsigned - 10;
				state(note, waits ? ProgressNoteState.AWAITING_COSIGNATURE : ProgressNoteState.FINAL, THERAPIST);
			} else if (i % 2 == 0) {
				state(note, ProgressNoteState.RETURNED, THERAPIST);
			}
			if (i % 5_000 == 0) {
				write();
			}
		}
		write();
	}

	private void add(String table, Object... values) {
		unwritten.computeIfAbsent(table, name -> new ArrayList<>()).add(values);
	}

	/** Writes and commits what was added. */
	void write() {
		COLUMNS.forEach((table, columns) -> {
			if (unwritten.containsKey(table)) {
				jdbc.batchUpdate(insertion(table), unwritten.remove(table));
			}
		});
		commit();
	}

	private static String insertion(String table) {
		String columns = COLUMNS.get(table);
		return "insert into " + table + " (" + columns + ") values ("
				+ String.join(", ", Collections.nCopies(columns.split(",").length, "?")) + ")";
	}

	/** Has MariaDB count anew what is in the tables, as it does by itself after a while. */
	void analyze() {
		jdbc.queryForList("analyze table " + String.join(", ", COLUMNS.keySet()));
	}

	void deleteSessions() {
		OF_SESSIONS.forEach(table -> jdbc.update("delete from " + table));
		commit();
	}

	private void commit() {
		try {
			connection.commit();
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
	}
}
