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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Regular English forms of a word of the rules: {@code ~} after a verb, {@code +} after a noun. */
final class Inflection {

	private static final String VOWELS = "aeiou";

	private Inflection() {
	}

	/** @return every phrase that the entry stands for, its words separated by spaces */
	static List<String> phrases(String entry) {
		List<String> phrases = Collections.singletonList("");
		for (String word : entry.trim().split("[ _]+")) {
			List<String> longer = new ArrayList<>();
			for (String phrase : phrases) {
				for (String form : forms(word)) {
					longer.add(phrase.isEmpty() ? form : phrase + " " + form);
				}
			}
			phrases = longer;
		}
		return phrases;
	}

	private static Set<String> forms(String word) {
		if (word.length() > 2 && word.endsWith("~")) {
			return verb(word.substring(0, word.length() - 1));
		}
		if (word.length() > 2 && word.endsWith("+")) {
			String noun = word.substring(0, word.length() - 1);
			return new LinkedHashSet<>(Arrays.asList(noun, withS(noun)));
		}
		return Collections.singleton(word);
	}

	private static Set<String> verb(String base) {
		Set<String> forms = new LinkedHashSet<>(Arrays.asList(base, withS(base)));
		char last = base.charAt(base.length() - 1);
		char before = base.charAt(base.length() - 2);
		if (last == 'e') {
			String stem = base.substring(0, base.length() - 1);
			forms.addAll(Arrays.asList(base + "d", stem + "ing"));
		} else if (last == 'y' && VOWELS.indexOf(before) < 0) {
			forms.addAll(Arrays.asList(base.substring(0, base.length() - 1) + "ied", base + "ing"));
		} else {
			forms.addAll(Arrays.asList(base + "ed", base + "ing"));
			if (VOWELS.indexOf(last) < 0 && VOWELS.indexOf(before) >= 0 && "wxy".indexOf(last) < 0) {
				forms.addAll(Arrays.asList(base + last + "ed", base + last + "ing"));
			}
		}
		return forms;
	}

	private static String withS(String base) {
		if (base.endsWith("s") || base.endsWith("x") || base.endsWith("ch") || base.endsWith("sh") || base.endsWith("z")) {
			return base + "es";
		}
		if (base.endsWith("y") && VOWELS.indexOf(base.charAt(base.length() - 2)) < 0) {
			return base.substring(0, base.length() - 1) + "ies";
		}
		return base + "s";
	}
}
