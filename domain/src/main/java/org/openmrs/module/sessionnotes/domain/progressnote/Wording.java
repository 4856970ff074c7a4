/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

/**
 * Compares free texts for the rules of a progress note. The class defines which texts are blank, and which texts are
 * the same apart from white space.
 */
public final class Wording {

	private Wording() {
	}

	/**
	 * @return true if the text has no visible character; a blank text is null, or has only white space and control
	 *         characters
	 */
	public static boolean isBlank(String text) {
		return text == null || text.codePoints().allMatch(Wording::isInvisible);
	}

	/**
	 * @return the text with each run of white space replaced with a single space, and without white space at the ends; an
	 *         empty text for null
	 */
	static String folded(String text) {
		return text == null ? "" : text.replaceAll("[\\s\\p{Z}]+", " ").trim();
	}

	private static boolean isInvisible(int codePoint) {
		int type = Character.getType(codePoint);
		return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || type == Character.CONTROL
				|| type == Character.FORMAT;
	}
}
