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

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.HarContentPolicy;
import org.junit.jupiter.api.Assumptions;

/** The Chromium that is installed on this machine, without a window. */
public final class Chromium implements AutoCloseable {

	/** The system property that names the executable of a browser elsewhere than on the path. */
	private static final String EXECUTABLE = "chromium";

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private final Playwright playwright;

	private final Path executable;

	private final Browser browser;

	private Chromium(Path executable) {
		this.executable = executable;
		// the browsers that Playwright would download are not the ones that are used
		playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable));
	}

	/** Opens the browser that the system property names, or the first on the path. */
	public static Chromium open() {
		Optional<Path> browser = executable();
		assertThat(browser).as("This test needs Chromium: install it, or name it with -Dchromium=").isPresent();
		return new Chromium(browser.get());
	}

	private static Optional<Path> executable() {
		String named = System.getProperty(EXECUTABLE, "");
		Stream<Path> candidates = named.isEmpty()
				? Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
						.flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
				: Stream.of(Path.of(named));
		return candidates.filter(Files::isExecutable).findFirst();
	}

	/** As {@link #open()}; where no browser is found, the test is skipped, and says in one line how to get one. */
	public static Chromium openOrSkip() {
		Optional<Path> browser = executable();
		Assumptions.assumeTrue(browser.isPresent(),
				"Skipped: no Chromium is on the path. Install it (Debian: apt-get install chromium), or name it with -Dchromium=");
		return new Chromium(browser.get());
	}

	/** @return a page of a session of its own */
	public Page newPage() {
		return newContext(new Browser.NewContextOptions().setViewportSize(1200, 900)).newPage();
	}

	/** @return a browser's profile of its own, with nothing in it */
	public BrowserContext newContext(Browser.NewContextOptions options) {
		return browser.newContext(options);
	}

	/**
	 * @param profile an empty directory, into which the browser writes what it keeps for its next start
	 * @param archive where everything is written that was asked for and answered, once the browser is closed
	 */
	BrowserContext newContext(Path profile, Path archive) {
		return start(profile, new BrowserType.LaunchPersistentContextOptions().setRecordHarPath(archive)
				.setRecordHarContent(HarContentPolicy.EMBED));
	}

	/** @param profile the directory of a browser that was ended, or an empty one */
	BrowserContext newContext(Path profile) {
		return start(profile, new BrowserType.LaunchPersistentContextOptions());
	}

	private BrowserContext start(Path profile, BrowserType.LaunchPersistentContextOptions options) {
		return playwright.chromium().launchPersistentContext(profile,
				options.setExecutablePath(executable).setViewportSize(1280, 900).setLocale("en"));
	}

	/** Kills the browser of this profile, as the system does when memory runs out: it writes and says nothing more. */
	static void kill(Path profile) {
		ProcessHandle browser = ProcessHandle.current().descendants()
				.filter(process -> process.info().commandLine().orElse("").contains("--user-data-dir=" + profile)
						&& !process.info().commandLine().orElse("").contains("--type="))
				.findFirst().orElseThrow();
		browser.destroyForcibly();
		browser.onExit().join();
	}

	@Override
	public void close() {
		playwright.close();
	}
}
