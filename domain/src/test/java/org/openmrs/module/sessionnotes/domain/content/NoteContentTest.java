/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

class NoteContentTest {

	private static final String CODE = "sessionnotes.error.content.";

	private static final String CANARY = "canary-9d1c44f0";

	private static final int MEBIBYTE = 1_048_576;

	@Test
	void aNoteOfOneMebibyteIsAcceptedAndOneByteMoreIsRefused() {
		assertThat(NoteContent.ofText("x".repeat(MEBIBYTE)).getText()).hasSize(MEBIBYTE);
		assertThat(reasonAgainst("x".repeat(MEBIBYTE + 1))).isEqualTo("tooLarge");
	}

	static Stream<Arguments> charactersOfSeveralBytes() {
		return Stream.of(argumentSet("two bytes", "é", 2), argumentSet("three bytes", "ह", 3),
				argumentSet("four bytes", "😢", 4));
	}

	@ParameterizedTest
	@MethodSource("charactersOfSeveralBytes")
	void sizeIsCountedInBytesOfUtf8AndNotInCharacters(String character, int bytes) {
		String largest = character.repeat(MEBIBYTE / bytes) + "x".repeat(MEBIBYTE % bytes);

		assertThatCode(() -> NoteContent.ofText(largest)).doesNotThrowAnyException();
		assertThat(reasonAgainst(largest + "x")).isEqualTo("tooLarge");
	}

	@ParameterizedTest
	@EnumSource(value = NotePart.class, names = "REFLECTIONS", mode = EnumSource.Mode.EXCLUDE)
	void sizeIsCountedOverAllSectionsOfEveryPart(NotePart second) {
		NoteSection half = new NoteSection(NotePart.REFLECTIONS, "x".repeat(MEBIBYTE / 2));

		assertThatCode(() -> NoteContent.of(half, new NoteSection(second, "y".repeat(MEBIBYTE / 2))))
				.doesNotThrowAnyException();
		assertThat(reasonAgainst(half, new NoteSection(second, "y".repeat(MEBIBYTE / 2 + 1)))).isEqualTo("tooLarge");
	}

	@Test
	void sizeIsCountedOverManySmallSectionsToo() {
		NoteSection small = new NoteSection(NotePart.OTHER, "x".repeat(1024));

		assertThatCode(() -> NoteContent.of(Collections.nCopies(1024, small))).doesNotThrowAnyException();
		assertThat(reasonAgainst(Collections.nCopies(1025, small).toArray(new NoteSection[0])))
				.isEqualTo("tooLarge");
	}

	@Test
	void aNoteOfWhiteSpaceAloneIsStillTooLargeBeyondOneMebibyte() {
		assertThat(reasonAgainst(" ".repeat(MEBIBYTE + 1))).isEqualTo("tooLarge");
	}

	static Stream<Arguments> blankTexts() {
		return Stream.of(argumentSet("no text", ""), argumentSet("spaces", "   "), argumentSet("tabs", "\t\t"),
				argumentSet("line feeds", "\n\n"), argumentSet("carriage returns and line feeds", "\r\n\r\n"),
				argumentSet("form feed", "\f"), argumentSet("no-break spaces", "\u00a0\u202f\u2007"),
				argumentSet("ideographic space", "\u3000"), argumentSet("em space", "\u2003"),
				argumentSet("line and paragraph separators", "\u2028\u2029"));
	}

	@ParameterizedTest
	@MethodSource("blankTexts")
	void aNoteOfWhiteSpaceAloneIsRefusedAsEmpty(String text) {
		assertThat(reasonAgainst(text)).isEqualTo("empty");
	}

	@Test
	void aNoteOfNoTextAtAllIsRefusedAsEmpty() {
		assertThat(reasonAgainst((String) null)).isEqualTo("empty");
	}

	@Test
	void aNoteOfNoSectionsIsRefusedAsEmpty() {
		assertThat(reasonAgainst()).isEqualTo("empty");
	}

