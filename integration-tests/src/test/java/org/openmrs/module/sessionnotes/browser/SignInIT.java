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

import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The sign-in of the pages in Chromium, on the real server. */
class SignInIT {

	private static final String DAY = "/ws/sessionnotes/day";

	private static Chromium chromium;

	private final RunningServer server = SharedServer.get();

	@BeforeAll
	static void openBrowser() {
		chromium = Chromium.openOrSkip();
	}

	@AfterAll
	static void closeBrowser() {
		if (chromium != null) {
			chromium.close();
		}
	}

	@Test
	void aTherapistSignsInAndOutByKeyboard() {
		try (WatchedBrowser browser = new WatchedBrowser(chromium, server)) {
			browser.open(DAY);
			browser.signIn(DemoClinic.THERAPIST);
			browser.heading("My day").waitFor();

			assertThat(browser.kept()).doesNotContain(DemoClinic.THERAPIST.password());
			browser.button("Sign out").press("Enter");
			browser.field("Username").waitFor();
			browser.page().reload();
			browser.field("Username").waitFor();
			browser.expectQuiet();
		}
	}

	@Test
	void eachBeginsWithThePageOfTheirWork() {
		Map<Account, String> pages = Map.of(DemoClinic.SUPERVISOR, "My day", DemoClinic.SYSTEM_ADMINISTRATOR, "Status",
				DemoClinic.PRIVACY_OFFICER, "Privacy", DemoClinic.NURSE, "Privacy");
		pages.forEach((account, title) -> {
			try (WatchedBrowser browser = new WatchedBrowser(chromium, server)) {
				browser.open(DAY);
				browser.signIn(account);
				browser.heading(title).first().waitFor();

				String place = title.equals("My day") ? DAY : "/ws/sessionnotes/" + title.toLowerCase(Locale.ENGLISH);
				assertThat(browser.page().url()).as(account.username()).isEqualTo(server.baseUrl() + place);
				browser.page().reload();
				browser.heading(title).first().waitFor();
				boolean isRefused = account == DemoClinic.PRIVACY_OFFICER || account == DemoClinic.NURSE;
				assertThat(browser.page().locator("header").getByText("My day").count() == 0).as(account.username())
						.isEqualTo(isRefused);
				assertThat(browser.said()).as(account.username()).noneMatch(one -> one.contains("status of 403"));
				if (isRefused) {
					browser.open(DAY);
					browser.heading(title).first().waitFor();
					assertThat(browser.page().url()).as(account.username()).isEqualTo(server.baseUrl() + place);
				}
				browser.expectAccessible("the first page of " + account.username());
				browser.expectQuiet();
			}
		});
	}

	@Test
	void aWrongPasswordIsSaidAndGivesNoReasonMore() {
		try (WatchedBrowser browser = new WatchedBrowser(chromium, server)) {
			browser.open(DAY);
			browser.field("Username").fill(DemoClinic.THERAPIST.username());
			browser.field("Password").fill("no password of theirs");
			browser.field("Password").press("Enter");

			browser.page().getByText("The username or the password is wrong.").waitFor();
			assertThat(browser.asked()).noneMatch(request -> request.contains("no password of theirs"));
			browser.expectAccessible("a sign-in that failed");
			browser.expectQuiet();
		}
	}

	@Test
	void itFitsEveryWindowAndDirection() {
		for (String locale : new String[]{"en", "ar"}) {
			for (int width : new int[]{1280, 360}) {
				Browser.NewContextOptions window = new Browser.NewContextOptions().setViewportSize(width, 800)
						.setLocale(locale).setReducedMotion(ReducedMotion.REDUCE);
				try (WatchedBrowser browser = new WatchedBrowser(chromium, server, window)) {
					browser.open(DAY);
					browser.page().locator("#name-sign-in").waitFor();
					assertThat(browser.page().locator("html").getAttribute("dir"))
							.isEqualTo(locale.equals("ar") ? "rtl" : "ltr");
					browser.expectAccessible("sign-in, " + locale);
					browser.expectNoSidewaysScroll("sign-in, " + locale);
					browser.picture("sign-in-" + locale + "-" + width);
				}
			}
		}
	}
}
