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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts of the greatest length that a note may have, of which one took minutes and more. Each ends in seconds; the
 * limit of time is there so that the build does not hang where that is no longer so.
 */
@Tag("attack")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LayoutTimeTest {

	private static final int MEBIBYTE = 1024 * 1024;

	private final PDDocument document = new PDDocument();

	private Typesetter setter;

	@BeforeEach
	void loadTheFont() throws IOException {
		setter = new Typesetter(Typeface.in(document, Typeface.REGULAR));
	}

	@AfterEach
	void close() throws IOException {
		document.close();
	}

	static Stream<Arguments> texts() {
		return Stream.of(text("one word", "a", MEBIBYTE), text("one word of two letters", "i\u0131", MEBIBYTE / 2),
				text("joined by word joiners", "a\u2060", MEBIBYTE / 4),
				text("no-break spaces", "a\u00a0", MEBIBYTE / 3), text("hyphens", "-", MEBIBYTE),
				text("digits and signs", "1,", MEBIBYTE / 2), text("signs on one letter", "\u0301\u0323", MEBIBYTE / 4),
				text("marks of no width", "\u200d", MEBIBYTE / 3), text("marks of direction", "\u202e", MEBIBYTE / 3),
				text("embeddings", "\u2067\u05d0", MEBIBYTE / 5),
				Arguments.of("brackets of two kinds",
						"\u05d0" + "(".repeat(MEBIBYTE / 2 - 2) + "]".repeat(MEBIBYTE / 2 - 2)),
				text("Arabic", "\u0644\u0627\u0645", MEBIBYTE / 6), text("vowel signs", "\u0628\u064e\u0651", MEBIBYTE / 6),
				text("no font", "\u4e2d", MEBIBYTE / 3), text("emoji", "\ud83d\ude00", MEBIBYTE / 4),
				text("an emoji family", "\ud83d\udc69\u200d", MEBIBYTE / 7), text("line feeds", "\n", MEBIBYTE),
				text("tabs", "\t", MEBIBYTE), text("spaces", " ", MEBIBYTE), text("soft hyphens", "\u00ad", MEBIBYTE / 2),
				text("Korean letters", "\u1112\u1161\u11ab", MEBIBYTE / 9), text("quotes", "\"", MEBIBYTE),
				text("words", "word ", MEBIBYTE / 5));
	}

	private static Arguments text(String name, String part, int times) {
		return Arguments.of(name, part.repeat(times));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("texts")
	void m8_anyTextIsLaidOut(String name, String text) {
		assertThat(setter.lines(text, 48)).isNotEmpty()
				.allSatisfy(line -> assertThat(line.getGlyphs().length()).isLessThanOrEqualTo(Typesetter.LINE));
		assertThat(setter.canDraw("a" + text)).isIn(true, false);
	}

	/** Nothing is lost and nothing is said twice where a paragraph is laid out in pieces. */
	@Test
	void m8_aLongParagraphIsBrokenAsAShortOne() {
		String words = Stream.iterate(1, n -> n + 1).limit(20_000).map(n -> "word" + n).collect(Collectors.joining(" "));

		List<TextLine> lines = setter.lines(words, 48);

		assertThat(lines.stream().map(TextLine::getGlyphs).collect(Collectors.joining(" "))).isEqualTo(words);
		assertThat(lines.subList(0, lines.size() - 1)).allSatisfy(line -> assertThat(line.getWidth()).isBetween(43f, 48f));
	}

	@Test
	void m8_aLongWordFillsEachLine() {
		String word = "abcdefghij".repeat(50_000);

		List<TextLine> lines = setter.lines(word, 48);

		assertThat(lines.stream().map(TextLine::getGlyphs).collect(Collectors.joining())).isEqualTo(word);
		assertThat(lines.subList(0, lines.size() - 1)).allSatisfy(line -> assertThat(line.getWidth()).isBetween(46f, 48f));
	}

	@Test
	void m8_aParagraphFromTheRightStaysOne() {
		String words = "\u05d0\u05d1 " + "latin words ".repeat(2_000);

		assertThat(setter.lines(words, 48)).allSatisfy(line -> assertThat(line.isRightToLeft()).isTrue());
	}

	@Test
	void m8_noMoreLinesAreMadeThanAreAskedFor() {
		assertThat(setter.lines("line\n".repeat(100), 48, 7)).hasSize(7);
		assertThat(setter.lines("a".repeat(100_000), 48, 7)).hasSize(7);
		assertThat(setter.lines("one line", 48, 7)).hasSize(1);
	}

	@Test
	void m8_anyUnicodeIsLaidOut() {
		Random random = new Random(20261128);
		StringBuilder text = new StringBuilder();
		while (text.length() < 200_000) {
			int c = random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x3000);
			for (int i = random.nextInt(20) == 0 ? random.nextInt(3_000) : 1; i > 0; i--) {
				text.appendCodePoint(c);
			}
		}

		assertThat(setter.lines(text.toString(), 8)).isNotEmpty();
		assertThat(setter.lines(text.toString(), 48)).isNotEmpty();
	}

	/** An older version took a purpose of any length: its file and its accounting are made, and say what they leave out. */
	@Test
	void m8_whatIsTooLongForItsCellSaysWhereTheRestIs() throws IOException {
		byte[] pdf;
		try (PdfSheet sheet = new PdfSheet("Title", Locale.ENGLISH, Instant.ofEpochMilli(0), false,
				"The rest is elsewhere.")) {
			sheet.field("Purpose", "w".repeat(45_000_000));
			sheet.table(new float[]{0.5f, 0.5f}, new String[]{"One", "Two"},
					Collections.singletonList(new String[]{"short", "line\n".repeat(1_000_000)}));
			pdf = sheet.finish((page, pages) -> page + " of " + pages);
		}

		try (PDDocument read = PDDocument.load(pdf)) {
			assertThat(read.getNumberOfPages()).isLessThan(500);
			assertThat(new PDFTextStripper().getText(read)).contains("The rest is elsewhere.");
		}
	}
}