	@Test
	void aNoteOfNothingButACommentIsRefusedAsEmpty() {
		assertThat(reasonAgainst(new NoteSection(NotePart.COMMENT, "c"))).isEqualTo("empty");
	}

	@Test
	void aCharacterThatThisJavaDoesNotKnowYetIsNoControlCharacter() {
		assertThat(NoteContent.ofText(new String(Character.toChars(0x1FAE0))).getText()).hasSize(2);
		assertThat(NoteContent.ofText(new String(Character.toChars(0x3FFF0))).getText()).hasSize(2);
	}

	@Test
	void aNoteWhoseSectionsAreAllBlankIsRefusedAsEmpty() {
		assertThat(reasonAgainst(new NoteSection(NotePart.REFLECTIONS, " "), new NoteSection(NotePart.OTHER, "")))
				.isEqualTo("empty");
	}

	static Stream<Arguments> controlTexts() {
		return Stream.of(argumentSet("U+0000", "\u0000"), argumentSet("bell", "\u0007"), argumentSet("delete", "\u007f"),
				argumentSet("a C1 control", "\u009b"), argumentSet("zero-width space", "\u200b"),
				argumentSet("zero-width joiner", "\u200d"), argumentSet("byte order mark", "\ufeff"),
				argumentSet("soft hyphen", "\u00ad"), argumentSet("right-to-left override", "\u202e"),
				argumentSet("language tag beyond the first plane", new String(Character.toChars(0xe0001))),
				argumentSet("noncharacter", "\uffff"), argumentSet("controls between spaces", " \u0000 \u200b\n"));
	}

	@ParameterizedTest
	@MethodSource("controlTexts")
	void aNoteOfControlCharactersAloneIsRefusedAsSuch(String text) {
		assertThat(reasonAgainst(text)).isEqualTo("controlCharactersOnly");
	}

	@Test
	void controlCharactersInOneSectionAndSpacesInTheNextAreRefusedAsControlCharacters() {
		assertThat(reasonAgainst(new NoteSection(NotePart.OTHER, "\u0000"), new NoteSection(NotePart.OTHER, "  ")))
				.isEqualTo("controlCharactersOnly");
	}

	@ParameterizedTest
	@MethodSource("controlTexts")
	void controlCharactersAreKeptWhereSomethingReadableStandsBesideThem(String text) {
		assertThat(NoteContent.ofText(text + "x").getText()).isEqualTo(text + "x");
	}

	@Test
	void oneReadableSectionIsEnough() {
		assertThatCode(() -> NoteContent.of(new NoteSection(NotePart.REFLECTIONS, "\u0000"),
				new NoteSection(NotePart.HYPOTHESES, " "), new NoteSection(NotePart.OTHER, "x"))).doesNotThrowAnyException();
	}

	static Stream<Arguments> halfSurrogatePairs() {
		return Stream.of(argumentSet("first half at the end", "x\ud83d"), argumentSet("second half at the start", "\ude22x"),
				argumentSet("first half in the middle", "x\ud83dx"),
				argumentSet("halves in the wrong order", "x\ude22\ud83dx"),
				argumentSet("two first halves", "x\ud83d\ud83d\ude22"), argumentSet("nothing else", "\ud83d"));
	}

	@ParameterizedTest
	@MethodSource("halfSurrogatePairs")
	void halfASurrogatePairIsRefusedAsNotUnicode(String text) {
		assertThat(reasonAgainst(text)).isEqualTo("notUnicode");
	}

	@ParameterizedTest
	@EnumSource(NotePart.class)
	void halfASurrogatePairIsRefusedInEveryPart(NotePart part) {
		assertThat(reasonAgainst(new NoteSection(NotePart.OTHER, "well-formed"), new NoteSection(part, "x\ud83d")))
				.isEqualTo("notUnicode");
	}

	@Test
	void aSurrogatePairSplitOverTwoSectionsIsRefused() {
		assertThat(reasonAgainst(new NoteSection(NotePart.OTHER, "x\ud83d"), new NoteSection(NotePart.OTHER, "\ude22x")))
				.isEqualTo("notUnicode");
	}

