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
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.o3.FrontEnd;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.ServerOptions;

/**
 * The module's frontend module in the real shell of OpenMRS 3, in Chromium, on the real server with the demonstration's week. It
 * needs npm, which brings the shell, and Chromium, and fails where one of them is missing.
 */
@Tag("o3")
class O3WorkspaceIT {

	private static final String REST = "/ws/rest/v1/sessionnotes/";

	/** A busy machine takes its time. In milliseconds. */
	private static final double PATIENCE = 60_000;

	private static final Account THERAPIST = DemoWeek.SUPERVISED_THERAPIST;

	private static final Account SUPERVISOR = DemoClinic.SUPERVISOR;

	private static final String CONCERNS = "Presenting concerns and symptoms";

	private static final String REFLECTIONS = "Reflections and insights";

	private static final String HINT = "Speculation belongs in a psychotherapy note";

	private static final String CHECKED = "Checked: it is word for word what was signed.";

	private static final String REVIEWED = "Done. The author sees it in their list.";

	private static final Pattern SAVED = Pattern.compile("^Saved at ");

	private static final Pattern SESSION = Pattern.compile("/session/([^/?]+)$");

	private static final Pattern PROGRESS_NOTE = Pattern.compile("\"progressNote\":\\{\"uuid\":\"([^\"]+)\"");

	/** A file of the frontend module, as its address ends. */
	private static final Pattern MODULE_FILE = Pattern.compile(".*/ws/sessionnotes/o3/[0-9a-f]{16}/[^/]+\\.js");

	private static final int MOST_BYTES = 140 * 1024;

	private static final int MOST_BYTES_WITH_CHART = 30 * 1024;

	@TempDir
	private static Path directory;

	private static RunningServer server;

	private static Chromium chromium;

	private int windows;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		chromium = Chromium.open();
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		server = RunningServer.start(directory.resolve("data"),
				Map.of(ServerOptions.WEEK, "true", ServerOptions.FRONT_END, FrontEnd.assemble().toString()));
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

	/** A session whose notes are written, with words that are nowhere else. */
	private static final class Written {

		private final String concerns = "Concerns " + UUID.randomUUID();

		private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");

		private String session;

		private String progressNote;
	}

	@Test
	void aWholeDayInTheWorkspace() throws IOException {
		Written first = new Written();
		Written second = new Written();
		String comment = "Comment " + UUID.randomUUID();
		String changed = "Changed " + UUID.randomUUID();
		String addendum = "Addendum " + UUID.randomUUID();
		asAuthor(first, shell -> {
			shell.browser().page().locator("[data-needs-work]:focus").waitFor();
			shell.expectAccessible("home");
			write(shell, first);
			takeHint(shell, first);
			shell.goHome();
			write(shell, second);
			shell.user().reviewSignature();
			shell.user().sign(THERAPIST, shell.page().getByText(CHECKED));
			expectPrivate(shell, second.canary);
		});
		asSupervisor(shell -> {
			openReview(shell, first);
			giveBack(shell, comment);
		}, first.canary, second.canary);
		asAuthor(first, shell -> signAgain(shell, first, comment, changed));
		asSupervisor(shell -> {
			openReview(shell, first);
			cosign(shell, changed);
		}, first.canary, second.canary);
		asAuthor(first, shell -> add(shell, first, addendum));
		expectInRecord(first, changed, addendum, "FINAL");
		expectInRecord(second, second.concerns, "", "AWAITING_COSIGNATURE");
	}

	@Test
	void theShellAsksBeforeWhatIsNotSavedIsClosed() {
		String text = "Kept " + UUID.randomUUID();
		try (O3Shell shell = new O3Shell(window(), server)) {
			shell.signIn(DemoClinic.THERAPIST);
			String session = openFirst(shell);
			shell.browser().context().setOffline(true);
			shell.browser().field(REFLECTIONS).fill(text);
			shell.page().getByText("What you typed is kept.", new Page.GetByTextOptions().setExact(false)).first().waitFor();
			shell.closeWorkspace();
			shell.browser().heading("Close workspace(s)").waitFor();
			shell.browser().button("Cancel").click();
			shell.browser().context().setOffline(false);
			PlaywrightAssertions.assertThat(shell.page().getByText(SAVED)).hasCount(1);

			shell.closeWorkspace();
			shell.browser().field(REFLECTIONS).waitFor(hidden());
			shell.openWorkspace();
			// the workspace comes before the chart
			shell.page().locator("a[href$='/session/" + session + "']").first().click();
			PlaywrightAssertions.assertThat(shell.browser().field(REFLECTIONS)).hasValue(text);
		}
	}

