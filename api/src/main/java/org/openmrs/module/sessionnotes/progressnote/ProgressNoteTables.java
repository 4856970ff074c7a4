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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.commons.lang3.EnumUtils;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SessionTime;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/** Accesses the module's own tables for progress notes: the states and steps of notes, and the supervisions. */
class ProgressNoteTables {

	Optional<ProgressNoteStatus> status(JdbcOperations jdbc, int encounterId) {
		return jdbc.query(
				"select state, author_uuid, supervisor_uuid from sessionnotes_progress_note where encounter_id = ?",
				ProgressNoteTables::status, encounterId).stream().findFirst();
	}

	/**
	 * Locks the encounter of a note, so that no other transaction changes or signs the note until the current
	 * transaction ends.
	 *
	 * @return the state of the note that is currently committed in the database
	 */
	ProgressNoteState lock(JdbcOperations jdbc, int encounterId) {
		jdbc.queryForList("select encounter_id from encounter where encounter_id = ? for update", Integer.class,
				encounterId);
		return jdbc.queryForList("select state from sessionnotes_progress_note where encounter_id = ? for update",
				String.class, encounterId).stream().findFirst().map(ProgressNoteTables::state)
				.orElse(ProgressNoteState.DRAFT);
	}

	/**
	 * @return {@code true} if anyone ever signed the content of the encounter, even if the note was later returned to
	 *         its author
	 */
	boolean hasSignature(JdbcOperations jdbc, int encounterId) {
		return jdbc.queryForObject(
				"select count(*) from sessionnotes_signature where encounter_id = ? and digest is not null", Integer.class,
				encounterId) > 0;
	}

	/**
	 * Sets the state of a note. Before the call, the row of the note's encounter must be locked, see {@link #lock}.
	 * <p>
	 * On MariaDB and MySQL, an update that finds no row would lock the gap between rows. If two users simultaneously
	 * signed their first notes with such gap locks, each user would wait for the other user's lock.
	 */
	void setState(JdbcOperations jdbc, int encounterId, ProgressNoteStatus status, long date) {
		if (status(jdbc, encounterId).isPresent()) {
			jdbc.update(
					"update sessionnotes_progress_note set state = ?, author_uuid = ?, supervisor_uuid = ?, date_changed = ? "
							+ "where encounter_id = ?",
					status.getState().name(), status.getAuthorUuid(), status.getSupervisorUuid(), date, encounterId);
		} else {
			jdbc.update("insert into sessionnotes_progress_note (encounter_id, state, author_uuid, supervisor_uuid, "
					+ "date_changed) values (?, ?, ?, ?, ?)", encounterId, status.getState().name(),
					status.getAuthorUuid(), status.getSupervisorUuid(), date);
		}
	}

	void insert(JdbcOperations jdbc, int encounterId, StepRecord step) {
		jdbc.update(
				"insert into sessionnotes_signature (encounter_id, step, user_uuid, person_uuid, provider_uuid, signer_name, "
						+ "capacity, date_created, patient_uuid, digest, field_digests, content_digest, remark) "
						+ "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
				encounterId, step.getStep().name(), step.getUserUuid(), step.getPersonUuid(), step.getProviderUuid(),
				step.getUserName(), step.getCapacity() == null ? null : step.getCapacity().name(), step.getDate(),
				step.getPatientUuid(),
				step.getDigest(), step.getDigest() == null ? null : SignedRecord.toText(step.getFieldDigests()),
				step.getContentDigest(), step.getRemark());
	}

	/** Stores signed content. Several signatures on the same content share one stored copy of the content. */
	void keep(JdbcOperations jdbc, int encounterId, KeptContent content) {
		if (content(jdbc, encounterId, content.getDigest()) == null) {
			jdbc.update("insert into sessionnotes_signed_content (encounter_id, digest, content) values (?, ?, ?)",
					encounterId,
					content.getDigest(), content.getText());
		}
	}

