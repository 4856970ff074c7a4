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
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.Http;

/** What the lists of disclosures offer, by keyboard alone: an emergency for another clinician, and a file before it is made. */
@Tag("pages")
class DisclosureListPagesIT {

	private static final String PAGES = "/ws/sessionnotes/";

	private static final String REST = "/ws/rest/v1/sessionnotes/";

	private static final Account THERAPIST = DemoWeek.SUPERVISED_THERAPIST;

	private static final Account SECOND = DemoClinic.THERAPIST;

	private static final Client CLIENT = DemoWeek.ELENA;

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	private final LocalDate today = LocalDate.now(ZoneOffset.systemDefault());

	/** A text that is nowhere else. */
	private final String canary = "Canary " + UUID.randomUUID();

	@Test
	void theAuthorReadsTheTextOfTheFileBeforeItIsMade() {
		writeNote();
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			KeyboardUser user = signedIn(browser, THERAPIST);
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "preview");
			page.follow("Disclosures");
			page.begin("New disclosure");
			page.find("Client", CLIENT.givenName());
			page.choose("extent", "extent-DAYS");
			page.fillDay("First day of the sessions", today);
			page.fillDay("Last day of the sessions", today);
			page.next();
			page.chooseOutside("Elena Petrova", "1 Road");
			page.chooseBasis("TO_CLIENT");
			page.sayPurposeAndEnd("A purpose", today.plusDays(7));
			page.answerAll("Words", THERAPIST, today, today.plusDays(30));
			browser.page().getByText("The author discloses it and sees all of it. The recipient is told by the file.")
					.waitFor();
			page.submit("Disclose", THERAPIST, "Now make the file for Elena Petrova");
			assertThat(browser.page().content()).doesNotContain(canary);
			page.press("Preview the text of the file");
			browser.page().getByText(canary).waitFor();
			page.expectFits("text");
			page.follow("To the disclosures");
			browser.page().getByText("No file made yet").first().waitFor();
			page.openEntry("To the client");
			page.press("Revoke");
			browser.page().getByText("Revoked. Nothing is open under it any more.").first().waitFor();
			user.signOut();
			browser.expectQuiet();
		}
	}

	@Test
	void anotherClinicianFindsAnEmergencyAndRefusesItWithAReasonThatOpensNothing() {
		String note = writeNote();
		String emergency = askForEmergency();
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			KeyboardUser user = signedIn(browser, THERAPIST);
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "emergency");
			page.follow("Disclosures");
			browser.heading("Emergencies that wait").waitFor();
			page.openEntry("Serious and imminent threat");
			browser.page().getByText(Pattern.compile("The review is due within 72 hours of the approval\\.$")).waitFor();
			page.expectFits("waiting");
			page.press("Refuse");
			page.fill("Reason of the refusal", "I could be reached");
			page.press("Refuse for good");
			user.givePassword(THERAPIST, browser.page().getByText("Refused. It opens nothing.").first());
			browser.page().getByText("No emergency waits for your decision.").waitFor();
			page.expectFits("refused");
			user.signOut();
			browser.expectQuiet();
		}
		Http asking = SECOND.login(DEMO.server().baseUrl()).withPasswordAgain();
		assertThat(asking.get(REST + "disclosure/" + emergency).body()).contains("\"REFUSED\"");
		assertThat(asking.get(REST + "psychotherapynote/" + note + "?v=full").status()).isEqualTo(404);
	}

	private static KeyboardUser signedIn(WatchedBrowser browser, Account account) {
		browser.open(PAGES + "day");
		KeyboardUser user = new KeyboardUser(browser);
		user.signIn(account);
		return user;
	}

	private String writeNote() {
		String note = UUID.randomUUID().toString();
		Http.Answer answer = THERAPIST.login(DEMO.server().baseUrl()).post(REST + "psychotherapynote",
				"{\"uuid\": \"" + note + "\", \"patient\": \"" + CLIENT.uuid() + "\", \"sessionDate\": \"" + today
						+ "\", \"text\": \"" + canary + "\"}");
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return note;
	}

	private String askForEmergency() {
		String asked = UUID.randomUUID().toString();
		String request = """
				{"uuid": "%s", "basis": "SERIOUS_THREAT", "author": "%s", "patient": "%s", "from": "%s", "to": "%s",
				"purpose": "to avert it", "recipient": {"user": "%s"}, "evidence": %s}""".formatted(asked,
				THERAPIST.userUuid(), CLIENT.uuid(), today.minusDays(1), today, SECOND.userUuid(),
				CompleteEvidence.of(new ObjectMapper().createObjectNode()).put("RATIONALE", "imminent")
						.put("ABLE_TO_PREVENT", "on duty").put("AUTHOR_UNREACHABLE", "called twice"));
		Http.Answer answer = SECOND.login(DEMO.server().baseUrl()).withPasswordAgain().post(REST + "disclosure",
				request);
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return asked;
	}
}
