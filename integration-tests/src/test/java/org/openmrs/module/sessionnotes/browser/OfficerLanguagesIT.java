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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/**
 * The pages of those who protect the notes, in the other languages that the module speaks: in a telephone's window and in a wide one,
 * where longer words must fit, too, and without a sentence that was left in English.
 */
@Tag("pages")
class OfficerLanguagesIT {

	private static final Path TRANSLATIONS = Path.of("..", "frontend", "translations");

	private static final Map<Account, List<String>> PLACES = Map.of(DemoClinic.PRIVACY_OFFICER,
			List.of("privacy", "disclosures", "disclosure/new", "log", "logcheck", "logretention", "accounting", "documents",
					"legalholds", "records", "ledger", "settings"),
			DemoClinic.SYSTEM_ADMINISTRATOR,
			List.of("status", "setup", "settings", "holds", "retained", "keysetcopy", "keychange", "adoption"),
			DemoClinic.SUPERVISOR, List.of("review", "disclosures"));

	private static final int WIDE = 1280;

	private static final int NARROW = 360;

	private static final int HEIGHT = 900;

	/** Shorter texts are words that two languages may share, or names. */
	private static final int SENTENCE = 3;

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	@ParameterizedTest
	@ValueSource(strings = {"fr", "es"})
	void eachPageFitsAndHasNoEnglishSentence(String language) throws IOException {
		Set<String> english = englishAlone(language);
		for (Map.Entry<Account, List<String>> places : PLACES.entrySet()) {
			Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(WIDE, HEIGHT)
					.setLocale(language);
			try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server(), options)) {
				signIn(browser, places.getKey(), language);
				places.getValue().forEach(place -> expectFits(browser, place, language, english));
				browser.expectQuiet();
			}
		}
	}

	private static void signIn(WatchedBrowser browser, Account account, String language) {
		assertThat(DEMO.server().as(DemoClinic.ADMIN).post("/ws/rest/v1/user/" + account.userUuid(),
				"{\"userProperties\": {\"defaultLocale\": \"" + language + "\"}}").status()).isEqualTo(200);
		browser.open("/ws/sessionnotes/day");
		browser.page().locator("#name-sign-in").fill(account.username());
		browser.page().locator("#password-sign-in").fill(account.password());
		browser.page().keyboard().press("Enter");
		browser.page().locator("header nav").first().waitFor();
	}

	private static void expectFits(WatchedBrowser browser, String place, String language, Set<String> english) {
		Page page = browser.page();
		browser.open("/ws/sessionnotes/" + place);
		page.locator("main").locator("h1, h2").first().waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);
		PlaywrightAssertions.assertThat(page.locator(".cds--skeleton, .cds--skeleton__text")).hasCount(0);
		String state = place + " in " + language;
		assertThat(page.locator("html").getAttribute("lang")).as(state).startsWith(language);
		assertThat(page.locator("body").innerText().lines().map(String::strip)).as(state)
				.doesNotContainAnyElementsOf(english);
		for (int width : new int[]{NARROW, WIDE}) {
			page.setViewportSize(width, HEIGHT);
			browser.expectAccessible(state);
			browser.expectNoSidewaysScroll(state + ", " + width);
			browser.picture(place.replace('/', '-') + "-" + language + "-" + width);
		}
	}

	/** @return the sentences of the pages that are others in this language */
	private static Set<String> englishAlone(String language) throws IOException {
		Map<String, String> english = texts("en");
		Map<String, String> other = texts(language);
		return english.entrySet().stream()
				.filter(text -> text.getValue().split(" ").length >= SENTENCE
						&& !text.getValue().equals(other.get(text.getKey())))
				.map(Map.Entry::getValue).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Map<String, String> texts(String language) throws IOException {
		return new ObjectMapper().readValue(TRANSLATIONS.resolve(language + ".json").toFile(), new TypeReference<>() {
		});
	}
}
