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

/** A user's password as the platform has it, and what this module knew of the one that it saw last. */
final class PasswordRecord {

	private final String password;

	private final String salt;

	private final PasswordHold hold;

	private final byte[] seal;

	/**
	 * @param password the platform's digest of it
	 * @param hold what is stored of the user, which may have been altered; null if nothing is
	 * @param seal proves it, together with the password that it was known of
	 */
	PasswordRecord(String password, String salt, PasswordHold hold, byte[] seal) {
		this.password = password;
		this.salt = salt;
		this.hold = hold;
		this.seal = seal;
	}

	/** @return this password, and something else that is stored of it */
	PasswordRecord with(PasswordHold anotherHold, byte[] anotherSeal) {
		return new PasswordRecord(password, salt, anotherHold, anotherSeal);
	}

	/** @return what is stored of the user; null if nothing is */
	PasswordHold getHold() {
		return hold;
	}

	/** @return true if nobody has changed the password, or what is stored of it, since it was stored */
	boolean isIntact(Keyset keyset) {
		try {
			keyset.open(seal, hold.sealedWith(password, salt));
			return true;
		} catch (BrokenSealException e) {
			return false;
		}
	}

	/** @return a seal that holds for the password of this record alone */
	byte[] seal(PasswordHold of, Keyset keyset) {
		return keyset.seal(new byte[0], of.sealedWith(password, salt));
	}
}
