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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
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
 * Disclosures from the first question until nothing is open any more, by keyboard alone, on the real server: on every basis that an
 * author, a privacy officer or a clinician in an emergency has, for both kinds of private notes, and by a custodian.
 */
class DisclosurePagesIT {

	private static final Account THERAPIST = DemoWeek.SUPERVISED_THERAPIST;

	private static final Client CLIENT = DemoWeek.ELENA;

	private static final String REVOKED = "Revoked. Nothing is open under it any more.";

	private static final String APPROVED = "Approved. It is in force now.";

	private static final String AUTHORIZATION = "The client's authorization";

	private static final String CORONER = "Coroner or medical examiner";

	private static final String THREAT = "Serious and imminent threat";

	private static final String CUSTODY = "Custodian in place of an author who left";

	private static final String DEFENSE = "Defense in an action brought by the client";

	private static Account secondOfficer;

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	private static final DisclosureClinic CLINIC = new DisclosureClinic(DEMO);

	private final LocalDate today = LocalDate.now(ZoneOffset.systemDefault());

	/** A text that is nowhere else. */
	private final String canary = "Canary " + UUID.randomUUID();

	private final String excerpt = "Excerpt " + UUID.randomUUID();

	@BeforeAll
	static void makeASecondOfficer() {
		secondOfficer = CLINIC.makeAccount("officer2", "Ada", "Berg", DemoClinic.PRIVACY_OFFICER);
	}

