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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/** The pages of signed papers, of the ledger and of legal holds, by keyboard, on the real server. */
class DocumentPagesIT {

	private static final String PAGES = "/ws/sessionnotes/";

	private static final byte[] FILE = "%PDF-1.7\n7 0 obj\nstartxref\n9\n%%EOF".getBytes(StandardCharsets.US_ASCII);

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	@Test
	void aPaperIsAddedSavedKeptByAHoldAndDeleted() {
		at(DemoClinic.PRIVACY_OFFICER, "privacy", user -> {
			WatchedBrowser browser = user.browser();
			Page page = browser.page();
			user.goTo(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Documents")));
			user.press("Enter");
			choose(user, "Client", DemoClinic.SECOND_CLIENT.familyName());
			page.getByText("There are none yet.").waitFor();
			user.goTo(browser.button("Seal and store it"));
			user.press("Enter");
			page.getByText("Choose a file.").waitFor();
			browser.expectFitsAll("documents-empty");
			browser.field("Day on which it was written").fill("2001-01-31");
			browser.field("File").setInputFiles(new FilePayload("what-nobody-may-read.pdf", "text/html", FILE));
			user.goTo(browser.button("Seal and store it"));
			user.press("Enter");
			page.getByText("The document is added.").waitFor();

			user.goTo(starting(page, "Save the file"));
			Download saved = page.waitForDownload(() -> user.press("Enter"));
			assertThat(bytes(saved)).isEqualTo(FILE);
			assertThat(saved.suggestedFilename()).matches("document-[0-9a-f-]{36}\\.pdf");
			user.goTo(starting(page, "Record the last day of effect"));
			user.press("Enter");
			browser.field("Last day on which it was in effect").fill("2002-01-31");
			user.goTo(browser.button("Record the day"));
			user.press("Enter");
			page.getByText("It must be kept until Jan 31, 2008.").waitFor();
			browser.expectFitsAll("documents");

			browser.open(PAGES + "legalholds");
			choose(user, "Client", DemoClinic.SECOND_CLIENT.familyName());
			user.goTo(browser.field("The clinic’s own number of the matter"));
			user.type("case 12");
			user.goTo(browser.button("Place the hold"));
			user.press("Enter");
			page.getByText("The legal hold is placed.").waitFor();
			browser.expectFitsAll("legalholds");

			browser.open(PAGES + "documents");
			choose(user, "Client", DemoClinic.SECOND_CLIENT.familyName());
			delete(user, page.getByText("A legal hold stops this deletion."));

			browser.open(PAGES + "legalholds");
			user.goTo(starting(page, "Release this hold"));
			user.press("Enter");
			user.goTo(browser.button("The matter is closed: release the hold"));
			user.press("Enter");
			user.givePassword(DemoClinic.PRIVACY_OFFICER, page.getByText("No legal hold is open."));
			page.getByText("Released by").first().waitFor();

			browser.open(PAGES + "documents");
			choose(user, "Client", DemoClinic.SECOND_CLIENT.familyName());
			delete(user, page.getByText("There are none yet."));
			assertThat(browser.kept()).doesNotContain("what-nobody-may-read");
		});
	}

	@Test
	void aDisclosureByTelephoneIsInTheAccountingUntilItIsMadeInError() {
		at(DemoClinic.PRIVACY_OFFICER, "privacy", user -> {
			WatchedBrowser browser = user.browser();
			Page page = browser.page();
			user.goTo(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ledger of disclosures")));
			user.press("Enter");
			choose(user, "Client", DemoClinic.SECOND_CLIENT.familyName());
			page.getByText("There are none yet.").waitFor();
			user.goTo(browser.button("Enter it in the ledger"));
			user.press("Enter");
			user.expectFocus(browser.field("Day of the disclosure"));
			browser.expectFitsAll("ledger-empty");
			user.type(DateTimeFormatter.ofPattern("MMdduuuu").format(LocalDate.now()));
			fill(user, "How it was disclosed", "By tele");
			fill(user, "Person or organization that received it", "County police");
			user.goTo(page.getByLabel("The address is not known"));
			user.press("Space");
			fill(user, "What was disclosed", "Dates of sessions");
			fill(user, "Purpose", "An inquiry");
			fill(user, "Legal basis", "Law enf");
			user.goTo(browser.button("Enter it in the ledger"));
			user.press("Enter");
			page.getByText("The disclosure is entered.").waitFor();
			browser.expectFitsAll("ledger");

			browser.open(PAGES + "accounting");
			choose(user, "Client", DemoClinic.SECOND_CLIENT.familyName());
			user.goTo(browser.button("Show the accounting"));
			user.press("Enter");
			page.getByText("County police").waitFor();

			browser.open(PAGES + "ledger");
			choose(user, "Client", DemoClinic.SECOND_CLIENT.familyName());
			user.goTo(starting(page, "Made in error"));
			user.press("Enter");
			user.expectFocus(browser.field("Why the entry is wrong"));
			user.type("another client");
			browser.expectFitsAll("ledger-error");
			user.press("Enter");
			page.getByText("Made in error: another client").waitFor();

			browser.open(PAGES + "accounting");
			choose(user, "Client", DemoClinic.SECOND_CLIENT.familyName());
			user.goTo(browser.button("Show the accounting"));
			user.press("Enter");
			page.getByText("No disclosure that must be counted was made").waitFor();
		});
	}

	private static void fill(KeyboardUser user, String label, String typed) {
		user.goTo(user.browser().field(label));
		user.type(typed);
	}

	@Test
	void aTherapistIsToldThatThePagesAreForOthers() {
		at(DemoClinic.THERAPIST, "documents", user -> {
			user.browser().page().getByText("This page is for those who record legal orders").waitFor();
			user.browser().open(PAGES + "ledger");
			user.browser().page().getByText("This page is for those who record legal orders").waitFor();
			user.browser().open(PAGES + "legalholds");
			user.browser().page().getByText("This page is for those who record or approve legal orders").waitFor();
		});
	}

	private static void delete(KeyboardUser user, Locator answer) {
		user.goTo(starting(user.browser().page(), "Delete"));
		user.press("Enter");
		user.goTo(user.browser().button("Delete it for good"));
		user.press("Enter");
		user.givePassword(DemoClinic.PRIVACY_OFFICER, answer);
	}

	private static byte[] bytes(Download saved) {
		try {
			return Files.readAllBytes(saved.path());
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Locator starting(Page page, String label) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + label + ": ")));
	}

	private static void choose(KeyboardUser user, String label, String typed) {
		user.goTo(user.browser().field(label));
		user.type(typed);
		user.browser().page().getByText(Pattern.compile("found. Choose one.$")).waitFor();
		user.press("ArrowDown");
		user.expectFocus(user.browser().page().locator("main li button").first());
		user.press("Enter");
		user.expectFocus(user.browser().button("Choose another"));
	}

	/** Signs in, goes to the page, and does the work there. */
	private static void at(Account account, String place, Consumer<KeyboardUser> work) {
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			browser.open(PAGES + place);
			KeyboardUser user = new KeyboardUser(browser);
			try {
				browser.signIn(account);
				browser.page().locator("main h1").first().waitFor();
				work.accept(user);
			} catch (PlaywrightException | AssertionError e) {
				browser.picture("failed-" + place);
				throw e;
			}
			browser.expectQuiet();
		}
	}
}
