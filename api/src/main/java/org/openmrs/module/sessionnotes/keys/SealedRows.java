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

	/** @return the number of rows that are sealed with a key other than the given key */
	int countNotSealedWith(JdbcOperations jdbc, int keyId);

	/** @return the ids of rows that are sealed with a key other than the given key, ordered by id */
	List<Integer> notSealedWith(JdbcOperations jdbc, int keyId, int afterId, int limit);

	/**
	 * Reseals a row with the newest key. Resealing changes nothing that a user sees.
	 *
	 * @throws org.openmrs.module.sessionnotes.errors.TamperedException if the row no longer matches what was stored; the row
	 *         then stays unchanged
	 */
	void reseal(JdbcOperations jdbc, int id);
}
