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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Where the text of a private note goes in its author's browser: onto the screen, to the addresses of drafts and of private
 * notes, and nowhere else: not onto paper, into another tab, or into what the browser writes to its disk.
 */
class PrivateTextIT {

	private static final List<String> FIELDS = List.of("Reflections and insights", "The client's emotional responses",
			"Hypotheses about the treatment", "Anything else that is not for the record");

	private static final Pattern SAVED = Pattern.compile("^Saved at ");

	/** A busy machine takes its time. In milliseconds. */
	private static final double PATIENCE = 60_000;

	@TempDir
	private Path directory;

	private static Chromium chromium;

	private final RunningServer server = SharedServer.get();

	@BeforeAll
	static void openBrowser() {
		chromium = Chromium.openOrSkip();
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
	}

	@AfterAll
	static void closeBrowser() {
		if (chromium != null) {
			chromium.close();
		}
	}

	@Test
	void thePrivateTextIsOnTheScreenAndNowhereElse() throws IOException {
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		Client client = newClient(server);
		Http author = server.as(therapist);
		String session = create(author, complete(client));
		ok(step(author, session, "sign"));
		String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
		Path profile = Files.createDirectory(directory.resolve("profile"));
		Path archive = directory.resolve("archive.har");

		try (WatchedBrowser browser = new WatchedBrowser(chromium.newContext(profile, archive), server)) {
			browser.open("/ws/sessionnotes/day");
			browser.signIn(therapist);
			browser.heading("My day").waitFor();
			browser.open("/ws/sessionnotes/session/" + session);
			for (String field : FIELDS) {
				browser.field(field).fill(field + " " + canary);
			}
			assertThat(browser.page().getByText(SAVED)).hasCount(1);
			expectNowhereElse(browser, client, canary);
			browser.button("Done").click();
			browser.page().getByText("Your private note is saved.").waitFor();

			browser.page().reload();
			opened(browser, canary);
			expectNowhereElse(browser, client, canary);
			browser.button("Amend").click();
			browser.field("Reflections and insights").fill("amended " + canary);
			assertThat(browser.page().getByText(SAVED)).hasCount(1);
			expectNowhereElse(browser, client, canary);
			browser.expectQuiet();
			assertThat(browser.said()).noneMatch(one -> one.contains(canary));
		}

		BrowserTraces.expectInOwnRequestsAlone(archive, canary);
		assertThat(BrowserTraces.filesWith(profile, canary)).isEmpty();
	}

	@Test
	void theSearchThroughTheProfileFindsWhatABrowserKeeps() throws IOException {
		String kept = "kept" + UUID.randomUUID().toString().replace("-", "");
		Path profile = Files.createDirectory(directory.resolve("profile"));
		try (WatchedBrowser browser = new WatchedBrowser(
				chromium.newContext(profile, directory.resolve("archive.har")), server)) {
			browser.open("/ws/sessionnotes/day");
			browser.field("Username").waitFor();
			browser.page().evaluate("text => localStorage.setItem('searched for', text)", kept);
		}

		assertThat(BrowserTraces.filesWith(profile, kept)).isNotEmpty();
	}

	private static void opened(WatchedBrowser browser, String canary) {
		browser.page()
				.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Open: Private note")))
				.click();
		browser.page().getByText(canary).first().waitFor();
	}

	private static void expectNowhereElse(WatchedBrowser browser, Client client, String canary) throws IOException {
		assertThat(browser.kept()).doesNotContain(canary);
		String page = browser.page().url();
		assertThat(printed(browser.page())).contains("Low mood, poor sleep").doesNotContain(canary);
		for (String other : List.of(page.replaceAll("session/.*", "day"),
				page.replaceAll("session/.*", "client/" + client.uuid()))) {
			Page tab = browser.context().newPage();
			tab.navigate(other);
			tab.getByText(Pattern.compile(client.familyName())).first().waitFor();
			assertThat(tab.content()).doesNotContain(canary);
			assertThat(printed(tab)).doesNotContain(canary);
			tab.close();
		}
	}

	private static String printed(Page page) throws IOException {
		try (PDDocument paper = PDDocument.load(page.pdf())) {
			return new PDFTextStripper().getText(paper);
		}
	}
}
