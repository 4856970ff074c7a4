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

import com.deque.html.axecore.playwright.AxeBuilder;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.browser.Chromium;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Adoptions on their page, as an administrator does them: the real server with legacyui, and Chromium. Needs Chromium, and
 * legacyui's module file in the local repository. Pictures go where the system property "htmlformentry.screenshots" says.
 */
@Tag("htmlformentry")
class AdoptionInBrowserIT {

	private static final String REST = "/ws/rest/v1";

	private static final String PAGE = "/ws/sessionnotes/adoption";

	private static final String WORK = "[aria-labelledby=adoption-choose]";

	private static final String CURRENT = "[aria-labelledby=adoption-current]";

	private static final String TRIAL = "[aria-labelledby=adoption-trial]";

	private static final String RESULT = "[aria-labelledby=adoption-result]";

	private static final String FOUND = WORK + " ul[aria-live]";

	private static final String REASONS = "Obs that are not adopted";

	private static final String LIST = "List of these obs";

	private static final String INTERRUPT = "Interrupt";

	private static final String RESUME = "Continue the adoption";

	/** Reports of the content security policy and of Trusted Types become messages of the console. */
	private static final String REPORT_VIOLATIONS = "addEventListener('securitypolicyviolation', "
			+ "event => console.error('Policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))";

	private static final String COVERED = "() => { const place = document.querySelector('.cds--modal [autocomplete=username]')"
			+ ".closest('.cds--modal').getBoundingClientRect(); "
			+ "return place.width === innerWidth && place.height === innerHeight && place.top === 0 && place.left === 0; }";

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

	private static final double PATIENCE = 120_000;

	/** How long a whole adoption, or a server that was started anew, may take on a busy machine. */
	private static final double LONG = 600_000;

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

	/** Whatever a test did: the browser never had a text, kept nothing, and neither script nor policy was broken. */
	@AfterEach
	void noTextWasSeen() {
		for (Page page : pages) {
			seen.add(page.content());
			assertThat(page.evaluate("localStorage.length + sessionStorage.length")).as("kept in the browser").isEqualTo(0);
			page.context().close();
		}
		assertThat(errors).isEmpty();
		assertThat(seen).noneMatch(one -> one.startsWith("Policy: "));
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
		visible(administrator, WORK);
		assertThat(button(administrator, "Sign out").innerText()).contains("Ines Costa");

		letAdminister(DemoClinic.NURSE);
		Page nurse = newPage();
		signInToLegacyUi(nurse, DemoClinic.NURSE);
		nurse.navigate(server.baseUrl() + "/admin/index.htm");
		assertThat(nurse.getByText("Maintenance").count()).as("she sees where it would be").isPositive();
		assertThat(nurse.getByText("Adopt private notes").count()).isZero();
		nurse.navigate(server.baseUrl() + PAGE);
		visible(nurse, "[role=alert]:not(:empty)");
		assertThat(nurse.getByRole(AriaRole.ALERT).innerText()).contains("Adopt Psychotherapy Notes");
		assertThat(nurse.locator(WORK).isVisible()).isFalse();
		picture(nurse, "adoption-refused");
	}

