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

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.api.AdministrationService;
import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads sessions from the record itself. {@link WorkLists} determines the therapist to whom a session belongs, and the
 * sessions for which the therapist has written no note. Reading a list of sessions always takes the same number of SQL
 * statements, no matter how many sessions the list contains.
 */
public class SessionRows {

	private static final String PERIOD = " and e.encounter_datetime >= ? and e.encounter_datetime < ?";

	private static final String NOTE_TYPE = "(select encounter_type_id from encounter_type where uuid = '"
			+ SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID + "')";

	/**
	 * The query for notes. A draft counts as part of the visit that the user chose for the draft, even before the
	 * draft's encounter is part of the visit.
	 */
	private static final String NOTES = "select e.encounter_id, v.visit_id, v.visit_type_id, e.location_id, e.patient_id, "
			+ "s.state, o.offset_seconds, e.encounter_datetime as session_date, "
			+ "min(ep.encounter_provider_id) as first_provider, max(case when p.person_id = ? then 1 else 0 end) as own "
			+ "from encounter e join patient c on c.patient_id = e.patient_id and c.voided = false "
			+ "left join encounter_provider ep on ep.encounter_id = e.encounter_id and ep.voided = false "
			+ "left join provider p on p.provider_id = ep.provider_id "
			+ "left join sessionnotes_progress_note s on s.encounter_id = e.encounter_id "
			+ "left join sessionnotes_session_offset o on o.encounter_id = e.encounter_id "
			+ "left join sessionnotes_draft d on d.encounter_id = e.encounter_id and d.visit_said = true "
			+ "left join visit v on v.visit_id = coalesce(e.visit_id, d.visit_id) and v.voided = false "
			+ "where e.voided = false and e.encounter_type = " + NOTE_TYPE;

	private static final String BY_NOTE = " group by e.encounter_id, v.visit_id, v.visit_type_id, e.location_id, "
			+ "e.patient_id, s.state, o.offset_seconds, e.encounter_datetime";

	private static final String OF_THERAPIST = " and exists (select 1 from encounter_provider mp "
			+ "join provider mq on mq.provider_id = mp.provider_id where mp.encounter_id = e.encounter_id "
			+ "and mp.voided = false and mq.person_id = ?)";

	private static final String VISITS = "select min(e.encounter_id) as encounter_id, v.visit_id, v.visit_type_id, "
			+ "v.location_id, v.patient_id, min(e.encounter_datetime) as session_date, "
			+ "min(ep.encounter_provider_id) as first_provider ";

	private static final String VISIT_OF_CLIENT = " and exists (select 1 from patient c where c.patient_id = v.patient_id "
			+ "and c.voided = false)";

	private static final String BY_VISIT = " group by v.visit_id, v.visit_type_id, v.location_id, v.patient_id";

	private static final String ENCOUNTERS = "select e.encounter_id, e.location_id, e.patient_id, "
			+ "e.encounter_datetime as session_date, min(ep.encounter_provider_id) as first_provider from encounter e "
			+ "join patient c on c.patient_id = e.patient_id and c.voided = false "
			+ "join encounter_provider ep on ep.encounter_id = e.encounter_id and ep.voided = false "
			+ "join provider p on p.provider_id = ep.provider_id where e.voided = false and e.visit_id is null "
			+ "and e.encounter_type <> " + NOTE_TYPE;

	private static final String BY_ENCOUNTER = " group by e.encounter_id, e.location_id, e.patient_id, e.encounter_datetime";

	private final StoreTransactions transactions;

	private final ProgressNoteConcepts concepts;

	private final AdministrationService administrationService;

	public SessionRows(StoreTransactions transactions, ProgressNoteConcepts concepts,
			AdministrationService administrationService) {
		this.transactions = transactions;
		this.concepts = concepts;
		this.administrationService = administrationService;
	}

	/**
	 * @param personId the person id of the therapist
	 * @param from the first moment of the period
	 * @param to the end of the period; a session that begins at this moment no longer belongs to the period
	 * @return the sessions of the therapist, both with and without a note, in no particular order
	 */
	public List<SessionRow> ofTherapist(int personId, Instant from, Instant to) {
		List<String> types = sessionTypes();
		Object[] period = {Timestamp.from(from), Timestamp.from(to)};
		return transactions.reading(jdbc -> read(jdbc, personId, types,
				new Part(OF_THERAPIST + PERIOD, personId, period[0], period[1]), new Part(PERIOD, period),
				new Part(PERIOD, period)));
	}

	/**
	 * @param personId the person id of the therapist who makes the request
	 * @param patientUuid the uuid of the client
	 * @return all progress notes on the client, and the therapist's own sessions without a note, in no particular order
	 */
	public List<SessionRow> ofClient(int personId, String patientUuid) {
		List<String> types = sessionTypes();
		String client = "(select person_id from person where uuid = ?)";
		Part ofEncounter = new Part(" and e.patient_id = " + client, patientUuid);
		return transactions.reading(jdbc -> read(jdbc, personId, types, ofEncounter,
				new Part(" and v.patient_id = " + client, patientUuid), ofEncounter));
	}

