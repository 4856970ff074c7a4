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

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks text into lines of a given width, and puts the characters of each line into drawing order. The typesetter
 * follows Unicode Standard Annex 9 (bidirectional text) and Annex 14 (line breaking).
 * <p>
 * The typesetting time depends only on the length of the text, and grows in proportion to that length. Platform: Java's
 * break iterator, bidirectional algorithm and normalizer each search backward: for a break, a bracket or a letter.
 * Without a limit on the search, typesetting a word of 1 MB took minutes. The typesetter therefore passes only one
 * piece of a paragraph at a time to these Java classes.
 */
final class Typesetter {

	/** The maximum number of characters of a paragraph that are put into drawing order at once. */
	static final int PIECE = 4_096;

	/**
	 * The maximum number of characters on a line, even if the characters are narrow. This maximum is necessary, because
	 * a single letter may have any number of marks without width.
	 */
	static final int LINE = 1_000;

	/**
	 * The number of characters to read after a possible end of a line. The characters after a possible end of a line
	 * determine whether the line can be broken at that position.
	 */
	private static final int AHEAD = 16;

	private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\n\\u000b\\f\\r\\u0085\\u2028\\u2029]");

	/** The characters that are mirrored in text that is written from right to left. */
	private static final String MIRRORED = "()[]{}<>\u00ab\u00bb\u2039\u203a\u27e8\u27e9\u2264\u2265";

	private final Typeface typeface;

	Typesetter(Typeface typeface) {
		this.typeface = typeface;
	}

	Typeface getTypeface() {
		return typeface;
	}

	/** @return {@code false} if any character of the text would be drawn as its Unicode number, see {@link Drawable} */
	boolean canDraw(String text) {
		return Arrays.stream(LINE_BREAK.split(text)).allMatch(line -> Drawable.of(line, typeface).isComplete());
	}

	/**
	 * @param text any text, which may contain line breaks
	 * @param width the width of a line, at font size 1
	 * @return the lines of the text, including an empty line for each empty line in the text
	 */
	List<TextLine> lines(String text, float width) {
		return lines(text, width, Integer.MAX_VALUE);
	}

	/**
	 * @param text any text, which may contain line breaks
	 * @param width the width of a line, at font size 1
	 * @param most the maximum number of lines to return; text after the last returned line is not read
	 * @return the lines of the text, including an empty line for each empty line in the text
	 */
	List<TextLine> lines(String text, float width, int most) {
		List<TextLine> lines = new ArrayList<>();
		Matcher end = LINE_BREAK.matcher(text);
		int start = 0;
		while (start >= 0 && lines.size() < most) {
			boolean another = end.find();
			String paragraph = text.substring(start, another ? end.start() : text.length());
			addLines(Drawable.of(paragraph, typeface).getText(), width, most, lines);
			start = another ? end.end() : -1;
		}
		return lines;
	}

	private void addLines(String paragraph, float width, int most, List<TextLine> lines) {
		if (paragraph.isEmpty()) {
			lines.add(new TextLine("", 0, false));
			return;
		}
		BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
		int direction = Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
		for (int from = 0; from < paragraph.length() && lines.size() < most;) {
			int to = endOfPiece(paragraph, from);
			String piece = paragraph.substring(from, to);
			Bidi bidi = new Bidi(piece, direction);
			// all pieces of a paragraph have the direction of the first piece
			direction = bidi.baseIsLeftToRight() ? Bidi.DIRECTION_LEFT_TO_RIGHT : Bidi.DIRECTION_RIGHT_TO_LEFT;
			int start = 0;
			while (start < piece.length() && lines.size() < most) {
				int end = endOfLine(piece, start, width, breaks);
				if (end == piece.length() && to < paragraph.length() && start > 0) {
					// the line may not be full, so it becomes the first line of the next piece
					break;
				}
				lines.add(line(piece, start, end, bidi));
				start = end;
			}
			from += start;
		}
	}

	private static int endOfPiece(String paragraph, int from) {
		int to = Math.min(from + PIECE, paragraph.length());
		return to < paragraph.length() && Character.isLowSurrogate(paragraph.charAt(to)) ? to - 1 : to;
	}

	/**
	 * Returns the last position at which the line can be broken before the line is full. A word that is longer than the
	 * line is broken inside the word.
	 */
	private int endOfLine(String piece, int start, float width, BreakIterator breaks) {
		float used = 0;
		int fits = start;
		int most = Math.min(start + LINE, piece.length());
		while (fits < most) {
			int c = piece.codePointAt(fits);
			used += width(c);
			if (used > width && !Character.isSpaceChar(c) && fits > start) {
				int before = lastBreak(piece, start, fits, breaks);
				return before > start ? before : startOfCluster(piece, start, fits);
			}
			fits += Character.charCount(c);
		}
		return fits < piece.length() ? startOfCluster(piece, start, fits) : fits;
	}

	/**
	 * Returns the last position at which a line can be broken. The method reads only the line and a few characters
	 * after the line.
	 */
	private static int lastBreak(String piece, int start, int end, BreakIterator breaks) {
		breaks.setText(piece.substring(start, Math.min(end + AHEAD, piece.length())));
		return start + (breaks.isBoundary(end - start) ? end - start : Math.max(breaks.preceding(end - start), 0));
	}

	/**
	 * Returns a position for a break that does not separate a letter from its accents. If the line has only one letter
	 * with accents, the break may separate the accents from the letter.
	 */
	private static int startOfCluster(String paragraph, int start, int end) {
		int at = end;
		while (at > start && isMark(paragraph.codePointAt(at))) {
			at = paragraph.offsetByCodePoints(at, -1);
		}
		return at > start ? at : end;
	}

	private TextLine line(String paragraph, int start, int end, Bidi bidi) {
		int last = end;
		while (last > start && Character.isSpaceChar(paragraph.charAt(last - 1))) {
			last--;
		}
		String glyphs = last == start
				? ""
				: visible(inDrawnOrder(paragraph.substring(start, last),
						bidi.createLineBidi(start, last)));
		float width = (float) glyphs.codePoints().mapToDouble(this::width).sum();
		return new TextLine(glyphs, width, !bidi.baseIsLeftToRight());
	}

	private float width(int c) {
		return Drawable.isInvisible(c) ? 0 : typeface.width(c);
	}

	private static String visible(String line) {
		return line.codePoints().filter(c -> !Drawable.isInvisible(c))
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}

	private static String inDrawnOrder(String line, Bidi bidi) {
		int count = bidi.getRunCount();
		byte[] levels = new byte[count];
		String[] runs = new String[count];
		for (int i = 0; i < count; i++) {
			levels[i] = (byte) bidi.getRunLevel(i);
			String run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
			runs[i] = levels[i] % 2 == 0 ? run : turned(run);
		}
		Bidi.reorderVisually(levels, 0, runs, 0, count);
		return String.join("", runs);
	}

	/**
	 * Reverses the order of the characters in a run of right-to-left text. In the font, marks of right-to-left scripts
	 * extend to the right of their origin, so the reversed run contains each mark before the mark's letter.
	 */
	private static String turned(String run) {
		StringBuilder turned = new StringBuilder(run).reverse();
		for (int i = 0; i < turned.length(); i++) {
			int at = MIRRORED.indexOf(turned.charAt(i));
			if (at >= 0) {
				turned.setCharAt(i, MIRRORED.charAt(at ^ 1));
			}
		}
		return turned.toString();
	}

	private static boolean isMark(int c) {
		int type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
				|| type == Character.COMBINING_SPACING_MARK;
	}
}