	@Test
	void fromTheDryRunToTheReport() throws IOException {
		PrivateNotes notes = privateNotes(MANY);
		PrivateNotes other = privateNotes(1);
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		dryRun(page, notes);
		assertThat(page.locator(TRIAL).innerText()).contains("State: done", "Amara Okafor (therapist1)", "3,000",
				"It is about a person who is not a patient.");
		picture(page, "adoption-dry-run");

		button(page, "Adopt 3,000 notes").click();
		visible(page, "#start-backup[aria-invalid=true]");
		assertThat(page.locator(TRIAL).innerText()).as("first the backup").contains("Make a backup first");
		assertThat(button(page, INTERRUPT).isVisible()).isFalse();
		choose(page, "I have a backup");
		button(page, "Adopt 3,000 notes").click();
		giveAgain(page, DemoClinic.SYSTEM_ADMINISTRATOR);
		button(page, INTERRUPT).waitFor();
		assertThat(page.locator("#adoption-current").innerText()).isEqualTo("The adoption is in progress");
		assertThat(page.getByRole(AriaRole.PROGRESSBAR).getAttribute("aria-valuemax")).isEqualTo("3001");
		picture(page, "adoption-progress");
		page.reload();
		button(page, INTERRUPT).click();
		button(page, RESUME).waitFor();
		page.reload();
		button(page, RESUME).waitFor();
		assertThat(page.locator(CURRENT).innerText()).contains("It was interrupted", "of 3,001 obs");
		picture(page, "adoption-interrupted");
		dryRun(page, other);
		assertThat(button(page, RESUME).isVisible()).as("beside another one that may be started").isTrue();

		button(page, RESUME).click();
		giveAgain(page, DemoClinic.SYSTEM_ADMINISTRATOR);
		page.locator(RESULT).getByText("State: done").waitFor(new Locator.WaitForOptions().setTimeout(LONG));
		assertThat(page.locator(CURRENT).isVisible()).isFalse();
		assertThat(page.locator(RESULT).innerText()).contains("3,000", "It is about a person who is not a patient.",
				"What an adoption does not reach");
		page.locator(RESULT).getByText(LIST).click();
		assertThat(rows(page, RESULT, LIST).count()).isEqualTo(1);
		picture(page, "adoption-report");
		Download file = page.waitForDownload(() -> page.locator(RESULT).getByText("Save all of them as a file").click());
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

		assertThat(table(page, TRIAL, REASONS).locator("tbody").innerText().lines().sorted())
				.containsExactly("1\tIt is about a person who is not a patient.",
						"150\tIt, or an earlier version, contains no text.");
		page.locator(TRIAL).getByText(LIST).click();
		assertThat(rows(page, TRIAL, LIST).count()).isEqualTo(100);
		withText(page, TRIAL, "1 to 100 of 151").waitFor();
		withText(page, TRIAL, "Next").click();
		withText(page, TRIAL, "101 to 151 of 151").waitFor();
		assertThat(rows(page, TRIAL, LIST).count()).isEqualTo(51);
		assertThat(withText(page, TRIAL, "Next").isEnabled()).isFalse();
		withText(page, TRIAL, "Previous").click();
		withText(page, TRIAL, "1 to 100 of 151").waitFor();
	}

	@Test
	void afterACrashItGoesOn() {
		PrivateNotes notes = privateNotes(MANY);
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		dryRun(page, notes);
		choose(page, "I have a backup");
		button(page, "Adopt 3,000 notes").click();
		giveAgain(page, DemoClinic.SYSTEM_ADMINISTRATOR);
		button(page, INTERRUPT).waitFor();

		server.kill();
		page.getByText("The server can't be reached.").waitFor();
		server.start();
		Page next = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		// for a minute another server might be at work
		button(next, RESUME).waitFor(new Locator.WaitForOptions().setTimeout(LONG));
		assertThat(next.locator(CURRENT).innerText()).contains("The server that was running it stopped.");
		button(next, RESUME).click();
		giveAgain(next, DemoClinic.SYSTEM_ADMINISTRATOR);

		next.locator(RESULT).getByText("State: done").waitFor(new Locator.WaitForOptions().setTimeout(LONG));
		assertThat(table(next, RESULT, "Notes by concept and author").innerText()).contains("\t3,000\t3,000\t0\t0");
	}

	@Test
	void aSecondPersonStartsWhatOneProposed() {
		PrivateNotes notes = privateNotes(3);
		setTwoPeople(true);
		try {
			Page first = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
			dryRun(first, notes);
			choose(first, "I have a backup");
			button(first, "Propose to adopt 3 notes").click();
			giveAgain(first, DemoClinic.SYSTEM_ADMINISTRATOR);
			button(first, "Withdraw the proposal").waitFor();
			assertThat(first.locator(CURRENT).innerText()).contains("no one may approve their own proposal", notes.name());
			assertThat(button(first, "Approve and start").isVisible()).isFalse();
			assertThat(first.locator("#start-backup").isVisible()).as("one proposal at a time").isFalse();

			Page second = signedIn(DemoClinic.ADMIN);
			button(second, "Approve and start").waitFor();
			assertThat(second.locator(CURRENT).innerText()).contains("Ines Costa (sysadmin) proposed");
			assertThat(button(second, "Turn the proposal down").isVisible()).isTrue();
			picture(second, "adoption-approval");
			choose(second, "I have a backup");
			button(second, "Approve and start").click();
			giveAgain(second, DemoClinic.ADMIN);
			second.getByText("Proposed by Ines Costa (sysadmin), started by").waitFor();
			second.locator(RESULT).getByText("State: done").waitFor();
		} finally {
			setTwoPeople(false);
		}
	}

