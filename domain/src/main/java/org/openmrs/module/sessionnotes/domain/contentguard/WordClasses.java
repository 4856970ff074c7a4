/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes of words that patterns name, each with a number. Some are built in; a language adds others. */
final class WordClasses {

	/** A number in figures, such as 100 or 1,200. */
	static final String NUM = "NUM";

	static final String DECIMAL = "DECIMAL";

	/** Two numbers with a hyphen, such as 12-14. */
	static final String RANGE = "RANGE";

	/** Two numbers with a slash, such as 4/10. */
	static final String FRACTION = "FRACTION";

	static final String TIME = "TIME";

	/** Two times without colons, such as 1400-1450. */
	static final String CLOCKS = "CLOCKS";

	static final String DATE = "DATE";

	static final String YEAR = "YEAR";

	static final String PHONE = "PHONE";

	/** A code of the ICD's chapter of mental disorders, such as F43.10. */
	static final String ICD = "ICD";

	/** Letters followed by at least four figures, such as a member number. */
	static final String IDCODE = "IDCODE";

	/** A word with a capital letter where the text would otherwise have none. */
	static final String CAP = "CAP";

	/** The mark at the end of a question. */
	static final String QMARK = "QMARK";

	/** A passage in quotation marks. */
	static final String QUOTE = "QUOTE";

	/** A passage of at least 12 words in quotation marks. */
	static final String QUOTE_12 = "QUOTE_12";

	/** A passage of more than 25 words in quotation marks. */
	static final String QUOTE_26 = "QUOTE_26";

	/** An electronic mail address. */
	static final String EMAIL = "EMAIL";

	/** Any single word or mark. */
	static final String ANY = "ANY";

	private static final List<String> BUILT_IN = builtIn();

	private static final Map<String, Integer> BUILT_IN_IDS = numbered(BUILT_IN);

	private final Map<String, Integer> ids = new HashMap<>(BUILT_IN_IDS);

	/** @return the number of a class that is built in */
	static int idOf(String builtIn) {
		return BUILT_IN_IDS.get(builtIn);
	}

	/** @return the number of the class, which is added if it is new */
	int add(String name) {
		return ids.computeIfAbsent(name, each -> ids.size());
	}

	/** @return the number of the class, or -1 if there is none of this name */
	int find(String name) {
		return ids.getOrDefault(name, -1);
	}

	int size() {
		return ids.size();
	}

	private static List<String> builtIn() {
		List<String> names = new ArrayList<>(
				Arrays.asList(ANY, NUM, DECIMAL, RANGE, FRACTION, TIME, CLOCKS, DATE, YEAR, PHONE, ICD,
						IDCODE, CAP, QMARK, QUOTE, QUOTE_12, QUOTE_26, EMAIL));
		for (NameKind kind : NameKind.values()) {
			names.add(kind.getWordClass());
			names.add(kind.getPartClass());
			names.add(kind.getDoubtfulClass());
		}
		return Collections.unmodifiableList(names);
	}

	private static Map<String, Integer> numbered(List<String> names) {
		Map<String, Integer> numbers = new HashMap<>();
		names.forEach(name -> numbers.put(name, numbers.size()));
		return numbers;
	}
}
