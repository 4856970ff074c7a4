/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.settingreview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.lang3.EnumUtils;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.openmrs.module.sessionnotes.settingreview.AcceptedSetting.AskedState;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the rows of the accepted settings, and proves that the rows are unchanged. There is one row for each
 * setting. Each row has a seal, so an altered row is not accepted. The last log event about a setting holds a digest of
 * all rows, so an old row that someone restored is not accepted either.
 */
final class SettingTable {

	/**
	 * The SQL condition for events that hold a digest of the whole table. The digest in an event is from the time of
	 * the event.
	 */
	private static final String EVENTS = "event_type in ('" + AccessEventType.SETTING_TAKEN_OVER + "', '"
			+ AccessEventType.SETTING_PROPOSED + "', '" + AccessEventType.SETTING_WITHDRAWN + "', '"
			+ AccessEventType.SETTING_CHANGED + "', '" + AccessEventType.SETTING_REFUSED + "', '"
			+ AccessEventType.SETTING_IGNORED + "', '" + AccessEventType.SETTING_TAMPERED + "')";

	private static final int READINGS = 3;

	/** The settings as they are stored. */
	static final class Stored {

		private final Map<Safeguard, AcceptedSetting> rows = new EnumMap<>(Safeguard.class);

		private final Map<Safeguard, AcceptedSetting> altered = new EnumMap<>(Safeguard.class);

		private boolean asLogged;

		/** @return the row of a setting; null if there is no row, or if the row is no longer what was stored */
		AcceptedSetting intact(Safeguard safeguard) {
			return asLogged ? rows.get(safeguard) : null;
		}

		/**
		 * @return true if the stored row of the setting was altered, or if the digest in the log does not match the
		 *         rows
		 */
		boolean isTamperedWith(Safeguard safeguard) {
			return altered.containsKey(safeguard) || !asLogged;
		}

		/** @return the value in the row of a setting, whether or not the row is intact; null if there is no row */
		String unproven(Safeguard safeguard) {
			AcceptedSetting row = altered.getOrDefault(safeguard, rows.get(safeguard));
			return row == null ? null : row.getValue();
		}

		private String digest() {
			CanonicalForm form = new CanonicalForm("sessionnotes/settings/1");
			rows.values().forEach(row -> form.add(row.form()));
			return form.sha256();
		}
	}

	private SettingTable() {
	}

	/** Prevents other transactions from changing any setting until this transaction ends. */
	static void lock(JdbcOperations jdbc) {
		jdbc.queryForList("select setting_name from sessionnotes_setting order by setting_name for update", String.class);
	}

	/**
	 * @return the settings as they are stored. If the rows do not match the digest in the log, both are read again,
	 *         because both may be from different moments.
	 */
	static Stored read(JdbcOperations jdbc, Keyset keyset) {
		Stored stored = null;
		for (int reading = 1; reading <= READINGS && (stored == null || !stored.asLogged); reading++) {
			stored = new Stored();
			Stored into = stored;
			jdbc.query("select * from sessionnotes_setting", row -> {
				AcceptedSetting setting = setting(row);
				if (setting != null) {
					boolean intact = keyset != null && setting.isSealedWith(row.getBytes("seal"), keyset);
					(intact ? into.rows : into.altered).put(setting.getSafeguard(), setting);
				}
			});
			String logged = lastDigest(jdbc);
			// if the log has no such event, because two people deleted old events, the seals alone prove the rows
			stored.asLogged = logged == null || logged.equals(stored.digest());
		}
		return stored;
	}

	/**
	 * @return the digest of the table that includes the new row; the caller stores this digest in the event about the
	 *         change
	 */
	static String save(JdbcOperations jdbc, AcceptedSetting setting, Keyset keyset) {
		Object[] values = {setting.getValue(), setting.getSetBy(), setting.getApprovedBy(), setting.getSetAt(),
				setting.getAsked(), setting.getAskedState() == null ? null : setting.getAskedState().name(),
				setting.getAskedBy(), setting.getAskedAt(), setting.getIgnored(), setting.seal(keyset),
				setting.getSafeguard().getName()};
		int updated = jdbc.update("update sessionnotes_setting set value_in_force = ?, set_by = ?, approved_by = ?, "
				+ "set_at = ?, asked_value = ?, asked_state = ?, asked_by = ?, asked_at = ?, ignored_value = ?, seal = ? "
				+ "where setting_name = ?", values);
		if (updated == 0) {
			jdbc.update("insert into sessionnotes_setting (value_in_force, set_by, approved_by, set_at, asked_value, "
					+ "asked_state, asked_by, asked_at, ignored_value, seal, setting_name) "
					+ "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values);
		}
		Stored stored = new Stored();
		jdbc.query("select * from sessionnotes_setting", row -> {
			AcceptedSetting each = setting(row);
			if (each != null && each.isSealedWith(row.getBytes("seal"), keyset)) {
				stored.rows.put(each.getSafeguard(), each);
			}
		});
		return stored.digest();
	}

	private static String lastDigest(JdbcOperations jdbc) {
		List<String> digests = jdbc.queryForList("select note_digest from sessionnotes_access_event where chain = 'clinic' "
				+ "and " + EVENTS + " order by sequence_number desc limit 1", String.class);
		return digests.isEmpty() ? null : digests.get(0);
	}

	/** @return the setting in the row; null if this version of the module does not have that setting */
	private static AcceptedSetting setting(ResultSet row) throws SQLException {
		Safeguard safeguard = Safeguard.named(row.getString("setting_name")).orElse(null);
		return safeguard == null
				? null
				: new AcceptedSetting(safeguard, row.getString("value_in_force"), row.getString("set_by"),
						row.getString("approved_by"), row.getLong("set_at"), row.getString("asked_value"),
						EnumUtils.getEnum(AskedState.class, row.getString("asked_state")), row.getString("asked_by"),
						Rows.number(row, "asked_at"), row.getString("ignored_value"));
	}
}
