/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalFormTest {

	private static final String NO_STRING = null;

	private static final byte[] NO_BYTES = null;

	private static final Number NO_NUMBER = null;

	/** Stored hashes and seals hold this form for ever; the expected values were computed without this code. */
	@Test
	void aRowOfValuesHasItsKnownBytesAndDigest() {
		CanonicalForm form = form().add("ab").add(NO_STRING).add("").add(7).add(new byte[]{0, (byte) 0xff});

		assertThat(HexFormat.of().formatHex(form.toBytes()))
				.isEqualTo("000000016b000000026162ffffffff0000000000000001370000000200ff");
		assertThat(form.sha256()).isEqualTo("21e545d73fb5246611757b786aa21a6828c37ec5c87962b8f6106a23223e4931");
	}

	static Stream<Arguments> rowsThatDiffer() {
		return Stream.of(argumentSet("a letter that moved", form().add("ab").add("c"), form().add("a").add("bc")),
				argumentSet("two values and their concatenation", form().add("a").add("b"), form().add("ab")),
				argumentSet("absent and empty", form().add(NO_STRING), form().add("")),
				argumentSet("absent and left out", form().add(NO_STRING), form()),
				argumentSet("empty and left out", form().add(""), form()),
				argumentSet("absent and the word null", form().add(NO_STRING), form().add("null")),
				argumentSet("an absent value that moved", form().add(NO_STRING).add("a"), form().add("a").add(NO_STRING)),
				argumentSet("two values that changed places", form().add("a").add("b"), form().add("b").add("a")),
				argumentSet("an absent number and zero", form().add(NO_NUMBER), form().add(0)),
				argumentSet("a number and its negative", form().add(1), form().add(-1)),
				argumentSet("digits that moved", form().add(1).add(23), form().add(12).add(3)),
				argumentSet("absent bytes and no bytes", form().add(NO_BYTES), form().add(new byte[0])),
				argumentSet("composed and not", form().add("é"), form().add("e\u0301")),
				argumentSet("a value that looks like a length and a value", form().add("a").add("b"),
						form().add("a\0\0\0\1b")),
				argumentSet("kinds", new CanonicalForm("k").add("a"), new CanonicalForm("l").add("a")),
				argumentSet("a kind that runs on", new CanonicalForm("ka"), new CanonicalForm("k").add("a")));
	}

	@ParameterizedTest
	@MethodSource("rowsThatDiffer")
	void rowsThatDifferHaveFormsAndDigestsThatDiffer(CanonicalForm one, CanonicalForm other) {
		assertThat(one.toBytes()).isNotEqualTo(other.toBytes());
		assertThat(one.sha256()).isNotEqualTo(other.sha256());
	}

	@Test
	void rowsOfTheSameValuesHaveTheSameForm() {
		assertThat(form().add("a").add(1L).toBytes()).isEqualTo(form().add("a").add(1).toBytes());
	}

	@Test
	void aTextHasTheFormOfItsBytesInUtf8() {
		assertThat(form().add("é😢").toBytes())
				.isEqualTo(form().add("é😢".getBytes(StandardCharsets.UTF_8)).toBytes());
	}

	@Test
	void aDigestIsSixtyFourLowerCaseHexadecimalDigits() {
		for (int i = 0; i < 100; i++) {
			assertThat(form().add(i).sha256()).matches("[0-9a-f]{64}");
		}
	}

	private static CanonicalForm form() {
		return new CanonicalForm("k");
	}
}
