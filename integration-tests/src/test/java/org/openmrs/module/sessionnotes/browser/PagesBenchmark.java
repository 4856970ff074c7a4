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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoWeek;

/**
 * Prints how large the pages are, how soon one can write on the page of a session of a client with years of earlier notes, and
 * how soon a key shows in a very long text. {@code src/benchmark/pages.sh} runs it on a new server with the demonstration's week.
 */
public final class PagesBenchmark {

	private static final double PATIENCE = 120_000;

	private static final int EARLIER_SESSIONS = 500;

	private static final int RUNS = 5;

	private static final int KEYS = 200;

	private static final double BETWEEN_KEYS_MILLISECONDS = 40;

	private static final int TEXT_BYTES = 100 * 1024;

	private static final String SENTENCE = "Slept badly, and worried about work again; went for a walk on three days. ";

	/** One paragraph, the hardest for a browser. */
	private static final String LONG_TEXT = SENTENCE.repeat(TEXT_BYTES / SENTENCE.length() + 1);

	private static final String CONCERNS = "#progress-note-presentingConcerns";

	/** In milliseconds since the page was asked for. */
	private static final String REMEMBER_FIRST_KEY = "addEventListener('input', "
			+ "event => { self.firstKey ??= performance.now(); }, true)";

	/** From the key's own time to the first task after the frame that shows it. */
	private static final String REMEMBER_PAINTS = "() => { self.paints = []; addEventListener('keydown', event => "
			+ "requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); "
			+ "port1.onmessage = () => self.paints.push(performance.now() - event.timeStamp); port2.postMessage(null); }), true); }";

	/** What the browser was sent for the page: scripts and styles, and the rest. */
	private static final String SENT = "names => performance.getEntriesByType('resource')"
			+ ".filter(({ name }) => name.includes('/sessionnotes/pages/') && new RegExp(names).test(name))"
			+ ".reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024";

	private final Chromium chromium;

	private final String baseUrl;

	private PagesBenchmark(Chromium chromium, String baseUrl) {
		this.chromium = chromium;
		this.baseUrl = baseUrl;
	}

	/** @param server the address of a server with the demonstration's week, up to and including the context path */
	public static void main(String[] server) {
		new EarlierSessions(server[0]).make(EARLIER_SESSIONS);
		try (Chromium chromium = Chromium.open()) {
			PagesBenchmark benchmark = new PagesBenchmark(chromium, server[0]);
			benchmark.measureOpening();
			benchmark.measureKeys("an empty page's only field, which is the browser alone", benchmark::emptyPage);
			benchmark.measureKeys("the progress note", page -> benchmark.fieldOfSession(page, page.locator(CONCERNS)));
			benchmark.measureKeys("the private note",
					page -> benchmark.fieldOfSession(page, page.getByLabel("Reflections and insights")));
		}
	}

	private void measureOpening() {
		List<Double> first = new ArrayList<>();
		List<Double> again = new ArrayList<>();
		for (int run = 0; run < RUNS; run++) {
			try (BrowserContext context = signedIn()) {
				Page page = context.newPage();
				first.add(open(page));
				if (run == 0) {
					print("SIZE of a session's page, as the browser was sent it: scripts and styles %.0f KiB, fonts and texts %.0f KiB",
							sent(page, "\\.(js|css)$"), sent(page, "\\.(woff2|json|svg)$"));
				}
				again.add(open(page));
			}
		}
		print("OPEN a session after %d earlier ones, until the first field has taken a key: median of %d %.0f ms (%.0f to %.0f), "
				+ "without a cache %.0f ms (%.0f to %.0f)", EARLIER_SESSIONS, RUNS, at(again, 0.5), at(again, 0),
				at(again, 1),
				at(first, 0.5), at(first, 0), at(first, 1));
	}

	/** @return milliseconds until the first field had a key */
	private double open(Page page) {
		page.navigate(baseUrl + "/ws/sessionnotes/session/" + sessionUuid());
		page.locator(CONCERNS).focus();
		page.keyboard().press("a");
		Typist.until(page, "self.firstKey");
		return ((Number) page.evaluate("self.firstKey")).doubleValue();
	}

	/** @param filled opens a page and fills a field of it */
	private void measureKeys(String name, Function<Page, Locator> filled) {
		try (BrowserContext context = signedIn()) {
			Page page = context.newPage();
			filled.apply(page).focus();
			page.keyboard().press("Control+End");
			page.evaluate(REMEMBER_PAINTS);
			for (int key = 0; key < KEYS; key++) {
				page.keyboard().press(key % 6 == 5 ? " " : "a");
				page.waitForTimeout(BETWEEN_KEYS_MILLISECONDS);
			}
			Typist.until(page, "self.paints.length === " + KEYS);
			List<Double> paints = new ArrayList<>();
			((List<?>) page.evaluate("self.paints")).forEach(one -> paints.add(((Number) one).doubleValue()));
			print("KEYS in %s with a paragraph of %d KiB, from a key to its paint: median of %d %.1f ms, "
					+ "95 %% within %.1f ms, slowest %.1f ms", name, TEXT_BYTES / 1024, KEYS, at(paints, 0.5),
					at(paints, 0.95), at(paints, 1));
		}
	}

	private Locator emptyPage(Page page) {
		page.setContent("<!DOCTYPE html><textarea rows=10 cols=80></textarea>");
		page.locator("textarea").fill(LONG_TEXT);
		return page.locator("textarea");
	}

	private Locator fieldOfSession(Page page, Locator field) {
		open(page);
		field.fill(LONG_TEXT);
		page.getByText(Pattern.compile("^Saved at ")).first().waitFor();
		return field;
	}

	private BrowserContext signedIn() {
		BrowserContext context = chromium
				.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en"));
		context.setDefaultTimeout(PATIENCE);
		context.addInitScript(REMEMBER_FIRST_KEY);
		Page page = context.newPage();
		page.navigate(baseUrl + "/ws/rest/v1/session");
		page.evaluate("credentials => fetch('session', { headers: { Authorization: 'Basic ' + btoa(credentials) } })",
				DemoClinic.THERAPIST.username() + ":" + DemoClinic.THERAPIST.password());
		page.close();
		return context;
	}

	/** Today's session of the client with the earlier ones. */
	private static String sessionUuid() {
		return DemoWeek.SESSIONS.stream().filter(session -> session.client() == DemoWeek.LUCAS)
				.reduce((earlier, later) -> later).orElseThrow().visitUuid();
	}

	/** @return the value that this part of all lies at or below */
	private static double at(List<Double> values, double part) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return sorted[(int) Math.round(part * (sorted.length - 1))];
	}

	private static double sent(Page page, String names) {
		return ((Number) page.evaluate(SENT, names)).doubleValue();
	}

	private static void print(String format, Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
