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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Bodies out of bounds, headers, representations and errors at the edge of the server. */
@Tag("attack")
class WebEdgeAttackIT {

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final String OBS = REST + "/obs";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final RunningServer server = SharedServer.get();

	private final Http author = server.as(DemoClinic.THERAPIST);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@ParameterizedTest
	@ValueSource(strings = {NOTES, REST + "/sessionnotes/disclosure", REST + "/sessionnotes/no-such-address", OBS,
			OBS + "/x",
			REST + "/encounter", REST + "/%6fbs", REST + "/obs;x=y", "/ws//rest/v1/obs", REST + "/hl7",
			"/ws/fhir2/R4/Observation", "/ws/sessionnotes/adoption"})
	void l5_aBodyThatTellsItsLengthIsRefusedBeforeItIsRead(String path) throws Exception {
		URI base = URI.create(server.baseUrl());
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			socket.setSoTimeout(120_000);
			socket.getOutputStream().write(("POST " + base.getPath() + path + " HTTP/1.1\r\nHost: " + base.getHost()
					+ "\r\nContent-Type: application/json\r\nContent-Length: 300000000\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().flush();
			// nothing of the body is ever sent
			byte[] beginning = socket.getInputStream().readNBytes(12);
			assertThat(new String(beginning, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
		}
	}

	@Test
	void l5_aBodyThatTellsNoLengthIsRefusedToo() throws Exception {
		for (String path : List.of(NOTES, OBS, REST + "/hl7", "/ws/fhir2/R4/Observation")) {
			for (boolean signedIn : new boolean[]{true, false}) {
				HttpResponse<String> answer = send(request(path, signedIn).header("Content-Type", "application/json")
						.POST(BodyPublishers.ofInputStream(() -> spaces(3 * 1024 * 1024))));
				assertThat(answer.statusCode()).as(path + " " + signedIn).isEqualTo(413);
				assertThat(answer.body()).contains("sessionnotes.error.bodyTooLarge");
			}
		}
	}

	@Test
	void l5_aSmallBodyThatIsLargeInflatedIsRefusedToo() throws Exception {
		byte[] small = compressed(new byte[20 * 1024 * 1024]);
		HttpResponse<String> answer = send(request(NOTES, true).header("Content-Type", "application/json")
				.header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(small)));
		assertThat(answer.statusCode()).isEqualTo(413);
	}

	@Test
	void l5_jsonThatIsNestedTooDeepIsRefused() {
		for (String path : List.of(NOTES, OBS, REST + "/encounter", REST + "/hl7")) {
			Answer answer = author.post(path, "{\"obs\": " + "[".repeat(100_000));
			assertThat(answer.status()).as(path).isEqualTo(400);
			assertThat(answer.body()).contains("sessionnotes.error.bodyOutOfBounds");
		}
		assertThat(author.post(NOTES + "/" + UUID.randomUUID(), "{\"text\": \"x\", \"version\": " + "9".repeat(1_000_000)
				+ "}").body()).contains("sessionnotes.error.bodyOutOfBounds");
	}

	@Test
	void l5_whatIsWithinTheBoundsGoesOn() throws Exception {
		String uuid = UUID.randomUUID().toString();
		String text = "a<b & \u00e9 ".repeat(100_000);
		Answer written = author.post(NOTES, JSON.createObjectNode().put("uuid", uuid)
				.put("patient", DemoClinic.FIRST_CLIENT.uuid()).put("text", text).toString());
		assertThat(written.status()).isEqualTo(201);
		assertThat(json(author.get(NOTES + "/" + uuid)).get("text").asText()).isEqualTo(text);
		HttpResponse<String> chunked = send(request(OBS, true).header("Content-Type", "application/json")
				.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(ordinary(null).getBytes()))));
		assertThat(chunked.statusCode()).as(chunked.body()).isEqualTo(201);
		HttpResponse<String> file = send(request(OBS, true).header("Content-Type", "multipart/form-data; boundary=b")
				.POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
						+ "x".repeat(3 * 1024 * 1024) + "\r\n--b--\r\n")));
		assertThat(file.statusCode()).as("whatever comes of it, it is not too large").isNotEqualTo(413);
		assertThat(author.post(REST + "/location", " ".repeat(3 * 1024 * 1024)).status()).isNotEqualTo(413);
	}

	@Test
	void l6_everyAnswerIsKeptAndGuessedAtByNobody() throws Exception {
		String uuid = note();
		for (String path : List.of(NOTES + "/" + uuid, NOTES + "/" + UUID.randomUUID(), NOTES + "?patient=x&limit=0",
				OBS + "/" + uuid, REST + "/encounter/" + UUID.randomUUID(), REST + "/sessionnotes/adoption",
				REST + "/sessionnotes/log", "/ws/fhir2/R4/Observation/" + uuid, "/ws/sessionnotes/adoption")) {
			for (boolean signedIn : new boolean[]{true, false}) {
				HttpResponse<String> answer = send(request(path, signedIn).GET());
				assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
				assertThat(answer.headers().firstValue("Cache-Control").orElse("")).as(path).contains("no-store");
				assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).contains("no-referrer");
			}
		}
	}

	@Test
	void anObservationIsRefusedWhicheverOfItsCodingsIsRestricted() throws Exception {
		String canary = "canary" + UUID.randomUUID();
		String codings = "{\"code\":\"" + DemoClinic.TEXT_CONCEPT + "\"},{\"display\":\"x\",\"code\":\""
				+ DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT + "\"}";
		String json = fhir(codings, canary);
		String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + json
				+ ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}";
		String xml = "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><coding><code value=\""
				+ DemoClinic.TEXT_CONCEPT + "\"/></coding><coding><code value=\""
				+ DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT + "\"/></coding></code><subject><reference value=\"Patient/"
				+ DemoClinic.FIRST_CLIENT.uuid() + "\"/></subject><effectiveDateTime value=\"2026-01-01T10:00:00Z\"/>"
				+ "<valueString value=\"" + canary + "\"/></Observation>";
		String escaped = json.replace("\"code\":\"5", "\"code\":\"\\u0035");
		assertThat(escaped).isNotEqualTo(json);
		for (String path : List.of("/ws/fhir2/R4/Observation", "/ws/fhir2/R3/Observation")) {
			for (String body : List.of(json, escaped, xml)) {
				assertRefused(fhirRequest(path, body).POST(BodyPublishers.ofString(body)));
			}
			assertRefused(fhirRequest(path, json).header("Content-Encoding", "gzip")
					.POST(BodyPublishers.ofByteArray(compressed(json.getBytes(StandardCharsets.UTF_8)))));
		}
		assertRefused(fhirRequest("/ws/fhir2/R4", bundle).POST(BodyPublishers.ofString(bundle)));
		String stored = author.get(OBS + "?v=full&limit=100&patient=" + DemoClinic.FIRST_CLIENT.uuid() + "&concept="
				+ DemoClinic.TEXT_CONCEPT).body();
		assertThat(stored).doesNotContain(canary);
	}

	private void assertRefused(HttpRequest.Builder request) throws Exception {
		HttpResponse<String> answer = send(request);
		assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(422);
		assertThat(answer.body()).contains("OperationOutcome").doesNotContain("canary");
	}

	private HttpRequest.Builder fhirRequest(String path, String body) {
		return request(path, true).header("Content-Type", "application/fhir+" + (body.startsWith("<") ? "xml" : "json"));
	}

	private static byte[] compressed(byte[] body) throws IOException {
		ByteArrayOutputStream small = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
			gzip.write(body);
		}
		return small.toByteArray();
	}

	@Test
	void l6_noRefusalTellsAStackTrace() throws Exception {
		String property = REST + "/systemsetting/webservices.rest.enableStackTraceDetails";
		Http administrator = server.as(DemoClinic.ADMIN);
		assertThat(administrator.post(property, "{\"value\": \"true\"}").status()).isEqualTo(200);
		try {
			String uuid = note();
			String source = "S" + uuid.substring(0, 8);
			assertThat(administrator.post(REST + "/hl7source",
					"{\"name\": \"" + source + "\", \"description\": \"test\"}").status()).isEqualTo(201);
			Http nurse = server.as(DemoClinic.NURSE);
			Answer platforms = nurse.post(OBS, "{\"person\": \"x\", \"concept\": \"y\"}");
			assertThat(platforms.body()).as("the platform tells its own").contains("\\tat ");
			for (Answer refusal : List.of(nurse.post(OBS, note(null)), nurse.post(OBS, ordinary(uuid)),
					nurse.post(REST + "/encounter", "{\"patient\": \"" + DemoClinic.FIRST_CLIENT.uuid()
							+ "\", \"encounterType\": \"" + DemoClinic.CONSULTATION + "\", \"obs\": [" + note(null) + "]}"),
					author.delete(OBS + "/" + uuid + "?purge=true"),
					administrator.post(REST + "/hl7", hl7(source)), nurse.post("/ws/fhir2/R4/Observation", fhir()))) {
				assertThat(refusal.status()).as(refusal.body()).isBetween(400, 499);
				assertThat(refusal.body()).doesNotContain("\\tat ").doesNotContain("\tat ");
			}
		} finally {
			administrator.post(property, "{\"value\": \"false\"}");
		}
	}

	@Test
	void l6_noRepresentationShowsMoreOfUsersAndClientsThanWhoTheyAre() {
		String uuid = note();
		for (String more : List.of("author:(uuid,username)", "author:(roles)", "author:(allRoles)", "author:(privileges)",
				"author:(person:(attributes,names))", "patient:(person:(attributes,birthdate))", "patient:(identifiers)",
				"encounter:(encounterProviders)", "concept:(names)")) {
			Answer refused = author.get(NOTES + "/" + uuid + "?v=custom:(" + more + ")");
			assertThat(refused.status()).as(refused.body()).isEqualTo(400);
			assertThat(refused.body()).contains("sessionnotes.error.unknownAsked");
		}
		for (String v : List.of("full", "default", "custom:(author:(uuid,display),patient:(uuid,display))",
				"custom:(author:full,patient:full,encounter:full)", "custom:(author:default)")) {
			Answer shown = author.get(NOTES + "/" + uuid + "?v=" + v);
			assertThat(shown.status()).as(shown.body()).isEqualTo(200);
			for (String property : List.of("roles", "allRoles", "privileges", "attributes", "person", "identifiers")) {
				json(shown).findValues(property)
						.forEach(value -> assertThat(value.isNull()).as(v + " " + property).isTrue());
			}
			assertThat(json(shown).at("/author/uuid").asText()).isEqualTo(DemoClinic.THERAPIST.userUuid());
			assertThat(json(shown).at("/author/display").asText()).isNotEmpty();
		}
	}

	private String note() {
		String uuid = UUID.randomUUID().toString();
		Answer written = author.post(NOTES, JSON.createObjectNode().put("uuid", uuid)
				.put("patient", DemoClinic.FIRST_CLIENT.uuid()).put("text", "text " + uuid).toString());
		assertThat(written.status()).as(written.body()).isEqualTo(201);
		return uuid;
	}

	private static String ordinary(String uuid) {
		return obs(uuid, DemoClinic.TEXT_CONCEPT);
	}

	private static String note(String uuid) {
		return obs(uuid, DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT);
	}

	private static String obs(String uuid, String concept) {
		return "{" + (uuid == null ? "" : "\"uuid\": \"" + uuid + "\", ") + "\"person\": \"" + DemoClinic.FIRST_CLIENT.uuid()
				+ "\", \"concept\": \"" + concept
				+ "\", \"obsDatetime\": \"2026-01-01T10:00:00.000+0000\", \"value\": \"x\"}";
	}

	private static String hl7(String source) {
		return "MSH|^~\\&|A|" + source + "|C|D|20260101||ORU^R01|1|P|2.5\rPID|||7\rOBX|1|ST|"
				+ DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT
				+ "||x";
	}

	private static String fhir() {
		return fhir("{\"code\":\"" + DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT + "\"}", "x");
	}

	private static String fhir(String codings, String value) {
		return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[" + codings
				+ "]},\"subject\":{\"reference\":\"Patient/" + DemoClinic.FIRST_CLIENT.uuid()
				+ "\"},\"effectiveDateTime\":\"2026-01-01T10:00:00Z\",\"valueString\":\"" + value + "\"}";
	}

	private HttpRequest.Builder request(String path, boolean signedIn) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path));
		String credentials = DemoClinic.THERAPIST.username() + ":" + DemoClinic.THERAPIST.password();
		return signedIn
				? request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
				: request;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return client.send(request.build(), BodyHandlers.ofString());
	}

	private static InputStream spaces(int length) {
		byte[] spaces = new byte[length];
		Arrays.fill(spaces, (byte) ' ');
		return new ByteArrayInputStream(spaces);
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (IOException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
