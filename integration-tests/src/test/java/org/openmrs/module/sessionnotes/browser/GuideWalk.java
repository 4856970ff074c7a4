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
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.SelectOption;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/**
 * Does what a guide tells, section by section, as somebody who has nothing but the guide: it finds each thing by the words that
 * stand on the page. Whatever a section names in bold has to be seen on the way through it, and its pictures are taken there.
 */
final class GuideWalk implements AutoCloseable {

	private static final int WIDTH = 1120;

	private static final int HEIGHT = 760;

	/** What stands for something else in the browser's patterns. */
	private static final Pattern SPECIAL = Pattern.compile("[.*+?^${}()|\\[\\]\\\\]");

	private static final String BUTTON = "button, a, summary, [role=button]";

	/** Every line that can be seen, and the names and choices of the controls. */
	private static final String SEEN = "() => [document.body.innerText, ...Array.from("
			+ "document.querySelectorAll('[aria-label], option, [placeholder]')).filter(one => one.checkVisibility() "
			+ "|| one.tagName === 'OPTION').flatMap(one => [one.getAttribute('aria-label'), one.placeholder, one.label])]"
			+ ".filter(Boolean).join('\\n')";

	private final Chromium chromium;

	private final String baseUrl;

	private final Path pictures;

	private final Iterator<Guide.Section> sections;

	private final Set<String> seen = new LinkedHashSet<>();

	private final List<String> taken = new ArrayList<>();

	private Guide.Section section = new Guide.Section("", List.of(), List.of());

	private WatchedBrowser browser;

	/** @param pictures where the pictures go */
	GuideWalk(Chromium chromium, String baseUrl, Guide guide, Path pictures) {
		this.chromium = chromium;
		this.baseUrl = baseUrl;
		this.sections = guide.sections().iterator();
		this.pictures = pictures;
	}

	/** Goes on to the next section, and checks that all was there that the one before names. */
	void section(String title) {
		endSection();
		assertThat(sections.hasNext()).as("a section after %s", section.title()).isTrue();
		section = sections.next();
		assertThat(title).isEqualTo(section.title());
	}

	/** Checks the last section, and that there is none left. */
	void end() {
		endSection();
		assertThat(sections.hasNext()).as("sections after %s were walked through", section.title()).isFalse();
	}

	private void endSection() {
		if (browser != null) {
			look();
		}
		assertThat(section.labels()).as("what '%s' names, among all that was seen: %s", section.title(), seen)
				.allMatch(this::wasSeen);
		assertThat(taken).as("pictures of '%s'", section.title()).containsExactlyInAnyOrderElementsOf(section.pictures());
		seen.clear();
		taken.clear();
	}

	private boolean wasSeen(String label) {
		Pattern words = Pattern.compile("(?<!\\w)" + Pattern.quote(label) + "(?!\\w)");
		return seen.stream().anyMatch(line -> words.matcher(line).find());
	}

	/** Remembers what the page shows now. */
	void look() {
		((String) page().evaluate(SEEN)).lines().map(line -> line.replaceAll("\\s+", " ").strip()).forEach(seen::add);
	}

	/** Sits down at another browser, in which nobody has signed in. */
	void sitDown() {
		close();
		browser = new WatchedBrowser(
				chromium.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setLocale("en")),
				baseUrl);
	}

	/** Signs in at another browser, on the page at that address. */
	void sitDown(Account account, String path) {
		sitDown();
		open(path);
		browser.signIn(account);
		page().getByText(": Sign out").waitFor();
	}

	WatchedBrowser browser() {
		return browser;
	}

	Page page() {
		return browser.page();
	}

	/** The address of the server, up to and including the context path. */
	String baseUrl() {
		return baseUrl;
	}

	/** @param path below the web application, with a slash before it */
	void open(String path) {
		browser.open(path);
	}

	/** Waits for words on the page. */
	void see(String words) {
		page().getByText(words, new Page.GetByTextOptions().setExact(false)).locator("visible=true").first().waitFor();
		look();
	}

	/** The first button or link that shows just these words. */
	Locator button(String words) {
		return buttonIn(page().locator("body"), words);
	}

	private static Locator buttonIn(Locator part, String words) {
		return part.locator(BUTTON).locator("visible=true")
				.filter(new Locator.FilterOptions()
						.setHasText(Pattern.compile("^\\s*" + SPECIAL.matcher(words).replaceAll("\\\\$0") + "\\s*$")))
				.first();
	}

	void click(String words) {
		click(button(words));
	}

	void clickIn(Locator part, String words) {
		click(buttonIn(part, words));
	}

	void click(Locator control) {
		control.waitFor();
		look();
		control.click();
	}

	/** Writes into the field of that label. */
	void fill(String label, String text) {
		Locator field = browser.field(label).locator("visible=true").first();
		field.waitFor();
		look();
		field.fill(text);
	}

	/** Chooses from the list of that label. */
	void choose(String label, String choice) {
		Locator list = browser.field(label).locator("visible=true").first();
		list.waitFor();
		look();
		list.selectOption(new SelectOption().setLabel(choice));
	}

	/** Presses keys, and waits for what they bring about. */
	void press(String shows, String... keys) {
		look();
		for (String key : keys) {
			page().keyboard().press(key);
		}
		Typist.until(page(), shows);
	}

	/** Gives the password again, and waits for what the page then shows. */
	void givePassword(Account account, String shows) {
		fill("Password", account.password());
		click("Continue");
		see(shows);
	}

	/** Ends the sign-in, as the platform does after a while. */
	void endSignIn() {
		browser.context().request().delete(baseUrl + "/ws/rest/v1/session");
	}

	/** Scrolls it to the middle of the window. */
	void center(Locator part) {
		part.evaluate("one => one.scrollIntoView({ block: 'center' })");
	}

	/** The window as it is, with nothing under the pointer. */
	void picture(String name) {
		look();
		page().mouse().move(0, 0);
		keep(name, page().screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)));
	}

	/** A part of the page. */
	void picture(String name, Locator part) {
		part.waitFor();
		look();
		page().mouse().move(0, 0);
		keep(name, part.screenshot(new Locator.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)));
	}

	private void keep(String name, byte[] png) {
		taken.add(name);
		SmallPicture.write(png, pictures.resolve(name + ".png"));
	}

	@Override
	public void close() {
		if (browser != null) {
			browser.close();
		}
	}
}
