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
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.Http;

/**
 * Two clients are alike but for the ten private notes of one of them. No page tells them apart for users who may not know of the
 * notes: neither by what it shows, nor by what it asks the server, nor by what it is answered.
 */
@Tag("pages")
class TwinPagesIT {

	private static final String PAGES = "/ws/sessionnotes/";

	private static final Account AUTHOR = DemoWeek.SUPERVISED_THERAPIST;

	private static final int NOTES = 10;

	private static final List<String> PLACES_OF_CLIENT = List.of("client/{client}", "session/{note}", "review/{note}");

	/** Pages that name no client. */
	private static final List<String> PLACES_OF_NONE = List.of("day", "review", "snippets", "disclosures", "disclosure/new",
			"privacy", "log", "logcheck", "logretention", "accounting", "documents", "legalholds", "records", "holds",
			"retained", "keysetcopy", "keychange", "status", "setup", "adoption");

	private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	/** In answers, and as pages show them. */
	private static final Pattern MOMENTS = Pattern
			.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+([+-]\\d{4}|Z)|\\d{1,2}:\\d\\d(:\\d\\d)?\\s[AP]M");

	/** The digest of the signed content, which contains the client and the moment. */
	private static final Pattern DIGESTS = Pattern.compile("(?<=[dD]igest\":\")[^\"]+");

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	private static final DisclosureClinic CLINIC = new DisclosureClinic(DEMO);

	/** The clients' names, which their numbers hold, too. */
	private static final String NOTED = "Annika";

	private static final String OTHER = "Anneli";

	private static final String CANARY = "Canary " + UUID.randomUUID();

	private static Twin noted;

	private static Twin other;

	/** A client with one signed progress note, which waits for the supervisor. */
	private record Twin(Client client, String progressNote) {

		String at(String place) {
			return place.replace("{client}", client.uuid()).replace("{note}", progressNote);
		}

		/** @return the text with what is this twin's own, and every moment, put on a par; in parts, since REST keeps no order in sets */
		List<String> leveled(String text) {
			String leveled = text;
			// a list may name both twins
			for (String name : List.of(NOTED, OTHER)) {
				leveled = leveled.replace(name, "name");
			}
			leveled = UUIDS.matcher(leveled).replaceAll("uuid");
			leveled = MOMENTS.matcher(leveled).replaceAll("moment");
			leveled = DIGESTS.matcher(leveled).replaceAll("digest");
			return Arrays.stream(leveled.split("[{}\\[\\],\n]")).sorted().toList();
		}
	}

	/** What a page showed, asked REST, and was answered. */
	private record Seen(List<String> shown, List<String> asked, List<String> answered) {
	}

	@BeforeAll
	static void makeTwins() {
		noted = makeTwin(NOTED);
		other = makeTwin(OTHER);
		writeNotes();
	}

	private static Twin makeTwin(String givenName) {
		Client client = CLINIC.makeClient(givenName);
		Http author = AUTHOR.login(DEMO.server().baseUrl());
		String note = ProgressNoteRequests.create(author, ProgressNoteRequests.complete(client));
		assertThat(ProgressNoteRequests.step(author, note, "sign").status()).isEqualTo(200);
		return new Twin(client, note);
	}

	private static void writeNotes() {
		LocalDate today = LocalDate.now(ZoneOffset.systemDefault());
		for (int day = 0; day < NOTES; day++) {
			CLINIC.writeNote(AUTHOR, noted.client(), today.minusDays(day), "TRAINING", CANARY);
		}
	}

	static Stream<Account> whoMayNotKnow() {
		return Stream.of(DemoClinic.NURSE, DemoClinic.SUPERVISOR, DemoClinic.PRIVACY_OFFICER,
				DemoClinic.SYSTEM_ADMINISTRATOR, DemoClinic.THERAPIST);
	}

	@ParameterizedTest
	@MethodSource("whoMayNotKnow")
	void noPageOfAClientTellsThemApart(Account viewer) {
		for (String place : PLACES_OF_CLIENT) {
			expectNoDifference(viewer, place, (page, twin) -> {
			});
		}
	}

	/** Else the other tests would pass whatever they compare. */
	@Test
	void theAuthorSeesTheDifference() {
		try (WatchedBrowser browser = signedIn(AUTHOR)) {
			for (String place : List.of("client/{client}", "session/{note}")) {
				Seen one = seen(browser, noted, place, (page, twin) -> {
				});
				assertThat(one.answered()).as(place).isNotEqualTo(seen(browser, other, place, (page, twin) -> {
				}).answered());
			}
		}
	}

