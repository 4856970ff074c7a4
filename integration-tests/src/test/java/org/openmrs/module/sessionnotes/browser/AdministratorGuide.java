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

import com.microsoft.playwright.Locator;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoWeek;

/** Walks through the guide for administrators, after the other guides, whose work the status shows. */
final class AdministratorGuide {

	private static final Account ADMINISTRATOR = DemoClinic.SYSTEM_ADMINISTRATOR;

	private static final String STATUS = "/ws/sessionnotes/status";

	private static final String SETUP = "/ws/sessionnotes/setup";

	private final GuideWalk walk;

	private AdministratorGuide(GuideWalk walk) {
		this.walk = walk;
	}

	static void walk(GuideWalk walk) {
		AdministratorGuide guide = new AdministratorGuide(walk);
		guide.install();
		guide.goThroughChecklist();
		guide.copyKeyset();
		guide.changeKey();
		guide.givePeopleTheirTasks();
		guide.seeStatus();
		guide.changeSetting();
		guide.adopt();
	}

	private void install() {
		walk.section("Install");
		walk.sitDown(ADMINISTRATOR, STATUS);
		walk.see("Look again");
	}

	private void goThroughChecklist() {
		walk.section("Go through the checklist");
		walk.click("Privacy");
		walk.click("Setting up");
		walk.see("To be done");
		walk.picture("administrator-checklist");
		walk.clickIn(row("Copy of the keyset"), "I have a copy elsewhere");
		confirmed("Copy of the keyset");
		walk.fill("How often, where to, and who has tried to restore them",
				"Every night to the second site. Restored for a trial on the first of the month.");
		walk.clickIn(row("Backups"), "Save");
		confirmed("Backups");
		walk.clickIn(row("Format of progress notes"), "Use this format");
		confirmed("Format of progress notes");
		walk.clickIn(row("Links to the pages"), "Therapists know the address");
		confirmed("Links to the pages");
	}

	private void copyKeyset() {
		walk.section("Copy the keyset");
		walk.click("Privacy");
		walk.click("Copy of the keyset");
		walk.fill("Passphrase of the copy", "seven grey herons over Lake 12");
		walk.fill("The passphrase again", "seven grey herons over Lake 12");
		walk.fill("Their username", DemoClinic.PRIVACY_OFFICER.username());
		walk.fill("Their password", DemoClinic.PRIVACY_OFFICER.password());
		walk.picture("administrator-keyset");
		walk.click("Make the copy");
		walk.givePassword(ADMINISTRATOR, "was handed to your browser to be saved.");
	}

	private void changeKey() {
		walk.section("Change the key");
		walk.click("Privacy");
		walk.click("Change of the key");
		walk.click("Make a new key");
		walk.click("Make it now");
		walk.givePassword(ADMINISTRATOR, "Keys in the keyset: 2.");
		walk.click("Seal everything again");
		walk.givePassword(ADMINISTRATOR, "Everything is sealed with the newest key since");
		walk.open(SETUP);
		walk.clickIn(row("Copy of the keyset"), "I have a copy elsewhere");
		confirmed("Copy of the keyset");
	}

	private void givePeopleTheirTasks() {
		walk.section("Give people their tasks");
		walk.open(SETUP);
		change(DemoWeek.SUPERVISED_THERAPIST);
		walk.see("What the supervisor does");
		walk.center(walk.page().getByLabel("What the supervisor does"));
		walk.picture("administrator-person");
		walk.click("Cancel");
		change(DemoClinic.PRIVACY_OFFICER);
		walk.see("Make a provider: anyone who signs progress notes needs one");
		walk.click("Cancel");
		walk.fill("Find another account by name", DemoClinic.NURSE.familyName());
		walk.click("Find");
		change(DemoClinic.NURSE);
		DisclosureSteps.choose(walk, "Privacy officer: records and approves legal orders, sees the log, and no note");
		walk.clickIn(walk.page().locator("section[aria-labelledby=setup-people]"), "Save");
		walk.see("is saved.");
		walk.see("Everything is set up.");
	}

	private void seeStatus() {
		walk.section("See whether everything works");
		walk.open(STATUS);
		walk.click("Look again");
		walk.see("Everything is in order.");
		walk.picture("administrator-status");
	}

	private void changeSetting() {
		walk.section("Change a setting that protects notes");
		String setting = "Time between two checkpoints of the log, in hours";
		walk.open(SETUP);
		walk.clickIn(row(setting), "Change");
		walk.fill("New value", "48");
		walk.clickIn(row(setting), "Save");
		walk.see("Waits for a second person");
		walk.sitDown(DemoClinic.PRIVACY_OFFICER, "/ws/sessionnotes/privacy");
		walk.click("Settings that protect notes");
		row(setting).waitFor();
		walk.center(row(setting));
		walk.picture("administrator-setting", row(setting));
		walk.clickIn(row(setting), "Approve");
		walk.givePassword(DemoClinic.PRIVACY_OFFICER, "Approved by");
	}

	private void adopt() {
		walk.section("Take over notes that are in the record already");
		walk.sitDown(ADMINISTRATOR, SETUP);
		walk.click("Take over private notes that are in the record already");
		walk.see("Concepts that are restricted to the author");
		walk.see("Dry run");
	}

	private void change(Account account) {
		walk.click(walk.page().getByLabel("Change " + account.givenName() + " " + account.familyName()));
	}

	/** What stands in a list under that heading. */
	private Locator row(String heading) {
		return walk.page().locator("li").filter(new Locator.FilterOptions().setHas(walk.browser().heading(heading)));
	}

	private void confirmed(String heading) {
		row(heading).getByText("Confirmed by").waitFor();
		walk.look();
	}
}
