/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import java.util.List;

import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SealedRows;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Checks the seals of all drafts and reseals drafts. This class returns no text of drafts, and does not list the drafts
 * of a user. {@link DraftTable} seals a draft when it is saved.
 */
public class DraftSeals implements SealedRows {

	private final DraftTable table;

	public DraftSeals(KeysetProvider keysetProvider) {
		this.table = new DraftTable(keysetProvider);
	}

	/** @return the ids of all drafts */
	public List<Integer> ids(JdbcOperations jdbc) {
		return table.ids(jdbc);
	}

	/**
	 * @return false if the draft no longer matches what was stored. If the draft no longer exists, the result is true,
	 *         because saving a note deletes the note's draft.
	 */
	public boolean isIntact(JdbcOperations jdbc, int id) {
		return table.byId(jdbc, id).map(this::opens).orElse(true);
	}

	private boolean opens(DraftTable.Row row) {
		try {
			table.open(row);
			return true;
		} catch (TamperedException e) {
			return false;
		}
	}

	@Override
	public String getName() {
		return "Draft";
	}

	@Override
	public String getTable() {
		return "sessionnotes_sealed_draft";
	}

	@Override
	public String getIdColumn() {
		return "draft_id";
	}

	/** Resealing changes neither the revision of a draft nor anything that the draft's author sees. */
	@Override
	public void reseal(JdbcOperations jdbc, int id) {
		table.lock(jdbc, id).ifPresent(row -> table.update(jdbc, row.facts, table.open(row)));
	}
}
