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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervise;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervision;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What is shown and listed is what there is, over HTTP: once, of the right people, and whole. */
class ProgressNoteShownIT {

	private static final String CLINICIAN = "240b26f9-dd88-4172-823d-4a8bfeb7841f";

	private static final String GROUP_SESSION = "f157650c-5822-425c-823c-0ba29ee7a244";

	/** Platform: the role "System Developer". */
	private static final String SUPERUSERS = "8d94f852-c2cc-11de-8d13-0010c6dffd0f";

	private static final String RESULTS = "results";

	private static RunningServer server;

	private static Http admin;

	private Account therapist;

	private Http author;

	private Client client;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		admin = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);
	}

	@BeforeEach
	void begin() {
		therapist = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(therapist);
		client = newClient(server);
	}

	@Test
	void anAddendumThatIsSentAgainIsOne_alsoAtTheSameTime() throws Exception {
		String note = signed();
		ObjectNode addendum = JsonNodeFactory.instance.objectNode().put("uuid", UUID.randomUUID().toString()).put("text",
				"The clinic called back");
		Callable<Answer> send = () -> author.withPasswordAgain().post(NOTES + "/" + note + "/addendum",
				addendum.toString());
		ExecutorService clients = Executors.newFixedThreadPool(3);
		try {
			for (var answer : clients.invokeAll(List.of(send, send, send))) {
				assertThat(ok(answer.get()).get("addenda")).hasSize(1);
			}
		} finally {
			clients.shutdown();
		}

		JsonNode after = ok(send.call());
		assertThat(after.get("addenda")).singleElement()
				.satisfies(each -> assertThat(each.get("uuid")).isEqualTo(addendum.get("uuid")));
		assertThat(after.get("steps")).hasSize(2);
		addendum.put("text", "Another text");
		assertError(send.call(), 409, "sessionnotes.error.obsUuidInUse");
		addendum.put("uuid", "x");
		assertError(send.call(), 400, "sessionnotes.error.invalidUuid");
		String other = signed();
		addendum.put("uuid", after.get("addenda").get(0).get("uuid").asText());
		assertError(author.withPasswordAgain().post(NOTES + "/" + other + "/addendum", addendum.toString()), 409,
				"sessionnotes.error.obsUuidInUse");
	}

	@Test
	void aNoteOfTwoTherapistsIsListedOnce() {
		Account second = newAccount(server, DemoClinic.THERAPIST);
		String uuid = create(author, complete(client));
		addProvider(uuid, second.providerUuid());

		for (Http each : List.of(author, server.as(second))) {
			JsonNode list = ok(each.get(NOTES + "/list/unsigned"));
			assertThat(list.get(RESULTS)).singleElement()
					.satisfies(item -> assertThat(item.at("/progressnote/uuid").asText()).isEqualTo(uuid));
			assertThat(list.get("totalCount").asInt()).isOne();
		}
		assertThat(ok(admin.get(NOTES + "/list/unsigned?of=all&limit=100")).get(RESULTS))
				.filteredOn(item -> item.at("/progressnote/uuid").asText().equals(uuid)).hasSize(1);
	}

	/** Both are signed, with their roles, so both are shown. */
	@Test
	void aNoteOfTwoTherapistsNamesBoth() {
		Account second = newAccount(server, DemoClinic.THERAPIST);
		String uuid = create(author, complete(client));
		addProvider(uuid, second.providerUuid());
		ok(step(author, uuid, "sign"));

		JsonNode shown = ok(author.get(NOTES + "/" + uuid + "?v=full"));

		assertThat(shown.get("therapist").get("uuid").asText()).isEqualTo(therapist.providerUuid());
		assertThat(shown.get("therapists")).extracting(each -> each.get("uuid").asText())
				.containsExactly(therapist.providerUuid(), second.providerUuid());
		assertThat(shown.get("therapists")).allSatisfy(each -> {
			assertThat(each.get("display").asText()).isNotBlank();
			assertThat(each.at("/role/display").asText()).isNotBlank();
		});
	}

	@Test
	void theVisitOfANurseMissesNoNote() {
		Account nurse = newAccount(server, DemoClinic.NURSE);
		consultation(nurse);
		consultation(therapist);

		assertThat(ok(admin.get(NOTES + "/list/missing?of=" + nurse.userUuid())).get(RESULTS)).isEmpty();
		assertThat(ok(admin.get(NOTES + "/list/missing?of=" + therapist.userUuid())).get(RESULTS)).singleElement()
				.satisfies(item -> assertThat(item.at("/visit/uuid").asText()).isEqualTo(client.visitUuid()));
	}

	@Test
	void aSupervisorWhoCanNotReviewIsRefused_andIsNamedWhenTheyLoseTheRight() {
		Account nurse = newAccount(server, DemoClinic.NURSE);
		assertError(admin.post(ProgressNoteRequests.SUPERVISION,
				supervision(therapist, nurse, "REVIEW_AND_COSIGN").toString()), 400,
				"sessionnotes.error.supervision.supervisorMayNotReview");
		assertThat(admin.get(ProgressNoteRequests.SUPERVISION).body()).doesNotContain(therapist.userUuid());

		Account supervisor = newAccount(server, DemoClinic.SUPERVISOR);
		supervise(server, therapist, supervisor, "REVIEW_AND_COSIGN");
		String uuid = signed();
		assertThat(waiting().get("supervisor").get("uuid").asText()).isEqualTo(supervisor.userUuid());
		assertThat(waiting().get("problem").isNull()).isTrue();
		assertThat(server.as(DemoClinic.ADMIN).delete(REST + "/user/" + supervisor.userUuid() + "?reason=left").status())
				.isEqualTo(204);

		assertThat(waiting().at("/progressnote/uuid").asText()).isEqualTo(uuid);
		assertThat(waiting().get("problem").get("code").asText())
				.isEqualTo("sessionnotes.error.supervision.supervisorRetired");
		assertThat(waiting().get("problem").get("message").asText()).contains(" ");
		assertThat(ok(admin.get(ProgressNoteRequests.SUPERVISION)).get(RESULTS))
				.filteredOn(each -> each.toString().contains(therapist.userUuid())).singleElement()
				.satisfies(each -> assertThat(each.get("problem").get("code").asText())
						.isEqualTo("sessionnotes.error.supervision.supervisorRetired"));
		supervise(server, therapist, DemoClinic.SUPERVISOR, "REVIEW_AND_COSIGN");
		assertThat(waiting().get("problem").isNull()).isTrue();
		admin.delete(ProgressNoteRequests.SUPERVISION + "/" + therapist.userUuid());
	}

	@Test
	void whatIsSignedBesideTheNotesOwnAnswersIsShown() {
		String uuid = create(author, complete(client));
		JsonNode encounter = ok(author.get(REST + "/encounter/" + uuid + "?v=custom:(obs:(uuid,concept:(uuid)))"));
		String plan = "";
		for (JsonNode obs : encounter.get("obs")) {
			plan = obs.get("concept").get("uuid").asText().equals("c272fe23-6b0f-4e49-a685-d6523d3c9d5e")
					? obs.get("uuid").asText()
					: plan;
		}
		Answer commented = author.post(REST + "/obs/" + plan, "{\"comment\":\"beside the plan\"}");
		assertThat(commented.status()).as(commented.body()).isEqualTo(200);
		mayDiagnose();
		String diagnosis = """
				{"diagnosis": {"nonCoded": "insomnia"}, "encounter": "%s", "patient": "%s", "certainty": "PROVISIONAL",
				"condition": null, "rank": 1}""".formatted(uuid, client.uuid());
		assertError(author.post(REST + "/patientdiagnoses", diagnosis.replace("insomnia", "in\\u0001somnia")), 400,
				"sessionnotes.error.progressNote.text.notText");
		Answer diagnosed = author.post(REST + "/patientdiagnoses", diagnosis);
		assertThat(diagnosed.status()).as(diagnosed.body()).isEqualTo(201);

		JsonNode draft = ok(author.get(NOTES + "/" + uuid)).get("content");
		assertThat(draft.get("diagnoses")).singleElement().satisfies(each -> {
			assertThat(each.get("display").asText()).isEqualTo("insomnia");
			assertThat(each.get("certainty").asText()).isEqualTo("PROVISIONAL");
			assertThat(each.get("rank").asInt()).isOne();
		});
		assertThat(draft.get("otherAnswers")).singleElement()
				.satisfies(each -> assertThat(each.get("comment").asText()).isEqualTo("beside the plan"));
		ok(step(author, uuid, "sign"));
		JsonNode signed = ok(author.get(NOTES + "/" + uuid));
		assertThat(signed.get("shownFrom").asText()).isEqualTo("SIGNATURE");
		assertThat(signed.get("content")).isEqualTo(draft);
		assertThat(signed.get("sections").findValues("diagnoses")).containsExactly(draft.get("diagnoses"));
		assertThat(ok(author.get(NOTES + "?v=full&patient=" + client.uuid())).get(RESULTS).get(0).get("content"))
				.isEqualTo(draft);
		assertThat(ok(author.get(NOTES + "/" + uuid + "/verify")).get("intact").asBoolean()).isTrue();
	}

	@Test
	void aGroupSessionHasNoBandOfIndividualSessions() {
		String uuid = create(author, complete(client));
		assertThat(ok(author.get(NOTES + "/" + uuid + "/check")).get("timeBand").asText()).isEqualTo("90834");
		ok(author.post(NOTES + "/" + uuid, "{\"sessionType\":\"" + GROUP_SESSION + "\"}"));
		assertThat(ok(author.get(NOTES + "/" + uuid + "/check")).get("timeBand").isNull()).isTrue();
		ok(author.post(NOTES + "/" + uuid, "{\"sessionType\":null}"));
		assertThat(ok(author.get(NOTES + "/" + uuid + "/check")).get("timeBand").isNull()).isTrue();
	}

	@Test
	void aPrivateNoteIsOfASessionThatHasBegun_andSaysWhenItIsVoided() {
		String notes = REST + "/sessionnotes/psychotherapynote";
		for (String date : List.of("9999-12-31T00:00:00.000+0000", "2999-01-01T00:00:00.000+0000", minutesAgo(-1440))) {
			assertError(author.post(notes, """
					{"patient": "%s", "sessionDate": "%s", "text": "x"}""".formatted(client.uuid(), date)), 400,
					"sessionnotes.error.sessionDateInFuture");
		}
		Answer written = author.post(notes, """
				{"patient": "%s", "text": "x"}""".formatted(client.uuid()));
		assertThat(written.status()).isEqualTo(201);
		String uuid = json(written).get("uuid").asText();
		assertThat(json(written).get("display").asText()).doesNotContain("Voided");
		ok(author.post(notes + "/" + uuid, "{\"voided\":true,\"reason\":\"wrong client\"}"));
		assertThat(ok(author.get(notes + "?includeAll=true&patient=" + client.uuid())).get(RESULTS)).singleElement()
				.satisfies(each -> assertThat(each.get("display").asText()).endsWith("(Voided)"));
	}

	private String signed() {
		String uuid = create(author, complete(client));
		ok(step(author, uuid, "sign"));
		return uuid;
	}

	private JsonNode waiting() {
		JsonNode results = ok(admin.get(NOTES + "/list/waiting?of=" + therapist.userUuid())).get(RESULTS);
		assertThat(results).hasSize(1);
		return results.get(0);
	}

	/** The clinic's therapists record no diagnoses; this one is the test's own. */
	private void mayDiagnose() {
		Http administrator = server.as(DemoClinic.ADMIN);
		String user = REST + "/user/" + therapist.userUuid();
		ArrayNode roles = JsonNodeFactory.instance.arrayNode();
		ok(administrator.get(user + "?v=custom:(roles:(uuid))")).get("roles")
				.forEach(role -> roles.add(role.get("uuid").asText()));
		ok(administrator.post(user, JsonNodeFactory.instance.objectNode().set("roles", roles.add(SUPERUSERS)).toString()));
	}

	private void addProvider(String uuid, String provider) {
		Answer added = author.post(REST + "/encounter/" + uuid + "/encounterprovider",
				"{\"provider\":\"" + provider + "\",\"encounterRole\":\"" + CLINICIAN + "\"}");
		assertThat(added.status()).as(added.body()).isEqualTo(201);
	}

	private void consultation(Account of) {
		ObjectNode encounter = JsonNodeFactory.instance.objectNode().put("patient", client.uuid())
				.put("visit", client.visitUuid()).put("encounterType", DemoClinic.CONSULTATION)
				.put("encounterDatetime", minutesAgo(60));
		encounter.putArray("encounterProviders").addObject().put("provider", of.providerUuid()).put("encounterRole",
				CLINICIAN);
		Answer saved = author.post(REST + "/encounter", encounter.toString());
		assertThat(saved.status()).as(saved.body()).isEqualTo(201);
	}
}
