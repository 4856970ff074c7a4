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

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoWeek;
import org.openmrs.module.sessionnotes.server.Http;

/** Walks through the guide for privacy officers. */
final class PrivacyOfficerGuide {

	private static final Account OFFICER = DemoClinic.PRIVACY_OFFICER;

	private static final Account SECOND = DemoClinic.SYSTEM_ADMINISTRATOR;

	private static final String PRIVACY = "/ws/sessionnotes/privacy";

	private static final String CUSTODY = "Custodian in place of an author who left";

	private static final String THREAT = "Serious and imminent threat";

	private static final int DAYS = 30;

	private static final Pattern FIRST_UUID = Pattern.compile("\"uuid\":\"([^\"]+)\"");

	private final GuideWalk walk;

	private PrivacyOfficerGuide(GuideWalk walk) {
		this.walk = walk;
	}

	static void walk(GuideWalk walk) {
		PrivacyOfficerGuide guide = new PrivacyOfficerGuide(walk);
		guide.recordOrder();
		guide.approve();
		guide.nameCustodian();
		guide.refuse();
		guide.decideInEmergency();
		guide.searchLog();
		guide.check();
		guide.account();
		guide.enterInLedger();
		guide.answerClient();
		guide.keepPapers();
		guide.stopDeletions();
		guide.hold();
		guide.openNotes();
		guide.seeRetained();
	}

	private void recordOrder() {
		walk.section("Record a legal order");
		walk.sitDown(OFFICER, PRIVACY);
		walk.click("Disclosures and legal orders");
		walk.click("Record an order");
		DisclosureSteps.find(walk, "Client", DemoWeek.JOSEPH.familyName());
		DisclosureSteps.find(walk, "Author of the notes", DemoWeek.SUPERVISED_THERAPIST.familyName());
		walk.fill("First day of the sessions", LocalDate.now().minusDays(DAYS).toString());
		walk.fill("Last day of the sessions", LocalDate.now().toString());
		walk.click("Next");
		DisclosureSteps.choose(walk, "Someone outside, who gets a file");
		walk.fill("Name of the person or organization", "District Court, Riverside");
		walk.fill("Address", "1 Court Square, Riverside");
		walk.click("Next");
		DisclosureSteps.choose(walk, "Required by law or court order");
		walk.click("Next");
		new DisclosureSteps(walk, "As the order of 22 November says",
				Set.of("an order of a court", "court and administrative proceedings, 164.512(e)"))
				.answerQuestions();
		walk.picture("privacy-officer-order");
		walk.click("Record");
		walk.givePassword(OFFICER, "It opens nothing until a second person has approved it.");
	}

	private void approve() {
		walk.section("Approve what another person recorded");
		walk.sitDown(SECOND, PRIVACY);
		walk.click("Disclosures and legal orders");
		walk.see("Waiting for a second person");
		walk.click("Open");
		walk.see("What requires the disclosure");
		walk.see("Refuse");
		walk.picture("privacy-officer-approve");
		walk.click("Approve");
		walk.givePassword(SECOND, "Approved. It is in force now.");
		walk.sitDown(OFFICER, PRIVACY);
		walk.click("Disclosures and legal orders");
		walk.clickIn(
				walk.page().locator("section")
						.filter(new Locator.FilterOptions().setHas(walk.browser().heading("Open now"))),
				"Open");
		walk.see("Revoke");
		walk.click("Make the file");
		walk.givePassword(OFFICER, "The file was made.");
	}

	private void nameCustodian() {
		walk.section("Name a custodian for an author who has left");
		makeAuthorWhoLeft("Wanda", "Leander");
		walk.click("Privacy");
		walk.click("Disclosures and legal orders");
		walk.click("Record an order");
		DisclosureSteps.choose(walk, "A custodian for the notes of an author who has left");
		DisclosureSteps.find(walk, "Author of the notes", "Leander");
		walk.click("Next");
		DisclosureSteps.find(walk, "Custodian", DemoClinic.THERAPIST.familyName());
		walk.click("Next");
		DisclosureSteps.choose(walk, CUSTODY);
		walk.click("Next");
		new DisclosureSteps(walk, "Left the clinic; the clients are Amara Okafor’s now", Set.of()).answerQuestions();
		walk.click("Record");
		walk.givePassword(OFFICER, "It opens nothing until a second person has approved it.");
	}

	private void refuse() {
		walk.section("Refuse what another person recorded");
		walk.sitDown(SECOND, PRIVACY);
		walk.click("Disclosures and legal orders");
		open(CUSTODY);
		walk.click("Refuse");
		walk.fill("Reason of the refusal", "The custodian has to be a licensed professional.");
		walk.click("Refuse for good");
		walk.givePassword(SECOND, "Refused. It opens nothing.");
	}

