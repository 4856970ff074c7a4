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

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/** The page of a session in one tab of a browser, with both of its notes, as their author writes them. */
final class OpenSession {

	static final String CONCERNS = "Presenting concerns and symptoms";

	static final String REFLECTIONS = "Reflections and insights";

	private static final Pattern SAVED = Pattern.compile("^Saved at ");

	private static final String KEPT = "What you typed is kept.";

	private static final String TWO_TEXTS = "There are two texts of this note";

	/** The page waits up to a minute until it asks a server again that it could not reach. In milliseconds. */
	private static final double LONGEST_PAUSE = 180_000;

	private final Page page;

	OpenSession(Page page) {
		this.page = page;
		field(CONCERNS).waitFor();
		field(REFLECTIONS).waitFor();
	}

	Page page() {
		return page;
	}

	Locator field(String label) {
		return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
	}

	/** Writes at the end of a field, at one stroke: what the page does meanwhile can't take the focus from it. */
	void write(String field, String text) {
		field(field).fill(field(field).inputValue() + text);
	}

	/** Both notes are saved as they were typed. */
	void expectSaved() {
		assertThat(page.getByText(SAVED)).hasCount(2);
	}

	/** Both notes say that they can't be saved, and that nothing is lost. */
	void expectKept() {
		assertThat(page.getByText(KEPT, new Page.GetByTextOptions().setExact(false))).hasCount(2);
	}

	void expectWords(String field, String words) {
		assertThat(field(field)).hasValue(words);
	}

	/** Each text, of letters, digits, spaces and hyphens, is in the field, in whatever order. */
	void expectAll(String field, String... texts) {
		for (String text : texts) {
			assertThat(field(field)).hasValue(Pattern.compile(text));
		}
	}

	/** Waits until the sign-in of before has ended, and signs in again over the page. */
	void signInAgain(Account account, String password) {
		Locator dialog = page.getByRole(AriaRole.DIALOG,
				new Page.GetByRoleOptions().setName("Your sign-in has ended"));
		dialog.waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_PAUSE));
		dialog.getByLabel("Username").fill(account.username());
		dialog.getByLabel("Password", new Locator.GetByLabelOptions().setExact(true)).fill(password);
		page.keyboard().press("Enter");
		dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
	}

	/** Waits for that many views of two texts, in which each of these is read. */
	void expectMergeViews(int views, String... texts) {
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(TWO_TEXTS))).hasCount(views);
		for (String text : texts) {
			page.locator("section").filter(new Locator.FilterOptions().setHasText(TWO_TEXTS)).getByText(text).first()
					.waitFor();
		}
	}

	/** Goes on with both texts, in every view. */
	void keepBoth() {
		Locator goOn = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue with what is chosen"));
		goOn.first().waitFor();
		for (int left = goOn.count(); left > 0; left--) {
			goOn.first().click();
			assertThat(goOn).hasCount(left - 1);
		}
	}
}
