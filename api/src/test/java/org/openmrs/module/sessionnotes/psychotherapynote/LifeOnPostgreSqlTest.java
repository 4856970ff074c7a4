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
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.liquibase.ChangeLogVersionFinder;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ChainCheck;
import org.openmrs.module.sessionnotes.audit.Checkpoints;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientMerges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.PostgreSqlServer;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What follows a patient's life, on the platform's own tables as it makes them on PostgreSQL. The platform 2.8.9 itself does not
 * get as far there as to call it.
 */
public class LifeOnPostgreSqlTest {

	private static EmbeddedPostgres database;

	private static Connection connection;

	private final PatientRecords records = new PatientRecords();

	private final KeysetProvider keysetProvider = mock(KeysetProvider.class);

	private final NoteTable table = new NoteTable();

	private final CurrentRequest currentRequest = mock(CurrentRequest.class);

	private final AccessRequest clerk = new AccessRequest("clerk", "clerk", false, true);

	private JdbcTemplate jdbc;

	private StoreTransactions transactions;

	private AccessLog log;

	private SealedStore store;

	private NotesOfPatient notes;

	private String patient;

	private String other;

	@BeforeAll
	static void makeTables() throws Exception {
		database = PostgreSqlServer.startNew();
		connection = database.getPostgresDatabase().getConnection();
		new Liquibase(new ChangeLogVersionFinder().getLatestSchemaSnapshotFilename().get(),
				new ClassLoaderResourceAccessor(LifeOnPostgreSqlTest.class.getClassLoader()),
				DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)))
				.update(new Contexts());
		SessionNotesContextTest.makeTables(connection);
		connection.setAutoCommit(false);
	}

	@AfterAll
	static void stop() throws Exception {
		connection.close();
		database.close();
	}

	@BeforeEach
	void twoPatients() {
		jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		// no row here has the users and locations that it would belong to
		jdbc.execute("set session_replication_role = replica");
		transactions = new StoreTransactions(null) {

			@Override
			public <T> T withWriterOrApart(Function<JdbcOperations, T> work) {
				return work.apply(jdbc);
			}
		};
		when(keysetProvider.getKeyset()).thenReturn(Keyset.generate());
		when(keysetProvider.findKeyset()).thenAnswer(call -> Optional.of(keysetProvider.getKeyset()));
		when(currentRequest.describe(any())).thenReturn(clerk);
		log = new AccessLog(transactions, keysetProvider);
		store = new SealedStore(keysetProvider);
		notes = new NotesOfPatient(keysetProvider, log);
		patient = newPatient();
		other = newPatient();
	}

	@AfterEach
	void undo() throws Exception {
		connection.rollback();
	}

	@Test
	void aVoidedPatientIsKnownToBe() {
		assertThat(records.isVoided(jdbc, patient)).isFalse();

		voidPatient(patient, "2026-01-01 10:00:00");

		assertThat(records.isVoided(jdbc, patient)).isTrue();
		assertThat(records.isVoided(jdbc, UUID.randomUUID().toString())).isFalse();
	}

	@Test
	void aMergedPatientsNotesGoAlong() throws Exception {
		NoteHeader note = write(patient, null);

		notes.onMerge(jdbc, patient, other, clerk);

		assertThatIsOf(note, other);
		assertThat(notes.leftWith(jdbc, Arrays.asList(patient, other))).isEqualTo(Set.of(other));
	}

	@Test
	void anEncountersNotesGoAlong() throws Exception {
		NoteHeader note = write(patient, "encounter");

		notes.onEncounterMove(jdbc, "encounter", "copy", other, clerk);

		assertThat(assertThatIsOf(note, other).getEncounterUuid()).isEqualTo("copy");
	}

	@Test
	void aStandingMergeIsMadeUpFor() throws Exception {
		NoteHeader note = write(patient, null);
		voidPatient(patient, "2026-01-01 10:00:00");
		logMerge(patient, other, "2026-01-01 10:00:01");

		new PatientMerges(transactions, currentRequest, Collections.singletonList(notes)).applyMissedMerges();

		assertThatIsOf(note, other);
	}

	@Test
	void aMergeFromBeforeTheVoidingIsNot() throws Exception {
		NoteHeader note = write(patient, null);
		voidPatient(patient, "2026-01-01 10:00:02");
		logMerge(patient, other, "2026-01-01 10:00:01");

		new PatientMerges(transactions, currentRequest, Collections.singletonList(notes)).applyMissedMerges();

		assertThatIsOf(note, patient);
	}

	@Test
	void notesOfPurgedPatientsAreRetained() throws Exception {
		jdbc.update("insert into users (system_id, creator, date_created, person_id, uuid) "
				+ "values ('author', 1, current_timestamp, 1, 'author')");
		NoteHeader kept = write(patient, null);
		NoteHeader retained = write(other, null);
		jdbc.update("delete from patient where patient_id = (select person_id from person where uuid = ?)", other);
		jdbc.update("delete from person where uuid = ?", other);

		List<RetainedNote> found = new RetainedNotes(transactions, currentRequest, log).list(0, 10)
				.getNotes();

		assertThat(found).extracting(RetainedNote::getUuid).contains(retained.getUuid()).doesNotContain(kept.getUuid());
	}

	private NoteHeader assertThatIsOf(NoteHeader note, String patientUuid) {
		NoteRow row = table.byId(jdbc, note.getId()).get();
		assertThat(row.facts.getPatientUuid()).isEqualTo(patientUuid);
		assertThat(store.isIntact(row)).isTrue();
		assertThat(new NoteSeal(keysetProvider).open(row.facts, table.version(jdbc, note.getId(), 1).get()).getContent()
				.getText())
				.isEqualTo("text");
		assertThat(log.lastNoteDigest(jdbc, note.getId())).isEqualTo(row.facts.canonicalForm().sha256());
		SigningKeyProvider signing = mock(SigningKeyProvider.class);
		assertThat(new ChainCheck(log, keysetProvider, signing, new Checkpoints(transactions, keysetProvider, signing,
				new SafeguardSettings(transactions, keysetProvider, log)))
				.check(jdbc, AccessLog.chainOfNote(note.getId())).getProblems()).isEmpty();
		return row.facts;
	}

	private NoteHeader write(String patientUuid, String encounterUuid) {
		NoteHeader note = table.insert(jdbc, new NoteHeader(null, UUID.randomUUID().toString(), "author", patientUuid,
				encounterUuid, "concept", 1_000, 1_000, 1, null, null));
		store.update(jdbc, note);
		int version = store.insertVersion(jdbc, note, 1, 1_000, NoteContent.ofText("text"));
		log.start(jdbc, note.getId(), AccessEvent.builder(AccessEventType.CREATED).by("author", "author").at(1_000)
				.version(1, version).noteDigest(note.canonicalForm().sha256()));
		return note;
	}

	private String newPatient() {
		String uuid = UUID.randomUUID().toString();
		jdbc.update("insert into person (date_created, uuid) values (current_timestamp, ?)", uuid);
		jdbc.update("insert into patient (patient_id, creator, date_created) "
				+ "select person_id, 1, current_timestamp from person where uuid = ?", uuid);
		return uuid;
	}

	private void voidPatient(String uuid, String when) {
		jdbc.update("update patient set voided = true, date_voided = cast(? as timestamp) "
				+ "where patient_id = (select person_id from person where uuid = ?)", when, uuid);
	}

	private void logMerge(String loser, String winner, String when) {
		jdbc.update(
				"insert into person_merge_log (winner_person_id, loser_person_id, creator, date_created, merged_data, uuid) "
						+ "select w.person_id, l.person_id, 1, cast(? as timestamp), '', ? from person w, person l "
						+ "where w.uuid = ? and l.uuid = ?",
				when, UUID.randomUUID().toString(), winner, loser);
	}
}
