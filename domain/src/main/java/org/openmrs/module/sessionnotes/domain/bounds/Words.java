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

/** Checks whether a text says anything, and whether it can be stored and read back unchanged. */
public final class Words {

	private Words() {
	}

	/**
	 * @param text any text, or null
	 * @return true if the text has no visible character; a blank text is null, or has only white space and control
	 *         characters
	 */
	public static boolean isBlank(String text) {
		return text == null || text.codePoints().allMatch(Words::isInvisible);
	}

	/**
	 * @param text any text, or null
	 * @return true if the text has at least one letter or digit
	 */
	public static boolean saySomething(String text) {
		return text != null && text.codePoints().anyMatch(Character::isLetterOrDigit);
	}

	/**
	 * @param text any text, or null
	 * @return the text with each run of white space replaced with a single space, and without white space at the ends; an
	 *         empty text for null
	 */
	public static String folded(String text) {
		return text == null ? "" : text.replaceAll("[\\s\\p{Z}]+", " ").trim();
	}

	private static boolean isInvisible(int codePoint) {
		int type = Character.getType(codePoint);
		return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || type == Character.CONTROL
				|| type == Character.FORMAT;
	}

	/**
	 * @param text any text, or null
	 * @return the text with a newline in place of each vertical tab and each form feed. A vertical tab or a form feed
	 *         also breaks a line, but XML 1.0 does not allow either character.
	 */
	public static String withNewlines(String text) {
		return text == null ? null : text.replace('\u000b', '\n').replace('\f', '\n');
	}

	/**
	 * @param text any text, or null
	 * @return false if the text contains a character that XML 1.0 (fifth edition, production 2) forbids in every
	 *         notation
	 */
	public static boolean areXml(String text) {
		return areText(text) && (text == null
				|| text.chars().allMatch(c -> c >= ' ' && c < 0xFFFE || c == '\t' || c == '\n' || c == '\r'));
	}

	/**
	 * @param text any text, or null
	 * @return false if the text contains a null character or half of a surrogate pair, which databases and UTF-8 cannot
	 *         represent
	 */
	public static boolean areText(String text) {
		if (text == null) {
			return true;
		}
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
					&& Character.isLowSurrogate(text.charAt(i + 1));
			if (c == '\0' || Character.isSurrogate(c) && !pair) {
				return false;
			}
			i += pair ? 1 : 0;
		}
		return true;
	}
}
