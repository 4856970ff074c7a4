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

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into words and marks, from left to right, each character once. Hyphens separate words, so that
 * <i>self-harm</i> is found as <i>self harm</i>; a word that is hyphenated at the end of a line is one word.
 */
final class Tokenizer {

	private static final Set<String> ABBREVIATIONS = new HashSet<>(Arrays.asList("dr", "mr", "mrs", "ms", "st", "no", "vs",
			"approx", "appt", "prof", "jr", "sr", "e", "g", "i", "eg", "ie", "etc", "dept", "tel", "ph", "wk", "wks", "hr",
			"hrs", "min", "mins", "mg", "mcg", "ave", "apt", "rev"));

	/** A line that is at least this long may have been wrapped; the next line goes on with its sentence. */
	private static final int WRAPPED_LINE = 60;

	private static final int SHORT_LINE = 40;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private final String text;

	private final Tokens tokens = new Tokens();

	private int at;

	private int sentence;

	private int lineStart;

	private boolean breakBefore;

	private Tokenizer(String text) {
		this.text = text;
	}

	static Tokens read(String text) {
		return new Tokenizer(text).read();
	}

	private Tokens read() {
		while (at < text.length()) {
			char each = text.charAt(at);
			if (NumberForm.isDigit(each)) {
				number();
			} else if (isLineEnd(each)) {
				lineEnd();
			} else {
				other(text.codePointAt(at));
			}
		}
		return tokens;
	}

