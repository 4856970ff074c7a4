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

import java.sql.Timestamp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.JdbcOperations;

/** What the platform's table of users says at this moment, read with SQL: no session's memory is asked. */
public class UserRecords {

	/**
	 * @param userUuid an account
	 * @return since when it is retired, in milliseconds since 1970-01-01 UTC; 0 if it is gone, or nobody knows since when; null if it
	 *         is in use
	 */
	public Long awaySince(JdbcOperations jdbc, String userUuid) {
		List<Long> since = jdbc.query("select retired, date_retired from users where uuid = ?", (row, number) -> {
			Timestamp date = row.getTimestamp("date_retired");
			return row.getBoolean("retired") ? date == null ? Long.valueOf(0) : Long.valueOf(date.getTime()) : null;
		}, userUuid);
		return since.isEmpty() ? Long.valueOf(0) : since.get(0);
	}

	/**
	 * @param userUuid an account
	 * @return it and all other accounts of the same person, retired ones too: a person who has two is one person
	 */
	public Set<String> accountsOfSamePerson(JdbcOperations jdbc, String userUuid) {
		Set<String> accounts = new LinkedHashSet<>();
		accounts.add(userUuid);
		jdbc.queryForList("select uuid from users where person_id in (select person_id from users where uuid = ?)",
				String.class, userUuid).forEach(uuid -> accounts.add(uuid.trim()));
		return accounts;
	}
}
