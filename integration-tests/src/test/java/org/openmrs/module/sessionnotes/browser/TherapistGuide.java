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

import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.DemoWeek;

/** Walks through the guide for therapists. */
final class TherapistGuide {

	private static final Account AUTHOR = DemoClinic.THERAPIST;

	/** Has a supervisor. */
	private static final Account SUPERVISED = DemoWeek.SUPERVISED_THERAPIST;

	private static final String DAY = "/ws/sessionnotes/day";

	private static final String CONCERNS = "Presenting concerns and symptoms";

	private static final String REFLECTIONS = "Reflections and insights";

	private static final String CHECKED = "Checked: it is word for word what was signed.";

	private static final String KEEP = "document.activeElement.textContent === 'Keep as it is'";

	private static final String SUMMARY = "document.activeElement.matches('.cds--modal-footer .cds--btn--primary')";

	private final GuideWalk walk;

	private TherapistGuide(GuideWalk walk) {
		this.walk = walk;
	}

	static void walk(GuideWalk walk) {
		TherapistGuide guide = new TherapistGuide(walk);
		guide.signIn();
		guide.seeTheDay();
		guide.writeProgressNote();
		guide.writePrivateNote();
		guide.sign();
		guide.addAddendum();
		guide.lookBack();
		guide.disclose();
		guide.giveFile();
		guide.revokeForClient();
		guide.readReturned();
		guide.meetObstacles();
	}

	private void signIn() {
		walk.section("Sign in");
		walk.sitDown();
		walk.open(DAY);
		walk.fill("Username", AUTHOR.username());
		walk.fill("Password", "not the password");
		walk.click("Sign in");
		walk.see("The username or the password is wrong.");
		walk.fill("Password", AUTHOR.password());
		walk.click("Sign in");
		walk.see("Sign out");
	}

	private void seeTheDay() {
		walk.section("See what there is to do");
		session(DemoWeek.FATIMA).waitFor();
		walk.see("Sessions without a note");
		walk.see("Not signed yet");
		walk.picture("therapist-my-day");
	}

	private void writeProgressNote() {
		walk.section("Write the progress note");
		walk.click(session(DemoWeek.FATIMA));
		walk.fill(CONCERNS, "Went to the grave on Saturday with her sister. Slept well afterwards. Still wakes early.");
		walk.see("Still needed to sign");
		walk.see("Show the last session");
		walk.see("Saved at");
		walk.browser().field(CONCERNS).focus();
		walk.press(KEEP, "Alt+ArrowDown");
		walk.look();
		walk.page().evaluate("scrollTo(0, 0)");
		walk.picture("therapist-session");
		walk.press(focused("techniques"), "Enter");
		walk.press(focused("techniques"), "Enter");
		walk.press(focused("change"), "Enter");
		walk.press(focused("changeDescribed"), "1", "Tab");
		walk.fill("What has changed", "Less guilt in the mornings; cooks again for both of them.");
		walk.press(focused("goals-carried-0-rating"), "Alt+ArrowDown");
		walk.press(focused("goals-0-comment"), "5", "Tab");
		walk.page().keyboard().insertText("Both sisters went, and want to go every month.");
		walk.press(focused("goals-carried-1-rating"), "Alt+ArrowDown");
		walk.press(focused("risk"), "4", "Enter");
		walk.press(KEEP, "2", "Enter");
		walk.press("document.activeElement.textContent.startsWith('Sign')", "Enter");
		walk.see("Nothing is missing for a signature.");
	}

	private void writePrivateNote() {
		walk.section("Write a private note");
		walk.fill(REFLECTIONS, "I notice that I want to comfort her quickly. Stay with the silence next time.");
		walk.see("Saved at");
		walk.click("Cover (Alt+H)");
		walk.see("Covered. What you typed is kept.");
		walk.click("Show (Alt+H)");
		walk.click("Done");
		walk.see("Your private note is saved.");
	}

	private void sign() {
		walk.section("Sign");
		walk.click("Sign (Ctrl+Enter)");
		Typist.until(walk.page(), SUMMARY);
		walk.picture("therapist-sign");
		walk.clickIn(dialog(), "Sign");
		walk.givePassword(AUTHOR, CHECKED);
	}

	private void addAddendum() {
		walk.section("Add an addendum");
		walk.fill("Addendum", "Called in the evening: her sister stays until Sunday.");
		walk.click("Add and sign");
		walk.givePassword(AUTHOR, "Called in the evening: her sister stays until Sunday.");
	}

	private void lookBack() {
		walk.section("Change, look back at or void a private note");
		Locator pane = walk.page().locator("section[aria-labelledby=pane-private]");
		walk.clickIn(pane, "Open");
		walk.see("I notice that I want to comfort her quickly.");
		walk.click("Amend");
		walk.fill(REFLECTIONS,
				"I want to comfort her quickly, as I did with my own mother. Stay with the silence next time.");
		walk.click("Done");
		walk.see("Version 2");
		walk.click("Versions");
		walk.click(pane.locator("summary").last());
		walk.see("I notice that I want to comfort her quickly.");
		walk.picture("therapist-versions", pane.locator("li").first());
		walk.click("What happened to this note");
		walk.see("Each reading, change and refused attempt is recorded.");
		walk.click("Void");
		walk.fill("Reason for voiding the note", "Written for the wrong session");
		walk.click("Void");
		walk.click("Show voided notes (1)");
		walk.clickIn(pane, "Open");
		walk.see("Voided: Written for the wrong session");
		walk.click("Restore");
		walk.see("Amend");
		walk.clickIn(pane, "Close");
		walk.see("New private note");
	}

