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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.Patiently;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** A client's request for a copy over HTTP, on a real server with the packaged module. */
class ClientRequestIT {

	private static final String REST = "/ws/rest/v1/sessionnotes";

	private static final String REQUESTS = REST + "/clientrequest";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static RunningServer server;

	private static Http author;

	private static Http officer;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = newAccount(server, DemoClinic.THERAPIST).login(server.baseUrl()).withPasswordAgain();
		officer = server.as(DemoClinic.PRIVACY_OFFICER);
	}

	@Test
	void aWholeRequestGoesThroughItsSteps() throws Exception {
		Client client = newClient(server);
		String note = signedNote(client);
		ok(step(author, note, "addendum", "text", "Phoned on Monday"));
		JsonNode received = received(client, "PDF");
		String uuid = received.get("uuid").asText();
		String path = REQUESTS + "/" + uuid;
		assertThat(received.get("due").asText()).isEqualTo(LocalDate.now().plusDays(9).toString());
		assertThat(received.get("warnings").asInt()).isOne();
		assertThat(ok(officer.get(REQUESTS + "?patient=" + client.uuid())).get("results")).hasSize(1);

		Answer early = officer.post(path, letter("GRANT").toString());
		assertThat(early.status()).as(early.body()).isEqualTo(400);
		assertThat(json(early).get("findings")).extracting(each -> each.get("code").asText())
				.containsExactly("sessionnotes.clientRequest.rule.IDENTITY_NOT_VERIFIED");
		Answer bare = officer.post(path, "{\"step\": \"ACKNOWLEDGE\"}");
		assertThat(json(bare).get("findings")).extracting(each -> each.get("code").asText()).contains(
				"sessionnotes.letter.missing.CONTACT_TELEPHONE", "sessionnotes.letter.missing.SIGNER_TITLE");
		assertThat(officer.post(path, "{\"step\": \"CLOSE\"}").status()).isEqualTo(409);
		ok(officer.post(path, letter("ACKNOWLEDGE").toString()));
		ok(officer.post(path, "{\"step\": \"IDENTIFY\", \"identityEvidence\": \"passport\"}"));
		String newDate = LocalDate.now().plusDays(20).toString();
		JsonNode extended = ok(officer.post(path, letter("EXTEND").put("reason", "The clinic was flooded.")
				.put("newDate", newDate).put("exception", "INFEASIBLE").toString()));
		assertThat(extended.get("due").asText()).isEqualTo(newDate);
		assertThat(extended.get("possibleSteps").toString()).doesNotContain("EXTEND");
		assertThat(ok(officer.post(path, letter("GRANT").put("preview", true).toString())).get("preview").asText())
				.contains("Here is your copy, from ");
		JsonNode granted = ok(officer.post(path, letter("GRANT").toString()));
		ok(officer.post(path, "{\"step\": \"RELEASE\"}"));
		JsonNode closed = ok(officer.post(path, "{\"step\": \"CLOSE\"}"));

		HttpResponse<byte[]> copy = file(path + "/copy/1");
		assertThat(copy.headers().firstValue("Content-Type").get()).startsWith("application/pdf");
		assertThat(copy.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(DigestUtils.sha256Hex(copy.body())).isEqualTo(granted.at("/copies/0/digest").asText());
		assertThat(pdfText(copy.body())).contains("Poor sleep", "Phoned on Monday", "author of the note")
				.doesNotContainIgnoringCase("psychotherapy");
		for (int number = 1; number <= 3; number++) {
			assertThat(pdfText(file(path + "/letter/" + number).body()).replaceAll("\\s+", " ")).contains("Grace Mwangi",
					"555-010-0199", "We put these lines in every letter, to every person.");
		}
		assertThat(closed.get("steps")).extracting(each -> each.get("state").asText()).containsExactly("RECEIVED",
				"EXTENDED", "GRANTED", "CLOSED");
		assertThat(ok(officer.get(REQUESTS + "?patient=" + client.uuid())).get("results")).isEmpty();
		assertThat(ok(officer.get(REQUESTS + "?list=all&patient=" + client.uuid())).get("results")).hasSize(1);
		assertThat(ok(officer.get(REST + "/log?type=CLIENT_REQUEST_STEP&limit=50")).toString()).contains(uuid + " GRANT");
		assertThat(ok(officer.get(REST + "/log?type=CLIENT_FILE_OPENED&limit=50")).toString()).contains(uuid + " copy 1");
	}

	@Test
	void nobodyElseGetsIn() {
		String uuid = received(newClient(server), "PDF").get("uuid").asText();
		for (Http other : List.of(author, server.as(DemoClinic.NURSE), server.as(DemoClinic.SUPERVISOR))) {
			assertThat(other.get(REQUESTS).status()).isEqualTo(403);
			assertThat(other.get(REQUESTS + "/" + uuid).status()).isEqualTo(403);
			assertThat(other.post(REQUESTS + "/" + uuid, "{\"step\": \"WITHDRAW\"}").status()).isEqualTo(403);
			assertThat(other.get(REQUESTS + "/" + uuid + "/copy/1").status()).isEqualTo(403);
			assertThat(other.get(REQUESTS + "/" + uuid + "/letter/1").status()).isEqualTo(403);
		}
		assertThat(server.anonymous().get(REQUESTS).status()).isEqualTo(401);
	}

	@Test
	void whatCannotBeUnderstoodIsRefused() {
		Client client = newClient(server);
		assertRefused(officer.post(REQUESTS, "{}"), "sessionnotes.error.unknown.patient");
		assertRefused(officer.post(REQUESTS, request(client, "PDF").put("patient", "nobody").toString()),
				"sessionnotes.error.unknown.patient");
		assertRefused(officer.post(REQUESTS, request(client, "FAX").toString()), "sessionnotes.error.unknown.format");
		assertRefused(officer.post(REQUESTS, request(client, "FHIR").toString()),
				"sessionnotes.error.clientRequest.notOffered");
		assertRefused(officer.post(REQUESTS, request(client, "PDF").put("channel", 1).toString()),
				"sessionnotes.error.unknown.channel");
		assertRefused(officer.post(REQUESTS, request(client, "PDF").put("receivedOn", "soon").toString()),
				"sessionnotes.error.unknown.receivedOn");
		assertRefused(officer.post(REQUESTS, request(client, "PDF").put("requester", "x".repeat(4001)).toString()),
				"sessionnotes.error.bound.WORDS");
		assertRefused(officer.post(REQUESTS, request(client, "PDF").put("language", "fr").toString()),
				"sessionnotes.letter.noTemplate");
		assertRefused(officer.post(REQUESTS, request(client, "PDF").put("receivedOn", "2999-01-01").toString()),
				"sessionnotes.clientRequest.rule.RECEIVED_LATER");
		assertThat(officer.get(REQUESTS + "/nobody").status()).isEqualTo(404);
		assertThat(officer.get(REQUESTS + "/nobody/copy/x").status()).isEqualTo(400);
	}

	/** ten private notes of one twin change no copy, letter, list or response. */
	@Test
	void twinsGetTheSame() throws Exception {
		Client one = newClient(server);
		Client other = newClient(server);
		for (int i = 0; i < 10; i++) {
			assertThat(author.post(REST + "/psychotherapynote",
					JSON.createObjectNode().put("patient", one.uuid()).put("text", "hypothesis").toString()).status())
					.isEqualTo(201);
		}
		String[] seen = new String[2];
		Client[] twins = {one, other};
		for (int i = 0; i < 2; i++) {
			signedNote(twins[i]);
			JsonNode received = received(twins[i], "TEXT");
			String path = REQUESTS + "/" + received.get("uuid").asText();
			ok(officer.post(path, "{\"step\": \"IDENTIFY\", \"identityEvidence\": \"passport\"}"));
			JsonNode granted = ok(officer.post(path, letter("GRANT").toString()));
			String all = granted + new String(file(path + "/copy/1").body(), StandardCharsets.UTF_8)
					+ pdfText(file(path + "/letter/1").body()) + ok(officer.get(REQUESTS + "?patient=" + twins[i].uuid()));
			seen[i] = alike(all, twins[i], received.get("uuid").asText());
		}

		assertThat(seen[0]).isEqualTo(seen[1]).contains("Poor sleep");
	}

	/** Takes identifiers, names that contain one, digests and times out of what was seen. */
	private static String alike(String seen, Client client, String uuid) {
		return seen.replace(client.uuid(), "").replace(uuid, "").replace(client.number(), "")
				.replace(client.givenName(), "").replace(client.familyName(), "").replaceAll("\"digest\":\"\\w+\"", "")
				.replaceAll("\\d{1,2}:\\d{2}\\W?[AP]M", "");
	}

	private static String signedNote(Client client) {
		String note = create(author, complete(client).put("presentingConcerns", "Poor sleep"));
		ok(step(author, note, "sign"));
		return note;
	}

	private static ObjectNode request(Client client, String format) {
		return JSON.createObjectNode().put("patient", client.uuid()).put("channel", "ORAL").put("requester", "Grace Mwangi")
				.put("receivedOn", LocalDate.now().minusDays(21).toString()).put("format", format);
	}

	private static JsonNode received(Client client, String format) {
		Answer answer = officer.post(REQUESTS, request(client, format).toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer);
	}

	private static ObjectNode letter(String step) {
		return JSON.createObjectNode().put("step", step).put("requested", "your progress notes")
				.put("signerTitle", "Privacy officer").put("contactTitle", "the privacy officer")
				.put("contactTelephone", "555-010-0199");
	}

	private static void assertRefused(Answer answer, String code) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains(code);
	}

	private static HttpResponse<byte[]> file(String path) throws IOException, InterruptedException {
		String credentials = Base64.getEncoder().encodeToString((DemoClinic.PRIVACY_OFFICER.username() + ":"
				+ DemoClinic.PRIVACY_OFFICER.password()).getBytes(StandardCharsets.UTF_8));
		HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder()
				.uri(URI.create(server.baseUrl() + path)).header("Authorization", "Basic " + credentials)
				.timeout(Patiently.LIMIT).GET().build(), BodyHandlers.ofByteArray());
		assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
		return answer;
	}

	private static String pdfText(byte[] pdf) throws IOException {
		try (PDDocument document = PDDocument.load(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}
}
