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

import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** One user's browser in the shell of OpenMRS 3, with the module's frontend module in it. */
final class O3Shell implements AutoCloseable {

	/** The shell's own bar at the top, whose lists are no concern of the module. */
	private static final String TOP_BAR = "#omrs-top-nav-app-container";

	private static final String WORKSPACE = "Session Notes";

	/** The shell shows its stores to developers alone, and looks once, after a second, whether it has one before it. */
	private static final String SHOW_STORES = "const define = Object.defineProperty, later = setTimeout; let kind = 'production';"
			+ "Object.defineProperty = (target, name, how) => define(target, name, "
			+ "target === window && name === 'spaEnv' ? { get: () => kind } : how);"
			+ "window.setTimeout = (work, wait, ...rest) => later(wait !== 1000 ? work : (...all) => "
			+ "{ kind = 'development'; work(...all); kind = 'production'; }, wait, ...rest);";

	/** Every store with its name; what they have within themselves is written once. */
	private static final String STORES = "() => Object.entries(window.stores).map(([name, { value }]) => "
			+ "{ const seen = new WeakSet(); return name + ' ' + JSON.stringify(value.getState(), (key, one) => { "
			+ "if (typeof one === 'object' && one !== null) { if (seen.has(one)) return; seen.add(one); } return one; }); }).join('\\n')";

	private final WatchedBrowser browser;

	private final KeyboardUser user;

	private final String address;

	/** @param context a new one, which is closed with this */
	O3Shell(BrowserContext context, RunningServer server) {
		context.addInitScript(SHOW_STORES);
		browser = new WatchedBrowser(context, server);
		user = new KeyboardUser(browser);
		address = server.baseUrl() + "/spa";
	}

	WatchedBrowser browser() {
		return browser;
	}

	KeyboardUser user() {
		return user;
	}

	Page page() {
		return browser.page();
	}

	/** Signs in on the shell's own page, which leads home. */
	void signIn(Account account) {
		page().navigate(address + "/login");
		page().locator("#username").fill(account.username());
		page().locator("#username").press("Enter");
		page().locator("#password").fill(account.password());
		page().locator("#password").press("Enter");
		page().waitForURL(address + "/home**");
	}

	void goHome() {
		page().navigate(address + "/home");
		browser.heading("My day").waitFor();
	}

	/** Opens a client's chart at what is there first. */
	void openChart(Client client) {
		page().navigate(address + "/patient/" + client.uuid() + "/chart");
		page().getByText(client.givenName() + " " + client.familyName()).first().waitFor();
	}

	/** Opens the dashboard of the client's sessions by its link in the chart. */
	void openSessions() {
		page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(WORKSPACE).setExact(true)).click();
		browser.heading("Sessions").waitFor();
	}

	/** Opens or shows the workspace by its button beside the chart. */
	void openWorkspace() {
		browser.button(WORKSPACE).click();
	}

	/** Opens the list of links to other pages, in the shell's bar. */
	void openAppMenu() {
		appMenu().first().click();
	}

	/** The button that opens the list of links; the shell shows it only where there is a link. */
	Locator appMenu() {
		return page().locator("[data-extension-id='app-menu-button'] button");
	}

	/** The words of the module's links in the list that is open, from top to bottom. */
	List<String> pageLinks() {
		pageLink("Session Notes: ").first().waitFor();
		return pageLink("Session Notes: ").allInnerTexts();
	}

	/** @param name what the link's words begin with */
	Locator pageLink(String name) {
		return page().locator("[data-extension-slot-name='app-menu-slot'] a")
				.filter(new Locator.FilterOptions().setHasText(name));
	}

	void closeWorkspace() {
		page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close").setExact(true)).click();
	}

	/** What the shell keeps in memory for all of its frontend modules. */
	String stores() {
		page().waitForFunction("() => window.stores");
		String stores = (String) page().evaluate(STORES);
		assertThat(stores).contains("workspace2 {", "session {", "extensions {");
		return stores;
	}

	/** Leaves a picture, and finds nothing below the shell's bar that axe complains of. */
	void expectAccessible(String state) {
		browser.picture("o3-" + state);
		browser.expectAccessibleBut(TOP_BAR, state);
	}

	@Override
	public void close() {
		browser.close();
	}
}
