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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * A superuser changes settings so as to read a therapist's note. Whatever they set, nobody but the author opens it, the author
 * goes on opening it, and every author sees in the history what was tried.
 */
@Tag("attack")
class SettingAttackIT {

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final String SETTING = REST + "/sessionnotes/setting";

	private static final String HOURS = "sessionnotes.passwordHoldHours";

	private static final String SET_BY_ADMIN = "Set-by-1-admin";

	private static final String CHOSEN = "Chosen-4-myself";

	/** Of the clinic's dictionary: restricted, and no note was stored of it. */
	private static final String SUD_COUNSELING_NOTE = "dabada78-a5f1-4ebc-ba82-7a6ad150a030";

	private static final String PLAN = "c272fe23-6b0f-4e49-a685-d6523d3c9d5e";

	private static final String RESTRICTED_SET = "915e5eb3-3fbb-4dea-9688-182fe12cb147";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static RunningServer server;

	private static Http admin;

	private static String canary;

	private static String note;

	private final List<String> touched = new ArrayList<>();

	@BeforeAll
	static void writeTheNote() {
		server = SharedServer.get();
		admin = server.as(DemoClinic.ADMIN);
		canary = "canary-" + UUID.randomUUID();
		note = write(server.as(DemoClinic.THERAPIST), canary);
	}

	@AfterEach
	void putBack() {
		touched.forEach(name -> {
			set(name, usual(name));
			approveAsSecondPerson(name);
		});
		touched.clear();
	}

	@Test
	void c1_noValueOfTheWaitingTimeOpensTheNotesOfAResetAccount() {
		for (String value : List.of("0", "-1", "-2147483648", "1", "soon", "", "0x0", "00")) {
			String username = "reset" + UUID.randomUUID().toString().substring(0, 8);
			String userUuid = therapist(username);
			String text = "canary-" + UUID.randomUUID();
			String own = write(Http.as(username, SET_BY_ADMIN + "-first", server.baseUrl()), text);
			set(HOURS, value);
			ok(admin.post(REST + "/password/" + userUuid, password("newPassword", SET_BY_ADMIN).toString()));
			ok(Http.as(username, SET_BY_ADMIN, server.baseUrl()).post(REST + "/password",
					password("oldPassword", SET_BY_ADMIN).put("newPassword", CHOSEN).toString()));

			Answer answer = Http.as(username, CHOSEN, server.baseUrl()).get(NOTES + "/" + own);

			assertThat(answer.status()).as(value).isEqualTo(403);
			assertThat(answer.body()).doesNotContain(text);
			set(HOURS, "24");
		}
		assertThat(server.as(DemoClinic.THERAPIST).get(SETTING + "/history?limit=100").body())
				.as("every author sees it").contains(HOURS + ": 24 -> 12").contains("SETTING_PROPOSED");
	}

	@Test
	void c1_aDeletedPropertyChangesNothing() {
		set(HOURS, "30");
		assertThat(inForce(HOURS).get("value").asText()).isEqualTo("30");
		assertThat(admin.delete(REST + "/systemsetting/" + HOURS + "?purge=true").status()).isIn(200, 204);
		assertThat(inForce(HOURS).get("value").asText()).isEqualTo("30");
		ok(admin.post(REST + "/systemsetting",
				JSON.createObjectNode().put("property", HOURS).put("value", "0").toString()));
		assertThat(inForce(HOURS).get("value").asText()).isEqualTo("30");
	}

