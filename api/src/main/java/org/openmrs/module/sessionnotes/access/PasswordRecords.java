/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.access.PasswordHold;
import org.openmrs.module.sessionnotes.domain.access.PasswordState;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The SQL statements for the records about passwords. No statement compares a column of the platform with a column of
 * the module, because the collations of the two columns may differ.
 */
final class PasswordRecords {

	private PasswordRecords() {
	}

	/** @return the user's password with the stored record about it; empty if there is no such user */
	static Optional<PasswordRecord> find(JdbcOperations jdbc, String userUuid) {
		return jdbc.query(
				"select u.password, u.salt, p.state, p.set_by_uuid, p.date_set, p.waiting_hours, p.date_open, p.seal "
						+ "from users u left join sessionnotes_password p on p.user_uuid = ? where u.uuid = ?",
				(row, number) -> record(row, userUuid), userUuid, userUuid).stream().findFirst();
	}

	/**
	 * Reads the latest committed record about the user, even if the current transaction has seen an earlier state of
	 * that record.
	 *
	 * @param seen the user's password
	 * @return the given password with the stored record about the user; empty if there is no record
	 */
	static Optional<PasswordRecord> asCommitted(JdbcOperations jdbc, String userUuid, PasswordRecord seen) {
		return jdbc.query("select state, set_by_uuid, date_set, waiting_hours, date_open, seal from sessionnotes_password "
				+ "where user_uuid = ? for update",
				(row, number) -> seen.with(hold(row, userUuid), row.getBytes("seal")), userUuid).stream().findFirst();
	}

	/** @return the users for whom a record is stored */
	static List<String> users(JdbcOperations jdbc) {
		return jdbc.queryForList("select user_uuid from sessionnotes_password order by user_uuid", String.class);
	}

	/** @return the users who wrote notes, or who received or made disclosures */
	static List<String> usersOfNotes(JdbcOperations jdbc) {
		return jdbc.queryForList("select author_uuid from sessionnotes_note union "
				+ "select recipient_uuid from sessionnotes_disclosure where recipient_uuid is not null union "
				+ "select made_by from sessionnotes_disclosure", String.class);
	}

	/**
	 * @return true if the store shows that the user's password was recorded before: the user wrote a sealed note or draft, or
	 *         received or made a disclosure, and each of these steps records the password first. A record that is missing then
	 *         was deleted.
	 */
	static boolean wasRecorded(JdbcOperations jdbc, String userUuid) {
		return isAny(jdbc, "select note_id from sessionnotes_note where author_uuid = ? limit 1", userUuid)
				|| isAny(jdbc, "select draft_id from sessionnotes_sealed_draft where author_uuid = ? limit 1", userUuid)
				|| isAny(jdbc, "select 1 from sessionnotes_disclosure where recipient_uuid = ? limit 1",
						userUuid)
				|| isAny(jdbc, "select 1 from sessionnotes_disclosure where made_by = ? limit 1", userUuid);
	}

	private static boolean isAny(JdbcOperations jdbc, String sql, String userUuid) {
		return !jdbc.queryForList(sql, Integer.class, userUuid).isEmpty();
	}

	/** @param record the password for which the hold is saved */
	static Void save(JdbcOperations jdbc, PasswordHold hold, PasswordRecord record, Keyset keyset) {
		byte[] seal = record.seal(hold, keyset);
		int changed = jdbc.update(
				"update sessionnotes_password set state = ?, set_by_uuid = ?, date_set = ?, waiting_hours = ?, date_open = ?, "
						+ "seal = ? where user_uuid = ?",
				hold.getState().name(), hold.getSetByUuid(), hold.getSince(), hold.getWaitingHours(), hold.getOpensAt(),
				seal,
				hold.getUserUuid());
		if (changed == 0) {
			jdbc.update("insert into sessionnotes_password (user_uuid, state, set_by_uuid, date_set, waiting_hours, "
					+ "date_open, seal) values (?, ?, ?, ?, ?, ?, ?)", hold.getUserUuid(), hold.getState().name(),
					hold.getSetByUuid(), hold.getSince(), hold.getWaitingHours(), hold.getOpensAt(), seal);
		}
		return null;
	}

	private static PasswordRecord record(ResultSet row, String userUuid) throws SQLException {
		return new PasswordRecord(row.getString("password"), row.getString("salt"), hold(row, userUuid),
				row.getBytes("seal"));
	}

	private static PasswordHold hold(ResultSet row, String userUuid) throws SQLException {
		String state = row.getString("state");
		return state == null
				? null
				: new PasswordHold(userUuid, state(state), row.getString("set_by_uuid"), row.getLong("date_set"),
						row.getInt("waiting_hours"), Rows.number(row, "date_open"));
	}

	/**
	 * Returns the stored state of a password. An unknown state counts as a password that a different user has set. In
	 * any case, the seal does not match a record with an unknown state.
	 */
	private static PasswordState state(String name) {
		for (PasswordState state : PasswordState.values()) {
			if (state.name().equals(name)) {
				return state;
			}
		}
		return PasswordState.SET_BY_OTHER;
	}
}
