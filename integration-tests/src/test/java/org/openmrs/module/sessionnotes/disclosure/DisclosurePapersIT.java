/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Patiently;

/** The file for a recipient outside and the client's accounting, over HTTP on a real server with the packaged module. */
class DisclosurePapersIT {

	private static final String ENDPOINTS = "/ws/rest/v1/sessionnotes/";

	private static final String ACCOUNTING = ENDPOINTS + "accounting?patient=" + DemoClinic.THIRD_CLIENT.uuid();

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String CANARY = "canary-" + UUID.randomUUID();

	private static String baseUrl;

	private static String disclosure;

	private static HttpResponse<byte[]> file;

	@BeforeAll
	static void discloseANote() throws Exception {
		baseUrl = SharedServer.get().baseUrl();
		String note = UUID.randomUUID().toString();
		post(DemoClinic.THERAPIST, "psychotherapynote", JSON.createObjectNode().put("uuid", note)
				.put("patient", DemoClinic.THIRD_CLIENT.uuid()).put("sessionDate", "2026-03-02T10:00:00.000+0000")
				.put("text", CANARY + " \u4e2d\u6587"));
		ObjectNode asked = JSON.createObjectNode().put("basis", "SERIOUS_THREAT").put("note", note)
				.put("end", Http.date(Instant.now().plus(Duration.ofDays(1)))).put("purpose", "imminent threat");
		asked.putObject("recipient").put("name", "Springfield Police").put("address", "7 Main St");
		CompleteEvidence.of(asked.putObject("evidence")).put("RATIONALE", "why").put("ABLE_TO_PREVENT", "how");
		HttpResponse<byte[]> made = post(DemoClinic.THERAPIST, "disclosure", asked);
		assertThat(made.statusCode()).as(text(made)).isEqualTo(201);
		disclosure = JSON.readTree(made.body()).get("uuid").asText();
		file = post(DemoClinic.THERAPIST, "disclosure/" + disclosure + "/file", JSON.createObjectNode());
	}

