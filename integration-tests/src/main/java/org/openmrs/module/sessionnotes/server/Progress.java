/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * What the person who starts the server reads while waiting: one plain line a step, with the seconds since the start, so that
 * it reads the same in a terminal and in a build's log.
 */
final class Progress {

	private final PrintStream out;

	private final Instant start = Instant.now();

	Progress(PrintStream out) {
		this.out = out;
	}

	void step(String text) {
		out.printf("[%3d s] %s%n", elapsed().toSeconds(), text);
		out.flush();
	}

	/** Prints text as it is, without the time. */
	void print(String text) {
		out.println(text);
		out.flush();
	}

	Duration elapsed() {
		return Duration.between(start, Instant.now());
	}
}
