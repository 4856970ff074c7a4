/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.keys;

import java.util.List;

import org.springframework.jdbc.core.JdbcOperations;

/** The rows of a table that are sealed with keys of the keyset, and are resealed after a change of the key. */
public interface SealedRows {

	/** @return what one row is called in the server's log */
	String getName();

	/** @return the name of the table, which has the key of each row in the column key_id */
	String getTable();

	/** @return the name of the column that has the id of each row */
	String getIdColumn();

	/** @return the number of rows that are sealed with a key other than the given key */
	default int countNotSealedWith(JdbcOperations jdbc, int keyId) {
		return jdbc.queryForObject("select count(*) from " + getTable() + " where key_id <> ?", Integer.class, keyId);
	}

	/** @return the ids of rows that are sealed with a key other than the given key, ordered by id */
	default List<Integer> notSealedWith(JdbcOperations jdbc, int keyId, int afterId, int limit) {
		String id = getIdColumn();
		return jdbc.queryForList("select " + id + " from " + getTable() + " where key_id <> ? and " + id + " > ? order by "
				+ id + " limit ?", Integer.class, keyId, afterId, limit);
	}

	/**
	 * Reseals a row with the newest key. Resealing changes nothing that a user sees.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.TamperedException if the row no longer matches what was stored; the row
	 *         then stays unchanged
	 */
	void reseal(JdbcOperations jdbc, int id);
}
