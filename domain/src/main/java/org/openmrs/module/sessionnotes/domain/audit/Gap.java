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

/** Consecutive events of one chain that were deleted on purpose. The hash of the last deleted event is retained. */
public final class Gap {

	private final String chain;

	private final long first;

	private final long last;

	private final String lastHash;

	public Gap(String chain, long first, long last, String lastHash) {
		this.chain = Objects.requireNonNull(chain);
		this.first = first;
		this.last = last;
		this.lastHash = Objects.requireNonNull(lastHash);
	}

	public String getChain() {
		return chain;
	}

	/** @return the sequence number of the first deleted event */
	public long getFirst() {
		return first;
	}

	/** @return the sequence number of the last deleted event */
	public long getLast() {
		return last;
	}

	public String getLastHash() {
		return lastHash;
	}

	/** @return the number of deleted events */
	public long size() {
		return last - first + 1;
	}
}
