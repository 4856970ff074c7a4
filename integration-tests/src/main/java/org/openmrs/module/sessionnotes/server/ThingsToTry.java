/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/**
 * What somebody who has just started the demonstration can do next: where it is, who they can be, what to click.
 */
final class ThingsToTry {

	private final String baseUrl;

	ThingsToTry(String baseUrl) {
		this.baseUrl = baseUrl;
	}

	void print(Progress progress) {
		progress.print("");
		progress.print("My day    " + baseUrl + "/ws/sessionnotes/day");
		progress.print("Adoption  " + baseUrl + "/ws/sessionnotes/adoption");
		progress.print("REST      " + baseUrl + "/ws/rest/v1/");
		progress.print("FHIR      " + baseUrl + "/ws/fhir2/R4/");
		progress.print("OpenMRS   " + baseUrl + "/");
		progress.print("");
		progress.print("Accounts of the demonstration clinic:");
		DemoClinic.STAFF.forEach(account -> print(progress, account));
		print(progress, DemoClinic.ADMIN);
		progress.print("");
		progress.print("Three things to try, from My day:");
		progress.print("1. Write the two notes of a session. Sign in as " + DemoClinic.THERAPIST.username()
				+ " and open today's session with " + name(DemoWeek.DANIEL) + ":");
		progress.print(
				"   on the left the progress note, which is part of the record; sign it. On the right the private note.");
		progress.print("2. Review as the supervisor. Sign in as " + DemoClinic.SUPERVISOR.username()
				+ ", open a note that waits, and return it with a comment.");
		progress.print(
				"   " + DemoWeek.SUPERVISED_THERAPIST.username() + " finds the note and the comment on their own day.");
		progress.print("3. Look for the private note as the administrator. Sign in as "
				+ DemoClinic.SYSTEM_ADMINISTRATOR.username() + " and open " + name(DemoWeek.DANIEL) + ":");
		progress.print("   " + baseUrl + "/ws/sessionnotes/client/" + DemoWeek.DANIEL.uuid());
		progress.print("   The progress note is there. Of the private note there is nothing, not even that there is one.");
		progress.print("");
	}

	private static void print(Progress progress, Account account) {
		String task = account == DemoWeek.SUPERVISED_THERAPIST ? "supervised therapist" : account.task();
		progress.print("  %-15s %-11s %s".formatted(account.username(), account.password(), task));
	}

	private static String name(DemoClinic.Client client) {
		return client.givenName() + " " + client.familyName();
	}
}
