/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import org.openmrs.module.sessionnotes.domain.access.PasswordHold;
import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;

/**
 * A user's password as the platform stores it, and the record that this module keeps about the last password that it
 * saw.
 */
final class PasswordRecord {

	private final String password;

	private final String salt;

	private final PasswordHold hold;

	private final byte[] seal;

	/**
	 * @param password the platform's digest of the password
	 * @param hold the stored record about the user, which may have been altered; null if there is no record
	 * @param seal the seal that binds the record to the password that was set when the record was stored
	 */
	PasswordRecord(String password, String salt, PasswordHold hold, byte[] seal) {
		this.password = password;
		this.salt = salt;
		this.hold = hold;
		this.seal = seal;
	}

	/** @return a copy that has the same password but the given stored record instead */
	PasswordRecord with(PasswordHold anotherHold, byte[] anotherSeal) {
		return new PasswordRecord(password, salt, anotherHold, anotherSeal);
	}

	/** @return the stored record about the user; null if there is no record */
	PasswordHold getHold() {
		return hold;
	}

	/** @return true if neither the password nor the stored record has changed since this module stored the record */
	boolean isIntact(Keyset keyset) {
		try {
			keyset.open(seal, hold.sealedWith(password, salt));
			return true;
		} catch (BrokenSealException e) {
			return false;
		}
	}

	/** @return a seal over the given record about the user, valid only together with the current password */
	byte[] seal(PasswordHold of, Keyset keyset) {
		return keyset.seal(new byte[0], of.sealedWith(password, salt));
	}
}
