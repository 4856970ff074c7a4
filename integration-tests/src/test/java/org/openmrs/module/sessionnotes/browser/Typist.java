/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.browser;

import java.io.PrintStream;
import java.util.Locale;

import com.microsoft.playwright.Page;

/**
 * Someone who writes by keyboard alone, and how long that takes by the keystroke-level model of Card, Moran and Newell (The
 * keystroke-level model for user performance time with interactive systems, Communications of the ACM 23(7), 1980): a time for
 * each key, one for making up one's mind before each step, and what the page itself takes to answer, which is measured here.
 * Words are counted apart, by what such a typist writes in a minute.
 */
public final class Typist {

	/** Seconds for a key of an average typist who is no secretary, the model's K; keys pressed together are one. */
	private static final double KEY = 0.28;

	/** Seconds to make up one's mind, the model's M. */
	private static final double DECISION = 1.35;

	/** The same typist's words a minute. */
	private static final double WORDS_A_MINUTE = 40;

	private static final double SECONDS_A_MINUTE = 60;

	private static final double NANOSECONDS = 1e9;

	/** In milliseconds. */
	private static final int PATIENCE = 60_000;

	private final Page page;

	private final PrintStream out;

	private int presses;

	private int steps;

	private int words;

	private double waited;

	private int secretKeys;

	/** @param out where each step is printed */
	public Typist(Page page, PrintStream out) {
		this.page = page;
		this.out = out;
	}

	/** @return the model in words, for who reads the figures */
	public static String model() {
		return String.format(Locale.ROOT,
				"Keystroke-level model (Card, Moran, Newell, CACM 23(7), 1980): %.2f s a key (average typist, 40 words a minute), "
						+ "%.2f s to make up one's mind before each step, and the page's own answers as measured here; "
						+ "words at %.0f a minute",
				KEY, DECISION, WORDS_A_MINUTE);
	}

	/**
	 * Presses keys that one thinks of as one thing to do, and waits for what they bring about.
	 *
	 * @param shows an expression in JavaScript that is true once the page shows it
	 */
	public void step(String what, String shows, String... keys) {
		double wait = pressed(shows, keys);
		steps++;
		presses += keys.length;
		waited += wait;
		out.printf(Locale.ROOT, "  %2d  %-24s %s (%.2f s)%n", keys.length, String.join(" ", keys), what, wait);
	}

	/** Writes words where the focus is. */
	public void write(String text) {
		page.keyboard().insertText(text);
		int count = text.split(" ").length;
		words += count;
		out.printf(Locale.ROOT, "   -  %-24s %s%n", count + " words", text);
	}

	/** Types a password that is asked for, which is counted apart. */
	public void writePassword(String password, String shows) {
		page.keyboard().type(password);
		secretKeys += password.length() + 1;
		double wait = pressed(shows, "Enter");
		waited += wait;
		out.printf(Locale.ROOT, "   -  %-24s the password, which is asked for again (%.2f s)%n", secretKeys + " keys", wait);
	}

	private double pressed(String shows, String... keys) {
		long start = System.nanoTime();
		for (String key : keys) {
			page.keyboard().press(key);
		}
		until(page, shows);
		return (System.nanoTime() - start) / NANOSECONDS;
	}

	/** Waits for what is true on the page. Its policy lets nobody evaluate a text later on, so one function looks again and again. */
	static void until(Page page, String shown) {
		page.evaluate(String.format("() => new Promise((done, failed) => { const look = () => (%s) ? done() "
				+ ": performance.now() > limit ? failed(new Error(document.activeElement.outerHTML)) "
				+ ": requestAnimationFrame(look); const limit = performance.now() + %d; look(); })", shown, PATIENCE));
	}

	/** Prints the sums. */
	public void summary(String name) {
		double writing = words / WORDS_A_MINUTE * SECONDS_A_MINUTE;
		double keys = presses * KEY;
		double decisions = steps * DECISION;
		double rest = keys + decisions + waited;
		out.printf(Locale.ROOT,
				"%s: %d presses besides %d words. %.0f s = words %.0f + keys %.1f + decisions %.1f + waits %.1f; "
						+ "%.1f s of it not the words.%n",
				name, presses, words, writing + rest, writing, keys, decisions, waited, rest);
		if (secretKeys > 0) {
			out.printf(Locale.ROOT, "  The password asked for again is %d keys and %.1f s more.%n", secretKeys,
					secretKeys * KEY + DECISION);
		}
	}
}
