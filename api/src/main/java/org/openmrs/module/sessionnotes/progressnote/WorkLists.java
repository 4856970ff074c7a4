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
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the lists of open work from the record itself. The lists of open work treat all notes alike, no matter with
 * which software a note was written. Reading a page takes three SQL statements, no matter how many notes there are: one
 * that looks up the therapists, and two for the page.
 */
class WorkLists {

	static final String NAME_OF = "(select concat(coalesce(n.given_name, ''), ' ', coalesce(n.family_name, '')) "
			+ "from person_name n where n.person_id = %s and n.voided = false "
			+ "order by n.preferred desc, n.person_name_id limit 1)";

	/**
	 * The query for notes. The database reads the type and the state of every note from indexes alone, and reads whole
	 * rows only for the notes whose type and state match. The left joins prevent the database from starting with a
	 * table other than that of encounters. Because of the left joins, the query also finds notes without a therapist.
	 */
	private static final String NOTES = "from encounter t left join sessionnotes_progress_note s "
			+ "on s.encounter_id = t.encounter_id join encounter e on e.encounter_id = t.encounter_id "
			+ "left join encounter_provider ep on ep.encounter_id = e.encounter_id and ep.voided = false "
			+ "left join provider p on p.provider_id = ep.provider_id left join person pp on pp.person_id = e.patient_id "
			+ "left join visit v on v.visit_id = e.visit_id "
			+ "left join sessionnotes_session_offset o on o.encounter_id = t.encounter_id "
			+ "where e.voided = false and t.encounter_type = (select encounter_type_id from encounter_type where uuid = '"
			+ SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID + "')";

	private static final String UNSIGNED = " and (s.state is null or s.state in ('DRAFT', 'RETURNED'))";

	private static final String WAITING = " and s.state in ('AWAITING_APPROVAL', 'AWAITING_COSIGNATURE')";

	/** The SQL grouping that returns one row for each note, no matter how many therapists and roles the note has. */
	private static final String BY_NOTE = " group by e.encounter_id, e.uuid, v.uuid, pp.uuid, pp.person_id, s.state, "
			+ "s.supervisor_uuid, e.encounter_datetime, o.offset_seconds";

	/**
	 * The SQL condition that excludes visits for which the therapist has already begun a draft. If the user chose a
	 * visit for a draft, the draft counts as a note on that visit. A draft counts as a note on its chosen visit even
	 * before the session's start is known and the encounter is part of the visit.
	 */
	private static final String WITHOUT_WAITING_DRAFT = " and not exists (select 1 from sessionnotes_draft d "
			+ "join encounter n on n.encounter_id = d.encounter_id and n.voided = false and n.visit_id is null "
			+ "join encounter_provider np on np.encounter_id = n.encounter_id and np.voided = false "
			+ "join provider q on q.provider_id = np.provider_id where d.visit_id = v.visit_id "
			+ "and d.visit_said = true and q.person_id = p.person_id)";

	/**
	 * The visits in which a therapist had an encounter but wrote no note. The query compares people, not provider
	 * accounts, because a person may have several provider accounts.
	 */
	static final String SESSIONS = "from visit v join encounter e on e.visit_id = v.visit_id and e.voided = false "
			+ "join encounter_provider ep on ep.encounter_id = e.encounter_id and ep.voided = false "
			+ "join provider p on p.provider_id = ep.provider_id join person pp on pp.person_id = v.patient_id "
			+ "where v.voided = false and not exists (select 1 from encounter n join encounter_provider np "
			+ "on np.encounter_id = n.encounter_id and np.voided = false join provider q on q.provider_id = np.provider_id "
			+ "where n.visit_id = v.visit_id and n.voided = false and q.person_id = p.person_id and n.encounter_type = "
			+ "(select encounter_type_id from encounter_type where uuid = '"
			+ SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID + "'))" + WITHOUT_WAITING_DRAFT;

	/**
	 * The SQL grouping that returns one row for each pair of visit and therapist, with the therapist's first encounter
	 * in the visit.
	 */
	private static final String BY_VISIT_AND_THERAPIST = " group by v.visit_id, v.uuid, pp.uuid, pp.person_id, p.person_id";

	private final Clock clock;

	WorkLists(Clock clock) {
		this.clock = clock;
	}

	/**
	 * A filter for notes. The filter selects notes by the notes' therapists, or by the supervisor for whom the notes
	 * wait. A missing list of therapists or of supervisors ({@code null}) means all therapists or any supervisor.
	 */
	static final class Filter {

		private final StringBuilder sql = new StringBuilder();

		private final List<Object> values = new ArrayList<>();

		/**
		 * @param personIds the person ids of the therapists, see {@link WorkLists#personsOf}; an empty list matches no
		 *         therapist
		 */
		Filter therapists(List<Integer> personIds) {
			return in("p.person_id in (", ")", personIds);
		}

