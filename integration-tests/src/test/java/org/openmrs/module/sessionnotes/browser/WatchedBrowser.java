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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * One user's browser on the module's pages, which remembers all that it asked for, was answered and said. It waits for what it
 * needs to see, so that a busy machine changes nothing.
 */
final class WatchedBrowser implements AutoCloseable {

	/** Names what is wider than the window; empty if nobody has to scroll sideways. */
	private static final String WIDER_THAN_THE_WINDOW = """
			() => {
				const width = document.documentElement.clientWidth;
				if (document.documentElement.scrollWidth <= width) {
					return "";
				}
				const sticksOut = ({left, right}) => left < -1 || right > width + 1;
				const overflows = one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline";
				return "wider: " + [...document.querySelectorAll("body *")]
					.filter(one => overflows(one) || sticksOut(one.getBoundingClientRect()))
					.map(one => one.outerHTML.slice(0, 150)).join(" | ");
			}""";

	/** Words in a column that is too narrow for them: under 48 pixels wide, and over 80 high. */
	private static final String SQUEEZED = """
			() => [...document.querySelectorAll("main *")].filter(one => {
				const hasWords = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim().length > 8);
				const {width, height} = one.getBoundingClientRect();
				return hasWords && width > 1 && width < 48 && height > 80;
			}).map(one => one.outerHTML.slice(0, 150)).join(" | ")""";

	private static final double PATIENCE = 60_000;

	/** As wide as a telephone. */
	private static final int NARROW = 360;

	/** What a screen reader finds of a control that has no name, in Playwright's snapshot of the page. */
	private static final Pattern NAMELESS = Pattern.compile(
			"(?m)^\\s*- (button|link|textbox|searchbox|combobox|listbox|checkbox|radio|spinbutton|slider|switch|tab|menuitem|option)\\b(?! \").*");

	/** Reports of the content security policy and of Trusted Types become errors of the console. */
	private static final String REPORT_VIOLATIONS = "addEventListener('securitypolicyviolation', "
			+ "event => console.error('Policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))";

	/** Everything that a page can keep in its browser. */
	private static final String KEPT = "async () => JSON.stringify({local: {...localStorage}, session: {...sessionStorage}, "
			+ "databases: (await indexedDB.databases()).map(one => one.name), caches: self.caches ? await caches.keys() : [], "
			+ "workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0, "
			+ "name: self.name, state: history.state, cookies: document.cookie})";

	/** Rules of WCAG 2.2 AA and what it takes over from older versions. */
	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

	private final String baseUrl;

	private final BrowserContext context;

	private final Page page;

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	private final List<String> answered = Collections.synchronizedList(new ArrayList<>());

	private final List<String> said = Collections.synchronizedList(new ArrayList<>());

