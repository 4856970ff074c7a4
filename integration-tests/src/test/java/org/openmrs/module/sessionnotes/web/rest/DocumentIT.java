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

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Signed papers and legal holds, over REST. */
class DocumentIT {

	private static final String REST = "/ws/rest/v1/sessionnotes";

	private static final String DOCUMENTS = REST + "/document";

	private static final String HOLDS = REST + "/legalhold";

	private static final int MOST_BYTES = 10 * 1024 * 1024;

	private static RunningServer server;

	private String client;

	private Http officer;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
	}

	@BeforeEach
	void aClient() {
		client = newClient(server).uuid();
		officer = server.as(DemoClinic.PRIVACY_OFFICER).withPasswordAgain();
	}

	private static byte[] pdf(int size) {
		byte[] file = new byte[size];
		Arrays.fill(file, (byte) ' ');
		byte[] begin = "%PDF-1.7\n7 0 obj\n".getBytes(US_ASCII);
		byte[] end = "\nstartxref\n9\n%%EOF".getBytes(US_ASCII);
		System.arraycopy(begin, 0, file, 0, begin.length);
		System.arraycopy(end, 0, file, size - end.length, end.length);
		return file;
	}

	private String sent(String kind, String date, byte[] file) {
		return "{\"patient\": \"" + client + "\", \"kind\": \"" + kind + "\", \"date\": \"" + date + "\", \"content\": \""
				+ Base64.getEncoder().encodeToString(file) + "\"}";
	}

	private JsonNode add(String date, byte[] file) {
		Answer added = officer.post(DOCUMENTS, sent("AUTHORIZATION", date, file));
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		return json(added);
	}

	private static HttpResponse<byte[]> download(Account account, String path) throws Exception {
		String credentials = Base64.getEncoder()
				.encodeToString((account.username() + ":" + account.password()).getBytes(US_ASCII));
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
				.header("Authorization", "Basic " + credentials).build(), BodyHandlers.ofByteArray());
	}

	@Test
	void theLargestPaperIsAddedListedAndDownloaded() throws Exception {
		byte[] file = pdf(MOST_BYTES);
		JsonNode added = add("2026-01-31", file);
		String uuid = added.get("uuid").asText();

		assertThat(added.get("mediaType").asText()).isEqualTo("application/pdf");
		assertThat(added.get("size").asInt()).isEqualTo(MOST_BYTES);
		assertThat(added.get("damaged").asBoolean()).isFalse();
		assertThat(json(officer.get(DOCUMENTS + "?patient=" + client)).get("results")).singleElement().isEqualTo(added);
		assertThat(json(officer.get(DOCUMENTS + "/" + uuid))).isEqualTo(added);
		HttpResponse<byte[]> content = download(DemoClinic.PRIVACY_OFFICER, DOCUMENTS + "/" + uuid + "/content");
		assertThat(content.statusCode()).isEqualTo(200);
		assertThat(Arrays.equals(content.body(), file)).isTrue();
		assertThat(content.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/pdf");
		assertThat(content.headers().allValues("Content-Disposition"))
				.containsExactly("attachment; filename=\"document-" + uuid + ".pdf\"");
		assertThat(content.headers().allValues("X-Content-Type-Options")).contains("nosniff");
		assertThat(content.headers().allValues("Cache-Control")).contains("no-store");
		assertThat(json(officer.get(REST + "/log?type=DOCUMENT_OPENED")).get("results").get(0).get("ground").asText())
				.isEqualTo(uuid);
	}

	@Test
	void othersAreGivenNothing() throws Exception {
		String uuid = add("2026-01-31", pdf(100)).get("uuid").asText();
		for (Account account : List.of(DemoClinic.THERAPIST, DemoClinic.SUPERVISOR, DemoClinic.NURSE)) {
			Http other = server.as(account).withPasswordAgain();
			for (Answer answer : List.of(other.get(DOCUMENTS + "?patient=" + client), other.get(DOCUMENTS + "/" + uuid),
					other.get(DOCUMENTS + "/" + uuid + "/content"),
					other.post(DOCUMENTS, sent("SCAN", "2026-01-31", pdf(100))),
					other.post(DOCUMENTS + "/" + uuid, "{\"lastEffect\": \"2026-02-01\"}"),
					other.delete(DOCUMENTS + "/" + uuid), other.get(HOLDS),
					other.post(HOLDS,
							"{\"target\": \"CLIENT\", \"targetUuid\": \"" + client + "\", \"reference\": \"1\"}"))) {
				assertThat(answer.status()).as(account.username() + answer.body()).isEqualTo(403);
			}
		}
		assertThat(Http.anonymous(server.baseUrl()).get(DOCUMENTS + "/" + uuid + "/content").status()).isEqualTo(401);
	}

	@Test
	void whatIsNoPaperIsRefusedByName() {
		assertRefused(officer.post(DOCUMENTS, sent("SCAN", "2026-01-31", "<html>".getBytes(US_ASCII))), 400,
				"sessionnotes.error.document.unknownType");
		assertRefused(officer.post(DOCUMENTS, sent("SCAN", "2026-01-31", pdf(MOST_BYTES + 1))), 400,
				"sessionnotes.error.document.tooLarge");
		assertRefused(officer.post(DOCUMENTS, sent("WHIM", "2026-01-31", pdf(100))), 400, "\"field\":\"kind\"");
		assertRefused(officer.post(DOCUMENTS, sent("SCAN", "2999-01-31", pdf(100))), 400,
				"sessionnotes.error.document.future");
		assertRefused(officer.post(DOCUMENTS, sent("SCAN", "yesterday", pdf(100))), 400, "sessionnotes.error.unknown.date");
		assertRefused(
				officer.post(DOCUMENTS, sent("SCAN", "2026-01-31", pdf(100)).replace("content\": \"", "content\": \"-")),
				400, "\"field\":\"content\"");
		assertRefused(officer.get(DOCUMENTS), 400, "sessionnotes.error.unknown.patient");
	}

	/** There is room for a file of 10 MiB in Base64 where papers are added, and nowhere else. */
	@Test
	void aBodyThatIsLargerThanAPaperIsRefusedBeforeItIsRead() throws IOException {
		assertThat(statusOf(DOCUMENTS, 14 * 1024 * 1024 + 1)).isEqualTo("413");
		assertThat(statusOf(DOCUMENTS + "/" + client, 2 * 1024 * 1024 + 1)).isEqualTo("413");
		assertThat(statusOf(HOLDS, 2 * 1024 * 1024 + 1)).isEqualTo("413");
	}

	private static String statusOf(String path, int length) throws IOException {
		URI base = URI.create(server.baseUrl());
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			socket.setSoTimeout(120_000);
			socket.getOutputStream().write(("POST " + base.getPath() + path + " HTTP/1.1\r\nHost: " + base.getHost()
					+ "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n").getBytes(US_ASCII));
			socket.getOutputStream().flush();
			// nothing of the body is ever sent
			return new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9);
		}
	}

	@Test
	void aPaperIsDeletedOnceNeitherTheLawNorAHoldRetainsIt() {
		String paper = DOCUMENTS + "/" + add("2001-01-31", pdf(100)).get("uuid").asText();
		assertRefused(officer.delete(paper), 409, "sessionnotes.error.document.inEffect");
		JsonNode changed = json(officer.post(paper, "{\"lastEffect\": \"2002-01-31\"}"));
		assertThat(changed.get("retainedUntil").asText()).isEqualTo("2008-01-31");
		assertRefused(officer.post(paper, "{\"lastEffect\": \"2001-12-31\"}"), 409,
				"sessionnotes.error.document.effectEarlier");
		JsonNode hold = json(officer.post(HOLDS,
				"{\"target\": \"CLIENT\", \"targetUuid\": \"" + client + "\", \"reference\": \"case 12\"}"));
		assertThat(hold.at("/subject/uuid").asText()).isEqualTo(client);
		assertRefused(officer.delete(paper), 409, "sessionnotes.error.legalHold.held");
		assertRefused(officer.post(REST + "/log/deletion", "{\"olderThan\": \"2010-01-01\"}"), 409,
				"sessionnotes.error.legalHold.held");

		String release = HOLDS + "/" + hold.get("uuid").asText();
		assertRefused(server.as(DemoClinic.PRIVACY_OFFICER).post(release, "{\"released\": true}"), 403,
				"sessionnotes.error.passwordNeeded");
		JsonNode released = json(officer.post(release, "{\"released\": true}"));
		assertThat(released.get("open").asBoolean()).isFalse();
		assertThat(released.at("/releasedBy/uuid").asText()).isEqualTo(DemoClinic.PRIVACY_OFFICER.userUuid());
		assertThat(officer.post(release, "{\"released\": true}").status()).isEqualTo(409);
		assertRefused(server.as(DemoClinic.PRIVACY_OFFICER).delete(paper), 403, "sessionnotes.error.passwordNeeded");
		assertThat(officer.delete(paper).status()).isEqualTo(204);
		assertThat(officer.get(paper).status()).isEqualTo(404);
	}

	private static void assertRefused(Answer answer, int status, String why) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.body()).contains(why);
	}
}
