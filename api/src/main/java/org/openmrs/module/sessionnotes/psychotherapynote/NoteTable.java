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

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The tables of notes and their versions. This class has no key, so it reads and writes only sealed data. */
class NoteTable {

	private static final String CONSTRAINT_VIOLATION = "23";

	private static final String NOTE_COLUMNS = "note_id, uuid, author_uuid, patient_uuid, encounter_uuid, concept_uuid, "
			+ "session_date, date_created, current_version, date_voided, void_reason, kind, former_patients, seal";

	private static final String VERSION_COLUMNS = "version_id, note_id, version, date_created, key_id, ciphertext";

	List<NoteRow> byUuid(JdbcOperations jdbc, String uuid) {
		return jdbc.query("select " + NOTE_COLUMNS + " from sessionnotes_note where uuid = ?", NoteTable::row, uuid);
	}

	Optional<NoteRow> byId(JdbcOperations jdbc, int noteId) {
		return jdbc.query("select " + NOTE_COLUMNS + " from sessionnotes_note where note_id = ?", NoteTable::row,
				noteId).stream().findFirst();
	}

	/** Reads the current row of a note and locks the row until the transaction ends. */
	NoteRow lock(JdbcOperations jdbc, int noteId) {
		return jdbc.query("select " + NOTE_COLUMNS + " from sessionnotes_note where note_id = ? for update",
				NoteTable::row, noteId).stream().findFirst()
				.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE));
	}

	/**
	 * Finds a note by the id of a version. The search runs one SQL statement whether or not the version exists, so that
	 * the number of statements reveals nothing.
	 */
	Optional<NoteRow> byVersionId(JdbcOperations jdbc, int versionId) {
		return jdbc.query("select " + NOTE_COLUMNS + " from sessionnotes_note where note_id = "
				+ "(select v.note_id from sessionnotes_note_version v where v.version_id = ?)", NoteTable::row,
				versionId).stream().findFirst();
	}

	/** @return the ids of notes whose kind is not sealed yet, ordered by id */
	List<Integer> withoutKind(JdbcOperations jdbc, int afterNoteId, int limit) {
		return jdbc.queryForList("select note_id from sessionnotes_note where kind is null and note_id > ? "
				+ "order by note_id limit ?", Integer.class, afterNoteId, limit);
	}

	List<NoteRow> ofPatientByAuthor(JdbcOperations jdbc, String patientUuid, String authorUuid, boolean includeVoided,
			int startIndex, int limit) {
		return jdbc.query(
				"select " + NOTE_COLUMNS + " from sessionnotes_note where patient_uuid = ? and author_uuid = ?"
						+ (includeVoided ? "" : " and date_voided is null")
						+ " order by session_date desc, note_id desc limit ? offset ?",
				NoteTable::row, patientUuid, authorUuid, limit, startIndex);
	}

	/**
	 * @return an author's notes on sessions of the given patients in the given period, without voided notes, oldest
	 *         first
	 */
	List<NoteRow> ofAuthorOn(JdbcOperations jdbc, String authorUuid, Collection<String> patientUuids, long from, long to) {
		if (patientUuids.isEmpty()) {
			return Collections.emptyList();
		}
		List<Object> values = new ArrayList<>(Arrays.asList(authorUuid, from, to));
		values.addAll(patientUuids);
		return jdbc.query("select " + NOTE_COLUMNS + " from sessionnotes_note where author_uuid = ? and date_voided is null "
				+ "and session_date >= ? and session_date < ? and patient_uuid in ("
				+ String.join(", ", Collections.nCopies(patientUuids.size(), "?")) + ") order by session_date, note_id",
				NoteTable::row, values.toArray());
	}

	/** @return those notes of an author, including voided ones, that have one of the uuids or ids, in no order */
	List<NoteRow> ofAuthorAmong(JdbcOperations jdbc, String authorUuid, Collection<String> uuids,
			Collection<Integer> ids) {
		List<NoteRow> rows = UuidQuery.rows(jdbc, "select " + NOTE_COLUMNS + " from sessionnotes_note where uuid in", uuids,
				NoteTable::row);
		ids.forEach(id -> byId(jdbc, id).ifPresent(rows::add));
		rows.removeIf(row -> !row.facts.getAuthorUuid().equals(authorUuid));
		return rows;
	}

	/** @return an author's notes, including voided ones, in the order in which they were stored */
	List<NoteRow> ofAuthorAfter(JdbcOperations jdbc, String authorUuid, int afterNoteId, int limit) {
		return jdbc.query("select " + NOTE_COLUMNS + " from sessionnotes_note where author_uuid = ? and note_id > ? "
				+ "order by note_id limit ?", NoteTable::row, authorUuid, afterNoteId, limit);
	}

	int countOfPatientByAuthor(JdbcOperations jdbc, String patientUuid, String authorUuid, boolean includeVoided) {
		return jdbc.queryForObject("select count(*) from sessionnotes_note where patient_uuid = ? and author_uuid = ?"
				+ (includeVoided ? "" : " and date_voided is null"),
				Integer.class, patientUuid, authorUuid);
	}

	/** Finds all notes on a patient by any author, including voided ones. */
	List<NoteRow> ofPatient(JdbcOperations jdbc, String patientUuid) {
		return jdbc.query(
				"select " + NOTE_COLUMNS + " from sessionnotes_note where patient_uuid = ? order by session_date, note_id",
				NoteTable::row, patientUuid);
	}

	/**
	 * Finds the notes on a patient and locks these notes until the transaction ends. The result includes notes that
	 * other transactions committed after this transaction began.
	 */
	List<Integer> lockOfPatient(JdbcOperations jdbc, String patientUuid) {
		return jdbc.queryForList(
				"select note_id from sessionnotes_note where patient_uuid = ? order by note_id for update", Integer.class,
				patientUuid);
	}

	List<NoteRow> ofEncounter(JdbcOperations jdbc, String encounterUuid) {
		return jdbc.query(
				"select " + NOTE_COLUMNS + " from sessionnotes_note where encounter_uuid = ? order by note_id",
				NoteTable::row, encounterUuid);
	}

	/** @return those of the given patients on whom there are notes */
	List<String> patientsWithNotes(JdbcOperations jdbc, Collection<String> patientUuids) {
		return UuidQuery.rows(jdbc, "select distinct patient_uuid from sessionnotes_note where patient_uuid in",
				patientUuids,
				(row, number) -> row.getString(1));
	}

	/** @return all patients on whom there are notes */
	List<String> patients(JdbcOperations jdbc) {
		return jdbc.queryForList("select distinct patient_uuid from sessionnotes_note", String.class);
	}

	List<String> patientsOfAuthor(JdbcOperations jdbc, String authorUuid) {
		return jdbc.queryForList("select distinct patient_uuid from sessionnotes_note where author_uuid = ?", String.class,
				authorUuid);
	}

	/** @return all users who wrote notes */
	List<String> authors(JdbcOperations jdbc) {
		return jdbc.queryForList("select distinct author_uuid from sessionnotes_note", String.class);
	}

	List<NoteHeader> ofPatients(JdbcOperations jdbc, Collection<String> patientUuids) {
		return facts(jdbc, "patient_uuid", patientUuids);
	}

	List<NoteHeader> ofAuthors(JdbcOperations jdbc, Collection<String> authorUuids) {
		return facts(jdbc, "author_uuid", authorUuids);
	}

	private static List<NoteHeader> facts(JdbcOperations jdbc, String column, Collection<String> uuids) {
		return UuidQuery.rows(jdbc, "select " + NOTE_COLUMNS + " from sessionnotes_note where " + column + " in", uuids,
				(row, number) -> row(row, number).facts);
	}

	/** Writes the row of a note without a version, and records permanently that the note's concept is restricted. */
	NoteHeader insert(JdbcOperations jdbc, NoteHeader facts) {
		rememberConcept(jdbc, facts.getConceptUuid());
		int id = insertForId(jdbc,
				"insert into sessionnotes_note (uuid, author_uuid, patient_uuid, encounter_uuid, concept_uuid, session_date, "
						+ "date_created, current_version, kind) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
				"note_id", facts.getUuid(), facts.getAuthorUuid(), facts.getPatientUuid(), facts.getEncounterUuid(),
				facts.getConceptUuid(), facts.getSessionDate(), facts.getDateCreated(), facts.getCurrentVersion(),
				facts.getKind() == null ? null : facts.getKind().name());
		return facts.withId(id);
	}

	/**
	 * @return the time to record for a move of a note: the current time, or a time just after the newest disclosure of
	 *         the author's notes if that disclosure is later. Therefore, even on a server whose clock is slow, a move
	 *         cannot look older than a disclosure that was made before the move.
	 */
	static long momentOfMove(JdbcOperations jdbc, String authorUuid) {
		Long newest = jdbc.queryForObject("select max(coalesce(bound_at, made_at)) from sessionnotes_disclosure "
				+ "where author_uuid = ?", Long.class, authorUuid);
		return newest == null ? System.currentTimeMillis() : Math.max(System.currentTimeMillis(), newest + 1);
	}

	/** Writes the changeable facts of a note, and the seal over all facts of the note. */
	void update(JdbcOperations jdbc, NoteHeader facts, byte[] seal) {
		jdbc.update(
				"update sessionnotes_note set patient_uuid = ?, encounter_uuid = ?, current_version = ?, date_voided = ?, "
						+ "void_reason = ?, kind = ?, former_patients = ?, seal = ? where note_id = ?",
				facts.getPatientUuid(), facts.getEncounterUuid(), facts.getCurrentVersion(), facts.getDateVoided(),
				facts.getSealedVoidReason(), facts.getKind() == null ? null : facts.getKind().name(),
				facts.getFormerPatients().encode(), seal, facts.getId());
	}

	/**
	 * Writes the patient and encounter of a damaged note without sealing these values, so that later checks still report the
	 * note as damaged.
	 */
	void updateUnsealed(JdbcOperations jdbc, NoteHeader facts) {
		jdbc.update("update sessionnotes_note set patient_uuid = ?, encounter_uuid = ? where note_id = ?",
				facts.getPatientUuid(), facts.getEncounterUuid(), facts.getId());
	}

	/** @return the id of the new version's row */
	int insertVersion(JdbcOperations jdbc, SealedVersion sealed) {
		return insertForId(jdbc,
				"insert into sessionnotes_note_version (note_id, version, date_created, key_id, ciphertext) "
						+ "values (?, ?, ?, ?, ?)",
				"version_id", sealed.getNoteId(), sealed.getVersion(), sealed.getDateCreated(), sealed.getKeyId(),
				sealed.getCiphertext());
	}

	Optional<SealedVersion> version(JdbcOperations jdbc, int noteId, int version) {
		return jdbc.query(
				"select " + VERSION_COLUMNS + " from sessionnotes_note_version where note_id = ? and version = ?",
				NoteTable::sealedVersion, noteId, version).stream().findFirst();
	}

	/**
	 * Reads the newest version of a note whose row is locked. The result may be a version that was committed after this
	 * transaction began.
	 */
	Optional<SealedVersion> versionAsCommitted(JdbcOperations jdbc, int noteId, int version) {
		return jdbc.query(
				"select " + VERSION_COLUMNS + " from sessionnotes_note_version where note_id = ? and version = ? for update",
				NoteTable::sealedVersion, noteId, version).stream().findFirst();
	}

	Optional<SealedVersion> versionById(JdbcOperations jdbc, int versionId) {
		return jdbc.query("select " + VERSION_COLUMNS + " from sessionnotes_note_version where version_id = ?",
				NoteTable::sealedVersion, versionId).stream().findFirst();
	}

	List<SealedVersion> versions(JdbcOperations jdbc, int noteId) {
		return jdbc.query(
				"select " + VERSION_COLUMNS + " from sessionnotes_note_version where note_id = ? order by version",
				NoteTable::sealedVersion, noteId);
	}

	/** Writes the text of a version that was resealed. */
	void updateVersion(JdbcOperations jdbc, SealedVersion sealed) {
		jdbc.update("update sessionnotes_note_version set key_id = ?, ciphertext = ? where version_id = ?",
				sealed.getKeyId(), sealed.getCiphertext(), sealed.getId());
	}

	List<Integer> versionsNotSealedWith(JdbcOperations jdbc, int keyId, int afterVersionId, int limit) {
		return jdbc.queryForList(
				"select version_id from sessionnotes_note_version where key_id <> ? and version_id > ? order by version_id limit ?",
				Integer.class, keyId, afterVersionId, limit);
	}

	int countVersionsNotSealedWith(JdbcOperations jdbc, int keyId) {
		return jdbc.queryForObject("select count(*) from sessionnotes_note_version where key_id <> ?", Integer.class, keyId);
	}

	List<Integer> noteIds(JdbcOperations jdbc) {
		return jdbc.queryForList(
				"select note_id from sessionnotes_note union select note_id from sessionnotes_note_version", Integer.class);
	}

	private static void rememberConcept(JdbcOperations jdbc, String conceptUuid) {
		if (jdbc.queryForObject("select count(*) from sessionnotes_restricted_concept where concept_uuid = ?",
				Integer.class, conceptUuid) > 0) {
			return;
		}
		jdbc.execute((ConnectionCallback<Void>) connection -> {
			Savepoint before = connection.setSavepoint();
			try (PreparedStatement insert = connection
					.prepareStatement("insert into sessionnotes_restricted_concept (concept_uuid) values (?)")) {
				insert.setString(1, conceptUuid);
				insert.executeUpdate();
			} catch (SQLException e) {
				if (e.getSQLState() == null || !e.getSQLState().startsWith(CONSTRAINT_VIOLATION)) {
					throw e;
				}
				// two first notes of a concept were written at the same time, and the other one has already recorded the concept
				connection.rollback(before);
			}
			return null;
		});
	}

	private static int insertForId(JdbcOperations jdbc, String sql, String idColumn, Object... values) {
		GeneratedKeyHolder id = new GeneratedKeyHolder();
		PreparedStatementCreator insert = connection -> {
			PreparedStatement statement = connection.prepareStatement(sql, new String[]{idColumn});
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			return statement;
		};
		jdbc.update(insert, id);
		return id.getKey().intValue();
	}

	private static NoteRow row(ResultSet row, int number) throws SQLException {
		return new NoteRow(new NoteHeader(row.getInt("note_id"), row.getString("uuid"), row.getString("author_uuid"),
				row.getString("patient_uuid"), row.getString("encounter_uuid"), row.getString("concept_uuid"),
				row.getLong("session_date"), row.getLong("date_created"), row.getInt("current_version"),
				Rows.number(row, "date_voided"),
				row.getBytes("void_reason"), kind(row.getString("kind")), formerPatients(row.getString("former_patients"))),
				row.getBytes("seal"));
	}

	/**
	 * Returns the kind of a note. For an unknown kind, the result is null, and the seal of the note then fails to open.
	 */
	private static RestrictedKind kind(String stored) {
		return Arrays.stream(RestrictedKind.values()).filter(kind -> kind.name().equals(stored)).findFirst().orElse(null);
	}

	private static FormerPatients formerPatients(String stored) {
		try {
			return FormerPatients.decode(stored);
		} catch (IllegalArgumentException e) {
			return FormerPatients.none();
		}
	}

	private static SealedVersion sealedVersion(ResultSet row, int number) throws SQLException {
		return new SealedVersion(row.getInt("version_id"), row.getInt("note_id"), row.getInt("version"),
				row.getLong("date_created"), row.getInt("key_id"), row.getBytes("ciphertext"));
	}
}
