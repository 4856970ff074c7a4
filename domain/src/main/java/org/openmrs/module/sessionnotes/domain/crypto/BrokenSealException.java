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

/**
 * Thrown for sealed bytes that cannot be opened. Either the sealed bytes or the facts to which they are bound were altered,
 * moved or swapped. Or this keyset does not contain the key that sealed the bytes.
 */
public class BrokenSealException extends Exception {

	private static final long serialVersionUID = 1L;

	public BrokenSealException(String message) {
		super(message);
	}
}
