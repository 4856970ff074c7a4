/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Recognizes a text that a user typed only to fill in a field, such as "n/a". Such a text is no evidence. */
final class NoAnswer {

	/** The texts, as {@link #plain} gives them, in the languages of the forms. */
	private static final Set<String> TEXTS = Collections.unmodifiableSet(new HashSet<>(Arrays.asList("none", "no", "na",
			"nil",
			"null", "not applicable", "not known", "not stated", "nothing", "unknown", "unspecified", "tbd",
			"to be determined", "see above", "as above", "yes", "ok", "aucun", "aucune", "neant", "rien", "non", "oui",
			"inconnu", "inconnue", "sans objet", "non applicable", "voir ci dessus", "ninguno", "ninguna", "nada", "si",
			"desconocido", "desconocida", "no aplica", "no procede", "no aplicable", "ver arriba")));

	private NoAnswer() {
	}

	/**
	 * @param words the recorded text, or null
	 * @return true if the text is recorded but says nothing
	 */
	static boolean isIn(String words) {
		if (words == null) {
			return false;
		}
		String plain = plain(words);
		return TEXTS.contains(plain) || plain.matches("(\\p{L})\\1*");
	}

	/** @return the letters and digits of the text in lower case and without accents, with single spaces between words */
	static String plain(String words) {
		return Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
				.replaceAll("(?<=\\p{L})[/.'](?=\\p{L})", "").replaceAll("[^\\p{L}\\p{N}]+", " ").trim();
	}
}
