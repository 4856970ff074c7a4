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

import java.util.UUID;

import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/**
 * What somebody who has just started the server can do next: where it is, who they can be, three commands to paste.
 */
final class ThingsToTry {

	private final String baseUrl;

	ThingsToTry(String baseUrl) {
		this.baseUrl = baseUrl;
	}

	void print(Progress progress) {
		progress.print("");
		progress.print("OpenMRS   " + baseUrl + "/");
		progress.print("REST      " + baseUrl + "/ws/rest/v1/");
		progress.print("FHIR      " + baseUrl + "/ws/fhir2/R4/");
		progress.print("Adoption  " + baseUrl + "/ws/sessionnotes/adoption");
		progress.print("");
		progress.print("Accounts of the demonstration clinic:");
		DemoClinic.STAFF.forEach(account -> print(progress, account));
		print(progress, DemoClinic.ADMIN);
		progress.print("");
		// The writer chooses the note's uuid here, so that all three commands can be pasted as they are.
		String note = UUID.randomUUID().toString();
		progress.print("1. A therapist writes a psychotherapy note with an encounter:");
		progress.print(
				"   curl -u " + login(DemoClinic.THERAPIST) + " -H 'Content-Type: application/json' -d '" + encounter(note)
						+ "' " + baseUrl + "/ws/rest/v1/encounter");
		progress.print("2. Its author reads it:");
		progress.print("   curl -u " + login(DemoClinic.THERAPIST) + " " + baseUrl + "/ws/rest/v1/obs/" + note);
		progress.print("3. For another therapist it does not exist (404):");
		progress.print("   curl -i -u " + login(DemoClinic.OTHER_THERAPIST) + " " + baseUrl + "/ws/rest/v1/obs/" + note);
		progress.print("");
	}

	private static void print(Progress progress, Account account) {
		progress.print("  %-15s %-11s %s".formatted(account.username(), account.password(), account.task()));
	}

	private static String login(Account account) {
		return account.username() + ":" + account.password();
	}

	private static String encounter(String note) {
		return """
				{"patient": "%s", "visit": "%s", "encounterType": "%s", "location": "%s", \
				"obs": [{"uuid": "%s", "concept": "%s", "value": "What struck me in the session"}]}"""
				.formatted(DemoClinic.FIRST_CLIENT.uuid(), DemoClinic.FIRST_CLIENT.visitUuid(), DemoClinic.CONSULTATION,
						DemoClinic.LOCATION, note, DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT);
	}
}