	WatchedBrowser(Chromium chromium, RunningServer server) {
		this(chromium, server, new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en"));
	}

	WatchedBrowser(Chromium chromium, RunningServer server, Browser.NewContextOptions options) {
		this(chromium.newContext(options), server);
	}

	/** @param context a new one, which is closed with this */
	WatchedBrowser(BrowserContext context, RunningServer server) {
		this(context, server.baseUrl());
	}

	/** @param baseUrl the address of a running server, up to and including the context path */
	WatchedBrowser(BrowserContext context, String baseUrl) {
		this.baseUrl = baseUrl;
		this.context = context;
		context.setDefaultTimeout(PATIENCE);
		context.addInitScript(REPORT_VIOLATIONS);
		context.onRequest(request -> asked.add(written(request)));
		context.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
		context.onWebError(error -> said.add("error: " + error.error()));
		context.onDialog(dialog -> {
			said.add("dialog: " + dialog.message());
			dialog.dismiss();
		});
		page = context.newPage();
	}

	private static String written(Request request) {
		return request.method() + " " + request.url() + " " + request.headers() + " " + request.postData();
	}

	Page page() {
		return page;
	}

	BrowserContext context() {
		return context;
	}

	/** @param path below the web application, with a slash before it */
	void open(String path) {
		page.navigate(baseUrl + path);
	}

	/** Signs in by keyboard alone, on the page that is open. */
	void signIn(Account account) {
		field("Username").waitFor();
		field("Username").focus();
		page.keyboard().type(account.username());
		page.keyboard().press("Tab");
		page.keyboard().type(account.password());
		page.keyboard().press("Enter");
	}

	/** The text field of that label. */
	Locator field(String label) {
		return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
	}

	Locator heading(String text) {
		return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
	}

	Locator button(String text) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text));
	}

	/** All requests so far, with their headers and bodies. */
	List<String> asked() {
		return List.copyOf(asked);
	}

	/** From now on keeps what REST answers, too. */
	void keepAnswers() {
		context.route("**/ws/rest/**", route -> {
			APIResponse answer = route.fetch(new Route.FetchOptions().setTimeout(PATIENCE));
			answered.add(answer.text());
			route.fulfill(new Route.FulfillOptions().setResponse(answer));
		});
	}

	/** What REST has answered since {@link #keepAnswers()}. */
	List<String> answered() {
		return List.copyOf(answered);
	}

	/** Consoles, errors of scripts, reports of policies and dialogs. */
	List<String> said() {
		return List.copyOf(said);
	}

	/** What the page keeps in its browser, and shows of itself outside: title, address, history. */
	String kept() {
		return page.evaluate(KEPT) + " " + page.title() + " " + page.url();
	}

	/** Nothing of the policy was broken, no script failed, and no dialog came up. */
	void expectQuiet() {
		assertThat(said()).noneMatch(one -> one.startsWith("error: Policy:") || one.startsWith("dialog:")
				|| one.startsWith("error: " + PlaywrightException.class.getName()) || one.contains("Uncaught"));
	}

	/**
	 * Nothing on the page as it is keeps people with disabilities from using it, as far as axe can tell, and a screen reader has a
	 * name for each control.
	 */
	void expectAccessible(String state) {
		expectAccessible(state, new AxeBuilder(page));
		expectNamed(state, page.locator("body"));
	}

	/** A screen reader has a name for each control of that part of the page. */
	void expectNamed(String state, Locator part) {
		assertThat(NAMELESS.matcher(part.ariaSnapshot()).results().map(MatchResult::group)).as("nameless, " + state)
				.isEmpty();
	}

	/** As {@link #expectAccessible(String)}, but for a part of the page that is not the module's. */
	void expectAccessibleBut(String part, String state) {
		expectAccessible(state, new AxeBuilder(page).exclude(part));
	}

	private void expectAccessible(String state, AxeBuilder axe) {
		List<Rule> violations = axe.withTags(WCAG).analyze().getViolations();
		assertThat(violations.stream()
				.map(rule -> rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml())
						.collect(Collectors.joining(" | ")))
				.collect(Collectors.toList())).as("%s, %s", state, page.viewportSize().width).isEmpty();
	}

	/** The page does not have to be scrolled sideways, and no column is too narrow for words. */
	void expectNoSidewaysScroll(String state) {
		assertThat(page.evaluate(WIDER_THAN_THE_WINDOW)).as(state).isEqualTo("");
		assertThat(page.evaluate(SQUEEZED)).as("squeezed, %s", state).isEqualTo("");
	}

	/**
	 * The page as it is serves everybody, and leaves pictures: in a telephone's window, with all letters twice as large, and in a wide
	 * window, for languages of both directions.
	 */
	void expectFitsAll(String state) {
		ViewportSize before = page.viewportSize();
		for (String direction : new String[]{"rtl", "ltr"}) {
			page.evaluate("direction => { document.documentElement.dir = direction; }", direction);
			// a browser zooms by telling the page that its window is smaller
			for (int width : new int[]{NARROW, before.width / 2, before.width}) {
				page.setViewportSize(width, width == before.width / 2 ? before.height / 2 : before.height);
				expectAccessible(state + " " + direction);
				expectNoSidewaysScroll(state + " " + direction + " " + width);
				picture(state + "-" + direction + "-" + width);
			}
		}
	}

	/** Leaves a picture for people to look at, where the build puts them. */
	void picture(String name) {
		String directory = System.getProperty("browser.pictures", "");
		if (!directory.isEmpty()) {
			page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(directory, name + ".png")).setFullPage(true));
		}
	}

	@Override
	public void close() {
		context.close();
	}
}