	@Test
	void whoWritesNoNotesSeesNothingOfIt() {
		try (O3Shell shell = new O3Shell(window(), server)) {
			shell.signIn(DemoClinic.NURSE);
			shell.openChart(DemoWeek.DANIEL);
			shell.page().locator("[data-extension-id='patient-chart-clinical-forms'] button").waitFor();
			shell.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Visits").setExact(true)).waitFor();
			shell.browser().picture("o3-nurse");
			assertThat(shell.page().getByText("Session Notes").count()).isZero();
			assertThat(shell.browser().button("Session Notes").count()).isZero();
			assertThat(shell.appMenu().count()).as("a menu without a link").isZero();
		}
	}

	@Test
	void theAppMenuLeadsOfficersAndAdministratorsToTheirPages() {
		try (O3Shell shell = new O3Shell(window(), server)) {
			shell.signIn(DemoClinic.PRIVACY_OFFICER);
			shell.openAppMenu();
			assertThat(shell.pageLinks()).containsExactly("Session Notes: Privacy");
			shell.browser().picture("o3-app-menu");
			shell.pageLink("Session Notes: Privacy").click();
			shell.browser().heading("Privacy").waitFor();
			assertThat(shell.page().url()).isEqualTo(server.baseUrl() + "/ws/sessionnotes/privacy");
		}
		try (O3Shell shell = new O3Shell(window(), server)) {
			shell.signIn(DemoClinic.SYSTEM_ADMINISTRATOR);
			shell.openAppMenu();
			assertThat(shell.pageLinks()).containsExactly("Session Notes: Privacy", "Session Notes: Status",
					"Session Notes: Setting up");
			shell.pageLink("Session Notes: Status").click();
			shell.browser().heading("Status").waitFor();
		}
		try (O3Shell shell = new O3Shell(window(), server)) {
			shell.signIn(DemoClinic.THERAPIST);
			shell.openAppMenu();
			assertThat(shell.pageLinks()).containsExactly("Session Notes: Disclosures", "Session Notes: Privacy");
			shell.pageLink("Session Notes: Disclosures").click();
			shell.browser().heading("Disclosures").first().waitFor();
		}
	}

	@Test
	void theChartLoadsLittleOfTheModule() throws IOException, InterruptedException {
		Set<String> files = Collections.synchronizedSet(new TreeSet<>());
		try (O3Shell shell = new O3Shell(window(), server)) {
			shell.signIn(DemoClinic.THERAPIST);
			shell.browser().heading("My day").waitFor();
			shell.page().navigate("about:blank");
			shell.page().onRequest(request -> {
				if (MODULE_FILE.matcher(request.url()).matches()) {
					files.add(request.url());
				}
			});
			shell.openChart(DemoWeek.DANIEL);
			shell.browser().button("Session Notes").waitFor();
			link(shell, Pattern.compile("^Session Notes$")).waitFor();
		}
		long withChart = 0;
		for (String file : files) {
			int bytes = O3ModuleFiles.sentFor(file);
			System.out.printf("%s: %,d bytes%n", file.replaceAll(".*/", ""), bytes);
			withChart += bytes;
		}
		long all = O3ModuleFiles.compressed();
		System.out.printf("With the chart: %,d of %,d bytes%n", withChart, all);
		assertThat(withChart).isPositive().isLessThanOrEqualTo(MOST_BYTES_WITH_CHART);
		assertThat(all).isGreaterThan(withChart).isLessThanOrEqualTo(MOST_BYTES);
	}

	private static BrowserContext window() {
		return chromium.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en"));
	}

