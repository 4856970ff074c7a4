/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.web.page.PrivateNotes.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.browser.Chromium;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Adoptions on the administration page, as an administrator does them: the real server with legacyui, and Chromium. Needs
 * Chromium, and legacyui's module file in the local repository. Pictures go where the system property
 * "htmlformentry.screenshots" says.
 */
@Tag("htmlformentry")
class AdoptionInBrowserIT {

	private static final String REST = "/ws/rest/v1";

	private static final String PAGE = "/ws/sessionnotes/adoption";

	/** Enough that an adoption can be interrupted before it is done. */
	private static final int MANY = 3_000;

	@TempDir
	private static Path directory;

	@AutoClose
	private static RunningServer server;

	@AutoClose
	private static Chromium chromium;

	/** Everything that the browser was sent, and all that it said. */
	private final List<String> seen = new ArrayList<>();

	private final List<String> errors = new ArrayList<>();

	private final List<PrivateNotes> written = new ArrayList<>();

	private final List<Page> pages = new ArrayList<>();

	@BeforeAll
	static void start() {
		assertThat(ModulesOfOthers.isHeld("legacyui")).as("This test needs the legacyui module in the local repository")
				.isTrue();
		chromium = Chromium.open();
		server = RunningServer.start(directory.resolve("data"),
				Map.of("server.omods", ModulesOfOthers.beside(directory, "legacyui")));
	}

	/** Whatever a test did: the browser never had a text, kept nothing, and nothing went wrong in the script. */
	@AfterEach
	void noTextWasSeen() {
		for (Page page : pages) {
			seen.add(page.content());
			assertThat(page.evaluate("localStorage.length + sessionStorage.length")).as("kept in the browser").isEqualTo(0);
			page.context().close();
		}
		assertThat(errors).isEmpty();
		for (PrivateNotes notes : written) {
			assertThat(seen).as("what is looked through").anyMatch(one -> one.contains(notes.name()));
			assertThat(seen).noneMatch(one -> one.contains(notes.text()));
		}
	}

	@Test
	void theLinkIsForWhoMayAdopt() {
		Page administrator = newPage();
		signInToLegacyUi(administrator, DemoClinic.SYSTEM_ADMINISTRATOR);
		administrator.navigate(server.baseUrl() + "/admin/index.htm");
		administrator.getByText("Adopt private notes").click();
		visible(administrator, "#work");
		assertThat(administrator.locator("#who").innerText()).contains("sysadmin");

		letAdminister(DemoClinic.NURSE);
		Page nurse = newPage();
		signInToLegacyUi(nurse, DemoClinic.NURSE);
		nurse.navigate(server.baseUrl() + "/admin/index.htm");
		assertThat(nurse.getByText("Maintenance").count()).as("she sees where it would be").isPositive();
		assertThat(nurse.getByText("Adopt private notes").count()).isZero();
		nurse.navigate(server.baseUrl() + PAGE);
		visible(nurse, "#problem:not(:empty)");
		assertThat(nurse.locator("#problem").innerText()).contains("Adopt Psychotherapy Notes");
		assertThat(nurse.locator("#work").isVisible()).isFalse();
		picture(nurse, "adoption-refused");
	}

