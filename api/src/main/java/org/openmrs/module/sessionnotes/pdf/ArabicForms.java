/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.pdf;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces Arabic letters with their joined shapes. A program that draws text glyph by glyph draws each Arabic letter
 * in the letter's isolated shape. Unicode contains the joined shapes of Arabic letters as "presentation forms", which
 * fonts can draw. This class works on text in logical order, that is, in the order in which people read the characters.
 */
final class ArabicForms {

	private static final char LAM = '\u0644';

	private static final char TATWEEL = '\u0640';

	private static final char JOINER = '\u200d';

	private static final char NON_JOINER = '\u200c';

	/**
	 * The presentation forms of each Arabic letter, and of the ligature of lam and alef, in the order of {@link Form}.
	 * The array has the value 0 for a form that does not exist.
	 */
	private static final Map<String, char[]> FORMS = new HashMap<>();

	static {
		collect('\ufb50', '\ufbff');
		collect('\ufe80', '\ufefc');
	}

	private ArabicForms() {
	}

	/**
	 * Collects the presentation forms in a range of Unicode characters. The Unicode name of a presentation form states
	 * the letter and the letter's position in the word.
	 */
	private static void collect(char first, char last) {
		for (char c = first; c <= last; c++) {
			String name = Character.getName(c);
			String letters = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
			boolean lamAlef = letters.length() == 2 && letters.charAt(0) == LAM && name.contains("LIGATURE LAM WITH ALEF");
			for (Form form : Form.values()) {
				if (name != null && name.endsWith(form + " FORM") && (letters.length() == 1 || lamAlef)) {
					FORMS.computeIfAbsent(letters, any -> new char[Form.values().length])[form.ordinal()] = c;
				}
			}
		}
	}

	/**
	 * @param text any text in logical order
	 * @return the same text, with each Arabic letter in the presentation form for the letter's position in the word
	 */
	static String joined(String text) {
		if (text.chars().noneMatch(c -> FORMS.containsKey(String.valueOf((char) c)))) {
			return text;
		}
		StringBuilder joined = new StringBuilder(text.length());
		boolean afterJoin = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			String two = text.substring(i, Math.min(i + 2, text.length()));
			if (c == LAM && FORMS.containsKey(two)) {
				joined.append(FORMS.get(two)[(afterJoin ? Form.FINAL : Form.ISOLATED).ordinal()]);
				afterJoin = false;
				i++;
			} else {
				joined.append(form(c, afterJoin, joinsNext(c) && nextJoins(text, i + 1)));
				afterJoin = isTransparent(c) ? afterJoin : joinsNext(c);
			}
		}
		return joined.toString();
	}

	private static char form(char c, boolean before, boolean after) {
		char[] forms = FORMS.get(String.valueOf(c));
		if (forms == null) {
			return c;
		}
		Form wanted = before ? after ? Form.MEDIAL : Form.FINAL : after ? Form.INITIAL : Form.ISOLATED;
		char found = forms[wanted.ordinal()];
		return found == 0 ? c : found;
	}

	/** Checks whether an Arabic letter can be joined to the letter that follows. */
	private static boolean joinsNext(char c) {
		char[] forms = FORMS.get(String.valueOf(c));
		return c == TATWEEL || c == JOINER || forms != null && forms[Form.INITIAL.ordinal()] != 0;
	}

	private static boolean nextJoins(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			char c = text.charAt(i);
			if (!isTransparent(c)) {
				char[] forms = FORMS.get(String.valueOf(c));
				return c == TATWEEL || c == JOINER || forms != null && forms[Form.FINAL.ordinal()] != 0;
			}
		}
		return false;
	}

	/**
	 * Checks whether a character is transparent, that is, whether letters before and after the character can be joined.
	 * Vowel signs and similar marks are placed on a letter and do not separate this letter from the next letter.
	 */
	private static boolean isTransparent(char c) {
		int type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
				|| type == Character.FORMAT && c != JOINER && c != NON_JOINER;
	}

	private enum Form {
		ISOLATED,
		FINAL,
		INITIAL,
		MEDIAL
	}
}