	private void decideInEmergency() {
		walk.section("When a clinician has to read in an emergency");
		askInEmergency();
		walk.sitDown(OFFICER, PRIVACY);
		walk.click("Disclosures and legal orders");
		open(THREAT);
		walk.see("emergency department");
		walk.click("Approve");
		walk.givePassword(OFFICER, "Approved. It is in force now.");
		walk.sitDown(SECOND, PRIVACY);
		walk.click("Disclosures and legal orders");
		walk.see("Emergency readings to review");
		open(THREAT);
		walk.click("Review the reading");
		DisclosureSteps.choose(walk, "Yes");
		walk.fill("What the review found", "The hospital needed it at once, and no more than that day was read.");
		walk.click("Record the review");
		walk.givePassword(SECOND, "The review is recorded.");
		walk.sitDown(OFFICER, PRIVACY);
		walk.see("Disclosures and legal orders");
	}

	/** The clinician's part, for whom there is no guide. */
	private void askInEmergency() {
		Account clinician = DemoClinic.THERAPIST;
		walk.sitDown(clinician, "/ws/sessionnotes/disclosures");
		walk.click("New disclosure");
		DisclosureSteps.choose(walk, "Notes of another clinician, for me to read in an emergency");
		DisclosureSteps.find(walk, "Client", DemoWeek.JOSEPH.familyName());
		DisclosureSteps.find(walk, "Author of the notes", DemoWeek.SUPERVISED_THERAPIST.familyName());
		walk.fill("First day of the sessions", LocalDate.now().minusDays(DAYS).toString());
		walk.fill("Last day of the sessions", LocalDate.now().toString());
		walk.click("Next");
		walk.see("In an emergency the notes open to you alone");
		walk.click("Next");
		DisclosureSteps.choose(walk, THREAT);
		walk.click("Next");
		new DisclosureSteps(walk, "He told the hospital that he will not see tomorrow", Set.of("an emergency department"))
				.answerQuestions();
		walk.click("Record");
		walk.givePassword(clinician, "It opens nothing until a second person has approved it.");
	}

	/** Opens the first entry of that basis. */
	private void open(String basis) {
		walk.click(walk.page().getByLabel("Open: " + basis).first());
	}

	private void searchLog() {
		walk.section("Search the log");
		walk.click("Privacy");
		walk.click("Log of accesses");
		DisclosureSteps.find(walk, "Person", DemoClinic.THERAPIST.familyName());
		walk.click("Search the log");
		walk.see("events shown.");
		walk.picture("privacy-officer-log");
		walk.click("Show everything");
		walk.see("A disclosure that another person had recorded was approved");
	}

	private void check() {
		walk.section("Have notes and log checked");
		walk.click("Check and export");
		walk.click("Check everything");
		walk.see("Nothing was found");
		walk.click("Make a checkpoint now");
		walk.see("Digest of the checkpoint");
		walk.picture("privacy-officer-check");
	}

	private void account() {
		walk.section("Give a client the accounting of disclosures");
		walk.click("Privacy");
		walk.click("Accounting of disclosures");
		DisclosureSteps.find(walk, "Client", DemoWeek.JOSEPH.familyName());
		walk.click("Show the accounting");
		walk.see("Save as CSV");
		walk.picture("privacy-officer-accounting");
	}

	private void enterInLedger() {
		walk.section("Enter what left the clinic in another way");
		walk.click("Privacy");
		walk.click("Ledger of disclosures");
		DisclosureSteps.find(walk, "Client", DemoWeek.JOSEPH.familyName());
		walk.see("Enter a disclosure");
		walk.fill("Day of the disclosure", LocalDate.now().toString());
		walk.choose("How it was disclosed", "By telephone");
		walk.fill("Person or organization that received it", "County police");
		walk.fill("Address of the recipient", "2 River Road, Riverside");
		walk.fill("What was disclosed", "Dates of sessions");
		walk.fill("Purpose", "An inquiry");
		walk.choose("Legal basis", "Law enforcement (45 CFR 164.512(f))");
		walk.click("Enter it in the ledger");
		walk.see("The disclosure is entered.");
		walk.see("Made in error…");
	}

	private void answerClient() {
		walk.section("Answer a client who asks for a copy");
		walk.click("Privacy");
		walk.click("Records desk");
		walk.click("Record a request");
		DisclosureSteps.find(walk, "Client", DemoWeek.FATIMA.familyName());
		walk.fill("Name of the person who asks", DemoWeek.FATIMA.givenName() + " " + DemoWeek.FATIMA.familyName());
		walk.fill("How you verified the identity of the requester", "Passport");
		walk.click("Record it");
		walk.see("Extend the time, once");
		sendLetter("Confirm that you have the request");
		walk.see("Save letter 1 as PDF");
		walk.picture("privacy-officer-request");
		sendLetter("Grant the whole copy");
		walk.see("Save copy 1");
		for (String step : List.of("Record that the client got the copy", "Close the request")) {
			walk.click(step);
			walk.see("Cancel");
			walk.click(step);
		}
		walk.see("Nothing is left to do.");
	}

