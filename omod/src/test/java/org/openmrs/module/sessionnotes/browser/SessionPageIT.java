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

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.ServerOptions;

/** Both notes of a session in Chromium, on the real server with the demonstration's week, as clinicians write them. */
class SessionPageIT {

	private static final String DAY = "/ws/sessionnotes/day";

	/** A busy machine takes its time. In milliseconds. */
	private static final double PATIENCE = 60_000;

	private static final Pattern SAVED = Pattern.compile("^Saved at ");

	/** More than a note has questions: the loop that answers them ends. */
	private static final int MOST_QUESTIONS = 40;

	@TempDir
	private static Path directory;

	private static RunningServer server;

	private static Chromium chromium;

	@BeforeAll
	static void start() {
		chromium = Chromium.openOrSkip();
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		server = RunningServer.start(directory.resolve("data"), Map.of(ServerOptions.WEEK, "true"));
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.close();
		}
		if (chromium != null) {
			chromium.close();
		}
	}

	@Test
	void bothNotesAreFoundAgainAfterACrashAndSignedByKeyboard() {
		String concerns = "Concerns " + UUID.randomUUID();
		String canary = "Canary " + UUID.randomUUID();
		String address;
		try (WatchedBrowser crashing = signedIn(DemoClinic.THERAPIST)) {
			openFirstSession(crashing);
			address = crashing.page().url().substring(server.baseUrl().length());
			write(crashing, "Presenting concerns and symptoms", concerns);
			crashing.page().keyboard().press("Alt+2");
			write(crashing, "Reflections and insights", canary);
			assertThat(crashing.page().getByText(SAVED)).hasCount(2);
			crashing.picture("session-written");
			crashing.expectAccessible("a session that is written");
			expectKept(crashing, canary);
		}
		try (WatchedBrowser browser = signedIn(DemoClinic.THERAPIST)) {
			browser.open(address);
			assertThat(browser.field("Presenting concerns and symptoms")).hasValue(concerns);
			assertThat(browser.field("Reflections and insights")).hasValue(canary);
			browser.page().keyboard().press("Alt+h");
			browser.page().getByText("Covered. What you typed is kept.").waitFor();
			assertThat(browser.page().content()).doesNotContain(canary);
			browser.page().keyboard().press("Alt+h");
			browser.button("Done").click();
			browser.page().getByText("Your private note is saved.").waitFor();

			answerWhatIsMissing(browser);
			sign(browser);
			browser.page().getByText("Checked: it is word for word what was signed.").waitFor();
			browser.picture("session-signed");
			browser.expectAccessible("a session that is signed");
			expectKept(browser, canary);
		}
		for (Account other : List.of(DemoClinic.SUPERVISOR, DemoClinic.OTHER_THERAPIST, DemoClinic.SYSTEM_ADMINISTRATOR)) {
			try (WatchedBrowser browser = signedIn(other)) {
				browser.open(address);
				browser.page().getByText(Pattern.compile(concerns + "|can't be shown")).first().waitFor();
				assertThat(browser.page().content()).as(other.username()).doesNotContain(canary, "Private note,");
				assertThat(browser.asked()).noneMatch(request -> request.contains(canary));
			}
		}
	}

	@Test
	void nothingTypedIsLostWithoutANetworkOrASignIn() {
		String text = "Kept " + UUID.randomUUID();
		try (WatchedBrowser browser = signedIn(DemoClinic.OTHER_THERAPIST)) {
			openFirstSession(browser);
			browser.context().setOffline(true);
			write(browser, "Reflections and insights", text);
			browser.page().getByText("What you typed is kept.", new Page.GetByTextOptions().setExact(false)).first()
					.waitFor();
			browser.context().setOffline(false);
			assertThat(browser.page().getByText(SAVED)).hasCount(1);

			browser.page().context().request().delete(server.baseUrl() + "/ws/rest/v1/session");
			browser.field("Reflections and insights").press("End");
			browser.page().keyboard().type(" and more");
			Locator dialog = browser.page().getByRole(AriaRole.DIALOG,
					new Page.GetByRoleOptions().setName("Your sign-in has ended"));
			dialog.waitFor();
			browser.picture("session-sign-in-again");
			browser.expectAccessible("a sign-in that has ended");
			dialog.getByLabel("Username").fill(DemoClinic.OTHER_THERAPIST.username());
			dialog.getByLabel("Password", new Locator.GetByLabelOptions().setExact(true))
					.fill(DemoClinic.OTHER_THERAPIST.password());
			browser.page().keyboard().press("Enter");
			dialog.waitFor(new Locator.WaitForOptions()
					.setState(WaitForSelectorState.HIDDEN));
			assertThat(browser.field("Reflections and insights")).hasValue(text + " and more");
			assertThat(browser.page().getByText(SAVED)).hasCount(1);
			expectKept(browser, text);
		}
	}

	@Test
	void thePagesFitEveryWindowAndDirection() {
		for (String locale : List.of("en", "ar")) {
			for (int width : new int[]{1280, 360}) {
				Browser.NewContextOptions window = new Browser.NewContextOptions().setViewportSize(width, 800)
						.setLocale(locale);
				try (WatchedBrowser browser = new WatchedBrowser(chromium, server, window)) {
					browser.open(DAY);
					browser.signIn(DemoClinic.THERAPIST);
					browser.heading("My day").waitFor();
					for (String page : List.of("day", "client/5d0e7b1a-94f5-4f4e-a1c9-2f60d3b74011",
							"session/5d0e7b1a-94f5-4f4e-a1c9-2f60d3b76019")) {
						browser.open("/ws/sessionnotes/" + page);
						browser.page().getByText(Pattern.compile("Daniel Kim|Fatima Sesay")).first().waitFor();
						String state = page.replaceAll("/.*", "") + "-" + locale + "-" + width;
						browser.expectAccessible(state);
						browser.expectNoSidewaysScroll(state);
						browser.picture(state);
					}
				}
			}
		}
	}

	private static WatchedBrowser signedIn(Account account) {
		WatchedBrowser browser = new WatchedBrowser(chromium, server);
		browser.open(DAY);
		browser.signIn(account);
		browser.heading("My day").waitFor();
		return browser;
	}

	/** The first session that needs work has the focus. */
	private static void openFirstSession(WatchedBrowser browser) {
		browser.page().locator("[data-needs-work]:focus").waitFor();
		browser.page().keyboard().press("Enter");
		browser.field("Presenting concerns and symptoms").waitFor();
	}

	private static void write(WatchedBrowser browser, String field, String text) {
		browser.field(field).focus();
		browser.page().keyboard().insertText(text);
	}

	/** Goes from one open question to the next, and takes the first answer or what the last session had. */
	private static void answerWhatIsMissing(WatchedBrowser browser) {
		Keyboard keyboard = browser.page().keyboard();
		browser.field("Duration in minutes").fill("50");
		browser.field("Presenting concerns and symptoms").focus();
		Locator nothing = browser.page().getByText("Nothing is missing for a signature.");
		for (int question = 0; question < MOST_QUESTIONS && !nothing.isVisible(); question++) {
			String focused = (String) browser.page()
					.evaluate("document.activeElement.type + ' ' + document.activeElement.textContent");
			if (focused.startsWith("radio")) {
				keyboard.press("1");
				keyboard.press("Enter");
			} else if (focused.startsWith("checkbox") || focused.contains("Keep as it is")) {
				keyboard.press("Enter");
			} else {
				keyboard.press("Alt+ArrowDown");
			}
		}
		nothing.waitFor();
	}

	private static void sign(WatchedBrowser browser) {
		browser.page().keyboard().press("Control+Enter");
		browser.page().getByText("You sign exactly this.", new Page.GetByTextOptions().setExact(false)).waitFor();
		browser.page().keyboard().press("Enter");
		browser.page().locator("#password-again").waitFor();
		browser.page().keyboard().type(DemoClinic.THERAPIST.password());
		browser.page().keyboard().press("Enter");
	}

	/** The private text went to the author's own notes alone, and is nowhere in the browser. */
	private static void expectKept(WatchedBrowser browser, String text) {
		assertThat(browser.kept()).doesNotContain(text);
		assertThat(browser.said()).noneMatch(one -> one.contains(text));
		assertThat(browser.asked()).filteredOn(request -> request.contains(text))
				.allMatch(request -> request.matches("(?s)POST \\S+/sessionnotes/(draft|psychotherapynote)\\b.*"))
				.isNotEmpty();
		browser.expectQuiet();
	}
}
