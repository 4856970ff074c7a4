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
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The digests that the log recorded last for rows of one table. An older row that someone put back still has a genuine seal,
 * but no longer the digest of the newest event.
 */
public final class LoggedDigests {

	/** The number of rows from which on the whole table is read. */
	private static final int MANY = 100;

	private final Map<String, String> digests;

	private LoggedDigests(Map<String, String> digests) {
		this.digests = digests;
	}

	/**
	 * @param types the types of the events that record a digest of such a row. The detail of each event begins with the uuid of
	 *        the row.
	 * @return the digests of the rows of the whole table
	 */
	public static LoggedDigests readAll(JdbcOperations jdbc, Collection<AccessEventType> types) {
		return read(jdbc, types, "", Collections.emptyList());
	}

	/** Reads the digests of one row; see {@link #readAll}. */
	public static LoggedDigests read(JdbcOperations jdbc, Collection<AccessEventType> types, String uuid) {
		return read(jdbc, types, Collections.singleton(uuid));
	}

	/** Reads the digests of some rows by the index on the details, or of all rows if they are many; see {@link #readAll}. */
	public static LoggedDigests read(JdbcOperations jdbc, Collection<AccessEventType> types, Collection<String> uuids) {
		if (uuids.isEmpty()) {
			return new LoggedDigests(Collections.emptyMap());
		}
		if (uuids.size() > MANY) {
			return readAll(jdbc, types);
		}
		List<String> details = new ArrayList<>();
		uuids.forEach(uuid -> details.addAll(Arrays.asList(uuid, uuid + " %")));
		return read(jdbc, types,
				" and (" + String.join(" or ", Collections.nCopies(uuids.size(), "detail = ? or detail like ?")) + ")",
				details);
	}

	private static LoggedDigests read(JdbcOperations jdbc, Collection<AccessEventType> types, String condition,
			List<String> details) {
		List<String> values = types.stream().map(AccessEventType::name).collect(Collectors.toList());
		values.addAll(details);
		Map<String, String> digests = new HashMap<>();
		jdbc.query("select detail, note_digest from sessionnotes_access_event where event_type in ("
				+ String.join(", ", Collections.nCopies(types.size(), "?")) + ") and note_digest is not null" + condition
				+ " order by sequence_number", row -> {
					digests.put(row.getString(1).split(" ", 2)[0], row.getString(2));
				}, values.toArray());
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
