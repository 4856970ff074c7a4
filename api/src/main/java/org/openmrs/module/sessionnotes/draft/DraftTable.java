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

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the database table of drafts, which has one row for each note and author. This class seals the data
 * that it writes and decrypts the data that it reads, but does not check who reads or writes. In each row, the text and
 * the facts about the draft each have a seal, and both seals cover all facts. Because the facts have their own seal, a
 * list of drafts can be verified without opening the text of any draft.
 */
class DraftTable {

	private static final byte[] NOTHING = new byte[0];

	private static final String FACTS = "sessionnotes/draft/1";

	private static final String CONTENT = "sessionnotes/draftcontent/1";

	private static final String FACT_COLUMNS = "draft_id, note_uuid, author_uuid, kind, patient_uuid, encounter_uuid, visit_uuid, "
			+ "session_date, based_on, revision, date_changed, seal";

	private static final String SELECT = "select " + FACT_COLUMNS
			+ ", key_id, ciphertext from sessionnotes_sealed_draft where ";

	private static final String OF_NOTE = "note_uuid = ? and author_uuid = ?";

	private final KeysetProvider keysetProvider;

	DraftTable(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	/** A row of the table of drafts, with the sealed text of the draft. */
	static final class Row {

		final DraftFacts facts;

		private final int keyId;

		private final byte[] ciphertext;

		private Row(DraftFacts facts, int keyId, byte[] ciphertext) {
			this.facts = facts;
			this.keyId = keyId;
			this.ciphertext = ciphertext;
		}
	}

	/** @return an author's drafts, newest first */
	List<DraftFacts> ofAuthor(JdbcOperations jdbc, String authorUuid) {
		return jdbc.query("select " + FACT_COLUMNS + " from sessionnotes_sealed_draft where author_uuid = ? "
				+ "order by date_changed desc, draft_id desc", (row, number) -> facts(row), authorUuid);
	}

	int countOfAuthor(JdbcOperations jdbc, String authorUuid) {
		return jdbc.queryForObject("select count(*) from sessionnotes_sealed_draft where author_uuid = ?", Integer.class,
				authorUuid);
	}

	Optional<Row> find(JdbcOperations jdbc, String noteUuid, String authorUuid) {
		return jdbc.query(SELECT + OF_NOTE, (row, number) -> row(row), noteUuid, authorUuid).stream().findFirst();
	}

	/**
	 * Reads the draft that is committed now and locks the draft until the transaction ends. Until the transaction ends,
	 * no one else can change the draft or begin a draft of the same note.
	 */
	Optional<Row> lock(JdbcOperations jdbc, String noteUuid, String authorUuid) {
		return jdbc.query(SELECT + OF_NOTE + " for update", (row, number) -> row(row), noteUuid, authorUuid).stream()
				.findFirst();
	}

	Optional<Row> lock(JdbcOperations jdbc, int id) {
		return jdbc.query(SELECT + "draft_id = ? for update", (row, number) -> row(row), id).stream().findFirst();
	}

	Optional<Row> byId(JdbcOperations jdbc, int id) {
		return jdbc.query(SELECT + "draft_id = ?", (row, number) -> row(row), id).stream().findFirst();
	}

	List<Integer> ids(JdbcOperations jdbc) {
		return jdbc.queryForList("select draft_id from sessionnotes_sealed_draft order by draft_id", Integer.class);
	}

	/**
	 * Finds the drafts about a patient and locks these drafts until the transaction ends. The result also contains
	 * drafts that were committed after the current transaction began.
	 */
	List<Integer> lockOfPatient(JdbcOperations jdbc, String patientUuid) {
		return jdbc.queryForList(
				"select draft_id from sessionnotes_sealed_draft where patient_uuid = ? order by draft_id for update",
				Integer.class, patientUuid);
	}

	List<Integer> ofEncounter(JdbcOperations jdbc, String encounterUuid) {
		return jdbc.queryForList("select draft_id from sessionnotes_sealed_draft where encounter_uuid = ? or note_uuid = ? "
				+ "order by draft_id", Integer.class, encounterUuid, encounterUuid);
	}

	/** @return the uuids of those patients in the given collection about whom there are drafts */
	List<String> patientsWithDrafts(JdbcOperations jdbc, Collection<String> patientUuids) {
		return UuidQuery.rows(jdbc, "select distinct patient_uuid from sessionnotes_sealed_draft where patient_uuid in",
				patientUuids, (row, number) -> row.getString(1));
	}

	/** @throws org.springframework.dao.DataIntegrityViolationException if the author already has a draft of the note */
	void insert(JdbcOperations jdbc, DraftFacts facts, String content) {
		Keyset keyset = keysetProvider.getKeyset();
		jdbc.update("insert into sessionnotes_sealed_draft (note_uuid, author_uuid, kind, patient_uuid, encounter_uuid, "
				+ "visit_uuid, session_date, based_on, revision, date_changed, key_id, seal, ciphertext) "
				+ "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", facts.getNoteUuid(), facts.getAuthorUuid(),
				facts.getKind().name(), facts.getPatientUuid(), facts.getEncounterUuid(), facts.getVisitUuid(),
				facts.getSessionDate(), facts.getBasedOn(), facts.getRevision(), facts.getDateChanged(),
				keyset.getPrimaryKeyId(), seal(keyset, facts), seal(keyset, facts, content));
	}

	/**
	 * Seals a draft with the newest key and overwrites the draft's row. The caller must have locked the draft's row.
	 */
	void update(JdbcOperations jdbc, DraftFacts facts, String content) {
		Keyset keyset = keysetProvider.getKeyset();
		jdbc.update(
				"update sessionnotes_sealed_draft set note_uuid = ?, patient_uuid = ?, encounter_uuid = ?, visit_uuid = ?, "
						+ "session_date = ?, based_on = ?, revision = ?, date_changed = ?, key_id = ?, seal = ?, ciphertext = ? "
						+ "where draft_id = ?",
				facts.getNoteUuid(), facts.getPatientUuid(), facts.getEncounterUuid(),
				facts.getVisitUuid(), facts.getSessionDate(), facts.getBasedOn(), facts.getRevision(),
				facts.getDateChanged(),
				keyset.getPrimaryKeyId(), seal(keyset, facts), seal(keyset, facts, content), facts.getId());
	}

	/**
	 * Writes the note, patient and encounter of a damaged draft without sealing these values, so that later checks still
	 * report the draft as damaged.
	 */
	void updateUnsealed(JdbcOperations jdbc, DraftFacts facts) {
		jdbc.update(
				"update sessionnotes_sealed_draft set note_uuid = ?, patient_uuid = ?, encounter_uuid = ? where draft_id = ?",
				facts.getNoteUuid(), facts.getPatientUuid(), facts.getEncounterUuid(), facts.getId());
	}

	void delete(JdbcOperations jdbc, int id) {
		jdbc.update("delete from sessionnotes_sealed_draft where draft_id = ?", id);
	}

	/**
	 * @throws TamperedException if the text or the facts no longer match what was sealed for this note, author, patient
	 *         and revision
	 */
	String open(Row row) {
		try {
			if (!row.facts.isIntact() || Keyset.keyIdOf(row.ciphertext) != row.keyId) {
				throw new TamperedException(ErrorCodes.BROKEN_DRAFT);
			}
			return new String(keysetProvider.getKeyset().open(row.ciphertext, row.facts.canonicalForm(CONTENT)),
					StandardCharsets.UTF_8);
		} catch (BrokenSealException e) {
			throw new TamperedException(ErrorCodes.BROKEN_DRAFT);
		}
	}

	private static byte[] seal(Keyset keyset, DraftFacts facts) {
		return keyset.seal(NOTHING, facts.canonicalForm(FACTS));
	}

	private static byte[] seal(Keyset keyset, DraftFacts facts, String content) {
		return keyset.seal(content.getBytes(StandardCharsets.UTF_8), facts.canonicalForm(CONTENT));
	}

	private boolean isIntact(DraftFacts facts, byte[] seal) {
		try {
			keysetProvider.getKeyset().open(seal, facts.canonicalForm(FACTS));
			return true;
		} catch (BrokenSealException e) {
			return false;
		}
	}

	private Row row(ResultSet row) throws SQLException {
		return new Row(facts(row), row.getInt("key_id"), row.getBytes("ciphertext"));
	}

	private DraftFacts facts(ResultSet row) throws SQLException {
		DraftFacts facts = DraftFacts.builder().id(row.getInt("draft_id")).note(row.getString("note_uuid"))
				.author(row.getString("author_uuid")).kind(kind(row.getString("kind")))
				.patient(row.getString("patient_uuid"))
				.encounter(row.getString("encounter_uuid")).visit(row.getString("visit_uuid"))
				.sessionDate(row.getString("session_date")).basedOn(row.getString("based_on"))
				.revision(row.getLong("revision"))
				.dateChanged(row.getLong("date_changed")).build();
		return facts.toBuilder().intact(isIntact(facts, row.getBytes("seal"))).build();
	}

	/** @return the kind of note with the stored name; null for an unknown kind, with which the seal does not open */
	private static DraftKind kind(String stored) {
		return Arrays.stream(DraftKind.values()).filter(kind -> kind.name().equals(stored)).findFirst().orElse(null);
	}
}
