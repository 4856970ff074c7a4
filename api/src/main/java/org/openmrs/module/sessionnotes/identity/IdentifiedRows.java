/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.identity;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/** Reads from the database the uuids of rows, and reads and writes the list of uuids that must not be used again. */
public class IdentifiedRows {

	/** The columns of the module's tables that may still hold the uuids of removed rows. */
	private static final Map<IdentifiedKind, List<String>> NAMED_BY = new EnumMap<>(IdentifiedKind.class);

	static {
		NAMED_BY.put(IdentifiedKind.PERSON, Arrays.asList("select 1 from sessionnotes_note where patient_uuid = ?",
				"select 1 from sessionnotes_sealed_draft where patient_uuid = ?",
				"select 1 from sessionnotes_disclosure where patient_uuid = ?",
				"select 1 from sessionnotes_document where patient_uuid = ?",
				"select 1 from sessionnotes_client_request where patient_uuid = ?",
				"select 1 from sessionnotes_ledger_entry where patient_uuid = ?",
				"select 1 from sessionnotes_legal_hold where target_uuid = ?"));
		NAMED_BY.put(IdentifiedKind.USER, Arrays.asList("select 1 from sessionnotes_note where author_uuid = ?",
				"select 1 from sessionnotes_sealed_draft where author_uuid = ?",
				"select 1 from sessionnotes_password where user_uuid = ?",
				"select 1 from sessionnotes_disclosure where author_uuid = ?",
				"select 1 from sessionnotes_disclosure where recipient_uuid = ?",
				"select 1 from sessionnotes_document where added_by = ?",
				"select 1 from sessionnotes_legal_hold where target_uuid = ?",
				"select 1 from sessionnotes_access_event where user_uuid = ?"));
		NAMED_BY.put(IdentifiedKind.ENCOUNTER,
				Collections.singletonList("select 1 from sessionnotes_note where encounter_uuid = ?"));
	}

	private final StoreTransactions transactions;

	public IdentifiedRows(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/**
	 * @return true if the row exists in the database with a uuid other than the given uuid; false if no row has the
	 *         given id
	 */
	boolean isNamedOtherwise(IdentifiedKind kind, Serializable id, String uuid) {
		List<String> stored = transactions.reading(jdbc -> jdbc.queryForList(kind.selectUuid(), String.class, id));
		return !stored.isEmpty() && !stored.get(0).trim().equals(uuid);
	}

	/**
	 * @return true if the uuid belonged to a removed row. If the removal was recorded, the result does not depend on
	 *         whether notes exist, and therefore reveals no note.
	 */
	boolean wasRemoved(IdentifiedKind kind, String uuid) {
		return transactions.reading(jdbc -> isRemembered(jdbc, kind, uuid)
				|| NAMED_BY.get(kind).stream().anyMatch(select -> exists(jdbc, select, uuid)));
	}

	/**
	 * Records a uuid that must not be used again. When a row is removed, the same transaction records that the row's
	 * uuid must not be used again.
	 */
	void remember(IdentifiedKind kind, String uuid) {
		transactions.withWriterOrApart(jdbc -> isRemembered(jdbc, kind, uuid)
				? 0
				: jdbc.update("insert into sessionnotes_removed_row (kind, uuid) values (?, ?)", kind.name(), uuid));
	}

	private static boolean isRemembered(JdbcOperations jdbc, IdentifiedKind kind, String uuid) {
		return !jdbc.queryForList("select 1 from sessionnotes_removed_row where kind = ? and uuid = ?", Integer.class,
				kind.name(), uuid).isEmpty();
	}

	private static boolean exists(JdbcOperations jdbc, String select, String uuid) {
		return !jdbc.queryForList(select + " limit 1", Integer.class, uuid).isEmpty();
	}
}