	@Test
	void fromTheDryRunToTheReport() throws IOException {
		PrivateNotes notes = privateNotes(MANY);
		PrivateNotes other = privateNotes(1);
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		dryRun(page, notes);
		assertThat(page.locator("#trial").innerText()).contains("State: done", "Amara Okafor (therapist1)", "3,000",
				"It is about a person who is not a patient.");
		picture(page, "adoption-dry-run");

		page.locator("#start").click();
		assertThat(page.evaluate("document.getElementById('backupMade').validity.valueMissing")).as("first the backup")
				.isEqualTo(true);
		page.locator("#backupMade").check();
		assertThat(page.locator("#start").innerText()).isEqualTo("Adopt 3,000 notes");
		page.locator("#start").click();
		giveAgain(page, DemoClinic.SYSTEM_ADMINISTRATOR);
		visible(page, "#interrupt");
		assertThat(page.locator("#currentTitle").innerText()).isEqualTo("The adoption is in progress");
		assertThat(page.getByRole(AriaRole.PROGRESSBAR).getAttribute("max")).isEqualTo("3001");
		picture(page, "adoption-progress");
		page.reload();
		visible(page, "#interrupt");
		page.locator("#interrupt").click();
		visible(page, "#resume");
		page.reload();
		visible(page, "#resume");
		assertThat(page.locator("#current").innerText()).contains("It was interrupted", "of 3,001 obs");
		picture(page, "adoption-interrupted");
		dryRun(page, other);
		assertThat(page.locator("#resume").isVisible()).as("beside another one that may be started").isTrue();

		page.locator("#resume").click();
		giveAgain(page, DemoClinic.SYSTEM_ADMINISTRATOR);
		page.locator("#result").getByText("State: done").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
		assertThat(page.locator("#current").isVisible()).isFalse();
		assertThat(page.locator("#result").innerText()).contains("3,000", "It is about a person who is not a patient.",
				"What an adoption does not reach");
		page.locator("#result").getByText("List of these obs").click();
		assertThat(page.locator("#result [data-part=left] tbody tr").count()).isEqualTo(1);
		picture(page, "adoption-report");
		Download file = page.waitForDownload(() -> page.locator("#result").getByText("Save all of them as a file").click());
		assertThat(Files.readString(file.path())).matches("obsId,reason\r\n[0-9]+,NO_PATIENT\r\n");
		page.setViewportSize(360, 740);
		picture(page, "adoption-narrow");
		assertThat(page.evaluate("document.documentElement.scrollWidth")).as("nothing beyond the edge").isEqualTo(360);
	}

	@Test
	void whatStaysIsListedPageByPage() {
		PrivateNotes notes = privateNotes(2, 150);
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		dryRun(page, notes);

		assertThat(page.locator("#trial [data-part=reasons] tbody").innerText().lines().sorted())
				.containsExactly("1\tIt is about a person who is not a patient.",
						"150\tIt, or an earlier version, contains no text.");
		page.locator("#trial").getByText("List of these obs").click();
		assertThat(page.locator("#trial [data-part=left] tbody tr").count()).isEqualTo(100);
		withText(page, "#trial", "1 to 100 of 151").waitFor();
		withText(page, "#trial", "Next").click();
		withText(page, "#trial", "101 to 151 of 151").waitFor();
		assertThat(page.locator("#trial [data-part=left] tbody tr").count()).isEqualTo(51);
		assertThat(withText(page, "#trial", "Next").isEnabled()).isFalse();
		withText(page, "#trial", "Previous").click();
		withText(page, "#trial", "1 to 100 of 151").waitFor();
	}

	@Test
	void afterACrashItGoesOn() {
		PrivateNotes notes = privateNotes(MANY);
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		dryRun(page, notes);
		page.locator("#backupMade").check();
		page.locator("#start").click();
		giveAgain(page, DemoClinic.SYSTEM_ADMINISTRATOR);
		visible(page, "#interrupt");

		server.kill();
		page.getByText("The server does not answer.").waitFor();
		server.start();
		Page next = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		// for a minute another server might be at work
		next.locator("#resume").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
		assertThat(next.locator("#currentAbout").innerText()).contains("The server that was running it stopped.");
		next.locator("#resume").click();
		giveAgain(next, DemoClinic.SYSTEM_ADMINISTRATOR);

		next.locator("#result").getByText("State: done").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
		assertThat(next.locator("#result [data-part=counts] tbody").innerText()).contains("\t3,000\t3,000\t0\t0");
	}

