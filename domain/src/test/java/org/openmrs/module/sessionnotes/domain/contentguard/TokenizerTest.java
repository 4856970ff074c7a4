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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"self-harm | self harm", "PHQ-9 | phq 9", "100mg | 100 mg",
			"Client\u2019s | client 's",
			"don\u2019t | don't", "9:00-9:45 | 9:00 9:45", "F43.10 | f43.10", "w/ SI/HI | w / si / hi",
			"Caf\u00E9 | cafe", "medica-\\ntion | medication"})
	void wordsAreNormalized(String text, String words) {
		assertThat(String.join(" ", Tokens.words(text.replace("\\n", "\n")))).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"10:30 | TIME", "1400-1450 | CLOCKS", "12-14 | RANGE", "4/10 | FRACTION",
			"0.5 | DECIMAL", "1,200 | NUM", "1988 | YEAR", "4/3/1988 | DATE", "1988-03-04 | DATE", "555-0148 | PHONE",
			"07700900318 | PHONE", "F43.10 | ICD", "W88213 | IDCODE", "100 | NUM"})
	void figuresAreToldApart(String text, String form) {
		Tokens tokens = Tokenizer.read(text);

		assertThat(tokens.size()).isEqualTo(1);
		assertThat(tokens.form(0)).isEqualTo(WordClasses.idOf(form));
	}

	@Test
	void titlesAndUnitsEndNoSentence() {
		assertThat(sentences("Dr. Okafor gave 5 mg. of it. He left! \u201CWhy?\u201D she asked.")).containsExactly(
				"dr . okafor gave 5 mg . of it .", "he left !", "\" why ? \"", "she asked .");
	}

	@Test
	void aListHasASentenceALineAndAWrappedLineGoesOn() {
		assertThat(sentences("Skills:\n- breathing\n- walking")).containsExactly("skills :", "- breathing", "- walking");
		assertThat(sentences("He spoke for a long while of the allotment and of the beans and of\nthe neighbour."))
				.hasSize(1);
	}

	/** White space is read once: otherwise this text would take minutes. */
	@ParameterizedTest
	@ValueSource(strings = {"\n", "\r", "\r\n", "\u2028", " \n"})
	void muchWhiteSpaceIsOneBreak(String end) {
		StringBuilder text = new StringBuilder("He left early");
		for (int i = 0; i < 500_000; i++) {
			text.append(end);
		}

		assertThat(sentences(text.append("and she stayed").toString())).containsExactly("he left early", "and she stayed");
	}

	private static List<String> sentences(String text) {
		Tokens tokens = Tokenizer.read(text);
		List<String> sentences = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.beginsSentence(i)) {
				sentences.add(tokens.word(i));
			} else {
				sentences.set(sentences.size() - 1, sentences.get(sentences.size() - 1) + " " + tokens.word(i));
			}
		}
		return sentences;
	}
}