	@Test
	void theFileIsAPdfWithItsDigestThatNobodyKeeps() throws Exception {
		assertThat(file.statusCode()).as(text(file)).isEqualTo(200);
		assertThat(file.headers().firstValue("Content-Type")).hasValueSatisfying(
				type -> assertThat(type).startsWith("application/pdf"));
		assertThat(file.headers().firstValue("Content-Disposition"))
				.hasValue("attachment; filename=\"disclosure-" + disclosure + ".pdf\"");
		assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(file.headers().firstValue("X-Session-Notes-SHA-256")).hasValue(
				HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())));
		assertThat(pdfText(file.body())).contains("Springfield Police", "45 CFR 164.512(j)(1)(i)", CANARY,
				"\u27e8U+4E2D\u27e9", "Disclosed by Amara Okafor", "Noor Haddad");
	}

	@Test
	void itIsMadeOnce() throws Exception {
		HttpResponse<byte[]> again = post(DemoClinic.THERAPIST, "disclosure/" + disclosure + "/file",
				JSON.createObjectNode());

		assertThat(again.statusCode()).isEqualTo(409);
		assertThat(text(again)).contains("sessionnotes.error.disclosure.fileMade").doesNotContain(CANARY);
	}

	@Test
	void nobodyElseMakesIt() throws Exception {
		for (Account other : new Account[]{DemoClinic.OTHER_THERAPIST, DemoClinic.SYSTEM_ADMINISTRATOR,
				DemoClinic.PRIVACY_OFFICER}) {
			HttpResponse<byte[]> refused = post(other, "disclosure/" + disclosure + "/file", JSON.createObjectNode());
			assertThat(refused.statusCode()).as(other.username()).isEqualTo(404);
			assertThat(text(refused)).contains("sessionnotes.error.disclosure.noSuchDisclosure").doesNotContain(CANARY,
					"%PDF");
		}
	}

	@Test
	void theAccountingIsTheSameInThreeFormats() throws Exception {
		HttpResponse<byte[]> json = get(DemoClinic.PRIVACY_OFFICER, ACCOUNTING);
		HttpResponse<byte[]> csv = get(DemoClinic.PRIVACY_OFFICER, ACCOUNTING + "&format=csv");
		HttpResponse<byte[]> pdf = get(DemoClinic.PRIVACY_OFFICER, ACCOUNTING + "&format=pdf");

		assertThat(json.statusCode()).as(text(json)).isEqualTo(200);
		JsonNode row = JSON.readTree(json.body()).get("results").get(0);
		String day = row.get("date").asText();
		assertThat(LocalDate.parse(day)).isBetween(LocalDate.now().minusDays(1), LocalDate.now().plusDays(1));
		assertThat(row.get("recipient").asText()).isEqualTo("Springfield Police");
		String description = "Psychotherapy note of the session of 2026-03-02";
		assertThat(row.get("description").asText()).isEqualTo(description);
		assertThat(text(csv)).contains("\"Date\",\"Recipient\",\"Address\",\"What was disclosed\",\"Purpose\","
				+ "\"Number of disclosures\",\"Last disclosed\",\"Basis\"\r\n",
				"\"" + day + "\",\"Springfield Police\",\"7 Main St\",\""
						+ description + "\",\"imminent threat\",\"1\",\"\",\"45 CFR 164.512(j)(1)(i)\"\r\n");
		assertThat(csv.headers().firstValue("Content-Type").get()).startsWith("text/csv;charset=UTF-8");
		assertThat(csv.headers().firstValue("Content-Disposition").get()).contains("accounting-of-disclosures.csv");
		assertThat(pdf.headers().firstValue("Content-Type").get()).startsWith("application/pdf");
		assertThat(pdf.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(pdfText(pdf.body()).replaceAll("\\s+", " ")).contains("Accounting of disclosures", "Noor Haddad", day,
				"Springfield Police");
		assertThat(text(json) + text(csv) + pdfText(pdf.body())).doesNotContain(CANARY);
	}

	@Test
	void theAccountingIsForThePrivacyOfficerAlone() throws Exception {
		for (Account other : new Account[]{DemoClinic.THERAPIST, DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE,
				DemoClinic.SUPERVISOR}) {
			assertThat(get(other, ACCOUNTING).statusCode()).as(other.username()).isEqualTo(403);
		}
	}

	@Test
	void whatCannotBeUnderstoodIsRefused() throws Exception {
		assertThat(text(get(DemoClinic.PRIVACY_OFFICER, ACCOUNTING + "&format=xml")))
				.contains("sessionnotes.error.accounting.format");
		for (String patient : new String[]{"accounting", "accounting?patient=", "accounting?patient=nobody"}) {
			HttpResponse<byte[]> refused = get(DemoClinic.PRIVACY_OFFICER, ENDPOINTS + patient);
			assertThat(refused.statusCode()).as(patient).isEqualTo(400);
			assertThat(text(refused)).contains("sessionnotes.error.unknown.patient");
		}
	}

	private static HttpResponse<byte[]> get(Account account, String path) throws IOException, InterruptedException {
		return send(account, path, HttpRequest.newBuilder().GET());
	}

	private static HttpResponse<byte[]> post(Account account, String endpoint, ObjectNode body)
			throws IOException, InterruptedException {
		return send(account, ENDPOINTS + endpoint, HttpRequest.newBuilder().header("Content-Type", "application/json")
				.header("X-Session-Notes-Password", account.password())
				.POST(BodyPublishers.ofString(body.toString())));
	}

	/** With bytes and headers as they come. */
	private static HttpResponse<byte[]> send(Account account, String path, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		String credentials = Base64.getEncoder()
				.encodeToString((account.username() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
		return HttpClient.newHttpClient().send(request.uri(URI.create(baseUrl + path))
				.header("Authorization", "Basic " + credentials).timeout(Patiently.LIMIT).build(),
				BodyHandlers.ofByteArray());
	}

	private static String text(HttpResponse<byte[]> answer) {
		return new String(answer.body(), StandardCharsets.UTF_8);
	}

	private static String pdfText(byte[] pdf) throws IOException {
		try (PDDocument document = PDDocument.load(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}
}
