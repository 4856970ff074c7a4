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

/** Reads the current state of the platform's users with SQL, without using the cache of any Hibernate session. */
public class UserRecords {

	/**
	 * @param userUuid the uuid of an account
	 * @return the time when the account was retired, in milliseconds since 1970-01-01 UTC; {@code null} if the account
	 *         is in use. The result is 0 if the account no longer exists, or if the account was retired at an unknown
	 *         time.
	 */
	public Long awaySince(JdbcOperations jdbc, String userUuid) {
		List<Long> since = jdbc.query("select retired, date_retired from users where uuid = ?", (row, number) -> {
			Timestamp date = row.getTimestamp("date_retired");
			return row.getBoolean("retired") ? date == null ? Long.valueOf(0) : Long.valueOf(date.getTime()) : null;
		}, userUuid);
		return since.isEmpty() ? Long.valueOf(0) : since.get(0);
	}

	/**
	 * @param userUuid the uuid of an account
	 * @return the given account and all other accounts of the same person, including retired accounts; a person may have
	 *          several accounts
	 */
	public Set<String> accountsOfSamePerson(JdbcOperations jdbc, String userUuid) {
		Set<String> accounts = new LinkedHashSet<>();
		accounts.add(userUuid);
		jdbc.queryForList("select uuid from users where person_id in (select person_id from users where uuid = ?)",
				String.class, userUuid).forEach(uuid -> accounts.add(uuid.trim()));
		return accounts;
	}
}
