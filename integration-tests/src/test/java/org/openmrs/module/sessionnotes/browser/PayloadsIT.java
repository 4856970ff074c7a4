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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.DemoWeek.Progress;

/**
 * Sixty texts that would run, load or open something if they ever became markup, in every field of the pages: wherever they are
 * shown they read as they were typed, the policies of the page are not broken, and nothing comes up.
 */
class PayloadsIT {

	private static final String DAY = "/ws/sessionnotes/day";

	private static final Pattern SAVED = Pattern.compile("^Saved at ");

	/** A character that nobody would see in the file. */
	private static final Pattern INVISIBLE = Pattern.compile("‹U\\+([0-9A-F]{4})›");

	private static final int HEXADECIMAL = 16;

	private static final int REPEATED = 200;

	/** What the server takes as the reason for voiding a note. */
	private static final int LONGEST_REASON = 1_000;

	private static final List<String> PAYLOADS = payloads();

	private static final String LINES = String.join("\n", PAYLOADS);

	private static final String LONG = LINES + "\n" + "<b onclick=alert(1)>long</b>".repeat(REPEATED);

	private static final List<String> TEXTS = List.of("Presenting concerns and symptoms", "How the techniques were used",
			"What has changed", "Treatment plan adjustments");

	private static final List<String> TEXTS_OF_GOAL = List.of("Goal", "Comment on the progress");

	private static final List<String> PRIVATE_TEXTS = List.of("Reflections and insights", "The client's emotional responses",
			"Hypotheses about the treatment", "Anything else that is not for the record");

	/** What is struck out in changes is not there any more. */
	private static final String WITHOUT_WHAT_IS_GONE = "changes => [...changes.children]"
			+ ".filter(piece => piece.tagName !== 'DEL').map(piece => piece.textContent).join('')";

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	@Test
	void aSignedNoteReadsAsItWasTyped() {
		assertThat(PAYLOADS).hasSize(60).doesNotHaveDuplicates();
		try (WatchedBrowser browser = DEMO.signedIn(DemoClinic.THERAPIST)) {
			// a page is printed without a printer: what would be printed stays
			browser.context().addInitScript("window.print = () => {}");
			browser.open(pageOf(DemoWeek.OLENA));
			browser.field("Duration in minutes").fill("50");
			for (String answer : List.of("Individual session", "Session in person", "Psychoeducation", "Condition mixed",
					"No risk stated")) {
				choose(browser, answer);
			}
			browser.button("Add: Goal").click();
			choose(browser, "Some progress toward the goal");
			TEXTS.forEach(field -> browser.field(field).fill(LONG));
			TEXTS_OF_GOAL.forEach(field -> browser.field(field).fill(LINES));
			assertThat(browser.page().getByText(SAVED)).hasCount(1);
			browser.page().reload();
			TEXTS.forEach(field -> assertThat(browser.field(field)).hasValue(LONG));
			TEXTS_OF_GOAL.forEach(field -> assertThat(browser.field(field)).hasValue(LINES));

			browser.page().keyboard().press("Control+Enter");
			browser.page().getByText("You sign exactly this.", new Page.GetByTextOptions().setExact(false)).waitFor();
			expectShown(browser, "dialog", "[role=dialog]", LONG, TEXTS.size());
			sign(browser, DemoClinic.THERAPIST);
			browser.page().getByText("Checked: it is word for word what was signed.").waitFor();
			expectShown(browser, "signed", "body", LONG, TEXTS.size());

			browser.field("Addendum").fill(LINES);
			browser.button("Add and sign").click();
			confirm(browser, DemoClinic.THERAPIST, browser.heading("Addenda"));
			browser.open("/ws/sessionnotes/client/" + DemoWeek.OLENA.uuid());
			browser.button("Read").first().click();
			browser.page().getByText("Checked: it is word for word what was signed.").waitFor();
			expectShown(browser, "client", "body", LONG, TEXTS.size());
			browser.button("Print this note").click();
			browser.page().locator("body > article")
					.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
			expectShown(browser, "printed", "body > article", LONG, TEXTS.size());
			// two texts of a goal, an addendum, and the lines with which the long texts begin
			expectShown(browser, "printed", "body > article", LINES, TEXTS.size() + TEXTS_OF_GOAL.size() + 1);
			browser.expectQuiet();
		}
	}

