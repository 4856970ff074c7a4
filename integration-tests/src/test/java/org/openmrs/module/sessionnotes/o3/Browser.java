/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.o3;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;

/**
 * One user's window of Chromium on the OpenMRS 3 front end, in the words of who sits before it. It waits for what it needs to
 * see, so that a slow machine changes nothing.
 */
final class Browser implements AutoCloseable {

	private static final double PATIENCE = 60_000;

	private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright;

	private final com.microsoft.playwright.Browser chromium;

	private final Page page;

	private final String frontEnd;

	private final Path screenshots;

	private final List<String> refused = new ArrayList<>();

	/**
	 * @param executable the system's Chromium
	 */
	Browser(Path executable, String baseUrl, Path screenshots) {
		frontEnd = baseUrl + "/spa";
		this.screenshots = screenshots;
		playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		chromium = playwright.chromium()
				.launch(new LaunchOptions().setExecutablePath(executable).setHeadless(true).setArgs(QUIET));
		BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
				.setViewportSize(1400, 1000).setLocale("en").setTimezoneId(ZoneId.systemDefault().getId()));
		page = context.newPage();
		page.setDefaultTimeout(PATIENCE);
		page.onResponse(response -> {
			if (response.status() >= 400 && response.url().contains("/ws/rest/v1/encounter")) {
				refused.add(response.status() + " " + response.text());
			}
		});
	}

	void signIn(Account account) {
		page.navigate(frontEnd + "/login");
		page.locator("#username").fill(account.username());
		page.locator("#username").press("Enter");
		page.locator("#password").fill(account.password());
		page.locator("#password").press("Enter");
		page.waitForURL(frontEnd + "/home**");
	}

	void openChart(Client client) {
		page.navigate(frontEnd + "/patient/" + client.uuid() + "/chart");
		page.getByText(client.givenName() + " " + client.familyName()).first().waitFor();
	}

	void openForms() {
		page.locator("[data-extension-id='patient-chart-clinical-forms'] button").click();
	}

	void openForm(String name) {
		page.getByText(name, new Page.GetByTextOptions().setExact(true)).first().click();
		page.locator("#presentingConcerns").waitFor();
	}

	/** Opens the one encounter that the client has, as it can be found under the visits. */
	void editOnlyEncounter(Client client) {
		page.navigate(frontEnd + "/patient/" + client.uuid() + "/chart/Visits");
		page.getByText("All encounters").click();
		page.locator("[aria-label='Expand current row']:visible").click();
		page.getByText("Edit this encounter").click();
		page.locator("#presentingConcerns").waitFor();
	}

	String text(String question) {
		return page.locator("textarea#" + question).inputValue();
	}

	void write(String question, String text) {
		page.locator("textarea#" + question).fill(text);
	}

	void enterNumber(String question, int number) {
		page.locator("input#" + question).fill(Integer.toString(number));
		page.locator("input#" + question).press("Tab");
	}

	String number(String question) {
		return page.locator("input#" + question).inputValue();
	}

	boolean isEditable(String question) {
		return page.locator("input#" + question).isEditable();
	}

	/** The picker of a date has a field for each part, in the order of the user's language, and the time is beside it. */
	void enterDateAndTime(String question, LocalDateTime moment) {
		Locator date = page.locator("[role=group]#" + question);
		enterPart(date, "day", moment.getDayOfMonth());
		enterPart(date, "month", moment.getMonthValue());
		enterPart(date, "year", moment.getYear());
		page.locator("input[type=time]#" + question).fill(moment.format(DateTimeFormatter.ofPattern("HH:mm")));
		page.locator("input[type=time]#" + question).press("Tab");
	}

	private static void enterPart(Locator date, String part, int value) {
		date.locator("[data-type=" + part + "]").pressSequentially(Integer.toString(value));
	}

	void choose(String question, String concept) {
		page.locator("input[type=radio][name='" + question + "'][value='" + concept + "'] + label").click();
	}

	void tick(String question, String concept) {
		page.locator("label[for='" + question + "-" + concept + "']").click();
	}

	void press(String button) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).first().click();
	}

	boolean asks(String question) {
		return page.locator("textarea#" + question).isVisible();
	}

	void waitForQuestion(String question) {
		page.locator("textarea#" + question).waitFor();
	}

	void waitForText(String text) {
		page.getByText(text).first().waitFor();
	}

	boolean shows(String text) {
		return page.getByText(text).count() > 0;
	}

	/** Saves the form and returns the encounter as the server answered it, refused or not. */
	String save(String button) {
		return page.waitForResponse(response -> response.request().method().equals("POST")
				&& response.url().contains("/ws/rest/v1/encounter"), () -> press(button)).text();
	}

	List<String> refused() {
		return refused;
	}

	void screenshot(String name) {
		page.waitForTimeout(500);
		page.screenshot(new ScreenshotOptions().setPath(screenshots.resolve(name + ".png")));
	}

	/** Shows the question in the middle of the window first. */
	void screenshot(String name, String question) {
		page.locator("[id='" + question + "']").first()
				.evaluate("element => element.scrollIntoView({ block: 'center', behavior: 'instant' })");
		screenshot(name);
	}

	@Override
	public void close() {
		chromium.close();
		playwright.close();
	}
}