	@Test
	void aSecondPersonStartsWhatOneProposed() {
		PrivateNotes notes = privateNotes(3);
		setTwoPeople(true);
		try {
			Page first = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
			dryRun(first, notes);
			first.locator("#backupMade").check();
			assertThat(first.locator("#start").innerText()).isEqualTo("Propose to adopt 3 notes");
			first.locator("#start").click();
			giveAgain(first, DemoClinic.SYSTEM_ADMINISTRATOR);
			visible(first, "#withdraw");
			assertThat(first.locator("#current").innerText()).contains("nobody approves what they proposed", notes.name());
			assertThat(first.locator("#approval").isVisible()).isFalse();
			assertThat(first.locator("#startForm").isVisible()).as("one proposal at a time").isFalse();

			Page second = signedIn(DemoClinic.ADMIN);
			visible(second, "#approval");
			assertThat(second.locator("#currentAbout").innerText()).contains("Ines Costa (sysadmin) proposed");
			assertThat(second.locator("#withdraw").innerText()).isEqualTo("Turn the proposal down");
			picture(second, "adoption-approval");
			second.locator("#approval input").check();
			second.getByText("Approve and start").click();
			giveAgain(second, DemoClinic.ADMIN);
			second.getByText("Proposed by Ines Costa (sysadmin), started by").waitFor();
			second.locator("#result").getByText("State: done").waitFor();
		} finally {
			setTwoPeople(false);
		}
	}

	@Test
	void whoWasSignedOutMeanwhileSignsInAgain() {
		PrivateNotes notes = privateNotes(1);
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		page.getByLabel(notes.name()).check();
		page.request().delete(server.baseUrl() + REST + "/session");

		dryRunButton(page).click();
		visible(page, "#signIn");
		assertThat(page.locator("#ended").innerText()).contains("Your session has ended");
		assertThat(page.locator("#work").isVisible()).isFalse();
		picture(page, "adoption-session-ended");
		fillIn(page, DemoClinic.SYSTEM_ADMINISTRATOR.username(), "wrong");
		visible(page, "#problem:not(:empty)");
		assertThat(page.locator("#problem").innerText()).contains("is wrong");
		fillIn(page, DemoClinic.SYSTEM_ADMINISTRATOR.username(), DemoClinic.SYSTEM_ADMINISTRATOR.password());
		visible(page, "#work");
		page.getByText("Sign out").click();
		visible(page, "#signIn");
	}

	@Test
	void aConceptThatIsNotRestrictedIsNamedWithTheReason() {
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		page.getByText("Your concept is not in the list?").click();

		page.getByLabel("Name of the concept").fill(DemoClinic.TEXT_CONCEPT);
		page.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();

		visible(page, "#found li");
		assertThat(page.locator("#found").innerText()).contains("Presenting concern",
				"Add the concept to the concept set \"Restricted to the author\" first.");
		page.getByLabel("Name of the concept").fill("psychotherapy note");
		page.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();
		page.getByText("This concept is in the list above").waitFor();
		assertThat(page.getByLabel("Psychotherapy note").isChecked()).isTrue();
	}

	/** A dry run does not want it; the server may refuse any request of the module's with that code. */
	@Test
	void whereThePasswordIsWantedAgainItIsAskedFor() {
		PrivateNotes notes = privateNotes(1);
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		List<String> given = new ArrayList<>();
		page.route("**" + REST + "/sessionnotes/adoption", route -> {
			String password = route.request().headers().get("x-session-notes-password");
			if (route.request().method().equals("POST") && password == null) {
				route.fulfill(new Route.FulfillOptions().setStatus(403).setContentType("application/json")
						.setBody("{\"error\": {\"rawMessage\": \"sessionnotes.error.passwordNeeded\"}}"));
				return;
			}
			given.add(password);
			route.fallback();
		});
		page.getByLabel(notes.name()).check();

		dryRunButton(page).click();
		visible(page, "#passwordAgain");
		picture(page, "adoption-password");
		page.locator("#again").fill("wrong");
		page.getByText("Continue", new Page.GetByTextOptions().setExact(true)).click();
		visible(page, "#passwordWrong:not(:empty)");
		assertThat(page.locator("#passwordWrong").innerText()).contains("The password is wrong");
		page.locator("#again").fill(DemoClinic.SYSTEM_ADMINISTRATOR.password());
		page.getByText("Continue", new Page.GetByTextOptions().setExact(true)).click();

		awaitTrial(page, notes);
		assertThat(given).contains("wrong", DemoClinic.SYSTEM_ADMINISTRATOR.password());
	}

	private PrivateNotes privateNotes(int obs) {
		return privateNotes(obs, 0);
	}

