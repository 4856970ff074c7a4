/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the platform's tables of patients and users with SQL. These SQL queries never cause Hibernate to load an entity
 * or to write an unfinished change.
 */
public class PatientRecords {

	/**
	 * A merge is in effect as long as the patient whom the merge voided stays voided. If a user unvoids the patient
	 * whom a merge voided, the merge is no longer in effect. Voiding the unvoided patient again does not put the
	 * earlier merge into effect again.
	 */
	private static final String STANDING_MERGES = "select loser.uuid, winner.uuid from person_merge_log m "
			+ "join person loser on loser.person_id = m.loser_person_id "
			+ "join person winner on winner.person_id = m.winner_person_id "
			+ "join patient p on p.patient_id = m.loser_person_id where p.voided = ? and m.date_created >= p.date_voided "
			+ "order by m.person_merge_log_id";

	/** @return {@code true} if the patient exists and is voided */
	public boolean isVoided(JdbcOperations jdbc, String patientUuid) {
		return jdbc.queryForList(
				"select p.voided from patient p join person n on n.person_id = p.patient_id where n.uuid = ?",
				Boolean.class, patientUuid).contains(true);
	}

	/** @throws InvalidRequestException if the patient is voided */
	public void requireNotVoided(JdbcOperations jdbc, String patientUuid) {
		if (isVoided(jdbc, patientUuid)) {
			throw new InvalidRequestException("sessionnotes.error.patientVoided");
		}
	}

	/** @return {@code true} if the day of birth is known, not only estimated, and later than the given day */
	public boolean isBeforeBirth(JdbcOperations jdbc, String patientUuid, LocalDate day) {
		LocalDate birth = birthdate(jdbc, patientUuid);
		return birth != null && day.isBefore(birth);
	}

	/**
	 * @return the patient's day of birth; {@code null} if the day is not known, or is only an estimate that limits no
	 *         session
	 */
	private LocalDate birthdate(JdbcOperations jdbc, String patientUuid) {
		List<LocalDate> dates = jdbc.query(
				"select birthdate from person where uuid = ? and birthdate is not null and birthdate_estimated = ?",
				(row, number) -> row.getDate("birthdate").toLocalDate(), patientUuid, false);
		return dates.isEmpty() ? null : dates.get(0);
	}

	/** @return the uuids of those given patients who are voided */
	public Set<String> voidedPatients(JdbcOperations jdbc, Collection<String> patientUuids) {
		Set<String> voided = new HashSet<>();
		UuidQuery.rows(jdbc,
				"select n.uuid, p.voided from patient p join person n on n.person_id = p.patient_id where n.uuid in",
				patientUuids, (row, number) -> row.getBoolean(2) ? uuid(row.getString(1)) : null).forEach(voided::add);
		voided.remove(null);
		return voided;
	}

	/**
	 * @return the uuids of those given patients whose person no longer exists; purging a patient also removes the
	 *         patient's person
	 */
	public Set<String> purgedPatients(JdbcOperations jdbc, Collection<String> patientUuids) {
		return missing(jdbc, "select uuid from person where uuid in", patientUuids);
	}

	/** @return the uuids of those given users who no longer exist */
	public Set<String> purgedUsers(JdbcOperations jdbc, Collection<String> userUuids) {
		return missing(jdbc, "select uuid from users where uuid in", userUuids);
	}

	/** @return the uuid of a patient or another person; {@code null} if the person does not exist */
	String uuidOf(JdbcOperations jdbc, Integer personId) {
		List<String> uuids = jdbc.queryForList("select uuid from person where person_id = ?", String.class, personId);
		return uuids.isEmpty() ? null : uuid(uuids.get(0));
	}

	/**
	 * @return the uuid of the patient into whom the given patient was merged, after all later merges too; empty if no merge of
	 *         the given patient is in effect
	 */
	public Optional<String> remaining(JdbcOperations jdbc, String patientUuid) {
		Map<String, String> merges = standingMerges(jdbc);
		String remaining = patientUuid;
		// each merge is followed once, so that a circle of merges ends, too
		while (merges.containsKey(remaining)) {
			remaining = merges.remove(remaining);
		}
		return Objects.equals(remaining, patientUuid) ? Optional.empty() : Optional.of(remaining);
	}

	/** @return the uuid of the patient into whom the given patient was merged; the given uuid if no merge is in effect */
	public String remainingOrSame(JdbcOperations jdbc, String patientUuid) {
		return remaining(jdbc, patientUuid).orElse(patientUuid);
	}

	/** @return the uuids of the patients who were merged into the given patient by merges in effect, directly or one after another */
	public Set<String> mergedInto(JdbcOperations jdbc, String patientUuid) {
		Map<String, String> merges = standingMerges(jdbc);
		Set<String> merged = new HashSet<>();
		boolean more = true;
		while (more) {
			more = merged.addAll(merges.entrySet().stream()
					.filter(merge -> merge.getValue().equals(patientUuid) || merged.contains(merge.getValue()))
					.map(Map.Entry::getKey).filter(loser -> !loser.equals(patientUuid)).collect(Collectors.toSet()));
		}
		return merged;
	}

	/**
	 * @return the merges that are in effect, the oldest merge first. The key of each entry is the uuid of a voided
	 *         patient; the value is the uuid of the patient who remained in the voided patient's last merge.
	 */
	Map<String, String> standingMerges(JdbcOperations jdbc) {
		Map<String, String> winners = new LinkedHashMap<>();
		jdbc.query(STANDING_MERGES, row -> {
			String loser = uuid(row.getString(1));
			winners.remove(loser);
			winners.put(loser, uuid(row.getString(2)));
		}, true);
		return winners;
	}

	/**
	 * Removes the blanks around a uuid. Platform: the uuid columns are wider than a uuid, and PostgreSQL pads the
	 * values of these columns with blanks.
	 */
	private static String uuid(String stored) {
		return stored.trim();
	}

	private static Set<String> missing(JdbcOperations jdbc, String select, Collection<String> uuids) {
		Set<String> missing = new HashSet<>(uuids);
		missing.removeAll(UuidQuery.rows(jdbc, select, uuids, (row, number) -> uuid(row.getString(1))));
		return missing;
	}
}
