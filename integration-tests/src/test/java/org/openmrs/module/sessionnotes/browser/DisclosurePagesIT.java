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

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.Http;

/**
 * Disclosures from the first question until nothing is open any more, by keyboard alone, on the real server: on bases that an
 * author has for psychotherapy notes, and an order by two officers.
 */
class DisclosurePagesIT {

	private static final String PAGES = "/ws/sessionnotes/";

	private static final String REST = "/ws/rest/v1/sessionnotes/";

	private static final Account THERAPIST = DemoWeek.SUPERVISED_THERAPIST;

	private static final Client CLIENT = DemoWeek.ELENA;

	/** No other test writes a note of this client: an order opens every note of the client in its days. */
	private static final Client CLIENT_OF_ORDER = DemoWeek.DANIEL;

	private static final Account SECOND_OFFICER = new Account("second privacy officer", "officer2",
			DemoClinic.PRIVACY_OFFICER.password(), "Ada",
			"Berg", "F", DemoClinic.PRIVACY_OFFICER.roles(), "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1077",
			"c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e2077", null);

	private static final Pattern FIRST_UUID = Pattern.compile("\"uuid\":\"([^\"]+)\"");

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	private final LocalDate today = LocalDate.now(ZoneOffset.systemDefault());

	/** A text that is nowhere else. */
	private final String canary = "Canary " + UUID.randomUUID();

	private final String excerpt = "Excerpt " + UUID.randomUUID();

