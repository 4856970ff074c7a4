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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

	@TempDir
	private Path directory;

	private final CanonicalForm values = new CanonicalForm("test/1").add("value");

	@Test
	void whatAKeySignedIsToldFromAllElse() {
		SigningKey key = SigningKey.generate();
		byte[] signature = key.sign(values);

		assertThat(key.getPublicKey().signed(values, signature)).isTrue();
		assertThat(key.getPublicKey().signed(new CanonicalForm("test/1").add("other"), signature)).isFalse();
		assertThat(SigningKey.generate().getPublicKey().signed(values, signature)).isFalse();
		assertThat(key.getPublicKey().signed(values, new byte[0])).isFalse();
		signature[signature.length - 1] ^= 1;
		assertThat(key.getPublicKey().signed(values, signature)).isFalse();
	}

	@Test
	void thePublicKeyIsTheSameAfterItWasWrittenAndRead() throws Exception {
		SigningKey key = SigningKey.generate();
		PublicKey read = PublicKey.parse(key.getPublicKey().toJson());

		assertThat(read.getFingerprint()).isEqualTo(key.getPublicKey().getFingerprint()).hasSize(64);
		assertThat(read.signed(values, key.sign(values))).isTrue();
		assertThat(SigningKey.generate().getPublicKey().getFingerprint()).isNotEqualTo(read.getFingerprint());
	}

	@Test
	void thePublicKeyHoldsNoSecret() throws Exception {
		SigningKey key = SigningKey.generate();

		assertThat(key.getPublicKey().toJson()).contains("ASYMMETRIC_PUBLIC").doesNotContain("PRIVATE");
		assertThatThrownBy(() -> SigningKey.parse(key.getPublicKey().toJson())).isInstanceOf(KeysetException.class);
		assertThatThrownBy(() -> PublicKey.parse(key.serialize())).isInstanceOf(KeysetException.class);
		assertThat(key.toString()).doesNotContain(key.serialize());
	}

	@Test
	void aKeysetThatSealsDoesNotSign() {
		assertThatThrownBy(() -> SigningKey.parse(Keyset.generate().serialize())).isInstanceOf(KeysetException.class);
	}

	@Test
	void theFileIsForItsOwnerAloneAndNeverReplaced() throws Exception {
		SigningKeyFile file = new SigningKeyFile(directory.resolve("new/signing-key.json"));
		assertThat(file.isAbsent()).isTrue();
		SigningKey key = SigningKey.generate();
		file.create(key);

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getPath()))).isEqualTo("rw-------");
		assertThat(file.load().getPublicKey().getFingerprint()).isEqualTo(key.getPublicKey().getFingerprint());
		assertThatThrownBy(() -> file.create(SigningKey.generate())).isInstanceOf(KeysetException.class);
		assertThat(file.load().getPublicKey().signed(values, key.sign(values))).isTrue();
	}
}
