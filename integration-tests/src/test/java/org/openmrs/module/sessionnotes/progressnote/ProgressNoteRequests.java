/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What tests of progress notes send, and people of their own, so that no other test's notes are in their lists. */
public final class ProgressNoteRequests {

	/** In whole seconds, as databases without fractions of them keep it. */
	private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	public static final String REST = "/ws/rest/v1";

	public static final String NOTES = REST + "/sessionnotes/progressnote";

	static final String SUPERVISION = REST + "/sessionnotes/supervision";

	static final String INDIVIDUAL = "8e688475-3c8c-43df-99a0-6d586551cf79";

	static final String IN_PERSON = "324b94ea-7930-47e3-991b-b834120d5e2e";

	static final String CBT = "cca5c98a-0286-4f80-9dde-6e912530bea2";

	static final String MINDFULNESS = "e49a44da-d1a7-4747-8a45-e3e20a3b7264";

	static final String SOME_PROGRESS = "a1c256e2-b235-4fa3-80d7-3e15827a3954";

	static final String IMPROVED = "bc84657a-1c68-4225-afd8-4de617b03f3f";

	static final String RISK_LOW = "faa00af1-398f-413d-831b-70a2dcd26196";

	static final String RISK_ACUTE = "3f8c30ce-3148-4131-aca0-3170fa354974";

	private static final ObjectMapper JSON = new ObjectMapper();

	private ProgressNoteRequests() {
	}

	/** A new client whose visit began five hours ago. */
	public static Client newClient(RunningServer server) {
		Http admin = server.as(DemoClinic.ADMIN);
		String number = "SN-" + UUID.randomUUID();
		String uuid = created(admin.post(REST + "/patient", """
				{"person": {"names": [{"givenName": "Test", "familyName": "Client"}], "gender": "F",
				"birthdate": "1990-01-01"}, "identifiers": [{"identifier": "%s", "identifierType": "%s",
				"location": "%s", "preferred": true}]}""".formatted(number, DemoClinic.IDENTIFIER_TYPE,
				DemoClinic.LOCATION)));
		String visit = created(admin.post(REST + "/visit", """
				{"patient": "%s", "visitType": "%s", "location": "%s", "startDatetime": "%s"}"""
				.formatted(uuid, DemoClinic.VISIT_TYPE, DemoClinic.LOCATION, minutesAgo(300))));
		return new Client(uuid, "Test", "Client", "F", "1990-01-01", number, visit);
	}

	/** A new user with the roles of another one, and a provider of their own. */
	public static Account newAccount(RunningServer server, Account like) {
		return newAccount(server, like, List.of());
	}

	/** A new user with the roles of another one, who also decides under a licence. */
	public static Account newProfessional(RunningServer server, Account like) {
		return newAccount(server, like, List.of(roleOf(server, DemoClinic.LICENSED_ROLE)));
	}

	/** Another account of the same person, with the role of a licensed professional. */
	public static Account otherAccount(RunningServer server, Account of) {
		String username = "u" + UUID.randomUUID().toString().replace("-", "");
		ObjectNode user = JSON.createObjectNode().put("username", username).put("password", of.password()).put("person",
				of.personUuid());
		user.putArray("roles").add(roleOf(server, DemoClinic.LICENSED_ROLE));
		String uuid = created(server.as(DemoClinic.ADMIN).post(REST + "/user", user.toString()));
		return new Account("test", username, of.password(), of.givenName(), of.familyName(), "F", List.of(), uuid,
				of.personUuid(), null);
	}

	private static String roleOf(RunningServer server, String name) {
		for (JsonNode role : ok(server.as(DemoClinic.ADMIN).get(REST + "/role?v=custom:(uuid,name)&limit=100"))
				.get("results")) {
			if (role.get("name").asText().equals(name)) {
				return role.get("uuid").asText();
			}
		}
		throw new AssertionError("no role " + name);
	}

	private static Account newAccount(RunningServer server, Account like, List<String> moreRoles) {
		Http admin = server.as(DemoClinic.ADMIN);
		String username = "u" + UUID.randomUUID().toString().replace("-", "");
		String person = created(admin.post(REST + "/person", """
				{"names": [{"givenName": "Test", "familyName": "Therapist"}], "gender": "F"}"""));
		ObjectNode user = JSON.createObjectNode().put("username", username).put("password", like.password()).put("person",
				person);
		List<String> roles = new ArrayList<>(moreRoles);
		roles.addAll(json(admin.get(REST + "/user/" + like.userUuid() + "?v=custom:(roles:(uuid))")).get("roles")
				.findValuesAsText("uuid"));
		user.set("roles", JSON.valueToTree(roles));
		String userUuid = created(admin.post(REST + "/user", user.toString()));
		String provider = created(admin.post(REST + "/provider", """
				{"person": "%s", "identifier": "%s"}""".formatted(person, username)));
		return new Account("test", username, like.password(), "Test", "Therapist", "F", List.of(), userUuid, person,
				provider);
	}

	/** All that a signature needs, about a session that ended ten minutes ago. */
	public static ObjectNode complete(Client client) {
		ObjectNode note = draft(client).put("start", minutesAgo(60)).put("end", minutesAgo(10))
				.put("sessionType", INDIVIDUAL).put("setting", IN_PERSON).put("presentingConcerns", "Low mood, poor sleep")
				.put("techniquesDescribed", "Thought record").put("change", IMPROVED).put("changeDescribed", "Brighter")
				.put("plan", "Weekly, go on with the sleep diary").put("risk", RISK_LOW).put("riskAction", "Crisis line");
		note.putArray("techniques").add(CBT).add(MINDFULNESS);
		note.putArray("goals").addObject().put("goal", "Sleeps six hours").put("rating", SOME_PROGRESS).put("comment",
				"Four now");
		return note;
	}

	static ObjectNode draft(Client client) {
		return JSON.createObjectNode().put("patient", client.uuid());
	}

	/** @return the draft's uuid */
	public static String create(Http author, ObjectNode note) {
		return created(author.post(NOTES, note.toString()));
	}

	/** Signs, approves or co-signs what the user sees, with the password given again. */
	public static Answer step(Http user, String uuid, String step) {
		Answer seen = user.get(NOTES + "/" + uuid);
		String digest = seen.status() == 200 ? json(seen).get("contentDigest").asText() : "none";
		return step(user, uuid, step, "contentDigest", digest);
	}

	public static Answer step(Http user, String uuid, String step, String property, String text) {
		return user.withPasswordAgain().post(NOTES + "/" + uuid + "/" + step,
				JSON.createObjectNode().put(property, text).toString());
	}

	public static void supervise(RunningServer server, Account therapist, Account supervisor, String mode) {
		Answer answer = server.as(DemoClinic.SYSTEM_ADMINISTRATOR).post(SUPERVISION,
				supervision(therapist, supervisor, mode).toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
	}

	static ObjectNode supervision(Account therapist, Account supervisor, String mode) {
		return JSON.createObjectNode().put("therapist", therapist.userUuid()).put("supervisor", supervisor.userUuid())
				.put("mode", mode);
	}

	/** Always the same for the same number, however long a test takes. */
	public static String minutesAgo(int minutes) {
		return Http.date(NOW.minus(Duration.ofMinutes(minutes)));
	}

	/** @return the answer as JSON, which has to be a success */
	public static JsonNode ok(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return json(answer);
	}

	public static void assertError(Answer answer, int status, String code) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(json(answer).get("error").get("message").asText()).contains(code);
	}

	public static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}

	private static String created(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer).get("uuid").asText();
	}
}
