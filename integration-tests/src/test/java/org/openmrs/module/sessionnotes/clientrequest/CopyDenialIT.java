/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newProfessional;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.otherAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.Patiently;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Denials of a copy and their review over HTTP, on a real server with the packaged module: 45 CFR 164.524(a)(2)-(4), (d). */
class CopyDenialIT {

	private static final String REST = "/ws/rest/v1/sessionnotes";

	private static final String REQUESTS = REST + "/clientrequest/";

	private static final String WITHHOLDING = REST + "/withholding/";

	private static final String CANARY = "canary-withheld-91f3";

	private static final String WORDS = "Poor sleep. " + CANARY + " Low mood.";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static RunningServer server;

	private static Account deciderAccount;

	private static Account reviewerAccount;

	private static Http author;

	private static Http decider;

	private static Http reviewer;

	private static Http officer;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = newAccount(server, DemoClinic.THERAPIST).login(server.baseUrl()).withPasswordAgain();
		deciderAccount = newProfessional(server, DemoClinic.SUPERVISOR);
		reviewerAccount = newProfessional(server, DemoClinic.THERAPIST);
		decider = deciderAccount.login(server.baseUrl());
		reviewer = reviewerAccount.login(server.baseUrl());
		officer = server.as(DemoClinic.PRIVACY_OFFICER);
	}

	@Test
	void aDenialInPartIsReviewedAndReleased() throws Exception {
		Client client = newClient(server);
		signedNote(client);
		String uuid = received(client, "PDF");
		assertThat(ok(decider.get(REST + "/withholding?limit=100")).toString()).contains(uuid);
		JsonNode decided = ok(decider.post(WITHHOLDING + uuid, part(uuid).toString()));
		assertThat(decided.at("/withheld/0/licenceNumber").asText()).isEqualTo("PSY-4711");

		JsonNode seen = ok(officer.get(REQUESTS + uuid));
		assertThat(seen.at("/withheld/0/decidedBy/uuid").asText()).isEqualTo(deciderAccount.userUuid());
		assertThat(seen.toString()).contains("GRANT_IN_PART").doesNotContain(CANARY, "threatened", "\"GRANT\"");
		assertThat(officer.post(REQUESTS + uuid, letter("GRANT").toString()).status()).isEqualTo(409);
		assertThat(ok(officer.post(REQUESTS + uuid, letter("GRANT_IN_PART").put("preview", true).toString())).get("preview")
				.asText()).contains("This is left out: a part of the note of").doesNotContain(CANARY);
		ok(officer.post(REQUESTS + uuid, letter("GRANT_IN_PART").toString()));
		byte[] copy = file(REQUESTS + uuid + "/copy/1");
		assertThat(pdfText(copy)).contains("Poor sleep. [withheld: see letter] Low mood.").doesNotContain(CANARY);
		assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
		assertThat(pdfText(file(REQUESTS + uuid + "/letter/1"))).contains("Grace Mwangi", "A licensed psychologist decided",
				"the life or the physical safety of a person at risk", "You may have this looked at again. It is free.",
				"To ask for this, call the front desk.", "555-010-0199", "Office for Civil Rights",
				"We put these lines in every letter, to every person.").doesNotContain(CANARY);
		ok(officer.post(REQUESTS + uuid, order("RELEASE").toString()));
		ok(officer.post(REQUESTS + uuid, order("ASK_REVIEW").toString()));
		ok(officer.post(REQUESTS + uuid, order("DESIGNATE").put("reviewer", reviewerAccount.userUuid()).toString()));

		assertThat(ok(reviewer.get(REST + "/withholding?list=review")).toString()).contains(uuid);
		JsonNode passages = ok(reviewer.get(WITHHOLDING + uuid + "/passage"));
		assertThat(passages.at("/passages/0/words").asText()).isEqualTo(CANARY);
		assertThat(passages.toString()).doesNotContain("Poor sleep", "Low mood");
		ok(reviewer.post(WITHHOLDING + uuid + "/review", result(true).toString()));
		ok(officer.post(REQUESTS + uuid, letter("SEND_REVIEW").toString()));
		assertThat(pdfText(file(REQUESTS + uuid + "/letter/2")))
				.contains("Test Therapist, licensed psychiatrist, NY MD-0815",
						"This person had no part in the first decision.", "You now get this part.", "555-010-0199",
						"We put these lines in every letter, to every person.")
				.doesNotContain(CANARY);
		assertThat(pdfText(file(REQUESTS + uuid + "/copy/2"))).contains(CANARY).doesNotContain("Poor sleep");
		assertThat(officer.post(REQUESTS + uuid, order("CLOSE").toString()).status()).isEqualTo(409);
		ok(officer.post(REQUESTS + uuid, order("RELEASE").toString()));
		JsonNode closed = ok(officer.post(REQUESTS + uuid, order("CLOSE").toString()));
		assertThat(closed.at("/withheld/0/released").asBoolean()).isTrue();
		assertThat(closed.get("steps")).extracting(each -> each.get("state").asText()).containsExactly("RECEIVED",
				"GRANTED_IN_PART", "REVIEW_ASKED", "REVIEWED", "CLOSED");
		assertThat(ok(officer.get(REST + "/log?type=CLIENT_REQUEST_STEP&limit=100")).toString()).contains(uuid + " WITHHOLD",
				uuid + " REVIEW");
	}

	@Test
	void whoeverMayNotIsRefusedAndLogged() {
		Client client = newClient(server);
		signedNote(client);
		String uuid = received(client, "PDF");
		String decision = part(uuid).toString();
		Account stranger = newAccount(server, DemoClinic.THERAPIST);
		for (Http other : List.of(stranger.login(server.baseUrl()), server.as(DemoClinic.NURSE), officer)) {
			assertThat(other.get(REST + "/withholding").status()).isEqualTo(403);
			assertThat(other.get(WITHHOLDING + uuid + "/note").status()).isEqualTo(403);
			assertThat(other.post(WITHHOLDING + uuid, decision).status()).isEqualTo(403);
			assertThat(other.get(WITHHOLDING + uuid + "/passage").status()).isEqualTo(403);
			assertThat(other.post(WITHHOLDING + uuid + "/review", result(true).toString()).status()).isEqualTo(403);
		}
		assertThat(ok(officer.get(REST + "/log?type=DENIED&limit=100")).toString()).contains(stranger.userUuid());
		assertThat(server.anonymous().get(REST + "/withholding").status()).isEqualTo(401);
		assertThat(decider.post(REQUESTS + uuid, letter("GRANT").toString()).status()).isEqualTo(403);
		assertThat(decider.get(WITHHOLDING + uuid + "/passage").status()).isEqualTo(403);
		assertThat(decider.get(WITHHOLDING + "nobody/note").status()).isEqualTo(404);
	}

	@Test
	void theReviewerIsAnotherPersonByAnyAccount() {
		Client client = newClient(server);
		signedNote(client);
		String uuid = received(client, "PDF");
		ok(decider.post(WITHHOLDING + uuid, part(uuid).toString()));
		for (String early : List.of("ASK_REVIEW", "SEND_REVIEW", "RELEASE", "CLOSE")) {
			assertThat(officer.post(REQUESTS + uuid, letter(early).toString()).status()).as(early).isEqualTo(409);
		}
		ok(officer.post(REQUESTS + uuid, letter("GRANT_IN_PART").toString()));
		assertThat(decider.post(WITHHOLDING + uuid, "{\"passages\": []}").status()).isEqualTo(409);
		assertThat(decider.get(WITHHOLDING + uuid + "/note").status()).isEqualTo(409);
		ok(officer.post(REQUESTS + uuid, order("ASK_REVIEW").toString()));
		assertThat(officer.post(REQUESTS + uuid, order("ASK_REVIEW").toString()).status()).isEqualTo(409);

		Account again = otherAccount(server, deciderAccount);
		for (Account tookPart : List.of(deciderAccount, again)) {
			assertRefused(officer.post(REQUESTS + uuid, order("DESIGNATE").put("reviewer", tookPart.userUuid()).toString()),
					"sessionnotes.clientRequest.rule.REVIEWER_TOOK_PART");
		}
		assertRefused(
				officer.post(REQUESTS + uuid,
						order("DESIGNATE").put("reviewer", otherAccount(server, DemoClinic.PRIVACY_OFFICER).userUuid())
								.toString()),
				"sessionnotes.clientRequest.rule.REVIEWER_NOT_DESIGNATED");
		assertRefused(officer.post(REQUESTS + uuid,
				order("DESIGNATE").put("reviewer", DemoClinic.NURSE.userUuid()).toString()),
				"sessionnotes.error.clientRequest.reviewerMayNot");
		ok(officer.post(REQUESTS + uuid, order("DESIGNATE").put("reviewer", reviewerAccount.userUuid()).toString()));
		assertThat(again.login(server.baseUrl()).post(WITHHOLDING + uuid + "/review", result(true).toString()).status())
				.isEqualTo(403);
		ok(reviewer.post(WITHHOLDING + uuid + "/review", result(false).toString()));
		assertThat(reviewer.post(WITHHOLDING + uuid + "/review", result(true).toString()).status()).isEqualTo(409);
		JsonNode reviewed = ok(officer.post(REQUESTS + uuid, letter("SEND_REVIEW").toString()));
		assertThat(reviewed.get("copies")).hasSize(1);
		assertThat(reviewed.at("/letters/1/text").asText()).contains("We still do not give you this part");
	}

	@Test
	void whatIsNoGroundOrTooLargeIsRefused() {
		Client client = newClient(server);
		signedNote(client);
		String uuid = received(client, "PDF");
		ObjectNode good = part(uuid);
		assertRefused(decider.post(WITHHOLDING + uuid, "{}"), "sessionnotes.error.unknown.passages");
		assertRefused(decider.post(WITHHOLDING + uuid, changed(good, "ground", "UPSET")),
				"sessionnotes.error.unknown.ground");
		assertRefused(decider.post(WITHHOLDING + uuid, changed(good, "ground", "PSYCHOTHERAPY_NOTES")),
				"sessionnotes.clientRequest.rule.GROUND_NOT_ALLOWED");
		assertRefused(decider.post(WITHHOLDING + uuid, changed(good, "reasoning", "x".repeat(4001))),
				"sessionnotes.error.bound.WORDS");
		assertRefused(decider.post(WITHHOLDING + uuid, changed(good, "reasoning", "Upset.")),
				"sessionnotes.clientRequest.rule.REASONING_MISSING");
		assertRefused(decider.post(WITHHOLDING + uuid, changed(good, "words", "other words")),
				"sessionnotes.clientRequest.rule.PASSAGE_CHANGED");
		assertRefused(decider.post(WITHHOLDING + uuid, changed(good, "note", "nobody")),
				"sessionnotes.clientRequest.rule.PASSAGE_MISSING");
		ObjectNode unlicensed = good.deepCopy().put("licenceNumber", " ");
		assertRefused(decider.post(WITHHOLDING + uuid, unlicensed.toString()),
				"sessionnotes.clientRequest.rule.DECIDER_NOT_LICENSED");
		assertRefused(decider.post(WITHHOLDING + uuid, good.deepCopy().put("profession", "x".repeat(256)).toString()),
				"sessionnotes.error.bound");
		ObjectNode many = good.deepCopy();
		for (int i = 0; i < 100; i++) {
			many.withArray("passages").add(good.at("/passages/0"));
		}
		assertRefused(decider.post(WITHHOLDING + uuid, many.toString()), "sessionnotes.error.bound");
		assertThat(ok(officer.get(REQUESTS + uuid)).get("withheld")).isEmpty();
	}

	/** ten private notes of one twin change nothing that leaves the clinic, and nothing that any user sees. */
	@Test
	void twinsGetTheSame() throws Exception {
		Client[] twins = {newClient(server), newClient(server)};
		for (int i = 0; i < 10; i++) {
			assertThat(author.post(REST + "/psychotherapynote",
					JSON.createObjectNode().put("patient", twins[0].uuid()).put("text", "hypothesis").toString()).status())
					.isEqualTo(201);
		}
		String[] seen = new String[2];
		for (int i = 0; i < 2; i++) {
			String note = signedNote(twins[i]);
			String uuid = received(twins[i], "TEXT");
			String all = ok(decider.get(WITHHOLDING + uuid + "/note")).toString()
					+ ok(decider.post(WITHHOLDING + uuid, part(uuid).toString()))
					+ ok(officer.post(REQUESTS + uuid, letter("GRANT_IN_PART").toString()))
					+ new String(file(REQUESTS + uuid + "/copy/1"), StandardCharsets.UTF_8);
			ok(officer.post(REQUESTS + uuid, order("RELEASE").toString()));
			ok(officer.post(REQUESTS + uuid, order("ASK_REVIEW").toString()));
			ok(officer.post(REQUESTS + uuid, order("DESIGNATE").put("reviewer", reviewerAccount.userUuid()).toString()));
			all += ok(reviewer.get(WITHHOLDING + uuid + "/passage"));
			ok(reviewer.post(WITHHOLDING + uuid + "/review", result(true).toString()));
			all += ok(officer.post(REQUESTS + uuid, letter("SEND_REVIEW").toString()))
					+ new String(file(REQUESTS + uuid + "/copy/2"), StandardCharsets.UTF_8)
					+ pdfText(file(REQUESTS + uuid + "/letter/1")) + pdfText(file(REQUESTS + uuid + "/letter/2"))
					+ ok(officer.get(REST + "/clientrequest?list=all&patient=" + twins[i].uuid()));
			seen[i] = all.replace(twins[i].uuid(), "").replace(uuid, "").replace(note, "").replace(twins[i].number(), "")
					.replaceAll("\"digest\":\"\\w+\"", "").replaceAll("\\d{1,2}:\\d{2}\\W?[AP]M", "");
		}

		assertThat(seen[0]).isEqualTo(seen[1]).contains("Poor sleep", CANARY);
	}

	private static String signedNote(Client client) {
		String note = create(author, complete(client).put("presentingConcerns", WORDS));
		ok(step(author, note, "sign"));
		return note;
	}

	private static String received(Client client, String format) {
		Answer answer = officer.post(REST + "/clientrequest", JSON.createObjectNode().put("patient", client.uuid())
				.put("channel", "ORAL").put("requester", "Grace Mwangi").put("identityEvidence", "passport")
				.put("receivedOn", LocalDate.now().minusDays(3).toString()).put("format", format).toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer).get("uuid").asText();
	}

	/** Withholds the canary alone. */
	private static ObjectNode part(String uuid) {
		for (JsonNode field : ok(decider.get(WITHHOLDING + uuid + "/note")).get("fields")) {
			int start = field.get("text").asText().indexOf(CANARY);
			if (start >= 0) {
				ObjectNode decision = JSON.createObjectNode().put("profession", "psychologist")
						.put("licenceNumber", "PSY-4711").put("licenceState", "CA");
				ObjectNode passage = decision.putArray("passages").addObject().put("note", field.get("note").asText())
						.put("field", field.get("field").asText()).put("beginsAt", start)
						.put("endsAt", start + CANARY.length()).put("words", CANARY)
						.put("ground", "ENDANGERS_LIFE_OR_SAFETY").put("reasoning", "Her partner threatened to kill her.");
				passage.putArray("facts").add("ENDANGERS_LIFE_OR_BODY").add("DECIDER_TREATS_CLIENT")
						.add("DECIDED_FOR_THIS_REQUEST");
				return decision;
			}
		}
		throw new AssertionError("no field holds " + CANARY);
	}

	private static String changed(ObjectNode decision, String property, String value) {
		ObjectNode other = decision.deepCopy();
		((ObjectNode) other.at("/passages/0")).put(property, value);
		return other.toString();
	}

	private static ObjectNode result(boolean release) {
		ObjectNode result = JSON.createObjectNode().put("profession", "psychiatrist").put("licenceNumber", "MD-0815")
				.put("licenceState", "NY");
		result.putArray("passages").addObject().put("number", 1).put("release", release);
		return result;
	}

	private static ObjectNode order(String step) {
		return JSON.createObjectNode().put("step", step);
	}

	private static ObjectNode letter(String step) {
		return order(step).put("requested", "your progress notes").put("signerTitle", "Privacy officer")
				.put("contactTitle", "the privacy officer").put("contactTelephone", "555-010-0199")
				.put("reviewContact", "call the front desk");
	}

	private static void assertRefused(Answer answer, String code) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains(code);
	}

	private static byte[] file(String path) throws IOException, InterruptedException {
		String credentials = Base64.getEncoder().encodeToString((DemoClinic.PRIVACY_OFFICER.username() + ":"
				+ DemoClinic.PRIVACY_OFFICER.password()).getBytes(StandardCharsets.UTF_8));
		var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder().uri(URI.create(server.baseUrl() + path))
				.header("Authorization", "Basic " + credentials).timeout(Patiently.LIMIT).GET().build(),
				BodyHandlers.ofByteArray());
		assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
		return answer.body();
	}

	private static String pdfText(byte[] pdf) throws IOException {
		try (PDDocument document = PDDocument.load(pdf)) {
			return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
		}
	}
}
