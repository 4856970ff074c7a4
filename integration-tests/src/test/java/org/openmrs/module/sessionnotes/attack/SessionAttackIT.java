/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** An account changes while a browser's session of it is open: the session's next request is refused, whatever it asks for. */
@Tag("attack")
class SessionAttackIT {

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final Client CLIENT = DemoClinic.THIRD_CLIENT;

	private static final String PASSWORD = "Therapist-4711";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final RunningServer server = SharedServer.get();

	private final String canary = "canary-" + UUID.randomUUID();

	private Http admin;

	private String userUuid;

	private String username;

	private String note;

	private BrowserSession session;

	@BeforeEach
	void openASession() {
		admin = server.as(DemoClinic.ADMIN);
		username = "u" + UUID.randomUUID().toString().replace("-", "");
		ObjectNode user = JSON.createObjectNode().put("username", username).put("password", PASSWORD).put("person",
				person());
		user.set("roles", JSON.valueToTree(
				json(admin.get(REST + "/user/" + DemoClinic.THERAPIST.userUuid() + "?v=custom:(roles:(uuid))")).get("roles")
						.findValuesAsText("uuid")));
		userUuid = created(admin.post(REST + "/user", user.toString()));
		session = signedIn(PASSWORD);
		note = created(session.send("POST", NOTES,
				JSON.createObjectNode().put("patient", CLIENT.uuid()).put("text", canary).toString()));
		assertThat(session.send("GET", NOTES + "/" + note, null).body()).contains(canary);
	}

	@Test
	void h5_aRetiredUsersSessionEnds() {
		ok(admin.delete(REST + "/user/" + userUuid + "?reason=left"));
		assertThatTheSessionIsOver();
	}

	@Test
	void anIdentifierPlantedBeforeTheSignInOpensNothingAfterIt() {
		BrowserSession victim = new BrowserSession(server.baseUrl());
		victim.send("GET", REST + "/session", null);
		String planted = victim.cookie();
		ok(victim.signIn(username, PASSWORD));

		Answer attackers = new BrowserSession(server.baseUrl()).send("GET", NOTES + "/" + note, null, "Cookie", planted);
		assertThat(attackers.status()).isIn(401, 403, 404);
		assertThat(attackers.body()).doesNotContain(canary);
		assertThat(victim.send("GET", NOTES + "/" + note, null).body()).contains(canary);
	}

	@Test
	void h5_aLostRoleIsLostInTheOpenSession() {
		ok(admin.post(REST + "/user/" + userUuid,
				"{\"roles\":[\"" + DemoClinic.CLINICIAN_ROLE_UUID + "\"]}"));
		assertThatNothingIsGivenOut();
		assertThat(session.send("GET", REST + "/session", null).body()).as("still signed in").contains(userUuid);
	}

	@Test
	void h5_thePasswordThatSomebodyElseSetsEndsTheSession() {
		ok(admin.post(REST + "/password/" + userUuid, "{\"newPassword\":\"Set-by-1-admin\"}"));
		assertThatTheSessionIsOver();
	}

	@Test
	void h5_theUsersOwnNewPasswordEndsTheOtherSessionsAlone() {
		BrowserSession elsewhere = signedIn(PASSWORD);
		ok(elsewhere.send("POST", REST + "/password",
				"{\"oldPassword\":\"" + PASSWORD + "\",\"newPassword\":\"Own-4-myself\"}"));
		assertThat(elsewhere.send("GET", NOTES + "/" + note, null).body()).contains(canary);
		assertThatTheSessionIsOver();
	}

	@Test
	void h5_anotherPersonBehindTheAccountEndsTheSession() {
		ok(admin.post(REST + "/user/" + userUuid, "{\"person\":\"" + person() + "\"}"));
		assertThatTheSessionIsOver();
	}

	@Test
	void h5_aProviderThatWasGivenAwayMakesNobodyAnAuthorAnyMore() {
		String personUuid = json(admin.get(REST + "/user/" + userUuid + "?v=custom:(person:(uuid))")).get("person")
				.get("uuid").asText();
		String provider = created(admin.post(REST + "/provider",
				"{\"person\":\"" + personUuid + "\",\"identifier\":\"" + username + "\"}"));
		String progressNotes = REST + "/sessionnotes/progressnote";
		String draft = created(session.send("POST", progressNotes, "{\"patient\":\"" + CLIENT.uuid() + "\"}"));
		ok(session.send("POST", progressNotes + "/" + draft, "{\"plan\":\"by its author\"}"));

		Answer given = admin.post(REST + "/provider/" + provider, "{\"person\":\"" + person() + "\"}");

		Answer change = session.send("POST", progressNotes + "/" + draft, "{\"plan\":\"by somebody else\"}");
		assertThat(change.status()).as(given.status() + change.body()).isIn(given.status() == 200
				? new Object[]{401, 403, 404}
				: new Object[]{200});
	}

	private void assertThatTheSessionIsOver() {
		assertThatNothingIsGivenOut();
		assertThat(json(session.send("GET", REST + "/session", null)).get("authenticated").asBoolean()).isFalse();
		assertThat(session.send("GET", REST + "/patient/" + CLIENT.uuid(), null).status()).as("of the platform's")
				.isIn(401, 403);
		assertThat(session.send("GET", "/ws/fhir2/R4/Patient/" + CLIENT.uuid(), null).status()).as("FHIR's").isIn(401, 403,
				404);
	}

	private void assertThatNothingIsGivenOut() {
		assertRefused(session.send("GET", NOTES + "/" + note, null));
		assertRefused(session.send("GET", NOTES + "/" + note + "/version", null));
		assertRefused(session.send("GET", REST + "/obs/" + note, null));
		assertRefused(session.send("POST", NOTES + "/" + note, "{\"version\":1,\"text\":\"overwritten\"}"));
		assertRefused(session.send("DELETE", NOTES + "/" + note + "?reason=gone", null));
		assertRefused(session.send("POST", NOTES,
				JSON.createObjectNode().put("patient", CLIENT.uuid()).put("text", "a new one").toString()));
		assertRefused(session.send("POST", REST + "/sessionnotes/export",
				"{\"passphrase\":\"a passphrase of 28 characters\"}"));
		Answer list = session.send("GET", NOTES + "?patient=" + CLIENT.uuid(), null);
		assertThat(list.body()).doesNotContain(note);
		assertThat(session.send("GET", REST + "/sessionnotes/log?note=" + note, null).status()).isIn(401, 403, 404);
	}

	private void assertRefused(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isIn(401, 403, 404);
		assertThat(answer.body()).doesNotContain(canary);
	}

	private BrowserSession signedIn(String password) {
		BrowserSession browser = new BrowserSession(server.baseUrl());
		assertThat(browser.signIn(username, password).body()).contains(userUuid);
		return browser;
	}

	private String person() {
		return created(admin.post(REST + "/person",
				"{\"names\":[{\"givenName\":\"Test\",\"familyName\":\"Therapist\"}],\"gender\":\"F\"}"));
	}

	private static String created(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer).get("uuid").asText();
	}

	private static void ok(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
