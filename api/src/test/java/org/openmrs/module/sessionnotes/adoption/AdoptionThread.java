/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** The thread that adopts in this process, and a gate at which a test holds it up, whatever the machine is busy with besides. */
final class AdoptionThread {

	private static final String NAME = "sessionnotes-adoption";

	private final CountDownLatch goOn = new CountDownLatch(1);

	static boolean isAlive() {
		return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals(NAME));
	}

	static boolean isCurrent() {
		return Thread.currentThread().getName().equals(NAME);
	}

	/** Is called before each transaction, by any thread. */
	void pass(BooleanSupplier isFarEnough) {
		if (isCurrent() && isFarEnough.getAsBoolean()) {
			try {
				goOn.await();
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}
	}

	/** Lets it go on to its end. */
	void letGo() {
		goOn.countDown();
	}
}
