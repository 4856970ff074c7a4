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
import java.util.Map;
import java.util.TreeMap;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig;

/**
 * The public half of a {@link SigningKey}. With the public key, anyone can verify the signatures of the signing key. The
 * public key is not secret.
 */
public final class PublicKey {

	private final String json;

	private final String fingerprint;

	private final PublicKeyVerify verifier;

	private PublicKey(KeysetHandle handle) throws GeneralSecurityException {
		this.json = TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(handle);
		this.fingerprint = fingerprint(handle);
		this.verifier = handle.getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class);
	}

	static void register() {
		try {
			SignatureConfig.register();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	static PublicKey of(KeysetHandle handle) throws GeneralSecurityException {
		return new PublicKey(handle);
	}

	/**
	 * @param json a text that {@link #toJson} returned
	 * @throws KeysetException if the text is not an Ed25519 public key
	 */
	public static PublicKey parse(String json) throws KeysetException {
		register();
		try {
			return new PublicKey(TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json));
		} catch (GeneralSecurityException | RuntimeException e) {
			throw new KeysetException(KeysetException.Reason.DAMAGED);
		}
	}

	/** @return the key in Tink's JSON form */
	public String toJson() {
		return json;
	}

	/** @return the SHA-256 digest of the key as 64 lower-case hexadecimal digits, which is short enough to keep on paper */
	public String getFingerprint() {
		return fingerprint;
	}

	/** @return true if the signing key that belongs to this public key signed exactly the given values */
	public boolean signed(CanonicalForm values, byte[] signature) {
		try {
			verifier.verify(signature, values.toBytes());
			return true;
		} catch (GeneralSecurityException | RuntimeException e) {
			return false;
		}
	}

	/**
	 * Computes the digest of the keys themselves, not of the JSON, because Tink may write the same keys as JSON in
	 * different ways.
	 */
	private static String fingerprint(KeysetHandle handle) throws GeneralSecurityException {
		Map<Integer, byte[]> keys = new TreeMap<>();
		for (int i = 0; i < handle.size(); i++) {
			if (!(handle.getAt(i).getKey() instanceof Ed25519PublicKey)) {
				throw new GeneralSecurityException("no key of Ed25519");
			}
			keys.put(handle.getAt(i).getId(),
					((Ed25519PublicKey) handle.getAt(i).getKey()).getPublicKeyBytes().toByteArray());
		}
		CanonicalForm form = new CanonicalForm("sessionnotes/publickey/1");
		keys.forEach((id, key) -> form.add(id).add(key));
		return form.sha256();
	}

	@Override
	public String toString() {
		return fingerprint;
	}
}