	/** A therapist's browser with a profile on the disk: the private text is neither there nor in any request but its own. */
	private void asAuthor(Written written, Consumer<O3Shell> work) throws IOException {
		Path profile = Files.createDirectories(directory.resolve("profile" + windows));
		Path archive = directory.resolve("archive" + windows++ + ".har");
		try (O3Shell shell = new O3Shell(chromium.newContext(profile, archive), server)) {
			shell.signIn(THERAPIST);
			work.accept(shell);
		}
		BrowserTraces.expectInOwnRequestsAlone(archive, written.canary);
		assertThat(BrowserTraces.filesWith(profile, written.canary)).isEmpty();
	}

	/** Nothing that the supervisor's browser was answered has the private texts. */
	private void asSupervisor(Consumer<O3Shell> work, String... canaries) throws IOException {
		Path profile = Files.createDirectories(directory.resolve("profile" + windows));
		Path archive = directory.resolve("archive" + windows++ + ".har");
		try (O3Shell shell = new O3Shell(chromium.newContext(profile, archive), server)) {
			shell.signIn(SUPERVISOR);
			work.accept(shell);
		}
		assertThat(Files.readString(archive)).contains("/sessionnotes/progressnote/").doesNotContain(canaries);
	}

	/** Opens the first session of the day without a note: its client's chart, and the workspace beside it. */
	private static String openFirst(O3Shell shell) {
		Locator row = shell.page().locator("[data-needs-work]:focus");
		row.waitFor();
		Matcher session = SESSION.matcher(row.getAttribute("href"));
		assertThat(session.find()).isTrue();
		shell.user().press("Enter");
		shell.browser().field(CONCERNS).and(shell.page().locator(":focus")).waitFor();
		return session.group(1);
	}

	private static void write(O3Shell shell, Written written) {
		WatchedBrowser browser = shell.browser();
		KeyboardUser user = shell.user();
		written.session = openFirst(shell);
		user.type(written.concerns);
		user.press("Alt+2");
		user.goTo(browser.field(REFLECTIONS));
		user.type(written.canary);
		user.expectSaved(2);
		shell.expectAccessible("written");
		expectPrivate(shell, written.canary);
		user.goTo(browser.button("Done"));
		user.press("Enter");
		browser.page().getByText("Your private note is saved.").waitFor();
		if (browser.button("Show the last session").count() == 0) {
			browser.page()
					.getByRole(AriaRole.RADIO,
							new Page.GetByRoleOptions().setName("No goal yet, treatment plan is due later"))
					.press("Space");
		}
		user.press("Alt+1");
		user.answerWhatIsMissing("Words");
	}

	/** Writes a supposition into the record, is told so before the signature, and takes it out again. */
	private static void takeHint(O3Shell shell, Written written) {
		Page page = shell.page();
		Locator concerns = shell.browser().field(CONCERNS);
		concerns.fill(written.concerns + " I suspect a quarrel.");
		shell.user().reviewSignature();
		page.getByText(HINT, new Page.GetByTextOptions().setExact(false)).first().waitFor();
		shell.expectAccessible("hint");
		shell.user().press("Escape");
		concerns.fill(written.concerns);
		shell.user().reviewSignature();
		assertThat(page.locator(".cds--modal.is-visible").innerText()).contains(written.concerns).doesNotContain(HINT,
				written.canary);
		shell.user().sign(THERAPIST, page.getByText(CHECKED));
		shell.expectAccessible("signed");
		expectPrivate(shell, written.canary);
	}

	/** Goes to the note among those that wait, on the home page. */
	private static void openReview(O3Shell shell, Written written) {
		written.progressNote = found(PROGRESS_NOTE,
				THERAPIST.login(server.baseUrl()).get(REST + "session/" + written.session));
		shell.browser().heading("Waiting for your review").waitFor();
		shell.page().locator("a[href$='/review/" + written.progressNote + "']").first().press("Enter");
		shell.page().getByText(CHECKED).waitFor();
		assertThat(shell.page().url()).doesNotContain(written.progressNote);
		assertThat(shell.page().content()).contains("Progress note, session of").doesNotContain(written.canary);
	}