	@Test
	void c1_anEndlessWaitingTimeIsBoundedAndALooserOneTakesAnotherPerson() {
		set(HOURS, "2147483647");
		assertThat(inForce(HOURS).get("value").asText()).isEqualTo("168");
		set(HOURS, "24");
		JsonNode waiting = inForce(HOURS);
		assertThat(waiting.get("value").asText()).isEqualTo("168");
		assertThat(waiting.get("waiting").get("value").asText()).isEqualTo("24");
		String body = JSON.createObjectNode().put("value", "24").toString();
		String approve = SETTING + "/" + HOURS + "/approve";

		assertThat(admin.withPasswordAgain(DemoClinic.ADMIN.password()).post(approve, body).status()).isEqualTo(403);
		assertThat(as(DemoClinic.THERAPIST).post(approve, body).status()).isEqualTo(403);
		assertThat(server.as(DemoClinic.PRIVACY_OFFICER).post(approve, body).status()).as("no password").isEqualTo(403);
		assertThat(inForce(HOURS).get("value").asText()).isEqualTo("168");
		ok(as(DemoClinic.PRIVACY_OFFICER).post(approve, body));
		assertThat(inForce(HOURS).get("value").asText()).isEqualTo("24");
		assertThat(server.as(DemoClinic.NURSE).get(SETTING).status()).isEqualTo(403);
	}

	@Test
	void m9_twoPeopleAreNotSwitchedOffByOne() {
		set("sessionnotes.adoption.twoPeople", "true");
		set("sessionnotes.adoption.twoPeople", "false");
		assertThat(json(admin.get(REST + "/sessionnotes/adoption")).get("twoPeople").asBoolean()).isTrue();
	}

	@Test
	void m10_aShippedConceptThatIsTakenOutOfTheSetStaysRestricted() {
		List<String> before = members();
		setMembers(before.stream().filter(uuid -> !uuid.equals(SUD_COUNSELING_NOTE)).toArray(String[]::new));
		String text = "canary-" + UUID.randomUUID();
		try {
			Answer saved = server.as(DemoClinic.THERAPIST).post(REST + "/obs", JSON.createObjectNode()
					.put("person", DemoClinic.FIRST_CLIENT.uuid()).put("concept", SUD_COUNSELING_NOTE)
					.put("obsDatetime", Http.date(Instant.now())).put("value", text).toString());
			assertThat(saved.status()).isEqualTo(201);
			String uuid = json(saved).get("uuid").asText();
			assertThat(server.as(DemoClinic.NURSE).get(REST + "/obs/" + uuid).body()).doesNotContain(text);
			assertThat(server.as(DemoClinic.NURSE).get(REST + "/obs?patient=" + DemoClinic.FIRST_CLIENT.uuid() + "&v=full")
					.body()).doesNotContain(text);
		} finally {
			setMembers(before.toArray(String[]::new));
		}
	}

	@Test
	void h1_aQuestionOfTheProgressNoteIsNotRestricted() {
		List<String> before = members();
		List<String> more = new ArrayList<>(before);
		more.add(PLAN);
		Answer answer = admin.post(REST + "/concept/" + RESTRICTED_SET,
				JSON.createObjectNode().set("setMembers", JSON.valueToTree(more)).toString());
		assertThat(answer.status()).as(answer.body()).isBetween(400, 599);
		assertThat(members()).doesNotContain(PLAN);
	}

	/** A property that is declared tomorrow is tried by itself. */
	@Test
	void c1_noGlobalPropertyOfTheModuleOpensOrHidesANote() throws Exception {
		String big = "x".repeat(1 << 20);
		List<Account> others = List.of(DemoClinic.ADMIN, DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE, DemoClinic.SUPERVISOR,
				DemoClinic.PRIVACY_OFFICER);
		int asked = 0;
		for (String name : declaredProperties()) {
			String before = json(admin.get(REST + "/systemsetting/" + name + "?v=full")).path("value").asText("");
			for (String value : List.of("0", "-1", "2147483647", "", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT,
					DemoClinic.TEXT_CONCEPT, "true", "false", big)) {
				admin.post(REST + "/systemsetting/" + name, JSON.createObjectNode().put("value", value).toString());
				String tried = name + " = " + value.substring(0, Math.min(40, value.length()));

				assertThat(server.as(DemoClinic.THERAPIST).get(NOTES + "/" + note).body()).as(tried).contains(canary);
				Account other = others.get(asked++ % others.size());
				Answer answer = server.as(other).get(NOTES + "/" + note);
				assertThat(answer.status()).as(tried + " " + other.task()).isIn(403, 404);
				assertThat(answer.body()).as(tried + " " + other.task()).doesNotContain(canary);
			}
			for (Account other : others) {
				for (String route : List.of(NOTES + "/" + note, REST + "/obs/" + note,
						NOTES + "?patient=" + DemoClinic.SECOND_CLIENT.uuid() + "&v=full")) {
					assertThat(server.as(other).get(route).body()).as(name + " " + other.task()).doesNotContain(canary);
				}
			}
			set(name, before);
			approveAsSecondPerson(name);
		}
		assertThat(asked).isGreaterThan(200);
	}