	@Test
	void anAccountingTellsOnlyWhatWasDisclosed() {
		expectNoDifference(DemoClinic.PRIVACY_OFFICER, "accounting", (page, twin) -> {
			find(page, "Client", twin.client().givenName());
			page.getByText("Show the accounting").click();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = {"documents", "legalholds", "records"})
	void anOfficerWhoChoosesAClientIsNotToldOfNotes(String place) {
		expectNoDifference(DemoClinic.PRIVACY_OFFICER, place, (page, twin) -> {
			if (place.equals("records")) {
				page.getByText("Record a request").click();
			}
			find(page, "Client", twin.client().givenName());
			page.getByText("Choose another").waitFor();
		});
	}

	@Test
	void anOfficerWhoRecordsAnOrderIsNotToldOfNotes() {
		expectNoDifference(DemoClinic.PRIVACY_OFFICER, "disclosure/new", TwinPagesIT::nameTheNotes);
	}

	@Test
	void aClinicianWhoAsksInAnEmergencyIsNotToldOfNotes() {
		expectNoDifference(DemoClinic.THERAPIST, "disclosure/new", (page, twin) -> {
			page.locator("label[for='route-EMERGENCY']").click();
			nameTheNotes(page, twin);
		});
	}

	private static void nameTheNotes(Page page, Twin twin) {
		find(page, "Client", twin.client().givenName());
		find(page, "Author of the notes", AUTHOR.givenName());
		page.getByLabel("First day of the sessions").fill("2026-01-01");
		page.getByLabel("Last day of the sessions").fill(LocalDate.now(ZoneOffset.systemDefault()).toString());
		page.getByText("Next", new Page.GetByTextOptions().setExact(true)).click();
		page.locator("[aria-current='step']").getByText("To whom").waitFor();
	}

	@ParameterizedTest
	@MethodSource("whoMayNotKnow")
	void noOtherPageChangesWithTenNotes(Account viewer) {
		try (WatchedBrowser browser = signedIn(viewer)) {
			List<String> places = placesFor(viewer);
			Map<String, Seen> before = look(browser, places);
			writeNotes();
			Map<String, Seen> after = look(browser, places);
			places.forEach(place -> expectSame(viewer, place, after.get(place), before.get(place)));
		}
	}

	/** Whoever may read the log may know of all notes. */
	private static List<String> placesFor(Account viewer) {
		boolean mayKnow = viewer == DemoClinic.PRIVACY_OFFICER || viewer == DemoClinic.SYSTEM_ADMINISTRATOR;
		return PLACES_OF_NONE.stream().filter(place -> !mayKnow || !place.equals("log")).toList();
	}

	private static Map<String, Seen> look(WatchedBrowser browser, List<String> places) {
		Map<String, Seen> looked = new LinkedHashMap<>();
		places.forEach(place -> looked.put(place, seen(browser, noted, place, (page, twin) -> {
		})));
		return looked;
	}

	private static void expectNoDifference(Account viewer, String place, BiConsumer<Page, Twin> work) {
		try (WatchedBrowser browser = signedIn(viewer)) {
			expectSame(viewer, place, seen(browser, noted, place, work), seen(browser, other, place, work));
		}
	}

	private static void expectSame(Account viewer, String place, Seen one, Seen another) {
		String where = viewer.username() + " at " + place;
		assertThat(one.shown()).as("shown to " + where).isNotEmpty().isEqualTo(another.shown());
		assertThat(one.asked()).as("asked by " + where).isEqualTo(another.asked());
		assertThat(one.answered()).as("answered to " + where).isEqualTo(another.answered());
		assertThat(one.answered()).as("answered to " + where).noneMatch(answer -> answer.contains(CANARY));
	}

	private static WatchedBrowser signedIn(Account viewer) {
		WatchedBrowser browser = DEMO.signedIn(viewer);
		browser.page().waitForLoadState(LoadState.NETWORKIDLE);
		browser.keepAnswers();
		return browser;
	}

	private static Seen seen(WatchedBrowser browser, Twin twin, String place, BiConsumer<Page, Twin> work) {
		int asked = browser.asked().size();
		int answered = browser.answered().size();
		browser.open(PAGES + twin.at(place));
		settle(browser.page());
		work.accept(browser.page(), twin);
		settle(browser.page());
		String shown = browser.page().locator("main").innerText();
		Stream<String> requests = browser.asked().stream().skip(asked).filter(one -> one.contains("/ws/rest/"))
				.map(one -> String.join(" ", Arrays.copyOf(one.split(" ", 3), 2)));
		Stream<String> answers = browser.answered().stream().skip(answered);
		return new Seen(twin.leveled(shown), requests.flatMap(one -> twin.leveled(one).stream()).sorted().toList(),
				answers.flatMap(one -> twin.leveled(one).stream()).sorted().toList());
	}

	/** Waits until the page has shown everything. */
	private static void settle(Page page) {
		page.locator("main").locator("h1, h2").first().waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);
		PlaywrightAssertions.assertThat(page.locator(".cds--skeleton, .cds--skeleton__text")).hasCount(0);
	}

	private static void find(Page page, String label, String givenName) {
		page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(givenName);
		page.locator("main li button").filter(new Locator.FilterOptions().setHasText(givenName)).first().click();
	}
}
