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
import static org.openmrs.module.sessionnotes.browser.OpenSession.CONCERNS;
import static org.openmrs.module.sessionnotes.browser.OpenSession.REFLECTIONS;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.DemoWeek.Session;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.ServerOptions;

/**
 * Whatever happens while both notes of a session are written, every word is there afterwards: in its field, or in the view of two
 * texts. The real server, which is killed too, and Chromium.
 */
class NothingLostIT {

	private static final String PAGES = "/ws/sessionnotes/";

	private static final String REST = "/ws/rest/v1/";

	private static final String NOTE = REST + "sessionnotes/progressnote/";

	private static final String MODULE = "**/ws/rest/v1/sessionnotes/**";

	/** The platform's own encounter role "Unknown". */
	private static final String ENCOUNTER_ROLE = "a0b03050-c99b-11e0-9572-0800200c9a66";

	/** A busy machine takes its time, and the page up to a minute until it tries again. In milliseconds. */
	private static final double PATIENCE = 150_000;

	private static final int UNAVAILABLE = 503;

	private static final Pattern DIGEST = Pattern.compile("\"contentDigest\":\"([^\"]+)\"");

	@TempDir
	private static Path directory;

	private static RunningServer server;

	private static Chromium chromium;

	private final String concerns = "Concerns " + UUID.randomUUID();

	private final String reflections = "Reflections " + UUID.randomUUID();

	private final String moreConcerns = " More " + UUID.randomUUID();

	private final String moreReflections = " More " + UUID.randomUUID();

	@BeforeAll
	static void start() throws IOException {
		chromium = Chromium.openOrSkip();
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		server = RunningServer.start(directory.resolve("data"),
				Map.of(ServerOptions.WEEK, "true", ServerOptions.PORT, String.valueOf(freePort())));
	}

