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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetFile;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.PostgreSqlServer;
import org.openmrs.module.sessionnotes.psychotherapynote.StoredNotes;

/**
 * The adoption on PostgreSQL, in the platform's own tables as it makes them there. The platform 2.8.9 itself does not get as far
 * there as to call it.
 */
public class AdoptionOnPostgreSqlTest {

	private static final int OBS = 500;

	private static final String USER = "postgres";

	private static EmbeddedPostgres server;

	private static String url;

	private static Connection connection;

	private static RecordOfYears record;

	private static PlainTransactions transactions;

	private static KeysetProvider keysetProvider;

	@BeforeAll
	static void startDatabase(@TempDir Path directory) throws Exception {
		server = PostgreSqlServer.startNew();
		url = server.getJdbcUrl(USER, "postgres");
		connection = DriverManager.getConnection(url, USER, "");
		record = new RecordOfYears(connection);
		Path file = directory.resolve("keyset.json");
		new KeysetFile(file).create(Keyset.generate());
		keysetProvider = AdoptionProgram.keysetProvider(file);
		transactions = new PlainTransactions(url, USER);
	}

	@AfterAll
	static void stopDatabase() throws Exception {
		connection.close();
		server.close();
	}

	@AfterEach
	void empty() {
		Context.setRuntimeProperties(new Properties());
		for (String table : List.of("note_version", "note", "access_event", "access_chain", "setting", "adoption",
				"adoption_count",
				"adoption_left")) {
			record.jdbc().update("delete from sessionnotes_" + table);
		}
		record.jdbc().update("delete from concept_proposal");
		record.jdbc().update("update obs set previous_version = null");
		record.jdbc().update("delete from obs");
	}

	@Test
	void allObsAreAdoptedWithTheirVersionsAsATrialSaid() throws Exception {
		record.writeObs(OBS);
		adoption().dryRun(concepts());
		AdoptionReport trial = awaitEnd(true);
		assertThat(obs()).isEqualTo(OBS);

		adoption().start(concepts());
		AdoptionReport report = awaitEnd(false);

		assertThat(report.getRun().getState()).isEqualTo(AdoptionRun.State.DONE);
		assertThat(report.getLeftByReason()).isEmpty();
		assertThat(report.getCounts()).usingRecursiveComparison().isEqualTo(trial.getCounts());
		assertThatAllAreInTheStore();
	}

	@Test
	void interruptedItGoesOnAndLosesAndDoublesNothing() throws Exception {
		record.writeObs(OBS);
		for (int left : new int[]{OBS / 10 * 8, OBS / 10 * 4}) {
			// it can't come to its end before it is interrupted
			AdoptionThread gate = new AdoptionThread();
			Adoption running = AdoptionProgram.adoption(transactions.heldUpAfter(OBS - left + OBS / 10, gate),
					keysetProvider);
			running.start(concepts());
			while (obs() > left) {
				Thread.sleep(1);
			}
			running.interrupt();
			gate.letGo();
			assertThat(awaitEnd(false).getRun().getState()).isEqualTo(AdoptionRun.State.INTERRUPTED);
			assertThat(obs()).isPositive();
			assertThat(obs() + versions()).isEqualTo(OBS);
		}

		adoption().start(concepts());

		assertThat(awaitEnd(false).getRun().getState()).isEqualTo(AdoptionRun.State.DONE);
		assertThatAllAreInTheStore();
	}

	@Test
	void anObsThatSomethingElseRefersToIsLeft() throws Exception {
		row(1).text("referred to").insert(record.jdbc());
		row(2).text("not referred to").insert(record.jdbc());
		ObsRows.insert(record.jdbc(), "concept_proposal", Map.of("obs_id", 1, "original_text", "a word", "creator",
				RecordOfYears.ADMIN, "date_created", ObsRows.WRITTEN, "uuid", RecordOfYears.uuid("proposal", 1)));

		adoption().start(concepts());

		assertThat(awaitEnd(false).getLeftByReason()).isEqualTo(Map.of(SkipReason.REFERENCED, 1));
		assertThat(obs()).isOne();
		assertThat(versions()).isOne();
	}

