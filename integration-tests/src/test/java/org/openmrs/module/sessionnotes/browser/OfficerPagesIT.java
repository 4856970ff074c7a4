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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.ChangedRows;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.CountedRows;
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;

/**
 * The pages of those who answer for the log, by keyboard alone, on the real server: log, accounting, check, copy of the keyset,
 * change of the key.
 */
class OfficerPagesIT {

	private static final String PAGES = "/ws/sessionnotes/";

	private static final String REST = "/ws/rest/v1/sessionnotes/";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String CANARY = "canary-" + UUID.randomUUID();

	/** Who was given a note, in that order, with the address. */
	private static final String GIVEN = """
			Springfield Police, 1 Main Street
			Shelbyville Police, 2 Oak Avenue
			Capital City Police, 3 Elm Road
			Ogdenville Sheriff, 4 Pine Lane
			North Haverbrook Sheriff, 5 Cedar Court
			Brockway Sheriff, 6 Birch Drive
			Crisis Team East, 7 Maple Street
			Crisis Team West, 8 Walnut Street
			Crisis Team North, 9 Chestnut Street
			Crisis Team South, 10 Ash Street
			General Hospital, 11 Spruce Street
			Mercy Hospital, 12 Willow Street
			Memorial Hospital, 13 Poplar Street
			County Hospital, 14 Hickory Street
			University Hospital, 15 Juniper Street
			Neighbour Upstairs, 16 Laurel Street
			Neighbour Downstairs, 17 Magnolia Street
			Neighbour Opposite, 18 Cypress Street
			School Counselor, 19 Sycamore Street
			School Principal, 20 Dogwood Street
			Employer Security, 21 Redwood Street
			Campus Police, 22 Alder Street
			Transit Police, 23 Beech Street
			Harbor Police, 24 Hazel Street
			Airport Police, 25 Linden Street
			State Police, 26 Locust Street
			Highway Patrol, 27 Mulberry Street
			Park Rangers, 28 Olive Street
			Former Partner, 29 Palm Street
			Landlady, 30 Rose Street""";

	private static final List<String> DAYS = List.of("2026-03-02", "2026-03-09", "2026-03-16");

	private static final Pattern OPEN_NOTE = Pattern.compile("^Open: Private note");

