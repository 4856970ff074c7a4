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
import java.util.List;
import java.util.stream.Collectors;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {

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

	@ParameterizedTest
	@ValueSource(strings = {"a\nb", "a\r\nb", "a\rb", "a\u2028b", "a\u2029b", "a\u0085b", "a\u000bb", "a\fb"})
	void everyLineBreakOfUnicodeBreaksTheLine(String text) {
		assertThat(glyphs(text, 100)).containsExactly("a", "b");
	}

	@Test
	void emptyLinesStay() {
		assertThat(glyphs("a\n\n\nb\n", 100)).containsExactly("a", "", "", "b", "");
	}

	@Test
	void linesAreBrokenBetweenWordsAndNothingIsLost() {
		String text = "the quick brown fox jumps over the lazy dog, again and again and again";

		List<TextLine> lines = setter.lines(text, 10);

		assertThat(lines).hasSizeGreaterThan(3).allSatisfy(line -> assertThat(line.getWidth()).isLessThanOrEqualTo(10));
		assertThat(lines.stream().map(TextLine::getGlyphs).collect(Collectors.joining(" "))).isEqualTo(text);
	}

	@Test
	void aWordLongerThanTheLineIsBrokenInItself() {
		String word = "abcdefghij".repeat(20);

		List<TextLine> lines = setter.lines(word, 10);

		assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> assertThat(line.getWidth()).isLessThanOrEqualTo(10));
		assertThat(lines.stream().map(TextLine::getGlyphs).collect(Collectors.joining())).isEqualTo(word);
	}

	@Test
	void aLineTooNarrowForOneLetterEndsAllTheSame() {
		assertThat(glyphs("abc", 0.01f)).containsExactly("a", "b", "c");
	}

	/** Latin, Greek, Cyrillic, Vietnamese (composed and not), Armenian, Georgian, Hebrew, Arabic, Persian, signs. */
	@ParameterizedTest
	@ValueSource(strings = {"Zażółć gęślą jaźń", "Ελληνικά πολυτονικό ᾧ", "Русский, українська: ґ", "Tiếng Việt: ngôi nhà",
			"Tie\u0302\u0301ng Vie\u0323\u0302t", "Հայերեն", "ქართული", "\u05e2\u05d1\u05e8\u05d9\u05ea",
			"\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u0644\u0627", "\u0641\u0627\u0631\u0633\u06cc \u067e\u0686\u06af",
			"€ § → ≤ ½ “ ” … – —",
			"\ud83d\ude00", "a\u00a0b\u2007c\u202fd", "a\tb"})
	void theseAreDrawn(String text) {
		assertThat(setter.canDraw(text)).isTrue();
		assertThat(String.join("", glyphs(text, 100))).doesNotContain("\u27e8");
	}

	/** Devanagari, Han, emoji outside the font, a private character, controls, half a character. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			text         | drawn
			a\u0939b     | a⟨U+0939⟩b
			\u4e2d       | ⟨U+4E2D⟩
			\ud83e\udde0 | ⟨U+1F9E0⟩
			\uf8fe       | ⟨U+F8FE⟩
			a\u0007b     | a⟨U+0007⟩b
			a\u0000b     | a⟨U+0000⟩b
			a\ud800b     | a⟨U+D800⟩b
			""")
	void whatHasNoGlyphIsDrawnAsItsNumber(String text, String drawn) {
		assertThat(glyphs(text, 100)).containsExactly(drawn);
		assertThat(setter.canDraw(text)).isFalse();
	}

	@Test
	void anAccentIsDrawnAsOneGlyphWithItsLetter() {
		assertThat(glyphs("e\u0301", 100)).containsExactly("\u00e9");
	}

	/** In memory from left to right as drawn: Hebrew turned, numbers and Latin within it not, brackets mirrored. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			text                                  | drawn                                | begins on the right
			\u05d0\u05d1\u05d2                    | \u05d2\u05d1\u05d0                   | true
			\u05d0\u05d1 12 \u05d2                | \u05d2 12 \u05d1\u05d0               | true
			\u05d0\u05d1 (ab) \u05d2              | \u05d2 (ab) \u05d1\u05d0             | true
			\u05d0 (\u05d1) \u05d2                | \u05d2 (\u05d1) \u05d0               | true
			ab \u05d0\u05d1 cd                    | ab \u05d1\u05d0 cd                   | false
			\u05d0\u05b8\u05d1                    | \u05d1\u05b8\u05d0                   | true
			\u202eabc\u202c                       | cba                                  | false
			\u0633\u0644\u0627\u0645              | \ufee1\ufefc\ufeb3                   | true
			""")
	void rightToLeftIsDrawnFromTheRight(String text, String drawn, boolean fromTheRight) {
		TextLine line = setter.lines(text, 100).get(0);

		assertThat(line.getGlyphs()).isEqualTo(drawn);
		assertThat(line.isRightToLeft()).isEqualTo(fromTheRight);
	}

	private List<String> glyphs(String text, float width) {
		return setter.lines(text, width).stream().map(TextLine::getGlyphs).toList();
	}
}
