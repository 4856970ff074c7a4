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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.openmrs.module.sessionnotes.platform.Rows;
import org.openmrs.module.sessionnotes.psychotherapynote.AdoptedNote;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads and writes the tables about adoptions. The tables about adoptions hold the requested runs, the results of runs,
 * the skipped obs, and the files that must still be deleted.
 */
class AdoptionRuns {

	private static final String COLUMNS = "run_id, dry, state, concept_uuids, proposed_by, started_by, date_started, "
			+ "date_ended, obs_rows, rows_seen";

	/**
	 * Until the transaction ends, prevents all other transactions from starting, withdrawing or ending a run. A
	 * transaction must call this method before it locks a row about a run, so that no two transactions wait for each
	 * other.
	 *
	 * @return the time until which the newest run counts as alive, in milliseconds since 1970-01-01 UTC; 0 if no run is
	 *         alive
	 */
	long lockLease(JdbcOperations jdbc) {
		return jdbc.queryForObject("select alive_until from sessionnotes_adoption_lease where lease_id = 1 for update",
				Long.class);
	}

	void setLease(JdbcOperations jdbc, int runId, long aliveUntil) {
		jdbc.update("update sessionnotes_adoption_lease set run_id = ?, alive_until = ? where lease_id = 1", runId,
				aliveUntil);
	}

	/** @return the id of the run that is alive at the given time; empty if no run is alive */
	Optional<Integer> alive(JdbcOperations jdbc, long now) {
		return jdbc.queryForList(
				"select run_id from sessionnotes_adoption_lease where lease_id = 1 and alive_until >= ?", Integer.class, now)
				.stream().findFirst();
	}

	Optional<AdoptionRun> newest(JdbcOperations jdbc, boolean dry) {
		return jdbc.query("select " + COLUMNS + " from sessionnotes_adoption where dry = ? order by run_id desc limit 1",
				AdoptionRuns::run, dry ? 1 : 0).stream().findFirst();
	}

	/** @return the newest adoption of exactly the given concepts that is neither done nor withdrawn */
	Optional<AdoptionRun> unfinished(JdbcOperations jdbc, List<String> concepts) {
		return jdbc.query("select " + COLUMNS + " from sessionnotes_adoption where dry = 0 and state not in ('DONE', "
				+ "'WITHDRAWN') order by run_id desc", AdoptionRuns::run).stream()
				.filter(run -> run.getConcepts().equals(concepts)).findFirst();
	}

	void insert(JdbcOperations jdbc, boolean dry, AdoptionRun.State state, List<String> concepts, String proposedBy) {
		jdbc.update("insert into sessionnotes_adoption (dry, state, concept_uuids, proposed_by, obs_rows, rows_seen) "
				+ "values (?, ?, ?, ?, 0, 0)", dry ? 1 : 0, state.name(), String.join(",", concepts), proposedBy);
	}

	/** Marks a run as started. If the run skipped obs when it was active before, the run examines these obs again. */
	void started(JdbcOperations jdbc, int runId, String startedBy, long now, long rows) {
		jdbc.update("update sessionnotes_adoption set state = 'RUNNING', started_by = ?, date_started = ?, "
				+ "date_ended = null, obs_rows = ?, rows_seen = 0 where run_id = ?", startedBy, now, rows, runId);
		jdbc.update("delete from sessionnotes_adoption_left where run_id = ?", runId);
	}

	/** @return false if the given start of the run is no longer its newest start, or if a user has stopped the run */
	boolean isToGoOn(JdbcOperations jdbc, int runId, long started, long rowsSeen) {
		return jdbc.update("update sessionnotes_adoption set rows_seen = ? where run_id = ? and date_started = ? "
				+ "and state = 'RUNNING'", rowsSeen, runId, started) > 0;
	}

	/** @return false if the given start of the run is no longer its newest start */
	boolean ended(JdbcOperations jdbc, int runId, long started, AdoptionRun.State state, long rowsSeen, long now) {
		jdbc.update("update sessionnotes_adoption set state = ? where run_id = ? and date_started = ? and state = 'RUNNING'",
				state.name(), runId, started);
		return jdbc.update("update sessionnotes_adoption set rows_seen = ?, date_ended = ? where run_id = ? "
				+ "and date_started = ?", rowsSeen, now, runId, started) > 0;
	}

	List<AdoptionRun> inState(JdbcOperations jdbc, AdoptionRun.State state) {
		return jdbc.query("select " + COLUMNS + " from sessionnotes_adoption where state = ? order by run_id",
				AdoptionRuns::run, state.name());
	}

