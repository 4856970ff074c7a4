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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Random;

/** How long the command takes for a large export, and whether it misses a manipulation of one: run by verify.sh. */
public final class VerifyBenchmark {

	private VerifyBenchmark() {
	}

	/** @param arguments a file to write, the number of events, the number of manipulations */
	public static void main(String[] arguments) throws Exception {
		int events = Integer.parseInt(arguments[1]);
		SampleLog log = SampleLog.of(events, events / 50, 100, 1);
		Path export = Files.write(Path.of(arguments[0]), log.export());
		for (int run = 1; run <= 3; run++) {
			long start = System.nanoTime();
			int status = new Verify(System.out, System.err).run(export.toString(), log.key.getPublicKey().getFingerprint());
			System.out.printf("VERIFY %d events, %d KiB: status %d in %.2f s%n", events, Files.size(export) / 1024, status,
					(System.nanoTime() - start) / 1e9);
		}
		int count = Integer.parseInt(arguments[2]);
		Collection<String> shieldedWork = LogManipulations.shieldedWork(log, count, new Random(2));
		System.out.printf("MANIPULATIONS %d, not found: %d %s%n", count, shieldedWork.size(), shieldedWork);
	}
}
