/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What was tried and what passed. */
final class Table {

	/** By way out, then by way in. */
	private final Map<String, Set<String>> tried = new LinkedHashMap<>();

	private final Map<String, Set<String>> passed = new LinkedHashMap<>();

	void tried(String wayIn, String wayOut) {
		tried.computeIfAbsent(wayOut, key -> new LinkedHashSet<>()).add(wayIn);
	}

	void passed(String wayIn, String wayOut) {
		passed.computeIfAbsent(wayOut, key -> new LinkedHashSet<>()).add(wayIn);
	}

	String summary() {
		return "Leak matrix: " + count(tried) + " cells tried, " + count(passed) + " passed";
	}

	private static int count(Map<String, Set<String>> cells) {
		return cells.values().stream().mapToInt(Set::size).sum();
	}
}
