/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.openapi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newProfessional;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Clients that are made from the OpenAPI document alone go through what docs/rest-api.md shows: a therapist, a supervisor, a privacy
 * officer and an administrator. Everything that they send and get fits the document.
 */
class DocumentedClientIT {

	private static final Set<String> CALLED = new TreeSet<>();

	private static RunningServer server;

	private static JsonNode document;

	private static DocumentedClient therapist;

	private static DocumentedClient supervisor;

	private static DocumentedClient officer;

	private static DocumentedClient decider;

	private static DocumentedClient administrator;

	private static Account author;

	private static Account reviewer;

	private static Account secondLook;

	private static Client client;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		document = json(server.as(DemoClinic.NURSE).get("/ws/rest/v1/sessionnotes/openapi"));
		author = newAccount(server, DemoClinic.THERAPIST);
		reviewer = newAccount(server, DemoClinic.SUPERVISOR);
		client = newClient(server);
		therapist = made(author);
		supervisor = made(reviewer);
		officer = made(DemoClinic.PRIVACY_OFFICER);
		decider = made(newProfessional(server, DemoClinic.SUPERVISOR));
		secondLook = newProfessional(server, DemoClinic.THERAPIST);
		administrator = made(DemoClinic.SYSTEM_ADMINISTRATOR);
	}

	@AfterAll
	static void everyReadingOfTheDocumentWasTried() {
		for (DocumentedClient each : new DocumentedClient[]{therapist, supervisor, officer, decider, administrator}) {
			CALLED.addAll(each.called());
		}
		Set<String> left = new TreeSet<>();
		document.get("paths").forEach(path -> path.fields().forEachRemaining(method -> {
			if (method.getKey().equals("get") && path.get("servers") == null) {
				left.add(method.getValue().get("operationId").asText());
			}
		}));
		left.removeAll(CALLED);
		assertThat(left).isEmpty();
	}

	@Test
	void aTherapistWritesAPsychotherapyNote() {
		String uuid = UUID.randomUUID().toString();
		Map<String, String> note = Map.of("uuid", uuid);
		JsonNode written = therapist.call("createPsychotherapyNote", Map.of(), """
				{"uuid": "%s", "patient": {"uuid": "%s"}, "sessionDate": "2026-01-31",
				"sections": [{"part": "reflections", "text": "r"}, {"part": "hypotheses", "text": "h"}]}"""
				.formatted(uuid, client.uuid()));
		assertThat(written.get("sessionDate").asText()).isEqualTo("2026-01-31");
		assertThat(written.at("/author/display").asText()).isNotEmpty();
		therapist.call("changePsychotherapyNote", note, "{\"version\": 1, \"text\": \"two\"}");
		therapist.refused("changePsychotherapyNote", note, "{\"version\": 1, \"text\": \"three\"}", 409);
		therapist.refused("changePsychotherapyNote", Map.of("uuid", uuid, "If-Match", "\"1\""), "{\"text\": \"three\"}",
				412);
		assertThat(therapist.call("getPsychotherapyNote", Map.of("uuid", uuid, "v", "full"), null).get("text").asText())
				.isEqualTo("two");
		assertThat(therapist.call("listPsychotherapyNotes", Map.of("patient", client.uuid(), "v", "default", "totalCount",
				"true", "includeAll", "true"), null).get("results")).isNotEmpty();
		assertThat(therapist.call("listPsychotherapyNoteVersions", note, null).get("results")).hasSize(2);
		assertThat(therapist.call("verifyPsychotherapyNote", note, null).get("intact").asBoolean()).isTrue();
		therapist.call("listRetainedNotes", Map.of(), null);
		therapist.call("getPasswordHold", Map.of(), null);
		therapist.call("listEvents", Map.of("note", uuid), null);
		therapist.call("voidPsychotherapyNote", Map.of("uuid", uuid, "reason", "mistake"), null);
		therapist.call("changePsychotherapyNote", note, "{\"voided\": false}");
		therapist.call("exportPsychotherapyNotes", Map.of(), "{\"passphrase\": \"a sentence that nobody guesses\"}");
		assertThat(supervisor.refused("getPsychotherapyNote", note, null, 404).get("error")).isNotNull();
	}

	@Test
	void aTherapistTypesAndSavesLater() {
		String uuid = UUID.randomUUID().toString();
		Map<String, String> note = Map.of("note", uuid);
		String typed = "{\"kind\": \"psychotherapynote\", \"patient\": \"%s\", \"revision\": %s, \"content\": {\"text\": \"%s\"}}";
		long first = therapist.call("saveDraft", note, typed.formatted(client.uuid(), 0, "t")).get("revision").asLong();
		long second = therapist.call("saveDraft", note, typed.formatted(client.uuid(), first, "typed")).get("revision")
				.asLong();
		therapist.refused("saveDraft", note, typed.formatted(client.uuid(), first, "in another tab"), 409);
		assertThat(therapist.call("listDrafts", Map.of("patient", client.uuid()), null).get("results")).isNotEmpty();
		assertThat(therapist.call("getDraft", note, null).at("/content/text").asText()).isEqualTo("typed");
		supervisor.refused("getDraft", note, null, 404);
		therapist.refused("discardDraft", Map.of("note", uuid, "revision", String.valueOf(first)), null, 409);
		therapist.call("createPsychotherapyNote", Map.of(), """
				{"uuid": "%s", "patient": "%s", "text": "typed", "draftRevision": %d}"""
				.formatted(uuid, client.uuid(), second));
		therapist.call("discardDraft", Map.of("note", uuid, "revision", String.valueOf(second)), null);
	}

	@Test
	void aSupervisorReviewsAProgressNote() {
		administrator.call("saveSupervision", Map.of(), """
				{"therapist": "%s", "supervisor": {"uuid": "%s"}, "mode": "REVIEW_AND_COSIGN"}"""
				.formatted(author.userUuid(), reviewer.userUuid()));
		administrator.call("listSupervisions", Map.of(), null);
		assertThat(therapist.call("getProgressNoteDefinition", Map.of(), null).get("elements")).isNotEmpty();
		String uuid = therapist.call("createProgressNote", Map.of(), complete(client).toString()).get("uuid").asText();
		Map<String, String> note = Map.of("uuid", uuid);
		therapist.call("changeProgressNote", note, "{\"plan\": \"weekly\"}");
		assertThat(therapist.call("checkProgressNote", note, null).get("missing")).isEmpty();
		therapist.refused("signProgressNote", note, "{\"contentDigest\": \"x\"}", 409);
		therapist.refused("getLastProgressNote", Map.of("patient", client.uuid()), null, 404);
		assertThat(therapist.call("listSessions", Map.of("limit", "1"), null).get("results")).hasSize(1);
		assertThat(therapist.call("getSession", note, null).get("progressNotes")).hasSize(1);
		therapist.call("signProgressNote", note, digest(therapist, note));
		assertThat(supervisor.call("listWork", Map.of("kind", "waiting"), null).get("results")).hasSize(1);
		supervisor.call("returnProgressNote", note, "{\"comment\": \"Say more\"}");
		assertThat(therapist.call("listWork", Map.of("kind", "unsigned", "limit", "1"), null).get("results")).hasSize(1);
		therapist.call("listWork", Map.of("kind", "missing"), null);
		therapist.call("signProgressNote", note, digest(therapist, note));
		JsonNode seen = supervisor.call("getProgressNote", Map.of("uuid", uuid, "v", "full", "format", "DAP"), null);
		assertThat(seen.at("/author/uuid").asText()).isEqualTo(author.userUuid());
		assertThat(seen.at("/therapist/uuid").asText()).isEqualTo(author.providerUuid());
		assertThat(seen.get("dateSigned").isNull()).isFalse();
		supervisor.call("cosignProgressNote", note, digest(supervisor, note));
		therapist.call("addAddendum", note, "{\"text\": \"added\"}");
		assertThat(therapist.call("verifyProgressNote", note, null).get("intact").asBoolean()).isTrue();
		assertThat(therapist.call("listProgressNoteSteps", note, null).get("results").get(2).get("comment").asText())
				.isEqualTo("Say more");
		assertThat(supervisor.call("getReturnedProgressNote", note, null).at("/content/plan").asText()).isEqualTo("weekly");
		therapist.call("getLastProgressNote", Map.of("patient", client.uuid(), "format", "DAP"), null);
		therapist.call("listProgressNotes", Map.of("patient", client.uuid(), "v", "full", "totalCount", "true"), null);
		supervisor.refused("approveProgressNote", note, digest(supervisor, note), 409);
		therapist.refused("voidProgressNote", Map.of("uuid", uuid, "reason", "x"), null, 403);
		administrator.call("endSupervision", Map.of("therapist", author.userUuid()), null);
	}

	@Test
	void aTherapistKeepsSnippets() {
		String uuid = therapist.call("createSnippet", Map.of(), "{\"name\": \"mse\", \"text\": \"Oriented, ***\"}")
				.get("uuid").asText();
		assertThat(therapist.call("changeSnippet", Map.of("uuid", uuid), "{\"text\": \"Alert, ***\"}").get("text").asText())
				.isEqualTo("Alert, ***");
		assertThat(therapist.call("listSnippets", Map.of("limit", "1"), null).get("results")).hasSize(1);
		therapist.refused("createSnippet", Map.of(), "{\"name\": \"MSE\", \"text\": \"x\"}", 409);
		therapist.call("deleteSnippet", Map.of("uuid", uuid), null);
	}

	@Test
	void aPrivacyOfficerKeepsPapers() {
		String file = Base64.getEncoder().encodeToString("%PDF-1.7\n7 0 obj\nstartxref\n9\n%%EOF".getBytes(US_ASCII));
		String uuid = officer.call("addDocument", Map.of(), """
				{"patient": "%s", "kind": "AUTHORIZATION", "date": "2026-01-31", "content": "%s"}"""
				.formatted(newClient(server).uuid(), file)).get("uuid").asText();
		Map<String, String> paper = Map.of("uuid", uuid);
		JsonNode kept = officer.call("getDocument", paper, null);
		assertThat(officer.call("listDocuments", Map.of("patient", kept.at("/patient/uuid").asText()), null).get("results"))
				.hasSize(1);
		officer.call("openDocument", paper, null);
		officer.call("changeDocument", paper, "{\"lastEffect\": \"2026-02-01\"}");
		officer.refused("deleteDocument", paper, null, 409);
		String hold = officer.call("placeLegalHold", Map.of(), """
				{"target": "CLIENT", "targetUuid": "%s", "reference": "case 12"}"""
				.formatted(kept.at("/patient/uuid").asText())).get("uuid").asText();
		assertThat(officer.call("listLegalHolds", Map.of("limit", "1"), null).get("results")).hasSize(1);
		officer.call("releaseLegalHold", Map.of("uuid", hold), "{\"released\": true}");
		therapist.refused("getDocument", paper, null, 403);
	}

	@Test
	void aPrivacyOfficerKeepsTheLedger() {
		String client = newClient(server).uuid();
		JsonNode definition = officer.call("getLedgerDefinition", Map.of(), null);
		assertThat(definition.get("bases").findValuesAsText("name")).contains("PROCEEDING", "TREATMENT");
		String uuid = officer.call("enterDisclosure", Map.of(), """
				{"patient": "%s", "date": "2026-01-31", "recipient": "County Court", "address": "1 Main Street",
				"description": "Dates of sessions", "purpose": "Case 7", "basis": "PROCEEDING", "reference": "subpoena 12",
				"way": "TESTIMONY"}""".formatted(client)).get("uuid").asText();
		Map<String, String> entry = Map.of("uuid", uuid);
		assertThat(officer.call("listLedgerEntries", Map.of("patient", client), null).get("results")).hasSize(1);
		assertThat(officer.call("getLedgerEntry", entry, null).get("counted").asBoolean()).isTrue();
		officer.call("retractLedgerEntry", entry, "{\"retracted\": true, \"reason\": \"another client\"}");
		therapist.refused("getLedgerEntry", entry, null, 403);
	}

	@Test
	void aPrivacyOfficerLooksAfterTheLog() {
		officer.call("listEvents", Map.of("limit", "2", "startIndex", "1", "type", "DENIED"), null);
		officer.call("makeCheckpoint", Map.of(), null);
		assertThat(officer.call("listCheckpoints", Map.of("limit", "1"), null).get("results")).hasSize(1);
		officer.call("getLogKey", Map.of(), null);
		officer.call("exportLog", Map.of(), null);
		officer.call("listDeletions", Map.of(), null);
		officer.call("listHolds", Map.of(), null);
		officer.refused("proposeDeletion", Map.of(), "{\"olderThan\": \"2026-01-01\"}", 400);
		officer.call("verifyAll", Map.of(), null);
		officer.call("getVerificationRun", Map.of(), null);
		officer.call("getDisclosureDefinition", Map.of(), null);
		officer.call("listSettings", Map.of(), null);
		officer.call("listSettingChanges", Map.of(), null);
		officer.call("listDisclosures", Map.of("list", "all"), null);
		officer.call("makeAccounting", Map.of("patient", client.uuid()), null);
		officer.call("makeAccounting", Map.of("patient", client.uuid(), "format", "csv"), null);
		officer.call("makeAccounting", Map.of("patient", client.uuid(), "format", "pdf"), null);
		String unknown = UUID.randomUUID().toString();
		officer.refused("getDisclosure", Map.of("uuid", unknown), null, 404);
		therapist.refused("listDisclosedNotes", Map.of("uuid", unknown), null, 404);
		therapist.refused("previewDisclosureFile", Map.of("uuid", unknown), null, 404);
		assertThat(therapist.refused("makeDisclosure", Map.of(), """
				{"basis": "AUTHORIZATION", "patient": "%s", "from": "2026-01-01", "to": "2026-12-31", "end": "2027-01-31",
				"recipient": {"name": "Noor Haddad", "address": "1 Street"}, "purpose": "care", "evidence": {}}"""
				.formatted(client.uuid()), 400).get("findings")).isNotEmpty();
	}

	@Test
	void aPrivacyOfficerAnswersAClient() {
		String letter = "{\"step\": \"%s\", \"requested\": \"your progress notes\", \"signerTitle\": \"Officer\", "
				+ "\"contactTitle\": \"the officer\", \"contactTelephone\": \"555-010-0199\"}";
		String uuid = officer.call("receiveClientRequest", Map.of(), """
				{"patient": {"uuid": "%s"}, "receivedOn": "2026-01-31", "channel": "ORAL", "requester": "Noor Haddad",
				"identityEvidence": "passport"}""".formatted(client.uuid())).get("uuid").asText();
		Map<String, String> request = Map.of("uuid", uuid);
		assertThat(officer.call("listClientRequests", Map.of("list", "open", "patient", client.uuid()), null).get("results"))
				.isNotEmpty();
		assertThat(officer.refused("takeClientRequestStep", request, "{\"step\": \"GRANT\"}", 400).get("findings"))
				.isNotEmpty();
		officer.call("takeClientRequestStep", request, letter.formatted("ACKNOWLEDGE"));
		officer.call("takeClientRequestStep", request,
				letter.formatted("GRANT").replace("{", "{\"unsignedDate\": \"2030-01-31\", "));
		assertThat(officer.call("getClientRequest", request, null).get("copies")).hasSize(1);
		officer.call("getClientRequestLetter", Map.of("uuid", uuid, "number", "2"), null);
		officer.call("getClientRequestCopy", Map.of("uuid", uuid, "number", "1"), null);
		therapist.refused("listClientRequests", Map.of(), null, 403);
	}

	@Test
	void aProfessionalWithholdsAndAnotherReviews() {
		Client other = newClient(server);
		Http writer = server.as(author).withPasswordAgain();
		ok(step(writer, create(writer, complete(other)), "sign"));
		String licence = "\"profession\": \"psychologist\", \"licenceNumber\": \"1\", \"licenceState\": \"CA\"";
		String letter = "{\"step\": \"%s\", \"requested\": \"your notes\", \"signerTitle\": \"Officer\", "
				+ "\"contactTitle\": \"the officer\", \"contactTelephone\": \"555-010-0199\", "
				+ "\"reviewContact\": \"call us\"}";
		String uuid = officer.call("receiveClientRequest", Map.of(), """
				{"patient": {"uuid": "%s"}, "receivedOn": "2026-01-31", "channel": "ORAL", "requester": "Noor Haddad",
				"identityEvidence": "passport"}""".formatted(other.uuid())).get("uuid").asText();
		Map<String, String> request = Map.of("uuid", uuid);
		assertThat(decider.call("listWithholding", Map.of("list", "open"), null).get("results")).isNotEmpty();
		JsonNode notes = decider.call("getWithholdingNotes", request, null);
		assertThat(decider.refused("withhold", request, "{\"passages\": [{\"note\": \"%s\", \"ground\": \"PRIVACY_ACT\"}]}"
				.formatted(notes.at("/fields/0/note").asText()), 400).get("findings")).isNotEmpty();
		decider.call("withhold", request, """
				{%s, "passages": [{"note": "%s", "field": "%s", "ground": "ENDANGERS_LIFE_OR_SAFETY",
				"facts": ["ENDANGERS_LIFE_OR_BODY", "DECIDER_TREATS_CLIENT", "DECIDED_FOR_THIS_REQUEST"],
				"reasoning": "It could cost her life."}]}""".formatted(licence, notes.at("/fields/0/note").asText(),
				notes.at("/fields/0/field").asText()));
		officer.call("takeClientRequestStep", request, letter.formatted("GRANT_IN_PART"));
		officer.call("takeClientRequestStep", request, "{\"step\": \"ASK_REVIEW\"}");
		officer.call("takeClientRequestStep", request,
				"{\"step\": \"DESIGNATE\", \"reviewer\": {\"uuid\": \"%s\"}}".formatted(secondLook.userUuid()));
		DocumentedClient second = made(secondLook);
		assertThat(second.call("getReviewedPassages", request, null).get("passages")).hasSize(1);
		second.call("reviewWithholding", request,
				"{%s, \"passages\": [{\"number\": 1, \"release\": true}]}".formatted(licence));
		officer.call("takeClientRequestStep", request, letter.formatted("SEND_REVIEW"));
		decider.refused("getReviewedPassages", request, null, 403);
	}

	@Test
	void anAdministratorLooksAfterKeysAndAdoption() {
		administrator.call("getHooks", Map.of(), null);
		administrator.call("getKeyset", Map.of(), null);
		therapist.refused("changeKeyset", Map.of(), "{\"action\": \"rotate\"}", 403);
		administrator.call("getAdoption", Map.of(), null);
		administrator.call("listAdoptableConcepts", Map.of(), null);
		administrator.call("listLeftObs", Map.of("dryRun", "true"), null);
		administrator.call("getApiDocument", Map.of(), null);
		assertThat(administrator.call("getStatus", Map.of(), null).get("results")).isNotEmpty();
		administrator.call("getHealth", Map.of(), null);
		assertThat(administrator.call("getSetup", Map.of("limit", "1"), null).get("results")).hasSize(1);
		assertThat(administrator.call("listPeople", Map.of(), null).get("results")).isNotEmpty();
	}

	private static String digest(DocumentedClient user, Map<String, String> note) {
		return "{\"contentDigest\": " + user.call("getProgressNote", note, null).get("contentDigest") + "}";
	}

	private static DocumentedClient made(Account account) {
		return new DocumentedClient(URI.create(server.baseUrl()), account, document);
	}
}
