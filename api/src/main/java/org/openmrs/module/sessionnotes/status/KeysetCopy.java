/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.status;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.DoneStep;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Reports whether an administrator has confirmed that a copy of the keyset, including the newest key, is kept
 * elsewhere.
 */
class KeysetCopy {

	/**
	 * The time after which an administrator must confirm again that the copy of the keyset still exists, in
	 * milliseconds.
	 */
	private static final long COPY_MILLIS = TimeUnit.DAYS.toMillis(366);

	private final KeysetProvider keysetProvider;

	private final StoreTransactions transactions;

	KeysetCopy(KeysetProvider keysetProvider, StoreTransactions transactions) {
		this.keysetProvider = keysetProvider;
		this.transactions = transactions;
	}

	/** @return the name of the newest key. The name of a key is not secret, because the log also contains the name. */
	static String nameOf(Keyset keyset) {
		return Integer.toUnsignedString(keyset.getPrimaryKeyId());
	}

	StatusLine line(long now) {
		Keyset keyset = keysetProvider.getKeyset();
		Optional<DoneStep> confirmed = transactions
				.reading(jdbc -> DoneStep.newest(jdbc, ConfirmableStep.KEYSET_COPY.getCode()));
		String found = confirmed.map(done -> found(done, keyset, now)).orElse("never");
		StatusLine line = StatusLine.of(ConfirmableStep.KEYSET_COPY.getCode(),
				"confirmed".equals(found) ? StatusState.OK : StatusState.ATTENTION, found);
		return confirmed.map(done -> line.since(done.getDoneAt())).orElse(line);
	}

	private static String found(DoneStep confirmed, Keyset keyset, long now) {
		if (!confirmed.isOfKey(keyset.getPrimaryKeyId())) {
			return "otherKey";
		}
		return now - confirmed.getDoneAt() > COPY_MILLIS ? "old" : "confirmed";
	}
}
