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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.RISK_ACUTE;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.SOME_PROGRESS;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.SUPERVISION;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.draft;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.minutesAgo;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervise;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Therapists and supervisors at work over the module's REST. */
class ProgressNoteIT {

	private static RunningServer server;

	private static Account therapist;

	private static Account supervisor;

	private static Http author;

	private static Http reviewer;

	private static Http colleague;

	private static Http nurse;

	private static Http admin;

	private Client client;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		therapist = newAccount(server, DemoClinic.THERAPIST);
		supervisor = newAccount(server, DemoClinic.SUPERVISOR);
		author = server.as(therapist);
		reviewer = server.as(supervisor);
		colleague = server.as(DemoClinic.OTHER_THERAPIST);
		nurse = server.as(DemoClinic.NURSE);
		admin = server.as(DemoClinic.SYSTEM_ADMINISTRATOR).withPasswordAgain();
	}

	@BeforeEach
	void newClientWithoutSupervision() {
		client = newClient(server);
		assertThat(admin.delete(SUPERVISION + "/" + therapist.userUuid()).status()).isEqualTo(204);
	}

	@Test
	void aSupervisedNoteGoesFromDraftToAddenda() {
		supervise(server, therapist, supervisor, "REVIEW_AND_COSIGN");
		Answer created = author.post(NOTES, complete(client).toString());
		String uuid = json(created).get("uuid").asText();
		assertThat(json(created).get("state").asText()).isEqualTo("DRAFT");
		assertThat(json(created).get("unsigned").asBoolean()).isTrue();
		assertThat(json(created).get("display").asText()).contains("unsigned");
		assertThat(json(created).get("visit").get("uuid").asText()).isEqualTo(client.visitUuid());

		assertThat(ok(step(author, uuid, "sign")).get("state").asText()).isEqualTo("AWAITING_COSIGNATURE");
		assertError(author.post(NOTES + "/" + uuid, "{\"plan\":\"too late\"}"), 409,
				"sessionnotes.error.progressNote.fixed");
		JsonNode returned = ok(step(reviewer, uuid, "return", "comment", "Say more on the plan"));
		assertThat(returned.get("state").asText()).isEqualTo("RETURNED");
		assertThat(returned.get("unsigned").asBoolean()).isTrue();
		assertThat(ok(author.post(NOTES + "/" + uuid, "{\"plan\":\"Weekly; refer to the sleep clinic\"}")).get("content")
				.get("plan").asText()).isEqualTo("Weekly; refer to the sleep clinic");
		assertThat(ok(step(author, uuid, "sign")).get("state").asText()).isEqualTo("AWAITING_COSIGNATURE");
		assertThat(ok(step(reviewer, uuid, "cosign")).get("state").asText()).isEqualTo("FINAL");
		ok(step(author, uuid, "addendum", "text", "Corrected: five hours"));
		JsonNode last = ok(step(colleague, uuid, "addendum", "text", "The clinic called back"));

		assertThat(last.get("addenda")).extracting(addendum -> addendum.get("text").asText())
				.containsExactly("Corrected: five hours", "The clinic called back");
		assertThat(last.get("addenda")).extracting(addendum -> addendum.get("capacity").asText()).containsExactly("AUTHOR",
				"OTHER_PROVIDER");
		JsonNode history = ok(nurse.get(NOTES + "/" + uuid + "/history")).get("results");
		assertThat(texts(history, "step")).containsExactly("DRAFT", "SIGNED", "RETURNED", "SIGNED", "COSIGNED", "ADDENDUM",
				"ADDENDUM");
		assertThat(history).extracting(each -> each.get("user").get("uuid").asText()).containsExactly(therapist.userUuid(),
				therapist.userUuid(), supervisor.userUuid(), therapist.userUuid(), supervisor.userUuid(),
				therapist.userUuid(),
				DemoClinic.OTHER_THERAPIST.userUuid());
		assertThat(texts(history, "comment")).as("the comment is not for everybody").containsOnly("null");
		assertThat(texts(ok(author.get(NOTES + "/" + uuid + "/history")).get("results"), "comment")).containsExactly("null",
				"null", "Say more on the plan", "null", "null", "null", "null");
		assertThat(texts(history, "date")).isSorted();
		assertThat(nurse.get(NOTES + "/" + uuid + "?v=full").body()).as("the comment is no part of the record")
				.doesNotContain("Say more on the plan");
		JsonNode verified = ok(nurse.get(NOTES + "/" + uuid + "/verify"));
		assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
		assertThat(texts(verified.get("signatures"), "step")).containsExactly("SIGNED", "COSIGNED", "ADDENDUM", "ADDENDUM");
		assertThat(verified.get("signatures")).allSatisfy(each -> assertThat(each.get("differences")).isEmpty());
	}

	@Test
	void whoAnswersForANoteSeesWhatWasReturned() {
		supervise(server, therapist, supervisor, "REVIEW_AND_COSIGN");
		String uuid = create(author, complete(client).put("plan", "First plan"));
		String path = NOTES + "/" + uuid + "/returned";
		assertNotReturned(path);
		ok(step(author, uuid, "sign"));
		JsonNode first = ok(reviewer.get(NOTES + "/" + uuid));
		assertNotReturned(path);

		ok(step(reviewer, uuid, "return", "comment", "Say more on the plan"));
		ok(author.post(NOTES + "/" + uuid, "{\"plan\":\"Second plan\"}"));
		assertReturned(path, first);
		ok(step(author, uuid, "sign"));
		assertReturned(path, first);

		JsonNode second = ok(reviewer.get(NOTES + "/" + uuid));
		assertThat(second.get("content").get("plan").asText()).isEqualTo("Second plan");
		ok(step(reviewer, uuid, "return", "comment", "Still more"));
		ok(author.post(NOTES + "/" + uuid, "{\"plan\":\"Third plan\"}"));
		ok(step(author, uuid, "sign"));
		ok(step(reviewer, uuid, "cosign"));
		assertReturned(path, second);
		assertThat(ok(author.get(path + "?format=DAP")).get("sections"))
				.extracting(section -> section.get("heading").asText()).startsWith("data");
		assertError(author.get(path + "?format=SOUP"), 400, "sessionnotes.error.progressNote.unknownFormat");
		assertError(author.get(NOTES + "/" + client.visitUuid() + "/returned"), 404,
				"sessionnotes.error.progressNote.noSuchNote");
		assertThat(server.anonymous().get(path).status()).isEqualTo(401);
	}

	private static void assertNotReturned(String path) {
		for (Http each : List.of(author, reviewer, nurse)) {
			assertError(each.get(path), 404, "sessionnotes.error.progressNote.notReturned");
		}
	}

	/** To others it is what the comment on the return is in the history: null. */
	private static void assertReturned(String path, JsonNode signed) {
		for (Http each : List.of(author, reviewer, admin)) {
			JsonNode returned = ok(each.get(path));
			assertThat(returned.get("content")).isEqualTo(signed.get("content"));
			assertThat(returned.get("sections")).isEqualTo(signed.get("sections"));
		}
		for (Http other : List.of(nurse, colleague, server.as(DemoClinic.SUPERVISOR))) {
			JsonNode returned = ok(other.get(path));
			assertThat(returned.get("content").isNull()).as(returned.toString()).isTrue();
			assertThat(returned.get("sections").isNull()).as(returned.toString()).isTrue();
		}
	}

	@Test
	void whoApprovesDoesNotCosign() {
		supervise(server, therapist, supervisor, "REVIEW_AND_APPROVE");
		String uuid = create(author, complete(client));
		assertThat(ok(step(author, uuid, "sign")).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
		assertError(step(reviewer, uuid, "cosign"), 409, "sessionnotes.error.progressNote.step.notAwaiting");
		assertError(step(server.as(DemoClinic.SUPERVISOR), uuid, "approve"), 403,
				"sessionnotes.error.progressNote.notSupervisor");
		assertThat(step(author, uuid, "approve").status()).isEqualTo(403);
		assertError(step(author, uuid, "addendum", "text", "too early"), 409,
				"sessionnotes.error.progressNote.step.notFinal");
		assertThat(ok(step(reviewer, uuid, "approve")).get("state").asText()).isEqualTo("FINAL");
		assertError(step(reviewer, uuid, "return", "comment", "too late"), 409,
				"sessionnotes.error.progressNote.step.final");
		assertThat(ok(author.get(NOTES + "/" + uuid + "/verify")).get("intact").asBoolean()).isTrue();
	}

	@Test
	void whoOnlyReadsIsNotWaitedFor() {
		supervise(server, therapist, supervisor, "ACCESS_ONLY");
		String uuid = create(author, complete(client));
		assertThat(ok(step(author, uuid, "sign")).get("state").asText()).isEqualTo("FINAL");
		assertError(step(reviewer, uuid, "cosign"), 409, "sessionnotes.error.progressNote.step.final");
		assertThat(ok(reviewer.get(NOTES + "/" + uuid)).get("content").get("plan").asText()).isNotEmpty();
	}

	@Test
	void aSignatureIsTheAuthorsOwn() {
		String uuid = create(author, complete(client));
		for (Http other : List.of(colleague, reviewer, admin)) {
			assertThat(step(other, uuid, "sign").status()).isEqualTo(403);
			assertThat(other.post(NOTES + "/" + uuid, "{\"plan\":\"somebody else's\"}").status()).isEqualTo(403);
		}
		assertThat(ok(author.get(NOTES + "/" + uuid)).get("state").asText()).isEqualTo("DRAFT");
		assertThat(nurse.post(NOTES, complete(client).toString()).status()).isEqualTo(403);
		assertThat(server.anonymous().get(NOTES + "/" + uuid).status()).isEqualTo(401);
	}

	@Test
	void everyFormatShowsTheSameContent() {
		String uuid = create(author, complete(client).put("risk", RISK_ACUTE));
		JsonNode usual = ok(author.get(NOTES + "/" + uuid));
		assertThat(usual.get("format").asText()).isEqualTo("SOAP");
		for (String format : List.of("SOAP", "DAP", "BIRP", "GIRP", "girp")) {
			JsonNode shown = ok(author.get(NOTES + "/" + uuid + "?format=" + format));
			assertThat(shown.get("format").asText()).isEqualToIgnoringCase(format);
			assertThat(shown.get("content")).isEqualTo(usual.get("content"));
			List<String> elements = new ArrayList<>();
			ObjectNode gathered = JsonNodeFactory.instance.objectNode();
			shown.get("sections").forEach(section -> section.get("elements").forEach(element -> {
				elements.add(element.get("element").asText());
				gathered.setAll((ObjectNode) element.get("content"));
			}));
			assertThat(elements).doesNotHaveDuplicates().hasSize(8);
			assertThat(gathered).isEqualTo(usual.get("content"));
		}
		assertError(author.get(NOTES + "/" + uuid + "?format=SOUP"), 400,
				"sessionnotes.error.progressNote.unknownFormat");
	}

	@Test
	void theThirdOfStartEndAndDurationFollows() {
		JsonNode content = json(
				author.post(NOTES, draft(client).put("start", minutesAgo(60)).put("duration", 45).toString()))
				.get("content");
		assertThat(content.get("end").asText()).startsWith(minutesAgo(15).substring(0, 16));
		JsonNode backwards = json(
				author.post(NOTES, draft(client).put("end", minutesAgo(15)).put("duration", 45).toString())).get("content");
		assertThat(backwards.get("start").asText()).startsWith(minutesAgo(60).substring(0, 16));
		String uuid = create(author, draft(client).put("start", minutesAgo(60)).put("end", minutesAgo(10)));
		assertThat(ok(author.get(NOTES + "/" + uuid)).get("content").get("duration").asInt()).isEqualTo(50);
		JsonNode shorter = ok(author.post(NOTES + "/" + uuid, "{\"duration\":38}")).get("content");
		assertThat(shorter.get("duration").asInt()).isEqualTo(38);
		assertThat(shorter.get("end").asText()).isLessThan(minutesAgo(10));
	}

	@Test
	void aDraftOfTodayJoinsItsVisitWhenTheStartIsEntered() {
		Answer created = author.post(NOTES, draft(client).put("visit", client.visitUuid()).put("plan", "x").toString());
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		String uuid = json(created).get("uuid").asText();
		assertThat(json(created).get("content").get("start").isNull()).isTrue();
		JsonNode started = ok(
				author.post(NOTES + "/" + uuid, "{\"start\":\"" + minutesAgo(60) + "\",\"duration\":50}"));
		assertThat(started.get("visit").get("uuid").asText()).isEqualTo(client.visitUuid());
	}

	@Test
	void goalsAreCarriedForwardUntilTheyAreEdited() {
		ObjectNode first = complete(client).put("start", minutesAgo(200)).put("end", minutesAgo(150));
		first.withArray("goals").addObject().put("goal", "Sees friends").put("rating", SOME_PROGRESS);
		ok(step(author, create(author, first), "sign"));

		JsonNode carried = json(author.post(NOTES, draft(client).put("start", minutesAgo(60)).put("carryForward", true)
				.toString()));
		JsonNode goals = carried.get("content").get("goals");
		assertThat(texts(goals, "goal")).containsExactlyInAnyOrder("Sleeps six hours", "Sees friends");
		assertThat(goals).allSatisfy(goal -> {
			assertThat(goal.get("carried").asBoolean()).isTrue();
			assertThat(goal.get("rating").isNull()).isTrue();
			assertThat(goal.get("comment").isNull()).isTrue();
		});

		JsonNode edited = ok(author.post(NOTES + "/" + carried.get("uuid").asText(), """
				{"goals": [{"goal": "Sleeps six hours", "rating": "%s", "comment": "Five now"}, {"goal": "Sees friends"}]}"""
				.formatted(SOME_PROGRESS)));
		for (JsonNode goal : edited.get("content").get("goals")) {
			assertThat(goal.get("carried").asBoolean()).isEqualTo(goal.get("goal").asText().equals("Sees friends"));
		}
		assertThat(json(author.post(NOTES, draft(client).put("start", minutesAgo(50)).toString())).get("content")
				.get("goals")).as("only who asks for them gets them").isEmpty();
	}

	@Test
	void aCheckSaysWhatIsMissingAndWhatAnAuditorWouldAsk() {
		ObjectNode first = complete(client).put("start", minutesAgo(200)).put("end", minutesAgo(150)).put(
				"presentingConcerns", "Client reports that the mood was low on most days of the week");
		ok(step(author, create(author, first), "sign"));
		ObjectNode second = complete(client).put("presentingConcerns", first.get("presentingConcerns").asText())
				.put("changeDescribed", "I suspect there is more to it").put("risk", RISK_ACUTE);
		second.remove(List.of("setting", "plan", "riskAction"));
		second.putArray("techniques");

		String uuid = create(author, second);
		JsonNode check = ok(author.get(NOTES + "/" + uuid + "/check"));

		assertThat(texts(check.get("missing"), "code")).containsExactly("sessionnotes.missing.setting",
				"sessionnotes.missing.riskAction", "sessionnotes.missing.plan");
		assertThat(check.get("missing")).allSatisfy(each -> assertThat(each.get("message").asText()).contains(" "));
		assertThat(texts(check.get("hints"), "code")).contains("sessionnotes.hint.noTechniqueNamed",
				"sessionnotes.hint.textCopied", "sessionnotes.hint.speculation");
		assertThat(check.get("timeBand").asText()).isEqualTo("90834");
		Answer refused = step(author, uuid, "sign");
		assertError(refused, 400, "sessionnotes.error.progressNote.incomplete");
		assertThat(json(refused).get("missing")).isEqualTo(check.get("missing"));

		ok(author.post(NOTES + "/" + uuid, """
				{"setting": "%s", "plan": "Daily calls", "riskAction": "Safety plan made"}"""
				.formatted(ProgressNoteRequests.IN_PERSON)));
		assertThat(ok(step(author, uuid, "sign")).get("state").asText()).as("a hint is no refusal").isEqualTo("FINAL");
	}

	@Test
	void aClientsNotesAreListedTheNewestSessionFirst() {
		List<String> uuids = new ArrayList<>();
		for (int minutes : new int[]{60, 200, 120}) {
			uuids.add(create(author, draft(client).put("start", minutesAgo(minutes))));
		}
		String list = NOTES + "?patient=" + client.uuid();
		assertThat(texts(ok(nurse.get(list)).get("results"), "uuid")).containsExactly(uuids.get(0), uuids.get(2),
				uuids.get(1));
		JsonNode page = ok(nurse.get(list + "&limit=1&startIndex=1&totalCount=true"));
		assertThat(texts(page.get("results"), "uuid")).containsExactly(uuids.get(2));
		assertThat(page.get("totalCount").asInt()).isEqualTo(3);
		assertThat(page.get("links").toString()).contains("\"next\"", "\"prev\"");
	}

	@Test
	void theListsShowWhatIsToBeDone() {
		Account own = newAccount(server, DemoClinic.THERAPIST);
		Http therapistsOwn = server.as(own);
		supervise(server, own, supervisor, "REVIEW_AND_COSIGN");
		String older = create(therapistsOwn, complete(client).put("start", minutesAgo(200)).put("end", minutesAgo(150)));
		String newer = create(therapistsOwn, complete(client).put("start", minutesAgo(100)).put("end", minutesAgo(50)));
		String waiting = create(therapistsOwn, complete(client));
		ok(step(therapistsOwn, waiting, "sign"));

		assertThat(listed(therapistsOwn, "unsigned")).containsExactly(older, newer);
		assertThat(listed(therapistsOwn, "unsigned?of=" + own.userUuid())).containsExactly(older, newer);
		assertThat(listed(reviewer, "unsigned?of=" + own.userUuid())).containsExactly(older, newer);
		assertThat(listed(reviewer, "unsigned?of=supervised")).contains(older, newer).doesNotContain(waiting);
		assertThat(listed(reviewer, "unsigned")).doesNotContain(older);
		assertThat(listed(reviewer, "waiting")).contains(waiting).doesNotContain(older);
		assertThat(listed(admin, "waiting?of=" + own.userUuid())).containsExactly(waiting);
		assertThat(listed(admin, "unsigned?of=all&limit=100")).contains(older, newer);
		assertError(admin.get(NOTES + "/list/unsigned?of=" + UUID.randomUUID()), 404, "sessionnotes.error.unknown.user");
		JsonNode page = ok(therapistsOwn.get(NOTES + "/list/unsigned?limit=1&startIndex=1"));
		assertThat(uuids(page.get("results"), "progressnote")).containsExactly(newer);
		assertThat(page.get("totalCount").asInt()).isEqualTo(2);
		JsonNode item = page.get("results").get(0);
		assertThat(item.get("patient").get("uuid").asText()).isEqualTo(client.uuid());
		assertThat(item.get("provider").get("uuid").asText()).isEqualTo(own.providerUuid());
		assertThat(item.get("state").asText()).isEqualTo("DRAFT");
		assertThat(item.get("ageInDays").asInt()).isZero();

		ok(step(reviewer, waiting, "return", "comment", "More, please"));
		assertThat(listed(therapistsOwn, "unsigned")).containsExactly(older, newer, waiting);
		assertThat(listed(reviewer, "waiting")).doesNotContain(waiting);
		for (String kind : List.of("unsigned", "waiting", "missing")) {
			assertError(colleague.get(NOTES + "/list/" + kind + "?of=" + own.userUuid()), 403,
					"sessionnotes.error.progressNote.notYourList");
			assertError(therapistsOwn.get(NOTES + "/list/" + kind + "?of=all"), 403,
					"sessionnotes.error.progressNote.notYourList");
			assertError(server.as(DemoClinic.SUPERVISOR).get(NOTES + "/list/" + kind + "?of=" + own.userUuid()), 403,
					"sessionnotes.error.progressNote.notYourList");
			assertThat(nurse.get(NOTES + "/list/" + kind).status()).isEqualTo(403);
			assertThat(server.anonymous().get(NOTES + "/list/" + kind).status()).isEqualTo(401);
		}
		admin.delete(SUPERVISION + "/" + own.userUuid());
		assertError(reviewer.get(NOTES + "/list/unsigned?of=" + own.userUuid()), 403,
				"sessionnotes.error.progressNote.notYourList");
	}

	@Test
	void aSessionWithoutANoteIsMissed() {
		Account own = newAccount(server, DemoClinic.THERAPIST);
		Http therapistsOwn = server.as(own);
		ObjectNode encounter = JsonNodeFactory.instance.objectNode().put("patient", client.uuid())
				.put("visit", client.visitUuid()).put("encounterType", DemoClinic.CONSULTATION)
				.put("encounterDatetime", minutesAgo(60));
		encounter.putArray("encounterProviders").addObject().put("provider", own.providerUuid()).put("encounterRole",
				"240b26f9-dd88-4172-823d-4a8bfeb7841f");
		assertThat(therapistsOwn.post(REST + "/encounter", encounter.toString()).status()).isEqualTo(201);

		JsonNode missing = ok(therapistsOwn.get(NOTES + "/list/missing"));
		assertThat(uuids(missing.get("results"), "visit")).containsExactly(client.visitUuid());
		assertThat(missing.get("totalCount").asInt()).isOne();
		create(therapistsOwn, complete(client));
		assertThat(ok(therapistsOwn.get(NOTES + "/list/missing")).get("results")).isEmpty();
	}

	@Test
	void anAuthorVoidsADraftWithAReason() {
		String uuid = create(author, complete(client));
		String path = NOTES + "/" + uuid;
		assertError(colleague.delete(path + "?reason=x"), 403, "sessionnotes.error.progressNote.notAuthor");
		assertError(author.delete(path), 400, "sessionnotes.error.reasonMissing");
		assertError(author.post(path, "{\"voided\":true}"), 400, "sessionnotes.error.reasonMissing");
		assertThat(author.delete(path + "?reason=wrong%20client").status()).isEqualTo(204);

		assertThat(ok(author.get(path)).get("voided").asBoolean()).isTrue();
		assertThat(ok(author.get(path)).get("content").get("plan").asText()).as("all of it is kept").isNotEmpty();
		assertThat(texts(ok(author.get(path + "/history")).get("results"), "reason")).containsExactly("null",
				"wrong client");
		String list = NOTES + "?totalCount=true&patient=" + client.uuid();
		assertThat(texts(ok(author.get(list)).get("results"), "uuid")).isEmpty();
		assertThat(ok(author.get(list)).get("totalCount").asInt()).isZero();
		JsonNode all = ok(author.get(list + "&includeAll=true"));
		assertThat(texts(all.get("results"), "uuid")).containsExactly(uuid);
		assertThat(all.get("totalCount").asInt()).isOne();
		assertThat(all.get("results").get(0).get("display").asText()).endsWith("(Voided)");
		assertError(step(author, uuid, "sign"), 409, "sessionnotes.error.progressNote.voided");
		assertError(author.post(path, "{\"plan\":\"x\"}"), 409, "sessionnotes.error.progressNote.voided");
		JsonNode unvoided = ok(author.post(path, "{\"voided\":false}"));
		assertThat(unvoided.get("voided").asBoolean()).isFalse();
		assertThat(unvoided.get("display").asText()).endsWith("(Draft, unsigned)");
		assertThat(ok(step(author, uuid, "sign")).get("state").asText()).isEqualTo("FINAL");
	}

	@Test
	void aSignedNoteIsVoidedByWhoMay() {
		String uuid = create(author, complete(client));
		String path = NOTES + "/" + uuid;
		ok(step(author, uuid, "sign"));
		ok(step(author, uuid, "addendum", "text", "added"));
		JsonNode before = ok(author.get(path)).get("content");
		for (Http other : List.of(author, colleague, reviewer)) {
			assertError(other.delete(path + "?reason=x"), 403, "sessionnotes.error.progressNote.mayNotVoid");
		}
		assertThat(nurse.delete(path + "?reason=x").status()).isEqualTo(403);
		assertError(admin.post(path, "{\"voided\":true,\"reason\":\" \"}"), 400, "sessionnotes.error.reasonMissing");
		assertThat(ok(admin.post(path, "{\"voided\":true,\"reason\":\"written for another client\"}")).get("voided")
				.asBoolean()).isTrue();

		assertThat(ok(author.get(path)).get("display").asText()).endsWith("(Voided)");
		assertThat(ok(author.get(path)).get("content")).isEqualTo(before);
		assertThat(texts(ok(author.get(path)).get("addenda"), "text")).containsExactly("added");
		assertThat(texts(ok(author.get(path + "/history")).get("results"), "step")).containsExactly("DRAFT", "SIGNED",
				"ADDENDUM",
				"VOIDED");
		assertThat(ok(author.get(path + "/verify")).get("intact").asBoolean()).isTrue();
		assertThat(author.post(path, "{\"voided\":false}").status()).isEqualTo(403);
		ok(admin.post(path, "{\"voided\":false}"));
		assertThat(ok(author.get(path)).get("content")).isEqualTo(before);
		assertThat(ok(author.get(path + "/verify")).get("intact").asBoolean()).isTrue();
		assertError(admin.delete(path + "?purge=true"), 400, "sessionnotes.error.progressNote.purge");
	}

	@Test
	void supervisionIsSetByWhoMay() {
		String body = supervision(therapist, supervisor, "REVIEW_AND_COSIGN").toString();
		String path = SUPERVISION + "/" + therapist.userUuid();
		for (Http other : List.of(author, reviewer, nurse)) {
			assertThat(other.post(SUPERVISION, body).status()).isEqualTo(403);
			assertThat(other.delete(path).status()).isEqualTo(403);
		}
		assertThat(author.get(SUPERVISION).status()).isEqualTo(403);
		assertThat(server.anonymous().get(SUPERVISION).status()).isEqualTo(401);
		ok(admin.post(SUPERVISION, body));
		assertThat(ok(reviewer.get(SUPERVISION)).get("results")).anySatisfy(each -> {
			assertThat(each.at("/therapist/uuid").asText()).isEqualTo(therapist.userUuid());
			assertThat(each.at("/supervisor/uuid").asText()).isEqualTo(supervisor.userUuid());
			assertThat(each.get("mode").asText()).isEqualTo("REVIEW_AND_COSIGN");
		});
		ok(admin.post(SUPERVISION, supervision(therapist, DemoClinic.SUPERVISOR, "ACCESS_ONLY").toString()));
		assertThat(ok(reviewer.get(SUPERVISION)).findValues("therapist").stream().map(each -> each.get("uuid").asText())
				.filter(therapist.userUuid()::equals)).as("one supervision each").hasSize(1);
		assertThat(admin.delete(path).status()).isEqualTo(204);
		assertThat(admin.get(SUPERVISION).body()).doesNotContain(therapist.userUuid());
	}

	private static List<String> listed(Http user, String list) {
		return uuids(ok(user.get(NOTES + "/list/" + list)).get("results"), "progressnote");
	}

	private static List<String> texts(JsonNode nodes, String property) {
		return StreamSupport.stream(nodes.spliterator(), false).map(node -> node.get(property).asText()).toList();
	}

	private static List<String> uuids(JsonNode nodes, String property) {
		return StreamSupport.stream(nodes.spliterator(), false).map(node -> node.at("/" + property + "/uuid").asText())
				.toList();
	}
}
