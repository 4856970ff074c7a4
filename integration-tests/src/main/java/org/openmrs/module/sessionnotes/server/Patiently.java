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

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks until the answer is as expected: what a machine is busy with besides decides how long that takes. */
public final class Patiently {

	/** The maximum time to wait for an event before concluding that it will not happen. */
	public static final Duration LIMIT = Duration.ofMinutes(10);

	private static final long PAUSE_IN_MS = 100;

	private Patiently() {
	}

	/**
	 * @param question has no effect, or the same at each time
	 * @return the first answer that is as expected; after ten minutes the last one, whatever it is
	 */
	public static <T> T ask(Supplier<T> question, Predicate<T> expected) {
		return ask(question, expected, LIMIT);
	}

	/** As {@link #ask(Supplier, Predicate)}, with a limit of its own. */
	static <T> T ask(Supplier<T> question, Predicate<T> expected, Duration limit) {
		long end = System.nanoTime() + limit.toNanos();
		T answer = question.get();
		while (!expected.test(answer) && System.nanoTime() < end) {
			sleep(PAUSE_IN_MS);
			answer = question.get();
		}
		return answer;
	}

	/**
	 * For what ends by itself: does something and checks it before a moment, and lets that moment pass. Where the machine was too
	 * slow for that, does all of it again with a later one.
	 *
	 * @param work is given the moment, and throws an assertion error where something is not as it has to be before it
	 * @return what the work has returned
	 */
	public static <T> T before(Function<Instant, T> work) {
		for (long seconds = 4;; seconds *= 2) {
			Instant moment = Instant.now().plusSeconds(seconds);
			try {
				T result = work.apply(moment);
				sleep(Math.max(0, Duration.between(Instant.now(), moment).toMillis()) + 1000);
				return result;
			} catch (AssertionError e) {
				if (Instant.now().isBefore(moment) || seconds > LIMIT.toSeconds()) {
					throw e;
				}
			}
		}
	}

	/** Sleeps for this long at least. */
	public static void sleep(long milliseconds) {
		try {
			Thread.sleep(milliseconds);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}
}