	/** The server is started again where its pages look for it. */
	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.close();
		}
		if (chromium != null) {
			chromium.close();
		}
	}

	@Test
	void theServerIsKilled() {
		Session session = session("18");
		try (WatchedBrowser browser = signedIn(chromium, session.therapist())) {
			OpenSession open = open(browser, session);
			writeBoth(open);
			open.expectSaved();
			server.kill();
			writeMore(open);
			open.expectKept();
			browser.picture("server-killed");
			writeOn(open, " And on.");
			server.start();
			open.signInAgain(session.therapist(), session.therapist().password());
			open.expectSaved();
			expectAllWords(open, " And on.");
		}
		expectFoundAgain(session, " And on.");
	}

	/** Of an account that no other test here writes private notes with: they stay closed for a while afterwards. */
	@Test
	void thePasswordIsChanged() {
		Session session = session("15");
		String password = "Other-97531";
		try (WatchedBrowser browser = signedIn(chromium, session.therapist())) {
			OpenSession open = open(browser, session);
			writeBoth(open);
			open.expectSaved();
			open.page().route(MODULE, Route::abort);
			writeMore(open);
			setPassword(session.therapist(), password);
			// whether the platform ends sessions with it or not, this one ends
			browser.context().request().delete(server.baseUrl() + REST + "session");
			open.page().unroute(MODULE);
			open.signInAgain(session.therapist(), password);
			expectAllWords(open, "");
			// private notes stay closed for a while after another user has set the password, and say so
			PlaywrightAssertions.assertThat(open.page().getByText(Pattern.compile("^Saved at |What you typed is kept\\.")))
					.hasCount(2);
			expectAllWords(open, "");
		} finally {
			setPassword(session.therapist(), session.therapist().password());
		}
	}

	@Test
	void twoTabsWereOpenedBeforeAnythingWasTyped() {
		Session session = session("19");
		String other = "Hypotheses about the treatment";
		try (WatchedBrowser browser = signedIn(chromium, session.therapist())) {
			OpenSession first = open(browser, session);
			Page tab = browser.context().newPage();
			tab.navigate(server.baseUrl() + PAGES + "session/" + session.visitUuid());
			OpenSession second = new OpenSession(tab);

			writeBoth(first);
			first.expectSaved();
			second.write(CONCERNS, moreConcerns);
			second.write(REFLECTIONS, moreReflections);
			second.expectMergeViews(2, concerns, moreConcerns.trim(), reflections, moreReflections.trim());
			tab.bringToFront();
			browser.picture("two-tabs");
			second.keepBoth();
			second.expectSaved();
			second.expectAll(CONCERNS, concerns, moreConcerns.trim());
			second.expectAll(REFLECTIONS, reflections, moreReflections.trim());

			first.write(other, "In the first tab.");
			first.expectAll(REFLECTIONS, reflections, moreReflections.trim());
			first.expectSaved();
			second.write("The client's emotional responses", "In the second tab.");
			second.expectWords(other, "In the first tab.");
			second.expectSaved();
		}
		try (WatchedBrowser browser = signedIn(chromium, session.therapist())) {
			OpenSession open = open(browser, session);
			open.expectAll(CONCERNS, concerns, moreConcerns.trim());
			open.expectAll(REFLECTIONS, reflections, moreReflections.trim());
			open.expectWords(other, "In the first tab.");
		}
	}

	@Test
	void anotherTherapistSavesTheNote() {
		Session session = session("13");
		// both were there: the second therapist is one of the note, too
		Http.Answer entered = server.as(session.therapist()).post(
				REST + "encounter/" + session.progressNoteUuid() + "/encounterprovider",
				"{\"provider\": \"%s\", \"encounterRole\": \"%s\"}".formatted(DemoClinic.OTHER_THERAPIST.providerUuid(),
						ENCOUNTER_ROLE));
		assertThat(entered.status()).as(entered.body()).isEqualTo(201);
		Http other = DemoClinic.OTHER_THERAPIST.login(server.baseUrl()).withPasswordAgain();
		String note = NOTE + session.progressNoteUuid();
		try (WatchedBrowser browser = signedIn(chromium, session.therapist())) {
			OpenSession open = open(browser, session);
			writeBoth(open);
			open.expectSaved();
			Matcher digest = DIGEST.matcher(other.get(note).body());
			assertThat(digest.find()).isTrue();
			Http.Answer saved = other.post(note, "{\"contentDigest\": \"%s\", \"presentingConcerns\": \"%s\"}"
					.formatted(digest.group(1), moreConcerns.trim()));
			assertThat(saved.status()).as(saved.body()).isEqualTo(200);
			open.page().keyboard().press("Control+Enter");
			open.expectMergeViews(1, concerns, moreConcerns.trim());
			browser.picture("second-author");
			open.keepBoth();
			open.expectAll(CONCERNS, concerns, moreConcerns.trim());
			open.expectAll(REFLECTIONS, reflections);
			open.expectSaved();
		}
	}

	@Test
	void theServerIsUnavailableForAWhile() {
		Session session = session("20");
		try (WatchedBrowser browser = signedIn(chromium, session.therapist())) {
			OpenSession open = open(browser, session);
			writeBoth(open);
			open.expectSaved();
			open.page().route(MODULE, route -> route.fulfill(new Route.FulfillOptions().setStatus(UNAVAILABLE)));
			writeMore(open);
			open.expectKept();
			open.page().unroute(MODULE);
			open.expectSaved();
			expectAllWords(open, "");
		}
		expectFoundAgain(session, "");
	}

	@Test
	void theNetworkIsGoneForAMinute() {
		Session session = session("21");
		try (WatchedBrowser browser = signedIn(chromium, session.therapist())) {
			browser.page().clock().install();
			OpenSession open = open(browser, session);
			writeBoth(open);
			open.expectSaved();
			browser.context().setOffline(true);
			writeMore(open);
			open.page().clock().fastForward("00:30");
			open.expectKept();
			open.page().clock().fastForward("00:30");
			writeOn(open, " And on.");
			open.expectKept();
			browser.context().setOffline(false);
			open.expectSaved();
			expectAllWords(open, " And on.");
		}
		expectFoundAgain(session, " And on.");
	}

	@Test
	void theBrowserIsKilled() throws IOException {
		Session session = session("12");
		Path profile = Files.createDirectory(directory.resolve("profile"));
		WatchedBrowser browser = signedIn(new WatchedBrowser(chromium.newContext(profile), server), session.therapist());
		OpenSession open = open(browser, session);
		writeBoth(open);
		writeMore(open);
		open.expectSaved();
		Chromium.kill(profile);
		// the same browser, started again
		try (WatchedBrowser again = signedIn(new WatchedBrowser(chromium.newContext(profile), server),
				session.therapist())) {
			expectAllWords(open(again, session), "");
		}
		expectFoundAgain(session, "");
	}

	private static Session session(String number) {
		return DemoWeek.SESSIONS.stream().filter(session -> session.number().equals(number)).findFirst().orElseThrow();
	}

	private static WatchedBrowser signedIn(Chromium chromium, Account account) {
		return signedIn(new WatchedBrowser(chromium, server), account);
	}

	private static WatchedBrowser signedIn(WatchedBrowser browser, Account account) {
		browser.open(PAGES + "day");
		browser.signIn(account);
		browser.heading("My day").waitFor();
		return browser;
	}

	private static OpenSession open(WatchedBrowser browser, Session session) {
		browser.open(PAGES + "session/" + session.visitUuid());
		return new OpenSession(browser.page());
	}

	private void writeBoth(OpenSession open) {
		open.field(CONCERNS).fill("");
		open.write(CONCERNS, concerns);
		open.write(REFLECTIONS, reflections);
	}

	private void writeMore(OpenSession open) {
		open.write(CONCERNS, moreConcerns);
		open.write(REFLECTIONS, moreReflections);
	}

	private static void writeOn(OpenSession open, String words) {
		open.write(CONCERNS, words);
		open.write(REFLECTIONS, words);
	}

	private void expectAllWords(OpenSession open, String last) {
		open.expectWords(CONCERNS, concerns + moreConcerns + last);
		open.expectWords(REFLECTIONS, reflections + moreReflections + last);
	}

	/** In another browser, in which nothing was ever kept. */
	private void expectFoundAgain(Session session, String last) {
		try (WatchedBrowser browser = signedIn(chromium, session.therapist())) {
			expectAllWords(open(browser, session), last);
		}
	}

	private static void setPassword(Account account, String password) {
		Http.Answer answer = server.as(DemoClinic.ADMIN).post(REST + "user/" + account.userUuid(),
				"{\"password\": \"" + password + "\"}");
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
	}
}