	/**
	 * @return the text that a signature retains, exactly as the database contains the text; {@code null} if the text no
	 *         longer exists
	 */
	private static String content(JdbcOperations jdbc, int encounterId, String digest) {
		return jdbc.queryForList(
				"select content from sessionnotes_signed_content where encounter_id = ? and digest = ?", String.class,
				encounterId, digest).stream().findFirst().orElse(null);
	}

	/** @return a map from a digest to the text that a signature of the note retains under the digest */
	Map<String, String> contents(JdbcOperations jdbc, int encounterId) {
		Map<String, String> contents = new HashMap<>();
		jdbc.query("select digest, content from sessionnotes_signed_content where encounter_id = ?",
				row -> {
					contents.put(row.getString(1), row.getString(2));
				}, encounterId);
		return contents;
	}

	/** @return all recorded steps of a note, the oldest step first */
	List<StepRecord> steps(JdbcOperations jdbc, int encounterId) {
		return jdbc.query("select step, user_uuid, capacity, date_created, patient_uuid, digest, field_digests, remark, "
				+ "person_uuid, provider_uuid, signer_name, content_digest "
				+ "from sessionnotes_signature where encounter_id = ? order by signature_id", ProgressNoteTables::step,
				encounterId);
	}

	/** @return the digest of the request that created the note with the given uuid */
	Optional<String> requestOf(JdbcOperations jdbc, String uuid) {
		return jdbc.queryForList("select digest from sessionnotes_note_request where uuid = ?", String.class, uuid).stream()
				.findFirst();
	}

	/** @param locationId the id of the new location; {@code null} for no location */
	void setLocation(JdbcOperations jdbc, int encounterId, Integer locationId) {
		jdbc.update("update encounter set location_id = ? where encounter_id = ?", locationId, encounterId);
	}

	/** @throws DataIntegrityViolationException if a request with the same uuid is already stored */
	void keepRequest(JdbcOperations jdbc, String uuid, String digest) {
		jdbc.update("insert into sessionnotes_note_request (uuid, digest) values (?, ?)", uuid, digest);
	}

	/**
	 * @return the origin of a draft's values. The result is empty if the draft was begun without this module, or with
	 *         an older version of this module.
	 */
	Optional<DraftOrigin> origin(JdbcOperations jdbc, int encounterId) {
		return jdbc.query(
				"select visit_id, visit_said, location_said, calculated from sessionnotes_draft where encounter_id = ?",
				ProgressNoteTables::origin, encounterId).stream().findFirst();
	}

	/** Stores the origin of a draft's values. Before the call, the row of the encounter must be locked or new. */
	void keep(JdbcOperations jdbc, int encounterId, DraftOrigin origin) {
		Object[] values = {origin.getVisitId(), origin.isVisitSaid(), origin.isLocationSaid(),
				origin.getCalculated() == null ? null : origin.getCalculated().name(), encounterId};
		String sql = origin(jdbc, encounterId).isPresent()
				? "update sessionnotes_draft set visit_id = ?, visit_said = ?, location_said = ?, calculated = ? where encounter_id = ?"
				: "insert into sessionnotes_draft (visit_id, visit_said, location_said, calculated, encounter_id) "
						+ "values (?, ?, ?, ?, ?)";
		jdbc.update(sql, values);
	}

	/**
	 * Marks the obs of a final note as final, because no part of a final note is preliminary. This method uses SQL,
	 * because Hibernate does not allow the status of an obs to change.
	 */
	void makeObsFinal(JdbcOperations jdbc, int encounterId) {
		jdbc.update("update obs set status = 'FINAL' where encounter_id = ? and voided = ? and status = 'PRELIMINARY'",
				encounterId, false);
	}

	/**
	 * @param therapistUuids the uuids of one person's accounts; each account may have its own supervision
	 * @return the supervisions of the accounts, in the order of the given uuids
	 */
	List<Supervision> supervisionsOf(JdbcOperations jdbc, List<String> therapistUuids) {
		return therapistUuids.stream().flatMap(therapist -> jdbc.query(
				"select therapist_uuid, supervisor_uuid, mode from sessionnotes_supervision where therapist_uuid = ?",
				ProgressNoteTables::supervision, therapist).stream()).collect(Collectors.toList());
	}