	@Test
	void whatOthersKeepLockedIsAdoptedByTheNextRun() throws Exception {
		row(1).text("locked").insert(record.jdbc());
		row(2).text("not locked").insert(record.jdbc());
		try (Connection other = DriverManager.getConnection(url, USER, "")) {
			other.setAutoCommit(false);
			other.createStatement().execute("select obs_id from obs where obs_id = 1 for update");
			// it waits for ever unless told otherwise
			AdoptionProgram.adoption(new PlainTransactions(url + "&options=-c%20lock_timeout=300", USER), keysetProvider)
					.start(concepts());
			assertThat(awaitEnd(false).getLeftByReason()).isEqualTo(Map.of(SkipReason.IN_USE, 1));
			other.rollback();
		}
		assertThat(obs()).isOne();

		adoption().start(concepts());

		assertThat(awaitEnd(false).getLeftByReason()).isEmpty();
		assertThat(obs()).isZero();
		assertThat(versions()).isEqualTo(2);
	}

	@Test
	void copiesOfEnversGoWhereverItKeepsThem() throws Exception {
		row(1).text("the words").insert(record.jdbc());
		record.jdbc().execute("create schema elsewhere");
		record.jdbc().execute("create schema of_another_clinic");
		String copy = "as select obs_id, 1 as rev, 0 as revtype, value_text from obs";
		for (String table : List.of("obs_aud", "elsewhere.obs_aud", "of_another_clinic.obs_aud", "extract_for_reports")) {
			record.jdbc().execute("create table " + table + " " + copy);
		}
		record.jdbc().execute("alter table extract_for_reports drop column revtype");
		Properties properties = new Properties();
		properties.setProperty(AuditSettings.SCHEMA, "elsewhere");
		Context.setRuntimeProperties(properties);
		try {
			assertThat(adoption().getUntouchedTables()).containsExactly("extract_for_reports");

			adoption().start(concepts());
			awaitEnd(false);

			assertThat(count("obs_aud")).isZero();
			assertThat(count("elsewhere.obs_aud")).isZero();
			assertThat(count("of_another_clinic.obs_aud")).isOne();
			assertThat(count("extract_for_reports")).isOne();
		} finally {
			record.jdbc().execute("drop schema elsewhere cascade");
			record.jdbc().execute("drop schema of_another_clinic cascade");
			record.jdbc().execute("drop table obs_aud");
			record.jdbc().execute("drop table extract_for_reports");
		}
	}

	private void assertThatAllAreInTheStore() {
		assertThat(obs()).isZero();
		assertThat(versions()).isEqualTo(OBS);
		assertThat(count("sessionnotes_note")).isEqualTo(RecordOfYears.answers(OBS));
		StoredNotes stored = new StoredNotes(transactions, keysetProvider);
		List<Integer> missing = new ArrayList<>();
		for (int id = 1; id <= OBS; id++) {
			String mark = RecordOfYears.mark(id);
			List<String> texts = stored.texts(RecordOfYears.uuid("obs", id % 10 == 1 ? id + 1 : id));
			if (texts.stream().filter(text -> text.startsWith(mark) && text.length() == 1024).count() != 1) {
				missing.add(id);
			}
		}
		assertThat(missing).isEmpty();
		assertThat(stored.check().getProblems()).isEmpty();
	}

	private static ObsRows row(int id) {
		return ObsRows.row(id, RecordOfYears.CONCEPT, RecordOfYears.PERSON, RecordOfYears.PERSON);
	}

	private static List<String> concepts() {
		return List.of(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
	}

	private static Adoption adoption() {
		return AdoptionProgram.adoption(transactions, keysetProvider);
	}

	private static AdoptionReport awaitEnd(boolean dry) throws InterruptedException {
		Adoption adoption = adoption();
		while (adoption.isRunning() || AdoptionThread.isAlive()) {
			Thread.sleep(10);
		}
		return adoption.getReport(dry, 0, 10).get();
	}

	private static int obs() {
		return count("obs");
	}

	private static int versions() {
		return count("sessionnotes_note_version");
	}

	private static int count(String table) {
		return record.jdbc().queryForObject("select count(*) from " + table, Integer.class);
	}
}