	private void disclose() {
		walk.section("Disclose a private note");
		walk.sitDown(SUPERVISED, DAY);
		walk.click("Disclosures");
		walk.click("New disclosure");
		DisclosureSteps.find(walk, "Client", DemoWeek.ELENA.familyName());
		walk.see("The notes of a range of days");
		DisclosureSteps.choose(walk, "Session of");
		walk.see("An excerpt that I write now, and nothing of the note");
		walk.click("Next");
		walk.see("Someone outside, who gets a file");
		DisclosureSteps.choose(walk, "A user of this system, who reads here");
		DisclosureSteps.find(walk, "Recipient", DemoClinic.SUPERVISOR.familyName());
		walk.click("Next");
		walk.see("Not for");
		DisclosureSteps.choose(walk, "Supervised training in mental health");
		walk.click("Next");
		new DisclosureSteps(walk, "Supervision of my own cases", Set.of("I do: the recipient supervises me"))
				.answerQuestions();
		walk.picture("therapist-disclose");
		walk.click("Disclose");
		walk.givePassword(SUPERVISED, "The notes are open to");
		walk.click("To the disclosures");
		walk.see("Of my notes");
		walk.click("Open");
		walk.see("Revoke");
	}

	private void giveFile() {
		walk.section("Give a file to someone outside");
		walk.click("Disclosures");
		walk.click("New disclosure");
		DisclosureSteps.find(walk, "Client", DemoWeek.ELENA.familyName());
		DisclosureSteps.choose(walk, "Session of");
		walk.click("Next");
		DisclosureSteps.choose(walk, "Someone outside, who gets a file");
		walk.fill("Name of the person or organization", "Riverside Clinic, Dr. Osei");
		walk.fill("Address", "4 Harbour Road, Riverside");
		walk.click("Next");
		DisclosureSteps.choose(walk, "The client's authorization");
		walk.click("Next");
		new DisclosureSteps(walk, "Treatment at Riverside Clinic, signed by Elena Petrova", Set.of()).answerQuestions();
		walk.click("Disclose");
		walk.givePassword(SUPERVISED, "It is recorded. Now make the file for");
		walk.click("Make the file");
		walk.givePassword(SUPERVISED, "The file was made.");
	}

	private void revokeForClient() {
		walk.section("When the client revokes an authorization");
		walk.click("Disclosures");
		walk.see("Of my notes");
		walk.click(walk.page().getByLabel("Open: The client's authorization").first());
		walk.click("The client has revoked it");
		walk.see("Day on which it reached the clinic");
		walk.fill("The writing", "Letter of today, in the paper file");
		walk.click("Revoke for the client");
		walk.see("Revoked. Nothing is open under it any more.");
	}

	private void readReturned() {
		walk.section("When a supervisor returns your note");
		walk.open(DAY);
		walk.see("Returned to you");
		Locator returned = walk.page().locator("section").filter(new Locator.FilterOptions()
				.setHas(walk.browser().heading("Returned to you"))).last();
		walk.click(returned.locator("a").first());
		walk.see("Returned by " + DemoClinic.SUPERVISOR.givenName());
		walk.see("Sign (Ctrl+Enter)");
		walk.picture("therapist-returned");
	}

	private void meetObstacles() {
		walk.section("When something is in the way");
		walk.sitDown(AUTHOR, DAY);
		walk.click(session(DemoWeek.LUCAS));
		walk.browser().field(REFLECTIONS).waitFor();
		walk.browser().context().setOffline(true);
		walk.fill(REFLECTIONS, "He spoke of his father for the first time.");
		walk.see("What you typed is kept.");
		walk.see("Try now");
		walk.browser().context().setOffline(false);
		walk.see("Saved at");
		walk.endSignIn();
		walk.fill(REFLECTIONS, "He spoke of his father for the first time, and without being asked.");
		walk.see("Your sign-in has ended");
		dialog().getByLabel("Username").fill(AUTHOR.username());
		dialog().getByLabel("Password", new Locator.GetByLabelOptions().setExact(true)).fill(AUTHOR.password());
		walk.clickIn(dialog(), "Sign in");
		dialog().waitFor(new Locator.WaitForOptions()
				.setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
		walk.see("Saved at");
	}

	private Locator dialog() {
		return walk.page().locator(".cds--modal.is-visible");
	}

	/** The client's session of today. */
	private Locator session(Client client) {
		return walk.page().locator("section[aria-labelledby=sessions-heading] a").filter(new Locator.FilterOptions()
				.setHasText(Pattern.compile(client.givenName() + " " + client.familyName())));
	}

	/** A field has the focus; of answers any of them. */
	private static String focused(String field) {
		return "['id', 'name'].some(one => document.activeElement[one] === 'progress-note-" + field + "')";
	}
}
