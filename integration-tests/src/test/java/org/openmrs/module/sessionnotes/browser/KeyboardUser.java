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

import java.util.regex.Pattern;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/**
 * Someone at the module's pages who has a keyboard alone. Nothing is clicked, filled or given the focus: what is wanted is gone to
 * by keys, and within a bounded number of them.
 */
final class KeyboardUser {

	/** More than any page has places where the focus stops. */
	private static final int MOST_STOPS = 250;

	/** More than a note has questions. */
	private static final int MOST_QUESTIONS = 60;

	/** What has the focus: its type, whether it is open itself, whether there is something in it, and the words on or around it. */
	private static final String FOCUSED = "() => { const one = document.activeElement; "
			+ "return [one.type || one.tagName, 'open' in one.dataset ? 'open' : '', one.value ? 'full' : 'empty', one.textContent, one.labels?.[0]?.textContent].join(' ').replace(/\\s+/g, ' ') }";

	private static final String IS_ABOVE = "one => (document.activeElement.compareDocumentPosition(one) "
			+ "& Node.DOCUMENT_POSITION_PRECEDING) !== 0";

	private static final Pattern SAVED = Pattern.compile("^Saved at ");

	private final WatchedBrowser browser;

	private final Keyboard keyboard;

	KeyboardUser(WatchedBrowser browser) {
		this.browser = browser;
		this.keyboard = browser.page().keyboard();
	}

	WatchedBrowser browser() {
		return browser;
	}

	void press(String keys) {
		keyboard.press(keys);
	}

	void type(String text) {
		keyboard.type(text);
	}

	/** Signs in on the page that is open, and waits for the page with which the user begins. */
	void signIn(Account account) {
		goTo(browser.field("Username"));
		type(account.username());
		press("Tab");
		type(account.password());
		press("Enter");
		browser.button("Sign out").waitFor();
	}

	void signOut() {
		goBackTo(browser.button("Sign out"));
		press("Enter");
		browser.field("Username").waitFor();
	}

	/** Goes on with Tab until it has the focus. */
	void goTo(Locator control) {
		go("Tab", control);
	}

	/** Goes back with Shift and Tab until it has the focus. */
	void goBackTo(Locator control) {
		go("Shift+Tab", control);
	}

	/** Goes through the rows of the page until the one that leads there has the focus, and opens it. */
	void openRow(String address) {
		browser.page().locator("[data-row]:focus").waitFor();
		Locator row = browser.page().locator("a[data-row][href$='" + address + "']").first();
		go((Boolean) row.evaluate(IS_ABOVE) ? "ArrowUp" : "ArrowDown", row);
		press("Enter");
	}

	private void go(String key, Locator control) {
		control.waitFor();
		for (int stop = 0; stop < MOST_STOPS; stop++) {
			if (hasFocus(control)) {
				return;
			}
			press(key);
		}
		assertThat(hasFocus(control)).as("%s reached with %s from %s", control, key, focused()).isTrue();
	}

	private static boolean hasFocus(Locator control) {
		return (Boolean) control.evaluate("one => one === document.activeElement");
	}

	/** Waits for it, and for the focus on it. */
	void expectFocus(Locator control) {
		control.and(browser.page().locator(":focus")).waitFor();
	}

	/** Waits until that many notes of the page are saved as they were typed. */
	void expectSaved(int notes) {
		com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(browser.page().getByText(SAVED)).hasCount(notes);
	}

	/**
	 * Goes from one open question to the next. What the last session had is kept as it is, the first answer chosen, and words are
	 * typed where words are wanted.
	 */
	void answerWhatIsMissing(String words) {
		Locator nothing = browser.page().getByText("Nothing is missing for a signature.");
		press("Alt+ArrowDown");
		for (int question = 0; question < MOST_QUESTIONS && !nothing.isVisible(); question++) {
			String focused = focused();
			if (focused.startsWith("checkbox open") || focused.contains("Keep as it is")) {
				press("Enter");
			} else if (focused.startsWith("radio") || focused.startsWith("checkbox")) {
				press("1");
				press("Enter");
			} else if (focused.startsWith("button open") && focused.contains("Add:")) {
				press("Enter");
				browser.page().locator("textarea:focus").waitFor();
			} else if (focused.startsWith("time")) {
				// the end is as well told by the duration
				goTo(browser.field("Duration in minutes"));
				type("50");
				press("Alt+ArrowDown");
			} else if (focused.matches("number (open )?empty.*")) {
				type("50");
				press("Alt+ArrowDown");
			} else if (focused.matches("textarea (open )?empty.*")) {
				type(words);
				press("Alt+ArrowDown");
			} else {
				press("Alt+ArrowDown");
			}
		}
		assertThat(nothing.isVisible()).as("Nothing is missing, at %s", focused()).isTrue();
	}

	private String focused() {
		return (String) browser.page().evaluate(FOCUSED);
	}

	/** Opens what is about to be signed. */
	void reviewSignature() {
		press("Control+Enter");
		browser.page().getByText("You sign exactly this.", new Page.GetByTextOptions().setExact(false)).waitFor();
		expectFocus(browser.page().locator(".cds--modal-footer .cds--btn--primary"));
	}

	/** Signs what is shown, with the password if it is asked for, and waits until the page tells it. */
	void sign(Account account, Locator signed) {
		press("Enter");
		givePassword(account, signed);
	}

	/** Gives the password where it is asked for before the other is seen. */
	void givePassword(Account account, Locator done) {
		Locator password = browser.page().locator("#password-again");
		password.or(done).first().waitFor();
		if (password.isVisible()) {
			expectFocus(password);
			type(account.password());
			press("Enter");
		}
		done.waitFor();
	}
}
