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

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcOperations;

/** Checks whether merges of patients in the platform have merged one given person into the other given person. */
final class MergedPersons {

	private MergedPersons() {
	}

	/**
	 * @return {@code true} if both uuids identify the same person, or if one or more merges have merged the first
	 *         person into the second person
	 */
	static boolean isOrWasMergedInto(JdbcOperations jdbc, String personUuid, String intoUuid) {
		Set<String> known = new HashSet<>();
		List<String> next = Collections.singletonList(intoUuid);
		while (!next.isEmpty() && !known.contains(personUuid)) {
			known.addAll(next);
			next = next.stream().flatMap(uuid -> jdbc.queryForList(
					"select l.uuid from person_merge_log m join person w on w.person_id = m.winner_person_id "
							+ "join person l on l.person_id = m.loser_person_id where w.uuid = ?",
					String.class, uuid).stream()).filter(uuid -> !known.contains(uuid)).collect(Collectors.toList());
		}
		return known.contains(personUuid);
	}
}
