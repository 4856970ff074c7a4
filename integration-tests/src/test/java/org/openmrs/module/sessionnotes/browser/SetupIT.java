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
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.springframework.util.FileSystemUtils;

/** An administrator, by keyboard alone, from a clinic whose accounts have only just been made to one that works. */
class SetupIT {

	private static final String REST = "/ws/rest/v1";

	/** Whether a control comes before the one that has the focus. */
	private static final String IS_ABOVE = "one => (document.activeElement.compareDocumentPosition(one) "
			+ "& Node.DOCUMENT_POSITION_PRECEDING) !== 0";

	private static Chromium chromium;

	private static RunningServer server;

	private static Path directory;

	@BeforeAll
	static void start() throws IOException {
		chromium = Chromium.openOrSkip();
		directory = Files.createTempDirectory("sessionnotes-setup");
		server = RunningServer.start(directory.resolve("data"), Map.of());
		// as a platform is before anybody looked at this module
		Http admin = server.as(DemoClinic.ADMIN);
		for (Account account : DemoClinic.STAFF) {
			if (account != DemoClinic.SYSTEM_ADMINISTRATOR) {
				assertThat(admin.post(REST + "/user/" + account.userUuid(),
						"{\"roles\": [\"" + DemoClinic.CLINICIAN_ROLE_UUID + "\"]}").status()).isEqualTo(200);
			}
		}
		assertThat(admin.delete(REST + "/provider/" + DemoClinic.THERAPIST.providerUuid() + "?purge=true").status())
				.isEqualTo(204);
	}

	@AfterAll
	static void stop() throws IOException {
		if (server != null) {
			server.close();
		}
		if (chromium != null) {
			chromium.close();
		}
		FileSystemUtils.deleteRecursively(directory);
	}

	@Test
	void fromAnEmptyChecklistToOneThatIsDoneAndAStatusInOrder() throws IOException {
		try (WatchedBrowser browser = new WatchedBrowser(chromium, server)) {
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
			assertThat(server.as(DemoClinic.SYSTEM_ADMINISTRATOR).get(REST + "/sessionnotes/setup").body())
					.contains("\"done\":true,\"key\"").contains("restored by Ines Costa");

			assertStatus(browser, administrator);
		}
	}

	private static void assertStatus(WatchedBrowser browser, KeyboardUser administrator) throws IOException {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		assertThat(officer.get(REST + "/sessionnotes/verification").status()).isEqualTo(200);
		assertThat(officer.post(REST + "/sessionnotes/log/checkpoint", "{}").status()).isEqualTo(200);
		administrator.goTo(browser.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK,
				new Locator.GetByRoleOptions().setName("Status")));
		administrator.press("Enter");
		browser.page().getByText("Everything is in order.").waitFor();
		browser.expectFitsAll("status in order");

		Path keyset = server.applicationData().resolve("sessionnotes/keyset.json");
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
			try (WatchedBrowser browser = new WatchedBrowser(chromium, server)) {
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
