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

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.DemoWeek;

/** Walks through the guide for supervisors. */
final class SupervisorGuide {

	private static final Account SUPERVISOR = DemoClinic.SUPERVISOR;

	private static final String DONE = "Done. The author sees it in their list.";

	private final GuideWalk walk;

	private SupervisorGuide(GuideWalk walk) {
		this.walk = walk;
	}

	static void walk(GuideWalk walk) {
		SupervisorGuide guide = new SupervisorGuide(walk);
		guide.seeWhatWaits();
		guide.giveBack();
		guide.cosign();
		guide.readDisclosed();
	}

	private void seeWhatWaits() {
		walk.section("See what waits for you");
		walk.sitDown(SUPERVISOR, "/ws/sessionnotes/day");
		walk.see("Waiting for your review");
		walk.click("Review");
		note(DemoWeek.JOSEPH).waitFor();
	}

	private void giveBack() {
		walk.section("Return a note");
		walk.click(note(DemoWeek.JOSEPH));
		walk.see("Changed since you returned it");
		walk.see("Checked: it is word for word what was signed.");
		walk.picture("supervisor-changes");
		walk.click(note(DemoWeek.ELENA));
		walk.see("Said her sentence on Thursday");
		walk.click("Return to the author");
		walk.see("Say what is to be changed.");
		walk.fill("Comment for the author", "Please add what Elena does until the next session.");
		walk.click("Return to the author");
		walk.givePassword(SUPERVISOR, DONE);
	}

	private void cosign() {
		walk.section("Approve or co-sign");
		walk.click(note(DemoWeek.JOSEPH));
		walk.see("Checked: it is word for word what was signed.");
		walk.click("Co-sign");
		walk.givePassword(SUPERVISOR, DONE);
	}

	private void readDisclosed() {
		walk.section("Read a private note that was disclosed to you");
		walk.click("Disclosures");
		walk.see("Disclosed to me");
		walk.click("Open");
		walk.click("Read");
		walk.see("Reminds me of my own first year in this work");
		walk.picture("supervisor-disclosed");
	}

	/** A client's note among those that wait. */
	private Locator note(Client client) {
		return walk.page().locator("a[data-row]").filter(new Locator.FilterOptions()
				.setHasText(Pattern.compile(client.givenName() + " " + client.familyName())));
	}
}