	List<Supervision> supervisions(JdbcOperations jdbc) {
		return jdbc.query(
				"select therapist_uuid, supervisor_uuid, mode from sessionnotes_supervision order by therapist_uuid",
				ProgressNoteTables::supervision);
	}

	void save(JdbcOperations jdbc, Supervision supervision) {
		int updated = jdbc.update(
				"update sessionnotes_supervision set supervisor_uuid = ?, mode = ? where therapist_uuid = ?",
				supervision.getSupervisorUuid(), supervision.getMode().name(), supervision.getTherapistUuid());
		if (updated == 0) {
			try {
				jdbc.update("insert into sessionnotes_supervision (therapist_uuid, supervisor_uuid, mode) values (?, ?, ?)",
						supervision.getTherapistUuid(), supervision.getSupervisorUuid(), supervision.getMode().name());
			} catch (DataIntegrityViolationException e) {
				throw new ConflictException("sessionnotes.error.supervision.changedMeanwhile");
			}
		}
	}

	/**
	 * @param authorUuids the uuids of one person's accounts; every note that one of the accounts signed and that waits
	 *         for review is handed over to the new supervisor
	 */
	void handOverWaiting(JdbcOperations jdbc, List<String> authorUuids, String supervisorUuid) {
		authorUuids.forEach(author -> jdbc.update("update sessionnotes_progress_note set supervisor_uuid = ? "
				+ "where author_uuid = ? and state in ('AWAITING_APPROVAL', 'AWAITING_COSIGNATURE')", supervisorUuid,
				author));
	}

	/** @return {@code true} if at least one note that waits for a supervisor was signed by one of the given accounts */
	boolean isAnyWaiting(JdbcOperations jdbc, List<String> authorUuids) {
		return authorUuids.stream().anyMatch(author -> jdbc.queryForObject(
				"select count(*) from sessionnotes_progress_note where author_uuid = ? "
						+ "and state in ('AWAITING_APPROVAL', 'AWAITING_COSIGNATURE')",
				Integer.class, author) > 0);
	}

	void deleteSupervisionOf(JdbcOperations jdbc, String therapistUuid) {
		jdbc.update("delete from sessionnotes_supervision where therapist_uuid = ?", therapistUuid);
	}

	/**
	 * Returns the state of a note by the name of the state. A damaged name of a state counts as the state of a signed
	 * note, so that damage never makes the note editable.
	 */
	private static ProgressNoteState state(String name) {
		ProgressNoteState state = known(ProgressNoteState.class, name);
		return state == null ? ProgressNoteState.FINAL : state;
	}

	private static ProgressNoteStatus status(ResultSet row, int number) throws SQLException {
		return new ProgressNoteStatus(state(row.getString(1)), row.getString(2), row.getString(3));
	}

	private static DraftOrigin origin(ResultSet row, int number) throws SQLException {
		return new DraftOrigin(Rows.integer(row, "visit_id"), row.getBoolean(2), row.getBoolean(3),
				known(SessionTime.Part.class, row.getString(4)));
	}

	private static StepRecord step(ResultSet row, int number) throws SQLException {
		String fieldDigests = row.getString(7);
		return new StepRecord(known(ProgressNoteStep.class, row.getString(1)),
				new Signer(row.getString(2), row.getString(9), row.getString(10), row.getString(11)),
				known(Capacity.class, row.getString(3)), row.getLong(4), row.getString(5), row.getString(6),
				fieldDigests == null ? Collections.emptyMap() : SignedRecord.fromText(fieldDigests), row.getString(12),
				row.getString(8));
	}

	/**
	 * @return the constant with the given name; {@code null} if the name was damaged. A note whose row contains a
	 *         damaged name is still shown, and verification reports the damage.
	 */
	private static <T extends Enum<T>> T known(Class<T> type, String name) {
		return EnumUtils.getEnum(type, name);
	}

	private static Supervision supervision(ResultSet row, int number) throws SQLException {
		return new Supervision(row.getString(1), row.getString(2), SupervisionMode.valueOf(row.getString(3)));
	}
}
