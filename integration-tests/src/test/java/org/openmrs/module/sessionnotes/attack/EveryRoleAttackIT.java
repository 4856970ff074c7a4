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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Every privilege of the module alone, beside those that any clinician has, and a superuser, at every address of the module:
 * nobody but its author reads a note, learns of it, changes or hides it. Privileges and addresses are taken from where they are
 * declared, so that a new one is tried by itself.
 */
@Tag("attack")
class EveryRoleAttackIT {

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final String PASSWORD = "Alone-1357";

	/** They may see in the log that a note with that uuid exists, though never its text. */
	private static final String SEES_LOG = "Get Psychotherapy Note Access Log";

	private static final Pattern REQUEST = Pattern.compile("=> (GET|POST|DELETE) (\\S+)(?: (\\{.*?}))?(?: \\|.*)?$");

	private static final ObjectMapper JSON = new ObjectMapper();

	private final RunningServer server = SharedServer.get();

	private final Http administrator = server.as(DemoClinic.ADMIN);

	private final Http author = server.as(DemoClinic.THERAPIST);

	@Test
	void noPrivilegeAloneReadsLearnsOfChangesOrHidesANote() throws Exception {
		String canary = "canary-" + UUID.randomUUID();
		String note = UUID.randomUUID().toString();
		ok(author.post(NOTES, JSON.createObjectNode().put("uuid", note).put("patient", DemoClinic.FIRST_CLIENT.uuid())
				.put("text", canary).toString()));
		String before = author.get(NOTES + "/" + note).body();
		String none = UUID.randomUUID().toString();
		List<String[]> requests = requests();
		assertThat(requests).hasSizeGreaterThan(30);

		for (Map.Entry<String, Http> someone : everybodyAlone().entrySet()) {
			for (String[] request : requests) {
				String asked = someone.getKey() + ": " + String.join(" ", request);
				Answer ofNote = send(someone.getValue(), request, note);
				assertThat(ofNote.body()).as(asked).doesNotContain(canary);
				boolean onNote = String.join(" ", request).contains("{note}");
				if (onNote && !(request[1].contains("/log") && isInLog(someone.getKey()))) {
					Answer ofNone = send(someone.getValue(), request, none);
					assertThat(ofNote.status()).as(asked).isEqualTo(ofNone.status());
					assertThat(ofNote.body().replace(note, "")).as(asked).isEqualTo(ofNone.body().replace(none, ""));
				}
			}
			assertThat(author.get(NOTES + "/" + note).body()).as("after " + someone.getKey()).isEqualTo(before);
		}
		assertThat(json(author.get(NOTES + "/" + note + "/verification")).get("intact").asBoolean()).isTrue();
	}

	private static boolean isInLog(String name) {
		return SEES_LOG.equals(name) || "superuser".equals(name);
	}

	/** @return every privilege that the module declares, with an account that holds no other of them; and a superuser */
	private Map<String, Http> everybodyAlone() throws Exception {
		Map<String, Http> accounts = new LinkedHashMap<>();
		accounts.put("no privilege", account("none", List.of()));
		Matcher privilege = Pattern.compile("<privilege>\\s*<name>([^<]+)</name>")
				.matcher(Files.readString(Path.of("..", "omod", "src", "main", "resources", "config.xml")));
		while (privilege.find()) {
			accounts.put(privilege.group(1), account("p" + accounts.size(), List.of(privilege.group(1))));
		}
		assertThat(accounts).containsKey(SEES_LOG).hasSizeGreaterThan(12);
		accounts.put("superuser", administrator.withPasswordAgain());
		return accounts;
	}

	private Http account(String name, List<String> privileges) {
		String unique = name + UUID.randomUUID().toString().substring(0, 8);
		ObjectNode role = JSON.createObjectNode().put("name", "Alone: " + unique).put("description", "for a test");
		role.set("privileges", JSON.valueToTree(privileges));
		role.set("inheritedRoles", JSON.valueToTree(List.of(DemoClinic.CLINICIAN_ROLE_UUID)));
		String roleUuid = json(ok(administrator.post(REST + "/role", role.toString()))).get("uuid").asText();
		ObjectNode person = JSON.createObjectNode().put("gender", "F");
		person.withArray("names").addObject().put("givenName", unique).put("familyName", "Alone");
		String personUuid = json(ok(administrator.post(REST + "/person", person.toString()))).get("uuid").asText();
		ObjectNode user = JSON.createObjectNode().put("username", unique).put("password", PASSWORD).put("person",
				personUuid);
		user.set("roles", JSON.valueToTree(List.of(roleUuid)));
		ok(administrator.post(REST + "/user", user.toString()));
		return Http.as(unique, PASSWORD, server.baseUrl()).withPasswordAgain();
	}

	/** @return method, address and body (or none) of the requests that the leak matrix makes at the module's own addresses */
	private static List<String[]> requests() throws Exception {
		List<String[]> requests = new ArrayList<>();
		for (String line : Files.readAllLines(Path.of("src", "test", "resources", "leaks", "endpoints.txt"))) {
			Matcher request = REQUEST.matcher(line);
			if (request.find()) {
				String all = request.group(2) + (request.group(3) == null ? "" : request.group(3));
				if (!all.contains("{identifier}") && !all.contains("Id}")) {
					requests.add(request.group(3) == null
							? new String[]{request.group(1), request.group(2)}
							: new String[]{request.group(1), request.group(2), request.group(3)});
				}
			}
		}
		return requests;
	}

	private static Answer send(Http sender, String[] request, String note) {
		String path = fill(request[1], note);
		switch (request[0]) {
			case "GET" :
				return sender.get(path);
			case "DELETE" :
				return sender.delete(path);
			default :
				return sender.post(path, fill(request.length > 2 ? request[2] : "{}", note));
		}
	}

	private static String fill(String text, String note) {
		return text.replace("{note}", note).replace("{encounter}", note).replace("{ordinary}", note)
				.replace("{patient}", DemoClinic.FIRST_CLIENT.uuid())
				.replace("{visit}", DemoClinic.FIRST_CLIENT.visitUuid());
	}

	private static Answer ok(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isIn(200, 201);
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
