/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.REST;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.note;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ownNote;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.withoutEncounter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Whoever acts as an author and is somebody else: an administrator who became them or set their password, the holder of a
 * stolen session, whoever guesses a password. The log is read when the server has stopped, last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImpersonationIT {

	private static final Client CLIENT = DemoClinic.SECOND_CLIENT;

	private static final String PASSWORD_HEADER = "X-Session-Notes-Password";

	private static final String CANARY = NoteRequests.canary();

	private static final String WRONG_PASSWORD = "Wrong-" + UUID.randomUUID();

	private static final String SET_BY_ADMIN = "Set-by-1-admin";

	private static final String OWN = "Chosen-4-myself";

	private static final ObjectMapper JSON = new ObjectMapper();

	@TempDir
	private static Path directory;

	private static RunningServer server;

	private static boolean withLegacyUi;

	private static Account becomeAuthor;

	private static Account robbed;

	private static Account reset;

	private static Account guessed;

	/** An account, and the note that it has written. */
	private record Author(Account account, String note, String obs) {

		Http signIn(String password) {
			return Http.as(account.username(), password, server.baseUrl());
		}

		String uuid() {
			return account.userUuid();
		}
	}

	@BeforeAll
	static void start() {
		withLegacyUi = ModulesOfOthers.isHeld("legacyui");
		String modules = ModulesOfOthers.beside(directory, withLegacyUi ? new String[]{"legacyui"} : new String[0]);
		server = RunningServer.start(directory.resolve("data"),
				Map.of("server.omods", modules, "server.log.level", "DEBUG"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	@Order(1)
	void whoBecameTheAuthorOnAPageOfThePlatformGetsNoTextAndWritesNone() {
		Assumptions.assumeTrue(withLegacyUi, "legacyui's module file is not in the local repository: not tried");
		Author author = author();
		becomeAuthor = author.account();
		BrowserSession administrator = new BrowserSession(server.baseUrl());
		administrator.signIn(DemoClinic.SYSTEM_ADMINISTRATOR.username(), DemoClinic.SYSTEM_ADMINISTRATOR.password());
		String token = administrator.csrfToken();
		Answer become = administrator.send("POST",
				"/admin/users/user.form?userId=" + userId(administrator, author) + "&OWASP-CSRFTOKEN=" + token,
				"action=Become+this+user", "Content-Type", "application/x-www-form-urlencoded", "OWASP-CSRFTOKEN", token);
		assertThat(become.status()).as(become.body()).isEqualTo(302);
		assertThat(administrator.send("GET", REST + "/session", null).body()).as("became the author")
				.contains(author.uuid());

		assertNoText(administrator, author, 404);
		assertThat(administrator.send("POST", NOTES, ownNote(null, CLIENT, "in another's name").toString()).status())
				.isEqualTo(403);
		for (String password : List.of(DemoClinic.SYSTEM_ADMINISTRATOR.password(), author.account().password())) {
			Answer confirmed = administrator.send("GET", NOTES + "/" + author.note(), null, PASSWORD_HEADER, password);
			assertThat(confirmed.status()).isEqualTo(403);
			assertThat(confirmed.body()).contains("sessionnotes.error.passwordWrong").doesNotContain(CANARY);
		}
		assertNoText(administrator, author, 404);
	}

	@Test
	@Order(2)
	void aSessionThatWasStolenIsWorthNothingAfterTheLogout() {
		Author author = author();
		robbed = author.account();
		BrowserSession browser = new BrowserSession(server.baseUrl());
		browser.signIn(robbed.username(), robbed.password());
		assertThat(browser.send("GET", NOTES + "/" + author.note(), null).body()).contains(CANARY);
		String cookie = browser.cookie();

		assertThat(browser.signOut().status()).isEqualTo(204);

		for (int i = 0; i < 3; i++) {
			for (String route : List.of(NOTES + "/" + author.note(), REST + "/obs/" + author.obs(),
					NOTES + "?patient=" + CLIENT.uuid())) {
				Answer answer = new BrowserSession(server.baseUrl()).send("GET", route, null, "Cookie", cookie);
				assertThat(answer.status()).as(route).isIn(401, 404);
				assertThat(answer.body()).doesNotContain(CANARY).doesNotContain(author.note() + "\"");
			}
		}
	}

	@Test
	@Order(3)
	void whoSetThePasswordSeesNothingAndTheAuthorGetsTheNotesBackByASecondPerson() {
		Author author = author();
		reset = author.account();
		set(author, SET_BY_ADMIN);
		Http administrator = author.signIn(SET_BY_ADMIN);
		assertHeld(administrator, author);
		assertThat(administrator.post(NOTES, ownNote(null, CLIENT, "a new note is not lost").toString()).status())
				.isEqualTo(201);
		assertThat(administrator.post(NOTES + "/" + author.note(), "{\"version\":1,\"text\":\"overwritten\"}").status())
				.isEqualTo(403);
		Http privacyOfficer = server.as(DemoClinic.PRIVACY_OFFICER)
				.withPasswordAgain(DemoClinic.PRIVACY_OFFICER.password());
		assertThat(json(privacyOfficer.get(REST + "/sessionnotes/passwordhold")).get("results").findValuesAsText("uuid"))
				.contains(author.uuid());
		assertThat(lift(privacyOfficer, author).status()).as("while the administrator knows the password").isEqualTo(409);

		changeOwn(author, SET_BY_ADMIN, OWN);
		Http own = author.signIn(OWN);
		assertHeld(own, author);
		JsonNode state = json(own.get(REST + "/sessionnotes/passwordhold"));
		assertThat(state.get("state").asText()).isEqualTo("CONFIRMED");
		assertThat(state.get("results")).isEmpty();
		assertThat(author.signIn(SET_BY_ADMIN).get(NOTES + "/" + author.note()).status()).isEqualTo(401);

		assertThat(lift(server.as(DemoClinic.SYSTEM_ADMINISTRATOR), author).status()).as("who has set it").isEqualTo(403);
		assertThat(lift(own, author).status()).as("the author").isEqualTo(403);
		assertThat(lift(server.as(DemoClinic.NURSE), author).status()).isEqualTo(403);
		assertThat(lift(server.anonymous(), author).status()).isIn(401, 403);
		assertHeld(own, author);
		assertThat(lift(server.as(DemoClinic.PRIVACY_OFFICER), author).body()).as("without the password")
				.contains("sessionnotes.error.passwordNeeded");
		assertThat(lift(privacyOfficer, author).status()).isEqualTo(200);

		assertThat(json(own.get(NOTES + "/" + author.note())).get("text").asText()).isEqualTo(CANARY);
		assertThat(own.get(REST + "/obs/" + author.obs()).body()).contains(CANARY);
	}

	@Test
	@Order(4)
	void c1_theNotesStayClosedWhateverWaitingTimeOnePersonSets() {
		Author author = author();
		set(author, SET_BY_ADMIN);
		assertHeld(author.signIn(SET_BY_ADMIN), author);
		setting("sessionnotes.passwordHoldHours", "0");
		Author later = author();
		set(later, SET_BY_ADMIN);

		changeOwn(author, SET_BY_ADMIN, OWN);
		changeOwn(later, SET_BY_ADMIN, OWN);

		assertHeld(author.signIn(OWN), author);
		assertHeld(later.signIn(OWN), later);
		setting("sessionnotes.passwordHoldHours", "24");
	}

	@Test
	@Order(5)
	void aPasswordThatTheAuthorChangesClosesNothing() {
		Author author = author();
		changeOwn(author, author.account().password(), OWN);
		assertThat(author.signIn(OWN).get(NOTES + "/" + author.note()).body()).contains(CANARY);
	}

	@Test
	@Order(6)
	void aPasswordGivenAgainIsCheckedBeforeAnythingIsDoneAndLocksAsASignInDoes() throws Exception {
		Author author = author();
		guessed = author.account();
		setting("security.allowedFailedLoginsBeforeLockout", "3");
		BrowserSession browser = new BrowserSession(server.baseUrl());
		browser.signIn(guessed.username(), guessed.password());
		String one = NOTES + "/" + author.note();
		assertThat(browser.send("GET", one, null, PASSWORD_HEADER, guessed.password()).body()).contains(CANARY);

		String never = UUID.randomUUID().toString();
		assertWrong(browser.send("POST", NOTES, ownNote(never, CLIENT, CANARY).toString(), PASSWORD_HEADER,
				WRONG_PASSWORD));
		assertThat(browser.send("GET", NOTES + "/" + never, null).status()).isEqualTo(404);
		assertThat(browser.send("GET", REST + "/obs/" + author.obs(), null, PASSWORD_HEADER, WRONG_PASSWORD).status())
				.isEqualTo(403);
		assertWrong(browser.send("GET", one, null, PASSWORD_HEADER, WRONG_PASSWORD));
		assertWrong(browser.send("GET", one, null, PASSWORD_HEADER, WRONG_PASSWORD));

		assertWrong(browser.send("GET", one, null, PASSWORD_HEADER, guessed.password()));
		assertThat(author.signIn(guessed.password()).get(one).status()).as("a sign-in").isEqualTo(401);
		assertThat(browser.send("GET", one, null).status()).as("the session goes on, as the platform has it").isEqualTo(200);

		setting("security.unlockAccountWaitingTime", "0");
		Thread.sleep(50);
		assertThat(browser.send("GET", one, null, PASSWORD_HEADER, guessed.password()).body()).contains(CANARY);
		assertThat(author.signIn(guessed.password()).get(one).body()).contains(CANARY);
	}

	@Test
	@Order(7)
	void aChangeOverFhirHasAnAddressToo() {
		Author author = author();
		Http other = server.as(DemoClinic.NURSE);
		assertThat(other.put("/ws/fhir2/R4/Observation/" + author.obs(),
				NoteRequests.fhirObservation(CLIENT, "overwritten").replaceFirst("\\{", "{\"id\":\"" + author.obs() + "\","))
				.status()).isNotEqualTo(200);
	}

	@Test
	@Order(8)
	void theLogNamesTheRealPersonInEachCaseAndNoPasswordIsAnywhere() throws Exception {
		server.stop();

		String administrator = DemoClinic.SYSTEM_ADMINISTRATOR.userUuid();
		assertThat(events("event_type = 'DENIED' and detail = 'ANONYMOUS' and user_uuid is null and signed_in_user_uuid = '"
				+ robbed.userUuid() + "' and address = '127.0.0.1'")).as("one in a minute").isBetween(1L, 3L);
		assertThat(events("event_type = 'PASSWORD_HELD' and user_uuid = '" + administrator + "' and signed_in_user_uuid = '"
				+ administrator + "' and detail = '" + reset.userUuid() + "' and address = '127.0.0.1'")).isOne();
		assertThat(events("event_type = 'DENIED' and detail = 'PASSWORD_HELD' and user_uuid = '" + reset.userUuid()
				+ "' and address = '127.0.0.1'")).isPositive();
		assertThat(events("event_type = 'PASSWORD_CONFIRMED' and signed_in_user_uuid = '" + reset.userUuid()
				+ "' and address = '127.0.0.1'")).isOne();
		assertThat(events("event_type = 'PASSWORD_HOLD_LIFTED' and signed_in_user_uuid = '"
				+ DemoClinic.PRIVACY_OFFICER.userUuid() + "' and detail = '" + reset.userUuid()
				+ "' and address = '127.0.0.1'")).isOne();
		assertThat(events("event_type = 'DENIED' and detail = 'PASSWORD_WRONG' and signed_in_user_uuid = '"
				+ guessed.userUuid() + "' and address = '127.0.0.1'")).isEqualTo(5);
		if (withLegacyUi) {
			assertThat(events("event_type = 'DENIED' and detail = 'NOT_SIGNED_IN_AS_USER' and user_uuid = '"
					+ becomeAuthor.userUuid() + "' and signed_in_user_uuid = '" + administrator
					+ "' and address = '127.0.0.1'")).isGreaterThanOrEqualTo(8);
		}
		assertThat(events("address is null and event_type not like 'SETTING%'")).as("what came by a request").isZero();

		assertThat(Files.readString(server.consoleLog())).isNotEmpty().doesNotContain(WRONG_PASSWORD).doesNotContain(CANARY);
		Path dump = directory.resolve("dump.sql");
		server.dumpDatabase(dump);
		assertThat(Files.readString(dump)).contains("SESSIONNOTES_PASSWORD").doesNotContain(WRONG_PASSWORD)
				.doesNotContain(CANARY);
	}

	private static long events(String condition) throws Exception {
		return server.queryDatabase("select count(*) from sessionnotes_access_event where " + condition);
	}

	private static void assertNoText(BrowserSession session, Author author, int status) {
		for (String route : List.of(NOTES + "/" + author.note(), NOTES + "/" + author.note() + "/version",
				REST + "/obs/" + author.obs(), NOTES + "/" + author.note() + "/verification")) {
			Answer answer = session.send("GET", route, null);
			assertThat(answer.status()).as(route).isEqualTo(status);
			assertThat(answer.body()).doesNotContain(CANARY);
		}
		assertThat(json(session.send("GET", NOTES + "?patient=" + CLIENT.uuid(), null)).get("results")).isEmpty();
	}

	private static void assertHeld(Http http, Author author) {
		for (String route : List.of(NOTES + "/" + author.note(), NOTES + "/" + author.note() + "/version",
				NOTES + "?patient=" + CLIENT.uuid())) {
			Answer answer = http.get(route);
			assertThat(answer.status()).as(route + answer.body()).isEqualTo(403);
			assertThat(answer.body()).contains("sessionnotes.error.passwordHeld").doesNotContain(CANARY);
		}
		Answer obs = http.get(REST + "/obs/" + author.obs());
		assertThat(obs.status()).isEqualTo(404);
		assertThat(obs.body()).doesNotContain(CANARY);
		assertThat(json(http.get(REST + "/sessionnotes/passwordhold")).get("held").asBoolean()).isTrue();
	}

	private static void assertWrong(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(403);
		assertThat(answer.body()).contains("sessionnotes.error.passwordWrong").doesNotContain(CANARY, WRONG_PASSWORD);
	}

	private static Answer lift(Http http, Author author) {
		return http.post(REST + "/sessionnotes/passwordhold",
				JSON.createObjectNode().put("user", author.uuid()).put("action", "lift").toString());
	}

	private static void set(Author author, String password) {
		ok(server.as(DemoClinic.SYSTEM_ADMINISTRATOR).post(REST + "/password/" + author.uuid(),
				JSON.createObjectNode().put("newPassword", password).toString()));
	}

	private static void changeOwn(Author author, String from, String to) {
		ok(author.signIn(from).post(REST + "/password",
				JSON.createObjectNode().put("oldPassword", from).put("newPassword", to).toString()));
	}

	private static void setting(String name, String value) {
		ok(server.as(DemoClinic.ADMIN).post(REST + "/systemsetting/" + name,
				JSON.createObjectNode().put("value", value).toString()));
	}

	/** Platform: the system id that it gives to an account is the key of its row and a check digit. */
	private static String userId(BrowserSession administrator, Author author) {
		return json(administrator.send("GET", REST + "/user/" + author.uuid() + "?v=custom:(systemId)", null))
				.get("systemId").asText().split("-")[0];
	}

	/** A new therapist who has written two notes, over each route one. */
	private static Author author() {
		Account like = DemoClinic.THERAPIST;
		Http admin = server.as(DemoClinic.ADMIN);
		String username = "u" + UUID.randomUUID().toString().replace("-", "");
		ObjectNode person = JSON.createObjectNode().put("gender", "F");
		person.withArray("names").addObject().put("givenName", "Test").put("familyName", "Therapist");
		String personUuid = json(ok(admin.post(REST + "/person", person.toString()))).get("uuid").asText();
		ObjectNode user = JSON.createObjectNode().put("username", username).put("password", like.password()).put("person",
				personUuid);
		user.set("roles", JSON.valueToTree(json(admin.get(REST + "/user/" + like.userUuid() + "?v=custom:(roles:(uuid))"))
				.get("roles").findValuesAsText("uuid")));
		String uuid = json(ok(admin.post(REST + "/user", user.toString()))).get("uuid").asText();
		Account account = new Account("test", username, like.password(), "Test", "Therapist", "F", List.of(), uuid,
				personUuid, null);
		Http http = server.as(account);
		String written = json(ok(http.post(NOTES, ownNote(null, CLIENT, CANARY).toString()))).get("uuid").asText();
		String obs = json(ok(http.post(REST + "/obs", withoutEncounter(note(null, CANARY), CLIENT).toString()))).get("uuid")
				.asText();
		return new Author(account, written, obs);
	}

	private static Answer ok(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
		return answer;
	}
}
