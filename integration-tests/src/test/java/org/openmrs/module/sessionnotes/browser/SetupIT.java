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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;

/**
 * By keyboard alone, from a clinic whose accounts have only just been made to one that works: an administrator sets it up, a
 * therapist writes both notes of a session, signs and discloses, and the supervisor co-signs and reads.
 */
class SetupIT {

	private static final String REST = "/ws/rest/v1";

	/** Whether a control comes before the one that has the focus. */
	private static final String IS_ABOVE = "one => (document.activeElement.compareDocumentPosition(one) "
			+ "& Node.DOCUMENT_POSITION_PRECEDING) !== 0";

	/** The platform's own. */
	private static final String UNKNOWN_ENCOUNTER_ROLE = "a0b03050-c99b-11e0-9572-0800200c9a66";

	private static final Pattern FIRST_UUID = Pattern.compile("\"uuid\":\"([^\"]+)\"");

	private static final Pattern PROGRESS_NOTE = Pattern.compile("\"progressNote\":\\{\"uuid\":\"([^\"]+)\"");

	private static final Pattern OWN_NOTE = Pattern.compile("\"privateNotes\":\\[\\{\"uuid\":\"([^\"]+)\"");

	@RegisterExtension
	static final DemoInBrowser DEMO = DemoInBrowser.beforeTheFirstNote();

	private static final DisclosureClinic CLINIC = new DisclosureClinic(DEMO);

	private final String concerns = "Concerns " + UUID.randomUUID();

	private final String canary = "Canary " + UUID.randomUUID();

	/** Leaves the platform as it is before anybody looked at this module. */
	@BeforeAll
	static void takeTheModulesRolesAway() {
		Http admin = DEMO.server().as(DemoClinic.ADMIN);
		for (Account account : DemoClinic.STAFF) {
			if (account != DemoClinic.SYSTEM_ADMINISTRATOR) {
				assertThat(admin.post(REST + "/user/" + account.userUuid(),
						"{\"roles\": [\"" + DemoClinic.CLINICIAN_ROLE_UUID + "\"]}").status()).isEqualTo(200);
			}
		}
		assertThat(admin.delete(REST + "/provider/" + DemoClinic.THERAPIST.providerUuid() + "?purge=true").status())
				.isEqualTo(204);
	}