		/** @param supervisorUuids the uuids of the accounts of the supervisor for whom the notes wait */
		Filter waitingFor(List<String> supervisorUuids) {
			return in("s.supervisor_uuid in (", ")", supervisorUuids);
		}

		/** @param types the uuids of the encounter types of sessions; an empty list matches all types */
		Filter sessionTypes(List<String> types) {
			return types.isEmpty()
					? this
					: in("e.encounter_type in (select t.encounter_type_id from encounter_type t where t.uuid in (", "))",
							types);
		}

		/**
		 * Excludes providers who write no notes, such as nurses.
		 *
		 * @param roles the accepted roles; at least one account of the therapist must have at least one of these roles.
		 *         An empty collection matches no therapist.
		 */
		Filter holding(Collection<String> roles) {
			return in("exists (select 1 from users a join user_role ur on ur.user_id = a.user_id "
					+ "where a.person_id = p.person_id and ur.role in (", "))", roles);
		}

		/** @return the SQL conditions of the filter, which the caller appends to the other conditions of a query */
		String getSql() {
			return sql.toString();
		}

		List<Object> getValues() {
			return values;
		}

		private Filter in(String before, String after, Collection<?> given) {
			sql.append(" and ");
			if (given.isEmpty()) {
				sql.append("1 = 0");
			} else {
				sql.append(before).append(String.join(", ", Collections.nCopies(given.size(), "?"))).append(after);
				values.addAll(given);
			}
			return this;
		}
	}

	/**
	 * Returns the ids of the people behind user accounts. These ids are read before the lists of work, because the
	 * platform has no index on the uuids of users. If the query for a work list contained the uuids of users, the
	 * database would start with all notes instead of the therapists' notes.
	 */
	static List<Integer> personsOf(JdbcOperations jdbc, List<String> userUuids) {
		return userUuids.isEmpty()
				? Collections.emptyList()
				: jdbc.queryForList("select person_id from users where uuid in ("
						+ String.join(", ", Collections.nCopies(userUuids.size(), "?")) + ")", Integer.class,
						userUuids.toArray());
	}

	WorkPage page(JdbcOperations jdbc, WorkList kind, Filter filter, int startIndex, int limit) {
		boolean missing = kind == WorkList.MISSING;
		String rows = missing
				? SESSIONS + filter.sql + BY_VISIT_AND_THERAPIST
				: NOTES + (kind == WorkList.UNSIGNED ? UNSIGNED : WAITING) + filter.sql + BY_NOTE;
		int total = jdbc.queryForObject("select count(*) from (select v.uuid " + rows + ") work", Integer.class,
				filter.values.toArray());
		String columns = missing
				? "v.visit_id as id, null as encounter_uuid, null as state, null as supervisor_uuid, "
						+ "null as offset_seconds, min(e.encounter_datetime) as session_date, "
				: "e.encounter_id as id, e.uuid as encounter_uuid, s.state as state, s.supervisor_uuid as supervisor_uuid, "
						+ "o.offset_seconds as offset_seconds, e.encounter_datetime as session_date, ";
		List<Object> paged = new ArrayList<>(filter.values);
		paged.add(limit);
		paged.add(startIndex);
		List<WorkItem> items = jdbc.query("select w.*, " + String.format(NAME_OF, "w.patient_id")
				+ " as patient_name, p.uuid as provider_uuid, coalesce(" + String.format(NAME_OF, "p.person_id")
				+ ", p.name) as provider_name from (select " + columns
				+ "v.uuid as visit_uuid, pp.uuid as patient_uuid, pp.person_id as patient_id, "
				+ "min(ep.encounter_provider_id) as first_provider " + rows
				+ " order by session_date, id limit ? offset ?) w left join encounter_provider ep "
				+ "on ep.encounter_provider_id = w.first_provider left join provider p on p.provider_id = ep.provider_id "
				+ "order by w.session_date, w.id", (row, number) -> item(row, missing), paged.toArray());
		return new WorkPage(items, total);
	}

	private WorkItem item(ResultSet row, boolean missing) throws SQLException {
		Timestamp sessionDate = row.getTimestamp("session_date");
		String state = row.getString("state");
		ProgressNoteState noteState = state == null ? ProgressNoteState.DRAFT : ProgressNoteState.valueOf(state);
		ZoneOffset offset = Rows.offset(row, "offset_seconds");
		return new WorkItem(row.getString("encounter_uuid"), row.getString("visit_uuid"), row.getString("patient_uuid"),
				row.getString("patient_name"), row.getString("provider_uuid"), row.getString("provider_name"),
				missing ? null : noteState, row.getString("supervisor_uuid"), null, sessionDate.getTime(), offset,
				(int) Duration.between(Instant.ofEpochMilli(sessionDate.getTime()), clock.instant()).toDays());
	}
}
