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

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcOperations;

/** Writes rows into the obs table as they are there from the time before their concept was restricted. */
final class ObsRows {

	static final Timestamp SESSION = Timestamp.valueOf("2024-03-04 10:00:00");

	static final Timestamp WRITTEN = Timestamp.valueOf("2024-03-04 11:30:00");

	private final Map<String, Object> columns = new LinkedHashMap<>();

	private ObsRows() {
	}

	static ObsRows row(int id, int concept, int person, int creator) {
		return new ObsRows().with("obs_id", id).with("concept_id", concept).with("person_id", person)
				.with("creator", creator).with("obs_datetime", SESSION).with("date_created", WRITTEN).with("voided", false)
				.with("status", "FINAL").with("uuid", UUID.randomUUID().toString());
	}

	ObsRows with(String column, Object value) {
		columns.put(column, value);
		return this;
	}

	ObsRows text(String text) {
		return with("value_text", text);
	}

	ObsRows replaces(int obsId) {
		return with("previous_version", obsId);
	}

	ObsRows written(String when) {
		return with("date_created", Timestamp.valueOf(when));
	}

	ObsRows voided(int by, String when, String reason) {
		return with("voided", true).with("voided_by", by).with("date_voided", Timestamp.valueOf(when)).with("void_reason",
				reason);
	}

	String uuid() {
		return (String) columns.get("uuid");
	}

	ObsRows insert(JdbcOperations jdbc) {
		insert(jdbc, "obs", columns);
		return this;
	}

	static void insert(JdbcOperations jdbc, String table, Map<String, ?> columns) {
		jdbc.update("insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values (?"
				+ ", ?".repeat(columns.size() - 1) + ")", columns.values().toArray());
	}
}