	@Test
	void aSecondCommentIsRefused() {
		assertThat(reasonAgainst(new NoteSection(NotePart.COMMENT, "one"), new NoteSection(NotePart.OTHER, "x"),
				new NoteSection(NotePart.COMMENT, "two"))).isEqualTo("severalComments");
	}

	@ParameterizedTest
	@EnumSource(value = NotePart.class, names = "COMMENT", mode = EnumSource.Mode.EXCLUDE)
	void everyPartButTheCommentMayComeAgain(NotePart part) {
		assertThatCode(() -> NoteContent.of(new NoteSection(part, "one"), new NoteSection(part, "two")))
				.doesNotThrowAnyException();
	}

	static Stream<Arguments> texts() {
		return Stream.of(argumentSet("emoji with joiners and skin tones", "👩🏽‍⚕️ 👨‍👩‍👧 🇩🇪 ❤️"),
				argumentSet("Arabic and Hebrew with direction marks", "قال: \u200f«لا» \u202bשלום\u202c (1)"),
				argumentSet("combining marks, not composed", "e\u0301 a\u030a\u0323 \u0915\u094d\u0937"),
				argumentSet("the same letters, composed", "\u00e9 \u1ea1\u030a"),
				argumentSet("line ends of three kinds", "a\r\nb\nc\rd\r\n\r\n"),
				argumentSet("markup", "<script>alert('x')</script><b>not bold</b> <!-- -->"),
				argumentSet("entities", "&lt;&amp;&#x27;&nbsp;& \\u0041 %41 ${x}"),
				argumentSet("quotes and SQL", "'; DROP TABLE obs; -- \"\\\" \\n"),
				argumentSet("space at both ends", "  \t x \n "), argumentSet("byte order mark first", "\ufeffx"),
				argumentSet("U+0000 in the middle", "a\u0000b"), argumentSet("replacement character", "a\ufffdb"),
				argumentSet("private use", "\ue000\udbff\udffd"), argumentSet("Chinese beyond the first plane", "𠜎𠜱𡿺"),
				argumentSet("a combining mark alone", "\u0301"), argumentSet("one letter", "x"));
	}

	@ParameterizedTest
	@MethodSource("texts")
	void aTextIsKeptCharacterForCharacter(String text) {
		assertThat(NoteContent.ofText(text).getText()).isEqualTo(text);
	}

	@Test
	void aNoteInOnePieceIsOneSectionOfTheOtherPart() {
		assertThat(NoteContent.ofText("text").getSections()).containsExactly(new NoteSection(NotePart.OTHER, "text"));
	}

	@Test
	void sectionsKeepTheirOrder() {
		List<NoteSection> sections = Arrays.asList(new NoteSection(NotePart.HYPOTHESES, "1"),
				new NoteSection(NotePart.REFLECTIONS, "2"), new NoteSection(NotePart.HYPOTHESES, "3"));

		assertThat(NoteContent.of(sections).getSections()).containsExactlyElementsOf(sections);
	}

	@Test
	void severalSectionsFollowEachOtherWithAnEmptyLineBetween() {
		NoteContent content = NoteContent.of(new NoteSection(NotePart.REFLECTIONS, "first"),
				new NoteSection(NotePart.HYPOTHESES, ""), new NoteSection(NotePart.OTHER, "third\n"));

		assertThat(content.getText()).isEqualTo("first\n\n\n\nthird\n");
	}

	@Test
	void theCommentIsNoPartOfTheText() {
		NoteContent content = NoteContent.of(new NoteSection(NotePart.OTHER, "text"),
				new NoteSection(NotePart.COMMENT, "comment"));

		assertThat(content.getText()).isEqualTo("text");
		assertThat(content.getComment()).isEqualTo("comment");
	}

	@Test
	void aNoteWithoutACommentHasNone() {
		assertThat(NoteContent.ofText("text").getComment()).isNull();
	}

