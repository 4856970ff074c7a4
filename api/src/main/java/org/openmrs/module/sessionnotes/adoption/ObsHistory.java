/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * An answer in the record, with all rows that edits of the answer created in the obs table.
 * <p>
 * Platform: when a user edits an obs, the platform voids the previous row and creates a new row that refers to the
 * previous row. The creator of the new row is the user who edited the obs. The author of an answer is therefore the
 * creator of the first row of the answer.
 */
final class ObsHistory {

	private final List<ObsRow> rows;

	private final ObsRow current;

	/**
	 * @param rows all rows of the answer, in any order
	 * @throws RefusedException if the rows do not form a single chain of edits, or if it is unclear which row holds the
	 *         answer's current value
	 */
	ObsHistory(Collection<ObsRow> rows) {
		this.rows = inOrder(rows);
		List<ObsRow> inUse = this.rows.stream().filter(row -> !row.voided).collect(Collectors.toList());
		if (inUse.size() > 1) {
			throw SkipReason.SEVERAL_CURRENT.refusal();
		}
		this.current = inUse.isEmpty() ? this.rows.get(this.rows.size() - 1) : inUse.get(0);
	}

	private static List<ObsRow> inOrder(Collection<ObsRow> rows) {
		Map<Integer, ObsRow> next = new HashMap<>();
		for (ObsRow row : rows) {
			if (next.put(row.previousId, row) != null) {
				throw SkipReason.HISTORY_BRANCHED.refusal();
			}
		}
		List<ObsRow> ordered = new ArrayList<>();
		for (ObsRow row = next.get(null); row != null; row = next.get(row.id)) {
			ordered.add(row);
		}
		if (ordered.size() != rows.size()) {
			throw SkipReason.HISTORY_BRANCHED.refusal();
		}
		return ordered;
	}

	/** @return the rows in the order in which they were written */
	List<ObsRow> getRows() {
		return rows;
	}

	/**
	 * @return the rows in the order of the note's versions. The row with the answer's current value counts as the
	 *         newest version, even if a user unvoided that row after newer rows were written.
	 */
	List<ObsRow> getVersions() {
		List<ObsRow> versions = new ArrayList<>(rows);
		versions.remove(current);
		versions.add(current);
		return Collections.unmodifiableList(versions);
	}

	ObsRow getFirst() {
		return rows.get(0);
	}

	/** @return the row that holds the answer's current value; if the answer is voided, the last row */
	ObsRow getCurrent() {
		return current;
	}
}