	/**
	 * @param personId the person id of the therapist who makes the request
	 * @param uuid the uuid of an encounter or a visit
	 * @return the progress note with the given uuid, and all notes on the visit to which the uuid belongs. The given
	 *         uuid may be the uuid of a visit or of an encounter in the visit. If the requesting therapist's own
	 *         session has no note, the result also contains that session.
	 */
	public List<SessionRow> ofUuid(int personId, String uuid) {
		List<String> types = sessionTypes();
		return transactions.reading(jdbc -> {
			List<Integer> encounters = ids(jdbc, "select encounter_id from encounter where uuid = ?", uuid);
			Set<Integer> visits = new HashSet<>(ids(jdbc, "select visit_id from visit where uuid = ?", uuid));
			visits.addAll(ids(jdbc, "select visit_id from encounter where uuid = ? and visit_id is not null", uuid));
			Set<Integer> notes = new HashSet<>(encounters);
			visits.forEach(visit -> {
				notes.addAll(ids(jdbc, "select encounter_id from encounter where visit_id = ?", visit));
				notes.addAll(ids(jdbc, "select encounter_id from sessionnotes_draft where visit_id = ?", visit));
			});
			return read(jdbc, personId, types, Part.in("e.encounter_id", notes), Part.in("v.visit_id", visits),
					Part.in("e.encounter_id", encounters));
		});
	}

	private static List<Integer> ids(JdbcOperations jdbc, String sql, Object value) {
		return jdbc.queryForList(sql, Integer.class, value);
	}

	/** A SQL condition, with the values for the parameters of the condition. */
	private static final class Part {

		private final String sql;

		private final Object[] values;

		private Part(String sql, Object... values) {
			this.sql = sql;
			this.values = values;
		}

		private static Part in(String column, Collection<Integer> ids) {
			return ids.isEmpty()
					? new Part(" and 1 = 0")
					: new Part(" and " + column + " in (" + marks(ids.size()) + ")", ids.toArray());
		}
	}

	/**
	 * Reads the setting that names the encounter types of sessions. This method must run before any SQL statement,
	 * because a call to a platform service would end the database connection of the statements.
	 */
	private List<String> sessionTypes() {
		return Arrays.asList(StringUtils.split(ProxyPrivileges.with(
				() -> administrationService.getGlobalProperty(SessionNotesProperties.SESSION_ENCOUNTER_TYPES, ""),
				PrivilegeConstants.GET_GLOBAL_PROPERTIES), ", "));
	}

	private static List<SessionRow> read(JdbcOperations jdbc, int personId, List<String> types, Part notes, Part visits,
			Part encounters) {
		WorkLists.Filter own = new WorkLists.Filter().therapists(Collections.singletonList(personId)).sessionTypes(types)
				.holding(PersonPrivileges.rolesWith(jdbc, SessionNotesPrivileges.SIGN_PROGRESS_NOTES));
		List<Object> noteValues = new ArrayList<>(Collections.singletonList(personId));
		noteValues.addAll(Arrays.asList(notes.values));
		List<SessionRow> rows = new ArrayList<>(
				query(jdbc, SessionRow.Kind.NOTE, NOTES + notes.sql + BY_NOTE, noteValues));
		rows.addAll(query(jdbc, SessionRow.Kind.VISIT,
				VISITS + WorkLists.SESSIONS + VISIT_OF_CLIENT + own.getSql() + visits.sql + BY_VISIT, values(own, visits)));
		rows.addAll(query(jdbc, SessionRow.Kind.ENCOUNTER, ENCOUNTERS + own.getSql() + encounters.sql + BY_ENCOUNTER,
				values(own, encounters)));
		return rows;
	}

	private static List<Object> values(WorkLists.Filter own, Part part) {
		List<Object> values = new ArrayList<>(own.getValues());
		values.addAll(Arrays.asList(part.values));
		return values;
	}

	private static List<SessionRow> query(JdbcOperations jdbc, SessionRow.Kind kind, String rows, List<Object> values) {
		boolean hasVisit = kind != SessionRow.Kind.ENCOUNTER;
		return jdbc.query("select w.*, e.uuid as encounter_uuid, "
				+ "et.name as encounter_type, ev.date_started as visit_start, ev.date_stopped as visit_stop, "
				+ (hasVisit ? "v.uuid as visit_uuid, vt.uuid as type_uuid, vt.name as type_name, " : "")
				+ "l.uuid as location_uuid, l.name as location_name, c.uuid as patient_uuid, c.gender as gender, "
				+ "c.birthdate as birthdate, " + String.format(WorkLists.NAME_OF, "w.patient_id") + " as patient_name, "
				+ "p.uuid as provider_uuid, coalesce(" + String.format(WorkLists.NAME_OF, "p.person_id")
				+ ", p.name) as provider_name from (" + rows + ") w join encounter e on e.encounter_id = w.encounter_id "
				+ "join encounter_type et on et.encounter_type_id = e.encounter_type "
				+ "left join visit ev on ev.visit_id = e.visit_id join person c on c.person_id = w.patient_id left join location l on l.location_id = w.location_id "
				+ "left join encounter_provider ep on ep.encounter_provider_id = w.first_provider "
				+ "left join provider p on p.provider_id = ep.provider_id"
				+ (hasVisit
						? " left join visit v on v.visit_id = w.visit_id left join visit_type vt on vt.visit_type_id = w.visit_type_id"
						: ""),
				(row, number) -> row(kind, row), values.toArray());
	}

