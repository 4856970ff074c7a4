/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import java.util.Objects;

/** The length of a chain of events at a given moment, and the hash of the chain's last event at that moment. */
public final class ChainEnd {

	private final String chain;

	private final long length;

	private final String lastHash;

	public ChainEnd(String chain, long length, String lastHash) {
		this.chain = Objects.requireNonNull(chain);
		this.length = length;
		this.lastHash = Objects.requireNonNull(lastHash);
	}

	public String getChain() {
		return chain;
	}

	public long getLength() {
		return length;
	}

	public String getLastHash() {
		return lastHash;
	}
}
