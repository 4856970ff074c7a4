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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.CountedRows;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.ServerOptions;

/**
 * The links on legacyui's pages, for a therapist, a nurse and a privacy officer who all may see those pages. This runs where the local
 * repository holds legacyui's module file, and says so where it does not.
 */
class LegacyUiLinksIT {

	private static RunningServer server;

	private static BrowserSession therapist;

	private static BrowserSession nurse;

	private static BrowserSession officer;

	@TempDir
	static Path directory;

	@BeforeAll
	static void start() {
		Assumptions.assumeTrue(ModulesOfOthers.isHeld("legacyui"),
				"legacyui's module file is not in the local repository: not tried");
		server = RunningServer.start(directory.resolve("data"),
				Map.of(ServerOptions.MODULES, ModulesOfOthers.beside(directory, "legacyui"), ServerOptions.INSIDE_CLASSES,
						RunningServer.testClasses()));
		String role = json(server.as(DemoClinic.ADMIN).post(REST + "/role", """
				{"name": "Works on legacyui's pages", "description": "Sees patients and the administration page",
				"privileges": ["View Administration Functions", "View Patients",
				"Patient Dashboard - View Overview Section"]}""")).get("uuid").asText();
		therapist = signedIn(DemoClinic.THERAPIST, role);
		nurse = signedIn(DemoClinic.NURSE, role);
		officer = signedIn(DemoClinic.PRIVACY_OFFICER, role);
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.close();
		}
	}

	@Test
	void thePatientDashboardOpensThatClient() {
		for (Client client : DemoClinic.CLIENTS) {
			String page = dashboard(therapist, client);

			assertThat(page).contains("href=\"" + context() + "/ws/sessionnotes/client/" + client.uuid()
					+ "\">Session notes</a>");
			assertThat(page.split("/ws/sessionnotes/client/", -1)).as("one client's alone").hasSize(2);
		}
	}

	@Test
	void theAdministrationPageAndTheBarOpenTheDay() {
		assertThat(dayLinks(page(therapist, "/admin/index.htm"))).as("in the bar and under Maintenance").isEqualTo(2);
		assertThat(dayLinks(page(therapist, "/index.htm"))).as("in the bar").isEqualTo(1);
	}

	@Test
	void theLinkToAdoptionsStandsBesideIt() {
		BrowserSession superuser = new BrowserSession(server.baseUrl());
		superuser.signIn(DemoClinic.SYSTEM_ADMINISTRATOR.username(), DemoClinic.SYSTEM_ADMINISTRATOR.password());

		String page = page(superuser, "/admin/index.htm");
		assertThat(dayLinks(page)).isEqualTo(2);
		assertThat(page).contains(context() + "/ws/sessionnotes/adoption");
		assertThat(page).contains(context() + "/ws/sessionnotes/status", context() + "/ws/sessionnotes/setup",
				context() + "/ws/sessionnotes/privacy");
	}

	@Test
	void thePrivacyOfficerReachesPrivacyAlone() {
		for (String path : List.of("/index.htm", "/admin/index.htm")) {
			String page = page(officer, path);

			assertThat(links(page, "privacy", "Session Notes: privacy")).as(path)
					.isEqualTo(path.startsWith("/admin") ? 2 : 1);
			assertThat(page).doesNotContain("/ws/sessionnotes/day", "/ws/sessionnotes/status", "/ws/sessionnotes/setup",
					"/ws/sessionnotes/adoption");
		}
		Answer opened = officer.send("GET", "/ws/sessionnotes/privacy", null, "Accept", "text/html");
		assertThat(opened.status()).isEqualTo(200);
	}

	@Test
	void whoMayNotWriteProgressNotesSeesNoLink() {
		Client client = DemoClinic.FIRST_CLIENT;

		assertThat(dashboard(nurse, client)).contains(client.familyName()).doesNotContain("/ws/sessionnotes/");
		assertThat(page(nurse, "/admin/index.htm")).contains("Maintenance").doesNotContain("/ws/sessionnotes/");
		assertThat(page(nurse, "/index.htm")).doesNotContain("/ws/sessionnotes/");
	}

	@Test
	void noLinkTellsOfPrivateNotes() {
		assertThat(dashboard(therapist, DemoClinic.FIRST_CLIENT) + page(therapist, "/admin/index.htm"))
				.doesNotContainIgnoringCase("psychotherapy").doesNotContainIgnoringCase("private note");
	}

	private static String dashboard(BrowserSession user, Client client) {
		String id = server.inside(CountedRows.class, "select person_id from person where uuid = '" + client.uuid() + "'");
		return page(user, "/patientDashboard.form?patientId=" + id);
	}

	private static String page(BrowserSession user, String path) {
		Answer page = user.send("GET", path, null, "Accept", "text/html");
		assertThat(page.status()).as(path).isEqualTo(200);
		return page.body();
	}

	private static long dayLinks(String page) {
		return links(page, "day", "Session notes");
	}

	private static long links(String page, String place, String words) {
		return Pattern.compile("href=\"\\s*" + context() + "/ws/sessionnotes/" + place + "\\s*\">" + words + "</a>")
				.matcher(page).results().count();
	}

	private static String context() {
		return URI.create(server.baseUrl()).getPath();
	}

	/** @return the account's session, with the role beside those that it has */
	private static BrowserSession signedIn(Account account, String role) {
		Http administrator = server.as(DemoClinic.ADMIN);
		String user = REST + "/user/" + account.userUuid();
		String roles = StreamSupport
				.stream(json(administrator.get(user + "?v=custom:(roles:(uuid))")).get("roles").spliterator(), false)
				.map(held -> ", \"" + held.get("uuid").asText() + "\"").collect(Collectors.joining());
		assertThat(administrator.post(user, "{\"roles\": [\"" + role + "\"" + roles + "]}").status()).isEqualTo(200);
		BrowserSession session = new BrowserSession(server.baseUrl());
		assertThat(session.signIn(account.username(), account.password()).body()).contains("\"authenticated\":true");
		return session;
	}
}
