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
 * One answer with all its edits.
 * <p>
 * Platform: an edit writes a new row that refers to the previous row, and voids the previous row. The creator of the new
 * row is the user who edited the answer. The author of the answer is therefore the creator of the first row.
 */
final class ObsHistory {

	private final List<ObsRow> rows;

	private final ObsRow current;

	/**
	 * @param rows all rows of the answer, in any order
	 * @throws RefusedException if the rows do not form a chain, or if the row in use cannot be determined
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
	 * @return the rows in the order of the note's versions. The row in use counts as the newest version, even if it is an
	 *         older row that was unvoided.
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
