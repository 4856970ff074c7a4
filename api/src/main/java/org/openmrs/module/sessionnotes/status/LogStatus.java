/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.status;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reports when the access log was last signed, and what the last check of the whole store found. This class checks
 * nothing itself.
 */
class LogStatus {

	/**
	 * The delay after which a checkpoint counts as late, in milliseconds. The schedule runs every ten minutes, so a
	 * longer delay must have a different cause.
	 */
	private static final long LATE_MILLIS = TimeUnit.HOURS.toMillis(1);

	private static final long CHECK_MILLIS = TimeUnit.DAYS.toMillis(35);

	private final StoreTransactions transactions;

	private final SettingsInForce settings;

	private final Runnable requireKeyset;

	/**
	 * @param requireKeyset throws an exception if the keyset cannot be read; without the keyset, no setting can be
	 *         proven to be unchanged
	 */
	LogStatus(StoreTransactions transactions, SettingsInForce settings, Runnable requireKeyset) {
		this.transactions = transactions;
		this.settings = settings;
		this.requireKeyset = requireKeyset;
	}

	StatusLine checkpoint(long now) {
		requireKeyset.run();
		return transactions.reading(jdbc -> {
			Long madeAt = jdbc.queryForObject("select max(made_at) from sessionnotes_checkpoint", Long.class);
			int hours = settings.number(jdbc, Safeguard.CHECKPOINT_HOURS);
			if (madeAt == null) {
				return StatusLine.of("checkpoint", StatusState.ATTENTION, "none");
			}
			boolean late = now - madeAt > TimeUnit.HOURS.toMillis(hours) + LATE_MILLIS;
			return StatusLine
					.of("checkpoint", late ? StatusState.FAULT : StatusState.OK, late ? "late" : "recent", hours)
					.since(madeAt);
		});
	}

	/**
	 * Reports what the last check of all notes and of the whole log found. A check of a single note does not count as a
	 * check of all notes.
	 */
	StatusLine lastCheck(long now) {
		List<StatusLine> found = transactions.reading(jdbc -> lastCheck(jdbc, now));
		return found.isEmpty() ? StatusLine.of("logCheck", StatusState.ATTENTION, "never") : found.get(0);
	}

	private static List<StatusLine> lastCheck(JdbcOperations jdbc, long now) {
		return jdbc.query(
				"select occurred_at, detail from sessionnotes_access_event where event_type = ? and note_id is null "
						+ "order by occurred_at desc limit 1",
				(row, number) -> line("INTACT".equals(row.getString("detail")), row.getLong("occurred_at"), now),
				AccessEventType.VERIFIED.name());
	}

	private static StatusLine line(boolean intact, long checkedAt, long now) {
		if (!intact) {
			return StatusLine.of("logCheck", StatusState.FAULT, "problems").since(checkedAt);
		}
		boolean old = now - checkedAt > CHECK_MILLIS;
		return StatusLine.of("logCheck", old ? StatusState.ATTENTION : StatusState.OK, old ? "old" : "intact")
				.since(checkedAt);
	}
}
