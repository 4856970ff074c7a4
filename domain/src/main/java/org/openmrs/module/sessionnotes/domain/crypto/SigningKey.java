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

import java.security.GeneralSecurityException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;

/**
 * The key that signs checkpoints of the log: Ed25519, by Tink. A person who has only the database can't sign. Instances are
 * immutable and may be shared between threads.
 */
public final class SigningKey {

	private final KeysetHandle handle;

	private final PublicKeySign signer;

	private final PublicKey publicKey;

	private SigningKey(KeysetHandle handle) throws GeneralSecurityException {
		this.handle = handle;
		this.signer = handle.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
		this.publicKey = PublicKey.of(handle.getPublicKeysetHandle());
	}

	/** @return a new random key */
	public static SigningKey generate() {
		PublicKey.register();
		try {
			return new SigningKey(KeysetHandle.generateNew(PredefinedSignatureParameters.ED25519));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * @param json a keyset in Tink's JSON form
	 * @throws KeysetException if it is not a keyset, or not one for signing
	 */
	static SigningKey parse(String json) throws KeysetException {
		PublicKey.register();
		try {
			return new SigningKey(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
		} catch (GeneralSecurityException | RuntimeException e) {
			// the cause is left out: it can quote the key
			throw new KeysetException(KeysetException.Reason.DAMAGED);
		}
	}

	/** @return this key in readable Tink JSON form, for the owner-only file only */
	String serialize() {
		try {
			return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return the signature over these values and their order */
	public byte[] sign(CanonicalForm values) {
		try {
			return signer.sign(values.toBytes());
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return the key that verifies this key's signatures; it is not secret */
	public PublicKey getPublicKey() {
		return publicKey;
	}

	/** Shows only the fingerprint of the public key. */
	@Override
	public String toString() {
		return "SigningKey[" + publicKey.getFingerprint() + "]";
	}
}
