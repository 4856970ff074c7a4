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

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/**
 * The keys that seal psychotherapy notes: AES-256 in GCM mode, implemented by Tink. Only the primary key is used to
 * seal bytes, but each key of the set can open the bytes that it sealed. Sealed bytes are bound to associated data, and
 * can be opened only with the same associated data.
 * <p>
 * Instances are immutable and may be shared between threads.
 */
public final class Keyset {

	/**
	 * The first byte of sealed bytes, which names Tink's output format. Tink writes the first byte and the four bytes
	 * of the key id before the ciphertext.
	 */
	private static final int TINK_FORM = 1;

	private static final int TINK_PREFIX = 5;

	static {
		try {
			AeadConfig.register();
		} catch (GeneralSecurityException e) {
			throw new ExceptionInInitializerError(e);
		}
	}

	private final KeysetHandle handle;

	private final Aead aead;

	private final Set<Integer> keyIds = new LinkedHashSet<>();

	private Keyset(KeysetHandle handle) throws GeneralSecurityException {
		this.handle = handle;
		this.aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
		for (int i = 0; i < handle.size(); i++) {
			if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
				keyIds.add(handle.getAt(i).getId());
			}
		}
	}

	/** @return a keyset with one new random key */
	public static Keyset generate() {
		try {
			return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * @param json a keyset in Tink's JSON form
	 * @return the keyset that the JSON contains
	 * @throws KeysetException if the JSON is not a keyset, or the keyset is not for authenticated encryption
	 */
	static Keyset parse(String json) throws KeysetException {
		try {
			Keyset keyset = new Keyset(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
			if (keyIdOf(keyset.seal(new byte[0], new byte[0])) != keyset.getPrimaryKeyId()) {
				throw new GeneralSecurityException("what it seals does not name its key");
			}
			return keyset;
		} catch (GeneralSecurityException | BrokenSealException | RuntimeException e) {
			// the cause is left out, because the cause can quote the keyset
			throw new KeysetException(KeysetException.Reason.DAMAGED);
		}
	}

	/**
	 * @return this keyset in Tink's JSON form; the keys are not encrypted, so the JSON may be written only to the
	 *         owner-only file
	 */
	String serialize() {
		try {
			return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * @return this keyset as the keyset's file has it, with unencrypted keys, for a copy that a passphrase seals. Never write it
	 *         anywhere else.
	 */
	public String toCopy() {
		return serialize();
	}

	/** @return a keyset with all keys of this keyset and one new random key, which becomes the primary key */
	public Keyset withNewPrimaryKey() {
		try {
			return new Keyset(KeysetHandle.newBuilder(handle).addEntry(
					KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId()
							.makePrimary())
					.build());
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return the id of the primary key, which is used for sealing */
	public int getPrimaryKeyId() {
		return handle.getPrimary().getId();
	}

	/** @return the ids of all keys of this set, each of which can open the bytes that it sealed */
	public Set<Integer> getKeyIds() {
		return Collections.unmodifiableSet(keyIds);
	}

	/**
	 * @param plaintext the bytes to seal; empty if only the associated data must be authenticated
	 * @param associatedData the data to which the sealed bytes are bound; the associated data is not stored in the sealed
	 *        bytes
	 * @return the sealed bytes
	 */
	public byte[] seal(byte[] plaintext, byte[] associatedData) {
		try {
			return aead.encrypt(plaintext, associatedData);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * @param sealed bytes that {@link #seal} returned
	 * @param associatedData the data to which the sealed bytes were bound
	 * @return the plaintext
	 * @throws BrokenSealException if any bit of the sealed bytes or of the associated data changed, or if no key of
	 *         this set sealed the bytes
	 */
	public byte[] open(byte[] sealed, byte[] associatedData) throws BrokenSealException {
		try {
			return aead.decrypt(sealed, associatedData);
		} catch (GeneralSecurityException | RuntimeException e) {
			throw new BrokenSealException("the seal does not open");
		}
	}

	/**
	 * @param sealed bytes that {@link #seal} returned
	 * @return the id of the key that sealed the bytes
	 * @throws BrokenSealException if the given bytes do not have the form of sealed bytes
	 */
	public static int keyIdOf(byte[] sealed) throws BrokenSealException {
		if (sealed == null || sealed.length < TINK_PREFIX || sealed[0] != TINK_FORM) {
			throw new BrokenSealException("these are no sealed bytes");
		}
		return ByteBuffer.wrap(sealed, 1, 4).getInt();
	}

	/** Does not show the keys. */
	@Override
	public String toString() {
		return "Keyset[" + keyIds.size() + " keys]";
	}
}
