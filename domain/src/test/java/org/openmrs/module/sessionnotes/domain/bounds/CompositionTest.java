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

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("attack")
class CompositionTest {

	@ParameterizedTest
	@ValueSource(strings = {"", "words ", "Tie\u0302\u0301ng Vie\u0323\u0302t ", "e\u0301\u0323",
			"\u1112\u1161\u11ab\u1100\u1173\u11af ", "\u0628\u0651\u064e", "\ud83d\ude00e\u0301", "\n\n"})
	void m8_longTextIsComposedAsAWhole(String text) {
		String longer = text.repeat(1_000);

		assertThat(Composition.of(longer)).isEqualTo(Normalizer.normalize(longer, Normalizer.Form.NFC));
	}

	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void m8_aMillionSignsOnOneLetterEnd() {
		String signs = "a" + "\u0301".repeat(500_000) + "\u0323".repeat(500_000);

		assertThat(Composition.of(signs)).hasSizeBetween(999_000, 1_000_001);
	}

	/** No more is ever handed on at once: the work on a text of four times the length is four times the work. */
	@RepeatedTest(20)
	void m8_noRunIsLongerThanItMayBe(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		String alphabet = "a \u0301\u0323\u1161\ud83d\ude00\u0645\n";
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 2_000; i++) {
			String next = String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())));
			text.append(random.nextInt(10) == 0 ? next.repeat(random.nextInt(2_000)) : next);
		}
		String all = text.toString();
		for (int from = 0; from < all.length();) {
			int to = Composition.endOfRun(all, from);
			assertThat(to - from).isBetween(1, Composition.RUN);
			from = to;
		}
	}
}
