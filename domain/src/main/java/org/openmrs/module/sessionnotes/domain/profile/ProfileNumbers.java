/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * The numbers of a profile, such as the days until an answer is due. Each row of the file has a name, a whole number, the
 * check and the section of law.
 */
public final class ProfileNumbers {

	private final String file;

	private final Map<String, Integer> numbers = new LinkedHashMap<>();

	private final Map<String, RuleSource> sources = new LinkedHashMap<>();

	private ProfileNumbers(ProfileTable table) {
		this.file = table.getFile();
		for (List<String> row : table.getRows()) {
			if (numbers.put(row.get(0), Integer.valueOf(row.get(1))) != null) {
				throw new IllegalStateException(file + ": more than one row " + row.get(0));
			}
			sources.put(row.get(0), ProfileTable.source(row.get(2), row.get(3)));
		}
	}

	/** @throws IllegalStateException if the file is missing or a row lacks its section of law */
	public static ProfileNumbers read(String file) {
		return new ProfileNumbers(ProfileTable.read(file));
	}

	/** @throws IllegalStateException if the profile does not have the number */
	public int get(String name) {
		Integer number = numbers.get(name);
		if (number == null) {
			throw new IllegalStateException(file + ": no number " + name);
		}
		return number;
	}

	/** @return the section of law behind the number, or null if the profile does not have the number */
	public RuleSource getSource(String name) {
		return sources.get(name);
	}

	/** @return the names of all numbers, in the order of the file */
	public Set<String> getNames() {
		return numbers.keySet();
	}
}