	@Test
	void aPrivateNoteReadsAsItWasTyped() {
		try (WatchedBrowser browser = DEMO.signedIn(DemoClinic.OTHER_THERAPIST)) {
			browser.open(pageOf(DemoWeek.AIKO));
			PRIVATE_TEXTS.forEach(field -> browser.field(field).fill(LONG));
			assertThat(browser.page().getByText(SAVED)).hasCount(1);
			browser.page().reload();
			PRIVATE_TEXTS.forEach(field -> assertThat(browser.field(field)).hasValue(LONG));
			browser.button("Done").click();
			browser.page().getByText("Your private note is saved.").waitFor();
			browser.page().reload();
			browser.button("Open: Private note").click();
			browser.button("Amend").waitFor();
			expectShown(browser, "opened", "body", LONG, PRIVATE_TEXTS.size());
			for (String reason : reasons()) {
				browser.button("Void").click();
				browser.field("Reason for voiding the note").fill(reason);
				browser.page().keyboard().press("Enter");
				Locator hidden = browser.button("Show voided notes");
				hidden.or(browser.button("Restore")).first().waitFor();
				if (hidden.isVisible()) {
					hidden.click();
					browser.button("Open: Private note").click();
				}
				browser.button("Restore").waitFor();
				expectShown(browser, "voided", "body", "Voided: " + reason, 1);
				browser.button("Restore").click();
				browser.button("Amend").waitFor();
			}
			browser.button("Amend").click();
			PRIVATE_TEXTS.forEach(field -> assertThat(browser.field(field)).hasValue(LONG));
			browser.expectQuiet();
		}
	}

	@Test
	void aReviewReadsAsItWasTyped() {
		String note = DemoWeek.SESSIONS.stream().filter(session -> session.progress() == Progress.WAITING).findFirst()
				.orElseThrow().progressNoteUuid();
		String review = "/ws/sessionnotes/review/" + note;
		try (WatchedBrowser browser = DEMO.signedIn(DemoClinic.SUPERVISOR)) {
			browser.open(review);
			browser.field("Comment for the author").fill(LINES);
			browser.button("Return to the author").click();
			confirm(browser, DemoClinic.SUPERVISOR, browser.page().getByText("Done. The author sees it in their list."));
			browser.expectQuiet();
		}
		try (WatchedBrowser browser = DEMO.signedIn(DemoWeek.SUPERVISED_THERAPIST)) {
			browser.open("/ws/sessionnotes/session/" + note);
			browser.page().getByText(PAYLOADS.get(0)).first().waitFor();
			expectShown(browser, "returned", "body", LINES, 1);
			browser.field("Treatment plan adjustments").fill(LONG);
			assertThat(browser.page().getByText(SAVED)).hasCount(1);
			browser.page().keyboard().press("Control+Enter");
			browser.page().getByText("You sign exactly this.", new Page.GetByTextOptions().setExact(false)).waitFor();
			sign(browser, DemoWeek.SUPERVISED_THERAPIST);
			browser.page().getByText("Checked: it is word for word what was signed.").waitFor();
			browser.expectQuiet();
		}
		try (WatchedBrowser browser = DEMO.signedIn(DemoClinic.SUPERVISOR)) {
			browser.open(review);
			browser.heading("Changed since you returned it").waitFor();
			browser.page().locator("ins").first().waitFor();
			assertThat(browser.page().locator("dd:has(ins)").first().evaluate(WITHOUT_WHAT_IS_GONE)).isEqualTo(LONG);
			expectShown(browser, "note", "body", LONG, 1);
			// the comment, and the lines with which the note begins
			expectShown(browser, "comment", "body", LINES, 2);
			browser.expectQuiet();
		}
	}