	private static List<String> declaredProperties() throws Exception {
		Matcher property = Pattern.compile("<property>([^<]+)</property>")
				.matcher(Files.readString(Path.of("..", "omod", "src", "main", "resources", "config.xml")));
		List<String> names = new ArrayList<>();
		while (property.find()) {
			names.add(property.group(1).trim());
		}
		return names;
	}

	private void set(String name, String value) {
		if (!touched.contains(name)) {
			touched.add(name);
		}
		ok(admin.post(REST + "/systemsetting/" + name, JSON.createObjectNode().put("value", value).toString()));
	}

	private static String usual(String name) {
		return HOURS.equals(name) ? "24" : name.endsWith("twoPeople") ? "false" : currentValue(name);
	}

	private static String currentValue(String name) {
		return json(admin.get(REST + "/systemsetting/" + name + "?v=full")).path("value").asText("");
	}

	/** So that the next test finds the server as this one did. */
	private static void approveAsSecondPerson(String name) {
		JsonNode setting = inForce(name);
		if (setting != null && setting.hasNonNull("waiting")) {
			ok(as(DemoClinic.PRIVACY_OFFICER).post(SETTING + "/" + name + "/approve", JSON.createObjectNode()
					.put("value", setting.get("waiting").get("value").asText()).toString()));
		}
	}

	private static JsonNode inForce(String name) {
		for (JsonNode setting : json(server.as(DemoClinic.THERAPIST).get(SETTING)).get("results")) {
			if (name.equals(setting.get("name").asText())) {
				return setting;
			}
		}
		return null;
	}

	private static List<String> members() {
		List<String> uuids = new ArrayList<>();
		json(admin.get(REST + "/concept/" + RESTRICTED_SET + "?v=full")).get("setMembers")
				.forEach(member -> uuids.add(member.get("uuid").asText()));
		return uuids;
	}

	private static void setMembers(String... uuids) {
		ok(admin.post(REST + "/concept/" + RESTRICTED_SET,
				JSON.createObjectNode().set("setMembers", JSON.valueToTree(uuids)).toString()));
	}

	/** @return the uuid of a new therapist's account, whose first password is known to the administrator */
	private static String therapist(String username) {
		ObjectNode person = JSON.createObjectNode().put("gender", "F");
		person.withArray("names").addObject().put("givenName", username).put("familyName", "Tester");
		String personUuid = json(ok(admin.post(REST + "/person", person.toString()))).get("uuid").asText();
		ObjectNode user = JSON.createObjectNode().put("username", username).put("password", SET_BY_ADMIN + "-first")
				.put("person", personUuid);
		user.set("roles", JSON.valueToTree(
				json(admin.get(REST + "/user/" + DemoClinic.THERAPIST.userUuid() + "?v=custom:(roles:(uuid))")).get("roles")
						.findValuesAsText("uuid")));
		return json(ok(admin.post(REST + "/user", user.toString()))).get("uuid").asText();
	}

	private static String write(Http author, String text) {
		String uuid = UUID.randomUUID().toString();
		ok(author.post(NOTES, JSON.createObjectNode().put("uuid", uuid).put("patient", DemoClinic.SECOND_CLIENT.uuid())
				.put("text", text).toString()));
		return uuid;
	}

	private static ObjectNode password(String property, String password) {
		return JSON.createObjectNode().put(property, password);
	}

	private static Http as(Account account) {
		return server.as(account).withPasswordAgain(account.password());
	}

	private static Answer ok(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isIn(200, 201, 204);
		return answer;
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
