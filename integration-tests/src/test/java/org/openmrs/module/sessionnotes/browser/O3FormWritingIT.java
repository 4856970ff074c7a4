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
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.o3.FrontEnd;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.ServerOptions;

/**
 * Prints what the routine note of {@link WritingBenchmark} takes in OpenMRS 3's own form: by keyboard, from the client's open chart
 * to the saved draft. Finding the client before and signing afterwards come on top.
 */
@Tag("o3")
class O3FormWritingIT {

	/** As the fields of a date and of a time are typed by a reader of English in America. */
	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMddyyyy", Locale.ENGLISH);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("hhmma", Locale.ENGLISH);

	@TempDir
	private static Path directory;

	@Test
	void aRoutineNoteInTheFormOfTheChart() throws IOException, InterruptedException {
		try (RunningServer server = RunningServer.start(directory.resolve("data"),
				Map.of(ServerOptions.WEEK, "true", ServerOptions.FRONT_END, FrontEnd.assemble().toString(), "server.omods",
						ModulesOfOthers.beside(directory, "o3forms")));
				Chromium chromium = Chromium.open();
				O3Shell shell = new O3Shell(chromium.newContext(
						new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en")),
						server)) {
			shell.signIn(DemoClinic.THERAPIST);
			shell.openChart(DemoClinic.FIRST_CLIENT);
			Typist typist = new Typist(shell.page(), System.out);
			Response saved = write(typist, shell.page());
			shell.browser().picture("o3-own-form");
			typist.summary("OpenMRS 3's own form, from the chart to a draft that is not signed");

			assertThat(saved.status()).as(saved.text()).isEqualTo(201);
		}
	}

	private static Response write(Typist typist, Page page) {
		LocalDateTime end = LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES).minusMinutes(10);
		typist.goTo("to the forms", page.locator("[data-extension-id='patient-chart-clinical-forms'] button"));
		typist.step("open their list", "document.body.textContent.includes('Progress note')", "Enter");
		// the names in the list are links that no key reaches
		typist.click("the progress note",
				page.getByText("Progress note", new Page.GetByTextOptions().setExact(true)).first(),
				"document.querySelector('#presentingConcerns')");
		typist.goTo("to the concerns", text(page, "presentingConcerns"));
		typist.write("Went to the grave on Saturday with her sister and stayed for an hour. Slept well afterwards and "
				+ "cried less at work than in the weeks before. Still wakes early.");
		enter(typist, page, "start", end.minusMinutes(50));
		enter(typist, page, "end", end);
		choose(typist, page, "sessionType", ProgressNoteAnswer.INDIVIDUAL);
		choose(typist, page, "setting", ProgressNoteAnswer.IN_PERSON);
		tick(typist, page, ProgressNoteAnswer.CBT);
		tick(typist, page, ProgressNoteAnswer.PSYCHOEDUCATION);
		choose(typist, page, "change", ProgressNoteAnswer.IMPROVED);
		typist.goTo("to its words", text(page, "changeDescribed"));
		typist.write("Less guilt in the mornings, and she has begun to cook again for both of them.");
		typist.goTo("to the goal", text(page, "goal"));
		typist.write("Goes to her mother's grave");
		choose(typist, page, "rating", ProgressNoteAnswer.GOOD_PROGRESS);
		typist.goTo("to its words", text(page, "comment"));
		typist.write("Both sisters went; they want to go there every month from now on, together.");
		choose(typist, page, "risk", ProgressNoteAnswer.RISK_LOW);
		typist.goTo("to the plan", text(page, "plan"));
		typist.write("Weekly. Writes a letter to her mother until then.");
		typist.goTo("to the end of the form", page.getByRole(AriaRole.BUTTON,
				new Page.GetByRoleOptions().setName("Save").setExact(true)));
		return page.waitForResponse(
				response -> response.request().method().equals("POST") && response.url().contains("/ws/rest/v1/encounter"),
				() -> typist.step("save", "true", "Enter"));
	}

	private static Locator text(Page page, String question) {
		return page.locator("textarea#" + question);
	}

	private static void enter(Typist typist, Page page, String question, LocalDateTime moment) {
		typist.goTo("to the month of the " + question, page.locator("[role=group]#" + question + " [data-type=month]"));
		typist.step("the day", "true", keys(moment.format(DATE)));
		typist.goTo("to the time", page.locator("input[type=time]#" + question));
		typist.step("the time", "true", keys(moment.format(TIME)));
	}

	private static String[] keys(String text) {
		return text.chars().mapToObj(Character::toString).toArray(String[]::new);
	}

	private static void choose(Typist typist, Page page, String question, ProgressNoteAnswer answer) {
		Locator all = page.locator("input[type=radio][name='" + question + "']");
		typist.goTo("to " + question, all.first());
		Locator chosen = page.locator("input[type=radio][name='" + question + "'][value='" + answer.getUuid() + "']");
		int steps = (Integer) chosen.evaluate(
				"one => [...document.querySelectorAll(`input[name='${one.name}']`)].indexOf(one)");
		String[] keys = new String[Math.max(1, steps)];
		Arrays.fill(keys, steps == 0 ? "Space" : "ArrowDown");
		typist.step(answer.name(), "document.activeElement.checked", keys);
	}

	private static void tick(Typist typist, Page page, ProgressNoteAnswer answer) {
		typist.goTo("to " + answer.name(), page.locator("[id='techniques-" + answer.getUuid() + "']"));
		typist.step(answer.name(), "document.activeElement.checked", "Space");
	}
}
