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

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;

/** Somebody who makes a disclosure on the module's pages, or decides on one, by keyboard alone. */
final class DisclosureByKeyboard {

	/** More than any basis asks. */
	private static final int MOST_QUESTIONS = 40;

	private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("MMdduuuu");

	/** The type of the first control of the question that is asked. */
	private static final String CONTROL = "one => one.type || one.tagName";

	/** How an answer is shown that may stay open. */
	private static final String NOT_ANSWERED = "—";

	/** Author, notes, recipient, basis, purpose, end and who is told. */
	private static final int FEWEST_FACTS = 7;

	private static final int[] WIDTHS = {360, 1280};

	private final KeyboardUser user;

	private final WatchedBrowser browser;

	private final Page page;

	/** What every picture of this disclosure is called by. */
	private final String name;

	private final boolean inAllWindows;

	/** What the check showed before the password. */
	private Map<String, String> checked = Map.of();

	DisclosureByKeyboard(KeyboardUser user, String name) {
		this(user, name, false);
	}

	private DisclosureByKeyboard(KeyboardUser user, String name, boolean inAllWindows) {
		this.user = user;
		this.browser = user.browser();
		this.page = browser.page();
		this.name = name;
		this.inAllWindows = inAllWindows;
	}

	/** Looks at each state with all letters twice as large, too, and from right to left. */
	static DisclosureByKeyboard inAllWindows(KeyboardUser user, String name) {
		return new DisclosureByKeyboard(user, name, true);
	}

	/** Nothing keeps people from using this state, in a wide window and in a telephone's; and it leaves pictures. */
	void expectFits(String state) {
		if (inAllWindows) {
			browser.expectFitsAll("disclosure-" + name + "-" + state);
			return;
		}
		int height = page.viewportSize().height;
		for (int width : WIDTHS) {
			page.setViewportSize(width, height);
			browser.expectAccessible(name + ", " + state);
			browser.expectNoSidewaysScroll(name + ", " + state + ", " + width);
			browser.picture("disclosure-" + name + "-" + state + "-" + width);
		}
	}

