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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Finds the conditions under which an event is about a patient. No event stores the patient: an event names a note, a
 * disclosure, or, in its detail, a paper, an entry of the ledger, a request, a legal hold or the patient.
 */
final class EventsOfPatient {

	private EventsOfPatient() {
	}

	/**
	 * @param patientUuids the patient, and the patients who were merged into that patient
	 * @param withPapers whether events about papers, the ledger, requests, legal holds and accountings are about the patient, too
	 * @return conditions of which each event about the patient meets at least one; an index finds the events of each condition
	 */
	static List<Condition> conditions(JdbcOperations jdbc, Collection<String> patientUuids, boolean withPapers) {
		String patients = Condition.places("patient_uuid", patientUuids);
		List<Condition> conditions = new ArrayList<>();
		conditions.add(
				new Condition("e.note_id in (select note_id from sessionnotes_note where " + patients + ")", patientUuids));
		conditions.add(new Condition("e.disclosure_uuid in (select disclosure_uuid from sessionnotes_disclosure where "
				+ patients + ")", patientUuids));
		if (withPapers) {
			conditions.add(named(jdbc, patientUuids));
		}
		return conditions;
	}

	private static Condition named(JdbcOperations jdbc, Collection<String> patientUuids) {
		Set<String> names = new TreeSet<>(patientUuids);
		names.addAll(read(jdbc, "select uuid from sessionnotes_document where "
				+ Condition.places("patient_uuid", patientUuids), patientUuids));
		names.addAll(read(jdbc, "select uuid from sessionnotes_ledger_entry where "
				+ Condition.places("patient_uuid", patientUuids), patientUuids));
		names.addAll(heldOn(jdbc, patientUuids));
		List<Condition> any = new ArrayList<>();
		any.add(Condition.in("e.detail", names));
		// the detail of an event about a request names the step, too
		for (String request : read(jdbc, "select uuid from sessionnotes_client_request where "
				+ Condition.places("patient_uuid", patientUuids), patientUuids)) {
			any.add(new Condition("e.detail like ?", request + " %"));
		}
		return Condition.any(any);
	}

	private static List<String> heldOn(JdbcOperations jdbc, Collection<String> patientUuids) {
		List<Object> values = new ArrayList<>();
		values.add(HoldTarget.CLIENT.name());
		values.addAll(patientUuids);
		values.add(HoldTarget.NOTE.name());
		values.addAll(patientUuids);
		return read(jdbc,
				"select uuid from sessionnotes_legal_hold where target = ? and "
						+ Condition.places("target_uuid", patientUuids)
						+ " or target = ? and target_uuid in (select uuid from sessionnotes_note where "
						+ Condition.places("patient_uuid", patientUuids) + ")",
				values);
	}

	private static List<String> read(JdbcOperations jdbc, String sql, Collection<?> values) {
		return jdbc.queryForList(sql, String.class, values.toArray()).stream().map(String::trim)
				.collect(Collectors.toList());
	}
}
