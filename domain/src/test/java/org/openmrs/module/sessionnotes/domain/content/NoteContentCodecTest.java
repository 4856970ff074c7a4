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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteContentCodecTest {

	private static final String CANARY = "canary-51ab07e2";

	private static final NoteContent NOTE = NoteContent.of(new NoteSection(NotePart.REFLECTIONS, "Hé 😢\r\n<b>"),
			new NoteSection(NotePart.HYPOTHESES, ""), new NoteSection(NotePart.COMMENT, "שלום"));

	@ParameterizedTest
	@MethodSource("org.openmrs.module.sessionnotes.domain.content.NoteContentTest#texts")
	void aTextComesBackCharacterForCharacter(String text) {
		assertThat(decodedAgain(NoteContent.ofText(text)).getText()).isEqualTo(text);
	}

	@ParameterizedTest
	@EnumSource(NotePart.class)
	void aSectionComesBackAsThePartThatItWas(NotePart part) {
		NoteSection section = new NoteSection(part, "x");

		NoteSection words = new NoteSection(NotePart.OTHER, "words");

		assertThat(decodedAgain(NoteContent.of(words, section)).getSections()).containsExactly(words, section);
	}

	@Test
	void sectionsComeBackInTheirOrderEmptyOnesToo() {
		assertThat(decodedAgain(NOTE)).isEqualTo(NOTE);
	}

	@Test
	void theLargestNoteComesBack() {
		NoteContent largest = NoteContent.ofText("x".repeat(NoteContent.MAX_BYTES));

		assertThat(decodedAgain(largest).equals(largest)).isTrue();
	}

	@Test
	void randomNotesComeBackCharacterForCharacter() {
		Random random = new Random(20_261_123L);
		for (int i = 0; i < 1000; i++) {
			NoteContent content = randomNote(random);

			assertThat(decodedAgain(content)).as("note %d", i).isEqualTo(content);
		}
	}

	/** Notes that are sealed today hold this form for ever. */
	@Test
	void theFormIsAVersionACountAndForEachSectionItsPartLengthAndText() {
		NoteContent content = NoteContent.of(new NoteSection(NotePart.HYPOTHESES, "é"),
				new NoteSection(NotePart.COMMENT, "ab"));

		assertThat(NoteContentCodec.encode(content)).containsExactly(1, 0, 0, 0, 2, 3, 0, 0, 0, 2, 0xc3, 0xa9, 5, 0, 0, 0, 2,
				'a', 'b');
	}

	@Test
	void aNoteThatIsCutShortAnywhereIsRefused() {
		byte[] encoded = NoteContentCodec.encode(NOTE);
		for (int length = 0; length < encoded.length; length++) {
			byte[] cut = Arrays.copyOf(encoded, length);

			assertThatIllegalArgumentException().as("cut to %d bytes", length)
					.isThrownBy(() -> NoteContentCodec.decode(cut));
		}
	}

	@Test
	void aNoteWithOneWrongByteIsRefusedOrDiffersInThatOneSection() {
		byte[] encoded = NoteContentCodec.encode(NOTE);
		for (int at = 0; at < encoded.length; at++) {
			for (int value = 0; value < 256; value++) {
				// the first byte alone makes the mark, which is no part of the text
				boolean mark = at == 0 && value == 2;
				if (encoded[at] != (byte) value && !mark) {
					byte[] wrong = encoded.clone();
					wrong[at] = (byte) value;
					assertRefusedOrDifferentInOneSection(wrong, "byte " + at + " = " + value);
				}
			}
		}
	}

	private static void assertRefusedOrDifferentInOneSection(byte[] wrong, String description) {
		NoteContent content;
		try {
			content = NoteContentCodec.decode(wrong);
		} catch (IllegalArgumentException e) {
			return;
		}
		List<NoteSection> sections = content.getSections();
		assertThat(sections).as(description).hasSameSizeAs(NOTE.getSections());
		int different = 0;
		for (int i = 0; i < sections.size(); i++) {
			different += sections.get(i).equals(NOTE.getSections().get(i)) ? 0 : 1;
		}
		assertThat(different).as(description).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 1, 9})
	void aByteAfterTheLastSectionIsRefused(int more) {
		byte[] encoded = NoteContentCodec.encode(NOTE);
		byte[] longer = Arrays.copyOf(encoded, encoded.length + 1);
		longer[encoded.length] = (byte) more;

		assertThatIllegalArgumentException().isThrownBy(() -> NoteContentCodec.decode(longer));
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 3, 127, 255})
	void anUnknownFormIsRefused(int form) {
		byte[] encoded = NoteContentCodec.encode(NOTE);
		encoded[0] = (byte) form;

		assertThatIllegalArgumentException().isThrownBy(() -> NoteContentCodec.decode(encoded))
				.withMessage("unknown form " + form);
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 6, 255})
	void anUnknownPartIsRefused(int part) {
		assertThatIllegalArgumentException().isThrownBy(() -> NoteContentCodec.decode(encoded(1, part, 1, "x")))
				.withMessage("unknown part " + part);
	}

	@ParameterizedTest
	@ValueSource(ints = {-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE})
	void aLengthThatTheTextDoesNotHaveIsRefused(int length) {
		assertThatIllegalArgumentException().isThrownBy(() -> NoteContentCodec.decode(encoded(1, 4, length, "x")));
	}

	@ParameterizedTest
	@ValueSource(ints = {-1, 0, 2, Integer.MAX_VALUE, Integer.MIN_VALUE})
	void aCountThatTheSectionsDoNotHaveIsRefused(int count) {
		assertThatIllegalArgumentException().isThrownBy(() -> NoteContentCodec.decode(encoded(count, 4, 1, "x")));
	}

	@Test
	void whatWasAcceptedUnderOlderRulesIsDecoded() {
		assertThat(NoteContentCodec.decode(encoded(1, 4, 1, " ")).getText()).isEqualTo(" ");
	}

	@Test
	void bytesThatAreNoUtf8AreRefused() {
		assertThatIllegalArgumentException()
				.isThrownBy(() -> NoteContentCodec.decode(new byte[]{1, 0, 0, 0, 1, 4, 0, 0, 0, 1, (byte) 0x80}));
	}

	@Test
	void noRefusalQuotesTheText() {
		byte[] encoded = NoteContentCodec.encode(NoteContent.ofText(CANARY));
		for (int at = 0; at < encoded.length - CANARY.length(); at++) {
			byte[] wrong = encoded.clone();
			wrong[at] ^= 0x7f;
			StringWriter trace = new StringWriter();
			Throwable refusal = catchThrowable(() -> NoteContentCodec.decode(wrong));
			refusal.printStackTrace(new PrintWriter(trace));

			assertThat(trace.toString()).as("byte %d", at).doesNotContain(CANARY);
		}
	}

	@Test
	void h2_aMarkIsKeptWithTheTextAndWhatWasWrittenWithoutOneHasNone() {
		NoteContent content = NoteContent.ofText("by whom?");
		byte[] marked = NoteContentCodec.encode(content, true);

		assertThat(NoteContentCodec.isMarked(marked)).isTrue();
		assertThat(NoteContentCodec.decode(marked)).isEqualTo(content);
		assertThat(NoteContentCodec.isMarked(NoteContentCodec.encode(content))).isFalse();
		assertThat(NoteContentCodec.isMarked(encoded(1, NotePart.OTHER.storedAs(), 1, "x"))).as("as stored before")
				.isFalse();
	}

	private static NoteContent decodedAgain(NoteContent content) {
		return NoteContentCodec.decode(NoteContentCodec.encode(content));
	}

	private static byte[] encoded(int count, int part, int length, String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(ByteBuffer.allocate(10).put((byte) 1).putInt(count).put((byte) part).putInt(length).array());
		bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
		return bytes.toByteArray();
	}

	private static NoteContent randomNote(Random random) {
		List<NoteSection> sections = new ArrayList<>();
		sections.add(new NoteSection(NotePart.OTHER, "x" + randomText(random)));
		for (int more = random.nextInt(5); more > 0; more--) {
			sections.add(new NoteSection(NotePart.values()[random.nextInt(4)], randomText(random)));
		}
		if (random.nextBoolean()) {
			sections.add(random.nextInt(sections.size()), new NoteSection(NotePart.COMMENT, randomText(random)));
		}
		return NoteContent.of(sections);
	}

	private static String randomText(Random random) {
		int[] limits = {0x80, 0x800, 0xd800, 0x110000};
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(40); length > 0; length--) {
			int codePoint = random.nextInt(limits[random.nextInt(limits.length)]);
			boolean halfAPair = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
			text.appendCodePoint(halfAPair ? 'x' : codePoint);
		}
		return text.toString();
	}
}
