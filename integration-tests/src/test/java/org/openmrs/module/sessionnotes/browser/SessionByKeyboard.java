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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session's page, written by keyboard alone. */
final class SessionByKeyboard {

	static final String CONCERNS = "Presenting concerns and symptoms";

	/** What the page says of a signed note. */
	static final String CHECKED = "Checked: it is word for word what was signed.";

	private static final String REFLECTIONS = "Reflections and insights";

	private static final Pattern UUID_IN_ADDRESS = Pattern.compile("[^/]+$");

	private SessionByKeyboard() {
	}

	/**
	 * Opens the first session of the day that has no note, and writes both of its notes until nothing is missing for a signature.
	 *
	 * @return the session's uuid
	 */
	static String writeBoth(KeyboardUser user, String concerns, String reflections) {
		WatchedBrowser browser = user.browser();
		browser.page().locator("[data-needs-work]:focus").waitFor();
		user.press("Enter");
		browser.field(CONCERNS).waitFor();
		Matcher session = UUID_IN_ADDRESS.matcher(browser.page().url());
		assertThat(session.find()).as(browser.page().url()).isTrue();
		// the focus is on the first open question, which the format of the note decides
		browser.page().locator("main :focus").waitFor();
		user.goTo(browser.field(CONCERNS));
		user.type(concerns);
		user.press("Alt+2");
		user.goTo(browser.field(REFLECTIONS));
		user.type(reflections);
		user.goTo(browser.button("Done"));
		user.press("Enter");
		browser.page().getByText("Your private note is saved.").waitFor();

		user.press("Alt+1");
		user.answerWhatIsMissing("Words");
		return session.group();
	}
}