	@Test
	void fromAnEmptyChecklistToASignedNoteADisclosureThatOpensAndAStatusInOrder() throws IOException {
		setUp();
		checkIn(DemoClinic.FIRST_CLIENT, DemoClinic.THERAPIST);
		String[] session = new String[1];
		CLINIC.at(DemoClinic.THERAPIST, user -> {
			session[0] = SessionByKeyboard.writeBoth(user, concerns, canary);
			user.reviewSignature();
			user.sign(DemoClinic.THERAPIST, user.browser().page().getByText(SessionByKeyboard.CHECKED));
			user.browser().picture("setup-first-note");
			disclose(user, session[0]);
		});
		CLINIC.at(DemoClinic.SUPERVISOR, user -> {
			cosign(user, session[0]);
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "setup-recipient");
			page.follow("Disclosures");
			page.openEntry("Supervised training in mental health");
			page.readNote(DemoClinic.SUPERVISOR, canary);
		});
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			browser.open("/ws/sessionnotes/status");
			browser.signIn(DemoClinic.SYSTEM_ADMINISTRATOR);
			assertStatus(browser, new KeyboardUser(browser));
		}
	}

	/** By the administrator, in one go. */
	private void setUp() {
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			KeyboardUser administrator = new KeyboardUser(browser);
			browser.open("/ws/sessionnotes/setup");
			browser.signIn(DemoClinic.SYSTEM_ADMINISTRATOR);
			browser.heading("Setting up").waitFor();
			step(browser, "keysetCopy").waitFor();
			browser.expectFitsAll("setup at first");

			press(administrator, "keysetCopy", "I have a copy elsewhere");
			administrator.goTo(browser.field("How often, where to, and who has tried to restore them"));
			administrator.type("Each night, to the vault; restored by Ines Costa");
			press(administrator, "backups", "Save");
			administrator.goTo(browser.field("Format"));
			administrator.type("DAP");
			press(administrator, "format", "Use this format");
			press(administrator, "links", "Therapists know the address");

			give(administrator, DemoClinic.SUPERVISOR, "Supervisor: reviews");
			give(administrator, DemoClinic.PRIVACY_OFFICER, "Privacy officer: records");
			give(administrator, DemoClinic.NURSE, "Privacy officer: records");
			superviseTherapist(administrator);

			browser.page().reload();
			browser.page().getByText("Everything is set up.").waitFor();
			browser.expectFitsAll("setup when all is done");
			browser.expectQuiet();
			assertThat(DEMO.server().as(DemoClinic.SYSTEM_ADMINISTRATOR).get(REST + "/sessionnotes/setup").body())
					.contains("\"done\":true,\"key\"").contains("restored by Ines Costa");
			administrator.goTo(browser.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK,
					new Locator.GetByRoleOptions().setName("Status")));
			administrator.press("Enter");
			browser.heading("Status").waitFor();
		}
	}

	/** By the front desk an hour ago, with the therapist's name. */
	private static void checkIn(Client client, Account therapist) {
		Http desk = DEMO.server().as(DemoClinic.ADMIN);
		String provider = found(FIRST_UUID,
				desk.get(REST + "/provider?v=custom:(uuid)&q=" + therapist.familyName()).body());
		Http.Answer made = desk.post(REST + "/encounter", """
				{"patient": "%s", "visit": "%s", "encounterType": "%s", "location": "%s", "encounterDatetime": "%s",
				"encounterProviders": [{"provider": "%s", "encounterRole": "%s"}]}""".formatted(client.uuid(),
				client.visitUuid(), DemoClinic.CONSULTATION, DemoClinic.LOCATION,
				Http.date(Instant.now().minus(1, ChronoUnit.HOURS)), provider, UNKNOWN_ENCOUNTER_ROLE));
		assertThat(made.status()).as(made.body()).isEqualTo(201);
	}

	/** The first note, to the supervisor, for training. */
	private void disclose(KeyboardUser user, String session) {
		LocalDate today = LocalDate.now(ZoneId.systemDefault());
		DisclosureByKeyboard page = new DisclosureByKeyboard(user, "setup");
		page.follow("Disclosures");
		page.begin("New disclosure");
		page.chooseNote(DemoClinic.FIRST_CLIENT, found(OWN_NOTE, asAuthor(session)), null);
		page.chooseUser(DemoClinic.SUPERVISOR);
		page.chooseBasis("TRAINING");
		page.sayPurposeAndEnd("Supervision of the first session", today.plusDays(7));
		page.answerAll("Words", DemoClinic.SUPERVISOR, today, today.plusDays(7));
		page.submit("Disclose", DemoClinic.THERAPIST, "The notes are open to Ruth Adeyemi");
	}

	private void cosign(KeyboardUser user, String session) {
		WatchedBrowser browser = user.browser();
		new DisclosureByKeyboard(user, "setup-review").follow("Review");
		browser.heading("Review").waitFor();
		user.openRow("/review/" + found(PROGRESS_NOTE, asAuthor(session)));
		browser.page().getByText(concerns).first().waitFor();
		browser.page().getByText(SessionByKeyboard.CHECKED).waitFor();
		user.press("Control+Enter");
		user.givePassword(DemoClinic.SUPERVISOR, browser.page().getByText("Done. The author sees it in their list."));
	}

	/** What the server tells the author of the session. */
	private static String asAuthor(String session) {
		return DEMO.server().as(DemoClinic.THERAPIST).get(REST + "/sessionnotes/session/" + session).body();
	}

	private static String found(Pattern pattern, String answer) {
		Matcher matcher = pattern.matcher(answer);
		assertThat(matcher.find()).as(answer).isTrue();
		return matcher.group(1);
	}

	private static void assertStatus(WatchedBrowser browser, KeyboardUser administrator) throws IOException {
		Http officer = DEMO.server().as(DemoClinic.PRIVACY_OFFICER);
		assertThat(officer.get(REST + "/sessionnotes/verification").status()).isEqualTo(200);
		assertThat(officer.post(REST + "/sessionnotes/log/checkpoint", "{}").status()).isEqualTo(200);
		administrator.goTo(browser.button("Look again"));
		administrator.press("Enter");
		browser.page().getByText("Everything is in order.").waitFor();
		browser.expectFitsAll("status in order");

		Path keyset = DEMO.server().applicationData().resolve("sessionnotes/keyset.json");
		Path away = keyset.resolveSibling("away.json");
		Files.move(keyset, away);
		try {
			administrator.goTo(browser.button("Look again"));
			administrator.press("Enter");
			browser.page().getByText("Does not work: 1").waitFor();
			assertThat(browser.page().locator("[data-code=keyset]").innerText()).contains("Fault", "is missing",
					"What to do");
			assertThat(browser.page().locator("[data-code=keysetCopy]").innerText()).contains("Not known");
			browser.expectFitsAll("status without the keyset");
		} finally {
			Files.move(away, keyset);
		}
		administrator.press("Enter");
		browser.page().getByText("Everything is in order.").waitFor();
		browser.expectQuiet();
	}

	@Test
	void nobodyElseIsToldAnything() {
		for (Account account : new Account[]{DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE}) {
			try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
				browser.keepAnswers();
				browser.open("/ws/sessionnotes/status");
				browser.signIn(account);
				browser.page().getByText("The server refused it.").first().waitFor();
				assertThat(browser.page().locator("[data-code]").count()).isZero();
				browser.open("/ws/sessionnotes/setup");
				browser.page().getByText("The server refused it.").first().waitFor();
				assertThat(browser.page().locator("[data-step], [data-person], [data-setting]").count()).isZero();
				if (account == DemoClinic.OTHER_THERAPIST) {
					// the nurse may be a privacy officer by now, who sees the settings
					browser.open("/ws/sessionnotes/settings");
					browser.page().getByText("may see the settings").first().waitFor();
					assertThat(browser.page().locator("[data-setting]").count()).isZero();
					assertThat(browser.answered()).noneMatch(answer -> answer.contains("passwordHoldHours"));
				}
				assertThat(browser.answered()).noneMatch(answer -> answer.contains("keysetCopy"));
			}
		}
	}

	/** Presses the button of a step, and waits until the step is done and has the focus. */
	private static void press(KeyboardUser administrator, String code, String button) {
		Locator step = step(administrator.browser(), code);
		administrator.goTo(
				step.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)));
		administrator.press("Enter");
		step.getByText("Done", new Locator.GetByTextOptions().setExact(true)).waitFor();
		administrator.expectFocus(step.getByRole(AriaRole.HEADING));
	}

	private static Locator step(WatchedBrowser browser, String code) {
		return browser.page().locator("[data-step=" + code + "]");
	}

	/** Finds the account, and gives it a role. */
	private static void give(KeyboardUser administrator, Account account, String role) {
		open(administrator, account);
		Locator form = form(administrator.browser(), account);
		administrator.goTo(form.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(role)));
		administrator.press("Space");
		save(administrator, account, form);
	}

	private static void superviseTherapist(KeyboardUser administrator) {
		Account therapist = DemoClinic.THERAPIST;
		open(administrator, therapist);
		Locator form = form(administrator.browser(), therapist);
		administrator.press("Space");
		administrator.goTo(form.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("Make a provider")));
		administrator.press("Space");
		administrator.goTo(form.getByLabel("Supervisor", new Locator.GetByLabelOptions().setExact(true)));
		administrator.type(DemoClinic.SUPERVISOR.givenName());
		administrator.browser().expectAccessible("a person's form");
		administrator.browser().picture("setup-person");
		save(administrator, therapist, form);
		administrator.browser().page().getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("Ruth Adeyemi"))
				.waitFor();
	}

	private static void open(KeyboardUser administrator, Account account) {
		WatchedBrowser browser = administrator.browser();
		Locator search = browser.field("Find another account by name");
		if ((Boolean) search.evaluate(IS_ABOVE)) {
			administrator.goBackTo(search);
		} else {
			administrator.goTo(search);
		}
		administrator.press("Control+A");
		administrator.type(account.username());
		administrator.press("Enter");
		Locator change = browser.button("Change " + account.givenName() + " " + account.familyName());
		administrator.goTo(change);
		administrator.press("Enter");
		form(browser, account).waitFor();
		administrator.expectFocus(form(browser, account).getByRole(AriaRole.CHECKBOX).first());
	}

	private static Locator form(WatchedBrowser browser, Account account) {
		return browser.page().getByRole(AriaRole.FORM,
				new Page.GetByRoleOptions().setName(account.givenName() + " " + account.familyName()));
	}

	private static void save(KeyboardUser administrator, Account account, Locator form) {
		administrator
				.goTo(form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save").setExact(true)));
		administrator.press("Enter");
		administrator.browser().page().locator("output", new Page.LocatorOptions().setHasText(account.familyName()))
				.waitFor();
		administrator.expectFocus(
				administrator.browser().button("Change " + account.givenName() + " " + account.familyName()));
	}
}
