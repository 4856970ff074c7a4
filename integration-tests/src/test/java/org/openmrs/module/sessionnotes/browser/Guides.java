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

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

/**
 * The guides of the documentation, with their walks, in the order in which the clinic's people come into play.
 * {@code src/docs/guides.sh} takes their pictures anew.
 */
public final class Guides {

	/**
	 * One guide.
	 *
	 * @param file its name in the documentation
	 */
	record Walked(String file, Consumer<GuideWalk> walk) {
	}

	static final List<Walked> ALL = List.of(new Walked("guide-therapist.md", TherapistGuide::walk),
			new Walked("guide-supervisor.md", SupervisorGuide::walk),
			new Walked("guide-privacy-officer.md", PrivacyOfficerGuide::walk),
			new Walked("guide-administrator.md", AdministratorGuide::walk));

	private Guides() {
	}

	/** @param server the address of a server with a week that nobody has touched, up to and including the context path */
	public static void main(String[] server) {
		Path docs = Path.of("docs");
		try (Chromium chromium = Chromium.open()) {
			walkAll(chromium, server[0], docs, docs.resolve("guides"));
		}
	}

	static void walkAll(Chromium chromium, String baseUrl, Path docs, Path pictures) {
		for (Walked one : ALL) {
			try (GuideWalk walk = new GuideWalk(chromium, baseUrl, Guide.read(docs.resolve(one.file())), pictures)) {
				go(one, walk, pictures.resolve("failed.png"));
			}
		}
	}

	/** Walks through one guide; where the walk stops, a picture shows the page on which it did. */
	private static void go(Walked guide, GuideWalk walk, Path failed) {
		try {
			guide.walk().accept(walk);
			walk.end();
		} catch (PlaywrightException | AssertionError stopped) {
			walk.page().screenshot(new Page.ScreenshotOptions().setPath(failed).setFullPage(true));
			throw stopped;
		}
	}
}