	private static SessionRow row(SessionRow.Kind kind, ResultSet row) throws SQLException {
		boolean note = kind == SessionRow.Kind.NOTE;
		boolean hasVisit = kind != SessionRow.Kind.ENCOUNTER;
		SessionPart type = hasVisit ? SessionPart.of(row.getString("type_uuid"), row.getString("type_name")) : null;
		String state = note ? row.getString("state") : ProgressNoteState.DRAFT.name();
		Date birthdate = row.getDate("birthdate");
		Instant time = row.getTimestamp("session_date").toInstant();
		return new SessionRow(kind, !note || row.getInt("own") == 1, row.getInt("encounter_id"),
				new SessionPart(row.getString("encounter_uuid"), row.getString("encounter_type")),
				hasVisit ? SessionPart.of(row.getString("visit_uuid"), row.getString("type_name")) : null, type,
				SessionPart.of(row.getString("location_uuid"), row.getString("location_name")),
				SessionPart.of(row.getString("provider_uuid"), row.getString("provider_name")),
				new SessionClient(row.getString("patient_uuid"), StringUtils.trim(row.getString("patient_name")),
						row.getString("gender"), birthdate == null ? null : birthdate.toLocalDate()),
				!note ? null : state == null ? ProgressNoteState.DRAFT : ProgressNoteState.valueOf(state),
				time, start(row, time, note), note ? Rows.offset(row, "offset_seconds") : null);
	}

	/** Returns the start of a session. Only the encounter of a note may have been moved into its visit by seconds. */
	private static Instant start(ResultSet row, Instant time, boolean note) throws SQLException {
		return note
				? SessionPlace.start(time, row.getTimestamp("visit_start"), row.getTimestamp("visit_stop"))
				: ClinicDay.isStart(time) ? null : time;
	}

	/**
	 * @return a map from an encounter's uuid to the uuid of the encounter's visit; encounters without a visit are left
	 *         out
	 */
	public Map<String, String> visitsOf(Collection<String> encounterUuids) {
		if (encounterUuids.isEmpty()) {
			return Collections.emptyMap();
		}
		return transactions.reading(jdbc -> {
			Map<String, String> visits = new HashMap<>();
			UuidQuery
					.rows(jdbc,
							"select e.uuid, v.uuid from encounter e join visit v on v.visit_id = e.visit_id where e.uuid in",
							encounterUuids, (row, number) -> new String[]{row.getString(1), row.getString(2)})
					.forEach(each -> visits.put(each[0], each[1]));
			return visits;
		});
	}

	/** @return a map from a note's uuid to the end of the session that the note records */
	public Map<String, SessionEnd> endsOf(Collection<SessionRow> sessions) {
		Map<Integer, SessionRow> notes = sessions.stream().filter(row -> row.getKind() == SessionRow.Kind.NOTE)
				.collect(Collectors.toMap(SessionRow::getEncounterId, row -> row, (one, other) -> one));
		Map<Integer, ProgressNoteConcept> questions = concepts.byConceptId();
		Set<Integer> asked = questions.entrySet().stream()
				.filter(each -> each.getValue() == ProgressNoteConcept.END
						|| each.getValue() == ProgressNoteConcept.DURATION)
				.map(Map.Entry::getKey).collect(Collectors.toCollection(HashSet::new));
		if (notes.isEmpty() || asked.isEmpty()) {
			return Collections.emptyMap();
		}
		Map<Integer, Instant> ends = new HashMap<>();
		Map<Integer, Integer> minutes = new HashMap<>();
		List<Object> values = new ArrayList<>(notes.keySet());
		values.addAll(asked);
		transactions.reading(jdbc -> {
			jdbc.query("select encounter_id, concept_id, value_datetime, value_numeric from obs where voided = false "
					+ "and encounter_id in (" + marks(notes.size()) + ") and concept_id in (" + marks(asked.size()) + ")",
					row -> {
						Timestamp end = row.getTimestamp("value_datetime");
						double number = row.getDouble("value_numeric");
						boolean hasNumber = !row.wasNull();
						if (questions.get(row.getInt("concept_id")) == ProgressNoteConcept.END && end != null) {
							ends.put(row.getInt("encounter_id"), end.toInstant());
						} else if (hasNumber) {
							minutes.put(row.getInt("encounter_id"), (int) number);
						}
					}, values.toArray());
			return null;
		});
		Map<String, SessionEnd> found = new HashMap<>();
		notes.forEach((id, row) -> found.put(row.getEncounterUuid(),
				SessionEnd.of(row.getStart(), ends.get(id), minutes.get(id))));
		return found;
	}

	private static String marks(int count) {
		return String.join(", ", Collections.nCopies(count, "?"));
	}
}
