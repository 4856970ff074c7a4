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
 * The key that signs the log's checkpoints, deletions and exports: an Ed25519 key, implemented by Tink. A person who
 * has access only to the database cannot sign. Instances are immutable and may be shared between threads.
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
	 * @throws KeysetException if the JSON is not a keyset, or the keyset is not for signing
	 */
	static SigningKey parse(String json) throws KeysetException {
		PublicKey.register();
		try {
			return new SigningKey(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
		} catch (GeneralSecurityException | RuntimeException e) {
			// the cause is left out, because the cause can quote the key
			throw new KeysetException(KeysetException.Reason.DAMAGED);
		}
	}

	/**
	 * @return this key in Tink's JSON form; the key is not encrypted, so the JSON may be written only to the owner-only
	 *         file
	 */
	String serialize() {
		try {
			return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return the signature over the values and the order of the values */
	public byte[] sign(CanonicalForm values) {
		try {
			return signer.sign(values.toBytes());
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return the public key that verifies the signatures of this key; the public key is not secret */
	public PublicKey getPublicKey() {
		return publicKey;
	}

	/** Shows only the fingerprint of the public key. */
	@Override
	public String toString() {
		return "SigningKey[" + publicKey.getFingerprint() + "]";
	}
}
