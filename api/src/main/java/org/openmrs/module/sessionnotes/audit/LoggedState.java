/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.util.List;
import java.util.Map;

import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads from the log the last recorded state of notes, disclosures and supervision, so that the recorded state can be
 * compared with the database tables.
 */
final class LoggedState {

	private LoggedState() {
	}

	/**
	 * @return the uuid of the patient for whose notes a disclosure was made; null if that patient was never merged into
	 *         a different patient
	 */
	static String firstPatientOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		List<String> patients = jdbc.queryForList(
				"select detail from sessionnotes_access_event where disclosure_uuid = ? and chain = ? and event_type = ? "
						+ "order by sequence_number limit 1",
				String.class, disclosureUuid, AccessLog.CLINIC, AccessEventType.PATIENT_MERGED.name());
		return patients.isEmpty() ? null : patients.get(0);
	}

	/**
	 * @return the uuids of disclosures on the given basis that a second person approved and that no one reviewed
	 *         afterwards, in order of approval
	 */
	static List<String> approvedWithoutReview(JdbcOperations jdbc, String basis) {
		return jdbc.queryForList("select a.disclosure_uuid from sessionnotes_access_event a where a.chain = ? "
				+ "and a.event_type = ? and a.detail = ? and not exists (select 1 from sessionnotes_access_event r "
				+ "where r.disclosure_uuid = a.disclosure_uuid and r.chain = a.chain and r.event_type = ?) "
				+ "order by a.sequence_number", String.class, AccessLog.CLINIC, AccessEventType.ORDER_APPROVED.name(), basis,
				AccessEventType.EMERGENCY_REVIEWED.name());
	}

	/**
	 * @return the events by which a note was moved to a different patient, oldest first; the detail of each event names
	 *         the previous patient
	 */
	static List<AccessEvent> movesOfNote(JdbcOperations jdbc, int noteId) {
		return jdbc.query(
				"select * from sessionnotes_access_event where chain = ? and event_type in (?, ?) order by sequence_number",
				(row, number) -> StoredEvents.event(row), AccessLog.chainOfNote(noteId),
				AccessEventType.PATIENT_MERGED.name(),
				AccessEventType.ENCOUNTER_TRANSFERRED.name());
	}

	/**
	 * @param since the moment from which the supervision must be unchanged, in milliseconds since 1970-01-01 UTC
	 * @return false if the supervision of the therapist changed after the given moment. The result is also false if the
	 *         supervisor differs from the log, because someone set the supervision by plain SQL. A supervision that was
	 *         set before the log recorded changes of supervision counts as unchanged.
	 */
	static boolean hasSupervisedSince(JdbcOperations jdbc, String therapistUuid, String supervisorUuid, long since) {
		List<Map<String, Object>> events = jdbc.queryForList(
				"select event_type, detail, occurred_at from sessionnotes_access_event where event_type in (?, ?) "
						+ "and detail like ? order by occurred_at desc, sequence_number desc limit 1",
				AccessEventType.SUPERVISION_SET.name(), AccessEventType.SUPERVISION_ENDED.name(), therapistUuid + " %");
		if (events.isEmpty()) {
			return true;
		}
		Map<String, Object> last = events.get(0);
		return AccessEventType.SUPERVISION_SET.name().equals(last.get("event_type"))
				&& String.valueOf(last.get("detail")).startsWith(therapistUuid + " " + supervisorUuid + " ")
				&& ((Number) last.get("occurred_at")).longValue() <= since;
	}

	/**
	 * @return the digest that the log recorded with the newest step of the disclosure; null if the log has no step of
	 *         the disclosure
	 */
	static String lastDigestOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return lastDigestOfDisclosure(jdbc, disclosureUuid, "");
	}

	/**
	 * Returns the digest that was committed with the newest step of the disclosure, even if the current transaction has
	 * seen an earlier state. The caller must have locked the disclosure's row.
	 */
	static String lastDigestOfLockedDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return lastDigestOfDisclosure(jdbc, disclosureUuid, " for update");
	}

	private static String lastDigestOfDisclosure(JdbcOperations jdbc, String disclosureUuid, String locking) {
		List<String> digests = jdbc.queryForList(
				"select note_digest from sessionnotes_access_event where disclosure_uuid = ? "
						+ "and chain = ? and event_type <> ? order by sequence_number desc limit 1" + locking,
				String.class, disclosureUuid, AccessLog.CLINIC, AccessEventType.FILE_MADE.name());
		return digests.isEmpty() ? null : digests.get(0);
	}

	/**
	 * @return the digest of a note's facts that the log recorded when the facts were last written; null if there is no
	 *         such digest
	 */
	static String lastNoteDigest(JdbcOperations jdbc, int noteId) {
		return lastNoteDigest(jdbc, noteId, "");
	}

	/**
	 * Returns the digest of a note's facts that was committed last, even if the current transaction has seen an earlier
	 * state. The caller must have locked the note's row.
	 */
	static String lastDigestOfLockedNote(JdbcOperations jdbc, int noteId) {
		return lastNoteDigest(jdbc, noteId, " for update");
	}

	private static String lastNoteDigest(JdbcOperations jdbc, int noteId, String locking) {
		List<String> digests = jdbc.queryForList("select note_digest from sessionnotes_access_event where chain = ? "
				+ "and note_digest is not null order by sequence_number desc limit 1" + locking,
				String.class, AccessLog.chainOfNote(noteId));
		return digests.isEmpty() ? null : digests.get(0);
	}
}
