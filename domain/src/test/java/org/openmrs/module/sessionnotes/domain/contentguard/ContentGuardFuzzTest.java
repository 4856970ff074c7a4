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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Whatever the text: no exception, spans inside the text and on the borders of characters, and the same answer twice. */
class ContentGuardFuzzTest {

	private static final int TEXTS = 100_000;

	private static final Set<GuardRule> ALL = EnumSet.allOf(GuardRule.class);

	/** What a reader of text trips over: marks that combine, joiners, halves of pairs, marks of direction, odd line ends. */
	private static final String[] ODD = {"\u0301", "e\u0301", "\u200D", "\uD83D\uDC69\u200D\uD83D\uDC67", "\uD83D", "\uDC69",
			"\u202E", "\u2028", "\r", "\r\n", "\n", "\u00AD", "-\n", "\u2019", "\u201C", "\u201D", "\"", "'", "\u0000",
			"\uFEFF", "\uFF26\uFF14\uFF13", "\u0130", "\u00DF", "\u0E33", "\u094D", "\u0915\u094D\u0937", "\uFFFF",
			"..", "...", "??", "--", "::", ",", "/", "1.1.1.1.1", "12:34:56", "9999999999999999999999999999", "1-2-3-4",
			"a'b'c'", "''''", "'s", "@", "\uD835\uDC1A", "\u1F80", "\u0345"};

	@Test
	void noTextBreaksIt() throws IOException {
		Random random = new Random(20261129);
		String[] words = words();
		GuardDictionary names = LabelledPassage.dictionary();
		ContentGuard guard = ContentGuard.english();
		for (int i = 0; i < TEXTS; i++) {
			String text = text(random, words);
			NoteSide side = i % 2 == 0 ? NoteSide.PSYCHOTHERAPY_NOTE : NoteSide.PROGRESS_NOTE;
			List<GuardFinding> findings = guard.check(side, text, ALL, names);
			for (GuardFinding finding : findings) {
				assertThat(isSpan(text, finding)).as("%s in text %d", finding, i).isTrue();
			}
			if (i % 10 == 0) {
				assertThat(guard.check(side, text, ALL, names)).isEqualTo(findings);
			}
		}
	}

	private static boolean isSpan(String text, GuardFinding finding) {
		return finding.getStart() >= 0 && finding.getStart() < finding.getEnd() && finding.getEnd() <= text.length()
				&& isBorder(text, finding.getStart()) && isBorder(text, finding.getEnd());
	}

	/** Neither between the halves of a pair nor before a mark that combines with what is before it. */
	private static boolean isBorder(String text, int index) {
		if (index == 0 || index == text.length()) {
			return true;
		}
		if (Character.isHighSurrogate(text.charAt(index - 1)) && Character.isLowSurrogate(text.charAt(index))) {
			return false;
		}
		int type = Character.getType(text.codePointAt(index));
		boolean combines = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
				|| type == Character.COMBINING_SPACING_MARK;
		return !combines || Character.isWhitespace(text.charAt(index - 1));
	}

	private static String[] words() throws IOException {
		StringBuilder all = new StringBuilder();
		LabelledPassage.read(LabelledPassage.Half.TUNING).forEach(passage -> all.append(passage.getText()).append(' '));
		return all.toString().split(" ");
	}

	/** Words of real passages in any order, so that rules match, with odd characters between and within them. */
	private static String text(Random random, String[] words) {
		StringBuilder text = new StringBuilder();
		int kind = random.nextInt(4);
		int parts = 1 + random.nextInt(kind == 0 ? 60 : 25);
		for (int i = 0; i < parts; i++) {
			if (kind == 1 || random.nextInt(5) == 0) {
				text.append(ODD[random.nextInt(ODD.length)]);
			} else if (kind == 2 && random.nextInt(3) == 0) {
				text.append((char) random.nextInt(Character.MAX_VALUE + 1));
			} else {
				text.append(words[random.nextInt(words.length)]);
			}
			text.append(random.nextInt(3) == 0 ? "" : " ");
		}
		return text.toString();
	}
}
