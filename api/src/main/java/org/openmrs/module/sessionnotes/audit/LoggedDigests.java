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

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The digests that the log recorded last for rows of one table. An older row that someone put back still has a genuine seal,
 * but no longer the digest of the newest event.
 */
public final class LoggedDigests {

	private final Map<String, String> digests;

	private LoggedDigests(Map<String, String> digests) {
		this.digests = digests;
	}

	/**
	 * @param types the types of the events that record a digest of such a row. The detail of each event begins with the uuid of
	 *        the row.
	 * @param uuid the uuid of one row; null for the rows of the whole table
	 */
	public static LoggedDigests read(JdbcOperations jdbc, Collection<AccessEventType> types, String uuid) {
		Object[] values = types.stream().map(AccessEventType::name).toArray();
		String sql = "select detail, note_digest from sessionnotes_access_event where event_type in ("
				+ String.join(", ", Collections.nCopies(types.size(), "?")) + ") and note_digest is not null";
		if (uuid != null) {
			sql += " and (detail = ? or detail like ?)";
			values = Arrays.copyOf(values, values.length + 2);
			values[values.length - 2] = uuid;
			values[values.length - 1] = uuid + " %";
		}
		Map<String, String> digests = new HashMap<>();
		jdbc.query(sql + " order by sequence_number",
				row -> {
					digests.put(row.getString(1).split(" ", 2)[0], row.getString(2));
				}, values);
		return new LoggedDigests(digests);
	}

	/** @return the uuids of all rows for which the log has a digest */
	public Set<String> getUuids() {
		return digests.keySet();
	}

	/** @return true if the log recorded this digest last */
	public boolean isNewest(String uuid, String digest) {
		return digest.equals(digests.get(uuid));
	}
}
