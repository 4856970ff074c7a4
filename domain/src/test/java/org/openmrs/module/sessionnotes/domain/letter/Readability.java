/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.letter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The school grade of the United States that a text asks of its reader: Flesch-Kincaid, 0.39 words a sentence plus 11.8
 * syllables a word minus 15.59 (Kincaid et al. 1975). Syllables are counted as groups of vowels, with the usual
 * exceptions of English, and rather too many than too few.
 */
final class Readability {

	private static final Pattern SENTENCE = Pattern.compile("[.!?:](?=\\s|$)|\\n\\s*\\n");

	private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

	private Readability() {
	}

	static double grade(String text) {
		List<String> sentences = Arrays.stream(SENTENCE.split(text)).filter(each -> !words(each).isEmpty()).toList();
		List<String> words = sentences.stream().flatMap(each -> words(each).stream()).toList();
		double syllables = words.stream().mapToInt(Readability::syllables).sum();
		return 0.39 * words.size() / sentences.size() + 11.8 * syllables / words.size() - 15.59;
	}

	private static List<String> words(String text) {
		return Arrays.stream(text.split("[\\s.,;:!?()\"/-]+")).filter(each -> each.matches(".*\\p{Alnum}.*")).toList();
	}

	/** A number is read as one word of one syllable a digit. */
	static int syllables(String word) {
		String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
		if (letters.matches("[0-9]+")) {
			return letters.length();
		}
		int count = (int) VOWELS.matcher(letters).results().count();
		boolean silentEnd = letters.matches(".*[^aeiouy]e") && !letters.matches(".*[^aeiouy]le")
				|| letters.matches(".*[^aeiouytd]ed") || letters.matches(".*[^aeiouylsxzcgh]es");
		int hiatus = letters.matches(".*(ia|io[^u]|[^p]eo|ua|ying|iet|ien).*") && !letters.matches(".*[tsc]i(on|al|an).*")
				? 1
				: 0;
		return Math.max(1, count - (silentEnd && count > 1 ? 1 : 0) + hiatus);
	}
}