	private static void giveBack(O3Shell shell, String comment) {
		shell.expectAccessible("review");
		shell.user().press("Alt+R");
		shell.user().expectFocus(shell.browser().field("Comment for the author"));
		shell.user().type(comment);
		shell.user().goTo(shell.browser().button("Return to the author"));
		shell.user().press("Enter");
		shell.user().givePassword(SUPERVISOR, shell.page().getByText(REVIEWED));
		shell.browser().button("Back to My day").click();
		shell.browser().heading("My day").waitFor();
	}

	/** Finds the note under those that were returned, reads why, changes it and signs it again. */
	private static void signAgain(O3Shell shell, Written written, String comment, String changed) {
		shell.browser().heading("Returned to you").waitFor();
		// it is among what was returned, and among the sessions of the day
		shell.page().locator("a[href$='/session/" + written.progressNote + "']").first().press("Enter");
		shell.page().getByText(comment).waitFor();
		shell.browser().field(CONCERNS).fill(changed);
		shell.user().expectSaved(1);
		shell.expectAccessible("returned");
		shell.user().reviewSignature();
		shell.user().sign(THERAPIST, shell.page().getByText(CHECKED));
		open(shell, written);
	}

	/** Sees what was changed since the note was returned, and co-signs it. */
	private static void cosign(O3Shell shell, String changed) {
		shell.browser().heading("Changed since you returned it").waitFor();
		assertThat(String.join(" ", shell.page().locator("ins").allInnerTexts())).contains(changed.split(" ")[1]);
		shell.expectAccessible("changes");
		shell.user().press("Control+Enter");
		shell.user().givePassword(SUPERVISOR, shell.page().getByText(REVIEWED));
	}

	/** Opens the session from the chart's dashboard, adds to the note, and reads both in the timeline. */
	private static void add(O3Shell shell, Written written, String addendum) {
		shell.page().locator("a[href$='/session/" + written.progressNote + "']").first().press("Enter");
		shell.page().getByText(CHECKED).waitFor();
		open(shell, written);
		shell.browser().field("Addendum").fill(addendum);
		shell.browser().button("Add and sign").click();
		shell.user().givePassword(THERAPIST, shell.page().locator("article").getByText(addendum));
		shell.expectAccessible("addendum");
		expectPrivate(shell, written.canary);
		shell.closeWorkspace();
		shell.page().locator("button[data-row]").first().click();
		shell.page().getByText(addendum).waitFor();
		shell.expectAccessible("timeline");
	}

	/** Reads the private note again, for there to be something to keep. */
	private static void open(O3Shell shell, Written written) {
		shell.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Open: Private note")))
				.click();
		shell.page().getByText(written.canary).first().waitFor();
		expectPrivate(shell, written.canary);
	}

	/** The private text is nowhere in the browser but on the screen: not in what it keeps, shows outside or says, nor in a store. */
	private static void expectPrivate(O3Shell shell, String canary) {
		WatchedBrowser browser = shell.browser();
		assertThat(browser.kept()).doesNotContain(canary);
		assertThat(shell.stores()).doesNotContain(canary);
		assertThat(browser.said()).noneMatch(one -> one.contains(canary));
		assertThat(browser.asked()).filteredOn(request -> request.contains(canary))
				.allMatch(request -> request.matches("(?s)POST \\S+/sessionnotes/(draft|psychotherapynote)\\b.*"));
	}

	/** The record has the note as it was signed, without the private one. */
	private static void expectInRecord(Written written, String words, String addendum, String state) {
		Http author = THERAPIST.login(server.baseUrl());
		String note = REST + "progressnote/" + found(PROGRESS_NOTE, author.get(REST + "session/" + written.session));
		assertThat(author.get(note + "?v=full").body()).contains("\"state\":\"" + state + "\"", words, addendum)
				.doesNotContain(written.canary);
		assertThat(author.get(note + "/verify").body()).contains("\"signed\":true", "\"intact\":true");
	}

	private static Locator link(O3Shell shell, Pattern name) {
		return shell.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
	}

	private static Locator.WaitForOptions hidden() {
		return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
	}

	private static String found(Pattern pattern, Http.Answer answer) {
		Matcher matcher = pattern.matcher(answer.body());
		assertThat(matcher.find()).as(answer.body()).isTrue();
		return matcher.group(1);
	}
}