	private void other(int codePoint) {
		if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
			at += Character.charCount(codePoint);
		} else if (Character.isLetter(codePoint)) {
			word();
		} else {
			mark(codePoint);
		}
	}

	private void number() {
		int end = NumberForm.end(text, at);
		String form = NumberForm.of(text.substring(at, end));
		while (form == null) {
			end = NumberForm.withoutLastPart(text, end);
			form = NumberForm.of(text.substring(at, end));
		}
		add(text.substring(at, end), end, WordClasses.idOf(form), false);
	}

	private void word() {
		int end = wordEnd(at);
		String code = code(end);
		if (code != null) {
			return;
		}
		int joined = hyphenatedEnd(end);
		String word = joined > 0 ? normal(at, end) + normal(afterBreak(end), joined) : normal(at, end);
		boolean capital = Character.isUpperCase(text.codePointAt(at));
		if (joined > 0) {
			end = joined;
		}
		if (word.endsWith(Tokens.POSSESSIVE) && word.length() > 2) {
			int apostrophe = lastApostrophe(end);
			add(word.substring(0, word.length() - 2), apostrophe, -1, capital);
			add(Tokens.POSSESSIVE, end, -1, false);
		} else {
			add(word, end, -1, capital);
		}
	}

	private int lastApostrophe(int end) {
		int index = end - 1;
		while (!isApostrophe(text.charAt(index))) {
			index--;
		}
		return index;
	}

	/** Reads a letter or two with figures as one code, such as F43.10 or W88213. */
	private String code(int letters) {
		int length = letters - at;
		if (length > 3 || letters >= text.length() || !NumberForm.isDigit(text.charAt(letters))) {
			return null;
		}
		int end = NumberForm.digitsEnd(text, letters, text.length());
		int figures = end - letters;
		String form = null;
		if (length == 1 && figures == 2 && "FfZzRr".indexOf(text.charAt(at)) >= 0) {
			form = WordClasses.ICD;
			if (end + 1 < text.length() && text.charAt(end) == '.' && NumberForm.isDigit(text.charAt(end + 1))) {
				end = NumberForm.digitsEnd(text, end + 1, text.length());
			}
		} else if (figures >= 4) {
			form = WordClasses.IDCODE;
		}
		if (form != null) {
			add(normal(at, end), end, WordClasses.idOf(form), false);
		}
		return form;
	}

	private int wordEnd(int start) {
		int index = start;
		while (index < text.length()) {
			int codePoint = text.codePointAt(index);
			boolean apostrophe = isApostrophe(codePoint) && index + 1 < text.length()
					&& Character.isLetter(text.codePointAt(index + 1));
			if (!Character.isLetter(codePoint) && !isExtension(codePoint) && !apostrophe) {
				break;
			}
			index += Character.charCount(codePoint);
		}
		return index;
	}

	/** @return the end of a word that goes on in the next line after a hyphen, or -1 */
	private int hyphenatedEnd(int end) {
		int next = afterBreak(end);
		if (next < 0 || next >= text.length() || !Character.isLowerCase(text.codePointAt(next))) {
			return -1;
		}
		return wordEnd(next);
	}

	private int afterBreak(int end) {
		int index = end;
		if (index >= text.length() || text.charAt(index) != '-' && text.charAt(index) != '\u2010'
				&& text.charAt(index) != '\u00AD') {
			return -1;
		}
		index++;
		int line = index;
		while (index < text.length() && (text.charAt(index) == '\n' || text.charAt(index) == '\r') && index - line < 2) {
			index++;
		}
		return index == line ? -1 : index;
	}

	private void mark(int codePoint) {
		int end = at + Character.charCount(codePoint);
		String mark = markOf(codePoint);
		if ("-".equals(mark) && isInsideWord(end)) {
			at = end;
			return;
		}
		int form = codePoint == '?' ? WordClasses.idOf(WordClasses.QMARK) : -1;
		boolean closes = breakBefore && isClosing(codePoint) && at > 0 && !Character.isWhitespace(text.charAt(at - 1));
		breakBefore = breakBefore && !closes;
		add(mark, clusterEnd(end), form, false);
		breakBefore = closes || codePoint == '.' && endsSentence(end) || codePoint == '?' || codePoint == '!';
	}

	private boolean isInsideWord(int end) {
		return at > 0 && end < text.length() && Character.isLetterOrDigit(text.charAt(at - 1))
				&& Character.isLetterOrDigit(text.charAt(end));
	}

	/** Combining marks, variation selectors and joined emoji stay with the character that they follow. */
	private int clusterEnd(int end) {
		int index = end;
		while (index < text.length()) {
			int codePoint = text.codePointAt(index);
			if (codePoint == ZERO_WIDTH_JOINER && index + 1 < text.length()) {
				index++;
				index += Character.charCount(text.codePointAt(index));
			} else if (isExtension(codePoint)) {
				index += Character.charCount(codePoint);
			} else {
				break;
			}
		}
		return index;
	}

	private boolean endsSentence(int end) {
		if (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !isClosing(text.charAt(end))) {
			return false;
		}
		if (tokens.size() < 2) {
			return true;
		}
		String before = tokens.word(tokens.size() - 2);
		boolean initial = before.length() == 1 && Character.isLetter(before.charAt(0))
				&& tokens.isCapital(tokens.size() - 2) && !"i".equals(before);
		return !initial && !(ABBREVIATIONS.contains(before) && !isFollowedByCapital(end, before));
	}

	/** Tells whether a sentence begins after a unit or a shortened word; a capital after a title begins a name. */
	private boolean isFollowedByCapital(int end, String before) {
		int index = end;
		while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
			index++;
		}
		boolean unit = before.startsWith("m") && before.length() > 2 && !"mrs".equals(before) || before.startsWith("hr")
				|| before.startsWith("wk") || "mg".equals(before) || "etc".equals(before);
		return unit && index < text.length() && Character.isUpperCase(text.charAt(index));
	}

	private static boolean isLineEnd(char each) {
		return each == '\n' || each == '\r' || each == '\u2028' || each == '\u2029';
	}

	private void lineEnd() {
		int length = at - lineStart;
		at += text.startsWith("\r\n", at) ? 2 : 1;
		int index = at;
		boolean blank = false;
		while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
			blank = blank || isLineEnd(text.charAt(index));
			index++;
		}
		lineStart = index;
		at = index; // white space is read once, however much of it there is
		if (index >= text.length()) {
			return;
		}
		int next = text.codePointAt(index);
		boolean bullet = next == '-' || next == '*' || next == '\u2022' || next == '\u2013' || next == '#';
		boolean goesOn = length >= WRAPPED_LINE || length >= SHORT_LINE && Character.isLowerCase(next);
		breakBefore = breakBefore || blank || bullet || !goesOn;
	}

	private void add(String word, int end, int form, boolean capital) {
		int whole = clusterEnd(end);
		if (breakBefore && tokens.size() > 0) {
			sentence++;
		}
		breakBefore = false;
		tokens.add(word, at, whole, form, capital);
		tokens.setSentence(tokens.size() - 1, sentence);
		at = whole;
	}

	private String normal(int start, int end) {
		boolean plain = true;
		for (int i = start; i < end && plain; i++) {
			plain = text.charAt(i) < 0x80;
		}
		String word = text.substring(start, end);
		if (plain) {
			return word.toLowerCase(Locale.ROOT);
		}
		StringBuilder folded = new StringBuilder();
		Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).codePoints()
				.filter(codePoint -> !isExtension(codePoint))
				.forEach(codePoint -> folded.appendCodePoint(isApostrophe(codePoint) ? '\'' : codePoint));
		return folded.length() == 0 ? "\uFFFD" : folded.toString();
	}

	private static String markOf(int codePoint) {
		switch (codePoint) {
			case '\u201C' :
			case '\u201D' :
			case '\u201E' :
			case '\u00AB' :
			case '\u00BB' :
				return "\"";
			case '\u2018' :
			case '\u2019' :
				return "'";
			case '\u2010' :
			case '\u2011' :
			case '\u2012' :
			case '\u2013' :
			case '\u2014' :
			case '\u2212' :
				return "-";
			case '\u2026' :
				return "...";
			default :
				return new String(Character.toChars(codePoint));
		}
	}

	private static boolean isApostrophe(int each) {
		return each == '\'' || each == '\u2019' || each == '\u02BC';
	}

	private static boolean isClosing(int codePoint) {
		return codePoint == '"' || codePoint == '\u201D' || codePoint == '\u2019' || codePoint == '\'' || codePoint == ')'
				|| codePoint == ']';
	}

	private static boolean isExtension(int codePoint) {
		int type = Character.getType(codePoint);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.ENCLOSING_MARK || codePoint == ZERO_WIDTH_JOINER;
	}
}
