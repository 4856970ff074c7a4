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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.minutesAgo;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The attacks on signed progress notes, over HTTP. */
@Tag("attack")
class SignedNoteAttackIT {

	private static final String PLAN = "c272fe23-6b0f-4e49-a685-d6523d3c9d5e";

	private static final String RISK = "c51ec30f-165b-4fcf-acf4-f329d81d3865";

	private static final String RISK_LOW = "faa00af1-398f-413d-831b-70a2dcd26196";

	private static RunningServer server;

	private static Account therapist;

	private static Http author;

	private static Http colleague;

	private static Http superuser;

	private static Client client;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		therapist = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(therapist);
		colleague = server.as(newAccount(server, DemoClinic.OTHER_THERAPIST));
		superuser = server.as(DemoClinic.ADMIN);
		client = newClient(server);
	}

	@Test
	void h3_noSettingHidesASignedRisk() {
		String uuid = create(author, complete(client));
		ok(step(author, uuid, "sign"));
		JsonNode before = ok(author.get(NOTES + "/" + uuid)).get("content");

		Answer set = superuser.post(REST + "/systemsetting/sessionnotes.concept.riskAction",
				"{\"value\": \"" + RISK + "\"}");
		Answer created = superuser.post(REST + "/systemsetting",
				"{\"property\": \"sessionnotes.concept.riskAction\", \"value\": \"" + RISK + "\"}");

		assertThat(set.status()).as(set.body()).isGreaterThanOrEqualTo(400);
		assertThat(created.status()).as(created.body()).isGreaterThanOrEqualTo(400);
		JsonNode after = ok(author.get(NOTES + "/" + uuid));
		assertThat(after.get("content")).isEqualTo(before);
		assertThat(after.get("content").get("risk").get("uuid").asText()).isEqualTo(RISK_LOW);
		assertThat(after.get("shownFrom").asText()).isEqualTo("SIGNATURE");
		assertIntact(uuid);
	}

	@Test
	void h3_aRenamedAnswerKeepsTheSignedWords() {
		String uuid = create(author, complete(client));
		ok(step(author, uuid, "sign"));
		JsonNode before = ok(author.get(NOTES + "/" + uuid)).get("content");
		String name = REST + "/concept/" + RISK_LOW + "/name/"
				+ ok(superuser.get(REST + "/concept/" + RISK_LOW + "?v=full")).get("name").get("uuid").asText();
		try {
			assertThat(superuser.post(name, "{\"name\": \"Acute risk, renamed\"}").status()).isEqualTo(200);

			assertThat(ok(author.get(NOTES + "/" + uuid)).get("content")).isEqualTo(before);
			assertIntact(uuid);
		} finally {
			superuser.post(name, "{\"name\": \"Low risk\"}");
		}
	}

	@Test
	void m6_aColleagueChangesNoDraftAndNothingUnseenIsSigned() {
		String uuid = create(author, complete(client));
		JsonNode seen = ok(author.get(NOTES + "/" + uuid));
		String plan = obs(uuid, PLAN);
		String path = REST + "/encounter/" + uuid;

		for (Http other : new Http[]{colleague, superuser}) {
			assertRefused(other.post(REST + "/obs/" + plan, "{\"value\": \"by somebody else\"}"));
			assertRefused(other.delete(REST + "/obs/" + plan + "?reason=none"));
			assertRefused(other.post(path, "{\"encounterDatetime\": \"" + minutesAgo(90) + "\"}"));
			assertRefused(other.post(path, "{\"visit\": null}"));
			assertRefused(other.post(path, "{\"visit\": null, \"patient\": \"" + DemoClinic.FIRST_CLIENT.uuid() + "\"}"));
			assertRefused(other.delete(path + "?reason=none"));
			Answer patched = other.patch("/ws/fhir2/R4/Observation/" + plan,
					"[{\"op\":\"replace\",\"path\":\"/valueString\",\"value\":\"by somebody else\"}]");
			assertThat(patched.status()).as(patched.body()).isBetween(400, 499);
		}

		JsonNode now = ok(author.get(NOTES + "/" + uuid));
		assertThat(now.get("content")).isEqualTo(seen.get("content"));
		assertThat(now.get("contentDigest")).isEqualTo(seen.get("contentDigest"));
		Http again = author.withPasswordAgain();
		assertError(again.post(NOTES + "/" + uuid + "/sign", "{}"), 400, "sessionnotes.error.progressNote.digestMissing");
		assertError(step(author, uuid, "sign", "contentDigest", "0"), 409,
				"sessionnotes.error.progressNote.changedMeanwhile");
		assertThat(ok(author.get(NOTES + "/" + uuid + "/check")).get("othersChanges")).isEmpty();
		ok(step(author, uuid, "sign"));
		assertIntact(uuid);
	}

	@Test
	void m2_aProviderWithNotesIsGivenToNobodyElse() {
		Account clerk = newAccount(server, DemoClinic.OTHER_THERAPIST);
		String uuid = create(author, complete(client));
		String signed = create(author, complete(client));
		ok(step(author, signed, "sign"));

		Answer given = superuser.post(REST + "/provider/" + therapist.providerUuid(),
				"{\"person\": \"" + clerk.personUuid() + "\"}");

		assertThat(given.status()).as(given.body()).isGreaterThanOrEqualTo(400);
		Http taker = server.as(clerk);
		assertError(step(taker, uuid, "sign"), 403, "sessionnotes.error.progressNote.notAuthor");
		JsonNode added = ok(step(taker, signed, "addendum", "text", "by the clerk"));
		assertThat(added.get("addenda").get(0).get("capacity").asText()).isEqualTo("OTHER_PROVIDER");
		assertThat(added.get("addenda").get(0).at("/person/uuid").asText()).isEqualTo(clerk.personUuid());
		assertIntact(signed);
	}

	@Test
	void m2_anotherAccountOfTheAuthorsPersonSignsNothing() {
		String uuid = create(author, complete(client));
		String username = "u" + UUID.randomUUID().toString().replace("-", "");
		var user = JsonNodeFactory.instance.objectNode().put("username", username).put("password", therapist.password())
				.put("person", therapist.personUuid());
		var roles = user.putArray("roles");
		ok(superuser.get(REST + "/user/" + therapist.userUuid() + "?v=custom:(roles:(uuid))")).get("roles")
				.findValuesAsText("uuid").forEach(roles::add);
		assertThat(superuser.post(REST + "/user", user.toString()).status()).isEqualTo(201);

		Http second = Http.as(username, therapist.password(), server.baseUrl());
		assertError(step(second, uuid, "sign"), 403, "sessionnotes.error.progressNote.notAuthor");
	}

	@Test
	void h2_whoResetsAPasswordSignsNothingWithIt() {
		Account own = newAccount(server, DemoClinic.THERAPIST);
		String uuid = create(server.as(own), complete(client));
		ok(step(server.as(own), create(server.as(own), complete(client)), "sign"));
		assertThat(superuser.post(REST + "/password/" + own.userUuid(), "{\"newPassword\": \"Resetted1\"}").status())
				.isLessThan(300);

		Http reset = Http.as(own.username(), "Resetted1", server.baseUrl());
		assertThat(
				ok(reset.post(NOTES + "/" + uuid, "{\"plan\": \"drafting goes on\"}")).get("content").get("plan").asText())
				.isEqualTo("drafting goes on");
		assertError(step(reset, uuid, "sign"), 403, "sessionnotes.error.passwordHeld");
	}

	@Test
	void h2_aSignatureTakesThePasswordAgain() {
		String uuid = create(author, complete(client));
		String seen = ok(author.get(NOTES + "/" + uuid)).get("contentDigest").asText();
		String body = "{\"contentDigest\": \"" + seen + "\"}";

		assertError(author.post(NOTES + "/" + uuid + "/sign", body), 403, "sessionnotes.error.passwordNeeded");
		assertError(author.withPasswordAgain("wrong").post(NOTES + "/" + uuid + "/sign", body), 403,
				"sessionnotes.error.passwordWrong");
		assertThat(ok(author.get(NOTES + "/" + uuid)).get("state").asText()).isEqualTo("DRAFT");
		ok(author.withPasswordAgain().post(NOTES + "/" + uuid + "/sign", body));
		assertError(author.post(NOTES + "/" + uuid + "/addendum", "{\"text\": \"x\"}"), 403,
				"sessionnotes.error.passwordNeeded");
	}

	private static void assertRefused(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isIn(400, 403, 409);
		assertThat(answer.body()).contains("sessionnotes.error.progressNote.notAuthor");
	}

	private static String obs(String uuid, String concept) {
		for (JsonNode obs : json(superuser.get(REST + "/encounter/" + uuid + "?v=full")).get("obs")) {
			if (concept.equals(obs.get("concept").get("uuid").asText())) {
				return obs.get("uuid").asText();
			}
		}
		throw new AssertionError("no obs of " + concept);
	}

	private static void assertIntact(String uuid) {
		JsonNode verified = ok(author.get(NOTES + "/" + uuid + "/verify"));
		assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
	}
}
