/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedContentTest {

	private static final SignedAnswer RISK = new SignedAnswer("risk", "concept-of-risk", "Risk", SignedAnswer.Kind.CODED,
			"high", "High risk", null, null, Collections.emptyList());

	private static final SignedAnswer GOAL = new SignedAnswer("goals", "concept-of-goals", "Goals", SignedAnswer.Kind.GROUP,
			null, null, null, null, Collections.singletonList(new SignedAnswer("goalRating", "concept-of-rating", "Rating",
					SignedAnswer.Kind.CODED, "good", "Good progress", "a comment", null, Collections.emptyList())));

	private static SignedContent content(SignedAnswer... answers) {
		return new SignedContent("en-GB", LocalDate.parse("2026-01-31"), Instant.parse("2026-01-31T10:00:00Z"), true,
				Collections.singletonList(new SignedContent.Therapist("provider", null, "Tess\tTherapist")),
				Collections.emptyList(), Arrays.asList(answers));
	}

	private static SignedAnswer text(String text) {
		return new SignedAnswer("plan", "concept-of-plan", "Plan", SignedAnswer.Kind.TEXT, text, null, text, null,
				Collections.emptyList());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " ", "\\", "\\0", "\\n", "a\nb", "a\r\nb", "\ta\t", "0\tplan", "therapist\n1\t",
			"W\u00f6rter \ud83d\ude00",
			"\u2028\u0085"})
	void everyTextComesBackAsItWas(String text) {
		SignedContent read = SignedContent.fromText(content(text(text), GOAL, RISK).toText());

		assertThat(read).usingRecursiveComparison().isEqualTo(content(text(text), GOAL, RISK));
	}

	@Test
	void anAbsentValueIsNotAnEmptyOne() {
		assertThat(SignedContent.fromText(content(text(null)).toText()).getAnswers().get(0).getValue()).isNull();
		assertThat(content(text(null)).toText()).isNotEqualTo(content(text("")).toText());
		SignedContent day = new SignedContent("en", LocalDate.parse("2026-01-31"), null, false, Collections.emptyList(),
				Collections.emptyList(), Collections.emptyList());
		assertThat(SignedContent.fromText(day.toText())).usingRecursiveComparison().isEqualTo(day);
	}

	@Test
	void theSameAnswersToAnotherQuestionAreAnotherContent() {
		SignedAnswer elsewhere = new SignedAnswer("riskAction", RISK.getConceptUuid(), RISK.getQuestionWording(),
				RISK.getKind(), RISK.getValue(), RISK.getWording(), null, null, Collections.emptyList());

		assertThat(content(elsewhere).toText()).isNotEqualTo(content(RISK).toText());
	}

	@Test
	void theSortedTextDoesNotDependOnTheOrderOfQuestions() {
		assertThat(content(RISK, GOAL).toSortedText()).isEqualTo(content(GOAL, RISK).toSortedText());
		assertThat(content(RISK, GOAL).toText()).isNotEqualTo(content(GOAL, RISK).toText());
		assertThat(content(RISK).toSortedText()).isNotEqualTo(content(GOAL).toSortedText());
	}

	/** Goals and techniques stand in the order of the therapist, and several texts in the order of the record. */
	@Test
	void anotherOrderOfTheAnswersToOneQuestionIsAnotherSortedText() {
		SignedAnswer other = new SignedAnswer(RISK.getQuestion(), RISK.getConceptUuid(), RISK.getQuestionWording(),
				RISK.getKind(), "low", "Low risk", null, null, Collections.emptyList());

		assertThat(content(RISK, GOAL, other).toSortedText()).isEqualTo(content(GOAL, RISK, other).toSortedText())
				.isNotEqualTo(content(other, RISK, GOAL).toSortedText());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "\\0", "insomnia\nsince\tMay", "0\tplan", "diagnosis"})
	void diagnosesAndModifiersComeBackAsTheyWere(String text) {
		SignedContent content = content(GOAL, new SignedAnswer(null, "weight", "Weight", SignedAnswer.Kind.NUMBER, "5", "kg",
				null, text, Collections.emptyList()))
				.withDiagnoses(Arrays.asList(new SignedDiagnosis("coded", text, "CONFIRMED", "1"),
						new SignedDiagnosis(null, text, null, null)));

		assertThat(SignedContent.fromText(content.toText())).usingRecursiveComparison().isEqualTo(content);
		assertThat(content.toText()).startsWith("sessionnotes.progress-note.content.2\t");
	}

	/** Signatures of older versions were made on this text. */
	@Test
	void whatHasNeitherIsWrittenAsBefore() {
		assertThat(content(RISK).toText()).isEqualTo("sessionnotes.progress-note.content.1\ten-GB\t2026-01-31\t"
				+ "2026-01-31T10:00:00Z\ttrue\ntherapist\tprovider\t\\0\tTess\\tTherapist\n"
				+ "0\trisk\tconcept-of-risk\tRisk\tCODED\thigh\tHigh risk\t\\0");
	}

	@Test
	void anotherDiagnosisIsAnotherContent() {
		SignedContent one = content(RISK).withDiagnoses(
				Collections.singletonList(new SignedDiagnosis("coded", "Insomnia", "PROVISIONAL", "1")));
		for (SignedDiagnosis other : new SignedDiagnosis[]{new SignedDiagnosis("other", "Insomnia", "PROVISIONAL", "1"),
				new SignedDiagnosis("coded", "Insomnia", "CONFIRMED", "1"),
				new SignedDiagnosis("coded", "Insomnia", "PROVISIONAL", "2"),
				new SignedDiagnosis("coded", "Depression", "PROVISIONAL", "1")}) {
			assertThat(content(RISK).withDiagnoses(Collections.singletonList(other)).toSortedText())
					.isNotEqualTo(one.toSortedText());
		}
		assertThat(one.toSortedText()).isNotEqualTo(content(RISK).toSortedText());
	}

	@Test
	void theWordsOfAnAnswerAreFoundInGroupsToo() {
		assertThat(content(RISK, GOAL).wordingOf("good")).isEqualTo("Good progress");
		assertThat(content(RISK, GOAL).wordingOf("high")).isEqualTo("High risk");
		assertThat(content(RISK, GOAL).wordingOf("unknown")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "canary", "sessionnotes.progress-note.content.1", "sessionnotes.progress-note.content.2\ten",
			"sessionnotes.progress-note.content.3\ten\t2026-01-31\t\\0\ttrue",
			"sessionnotes.progress-note.content.1\ten\t2026-01-31\t\\0\ttrue\ndiagnosis\ta\tcanary\tc\t1",
			"sessionnotes.progress-note.content.2\ten\t2026-01-31\t\\0\ttrue\ndiagnosis\tcanary",
			"sessionnotes.progress-note.content.1\ten\tcanary\t\\0\ttrue",
			"sessionnotes.progress-note.content.1\ten\t2026-01-31\t\\0\ttrue\n0\tcanary",
			"sessionnotes.progress-note.content.1\ten\t2026-01-31\t\\0\ttrue\ncanary\\"})
	void whatIsNoContentIsRefusedWithoutBeingQuoted(String text) {
		assertThatThrownBy(() -> SignedContent.fromText(text)).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("no signed content").hasNoCause();
	}

	@Test
	void itIsBounded() {
		assertThat(content(text("x")).isTooLong()).isFalse();
		assertThat(content(text(String.join("", Collections.nCopies(SignedContent.MOST_BYTES, "x")))).isTooLong()).isTrue();
	}

	@Test
	void theSecondFormOfARecordIsAnother() {
		List<String> value = Collections.singletonList("x");

		assertThat(SignedRecord.builder(SignedRecord.SECOND_FORM).field("plan", value).build().getDigest())
				.isNotEqualTo(SignedRecord.builder().field("plan", value).build().getDigest());
	}
}
