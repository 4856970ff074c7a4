/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.keys;

import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;

/**
 * Stores a few sealed bytes in the database. A keyset opens the sealed bytes only if the keyset contains the key that
 * sealed the notes.
 */
class KeyCheckValue {

	private static final byte[] NOTHING = new byte[0];

	private final int keyId;

	private final byte[] value;

	KeyCheckValue(int keyId, byte[] value) {
		this.keyId = keyId;
		this.value = value;
	}

	static KeyCheckValue of(Keyset keyset) {
		int keyId = keyset.getPrimaryKeyId();
		return new KeyCheckValue(keyId, keyset.seal(NOTHING, associatedData(keyId)));
	}

	int getKeyId() {
		return keyId;
	}

	byte[] getValue() {
		return value;
	}

	boolean isOpenedBy(Keyset keyset) {
		try {
			keyset.open(value, associatedData(keyId));
			return Keyset.keyIdOf(value) == keyId;
		} catch (BrokenSealException e) {
			return false;
		}
	}

	private static byte[] associatedData(int keyId) {
		return new CanonicalForm("sessionnotes/key/1").add(keyId).toBytes();
	}
}
