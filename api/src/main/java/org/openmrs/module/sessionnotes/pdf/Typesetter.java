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
import java.util.regex.Pattern;

/** Breaks text into lines of a width, and puts each line into the order in which it is drawn: Unicode annexes 9 and 14. */
final class Typesetter {

	private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\n\\u000b\\f\\r\\u0085\\u2028\\u2029]");

	/** What is drawn the other way round in text from right to left. */
	private static final String MIRRORED = "()[]{}<>\u00ab\u00bb\u2039\u203a\u27e8\u27e9\u2264\u2265";

	private final Typeface typeface;

	Typesetter(Typeface typeface) {
		this.typeface = typeface;
	}

	Typeface getTypeface() {
		return typeface;
	}

	/** @return false if something of a text would stand there as a number, see {@link Drawable} */
	boolean canDraw(String text) {
		return Arrays.stream(LINE_BREAK.split(text)).allMatch(line -> Drawable.of(line, typeface).isComplete());
	}

	/**
	 * @param text any text, with its line breaks
	 * @param width of a line, for a size of 1
	 * @return the lines; an empty one for each empty line of the text
	 */
	List<TextLine> lines(String text, float width) {
		List<TextLine> lines = new ArrayList<>();
		for (String paragraph : LINE_BREAK.split(text, -1)) {
			addLines(Drawable.of(paragraph, typeface).getText(), width, lines);
		}
		return lines;
	}

	private void addLines(String paragraph, float width, List<TextLine> lines) {
		if (paragraph.isEmpty()) {
			lines.add(new TextLine("", 0, false));
			return;
		}
		Bidi bidi = new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
		BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
		breaks.setText(paragraph);
		for (int start = 0; start < paragraph.length();) {
			int end = endOfLine(paragraph, start, width, breaks);
			lines.add(line(paragraph, start, end, bidi));
			start = end;
		}
	}

	/** The last place for a break before the line is full; in the middle of a word that is longer than the line. */
	private int endOfLine(String paragraph, int start, float width, BreakIterator breaks) {
		float used = 0;
		int fits = start;
		while (fits < paragraph.length()) {
			int c = paragraph.codePointAt(fits);
			used += width(c);
			if (used > width && !Character.isSpaceChar(c) && fits > start) {
				int before = breaks.isBoundary(fits) ? fits : breaks.preceding(fits);
				return before > start ? before : startOfCluster(paragraph, start, fits);
			}
			fits += Character.charCount(c);
		}
		return fits;
	}

	/** Not between a letter and its accents, unless there is nothing else on the line. */
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

	/** From the last to the first. The font has the signs of such scripts to the right of where they begin: before their letter. */
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