	void setState(JdbcOperations jdbc, int runId, AdoptionRun.State state, long now) {
		jdbc.update("update sessionnotes_adoption set state = ?, date_ended = ? where run_id = ?", state.name(), now,
				runId);
	}

	void count(JdbcOperations jdbc, int runId, AdoptedNote note) {
		int voided = note.isVoided() ? 1 : 0;
		int several = note.hasSeveralWriters() ? 1 : 0;
		int versions = note.getVersions().size();
		if (jdbc.update("update sessionnotes_adoption_count set notes = notes + 1, versions = versions + ?, "
				+ "voided = voided + ?, several_writers = several_writers + ? where run_id = ? and concept_uuid = ? "
				+ "and author_uuid = ?", versions, voided, several, runId, note.getConceptUuid(),
				note.getAuthorUuid()) == 0) {
			jdbc.update(
					"insert into sessionnotes_adoption_count (run_id, concept_uuid, author_uuid, notes, versions, voided, "
							+ "several_writers) values (?, ?, ?, 1, ?, ?, ?)",
					runId, note.getConceptUuid(), note.getAuthorUuid(),
					versions, voided, several);
		}
	}

	void left(JdbcOperations jdbc, int runId, int obsId, SkipReason reason) {
		jdbc.update("insert into sessionnotes_adoption_left (run_id, obs_id, reason) values (?, ?, ?)", runId, obsId,
				reason.name());
	}

	boolean isLeft(JdbcOperations jdbc, int runId, int obsId) {
		return jdbc.queryForObject("select count(*) from sessionnotes_adoption_left where run_id = ? and obs_id = ?",
				Integer.class, runId, obsId) > 0;
	}

	AdoptionReport report(JdbcOperations jdbc, AdoptionRun run, int startIndex, int limit) {
		Map<SkipReason, Integer> byReason = new EnumMap<>(SkipReason.class);
		jdbc.query("select reason, count(*) from sessionnotes_adoption_left where run_id = ? group by reason",
				(RowCallbackHandler) row -> byReason.put(SkipReason.valueOf(row.getString(1)), row.getInt(2)), run.id);
		return new AdoptionReport(run,
				jdbc.query("select concept_uuid, author_uuid, notes, versions, voided, several_writers from "
						+ "sessionnotes_adoption_count where run_id = ? order by concept_uuid, author_uuid",
						(row, number) -> new AdoptionReport.Count(row.getString(1), row.getString(2), row.getInt(3),
								row.getInt(4), row.getInt(5), row.getInt(6)),
						run.id),
				byReason,
				jdbc.query("select obs_id, reason from sessionnotes_adoption_left where run_id = ? order by obs_id "
						+ "limit ? offset ?",
						(row, number) -> new AdoptionReport.Left(row.getInt(1), row.getString(2)), run.id, limit,
						startIndex));
	}

	/**
	 * Records that a file must be deleted. The transaction that removes an obs also records that the obs's file must be
	 * deleted. If the server crashes before the file is deleted, a later run deletes the recorded file.
	 */
	void fileToRemove(JdbcOperations jdbc, String key) {
		jdbc.update("insert into sessionnotes_adoption_file (file_key) values (?)", key);
	}

	Map<Integer, String> filesToRemove(JdbcOperations jdbc, int afterId, int limit) {
		Map<Integer, String> files = new LinkedHashMap<>();
		jdbc.query("select file_id, file_key from sessionnotes_adoption_file where file_id > ? order by file_id limit ?",
				(RowCallbackHandler) row -> files.put(row.getInt(1), row.getString(2)), afterId, limit);
		return files;
	}

	int countFilesToRemove(JdbcOperations jdbc) {
		return jdbc.queryForObject("select count(*) from sessionnotes_adoption_file", Integer.class);
	}

	Void fileRemoved(JdbcOperations jdbc, int fileId) {
		jdbc.update("delete from sessionnotes_adoption_file where file_id = ?", fileId);
		return null;
	}

	private static AdoptionRun run(ResultSet row, int number) throws SQLException {
		return new AdoptionRun(row.getInt("run_id"), row.getInt("dry") == 1,
				AdoptionRun.State.valueOf(row.getString("state")), row.getString("concept_uuids"),
				row.getString("proposed_by"), row.getString("started_by"), Rows.number(row, "date_started"),
				Rows.number(row, "date_ended"), row.getLong("obs_rows"), row.getLong("rows_seen"));
	}
}
