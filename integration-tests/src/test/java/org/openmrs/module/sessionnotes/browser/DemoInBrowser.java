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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.ServerOptions;
import org.springframework.util.FileSystemUtils;

/**
 * Chromium, and a real server of a test class's own, with the demonstration's week if it is wanted, as long as the class runs. Where there is no
 * Chromium the class is skipped, and says how to get one.
 */
final class DemoInBrowser implements BeforeAllCallback, AfterAllCallback {

	private static final String DAY = "/ws/sessionnotes/day";

	/** A busy machine takes its time. In milliseconds. */
	private static final double PATIENCE = 60_000;

	private final boolean week;

	private Path directory;

	private Chromium chromium;

	private RunningServer server;

	DemoInBrowser() {
		this(true);
	}

	private DemoInBrowser(boolean week) {
		this.week = week;
	}

	/** @return with people and visits, in which nobody has written a note yet */
	static DemoInBrowser beforeTheFirstNote() {
		return new DemoInBrowser(false);
	}

	@Override
	public void beforeAll(ExtensionContext test) throws Exception {
		chromium = Chromium.openOrSkip();
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		directory = Files.createTempDirectory("sessionnotes-browser");
		server = RunningServer.start(directory.resolve("data"),
				Map.of(ServerOptions.WEEK, String.valueOf(week), ServerOptions.INSIDE_CLASSES, RunningServer.testClasses()));
	}

	@Override
	public void afterAll(ExtensionContext test) throws Exception {
		if (server != null) {
			server.close();
		}
		if (chromium != null) {
			chromium.close();
		}
		FileSystemUtils.deleteRecursively(directory);
	}

	RunningServer server() {
		return server;
	}

	Chromium chromium() {
		return chromium;
	}

	/** @return a browser in which the user has signed in, on the page with which the user begins */
	WatchedBrowser signedIn(Account account) {
		WatchedBrowser browser = new WatchedBrowser(chromium, server);
		browser.open(DAY);
		browser.signIn(account);
		browser.button("Sign out").waitFor();
		return browser;
	}
}
