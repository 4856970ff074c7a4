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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {

	private static final byte[] TEXT = "what was said".getBytes(StandardCharsets.UTF_8);

	private static final byte[] FACTS = "note, author, version".getBytes(StandardCharsets.UTF_8);

	private static final byte[] NOTHING = new byte[0];

	private static final Pattern KEY = Pattern.compile("\"value\":\"([^\"]+)\"");

	private final Keyset keyset = Keyset.generate();

	@ParameterizedTest
	@ValueSource(ints = {0, 1, 16, 1_048_576})
	void whatWasSealedOpensUnchanged(int length) throws BrokenSealException {
		byte[] plaintext = new byte[length];
		Arrays.fill(plaintext, (byte) 0xa5);

		assertThat(keyset.open(keyset.seal(plaintext, FACTS), FACTS)).isEqualTo(plaintext);
	}

	@Test
	void theTextIsNotToBeSeenInTheSealedBytes() {
		assertThat(new String(keyset.seal(TEXT, FACTS), StandardCharsets.ISO_8859_1)).doesNotContain("said", "note");
	}

	@Test
	void theSameTextIsNeverSealedToTheSameBytes() {
		assertThat(keyset.seal(TEXT, FACTS)).isNotEqualTo(keyset.seal(TEXT, FACTS));
	}

	@Test
	void everyFlippedBitOfTheSealedBytesBreaksTheSeal() {
		byte[] sealed = keyset.seal(TEXT, FACTS);
		for (int bit = 0; bit < sealed.length * 8; bit++) {
			assertDoesNotOpen(withFlippedBit(sealed, bit), FACTS);
		}
	}

	@Test
	void everyFlippedBitOfTheAssociatedDataBreaksTheSeal() {
		byte[] sealed = keyset.seal(TEXT, FACTS);
		for (int bit = 0; bit < FACTS.length * 8; bit++) {
			assertDoesNotOpen(sealed, withFlippedBit(FACTS, bit));
		}
	}

	@Test
	void everyTruncationBreaksTheSeal() {
		byte[] sealed = keyset.seal(TEXT, FACTS);
		for (int length = 0; length < sealed.length; length++) {
			assertDoesNotOpen(Arrays.copyOf(sealed, length), FACTS);
		}
	}

	@Test
	void aByteMoreBreaksTheSeal() {
		byte[] sealed = keyset.seal(TEXT, FACTS);

		assertDoesNotOpen(Arrays.copyOf(sealed, sealed.length + 1), FACTS);
		assertDoesNotOpen(sealed, Arrays.copyOf(FACTS, FACTS.length + 1));
	}

	@Test
	void theSealDoesNotOpenWithoutItsAssociatedData() {
		byte[] sealed = keyset.seal(TEXT, FACTS);

		assertDoesNotOpen(sealed, NOTHING);
		assertDoesNotOpen(sealed, null);
	}

	@Test
	void nothingAtAllDoesNotOpen() {
		assertDoesNotOpen(null, FACTS);
	}

	@Test
	void anEmptyPlaintextIsAPureSealOverItsAssociatedData() throws BrokenSealException {
		byte[] seal = keyset.seal(NOTHING, FACTS);

		assertThat(keyset.open(seal, FACTS)).isEmpty();
		for (int bit = 0; bit < FACTS.length * 8; bit++) {
			assertDoesNotOpen(seal, withFlippedBit(FACTS, bit));
		}
	}

	@Test
	void sealedBytesThatChangedPlacesDoNotOpen() {
		byte[] otherFacts = "another note".getBytes(StandardCharsets.UTF_8);

		assertDoesNotOpen(keyset.seal(TEXT, otherFacts), FACTS);
		assertDoesNotOpen(keyset.seal(TEXT, FACTS), otherFacts);
	}

	@Test
	void anotherKeysetDoesNotOpen() {
		assertDoesNotOpen(Keyset.generate().seal(TEXT, FACTS), FACTS);
	}

	@Test
	void aBrokenSealTellsNothingOfWhatItHeld() {
		byte[] sealed = withFlippedBit(keyset.seal(TEXT, FACTS), 300);

		assertThat(catchThrowable(() -> keyset.open(sealed, FACTS))).hasMessage("the seal does not open").hasNoCause();
	}

	/** Read with nothing but the JDK, so that notes can be opened where this code is gone. */
	@Test
	void theSealIsAes256InGcmBehindAPrefixOfFiveBytes() throws GeneralSecurityException {
		byte[] keyField = Base64.getDecoder().decode(keyIn(keyset));
		byte[] key = Arrays.copyOfRange(keyField, 2, keyField.length);
		byte[] sealed = keyset.seal(TEXT, FACTS);

		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 5, 12));
		cipher.updateAAD(FACTS);

		assertThat(key).hasSize(32);
		assertThat(cipher.doFinal(sealed, 17, sealed.length - 17)).isEqualTo(TEXT);
	}

	@Test
	void aNewKeysetHasOneKeyThatIsThePrimaryOne() {
		assertThat(keyset.getKeyIds()).containsExactly(keyset.getPrimaryKeyId());
	}

	@Test
	void noTwoNewKeysetsHaveTheSameKey() {
		assertThat(keyIn(keyset)).isNotEqualTo(keyIn(Keyset.generate()));
	}

	@Test
	void theKeyThatSealedIsNamedInTheSealedBytes() throws BrokenSealException {
		assertThat(Keyset.keyIdOf(keyset.seal(TEXT, FACTS))).isEqualTo(keyset.getPrimaryKeyId());
	}

	@Test
	void aKeyIdIsReadBigEndianWithItsSign() throws BrokenSealException {
		assertThat(Keyset.keyIdOf(new byte[]{1, (byte) 0xff, 2, 3, 4, 99})).isEqualTo(0xff020304);
	}

	static Stream<Arguments> noSealedBytes() {
		return Stream.of(argumentSet("absent", (Object) null), argumentSet("empty", NOTHING),
				argumentSet("shorter than the prefix", new byte[]{1, 0, 0, 1}),
				argumentSet("without a prefix", new byte[]{0, 0, 0, 0, 1, 9, 9}),
				argumentSet("of another form", new byte[]{2, 0, 0, 0, 1, 9, 9}));
	}

	@ParameterizedTest
	@MethodSource("noSealedBytes")
	void bytesWithoutThatFormHaveNoKeyId(byte[] bytes) {
		assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> Keyset.keyIdOf(bytes));
	}

	@Test
	void aRotatedKeysetOpensWhatTheOldKeySealed() throws BrokenSealException {
		byte[] sealed = keyset.seal(TEXT, FACTS);

		assertThat(keyset.withNewPrimaryKey().withNewPrimaryKey().open(sealed, FACTS)).isEqualTo(TEXT);
	}

	@Test
	void aRotatedKeysetSealsWithItsNewKey() throws BrokenSealException {
		Keyset rotated = keyset.withNewPrimaryKey();

		assertThat(Keyset.keyIdOf(rotated.seal(TEXT, FACTS))).isEqualTo(rotated.getPrimaryKeyId())
				.isNotEqualTo(keyset.getPrimaryKeyId());
	}

	@Test
	void aRotatedKeysetHoldsTheOldKeysAndOneMore() {
		Keyset rotated = keyset.withNewPrimaryKey();

		assertThat(rotated.getKeyIds()).containsExactlyInAnyOrder(keyset.getPrimaryKeyId(), rotated.getPrimaryKeyId());
	}

	@Test
	void rotationLeavesTheOldKeysetAsItWas() {
		byte[] sealed = keyset.withNewPrimaryKey().seal(TEXT, FACTS);

		assertThat(keyset.getKeyIds()).hasSize(1);
		assertDoesNotOpen(sealed, FACTS);
	}

	@Test
	void keyIdsCannotBeChangedFromOutside() {
		Set<Integer> ids = keyset.getKeyIds();

		assertThat(catchThrowable(() -> ids.remove(keyset.getPrimaryKeyId())))
				.isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void aKeysetThatWasWrittenAndReadAgainIsTheSame() throws Exception {
		Keyset rotated = keyset.withNewPrimaryKey();
		Keyset read = Keyset.parse(rotated.serialize());

		assertThat(read.getPrimaryKeyId()).isEqualTo(rotated.getPrimaryKeyId());
		assertThat(read.getKeyIds()).isEqualTo(rotated.getKeyIds());
		assertThat(read.open(keyset.seal(TEXT, FACTS), FACTS)).isEqualTo(TEXT);
		assertThat(rotated.open(read.seal(TEXT, FACTS), FACTS)).isEqualTo(TEXT);
	}

	@Test
	void aKeyThatIsSwitchedOffNeitherOpensNorIsListed() throws KeysetException {
		byte[] sealed = keyset.seal(TEXT, FACTS);
		Keyset rotated = keyset.withNewPrimaryKey();
		Keyset without = Keyset.parse(rotated.serialize().replaceFirst("ENABLED", "DISABLED"));

		assertThat(without.getKeyIds()).containsExactly(rotated.getPrimaryKeyId());
		assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> without.open(sealed, FACTS));
	}

	static Stream<Arguments> damages() {
		return Stream.of(damage("nothing left", json -> ""), damage("blank", json -> " \n"),
				damage("no object", json -> "null"),
				damage("an array", json -> "[" + json + "]"), damage("empty object", json -> "{}"),
				damage("cut short", json -> json.substring(0, json.length() - 3)),
				damage("cut in the key", json -> json.substring(0, json.indexOf("\"value\"") + 30)),
				damage("no JSON", json -> "<" + json + ">"), damage("no keys", json -> "{\"primaryKeyId\":1,\"key\":[]}"),
				damage("another primary key", json -> json.replaceFirst("(\"primaryKeyId\":)\\d+", "$11")),
				damage("key cut short", json -> json.replaceFirst("(\"value\":\"[^\"]{20})[^\"]*", "$1")),
				damage("key of another kind", json -> json.replace("AesGcmKey", "HmacKey")),
				damage("only key switched off", json -> json.replace("ENABLED", "DISABLED")));
	}

	private static Arguments damage(String name, UnaryOperator<String> damage) {
		return argumentSet(name, damage);
	}

	@ParameterizedTest
	@MethodSource("damages")
	void aDamagedKeysetIsRefusedAndNothingOfItIsQuoted(UnaryOperator<String> damage) {
		String key = keyIn(keyset);
		String damaged = damage.apply(keyset.serialize());

		KeysetException refusal = catchThrowableOfType(KeysetException.class, () -> Keyset.parse(damaged));
		StringWriter trace = new StringWriter();
		refusal.printStackTrace(new PrintWriter(trace));

		assertThat(refusal.getReason()).isEqualTo(KeysetException.Reason.DAMAGED);
		assertThat(refusal).hasNoCause().hasNoSuppressedExceptions();
		assertThat(trace.toString()).doesNotContain(key.substring(4, 16));
	}

	@Test
	void toStringShowsNothingOfTheKeys() {
		assertThat(keyset.withNewPrimaryKey()).hasToString("Keyset[2 keys]");
	}

	@ParameterizedTest
	@EnumSource(KeysetException.Reason.class)
	void aRefusalNamesTheCodeOfItsMessageAndNothingElse(KeysetException.Reason reason) {
		assertThat(new KeysetException(reason)).hasMessage(reason.getMessageCode()).extracting(KeysetException::getReason)
				.isEqualTo(reason);
		assertThat(reason.getMessageCode()).startsWith("sessionnotes.error.keyset.");
	}

	@Test
	void everyReasonHasAMessageOfItsOwn() {
		assertThat(KeysetException.Reason.values()).extracting(KeysetException.Reason::getMessageCode)
				.doesNotHaveDuplicates();
	}

	private void assertDoesNotOpen(byte[] sealed, byte[] associatedData) {
		assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> keyset.open(sealed, associatedData));
	}

	private static byte[] withFlippedBit(byte[] bytes, int bit) {
		byte[] flipped = bytes.clone();
		flipped[bit / 8] ^= 1 << bit % 8;
		return flipped;
	}

	private static String keyIn(Keyset keyset) {
		Matcher key = KEY.matcher(keyset.serialize());
		assertThat(key.find()).isTrue();
		return key.group(1);
	}
}