	/** To a user, who reads until the author revokes it. */
	@ParameterizedTest
	@CsvSource({"TRAINING, Supervised training in mental health, false", "AUTHORIZATION, The client's authorization, false",
			"SERIOUS_THREAT, Serious and imminent threat, true"})
	void aUserReadsWhatTheAuthorDisclosesUntilItIsRevoked(String basis, String display, boolean isExcerpt) {
		String note = writeNote(CLIENT);
		String read = isExcerpt ? excerpt : canary;
		at(THERAPIST, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, basis);
			page.follow("Disclosures");
			page.begin("New disclosure");
			page.chooseNote(CLIENT, note, isExcerpt ? excerpt : null);
			page.chooseUser(DemoClinic.SUPERVISOR);
			page.chooseBasis(basis);
			page.sayPurposeAndEnd("A purpose", isExcerpt ? null : today.plusDays(7));
			page.answerAll("Words", today, today.plusDays(30));
			page.submit("Disclose", THERAPIST, "The notes are open to Ruth Adeyemi");
		});
		at(DemoClinic.SUPERVISOR, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, basis + "-recipient");
			page.follow("Disclosures");
			page.openEntry(display);
			page.readNote(DemoClinic.SUPERVISOR, read);
			assertThat(user.browser().page().content()).doesNotContain(isExcerpt ? canary : excerpt);
		});
		assertThat(readBySupervisor(note).body()).contains(read);
		at(THERAPIST, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, basis + "-author");
			page.follow("Disclosures");
			page.openEntry(display);
			user.browser().page().getByText(Pattern.compile("^Read [0-9]+ times, last")).first().waitFor();
			page.expectFits("list");
			page.press("Revoke");
			user.browser().page().getByText("Revoked. Nothing is open under it any more.").first().waitFor();
			page.expectFits("revoked");
		});
		assertThat(readBySupervisor(note).status()).isEqualTo(404);
	}

	/** To somebody outside, as a file that is made once. */
	@ParameterizedTest
	@CsvSource({"TO_CLIENT, false", "MANDATED_REPORT, true"})
	void aRecipientOutsideGetsAFile(String basis, boolean isExcerpt) {
		String note = writeNote(CLIENT);
		at(THERAPIST, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, basis);
			page.follow("Disclosures");
			page.begin("New disclosure");
			page.chooseNote(CLIENT, note, isExcerpt ? excerpt : null);
			page.chooseOutside("Elena Petrova", "1 Road");
			page.chooseBasis(basis);
			page.sayPurposeAndEnd("A purpose", today.plusDays(7));
			page.answerAll("Words", today, today.plusDays(30));
			page.submit("Disclose", THERAPIST, "Now make the file for Elena Petrova");
			byte[] file = makeFile(page);
			assertThat(new String(file, 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
			page.follow("To the disclosures");
			user.browser().page().getByText(Pattern.compile("^File made ")).first().waitFor();
		});
		assertThat(readBySupervisor(note).status()).isEqualTo(404);
	}

	private static byte[] makeFile(DisclosureByKeyboard page) {
		try {
			return page.makeFile(THERAPIST);
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	@Test
	void anOrderOpensOnceASecondOfficerHasApprovedItAndALawyersSubpoenaOpensNothing() {
		String note = writeNote(CLIENT_OF_ORDER);
		makeSecondOfficer();
		at(DemoClinic.PRIVACY_OFFICER, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "order");
			page.follow("Privacy");
			user.browser().heading("Privacy").waitFor();
			page.expectFits("privacy");
			page.follow("Disclosures and legal orders");
			page.begin("Record an order");
			page.find("Client", CLIENT_OF_ORDER.givenName());
			page.find("Author of the notes", THERAPIST.givenName());
			page.fillDay("First day of the sessions", today.minusDays(1));
			page.fillDay("Last day of the sessions", today);
			page.expectFits("what");
			page.next();
			page.chooseUser(DemoClinic.SUPERVISOR);
			page.chooseBasis("REQUIRED_BY_LAW");
			page.sayPurposeAndEnd("Case 1", today.plusDays(7));
			refuseSubpoena(user, page);
			page.answerAll("Words", today, today.plusDays(30));
			assertThat(user.browser().page().content()).doesNotContain(canary);
			page.submit("Record", DemoClinic.PRIVACY_OFFICER, "It is recorded.");
		});
		assertThat(readBySupervisor(note).status()).isEqualTo(404);
		at(SECOND_OFFICER, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "order-second");
			page.follow("Privacy");
			page.follow("Disclosures and legal orders");
			page.openEntry("Required by law or court order");
			user.browser().page().getByText("an order of a court").waitFor();
			page.expectFits("waiting");
			page.press("Approve");
			user.givePassword(SECOND_OFFICER,
					user.browser().page().getByText("Approved. It is in force now.").first());
			page.expectFits("approved");
		});
		at(DemoClinic.SUPERVISOR, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "order-recipient");
			page.follow("Disclosures");
			page.openEntry("Required by law or court order");
			page.readNote(DemoClinic.SUPERVISOR, canary);
		});
		at(DemoClinic.PRIVACY_OFFICER, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "order-revoked");
			page.follow("Privacy");
			page.follow("Disclosures and legal orders");
			page.openEntry("Required by law or court order");
			page.press("Revoke");
			user.browser().page().getByText("Revoked. Nothing is open under it any more.").first().waitFor();
			assertThat(user.browser().page().content()).doesNotContain(canary);
		});
		assertThat(readBySupervisor(note).status()).isEqualTo(404);
	}

	/** The last of the choices is a lawyer's subpoena: the page says why not, gives the letter, and does not go on. */
	private static void refuseSubpoena(KeyboardUser user, DisclosureByKeyboard disclosure) {
		Page page = user.browser().page();
		disclosure.choose("INSTRUMENT", "INSTRUMENT-ATTORNEY_SUBPOENA");
		page.getByText("The law does not permit this.").waitFor();
		page.getByText("neither confirms nor denies", new Page.GetByTextOptions().setExact(false)).waitFor();
		disclosure.press("Next");
		page.getByText("With this nothing may be disclosed.").waitFor();
		disclosure.expectFits("subpoena");
	}

	@Test
	void whoMayNeitherDiscloseNorReadSeesNoLinkAndIsRefused() {
		at(DemoClinic.NURSE, user -> assertThat(user.browser().page().locator("header").innerText())
				.doesNotContain("Disclosures", "Privacy"));
		Http nurse = DemoClinic.NURSE.login(DEMO.server().baseUrl()).withPasswordAgain();
		assertThat(nurse.post(REST + "disclosure", "{\"basis\": \"TRAINING\", \"note\": \"" + writeNote(CLIENT)
				+ "\", \"end\": \"2030-12-31\", \"recipient\": {\"user\": \"" + DemoClinic.SUPERVISOR.userUuid()
				+ "\"}}").status()).isEqualTo(403);
	}

	/** Signs in, does the work, and signs out again. */
	private static void at(Account account, Consumer<KeyboardUser> work) {
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			browser.open(PAGES + "day");
			KeyboardUser user = new KeyboardUser(browser);
			try {
				user.signIn(account);
				work.accept(user);
				user.signOut();
			} catch (PlaywrightException | AssertionError e) {
				browser.picture("failed-disclosure-" + account.username());
				throw e;
			}
			browser.expectQuiet();
		}
	}

	/** @return the uuid of a new note of today's, which holds the canary */
	private String writeNote(Client client) {
		String answer = THERAPIST.login(DEMO.server().baseUrl())
				.post(REST + "psychotherapynote", "{\"patient\": \"" + client.uuid() + "\", \"sessionDate\": \"" + today
						+ "\", \"text\": \"" + canary + "\"}")
				.body();
		Matcher uuid = FIRST_UUID.matcher(answer);
		assertThat(uuid.find()).as(answer).isTrue();
		return uuid.group(1);
	}

	private static Http.Answer readBySupervisor(String note) {
		return DemoClinic.SUPERVISOR.login(DEMO.server().baseUrl()).withPasswordAgain()
				.get(REST + "psychotherapynote/" + note + "?v=full");
	}

	private static void makeSecondOfficer() {
		Http admin = DemoClinic.ADMIN.login(DEMO.server().baseUrl());
		String known = admin.get("/ws/rest/v1/role?v=custom:(uuid,name)&limit=100").body();
		String roles = SECOND_OFFICER.roles().stream().map(role -> '"' + uuidOf(role, known) + '"')
				.collect(Collectors.joining(", "));
		Http.Answer made = admin.post("/ws/rest/v1/user", """
				{"username": "%s", "password": "%s", "roles": [%s],
				"person": {"gender": "F", "names": [{"givenName": "%s", "familyName": "%s"}]}}"""
				.formatted(SECOND_OFFICER.username(), SECOND_OFFICER.password(), roles, SECOND_OFFICER.givenName(),
						SECOND_OFFICER.familyName()));
		assertThat(made.status()).as(made.body()).isEqualTo(201);
	}

	private static String uuidOf(String role, String roles) {
		Matcher uuid = Pattern.compile("\"uuid\":\"([^\"]+)\",\"name\":\"" + Pattern.quote(role) + '"').matcher(roles);
		assertThat(uuid.find()).as("%s in %s", role, roles).isTrue();
		return uuid.group(1);
	}
}
