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

import java.time.ZoneOffset;
import java.util.Optional;

import org.openmrs.Encounter;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Stores the UTC offset that a request contained in a session's date and time. The stored UTC offset determines the day
 * of the session, regardless of the server's time zone. Platform: an encounter stores a moment without a UTC offset.
 */
class SessionOffsets {

	private final StoreTransactions transactions;

	SessionOffsets(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/**
	 * @return the UTC offset of the session; empty if the encounter is not saved yet or if the request contained no
	 *         offset
	 */
	Optional<ZoneOffset> of(Encounter encounter) {
		Integer id = encounter.getEncounterId();
		return id == null
				? Optional.empty()
				: transactions.reading(jdbc -> jdbc.queryForList(
						"select offset_seconds from sessionnotes_session_offset where encounter_id = ?", Integer.class, id))
						.stream().findFirst().map(ZoneOffset::ofTotalSeconds);
	}

	/**
	 * Stores the UTC offset of an encounter. Before the call, the row of the encounter must be locked or new.
	 *
	 * @param offset the UTC offset; {@code null} if the request contained no offset
	 */
	void keep(Encounter encounter, ZoneOffset offset) {
		Optional<ZoneOffset> before = of(encounter);
		int id = encounter.getEncounterId();
		if (before.equals(Optional.ofNullable(offset))) {
			return;
		}
		transactions.withCaller(jdbc -> {
			if (offset == null) {
				return jdbc.update("delete from sessionnotes_session_offset where encounter_id = ?", id);
			}
			return jdbc.update(before.isPresent()
					? "update sessionnotes_session_offset set offset_seconds = ? where encounter_id = ?"
					: "insert into sessionnotes_session_offset (offset_seconds, encounter_id) values (?, ?)",
					offset.getTotalSeconds(), id);
		});
	}
}