	@Test
	void whoWasSignedOutMeanwhileSignsInAgain() {
		PrivateNotes notes = privateNotes(1);
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		choose(page, notes.name());
		page.request().delete(server.baseUrl() + REST + "/session");

		dryRunButton(page).click();
		page.getByText("Your sign-in has ended").waitFor();
		assertThat(page.evaluate(COVERED)).as("the dialog keeps them from the page").isEqualTo(true);
		picture(page, "adoption-session-ended");
		fillIn(page, DemoClinic.SYSTEM_ADMINISTRATOR.username(), "wrong");
		page.getByText("The username or the password is wrong.").waitFor();
		fillIn(page, DemoClinic.SYSTEM_ADMINISTRATOR.username(), DemoClinic.SYSTEM_ADMINISTRATOR.password());
		awaitTrial(page, notes);
		page.getByText("Sign out").click();
		visible(page, "#name-sign-in");
		assertThat(page.locator(WORK).isVisible()).isFalse();
	}

	@Test
	void aConceptThatIsNotRestrictedIsNamedWithTheReason() {
		Page page = signedIn(DemoClinic.SYSTEM_ADMINISTRATOR);
		page.getByText("Your concept is not in the list?").click();

		page.getByLabel("Name of the concept").fill(DemoClinic.TEXT_CONCEPT);
		page.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();

		visible(page, FOUND + " li");
		assertThat(page.locator(FOUND).innerText()).contains("Presenting concern",
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
		choose(page, notes.name());

		dryRunButton(page).click();
		visible(page, "#password-again");
		picture(page, "adoption-password");
		page.locator("#password-again").fill("wrong");
		page.keyboard().press("Enter");
		page.getByText("The password is wrong").waitFor();
		giveAgain(page, DemoClinic.SYSTEM_ADMINISTRATOR);

		awaitTrial(page, notes);
		assertThat(given).contains("wrong", DemoClinic.SYSTEM_ADMINISTRATOR.password());
	}

	@ParameterizedTest
	@CsvSource({"fr, Adopter des notes privées", "es, Adoptar notas privadas"})
	void thePageSpeaksTheLanguageOfTheUser(String language, String title) {
		Page page = newPage();
		page.route("**" + REST + "/session", route -> {
			APIResponse answer = route.fetch();
			route.fulfill(new Route.FulfillOptions().setResponse(answer)
					.setBody(answer.text().replaceFirst("\"locale\":\"\\w+\"", "\"locale\":\"" + language + "\"")));
		});
		page.navigate(server.baseUrl() + PAGE);
		fillIn(page, DemoClinic.SYSTEM_ADMINISTRATOR.username(), DemoClinic.SYSTEM_ADMINISTRATOR.password());

		page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title)).waitFor();
		visible(page, WORK);
		assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(language);
		picture(page, "adoption-" + language);
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
		choose(page, notes.name());
		dryRunButton(page).click();
		awaitTrial(page, notes);
	}

	/** What an earlier dry run found may stand there until then. */
	private static void awaitTrial(Page page, PrivateNotes notes) {
		page.locator(TRIAL).getByText(notes.name()).first().waitFor();
		visible(page, "#start-backup");
	}

	/** By keyboard. */
	private static void choose(Page page, String label) {
		page.getByLabel(label).press("Space");
		assertThat(page.getByLabel(label).isChecked()).isTrue();
	}

	private static void giveAgain(Page page, Account account) {
		visible(page, "#password-again");
		page.locator("#password-again").fill(account.password());
		page.keyboard().press("Enter");
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

	private static Locator table(Page page, String section, String name) {
		return page.locator(section).getByRole(AriaRole.TABLE, new Locator.GetByRoleOptions().setName(name));
	}

	private static Locator rows(Page page, String section, String table) {
		return table(page, section, table).locator("tbody tr");
	}

	private static Locator dryRunButton(Page page) {
		return button(page, "Dry run");
	}

	private static Locator withText(Page page, String section, String text) {
		return page.locator(section).getByText(text, new Locator.GetByTextOptions().setExact(true));
	}

	private Page signedIn(Account account) {
		Page page = newPage();
		page.navigate(server.baseUrl() + PAGE);
		fillIn(page, account.username(), account.password());
		visible(page, WORK + " input");
		return page;
	}

	private static void fillIn(Page page, String username, String password) {
		page.getByLabel("Username").fill(username);
		page.locator("[autocomplete=current-password]").fill(password);
		page.keyboard().press("Enter");
	}

	private static void signInToLegacyUi(Page page, Account account) {
		page.navigate(server.baseUrl() + "/login.htm");
		page.fill("[name=uname]", account.username());
		page.fill("[name=pw]", account.password());
		page.click("[type=submit]");
	}

	private Page newPage() {
		Page page = chromium.newPage();
		page.setDefaultTimeout(PATIENCE);
		page.addInitScript(REPORT_VIOLATIONS);
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
				.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE).setTimeout(PATIENCE));
	}

	/** Leaves a picture, of something that axe has nothing against. */
	private static void picture(Page page, String name) {
		assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations()).as(name).isEmpty();
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
