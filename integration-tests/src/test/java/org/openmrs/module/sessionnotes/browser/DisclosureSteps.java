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

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;

/** Fills in a new disclosure step by step, as the guides for therapists and privacy officers tell. */
final class DisclosureSteps {

	private static final Pattern QUESTION = Pattern.compile("Question (\\d+) of");

	private static final int DAYS_OPEN = 30;

	private static final int DAYS_AGO = 7;

	/** What the law refuses, whatever else is answered. */
	private static final String SUBPOENA_ALONE = "a subpoena of a lawyer or a party, without a court order";

	private final GuideWalk walk;

	private final String words;

	/** Answers that are chosen where they are offered; elsewhere it is the first. */
	private final Set<String> answers;

	/** @param words what is written where words are wanted */
	DisclosureSteps(GuideWalk walk, String words, Set<String> answers) {
		this.walk = walk;
		this.words = words;
		this.answers = answers;
	}

	/** Finds somebody by a part of the name, and chooses the first who is found. */
	static void find(GuideWalk walk, String label, String name) {
		walk.fill(label, name);
		Locator found = walk.page().locator("li button").filter(new Locator.FilterOptions().setHasText(name)).first();
		walk.click(found);
		walk.see("Choose another");
	}

	/** Chooses an answer by its words. */
	static void choose(GuideWalk walk, String words) {
		walk.click(walk.page().locator("label").filter(new Locator.FilterOptions().setHasText(words)).first());
	}

	/** Answers one question after the other, until all is shown to be read once more. */
	void answerQuestions() {
		Locator check = walk.page().locator("[data-heading]").filter(new Locator.FilterOptions().setHasText("Check"));
		for (int number = 1; !check.isVisible(); number = Math.max(number + 1, shown())) {
			Locator question = walk.page().locator("form").getByText("Question " + number + " of");
			question.or(check).first().waitFor();
			walk.look();
			if (question.isVisible()) {
				answer();
				walk.click("Next");
			}
		}
		walk.look();
	}

	private int shown() {
		Matcher number = QUESTION.matcher(walk.page().locator("form").innerText());
		return number.find() ? Integer.parseInt(number.group(1)) : 0;
	}

	private void answer() {
		boolean mayStayOpen = walk.page().getByText("You may leave this open").isVisible();
		for (Locator text : walk.page().locator("form textarea").all()) {
			text.fill(words);
		}
		for (Locator date : walk.page().locator("form input[type=date]").all()) {
			// only an end may stay open: that of an authorization
			boolean end = "disclosure-end".equals(date.getAttribute("id")) || mayStayOpen;
			if (!"disclosure-told".equals(date.getAttribute("id"))) {
				String day = LocalDate.now().plusDays(end ? DAYS_OPEN : -DAYS_AGO).toString();
				String latest = date.getAttribute("max");
				date.fill(latest != null && !latest.isEmpty() && latest.compareTo(day) < 0 ? latest : day);
			}
		}
		if (!mayStayOpen) {
			for (Locator box : walk.page().locator("form label.cds--checkbox-label").all()) {
				box.click();
			}
		}
		Locator choices = walk.page().locator("form label.cds--radio-button__label");
		if (choices.count() > 0) {
			trySubpoena(choices);
			choices.all().stream().filter(choice -> answers.contains(choice.innerText().strip())).findFirst()
					.orElseGet(choices::first).click();
		}
	}

	/** Sees what becomes of a subpoena alone, where it is offered. */
	private void trySubpoena(Locator choices) {
		Locator subpoena = choices.filter(new Locator.FilterOptions().setHasText(SUBPOENA_ALONE));
		if (subpoena.count() > 0) {
			subpoena.click();
			walk.see("The law does not permit this.");
		}
	}
}