	/** To a user, who reads until the author revokes it. */
	@Tag("pages")
	@ParameterizedTest
	@CsvSource({"TRAINING, Supervised training in mental health, false", "AUTHORIZATION, " + AUTHORIZATION + ", false",
			"SERIOUS_THREAT, " + THREAT + ", true", "LEGAL_DEFENSE, " + DEFENSE + ", false",
			"SUD_CONSENT, The client's consent for SUD counseling notes, false",
			"SUD_TRAINING, 'Supervised training, SUD counseling notes', false",
			"SUD_DEFENSE, 'Defense in a proceeding brought by the client, SUD counseling notes', false"})
	void aUserReadsWhatTheAuthorDisclosesUntilItIsRevoked(String basis, String display, boolean isExcerpt) {
		String note = CLINIC.writeNote(THERAPIST, CLIENT, today, basis, canary);
		String read = isExcerpt ? excerpt : canary;
		CLINIC.at(THERAPIST, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, basis);
			page.follow("Disclosures");
			page.begin("New disclosure");
			page.chooseNote(CLIENT, note, isExcerpt ? excerpt : null);
			page.chooseUser(DemoClinic.SUPERVISOR);
			page.chooseBasis(basis);
			page.sayPurposeAndEnd("A purpose", isExcerpt ? null : today.plusDays(7));
			page.answerAll("Words", THERAPIST, today, today.plusDays(30));
			page.submit("Disclose", THERAPIST, "The notes are open to Ruth Adeyemi");
		});
		CLINIC.at(DemoClinic.SUPERVISOR, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, basis + "-recipient");
			page.follow("Disclosures");
			page.openEntry(display);
			page.readNote(DemoClinic.SUPERVISOR, read);
			assertThat(user.browser().page().content()).doesNotContain(isExcerpt ? canary : excerpt);
		});
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).body()).contains(read);
		CLINIC.at(THERAPIST, user -> revokeAsAuthor(user, new DisclosureByKeyboard(user, basis + "-author"), display));
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).status()).isEqualTo(404);
	}

	/** Sees in the list of the author's notes what was read, and revokes it. */
	private static void revokeAsAuthor(KeyboardUser user, DisclosureByKeyboard page, String display) {
		page.follow("Disclosures");
		page.openEntry(display);
		user.browser().page().getByText(Pattern.compile("^Read [0-9]+ times?, last")).first().waitFor();
		page.expectFits("list");
		page.press("Revoke");
		user.browser().page().getByText(REVOKED).first().waitFor();
		page.expectFits("revoked");
	}

	/** To somebody outside, as a file that is made once. */
	@Tag("pages")
	@ParameterizedTest
	@CsvSource({"TO_CLIENT, 'To the client, at the author''s discretion', false",
			"MANDATED_REPORT, Report that the law requires the author to make, true"})
	void aRecipientOutsideGetsAFileUntilTheAuthorRevokesIt(String basis, String display, boolean isExcerpt) {
		String note = CLINIC.writeNote(THERAPIST, CLIENT, today, basis, canary);
		CLINIC.at(THERAPIST, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, basis);
			page.follow("Disclosures");
			page.begin("New disclosure");
			page.chooseNote(CLIENT, note, isExcerpt ? excerpt : null);
			page.chooseOutside("Elena Petrova", "1 Road");
			page.chooseBasis(basis);
			page.sayPurposeAndEnd("A purpose", today.plusDays(7));
			page.answerAll("Words", THERAPIST, today, today.plusDays(30));
			page.submit("Disclose", THERAPIST, "Now make the file for Elena Petrova");
			byte[] file = makeFile(page);
			assertThat(new String(file, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
			page.follow("To the disclosures");
			user.browser().page().getByText(Pattern.compile("^File made ")).first().waitFor();
			page.openEntry(display);
			page.press("Revoke");
			user.browser().page().getByText(REVOKED).first().waitFor();
			assertThat(page.exactButton("Make the file").count()).isZero();
		});
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).status()).isEqualTo(404);
	}

	/** Some parts of each note of a day, until the client revokes the authorization in writing. */
	@Tag("pages")
	@Test
	void theAuthorDisclosesPartsOfADayUntilTheClientRevokesIt() {
		Client client = CLINIC.makeClient("Ulrika");
		String kept = "Kept " + UUID.randomUUID();
		String note = CLINIC.writeParts(THERAPIST, client, today, "reflections", canary, "hypotheses", kept);
		CLINIC.at(THERAPIST, user -> {
			DisclosureByKeyboard page = DisclosureByKeyboard.inAllWindows(user, "parts");
			page.follow("Disclosures");
			page.begin("New disclosure");
			page.find("Client", client.givenName());
			page.choose("extent", "extent-DAYS");
			page.choose("amount", "amount-PARTS");
			page.check("part-reflections");
			sayDays(page);
			page.chooseUser(DemoClinic.SUPERVISOR);
			page.chooseBasis("AUTHORIZATION");
			page.sayPurposeAndEnd("A purpose", today.plusDays(7));
			page.answerAll("Words", THERAPIST, today, today.plusDays(30));
			page.submit("Disclose", THERAPIST, "The notes are open to Ruth Adeyemi");
		});
		CLINIC.at(DemoClinic.SUPERVISOR, user -> {
			DisclosureByKeyboard page = DisclosureByKeyboard.inAllWindows(user, "parts-recipient");
			page.follow("Disclosures");
			page.openEntry(AUTHORIZATION);
			page.readNote(DemoClinic.SUPERVISOR, canary);
			assertThat(user.browser().page().content()).doesNotContain(kept);
		});
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).body()).contains(canary).doesNotContain(kept);
		CLINIC.at(THERAPIST, user -> {
			DisclosureByKeyboard page = DisclosureByKeyboard.inAllWindows(user, "parts-revoked");
			page.follow("Disclosures");
			page.openEntry(AUTHORIZATION);
			page.press("The client has revoked it");
			page.fill("The writing", "letter of today");
			page.expectFits("form");
			page.press("Revoke for the client");
			user.browser().page().getByText(REVOKED).first().waitFor();
		});
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).status()).isEqualTo(404);
	}

	private static byte[] makeFile(DisclosureByKeyboard page) {
		try {
			return page.makeFile(THERAPIST);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Each order is about a client of its own: it opens every note of the client in its days. A lawyer's subpoena opens nothing: the
	 * page of the first row says so.
	 */
	@Tag("pages")
	@ParameterizedTest
	@CsvSource({"REQUIRED_BY_LAW, Required by law or court order, Hanako",
			"HHS_COMPLIANCE, Compliance review by the Secretary of HHS, Ingrid",
			"OVERSIGHT_OF_ORIGINATOR, Oversight of the author, Kofi", "CORONER, " + CORONER + ", Lesedi",
			"LEGAL_DEFENSE, " + DEFENSE + ", Maren",
			"SUD_COURT_ORDER, Court order for SUD counseling notes, Nadia",
			"SUD_SECRETARY, 'Review by the Secretary of HHS, SUD counseling notes', Otto",
			"SUD_DECEASED, 'Death of the client, SUD counseling notes', Priya",
			"SUD_AUDIT_OF_ORIGINATOR, 'Audit of the author, SUD counseling notes', Quentin",
			"SUD_DEFENSE, 'Defense in a proceeding brought by the client, SUD counseling notes', Rosalind"})
	void anOrderOpensOnceASecondOfficerHasApprovedIt(String basis, String display, String givenName) {
		Client client = CLINIC.makeClient(givenName);
		String note = CLINIC.writeNote(THERAPIST, client, today, basis, canary);
		Map<String, String> recorded = new LinkedHashMap<>();
		CLINIC.at(DemoClinic.PRIVACY_OFFICER, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "order-" + basis);
			beginOrder(page);
			page.find("Client", givenName);
			page.find("Author of the notes", THERAPIST.givenName());
			sayDays(page);
			page.chooseUser(DemoClinic.SUPERVISOR);
			page.chooseBasis(basis);
			page.sayPurposeAndEnd("Case " + givenName, today.plusDays(7));
			if (basis.equals("REQUIRED_BY_LAW")) {
				refuseSubpoena(user, page);
			}
			page.answerAll("Ruth Adeyemi", THERAPIST, today, today.plusDays(30));
			assertThat(user.browser().page().content()).doesNotContain(canary);
			page.submit("Record", DemoClinic.PRIVACY_OFFICER, "It is recorded.");
			recorded.putAll(page.checked());
		});
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).status()).isEqualTo(404);
		approve(secondOfficer, display, recorded);
		CLINIC.at(DemoClinic.SUPERVISOR, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "order-recipient-" + basis);
			page.follow("Disclosures");
			page.openEntry(display);
			page.readNote(DemoClinic.SUPERVISOR, canary);
		});
		revokeAsOfficer(display);
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).status()).isEqualTo(404);
	}

	@Tag("pages")
	@Test
	void aRefusedOrderOpensNothingAndItsRecorderSeesTheReason() {
		Client client = CLINIC.makeClient("Vilma");
		String note = CLINIC.writeNote(THERAPIST, client, today, "CORONER", canary);
		CLINIC.at(DemoClinic.PRIVACY_OFFICER, user -> {
			DisclosureByKeyboard page = DisclosureByKeyboard.inAllWindows(user, "refused");
			beginOrder(page);
			page.find("Client", client.givenName());
			page.find("Author of the notes", THERAPIST.givenName());
			sayDays(page);
			page.chooseUser(DemoClinic.SUPERVISOR);
			page.chooseBasis("CORONER");
			page.sayPurposeAndEnd("Case Vilma", today.plusDays(7));
			page.answerAll("Ruth Adeyemi", THERAPIST, today, today.plusDays(30));
			page.submit("Record", DemoClinic.PRIVACY_OFFICER, "It is recorded.");
		});
		CLINIC.at(secondOfficer, user -> {
			DisclosureByKeyboard page = DisclosureByKeyboard.inAllWindows(user, "refused-second");
			page.follow("Privacy");
			page.follow("Disclosures and legal orders");
			page.openEntry(CORONER);
			page.press("Refuse");
			page.fill("Reason of the refusal", "The coroner's letter has no number.");
			page.expectFits("form");
			page.press("Refuse for good");
			user.givePassword(secondOfficer, user.browser().page().getByText("Refused. It opens nothing.").first());
		});
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).status()).isEqualTo(404);
		CLINIC.at(DemoClinic.PRIVACY_OFFICER, user -> {
			DisclosureByKeyboard page = DisclosureByKeyboard.inAllWindows(user, "refused-recorder");
			page.follow("Privacy");
			page.follow("Disclosures and legal orders");
			page.press("Show");
			page.openEntry(CORONER);
			user.browser().page().getByText("The coroner's letter has no number.").waitFor();
			page.expectFits("reason");
		});
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

	@Tag("pages")
	@Test
	void aClinicianReadsInAnEmergencyOnceAnOfficerHasApprovedItAndItIsReviewed() {
		Client client = CLINIC.makeClient("Sunniva");
		String note = CLINIC.writeNote(THERAPIST, client, today, "SERIOUS_THREAT", canary);
		Account reader = DemoClinic.THERAPIST;
		Map<String, String> recorded = new LinkedHashMap<>();
		CLINIC.at(reader, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "emergency");
			page.follow("Disclosures");
			page.begin("New disclosure");
			page.choose("route", "route-EMERGENCY");
			page.find("Client", client.givenName());
			page.find("Author of the notes", THERAPIST.givenName());
			sayDays(page);
			page.expectFits("recipient");
			page.next();
			page.chooseBasis("SERIOUS_THREAT");
			page.sayPurposeAndEnd("A threat", today);
			page.answerAll("Words", THERAPIST, today, today);
			page.submit("Record", reader, "It is recorded.");
			recorded.putAll(page.checked());
		});
		assertThat(CLINIC.read(reader, note).status()).isEqualTo(404);
		approve(DemoClinic.PRIVACY_OFFICER, THREAT, recorded);
		CLINIC.at(reader, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "emergency-reader");
			page.follow("Disclosures");
			page.openEntryOf("Disclosed to me", THREAT);
			page.readNote(reader, canary);
		});
		CLINIC.at(THERAPIST, user -> {
			DisclosureByKeyboard page = DisclosureByKeyboard.inAllWindows(user, "emergency-author");
			page.follow("Disclosures");
			page.openEntry(THREAT);
			page.press("Review the reading");
			page.choose("justified", "justified-yes");
			page.fill("What the review found", "It was needed");
			page.expectFits("review");
			page.press("Record the review");
			user.givePassword(THERAPIST, user.browser().page().getByText("The review is recorded.").first());
		});
		CLINIC.at(THERAPIST, user -> revokeAsAuthor(user, new DisclosureByKeyboard(user, "emergency-revoked"), THREAT));
		assertThat(CLINIC.read(reader, note).status()).isEqualTo(404);
	}

	@Test
	void aCustodianDisclosesInThePlaceOfAnAuthorWhoLeftAndReadsNothing() {
		Client client = CLINIC.makeClient("Tindra");
		Account author = CLINIC.makeAccount("left", "Wanda", "Gone", THERAPIST);
		String note = CLINIC.writeNote(author, client, today, "CUSTODIAN", canary);
		CLINIC.retire(author);
		Account custodian = DemoClinic.THERAPIST;
		Map<String, String> recorded = new LinkedHashMap<>();
		CLINIC.at(DemoClinic.PRIVACY_OFFICER, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "custody");
			beginOrder(page);
			page.choose("route", "route-CUSTODY");
			page.find("Author of the notes", author.givenName());
			page.next();
			page.find("Custodian", custodian.givenName());
			page.next();
			page.chooseBasis("CUSTODIAN");
			page.sayPurposeAndEnd("Custody", today.plusDays(30));
			page.answerAll("Words", author, today, today.plusDays(30));
			page.submit("Record", DemoClinic.PRIVACY_OFFICER, "It is recorded.");
			recorded.putAll(page.checked());
		});
		approve(secondOfficer, CUSTODY, recorded);
		CLINIC.at(custodian, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "custodian");
			page.follow("Disclosures");
			page.begin("New disclosure");
			page.choose("route", "route-INSTEAD");
			page.find("Client", client.givenName());
			page.find("Author of the notes", author.givenName());
			sayDays(page);
			page.chooseUser(DemoClinic.SUPERVISOR);
			page.chooseBasis("LEGAL_DEFENSE");
			page.sayPurposeAndEnd("A purpose", today.plusDays(7));
			page.answerAll("Words", author, today, today.plusDays(30));
			page.submit("Disclose", custodian, "The notes are open to Ruth Adeyemi");
			assertThat(user.browser().page().content()).doesNotContain(canary);
		});
		assertThat(CLINIC.read(custodian, note).status()).isEqualTo(404);
		CLINIC.at(DemoClinic.SUPERVISOR, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "custody-recipient");
			page.follow("Disclosures");
			page.openEntry(DEFENSE);
			page.readNote(DemoClinic.SUPERVISOR, canary);
		});
		revokeAsOfficer(CUSTODY);
		// what a custodian disclosed while in charge is revoked for itself
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).status()).isEqualTo(200);
		revokeAsOfficer(DEFENSE);
		assertThat(CLINIC.read(DemoClinic.SUPERVISOR, note).status()).isEqualTo(404);
	}

	private static void beginOrder(DisclosureByKeyboard page) {
		page.follow("Privacy");
		page.follow("Disclosures and legal orders");
		page.begin("Record an order");
	}

	private void sayDays(DisclosureByKeyboard page) {
		page.fillDay("First day of the sessions", today.minusDays(1));
		page.fillDay("Last day of the sessions", today);
		page.expectFits("what");
		page.next();
	}

	/** The second person sees the same facts, and approves. */
	private static void approve(Account officer, String display, Map<String, String> recorded) {
		String fact = recorded.get("Purpose of the disclosure");
		CLINIC.at(officer, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "second-" + fact);
			page.follow("Privacy");
			page.follow("Disclosures and legal orders");
			page.openEntry(display);
			user.browser().page().getByText(fact).first().waitFor();
			page.expectFacts(recorded);
			page.expectFits("waiting");
			page.press("Approve");
			user.givePassword(officer, user.browser().page().getByText(APPROVED).first());
			page.expectFits("approved");
		});
	}

	private void revokeAsOfficer(String display) {
		CLINIC.at(DemoClinic.PRIVACY_OFFICER, user -> {
			DisclosureByKeyboard page = new DisclosureByKeyboard(user, "officer-revoked");
			page.follow("Privacy");
			user.browser().heading("Privacy").waitFor();
			page.expectFits("privacy");
			page.follow("Disclosures and legal orders");
			page.openEntry(display);
			page.press("Revoke");
			user.browser().page().getByText(REVOKED).first().waitFor();
			assertThat(user.browser().page().content()).doesNotContain(canary);
		});
	}

	@Test
	void whoMayNeitherDiscloseNorReadSeesNoLinkAndIsRefused() {
		CLINIC.at(DemoClinic.NURSE, user -> assertThat(user.browser().page().locator("header").innerText())
				.doesNotContain("Disclosures", "Privacy"));
		Http nurse = DemoClinic.NURSE.login(DEMO.server().baseUrl()).withPasswordAgain();
		assertThat(nurse.post("/ws/rest/v1/sessionnotes/disclosure", """
				{"basis": "TRAINING", "note": "%s", "end": "2030-12-31", "recipient": {"user": "%s"}}"""
				.formatted(CLINIC.writeNote(THERAPIST, CLIENT, today, "TRAINING", canary), DemoClinic.SUPERVISOR.userUuid()))
				.status()).isEqualTo(403);
	}
}