	@Test
	void contentDoesNotChangeWithTheListThatItWasMadeOf() {
		List<NoteSection> sections = new ArrayList<>(Collections.singletonList(new NoteSection(NotePart.OTHER, "x")));
		NoteContent content = NoteContent.of(sections);

		sections.add(new NoteSection(NotePart.OTHER, "\ud83d"));

		assertThat(content.getSections()).hasSize(1);
	}

	@Test
	void sectionsCannotBeAddedFromOutside() {
		List<NoteSection> sections = NoteContent.ofText("x").getSections();

		assertThat(catchThrowable(() -> sections.add(new NoteSection(NotePart.COMMENT, "y"))))
				.isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void contentsOfTheSameSectionsAreEqual() {
		assertThat(NoteContent.ofText("x")).isEqualTo(NoteContent.of(new NoteSection(NotePart.OTHER, "x")))
				.hasSameHashCodeAs(NoteContent.of(new NoteSection(NotePart.OTHER, "x")));
	}

	@Test
	void contentsThatDifferInPartTextOrOrderAreNotEqual() {
		NoteSection first = new NoteSection(NotePart.OTHER, "x");
		NoteSection second = new NoteSection(NotePart.REFLECTIONS, "x");

		assertThat(NoteContent.of(first)).isNotEqualTo(NoteContent.of(second)).isNotEqualTo(NoteContent.ofText("X"));
		assertThat(NoteContent.of(first, second)).isNotEqualTo(NoteContent.of(second, first));
	}

	@Test
	void toStringShowsNothingOfTheText() {
		NoteSection section = new NoteSection(NotePart.HYPOTHESES, CANARY);
		NoteContent content = NoteContent.of(section, new NoteSection(NotePart.COMMENT, CANARY));

		assertThat(content.toString()).doesNotContain(CANARY);
		assertThat(section.toString()).doesNotContain(CANARY).contains("hypotheses");
		assertThat(content.getSections().toString()).doesNotContain(CANARY);
	}

	static Stream<Arguments> refusals() {
		NoteSection note = new NoteSection(NotePart.OTHER, CANARY);
		NoteSection comment = new NoteSection(NotePart.COMMENT, CANARY);
		return Stream.of(refusal("too large in one section", () -> NoteContent.ofText(CANARY.repeat(MEBIBYTE / 10))),
				refusal("too large in two",
						() -> NoteContent.of(note, new NoteSection(NotePart.OTHER, "x".repeat(MEBIBYTE)))),
				refusal("not Unicode", () -> NoteContent.ofText(CANARY + "\ud83d" + CANARY)),
				refusal("several comments", () -> NoteContent.of(note, comment, comment)),
				refusal("unknown part", () -> NotePart.ofCode(CANARY)));
	}

	private static Arguments refusal(String name, ThrowingCallable refused) {
		return argumentSet(name, refused);
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void aRefusalQuotesNothingOfTheText(ThrowingCallable refused) {
		Throwable refusal = catchThrowable(refused);
		StringWriter trace = new StringWriter();
		refusal.printStackTrace(new PrintWriter(trace));

		assertThat(refusal).isInstanceOf(RefusedException.class).hasNoCause().hasNoSuppressedExceptions();
		assertThat(trace.toString()).doesNotContain(CANARY);
	}

	@Test
	void aSectionHasAPartAndAText() {
		assertThatNullPointerException().isThrownBy(() -> new NoteSection(null, "x"));
		assertThatNullPointerException().isThrownBy(() -> new NoteSection(NotePart.OTHER, null));
	}

	/** @return the last word of the code of the refusal */
	private static String reasonAgainst(String text) {
		return reasonAgainst(() -> NoteContent.ofText(text));
	}

	private static String reasonAgainst(NoteSection... sections) {
		return reasonAgainst(() -> NoteContent.of(sections));
	}

	private static String reasonAgainst(ThrowingCallable refused) {
		RefusedException refusal = catchThrowableOfType(RefusedException.class, refused);
		assertThat(refusal).hasMessage(refusal.getMessageCode()).hasMessageStartingWith(CODE);
		return refusal.getMessageCode().substring(CODE.length());
	}
}
