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
 * Unicode's normal form C, in a time that grows only linearly with the length of the text. Platform: Java's normalizer sorts
 * the combining marks of one letter by moving each past those before it; 64,000 marks took 18 seconds.
 */
public final class Composition {

	/** The number of characters that the normalizer gets at once. No letter of any language has as many marks. */
	static final int RUN = 256;

	private Composition() {
	}

	/**
	 * @param text any text
	 * @return the same text, with letters and their marks combined into one character where Unicode has one. If a letter has
	 *         more than {@value #RUN} marks, their order may stay unchanged.
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

	/** Returns an end before a letter and not between a letter and its marks, if there is a letter. */
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
		// the list includes the middle and last letters of a Korean syllable
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
				|| type == Character.COMBINING_SPACING_MARK || c >= 0x1160 && c <= 0x11ff;
	}
}
