/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Every row of every table of the platform and of other modules that belongs to one patient, by native SQL: by a column that names the
 * patient, or one of the patient's visits, encounters or obs. Tables of Hibernate's auditing are put out apart from the others.
 */
public class RowsOfPatient implements UnaryOperator<String> {

	@Override
	public String apply(String sent) {
		JsonNode patient = Json.read(sent);
		return Database.use(database -> {
			Map<String, List<String>> keys = keys(database, patient.get("patient").asText());
			Map<String, Object> live = new TreeMap<>();
			Map<String, Object> audited = new TreeMap<>();
			for (Map.Entry<String, String> table : database.tablesOfOthers().entrySet()) {
				List<String> rows = rows(database, table.getValue(), keys);
				if (!rows.isEmpty()) {
					(isAudit(table.getKey()) ? audited : live).put(table.getKey(), rows);
				}
			}
			Map<String, Object> all = new LinkedHashMap<>();
			all.put("rows", live);
			all.put("audit", audited);
			return Json.write(all);
		});
	}

	private static boolean isAudit(String table) {
		return table.endsWith("_aud") || table.endsWith("_audit");
	}

	private static Map<String, List<String>> keys(Database database, String patientUuid) throws SQLException {
		String person = one(database, "select person_id from person where uuid = '" + patientUuid + "'");
		Map<String, List<String>> keys = new LinkedHashMap<>();
		for (String column : new String[]{"person_id", "patient_id", "person_a", "person_b"}) {
			keys.put(column, List.of(person));
		}
		keys.put("visit_id", all(database, "select visit_id from visit where patient_id = " + person));
		keys.put("encounter_id", all(database, "select encounter_id from encounter where patient_id = " + person));
		List<String> obs = all(database, "select obs_id from obs where person_id = " + person);
		keys.put("obs_id", obs);
		keys.put("obs_group_id", obs);
		return keys;
	}

	private static List<String> rows(Database database, String table, Map<String, List<String>> keys) throws SQLException {
		List<String> conditions = new ArrayList<>();
		for (String column : database.columns(table)) {
			List<String> values = keys.getOrDefault(column.toLowerCase(Locale.ROOT), List.of());
			if (!values.isEmpty()) {
				conditions.add(database.quoted(column) + " in (" + String.join(", ", values) + ")");
			}
		}
		return conditions.isEmpty()
				? List.of()
				: database.rows("select * from " + database.quoted(table) + " where " + String.join(" or ", conditions));
	}

	private static String one(Database database, String query) throws SQLException {
		return all(database, query).get(0);
	}

	private static List<String> all(Database database, String query) throws SQLException {
		return database.rows(query).stream().map(row -> row.substring(row.indexOf('=') + 1, row.lastIndexOf(';')))
				.collect(Collectors.toList());
	}
}