	private PrivateNotes privateNotes(int obs, int groups) {
		PrivateNotes notes = PrivateNotes.of(server, obs, groups);
		written.add(notes);
		return notes;
	}

	/** Chooses the notes' concept, and waits for what the dry run finds. */
	private static void dryRun(Page page, PrivateNotes notes) {
		page.getByLabel(notes.name()).check();
		dryRunButton(page).click();
		awaitTrial(page, notes);
	}

	/** What an earlier dry run found may stand there until then. */
	private static void awaitTrial(Page page, PrivateNotes notes) {
		page.locator("#trial .report").getByText(notes.name()).first().waitFor();
		visible(page, "#startForm");
	}

	private static void giveAgain(Page page, Account account) {
		visible(page, "#passwordAgain");
		page.locator("#again").fill(account.password());
		page.getByText("Continue", new Page.GetByTextOptions().setExact(true)).click();
	}

	private static Locator dryRunButton(Page page) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dry run"));
	}

	private static Locator withText(Page page, String section, String text) {
		return page.locator(section).getByText(text, new Locator.GetByTextOptions().setExact(true));
	}

	private Page signedIn(Account account) {
		Page page = newPage();
		page.navigate(server.baseUrl() + PAGE);
		visible(page, "#signIn");
		fillIn(page, account.username(), account.password());
		visible(page, "#work");
		return page;
	}

	private static void fillIn(Page page, String username, String password) {
		page.locator("#username").fill(username);
		page.locator("#password").fill(password);
		page.locator("#signInForm button").click();
	}

	private static void signInToLegacyUi(Page page, Account account) {
		page.navigate(server.baseUrl() + "/login.htm");
		page.fill("[name=uname]", account.username());
		page.fill("[name=pw]", account.password());
		page.click("[type=submit]");
	}

	private Page newPage() {
		Page page = chromium.newPage();
		page.onConsoleMessage(message -> seen.add(message.text()));
		page.onPageError(errors::add);
		page.route("**" + REST + "/**", this::passOn);
		pages.add(page);
		return page;
	}

	private void passOn(Route route) {
		try {
			APIResponse answer = route.fetch();
			seen.add(answer.url() + " " + answer.text());
			route.fulfill(new Route.FulfillOptions().setResponse(answer));
		} catch (PlaywrightException e) {
			// the server is down: so it is for the page
			route.abort();
		}
	}

	private static void visible(Page page, String selector) {
		page.locator(selector).first()
				.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE).setTimeout(60_000));
	}

	private static void picture(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path.of(System.getProperty("htmlformentry.screenshots"), name + ".png")));
	}

	private static void setTwoPeople(boolean wanted) {
		assertThat(server.as(DemoClinic.ADMIN).post(REST + "/systemsetting/" + SessionNotesProperties.ADOPTION_TWO_PEOPLE,
				"{\"value\": \"" + wanted + "\"}").status()).isEqualTo(200);
		if (!wanted) {
			// to switch it off takes two people as well
			assertThat(server.as(DemoClinic.PRIVACY_OFFICER).withPasswordAgain(DemoClinic.PRIVACY_OFFICER.password())
					.post(REST + "/sessionnotes/setting/" + SessionNotesProperties.ADOPTION_TWO_PEOPLE + "/approve",
							"{\"value\": \"false\"}")
					.status()).isEqualTo(200);
		}
	}

	/** What opens legacyui's administration page with its part for maintenance, and no privilege of this module. */
	private static void letAdminister(Account account) {
		Http administrator = server.as(DemoClinic.ADMIN);
		String role = json(administrator.post(REST + "/role", """
				{"name": "Looks after the server", "description": "Sees legacyui's administration page",
				"privileges": ["View Administration Functions", "Edit Patients"]}""")).get("uuid").asText();
		String user = REST + "/user/" + account.userUuid();
		List<String> roles = new ArrayList<>(List.of("\"" + role + "\""));
		json(administrator.get(user + "?v=custom:(roles:(uuid))")).get("roles")
				.forEach(held -> roles.add("\"" + held.get("uuid").asText() + "\""));
		assertThat(administrator.post(user, "{\"roles\": [" + String.join(",", roles) + "]}").status()).isEqualTo(200);
	}
}
