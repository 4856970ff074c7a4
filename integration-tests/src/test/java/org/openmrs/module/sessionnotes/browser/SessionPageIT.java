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

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/** Both notes of a session in Chromium, on the real server with the demonstration's week, as clinicians write them. */
class SessionPageIT {

	private static final String DAY = "/ws/sessionnotes/day";

	private static final Pattern SAVED = Pattern.compile("^Saved at ");

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	@Test
	void bothNotesAreFoundAgainAfterACrashAndSignedByKeyboard() {
		String concerns = "Concerns " + UUID.randomUUID();
		String canary = "Canary " + UUID.randomUUID();
		String address;
		try (WatchedBrowser crashing = DEMO.signedIn(DemoClinic.THERAPIST)) {
			openFirstSession(crashing);
			address = crashing.page().url().substring(DEMO.server().baseUrl().length());
			write(crashing, "Presenting concerns and symptoms", concerns);
			crashing.page().keyboard().press("Alt+2");
			write(crashing, "Reflections and insights", canary);
			assertThat(crashing.page().getByText(SAVED)).hasCount(2);
			crashing.picture("session-written");
			crashing.expectAccessible("a session that is written");
			expectKept(crashing, canary);
		}
		try (WatchedBrowser browser = DEMO.signedIn(DemoClinic.THERAPIST)) {
			browser.open(address);
			assertThat(browser.field("Presenting concerns and symptoms")).hasValue(concerns);
			assertThat(browser.field("Reflections and insights")).hasValue(canary);
			browser.page().keyboard().press("Alt+h");
			browser.page().getByText("Covered. What you typed is kept.").waitFor();
			assertThat(browser.page().content()).doesNotContain(canary);
			browser.page().keyboard().press("Alt+h");
			browser.button("Done").click();
			browser.page().getByText("Your private note is saved.").waitFor();

			browser.field("Presenting concerns and symptoms").focus();
			KeyboardUser user = new KeyboardUser(browser);
			user.answerWhatIsMissing("Words");
			user.reviewSignature();
			user.sign(DemoClinic.THERAPIST,
					browser.page().getByText("Checked: it is word for word what was signed."));
			browser.picture("session-signed");
			browser.expectAccessible("a session that is signed");
			expectKept(browser, canary);
		}
		for (Account other : List.of(DemoClinic.SUPERVISOR, DemoClinic.OTHER_THERAPIST, DemoClinic.SYSTEM_ADMINISTRATOR)) {
			try (WatchedBrowser browser = DEMO.signedIn(other)) {
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
		try (WatchedBrowser browser = DEMO.signedIn(DemoClinic.OTHER_THERAPIST)) {
			openFirstSession(browser);
			browser.context().setOffline(true);
			write(browser, "Reflections and insights", text);
			browser.page().getByText("What you typed is kept.", new Page.GetByTextOptions().setExact(false)).first()
					.waitFor();
			browser.context().setOffline(false);
			assertThat(browser.page().getByText(SAVED)).hasCount(1);

			browser.page().context().request().delete(DEMO.server().baseUrl() + "/ws/rest/v1/session");
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
				try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server(), window)) {
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