	private void sendLetter(String step) {
		walk.click(step);
		walk.fill("Your title under the letter", "Privacy officer");
		walk.fill("Person or office for questions", "the privacy officer");
		walk.fill("Telephone for questions", "555-010-0199");
		walk.click("Preview the letter");
		walk.see("Dear Fatima Sesay");
		walk.click(step);
		walk.see("The step was taken.");
	}

	private void keepPapers() {
		walk.section("Keep signed papers");
		walk.click("Privacy");
		walk.click("Documents");
		DisclosureSteps.find(walk, "Client", DemoWeek.JOSEPH.familyName());
		walk.see("There are none yet.");
		walk.fill("Day on which it was written", "2026-01-31");
		walk.browser().field("File").setInputFiles(new FilePayload("authorization.pdf", "application/pdf",
				"%PDF-1.7\n7 0 obj\nstartxref\n9\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
		walk.click("Seal and store it");
		walk.see("The document is added.");
		walk.click("Save the file");
		walk.see("was handed to your browser to be saved.");
		walk.click("Record the last day of effect");
		walk.fill("Last day on which it was in effect", "2026-02-28");
		walk.click("Record the day");
		walk.see("It must be kept until Feb 28, 2032.");
		walk.see("Delete");
	}

	private void stopDeletions() {
		walk.section("Stop every deletion because of a lawsuit");
		walk.click("Privacy");
		walk.click("Legal holds");
		walk.see("What must be kept");
		DisclosureSteps.find(walk, "Client", DemoWeek.JOSEPH.familyName());
		walk.fill("The clinic’s own number of the matter", "2026-014");
		walk.click("Place the hold");
		walk.see("The legal hold is placed.");
		walk.click("Release this hold");
		walk.click("The matter is closed: release the hold");
		walk.givePassword(OFFICER, "No legal hold is open.");
	}

	private void hold() {
		walk.section("Keep events from being deleted, and delete old ones");
		walk.click("Privacy");
		walk.click("How long the log is kept");
		walk.see("Propose a deletion");
		walk.fill("The clinic’s own number of it", "ACC-2026-014");
		walk.click("Record a hold");
		walk.see("The hold ACC-2026-014 is recorded.");
		walk.see("End this hold");
	}

	private void openNotes() {
		walk.section("Open the notes of somebody whose password was set by others");
		setPasswordOf(DemoWeek.SUPERVISED_THERAPIST);
		walk.click("Privacy");
		walk.click("Password holds");
		walk.click("Open the notes now");
		walk.picture("privacy-officer-hold");
		walk.click("I know who it is: open the notes");
		walk.givePassword(OFFICER, "are open again.");
	}

	private void seeRetained() {
		walk.section("See which notes outlived a client or an author");
		walk.click("Privacy");
		walk.click("Retained notes");
		walk.see("A private note outlives the purge of its client and of its author");
	}

	/** An administrator makes a therapist's account, and retires it. */
	private void makeAuthorWhoLeft(String givenName, String familyName) {
		Http admin = DemoClinic.ADMIN.login(walk.baseUrl());
		Http.Answer made = admin.post("/ws/rest/v1/user", """
				{"username": "left", "password": "Demo-2468", "roles": ["%s"],
				"person": {"gender": "F", "names": [{"givenName": "%s", "familyName": "%s"}]}}"""
				.formatted(roleOfTherapists(admin), givenName, familyName));
		expectOk(made);
		Matcher uuid = FIRST_UUID.matcher(made.body());
		assertThat(uuid.find()).as(made.body()).isTrue();
		expectOk(admin.delete("/ws/rest/v1/user/" + uuid.group(1) + "?reason=left"));
	}

	private static String roleOfTherapists(Http admin) {
		String roles = admin.get("/ws/rest/v1/role?v=custom:(uuid,name)&limit=100").body();
		Matcher role = Pattern.compile("\"uuid\":\"([^\"]+)\",\"name\":\"" + DemoClinic.THERAPIST_ROLE + "\"")
				.matcher(roles);
		assertThat(role.find()).as(roles).isTrue();
		return role.group(1);
	}

	/** An administrator sets a new password, and the user changes it and signs in. */
	private void setPasswordOf(Account user) {
		String given = "Given-by-others-1";
		String own = "Chosen-by-me-2";
		expectOk(DemoClinic.ADMIN.login(walk.baseUrl()).post("/ws/rest/v1/user/" + user.userUuid(),
				"{\"password\": \"" + given + "\"}"));
		expectOk(Http.as(user.username(), given, walk.baseUrl()).post("/ws/rest/v1/password",
				"{\"oldPassword\": \"" + given + "\", \"newPassword\": \"" + own + "\"}"));
		expectOk(Http.as(user.username(), own, walk.baseUrl()).get("/ws/rest/v1/session"));
	}

	private static void expectOk(Http.Answer answer) {
		assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
	}
}
