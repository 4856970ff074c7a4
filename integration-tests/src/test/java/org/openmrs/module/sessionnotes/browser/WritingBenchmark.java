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
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoWeek;

/**
 * Prints how many keys a progress note takes besides its words, and how long, from My day to the signature by keyboard alone:
 * that of a client who comes back and of one who comes for the first time. {@code src/benchmark/writing.sh} runs it on a new
 * server with the demonstration's week.
 */
public final class WritingBenchmark {

	private static final double PATIENCE = 120_000;

	private static final String SIGNED = "document.body.textContent.includes('Checked: it is word for word what was signed.')";

	private static final String SUMMARY = "document.activeElement.matches('.cds--modal-footer .cds--btn--primary')";

	private static final String KEEP = "document.activeElement.textContent === 'Keep as it is'";

	private static final String PASSWORD = "document.activeElement.id === 'password-again'";

	private final Chromium chromium;

	private final String baseUrl;

	private final PrintStream out = System.out;

	private WritingBenchmark(Chromium chromium, String baseUrl) {
		this.chromium = chromium;
		this.baseUrl = baseUrl;
	}

	/** @param server the address of a server with the demonstration's week, up to and including the context path */
	public static void main(String[] server) {
		try (Chromium chromium = Chromium.open()) {
			WritingBenchmark benchmark = new WritingBenchmark(chromium, server[0]);
			System.out.println(Typist.model());
			benchmark.measure("A client who comes back, one goal changed", WritingBenchmark::writeOfReturningClient);
			benchmark.measure("A client's first session", WritingBenchmark::writeOfNewClient);
		}
	}

	private void measure(String name, Consumer<Typist> writing) {
		Browser.NewContextOptions window = new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en");
		try (com.microsoft.playwright.BrowserContext context = chromium.newContext(window)) {
			context.setDefaultTimeout(PATIENCE);
			Page page = context.newPage();
			page.navigate(baseUrl + "/ws/sessionnotes/day");
			page.getByLabel("Username").fill(DemoClinic.THERAPIST.username());
			page.locator("input[type=password]").fill(DemoClinic.THERAPIST.password());
			page.keyboard().press("Enter");
			page.locator("[data-needs-work]:focus").waitFor();
			out.println(name);
			Typist typist = new Typist(page, out);
			writing.accept(typist);
			typist.summary(name);
		}
	}

	private static void writeOfReturningClient(Typist typist) {
		typist.step("to the client", "document.activeElement.textContent.includes('" + DemoWeek.FATIMA.familyName() + "')",
				"ArrowDown");
		typist.step("open the session", focused("presentingConcerns"), "Enter");
		typist.write("Went to the grave on Saturday with her sister and stayed for an hour. Slept well afterwards and "
				+ "cried less at work than in the weeks before. Still wakes early.");
		typist.step("on", KEEP, "Alt+ArrowDown");
		typist.step("keep type, setting and duration", focused("techniques"), "Enter");
		typist.step("keep the first technique", focused("techniques"), "Enter");
		typist.step("keep the second", focused("change"), "Enter");
		typist.step("improved, and how", focused("changeDescribed"), "1", "Tab");
		typist.write("Less guilt in the mornings, and she has begun to cook again for both of them.");
		typist.step("on", focused("goals-carried-0-rating"), "Alt+ArrowDown");
		typist.step("the goal has changed, and how", focused("goals-0-comment"), "5", "Tab");
		typist.write("Both sisters went; they want to go there every month from now on, together.");
		typist.step("on", focused("goals-carried-1-rating"), "Alt+ArrowDown");
		typist.step("the other goal as before", focused("risk"), "4", "Enter");
		typist.step("low risk", KEEP, "2", "Enter");
		typist.step("keep the plan", "document.activeElement.textContent.startsWith('Sign')", "Enter");
		sign(typist, "Enter");
	}

	private static void writeOfNewClient(Typist typist) {
		typist.step("to the client", "document.activeElement.textContent.includes('" + DemoWeek.OLENA.familyName() + "')",
				"ArrowDown", "ArrowDown", "ArrowDown");
		typist.step("open the session", focused("presentingConcerns"), "Enter");
		typist.write("Panic in shops and lifts since spring, twice a week. Avoids both, and sleeps five hours. "
				+ "No earlier treatment. Lives with her son, works part time.");
		typist.step("on", focused("duration"), "Alt+ArrowDown");
		typist.step("fifty minutes, on", focused("sessionType"), "5", "0", "Alt+ArrowDown");
		typist.step("individual session", focused("setting"), "1", "Enter");
		typist.step("in person", focused("techniques"), "1", "Enter");
		typist.step("psychoeducation", focused("change"), "9", "Enter");
		typist.step("unchanged", focused("goals"), "2", "Enter");
		typist.step("no goal yet, an intake session", focused("risk"), "Tab", "1", "Enter");
		typist.step("no risk stated", focused("plan"), "1", "Enter");
		typist.write(
				"Weekly sessions of fifty minutes. Keeps a diary of panic, with place, time and what she did, until next "
						+ "week. Then goals, and first steps into one shop. Writes to her doctor about it.");
		sign(typist, "Control+Enter");
	}

	private static void sign(Typist typist, String key) {
		typist.step("sign: what is signed is shown", SUMMARY, key);
		typist.step("it is right", PASSWORD, "Enter");
		typist.writePassword(DemoClinic.THERAPIST.password(), SIGNED);
	}

	/** A field has the focus; of answers any of them. */
	private static String focused(String field) {
		return "['id', 'name'].some(one => document.activeElement[one] === 'progress-note-" + field + "')";
	}
}
