/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What an administrator learns of the module over REST, and what nobody learns. */
class StatusIT {

	private static final String REST = "/ws/rest/v1/sessionnotes";

	private static final List<String> ADDRESSES = List.of("/status", "/status/health", "/setup", "/setup/people");

	private final RunningServer server = SharedServer.get();

	private final Http administrator = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);

	@Test
	void onlyAnAdministratorIsTold() {
		for (String address : ADDRESSES) {
			assertThat(administrator.get(REST + address).status()).as(address).isEqualTo(200);
			assertThat(server.anonymous().get(REST + address).status()).as(address).isEqualTo(401);
			for (Account account : List.of(DemoClinic.THERAPIST, DemoClinic.NURSE, DemoClinic.SUPERVISOR,
					DemoClinic.PRIVACY_OFFICER)) {
				assertThat(server.as(account).get(REST + address).status()).as(account.username() + address)
						.isEqualTo(403);
				assertThat(server.as(account).post(REST + "/setup", "{\"step\": \"links\"}").status()).isEqualTo(403);
			}
		}
	}

	@Test
	void eachLineSaysWhatWasFoundInTheUsersLanguage() {
		JsonNode status = json(administrator.get(REST + "/status"));
		assertThat(status.get("results")).hasSize(12).allSatisfy(line -> {
			assertThat(line.get("display").asText()).isNotBlank().doesNotStartWith("sessionnotes.");
			assertThat(line.get("detail").asText()).isNotBlank().doesNotStartWith("sessionnotes.");
			assertThat(line.get("todo").isNull()).as(line.toString())
					.isEqualTo(line.get("state").asText().equals("OK"));
		});
		assertThat(detail("versions")).contains("OpenMRS 2.", "H2", "Java");
		assertThat(state("hooks")).isEqualTo("OK");
		assertThat(state("guard")).isEqualTo("OK");
		assertThat(state("keyset")).isEqualTo("OK");
	}

	/** No word, name, number or moment, so that it can be given to a monitor that many see. */
	@Test
	void theTwinForMonitoringHasStatesAlone() {
		JsonNode health = json(administrator.get(REST + "/status/health"));
		assertThat(health.fieldNames()).toIterable().containsExactly("state", "lines");
		assertThat(health.get("lines")).hasSize(12).allSatisfy(line -> {
			assertThat(line.fieldNames()).toIterable().containsExactly("code", "state");
			assertThat(line.get("state").asText()).isIn("OK", "ATTENTION", "UNKNOWN", "FAULT");
		});
	}

	@Test
	void itIsTheSameBeforeAndAfterAPrivateNote() {
		Http therapist = server.as(DemoClinic.THERAPIST);
		String client = newClient(server).uuid();
		// else the schedule may make the first one meanwhile
		assertThat(server.as(DemoClinic.PRIVACY_OFFICER).post(REST + "/log/checkpoint", "{}").status()).isEqualTo(200);
		List<String> before = ADDRESSES.stream().map(address -> administrator.get(REST + address).body()).toList();
		Answer written = therapist.post(REST + "/psychotherapynote",
				"{\"patient\": \"" + client + "\", \"text\": \"canary of the status\"}");
		assertThat(written.status()).isEqualTo(201);
		therapist.get(REST + "/psychotherapynote/" + json(written).get("uuid").asText());

		List<String> after = ADDRESSES.stream().map(address -> administrator.get(REST + address).body()).toList();
		assertThat(after).isEqualTo(before);
		assertThat(after).noneMatch(body -> body.contains("canary") || body.contains(client));
	}

	@Test
	void aKeysetThatWasTakenAwayIsNamed() throws IOException {
		Path keyset = server.applicationData().resolve("sessionnotes/keyset.json");
		Path away = keyset.resolveSibling("away.json");
		Files.move(keyset, away);
		try {
			assertThat(state("keyset")).isEqualTo("FAULT");
			assertThat(detail("keyset")).contains("missing");
			assertThat(state("keysetCopy")).isEqualTo("UNKNOWN");
			assertThat(json(administrator.get(REST + "/status/health")).get("state").asText()).isEqualTo("FAULT");
			assertThat(json(administrator.get(REST + "/setup")).get("key").isNull()).isTrue();
		} finally {
			Files.move(away, keyset);
		}
		assertThat(state("keyset")).isEqualTo("OK");
	}

	@Test
	void aCopyOfTheKeysetIsConfirmedOnceForEachKey() {
		String key = json(administrator.get(REST + "/setup")).get("key").asText();
		assertRefused(409, "{\"step\": \"keysetCopy\", \"key\": \"1\"}", "setup.keyChanged");
		assertRefused(400, "{\"step\": \"keysetCopy\"}", "setup.key");

		JsonNode confirmed = row(administrator.post(REST + "/setup",
				"{\"step\": \"keysetCopy\", \"key\": \"" + key + "\"}"), "keysetCopy");
		assertThat(confirmed.get("done").asBoolean()).isTrue();
		assertThat(confirmed.at("/confirmedBy/uuid").asText()).isEqualTo(DemoClinic.SYSTEM_ADMINISTRATOR.userUuid());
		assertThat(state("keysetCopy")).isEqualTo("OK");
	}

	@Test
	void whatIsNoConfirmationIsRefusedByName() {
		assertRefused(400, "{\"step\": \"notes\"}", "setup.step");
		assertRefused(400, "{}", "setup.step");
		assertRefused(400, "{\"step\": \"backups\"}", "setup.words");
		assertRefused(400, "{\"step\": \"backups\", \"words\": \"" + "x".repeat(4001) + "\"}", "\"field\":\"words\"");
		assertRefused(400, "{\"step\": \"links\", \"more\": 1}", "\"field\":\"more\"");
	}

	@Test
	void peopleAreFoundByNameAndInPages() {
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		JsonNode page = json(administrator.get(REST + "/setup/people?limit=1"));
		assertThat(page.get("results")).hasSize(1);
		assertThat(page.get("totalCount").asInt()).isGreaterThan(4);
		assertThat(page.at("/links/0/rel").asText()).isEqualTo("next");

		JsonNode found = json(administrator.get(REST + "/setup/people?q=" + therapist.username()));
		JsonNode person = found.get("results").get(0);
		assertThat(person.at("/user/uuid").asText()).isEqualTo(therapist.userUuid());
		assertThat(person.get("roles")).extracting(JsonNode::asText).containsExactly("Session Notes: Therapist");
		assertThat(person.get("superuser").asBoolean()).isFalse();
		assertThat(json(administrator.get(REST + "/setup/people?q=" + DemoClinic.NURSE.username())).get("results"))
				.hasSizeGreaterThan(0).allSatisfy(nurse -> assertThat(nurse.get("privileges")).isEmpty());
	}

	@Test
	void whoeverLacksThePlatformsPrivilegesIsNamedUntilTheyHaveThem() {
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		setRoles(therapist, role("Session Notes: Therapist"));
		JsonNode problem = person(therapist).at("/problems/0");
		assertThat(problem.get("code").asText()).isEqualTo("sessionnotes.people.privilegesMissing");
		String[] missing = problem.get("message").asText().replaceAll(".*privileges: |\\. Give.*", "").split(", ");
		assertThat(missing).containsExactly("Add Encounters", "Add Observations", "Edit Encounters", "Edit Observations",
				"Get Concepts", "Get Encounters", "Get Patients", "Get Users", "Get Visits");
		assertThat(row(administrator.get(REST + "/setup"), "privileges").get("done").asBoolean()).isFalse();

		setRoles(therapist, role("Session Notes: Therapist"), newRole(missing));
		assertThat(person(therapist).get("problems")).isEmpty();
		Http user = therapist.login(server.baseUrl());
		Client client = newClient(server);
		assertThat(user.get("/ws/rest/v1/user?q=amara").status()).isEqualTo(200);
		assertThat(user.get("/ws/rest/v1/patient?q=" + client.number()).status()).isEqualTo(200);
	}

	private JsonNode person(Account account) {
		return json(administrator.get(REST + "/setup/people?q=" + account.username())).at("/results/0");
	}

	private void setRoles(Account account, String... roles) {
		String body = new ObjectMapper().createObjectNode().set("roles", new ObjectMapper().valueToTree(roles)).toString();
		assertThat(administrator.post("/ws/rest/v1/user/" + account.userUuid(), body).status()).isEqualTo(200);
	}

	private String role(String name) {
		for (JsonNode role : json(administrator.get("/ws/rest/v1/role?v=custom:(uuid,name)&limit=100")).get("results")) {
			if (role.get("name").asText().equals(name)) {
				return role.get("uuid").asText();
			}
		}
		throw new AssertionError("no role " + name);
	}

	private String newRole(String... privileges) {
		ObjectNode role = new ObjectMapper().createObjectNode().put("name", "Record " + UUID.randomUUID())
				.put("description", "of a test");
		role.set("privileges", new ObjectMapper().valueToTree(privileges));
		Answer answer = administrator.post("/ws/rest/v1/role", role.toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer).get("uuid").asText();
	}

	@Test
	void aSettingIsAskedForByNameAndWhatIsNoValueIsRefused() {
		String propose = REST + "/setting/sessionnotes.passwordHoldHours/propose";
		for (String value : List.of("soon", "", "12.5")) {
			Answer answer = administrator.post(propose, "{\"value\": \"" + value + "\"}");
			assertThat(answer.status()).as(answer.body()).isEqualTo(400);
			assertThat(answer.body()).contains("sessionnotes.error.setting.notAValue");
		}
		assertThat(administrator.post(propose, "{}").body()).contains("setting.notAValue");
		assertThat(administrator.post(propose, "{\"value\": \"" + "9".repeat(4001) + "\"}").status()).isEqualTo(400);
		assertThat(administrator.post(REST + "/setting/no.setting/propose", "{\"value\": \"1\"}").body())
				.contains("setting.unknown");
		String before = administrator.get(REST + "/setting").body();
		for (Account account : List.of(DemoClinic.THERAPIST, DemoClinic.NURSE, DemoClinic.PRIVACY_OFFICER)) {
			assertThat(server.as(account).post(propose, "{\"value\": \"100\"}").status()).as(account.username())
					.isEqualTo(403);
		}
		assertThat(server.anonymous().post(propose, "{\"value\": \"100\"}").status()).isEqualTo(401);
		assertThat(administrator.get(REST + "/setting").body()).isEqualTo(before);
	}

	private void assertRefused(int status, String body, String why) {
		Answer answer = administrator.post(REST + "/setup", body);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.body()).contains(why);
	}

	private String state(String code) {
		return line(code).get("state").asText();
	}

	private String detail(String code) {
		return line(code).get("detail").asText();
	}

	private JsonNode line(String code) {
		return row(administrator.get(REST + "/status"), code);
	}

	private static JsonNode row(Answer answer, String code) {
		for (JsonNode line : json(answer).get("results")) {
			if (line.get("code").asText().equals(code)) {
				return line;
			}
		}
		throw new AssertionError(answer.body());
	}

	private static JsonNode json(Answer answer) {
		try {
			return new ObjectMapper().readTree(answer.body());
		} catch (IOException e) {
			throw new AssertionError(answer.body(), e);
		}
	}
}