	private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);

	private static String encounter;

	private static String noteUuid;

	private static int noteId;

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	@BeforeAll
	static void writeANoteThatSomebodyElseTriesToRead() {
		Http author = DEMO.server().as(DemoClinic.THERAPIST);
		encounter = answer(author.post(REST + "progressnote",
				body().put("patient", DemoClinic.FIRST_CLIENT.uuid()).put("sessionDate", "2026-03-02").toString()))
				.get("uuid").asText();
		noteUuid = answer(author.post(REST + "psychotherapynote", body().put("patient", DemoClinic.FIRST_CLIENT.uuid())
				.put("encounter", encounter).put("text", CANARY).toString())).get("uuid").asText();
		noteId = Integer.parseInt(DEMO.server().inside(CountedRows.class,
				"select note_id from sessionnotes_note where uuid = '" + noteUuid + "'"));
		assertThat(DEMO.server().as(DemoClinic.OTHER_THERAPIST).get(REST + "psychotherapynote/" + noteUuid).status())
				.isEqualTo(404);
	}

	@Test
	void theAuthorReadsWhatHappenedToANoteBesideIt() {
		at(DemoClinic.THERAPIST, "session/" + encounter, user -> {
			Page page = user.browser().page();
			Locator open = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(OPEN_NOTE));
			user.goTo(open);
			user.press("Enter");
			page.getByText(CANARY).waitFor();
			user.goTo(user.browser().button("What happened to this note"));
			user.press("Enter");

			sentence(page, "Opened by you from 127.0.0.1 at").waitFor();
			sentence(page, "Refused to Mateo Rivera (therapist2) from 127.0.0.1 at").waitFor();
			page.getByText("They are not the author, and nothing was disclosed to them.").first().waitFor();
			assertThat(user.browser().kept()).doesNotContain(CANARY);
			user.browser().expectFitsAll("note-log");
		});
	}

	@Test
	void thePrivacyOfficerFindsARefusalByPersonClientAndKind() {
		at(DemoClinic.PRIVACY_OFFICER, "log", user -> {
			WatchedBrowser browser = user.browser();
			Page page = browser.page();
			sentence(page, "The log was looked at by you").waitFor();
			choose(user, "Person", "Mateo", "Mateo Rivera (therapist2)");
			choose(user, "Client", DemoClinic.FIRST_CLIENT.familyName(), DemoClinic.FIRST_CLIENT.familyName());
			user.goTo(browser.field("What happened"));
			user.type("Refused to");
			user.goTo(browser.button("Search the log"));
			user.press("Enter");

			page.getByText("1 event shown.").waitFor();
			assertThat(page.locator("main li").allTextContents()).singleElement().asString()
					.contains("Refused to Mateo Rivera (therapist2)", "They are not the author").doesNotContain(CANARY);
			browser.expectFitsAll("log");
			user.goTo(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Note "))));
			user.press("Enter");
			page.getByText(Pattern.compile("event(s)? shown")).waitFor();
		});
	}

	@Test
	void anAccountingOfThirtyDisclosuresIsTheTableWrittenByHand() {
		LocalDate before = LocalDate.now();
		List<List<String>> expected = discloseThirtyTimes();
		at(DemoClinic.PRIVACY_OFFICER, "accounting", user -> {
			WatchedBrowser browser = user.browser();
			Page page = browser.page();
			choose(user, "Client", DemoClinic.THIRD_CLIENT.familyName(), DemoClinic.THIRD_CLIENT.familyName());
			user.goTo(browser.button("Show the accounting"));
			user.press("Enter");

			page.getByText("30 rows").waitFor();
			List<List<String>> shown = new ArrayList<>();
			for (Locator row : page.locator("tbody tr").all()) {
				List<String> cells = row.locator("td").allTextContents();
				assertThat(cells.get(0)).isIn(shown(before), shown(before.plusDays(1)));
				shown.add(cells.subList(1, cells.size()));
			}
			assertThat(shown).isEqualTo(expected);
			browser.expectFitsAll("accounting");
			user.goTo(browser.button("Save as CSV"));
			Download csv = page.waitForDownload(() -> user.press("Enter"));
			assertThat(csv.suggestedFilename()).isEqualTo("accounting-of-disclosures.csv");
			user.goTo(browser.button("Save as PDF"));
			Download pdf = page.waitForDownload(() -> user.press("Enter"));
			assertThat(pdf.suggestedFilename()).isEqualTo("accounting-of-disclosures.pdf");
		});
	}

	/** @return what the table says of it, without the day on which it was done */
	private static List<List<String>> discloseThirtyTimes() {
		Http author = DEMO.server().as(DemoClinic.THERAPIST);
		List<String> notes = new ArrayList<>();
		for (String day : DAYS) {
			notes.add(answer(author.post(REST + "psychotherapynote", body().put("patient", DemoClinic.THIRD_CLIENT.uuid())
					.put("sessionDate", day).put("text", CANARY + " of " + day).toString())).get("uuid").asText());
		}
		Http confirmed = author.withPasswordAgain();
		List<List<String>> table = new ArrayList<>();
		for (String line : GIVEN.split("\n")) {
			String[] recipient = line.split(", ", 2);
			int which = table.size() % DAYS.size();
			ObjectNode asked = body().put("basis", "SERIOUS_THREAT").put("note", notes.get(which)).put("purpose", "a threat")
					.put("end", Http.date(Instant.now().plus(Duration.ofDays(1))));
			asked.putObject("recipient").put("name", recipient[0]).put("address", recipient[1]);
			CompleteEvidence.of(asked.putObject("evidence")).put("RATIONALE", "why").put("ABLE_TO_PREVENT", "how");
			String made = answer(confirmed.post(REST + "disclosure", asked.toString())).get("uuid").asText();
			assertThat(confirmed.post(REST + "disclosure/" + made + "/file", "{}").status()).isEqualTo(200);
			table.add(List.of(recipient[0], recipient[1], "Psychotherapy note of the session of " + DAYS.get(which),
					"a threat", "1", "", "45 CFR 164.512(j)(1)(i)"));
		}
		assertThat(table).hasSize(30);
		return table;
	}

	@Test
	void aTamperedStoreIsNamedWithWhatAndWhere() {
		String rows = " where note_id = " + noteId + " and event_type = 'CREATED'";
		String address = "update sessionnotes_access_event set address = ";
		at(DemoClinic.PRIVACY_OFFICER, "logcheck", user -> {
			check(user);
			user.browser().heading("Nothing was found").waitFor();
			assertThat(DEMO.server().inside(ChangedRows.class, address + "'10.9.9.9'" + rows)).isEqualTo("1");
			try {
				check(user);
				Page page = user.browser().page();
				user.browser().heading("1 problem was found").waitFor();
				user.browser().heading("Note number " + noteId + " of the store").waitFor();
				page.getByText("Event 1 is not what it was when it was stored.").waitFor();
				page.getByText("Change nothing. Export the log and keep the file apart.",
						new Page.GetByTextOptions().setExact(false)).waitFor();
				user.browser().expectFitsAll("tampered");
			} finally {
				DEMO.server().inside(ChangedRows.class, address + "'127.0.0.1'" + rows);
			}
			String note = " where note_id = ";
			expectFound(user, "update sessionnotes_note set session_date = session_date + 1" + note + noteId,
					"update sessionnotes_note set session_date = session_date - 1" + note + noteId,
					"What is kept with the note was altered: its author, client, dates or state.");
			expectFound(user, "update sessionnotes_note_version set date_created = date_created + 1" + note + noteId,
					"update sessionnotes_note_version set date_created = date_created - 1" + note + noteId,
					"Version 1 of the note is not what it was when it was sealed.");
			expectFound(user, "update sessionnotes_note_version set note_id = -1" + note + noteId,
					"update sessionnotes_note_version set note_id = " + noteId + note + "-1",
					"Version 1 of the note is gone.");
			user.goTo(user.browser().button("Make a checkpoint now"));
			user.press("Enter");
			user.browser().page().getByText(Pattern.compile("^Checkpoint \\d+ was made")).waitFor();
			user.browser().page().getByText(Pattern.compile("^Checkpoint \\d+, ")).first().waitFor();
			user.browser().expectFitsAll("checkpoints");
			user.goTo(user.browser().button("Export the log"));
			Download log = user.browser().page().waitForDownload(() -> user.press("Enter"));
			assertThat(log.suggestedFilename()).isEqualTo("sessionnotes-log.jsonl");
		});
	}

	@Test
	void aProblemOfANoteLeadsToWhoWroteIt() {
		String change = "update sessionnotes_note set session_date = session_date %s 1 where note_id = " + noteId;
		at(DemoClinic.PRIVACY_OFFICER, "logcheck", user -> {
			DEMO.server().inside(ChangedRows.class, String.format(change, "+"));
			try {
				check(user);
			} finally {
				DEMO.server().inside(ChangedRows.class, String.format(change, "-"));
			}
			Page page = user.browser().page();
			user.goTo(user.browser().button("Save the whole list"));
			Download list = page.waitForDownload(() -> user.press("Enter"));
			assertThat(list.suggestedFilename()).isEqualTo("check-of-notes-and-log.txt");
			user.goBackTo(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions()
					.setName(Pattern.compile("^Note number " + noteId + " in the log: who wrote it"))).first());
			user.press("Enter");
			page.getByText(Pattern.compile("Written by .*therapist1")).first().waitFor();
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions()
					.setName("Note " + noteUuid.substring(noteUuid.length() - 8)).setExact(true)).first().waitFor();
			assertThat(user.browser().kept()).doesNotContain(CANARY);
		});
	}

	/** Breaks the store, checks it, and puts it right again. */
	private static void expectFound(KeyboardUser user, String breaking, String mending, String found) {
		assertThat(DEMO.server().inside(ChangedRows.class, breaking)).isEqualTo("1");
		try {
			check(user);
			Locator problem = user.browser().page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions()
					.setHas(user.browser().heading("Note number " + noteId + " of the store")));
			problem.filter(new Locator.FilterOptions().setHasText(found)).first().waitFor();
			problem.filter(new Locator.FilterOptions().setHasText("Tell the author of the note, whom the log names."))
					.first().waitFor();
		} finally {
			assertThat(DEMO.server().inside(ChangedRows.class, mending)).isEqualTo("1");
		}
	}

	private static void check(KeyboardUser user) {
		Locator start = user.browser().page().getByRole(AriaRole.BUTTON,
				new Page.GetByRoleOptions().setName(Pattern.compile("^Check everything")));
		user.goTo(start);
		user.press("Enter");
		user.expectFocus(user.browser().page().locator("h2").first());
	}

	@Test
	void aCopyOfTheKeysetTakesASecondPerson() {
		at(DemoClinic.SYSTEM_ADMINISTRATOR, "keysetcopy", user -> {
			WatchedBrowser browser = user.browser();
			user.goTo(browser.field("Passphrase of the copy"));
			user.type("correct horse battery staple");
			user.goTo(browser.field("The passphrase again"));
			user.type("correct horse battery staple");
			user.goTo(browser.field("Their username"));
			user.type(DemoClinic.THERAPIST.username());
			user.goTo(browser.field("Their password"));
			user.type(DemoClinic.THERAPIST.password());
			user.press("Enter");
			user.givePassword(DemoClinic.SYSTEM_ADMINISTRATOR,
					browser.page().getByText("The second person could not be confirmed",
							new Page.GetByTextOptions().setExact(false)));
			browser.expectFitsAll("keyset-copy");
			user.goBackTo(browser.field("Their username"));
			user.press("Control+a");
			user.type(DemoClinic.PRIVACY_OFFICER.username());
			user.press("Enter");
			Download copy = browser.page().waitForDownload(() -> {
				Locator password = browser.page().locator("#password-again");
				password.waitFor();
				user.expectFocus(password);
				user.type(DemoClinic.SYSTEM_ADMINISTRATOR.password());
				user.press("Enter");
			});
			assertThat(copy.suggestedFilename()).isEqualTo("keyset-copy.zip");
			user.expectFocus(browser.page().getByText("keyset-copy.zip was handed to your browser",
					new Page.GetByTextOptions().setExact(false)));
			assertThat(browser.kept()).doesNotContain("correct horse");
		});
	}

	@Test
	void theKeyIsChangedAndEverythingIsSealedAgain() {
		at(DemoClinic.SYSTEM_ADMINISTRATOR, "status", user -> {
			WatchedBrowser browser = user.browser();
			Page page = browser.page();
			Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change of the key"));
			user.goTo(link);
			user.press("Enter");
			page.getByText("The key was never changed.").waitFor();
			browser.expectFitsAll("key-never-changed");
			user.goTo(browser.button("Make a new key"));
			user.press("Enter");
			user.expectFocus(browser.button("Cancel"));
			user.goTo(browser.button("Make it now"));
			user.press("Enter");
			user.givePassword(DemoClinic.SYSTEM_ADMINISTRATOR, page.getByText("Keys in the keyset: 2."));
			page.getByText("This has not ended since the key was changed.").waitFor();
			browser.expectFitsAll("key-changed");
			user.goTo(browser.button("Seal everything again"));
			user.press("Enter");
			user.givePassword(DemoClinic.SYSTEM_ADMINISTRATOR,
					page.getByText("Everything is sealed with the newest key since"));
			browser.expectFitsAll("key-sealed");
			browser.open(PAGES + "status");
			page.getByText("Everything was sealed again with the newest key.").waitFor();
		});
		Answer note = DEMO.server().as(DemoClinic.THERAPIST).get(REST + "psychotherapynote/" + noteUuid);
		assertThat(answer(note).get("text").asText()).isEqualTo(CANARY);
	}

	@Test
	void aPrivacyOfficerMayNotChangeTheKey() {
		at(DemoClinic.PRIVACY_OFFICER, "keychange", user -> {
			user.browser().page().getByText("This page is for those who manage the keys").waitFor();
			assertThat(user.browser().asked()).noneMatch(asked -> asked.contains(REST + "keyset"));
		});
	}

	/** An administrator asks for values, and the privacy officer, who manages no modules, approves what waits. */
	@Test
	void aSettingIsAskedForByOnePersonAndApprovedByThePrivacyOfficer() {
		String setting = "[data-setting='sessionnotes.passwordHoldHours']";
		at(DemoClinic.SYSTEM_ADMINISTRATOR, "settings", user -> {
			Locator row = user.browser().page().locator(setting);
			ask(user, row, "5");
			row.getByText("A whole number from 12 to 168.").waitFor();
			user.browser().expectFitsAll("setting-refused");
			user.press("Control+A");
			user.type("30");
			user.press("Enter");
			row.getByText("In force: 30", EXACTLY).waitFor();
			ask(user, row, "12");
			row.getByText("12 waits for a second person. Until then: 30").waitFor();
			user.expectFocus(row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change: Waiting time")));
			user.browser().expectFitsAll("setting-asked");
		});
		at(DemoClinic.PRIVACY_OFFICER, "privacy", user -> {
			Page page = user.browser().page();
			user.goTo(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Settings that protect notes")));
			user.press("Enter");
			Locator row = page.locator(setting);
			row.getByText("Proposed: 12").waitFor();
			assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change: ")).count()).isZero();
			user.browser().expectFitsAll("setting-waits");
			user.goTo(row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve")));
			user.press("Enter");
			user.givePassword(DemoClinic.PRIVACY_OFFICER, row.getByText("In force: 12", EXACTLY));
			row.getByText("Approved by Jonas Meyer").waitFor();
			user.expectFocus(row.getByRole(AriaRole.HEADING));
			assertThat(user.browser().asked()).noneMatch(asked -> asked.contains(REST + "setup"));
		});
	}

	private static void ask(KeyboardUser user, Locator row, String value) {
		user.goTo(row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change: Waiting time")));
		user.press("Enter");
		user.expectFocus(row.getByLabel("New value"));
		user.press("Control+A");
		user.type(value);
		user.press("Enter");
	}

	@Test
	void aRetainedNoteIsOpenedByItsAuthorAndByNobodyElse() {
		Http administrator = DEMO.server().as(DemoClinic.SYSTEM_ADMINISTRATOR);
		String client = answer(administrator.post("/ws/rest/v1/patient", """
				{"person": {"gender": "F", "birthdate": "1990-01-01", "names": [{"givenName": "Lea", "familyName": "Life"}]},
				"identifiers": [{"identifier": "life-%s", "identifierType": "%s", "location": "%s"}]}"""
				.formatted(UUID.randomUUID(), DemoClinic.IDENTIFIER_TYPE, DemoClinic.LOCATION))).get("uuid").asText();
		String text = CANARY + " of a client who was purged";
		answer(DEMO.server().as(DemoClinic.THERAPIST).post(REST + "psychotherapynote",
				body().put("patient", client).put("sessionDate", "2026-03-03").put("text", text).toString()));
		assertThat(administrator.delete("/ws/rest/v1/patient/" + client + "?purge=true").status()).isEqualTo(204);
		at(DemoClinic.THERAPIST, "retained", user -> {
			Locator note = user.browser().page().locator("main li").first();
			user.goTo(
					note.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Read: Session of Mar 3, 2026")));
			user.press("Enter");
			user.givePassword(DemoClinic.THERAPIST, note.getByText(text));
			user.browser().expectFitsAll("retained-open");
			user.press("Enter");
			note.getByText(text).waitFor(new Locator.WaitForOptions()
					.setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
			assertThat(user.browser().kept()).doesNotContain(CANARY);
		});
		at(DemoClinic.PRIVACY_OFFICER, "retained", user -> {
			Locator note = user.browser().page().locator("main li").first();
			note.getByText("The client was purged from the record.").waitFor();
			assertThat(note.getByRole(AriaRole.BUTTON).count()).isZero();
			user.browser().expectFitsAll("retained-listed");
		});
	}

	@Test
	void theOtherPagesServeEverybody() {
		at(DemoClinic.PRIVACY_OFFICER, "logretention", user -> {
			for (String page : List.of("logretention", "holds", "retained", "privacy")) {
				user.browser().open(PAGES + page);
				user.browser().page().locator("h1").waitFor();
				user.browser().page().locator(".cds--skeleton").first().waitFor(new Locator.WaitForOptions()
						.setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
				user.browser().expectFitsAll(page);
			}
		});
	}

	private static void choose(KeyboardUser user, String label, String typed, String found) {
		user.goTo(user.browser().field(label));
		user.type(typed);
		user.browser().page().getByText(Pattern.compile("found. Choose one.$")).waitFor();
		Locator first = user.browser().page().locator("main li button").first();
		user.press("ArrowDown");
		user.expectFocus(first);
		assertThat(first.textContent()).contains(found);
		user.press("Enter");
		user.expectFocus(user.browser().button("Choose another").last());
	}

	private static Locator sentence(Page page, String beginning) {
		// the browser's patterns know no quotation
		return page.getByText(Pattern.compile("^" + beginning.replaceAll("[.()]", "\\\\$0"))).first();
	}

	private static String shown(LocalDate day) {
		return DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH).format(day);
	}

	/** Signs in, goes to the page, and does the work there. */
	private static void at(Account account, String place, Consumer<KeyboardUser> work) {
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			browser.open(PAGES + place);
			KeyboardUser user = new KeyboardUser(browser);
			try {
				browser.signIn(account);
				browser.page().locator("main h1, main h2").first().waitFor();
				work.accept(user);
			} catch (PlaywrightException | AssertionError e) {
				browser.picture("failed-" + place.replace('/', '-'));
				throw e;
			}
			browser.expectQuiet();
		}
	}

	private static ObjectNode body() {
		return JSON.createObjectNode();
	}

	private static JsonNode answer(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isIn(200, 201);
		try {
			return JSON.readTree(answer.body());
		} catch (com.fasterxml.jackson.core.JsonProcessingException e) {
			throw new IllegalStateException(e);
		}
	}
}
