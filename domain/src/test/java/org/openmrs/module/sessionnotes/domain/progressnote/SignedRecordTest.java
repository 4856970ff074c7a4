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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRecordTest {

	private static final String CANARY = "canary-c7f1a2e8";

	private static final SignedRecord RECORD = SignedRecord.builder().field("plan", List.of("Weekly sessions."))
			.field("techniques",
					List.of("cca5c98a-0286-4f80-9dde-6e912530bea2", "e49a44da-d1a7-4747-8a45-e3e20a3b7264"))
			.field("end", List.of()).field("riskAction", List.of("Appelé le SAMU 😢"))
			.field("comment", Arrays.asList(null, "")).build();

	/** Signatures hold these digests for ever; the expected values were computed without this code. */
	@ParameterizedTest
	@CsvSource({"plan, 58e2781e69b6e9d3c8d38f5cb6437ea0a23a0d661aafa884b6098fa3e214e971",
			"techniques, 8f873292335210fd0a8632678b258ff0df1c65291ce1f47fe6f1d896f60a27e5",
			"end, da4400a6cf5a5eb8f9c89cb01e5eabe655cb85cf864a9e8d08a60e1902c08af0",
			"riskAction, 1bc0fd2d371b48ade388da61995af35459ebcb47a933d05040cc557c419fd64c",
			"comment, 6e53556df9c53fcb3b4f67c387b147b835e424097973b401bbf2c2e883d7ee9b"})
	void aFieldHasItsKnownDigest(String field, String digest) {
		assertThat(RECORD.getFieldDigests()).containsEntry(field, digest);
	}

	@Test
	void aRecordHasItsKnownDigest() {
		assertThat(RECORD.getDigest()).isEqualTo("a57a1cdf79fae4f1c757c0a6f3f02764587d183a4b268f8bfc348cfe9b920136");
		assertThat(SignedRecord.builder().build().getDigest())
				.isEqualTo("99e4929d05157638d8c1d4f39eaeb8376c52012d88cafc4436cf4f3a20d1cbb8");
	}

	@Test
	void fieldsAreSortedByNameAndTheirOrderDoesNotMatter() {
		SignedRecord one = SignedRecord.builder().field("a", List.of("1")).field("b", List.of("2")).build();
		SignedRecord other = SignedRecord.builder().field("b", List.of("2")).field("a", List.of("1")).build();

		assertThat(other.getFieldDigests().keySet()).containsExactly("a", "b");
		assertThat(other.getDigest()).isEqualTo(one.getDigest());
	}

	@Test
	void theSameValuesUnderAnotherNameHaveAnotherDigest() {
		SignedRecord record = SignedRecord.builder().field("change", List.of("x")).field("plan", List.of("x")).build();

		assertThat(record.getFieldDigests().get("change")).isNotEqualTo(record.getFieldDigests().get("plan"));
	}

	static Stream<Arguments> valuesThatDiffer() {
		return Stream.of(argumentSet("a character", List.of("Weekly sessions")),
				argumentSet("white space", List.of("Weekly sessions. ")),
				argumentSet("a value more", List.of("Weekly sessions.", "")),
				argumentSet("no value", List.of()), argumentSet("an empty value", List.of("")),
				argumentSet("an absent value", Arrays.asList((String) null)),
				argumentSet("one value cut in two", List.of("Weekly ", "sessions.")));
	}

	@ParameterizedTest
	@MethodSource("valuesThatDiffer")
	void whateverChangesInAFieldIsADifferenceThatNamesIt(List<String> values) {
		SignedRecord signed = record(List.of("Weekly sessions."));
		SignedRecord now = record(values);

		assertThat(SignedRecord.differences(signed.getFieldDigests(), now.getFieldDigests())).containsExactly("plan");
		assertThat(now.getDigest()).isNotEqualTo(signed.getDigest());
	}

	@Test
	void valuesThatChangedPlacesAreADifference() {
		assertThat(SignedRecord.differences(record(List.of("a", "b")).getFieldDigests(),
				record(List.of("b", "a")).getFieldDigests())).containsExactly("plan");
	}

	static Stream<Arguments> differences() {
		return Stream.of(argumentSet("none", Map.of("a", "1", "b", "2"), Map.of("b", "2", "a", "1"), List.of()),
				argumentSet("nothing at all", Map.of(), Map.of(), List.of()),
				argumentSet("one that differs", Map.of("a", "1", "b", "2"), Map.of("a", "1", "b", "3"), List.of("b")),
				argumentSet("one that is gone", Map.of("a", "1", "b", "2"), Map.of("b", "2"), List.of("a")),
				argumentSet("one that is new", Map.of("a", "1"), Map.of("a", "1", "b", "2"), List.of("b")),
				argumentSet("two that changed places", Map.of("a", "1", "b", "2"), Map.of("a", "2", "b", "1"),
						List.of("a", "b")),
				argumentSet("one of each, sorted", Map.of("d", "1", "c", "2", "a", "3"),
						Map.of("b", "1", "c", "1", "a", "3"),
						List.of("b", "c", "d")));
	}

	@ParameterizedTest
	@MethodSource("differences")
	void differencesNameTheFieldsThatDifferAreGoneOrAreNew(Map<String, String> signed, Map<String, String> now,
			List<String> names) {
		assertThat(SignedRecord.differences(signed, now)).isEqualTo(names);
	}

	@Test
	void theTextOfDigestsIsOneLineAFieldSortedByName() {
		Map<String, String> digests = new LinkedHashMap<>();
		digests.put("plan", "22");
		digests.put("change", "11");

		assertThat(SignedRecord.toText(digests)).isEqualTo("change=11\nplan=22");
		assertThat(SignedRecord.toText(Map.of())).isEmpty();
	}

	@Test
	void theDigestsComeBackFromTheirText() {
		assertThat(SignedRecord.fromText(SignedRecord.toText(RECORD.getFieldDigests()))).isEqualTo(RECORD.getFieldDigests());
		assertThat(SignedRecord.fromText("")).isEmpty();
		assertThat(SignedRecord.fromText("a=1\n\nb=2\n")).isEqualTo(Map.of("a", "1", "b", "2"));
	}

	@ParameterizedTest
	@CsvSource({"'plan=00\nchange', change", "'plan=', plan", "'change=11', plan", "'change=11\nplan=22=', plan",
			"'change=11\nplan =22', plan", "'change=11\n=22', plan"})
	void aTextThatWasDamagedDiffersInTheFieldThatWasHit(String damaged, String field) {
		Map<String, String> now = Map.of("change", "11", "plan", "22");

		assertThat(SignedRecord.differences(SignedRecord.fromText(damaged), now)).contains(field);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "a=b", "a\nb", "a\rb", "a b", "="})
	void aNameThatWouldBreakTheTextIsRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> SignedRecord.builder().field(name, List.of()));
	}

	@Test
	void aFieldIsThereOnce() {
		SignedRecord.Builder builder = SignedRecord.builder().field("plan", List.of("a"));

		assertThatIllegalArgumentException().isThrownBy(() -> builder.field("plan", List.of("b")));
	}

	@Test
	void aFieldWithoutAListIsRefused() {
		assertThatNullPointerException().isThrownBy(() -> SignedRecord.builder().field("plan", null));
	}

	@Test
	void aRecordStaysAsItWasBuilt() {
		SignedRecord.Builder builder = SignedRecord.builder().field("plan", List.of("a"));
		SignedRecord record = builder.build();
		builder.field("change", List.of("b"));

		assertThat(record.getFieldDigests()).containsOnlyKeys("plan");
		assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> record.getFieldDigests().clear());
	}

	@Test
	void nothingOfTheContentIsInWhatIsLoggedOrStored() {
		SignedRecord record = record(List.of(CANARY));

		assertThat(record.toString() + SignedRecord.toText(record.getFieldDigests())).contains("plan")
				.doesNotContain(CANARY);
	}

	private static SignedRecord record(List<String> plan) {
		return SignedRecord.builder().field("plan", plan).field("risk", List.of("low")).build();
	}
}
