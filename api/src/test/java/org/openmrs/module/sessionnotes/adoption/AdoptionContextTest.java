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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.SignedNoteLock;
import org.openmrs.module.sessionnotes.psychotherapynote.AdoptedNotes;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.test.context.transaction.TestTransaction;

/** A record with obs of restricted concepts in it, committed, since the adoption works on connections of its own. */
abstract class AdoptionContextTest extends SessionNotesContextTest {

	/** All rows of the tests have this id or a higher one. */
	static final int FIRST = 1_000_000;

	static final int ADMIN = 1;

	static final int PATIENT = 7;

	static final int ENCOUNTER = 3;

	static final int ORDINARY = 19;

	private static final int COMPLEX = 900_001;

	@Autowired
	private PasswordResetHolds passwordResetHolds;

	@Autowired
	StoreTransactions transactions;

	@Autowired
	Adoption adoption;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	Reauthentication reauthentication;

	@Autowired
	private SignedNoteLock signedNoteLock;

	@Autowired
	private SafeguardSettings settings;

	@Autowired
	private RestrictedConcepts restrictedConcepts;

	int concept;

	int author;

	int other;

	String complexUuid;

	@BeforeEach
	public void endTheTestsOwnTransaction() throws Exception {
		signInAsSuperuser();
		concept = noteConcept.getConceptId();
		author = user(AUTHOR).getUserId();
		other = user(OTHER_THERAPIST).getUserId();
		TestTransaction.end();
	}

	@AfterEach
	public void removeWhatWasCommitted() {
		assertThat(adoption.isRunning()).isFalse();
		jdbc(jdbc -> {
			jdbc.update("update obs set obs_group_id = null, previous_version = null where obs_id >= ?", FIRST);
			jdbc.update("update concept_proposal set obs_id = null");
			jdbc.update("delete from obs where obs_id >= ?", FIRST);
			for (String table : Arrays.asList("note_version", "note", "access_event", "access_chain", "setting",
					"restricted_concept",
					"adoption", "adoption_count", "adoption_left", "adoption_file")) {
				jdbc.update("delete from sessionnotes_" + table);
			}
			jdbc.update("update sessionnotes_adoption_lease set alive_until = 0");
			jdbc.update("delete from concept_set where concept_id = ?", COMPLEX);
			jdbc.update("delete from concept_complex where concept_id = ?", COMPLEX);
			return jdbc.update("delete from concept where concept_id = ?", COMPLEX);
		});
	}

	<T> T jdbc(Function<JdbcOperations, T> work) {
		return transactions.apart(work);
	}

	/** An adoption with some parts of its own. */
	Adoption adoption(StoreTransactions ownTransactions, ComplexObsFiles files, long lease) {
		return new Adoption(ownTransactions, new AdoptedNotes(keysetProvider, accessLog, new NoteKinds(settings)),
				passwordResetHolds, accessLog, currentRequest,
				reauthentication, restrictedConcepts, signedNoteLock, settings, files, lease);
	}

	ObsRows row(int number, int creator) {
		return ObsRows.row(FIRST + number, concept, PATIENT, creator);
	}

	void insert(ObsRows... rows) {
		jdbc(jdbc -> {
			for (ObsRows row : rows) {
				row.insert(jdbc);
			}
			return null;
		});
	}

	/** @return the id of a restricted concept whose answers are files of text */
	int complexConcept(String handler) {
		complexUuid = UUID.randomUUID().toString();
		return jdbc(jdbc -> {
			ObsRows.insert(jdbc, "concept", Map.of("concept_id", COMPLEX, "retired", false, "datatype_id", 13, "class_id", 7,
					"is_set", false, "creator", ADMIN, "date_created", ObsRows.WRITTEN, "uuid", complexUuid));
			ObsRows.insert(jdbc, "concept_complex", Map.of("concept_id", COMPLEX, "handler", handler));
			int set = jdbc.queryForObject("select concept_id from concept where uuid = ?", Integer.class,
					SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID);
			ObsRows.insert(jdbc, "concept_set", Map.of("concept_set_id", COMPLEX, "concept_id", COMPLEX, "concept_set", set,
					"sort_weight", 2, "creator", ADMIN, "date_created", ObsRows.WRITTEN, "uuid", complexUuid));
			return COMPLEX;
		});
	}

	static User user(String name) {
		return Context.getUserService().getUserByUsername(name);
	}

	/** Adopts all obs of the shipped concept, and of the complex one where there is one, and waits for the end. */
	AdoptionReport adopt() throws Exception {
		start();
		return awaitEnd(false);
	}

	/** Starts it as the page does, with the password of whoever is signed in. */
	void start() {
		start(adoption);
	}

	void start(Adoption started) {
		reauthentication.confirm("admin".equals(Context.getAuthenticatedUser().getUsername())
				|| "admin".equals(Context.getAuthenticatedUser().getSystemId()) ? "test" : PASSWORD);
		try {
			started.start(concepts());
		} finally {
			reauthentication.clear();
		}
	}

	AdoptionReport dryRun() throws Exception {
		adoption.dryRun(concepts());
		return awaitEnd(true);
	}

	List<String> concepts() {
		return complexUuid == null
				? List.of(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID)
				: List.of(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, complexUuid);
	}

	AdoptionReport awaitEnd(boolean dry) throws Exception {
		AdoptionReport report = adoption.getReport(dry, 0, 100).get();
		while (report.getRun().getState() == AdoptionRun.State.RUNNING || adoption.isRunning() || AdoptionThread.isAlive()) {
			Thread.sleep(10);
			report = adoption.getReport(dry, 0, 100).get();
		}
		return report;
	}

	List<NoteVersion> historyAs(String username, String uuid) {
		signInAs(username);
		try {
			return service.getHistory(uuid);
		} finally {
			signInAgainAsSuperuser();
		}
	}

	void signInAgainAsSuperuser() {
		try {
			signInAsSuperuser();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	int rowsLeft() {
		return jdbc(jdbc -> jdbc.queryForObject("select count(*) from obs where obs_id >= ?", Integer.class, FIRST));
	}

	boolean isInRecord(int number) {
		return jdbc(jdbc -> jdbc.queryForObject("select count(*) from obs where obs_id = ?", Integer.class,
				FIRST + number)) > 0;
	}

	/** @return type, user and detail of the events of a note */
	List<String> eventsOf(int noteId) {
		return jdbc(jdbc -> jdbc.query(
				"select event_type, user_uuid, detail from sessionnotes_access_event where chain = ? order by sequence_number",
				(row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3),
				AccessLog.chainOfNote(noteId)));
	}
}
