/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import org.openmrs.module.sessionnotes.domain.audit.ChainVerifier;
import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;

/**
 * The length of a chain and the hash of the chain's last event. The length and the hash are sealed, so that the module
 * detects when someone removes the last events of a chain.
 */
class ChainHead {

	private static final byte[] NOTHING = new byte[0];

	private final String chain;

	private final long length;

	private final String lastHash;

	private final byte[] seal;

	ChainHead(String chain, long length, String lastHash, byte[] seal) {
		this.chain = chain;
		this.length = length;
		this.lastHash = lastHash;
		this.seal = seal;
	}

	/** @return the head of a chain that has no event yet */
	static ChainHead start(String chain, Keyset keyset) {
		return sealed(chain, 0, ChainVerifier.START, keyset);
	}

	static ChainHead sealed(String chain, long length, String lastHash, Keyset keyset) {
		return new ChainHead(chain, length, lastHash, keyset.seal(NOTHING, associatedData(chain, length, lastHash)));
	}

	boolean isIntact(Keyset keyset) {
		try {
			keyset.open(seal, associatedData(chain, length, lastHash));
			return true;
		} catch (BrokenSealException e) {
			return false;
		}
	}

	String getChain() {
		return chain;
	}

	long getLength() {
		return length;
	}

	String getLastHash() {
		return lastHash;
	}

	byte[] getSeal() {
		return seal;
	}

	private static byte[] associatedData(String chain, long length, String lastHash) {
		return new CanonicalForm("sessionnotes/chain/1").add(chain).add(length).add(lastHash).toBytes();
	}
}
