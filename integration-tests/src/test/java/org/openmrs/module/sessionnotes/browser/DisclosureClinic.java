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
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.microsoft.playwright.PlaywrightException;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;

/** People and clients for tests of disclosures, on the server of the demonstration, and what they can read over REST meanwhile. */
final class DisclosureClinic {

	private static final String PLATFORM = "/ws/rest/v1/";

	private static final String NOTES = PLATFORM + "sessionnotes/psychotherapynote";

	private static final String SUD_COUNSELING_NOTE_CONCEPT = "dabada78-a5f1-4ebc-ba82-7a6ad150a030";

	private static final Pattern FIRST_UUID = Pattern.compile("\"uuid\":\"([^\"]+)\"");

	private final DemoInBrowser demo;

	DisclosureClinic(DemoInBrowser demo) {
		this.demo = demo;
	}

	/** Signs in, does the work, and signs out again. */
	void at(Account account, Consumer<KeyboardUser> work) {
		try (WatchedBrowser browser = new WatchedBrowser(demo.chromium(), demo.server())) {
			browser.open("/ws/sessionnotes/day");
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

	/** @return the uuid of a new note, of the kind that the basis is for */
	String writeNote(Account author, Client client, LocalDate day, String basis, String text) {
		String concept = basis.startsWith("SUD_") ? SUD_COUNSELING_NOTE_CONCEPT : DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT;
		return made(as(author), NOTES, """
				{"patient": "%s", "sessionDate": "%s", "concept": "%s", "text": "%s"}"""
				.formatted(client.uuid(), day, concept, text));
	}

	/** @return the uuid of a new note with a text in each of two parts */
	String writeParts(Account author, Client client, LocalDate day, String part, String text, String otherPart,
			String otherText) {
		return made(as(author), NOTES, """
				{"patient": "%s", "sessionDate": "%s", "concept": "%s",
				"sections": [{"part": "%s", "text": "%s"}, {"part": "%s", "text": "%s"}]}"""
				.formatted(client.uuid(), day, DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT, part, text, otherPart, otherText));
	}

	Http.Answer read(Account reader, String note) {
		return as(reader).withPasswordAgain().get(NOTES + "/" + note + "?v=full");
	}

	/** @return a new client without notes */
	Client makeClient(String givenName) {
		String number = "SN-" + givenName;
		String uuid = made(as(DemoClinic.ADMIN), PLATFORM + "patient", """
				{"person": {"gender": "F", "birthdate": "1990-01-01", "names": [{"givenName": "%s", "familyName": "Lind"}]},
				"identifiers": [{"identifier": "%s", "identifierType": "%s", "location": "%s", "preferred": true}]}"""
				.formatted(givenName, number, DemoClinic.IDENTIFIER_TYPE, DemoClinic.LOCATION));
		return new Client(uuid, givenName, "Lind", "F", "1990-01-01", number, null);
	}

	/** @return a new account with the roles and the password of another one */
	Account makeAccount(String username, String givenName, String familyName, Account like) {
		Http admin = as(DemoClinic.ADMIN);
		String known = admin.get(PLATFORM + "role?v=custom:(uuid,name)&limit=100").body();
		String roles = like.roles().stream().map(role -> '"' + uuidOf(role, known) + '"').collect(Collectors.joining(", "));
		String uuid = made(admin, PLATFORM + "user", """
				{"username": "%s", "password": "%s", "roles": [%s],
				"person": {"gender": "F", "names": [{"givenName": "%s", "familyName": "%s"}]}}"""
				.formatted(username, like.password(), roles, givenName, familyName));
		return new Account(like.task(), username, like.password(), givenName, familyName, "F", List.copyOf(like.roles()),
				uuid,
				null, null);
	}

	/** Takes an account out of use, as an administrator does when somebody leaves. */
	void retire(Account account) {
		Http.Answer retired = as(DemoClinic.ADMIN).delete(PLATFORM + "user/" + account.userUuid() + "?reason=left");
		assertThat(retired.status()).as(retired.body()).isEqualTo(204);
	}

	private Http as(Account account) {
		return account.login(demo.server().baseUrl());
	}

	private static String made(Http http, String path, String body) {
		Http.Answer answer = http.post(path, body);
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		Matcher uuid = FIRST_UUID.matcher(answer.body());
		assertThat(uuid.find()).as(answer.body()).isTrue();
		return uuid.group(1);
	}

	private static String uuidOf(String role, String roles) {
		Matcher uuid = Pattern.compile("\"uuid\":\"([^\"]+)\",\"name\":\"" + Pattern.quote(role) + '"').matcher(roles);
		assertThat(uuid.find()).as("%s in %s", role, roles).isTrue();
		return uuid.group(1);
	}
}
