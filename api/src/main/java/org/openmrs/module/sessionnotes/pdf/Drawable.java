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

import org.openmrs.module.sessionnotes.domain.bounds.Composition;

/**
 * A text in a form that a typeface can draw. A control character, or a character without a glyph, is drawn as the
 * character's Unicode number, such as ⟨U+4E2D⟩. No character of the text is left out without a trace.
 */
final class Drawable {

	private static final String TAB = "    ";

	private final String text;

	private final boolean complete;

	private Drawable(String text, boolean complete) {
		this.text = text;
		this.complete = complete;
	}

	/**
	 * @param line a text without line breaks, in logical order
	 * @param typeface the typeface in which the text will be drawn
	 * @return the text in a form that can be drawn, still in logical order
	 */
	static Drawable of(String line, Typeface typeface) {
		StringBuilder drawable = new StringBuilder(line.length());
		boolean complete = true;
		// each letter with its accents, and each joined letter, becomes one glyph
		String composed = ArabicForms.joined(Composition.of(line));
		for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
			int c = composed.codePointAt(i);
			if (c == '\t') {
				drawable.append(TAB);
			} else if (isInvisible(c) || typeface.has(c)) {
				drawable.appendCodePoint(c);
			} else if (Character.isSpaceChar(c)) {
				drawable.append(' ');
			} else {
				drawable.append(inParts(c, typeface));
				complete &= drawable.charAt(drawable.length() - 1) != '\u27e9';
			}
		}
		return new Drawable(drawable.toString(), complete);
	}

	/**
	 * @return the parts of which a character is composed if the typeface can draw these parts; otherwise the
	 *         character's Unicode number
	 */
	private static String inParts(int c, Typeface typeface) {
		String letter = new String(Character.toChars(c));
		String parts = Normalizer.normalize(letter, Normalizer.Form.NFKD);
		boolean drawn = !parts.equals(letter) && parts.codePoints().allMatch(typeface::has);
		return drawn ? parts : String.format("\u27e8U+%04X\u27e9", c);
	}

	/**
	 * Checks whether a character only controls how other characters are drawn. Direction marks, joiners, variation
	 * selectors and soft hyphens only control how other characters are drawn.
	 */
	static boolean isInvisible(int c) {
		return Character.getType(c) == Character.FORMAT || c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef;
	}

	/** @return the text in a form that can be drawn, including invisible characters */
	String getText() {
		return text;
	}

	/** @return {@code false} if any character of the text is shown as its Unicode number */
	boolean isComplete() {
		return complete;
	}
}
