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

import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.Http;

/**
 * A whole day of a supervised therapist and the supervisor on the module's pages, by keyboard alone, on the real server with the
 * demonstration's week.
 */
class WholeDayIT {

	private static final String PAGES = "/ws/sessionnotes/";

	private static final String REST = "/ws/rest/v1/sessionnotes/";

	private static final Account THERAPIST = DemoWeek.SUPERVISED_THERAPIST;

	private static final String HINT = "Speculation belongs in a psychotherapy note";

	private static final Pattern PROGRESS_NOTE = Pattern.compile("\"progressNote\":\\{\"uuid\":\"([^\"]+)\"");

	private static final Pattern FIRST_UUID = Pattern.compile("\"uuid\":\"([^\"]+)\"");

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	/** A session whose notes are written, with words that are nowhere else. */
	private static final class Written {

		private final String concerns = "Concerns " + UUID.randomUUID();

		private final String canary = "Canary " + UUID.randomUUID();

		private String session;

		private String progressNote;
	}

	@Test
	void bothNotesOfTwoSessionsFromTheFirstWordToTheAddendum() {
		Written first = new Written();
		Written second = new Written();
		String comment = "Comment " + UUID.randomUUID();
		String changed = "Changed " + UUID.randomUUID();
		String addendum = "Addendum " + UUID.randomUUID();
		at(THERAPIST, user -> {
			write(user, first);
			takeHint(user, first);
			user.goBackTo(link(user, "My day"));
			user.press("Enter");
			write(user, second);
			user.reviewSignature();
			user.sign(THERAPIST, user.browser().page().getByText(SessionByKeyboard.CHECKED));
		});
		at(DemoClinic.SUPERVISOR, user -> {
			openReview(user, first, first.concerns);
			giveBack(user, comment);
		});
		at(THERAPIST, user -> signAgain(user, first, comment, changed));
		at(DemoClinic.SUPERVISOR, user -> {
			openReview(user, first, changed.split(" ")[1]);
			cosign(user, changed);
		});
		at(THERAPIST, user -> {
			add(user, first, addendum);
			readClient(user, addendum);
		});
		expectInRecord(first, changed, addendum, "FINAL");
		expectInRecord(second, second.concerns, "", "AWAITING_COSIGNATURE");
	}