	/** Follows a link of the page. */
	void follow(String link) {
		Locator found = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true));
		user.goTo(found);
		user.press("Enter");
	}

	void press(String button) {
		user.goTo(exactButton(button));
		user.press("Enter");
	}

	Locator exactButton(String button) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
	}

	/** Begins a disclosure from the list. */
	void begin(String button) {
		browser.heading("Disclosures").waitFor();
		press(button);
		browser.heading("New disclosure").waitFor();
	}

	/** Goes on, and waits until the next screen has the focus. */
	void next() {
		press("Next");
		user.expectFocus(page.locator("[data-heading]"));
	}

	/** Finds somebody by a part of the name, and chooses them. */
	void find(String label, String givenName) {
		find(browser.field(label), givenName);
	}

	private void find(Locator field, String givenName) {
		user.goTo(field);
		user.type(givenName);
		Locator found = page.getByRole(AriaRole.BUTTON,
				new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("\\b" + givenName + "\\b"))).first();
		user.goTo(found);
		user.press("Enter");
		page.getByText("Choose another").first().waitFor();
	}

	/** Chooses one of a group of choices, of which one or none is chosen yet. */
	void choose(String group, String id) {
		Locator wanted = page.locator("[id='" + id + "']");
		wanted.waitFor();
		if (wanted.isChecked()) {
			return;
		}
		Locator chosen = page.locator("input[name='" + group + "']:checked");
		if (chosen.count() == 0) {
			user.goTo(page.locator("input[name='" + group + "']").first());
			user.press("Space");
		} else {
			user.goTo(chosen);
		}
		int choices = page.locator("input[name='" + group + "']").count();
		for (int i = 0; i < choices && !wanted.isChecked(); i++) {
			user.press("ArrowDown");
		}
		assertThat(wanted.isChecked()).as(id).isTrue();
	}

	/** Ticks a box that is not ticked. */
	void check(String id) {
		user.goTo(page.locator("[id='" + id + "']"));
		user.press("Space");
		assertThat(page.locator("[id='" + id + "']").isChecked()).as(id).isTrue();
	}

	void fill(String label, String words) {
		user.goTo(browser.field(label));
		user.type(words);
	}

	void fillDay(String label, LocalDate day) {
		user.goTo(browser.field(label));
		user.type(TYPED.format(day));
	}

	/** One of the author's own notes, whole or as an excerpt. */
	void chooseNote(Client client, String note, String excerpt) {
		find("Client", client.givenName());
		choose("note", "note-" + note);
		if (excerpt != null) {
			choose("amount", "amount-EXCERPT");
			fill("What the recipient reads", excerpt);
		}
		expectFits("what");
		next();
	}

	void chooseUser(Account recipient) {
		find("Recipient", recipient.givenName());
		expectFits("recipient");
		next();
	}

	void chooseOutside(String recipient, String address) {
		choose("to-whom", "to-OUTSIDE");
		fill("Name of the person or organization", recipient);
		fill("Address", address);
		expectFits("recipient");
		next();
	}

	/** Says for which kind of notes the basis is, and chooses it. */
	void chooseBasis(String basis) {
		if (basis.startsWith("SUD_")) {
			choose("kind", "kind-SUD_COUNSELING_NOTE");
		}
		choose("basis", "basis-" + basis);
		expectFits("basis");
		next();
	}

	/** @param end null where the basis has an end of its own */
	void sayPurposeAndEnd(String purpose, LocalDate end) {
		fill("Purpose of the disclosure", purpose);
		next();
		if (end != null) {
			fillDay("Open until the end of", end);
		}
		expectFits("time");
		next();
	}

	/**
	 * Answers one question after the other as a person would whose papers are in order, until all is to be checked.
	 *
	 * @param person who is named where a person is asked for
	 */
	void answerAll(String words, Account person, LocalDate today, LocalDate later) {
		Locator check = browser.heading("Check");
		for (int question = 0; question < MOST_QUESTIONS && !check.isVisible(); question++) {
			Locator first = page.locator("[data-field] :is(input, textarea)").first();
			boolean mayStayOpen = page.getByText("You may leave this open").isVisible();
			String type = (String) first.evaluate(CONTROL);
			switch (type) {
				case "radio" -> {
					user.goTo(first);
					user.press("Space");
				}
				case "checkbox" -> {
					if (!mayStayOpen) {
						user.goTo(first);
						user.press("Space");
					}
				}
				case "date" -> {
					user.goTo(first);
					// only an end may stay open: there are events that end a document, too
					user.type(TYPED.format(mayStayOpen ? later : today));
				}
				case "text" -> find(first, person.givenName());
				default -> {
					user.goTo(first);
					user.type(words);
				}
			}
			if (question == 0) {
				expectFits("question");
			}
			next();
		}
		check.waitFor();
		expectFits("check");
	}

	/** Discloses or records, with the password. */
	void submit(String button, Account account, String done) {
		checked = facts();
		press(button);
		user.givePassword(account, page.getByText(done, new Page.GetByTextOptions().setExact(false)));
		expectFits("done");
	}

	/** @return what was to be checked when it was submitted: names, and what was said of each */
	Map<String, String> checked() {
		return checked;
	}

	/** The opened entry has every fact that was to be checked when it was recorded. */
	void expectFacts(Map<String, String> recorded) {
		Map<String, String> shown = facts();
		assertThat(recorded).hasSizeGreaterThanOrEqualTo(FEWEST_FACTS);
		recorded.forEach((fact, said) -> {
			if (fact.equals("Open until the end of")) {
				assertThat(shown.get("Ends")).contains(said);
			} else if (!said.equals(NOT_ANSWERED)) {
				assertThat(shown.get(fact)).as(fact).contains(said);
			}
		});
	}

	private Map<String, String> facts() {
		Map<String, String> facts = new LinkedHashMap<>();
		for (Locator fact : page.locator("main dl > div").all()) {
			facts.put(fact.locator("dt").innerText(), fact.locator("dd").first().innerText());
		}
		return facts;
	}

	/** Makes the file for a recipient outside, and gets it. */
	byte[] makeFile(Account account) throws java.io.IOException {
		Download file = page.waitForDownload(() -> {
			press("Make the file");
			user.givePassword(account, page.getByText("The file was made.", new Page.GetByTextOptions().setExact(false)));
		});
		expectFits("file-made");
		return java.nio.file.Files.readAllBytes(file.path());
	}

	/** Opens the newest entry of the section whose heading begins with the words. */
	void openEntryOf(String section, String words) {
		Locator entry = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(section).setExact(true))
				.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open: " + words)).first();
		user.goTo(entry);
		user.press("Enter");
	}

	/** Opens the newest entry of the list whose heading begins with the words. */
	void openEntry(String words) {
		Locator entry = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open: " + words)).first();
		user.goTo(entry);
		user.press("Enter");
	}

	/** Reads the note that the opened entry discloses. */
	void readNote(Account account, String text) {
		Locator read = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Read: ")).first();
		user.givePassword(account, read);
		user.goTo(read);
		user.press("Enter");
		user.givePassword(account, page.getByText(text));
		expectFits("read");
	}
}
