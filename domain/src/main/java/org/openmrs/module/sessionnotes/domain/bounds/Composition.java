/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

import java.text.Normalizer;

/**
 * Converts text to Unicode's normal form C. The time for the conversion grows only linearly with the length of the
 * text. Platform: Java's normalizer sorts the combining marks of a letter by moving each mark past the earlier marks.
 * Sorting 64,000 marks of one letter took the normalizer 18 seconds.
 */
public final class Composition {

	/**
	 * The maximum number of characters that are passed to the normalizer at once. In every language, each letter has
	 * fewer combining marks than this maximum.
	 */
	static final int RUN = 256;

	private Composition() {
	}

	/**
	 * @param text any text
	 * @return the same text, in which a letter and its marks are combined into one character wherever Unicode has a combined
	 *         character. If a letter has more than {@value #RUN} marks, the order of the marks may stay unchanged.
	 */
	public static String of(String text) {
		if (text.length() <= RUN) {
			return Normalizer.normalize(text, Normalizer.Form.NFC);
		}
		StringBuilder composed = new StringBuilder(text.length());
		for (int from = 0; from < text.length();) {
			int to = endOfRun(text, from);
			composed.append(Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFC));
			from = to;
		}
		return composed.toString();
	}

	/**
	 * Returns the index at which the next part of the text ends. If possible, the next part does not end between a letter
	 * and its marks.
	 */
	static int endOfRun(String text, int from) {
		int most = Math.min(from + RUN, text.length());
		int to = most;
		while (to < text.length() && to > from && belongsToTheOneBefore(text, to)) {
			to--;
		}
		if (to > from) {
			return to;
		}
		return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
	}

	private static boolean belongsToTheOneBefore(String text, int at) {
		if (Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1))) {
			return true;
		}
		int c = text.codePointAt(at);
		int type = Character.getType(c);
		// the range from 0x1160 to 0x11ff holds the middle and last letters of a Korean syllable
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
				|| type == Character.COMBINING_SPACING_MARK || c >= 0x1160 && c <= 0x11ff;
	}
}