	/** Signs in, does the work, and signs out again. */
	private void at(Account account, Consumer<KeyboardUser> work) {
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			boolean reviews = account == DemoClinic.SUPERVISOR;
			if (reviews) {
				browser.keepAnswers();
			}
			browser.open(PAGES + "day");
			KeyboardUser user = new KeyboardUser(browser);
			try {
				user.signIn(account);
				work.accept(user);
				user.signOut();
			} catch (PlaywrightException | AssertionError e) {
				browser.picture("failed-" + account.username());
				throw e;
			}
			browser.expectQuiet();
			if (reviews) {
				assertThat(browser.answered()).isNotEmpty().noneMatch(answer -> answer.contains("Canary "));
			}
		}
	}

	/** Opens the first session of the day that has no note, and writes both of its notes. */
	private static void write(KeyboardUser user, Written written) {
		written.session = SessionByKeyboard.writeBoth(user, written.concerns, written.canary);
		expectPrivate(user.browser(), written.canary);
	}

	/** Writes a supposition into the record, is told so before the signature, and takes it out again. */
	private static void takeHint(KeyboardUser user, Written written) {
		WatchedBrowser browser = user.browser();
		Page page = browser.page();
		String supposition = " I suspect a quarrel.";
		user.goBackTo(browser.field(SessionByKeyboard.CONCERNS));
		user.press("Control+End");
		user.type(supposition);
		user.reviewSignature();
		page.getByText(HINT, new Page.GetByTextOptions().setExact(false)).first().waitFor();
		browser.expectFitsAll("sign-with-hint");
		user.press("Escape");
		user.goBackTo(browser.field(SessionByKeyboard.CONCERNS));
		browser.expectFitsAll("hint-in-note");
		user.press("Control+End");
		for (int i = 0; i < supposition.length(); i++) {
			user.press("Backspace");
		}
		PlaywrightAssertions.assertThat(browser.field(SessionByKeyboard.CONCERNS)).hasValue(written.concerns);

		user.reviewSignature();
		assertThat(page.locator(".cds--modal.is-visible").innerText()).contains(written.concerns).doesNotContain(HINT,
				written.canary);
		user.press("Enter");
		user.givePassword(THERAPIST, page.getByText(SessionByKeyboard.CHECKED));
	}

	/** Goes to the note among those that wait, by the list of the day. */
	private static void openReview(KeyboardUser user, Written written, String words) {
		WatchedBrowser browser = user.browser();
		written.progressNote = found(PROGRESS_NOTE,
				THERAPIST.login(DEMO.server().baseUrl()).get(REST + "session/" + written.session));
		user.goTo(link(user, "Review"));
		user.press("Enter");
		browser.heading("Review").waitFor();
		browser.page().locator("[data-row]:focus").waitFor();
		browser.expectFitsAll("review-list");
		user.openRow("/review/" + written.progressNote);
		browser.page().getByText(SessionByKeyboard.CHECKED).waitFor();
		assertThat(browser.page().content()).contains(words).doesNotContain(written.canary);
	}

	private static void giveBack(KeyboardUser user, String comment) {
		WatchedBrowser browser = user.browser();
		browser.expectFitsAll("review");
		user.press("Alt+R");
		user.expectFocus(browser.field("Comment for the author"));
		user.type(comment);
		user.goTo(browser.button("Return to the author"));
		user.press("Enter");
		user.givePassword(DemoClinic.SUPERVISOR, browser.page().getByText("Done. The author sees it in their list."));
		browser.expectFitsAll("review-done");
	}

	/** Finds the note under those that were returned, reads why, changes it and signs it again. */
	private static void signAgain(KeyboardUser user, Written written, String comment, String changed) {
		WatchedBrowser browser = user.browser();
		browser.heading("Returned to you").waitFor();
		user.openRow("/session/" + written.progressNote);
		browser.page().getByText(comment).waitFor();
		browser.field(SessionByKeyboard.CONCERNS).waitFor();
		browser.expectFitsAll("returned");
		user.press("Alt+1");
		user.goTo(browser.field(SessionByKeyboard.CONCERNS));
		user.press("Control+a");
		user.type(changed);
		user.expectSaved(1);
		user.reviewSignature();
		user.sign(THERAPIST, browser.page().getByText(SessionByKeyboard.CHECKED));
	}

	/** Sees what was changed since the note was returned, and co-signs it. */
	private static void cosign(KeyboardUser user, String changed) {
		WatchedBrowser browser = user.browser();
		Page page = browser.page();
		browser.heading("Changed since you returned it").waitFor();
		assertThat(String.join(" ", page.locator("ins").allInnerTexts())).contains(changed.split(" ")[1]);
		browser.expectFitsAll("review-with-changes");
		user.press("Control+Enter");
		user.givePassword(DemoClinic.SUPERVISOR, page.getByText("Done. The author sees it in their list."));
	}

	private static void add(KeyboardUser user, Written written, String addendum) {
		WatchedBrowser browser = user.browser();
		user.openRow("/session/" + written.progressNote);
		browser.page().getByText(SessionByKeyboard.CHECKED).waitFor();
		user.goTo(browser.field("Addendum"));
		user.type(addendum);
		browser.expectFitsAll("addendum-written");
		user.goTo(browser.button("Add and sign"));
		user.press("Enter");
		user.givePassword(THERAPIST, browser.page().locator("article").getByText(addendum));
		browser.expectFitsAll("addendum");
		expectPrivate(browser, written.canary);
	}

	/** Goes on to the client's page, and reads the note with its addendum there. */
	private static void readClient(KeyboardUser user, String addendum) {
		WatchedBrowser browser = user.browser();
		user.goBackTo(link(user, "All sessions"));
		user.press("Enter");
		Locator read = browser.page().locator("button[data-row]").first();
		user.goTo(read);
		user.press("Enter");
		browser.page().getByText(SessionByKeyboard.CHECKED).waitFor();
		browser.page().getByText(addendum).waitFor();
		browser.expectFitsAll("client-with-addendum");
		user.goBackTo(link(user, "Snippets"));
		user.press("Enter");
		user.goTo(browser.button("Add a snippet"));
		user.press("Enter");
		user.expectFocus(browser.field("Name"));
		browser.expectFitsAll("snippets");
		user.press("Escape");
	}

	/** The record has the note as it was signed, and the private note is its author's alone. */
	private static void expectInRecord(Written written, String words, String addendum, String state) {
		Http author = THERAPIST.login(DEMO.server().baseUrl());
		String session = author.get(REST + "session/" + written.session).body();
		String note = REST + "progressnote/" + found(PROGRESS_NOTE, author.get(REST + "session/" + written.session));
		assertThat(author.get(note + "?v=full").body())
				.contains("\"state\":\"" + state + "\"", "\"duration\":50", words, addendum)
				.doesNotContain(written.canary);
		assertThat(author.get(note + "/verify").body()).contains("\"signed\":true", "\"intact\":true");

		String own = session.substring(session.indexOf("\"privateNotes\""));
		Matcher uuid = FIRST_UUID.matcher(own);
		assertThat(uuid.find()).as(session).isTrue();
		String privateNote = REST + "psychotherapynote/" + uuid.group(1) + "?v=full";
		assertThat(author.get(privateNote).body()).contains(written.canary);
		assertThat(DemoClinic.SUPERVISOR.login(DEMO.server().baseUrl()).withPasswordAgain().get(privateNote).body())
				.doesNotContain(written.canary);
	}

	/** The private text went to the author's own notes alone, and is nowhere in the browser. */
	private static void expectPrivate(WatchedBrowser browser, String canary) {
		assertThat(browser.kept()).doesNotContain(canary);
		assertThat(browser.said()).noneMatch(one -> one.contains(canary));
		assertThat(browser.asked()).filteredOn(request -> request.contains(canary))
				.allMatch(request -> request.matches("(?s)POST \\S+/sessionnotes/(draft|psychotherapynote)\\b.*"));
	}

	private static Locator link(KeyboardUser user, String text) {
		return user.browser().page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
	}

	private static String found(Pattern pattern, Http.Answer answer) {
		Matcher matcher = pattern.matcher(answer.body());
		assertThat(matcher.find()).as(answer.body()).isTrue();
		return matcher.group(1);
	}
}
