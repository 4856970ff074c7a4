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
 * Unicode's normal form C in a time that grows with the length of the text alone. Platform: Java's normalizer sorts the
 * signs on one letter by moving each past those before it; 64,000 signs took 18 seconds.
 */
public final class Composition {

	/** So many characters are handed to the normalizer at once; no letter of any language has as many signs. */
	static final int RUN = 256;

	private Composition() {
	}

	/**
	 * @param text any text
	 * @return the same, letters and their signs as one character where there is one; of more signs on one letter than
	 *         {@value #RUN} the order may stay as it was
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

	/** Before a letter rather than between it and its signs, where there is a letter at all. */
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
		// and the middle and last letters of a Korean syllable
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
				|| type == Character.COMBINING_SPACING_MARK || c >= 0x1160 && c <= 0x11ff;
	}
}