	@Test
	void snippetsAndNamesReadAsTheyAreTyped() {
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			browser.open(DAY);
			for (String field : List.of("Username", "Password")) {
				for (String payload : PAYLOADS) {
					browser.field(field).fill(payload);
					assertThat(browser.field(field)).hasValue(payload);
				}
			}
			browser.page().keyboard().press("Enter");
			browser.page().getByText("The username or the password is wrong.").waitFor();
			browser.page().reload();
			browser.signIn(DemoClinic.THERAPIST);
			browser.heading("My day").waitFor();
			browser.open("/ws/sessionnotes/snippets");
			browser.button("Add a snippet").click();
			browser.field("Text").fill(LINES);
			for (String payload : PAYLOADS) {
				browser.field("Name").fill(payload);
				assertThat(browser.field("Name")).hasValue(payload);
				browser.page().keyboard().press("Enter");
				browser.page().getByText("A name has 1 to 40 letters, digits and hyphens, and no spaces.").waitFor();
			}
			browser.field("Name").fill("payloads");
			browser.button("Save").click();
			browser.page().getByText(".payloads is saved.").waitFor();
			browser.page().reload();
			browser.button("Change .payloads").click();
			assertThat(browser.field("Text")).hasValue(LINES);
			browser.open(pageOf(DemoWeek.LUCAS));
			browser.field(TEXTS.get(0)).focus();
			browser.page().keyboard().type(".payloads ");
			assertThat(browser.field(TEXTS.get(0))).hasValue(LINES + " ");
			browser.expectQuiet();
		}
	}

	/** Somewhere on the page stands this text, so often, and nothing of it became an element. */
	private static void expectShown(WatchedBrowser browser, String state, String where, String text, int times) {
		String shown = browser.page().locator(where).first().textContent();
		assertThat(shown.split(Pattern.quote(text), -1).length - 1).as(state).isGreaterThanOrEqualTo(times);
		assertThat(browser.page()
				.locator("[onclick], [onerror], [onload], [ontoggle], body script, iframe, object, embed, base, "
						+ "meta[http-equiv], marquee, math, a[href^='javascript' i]")
				.count()).as(state).isZero();
	}

	/** The page of the client's session of today. */
	private static String pageOf(Client client) {
		return "/ws/sessionnotes/session/" + DemoWeek.SESSIONS.stream().filter(session -> session.client() == client)
				.reduce((earlier, later) -> later).orElseThrow().visitUuid();
	}

	private static void choose(WatchedBrowser browser, String answer) {
		browser.page().getByLabel(answer, new Page.GetByLabelOptions().setExact(false)).first().focus();
		browser.page().keyboard().press("Space");
	}

	private static void sign(WatchedBrowser browser, Account account) {
		browser.page().keyboard().press("Enter");
		browser.page().locator("#password-again").waitFor();
		browser.page().keyboard().type(account.password());
		browser.page().keyboard().press("Enter");
	}

	/** Gives the password where it is asked for. */
	private static void confirm(WatchedBrowser browser, Account account, Locator done) {
		Locator password = browser.page().locator("#password-again");
		password.or(done).first().waitFor();
		if (password.isVisible()) {
			password.fill(account.password());
			browser.page().keyboard().press("Enter");
		}
		done.waitFor();
	}

	/** All payloads on lines that are short enough for a reason. */
	private static List<String> reasons() {
		List<String> reasons = new ArrayList<>(List.of(PAYLOADS.get(0)));
		for (String payload : PAYLOADS.subList(1, PAYLOADS.size())) {
			int last = reasons.size() - 1;
			String joined = reasons.get(last) + " " + payload;
			if (joined.length() < LONGEST_REASON) {
				reasons.set(last, joined);
			} else {
				reasons.add(payload);
			}
		}
		return reasons;
	}

	private static List<String> payloads() {
		try (InputStream file = PayloadsIT.class.getResourceAsStream("/browser/payloads.txt")) {
			String lines = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			return INVISIBLE.matcher(lines)
					.replaceAll(found -> Matcher
							.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), HEXADECIMAL))))
					.lines().toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
