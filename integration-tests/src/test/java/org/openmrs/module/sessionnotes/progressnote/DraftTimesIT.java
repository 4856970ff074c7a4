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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.draft;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.minutesAgo;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;
import org.xml.sax.InputSource;

/** How a session's times, lists and texts come back over REST, and that every format of the record can carry them. */
class DraftTimesIT {

	private static final String PRIVATE_NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final DateTimeFormatter REST_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

	private static RunningServer server;

	private static Http author;

	private Client client;

	/** A day on which the client has no visit, as the server counts days. */
	private String day;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
	}

	@BeforeEach
	void newRecord() {
		client = newClient(server);
		day = OffsetDateTime.now().minusDays(3).toLocalDate().toString();
	}

	@Test
	void aDayIsNoTime() {
		String uuid = create(author, draft(client).put("start", day));
		JsonNode content = ok(author.get(NOTES + "/" + uuid)).get("content");
		assertThat(content.get("sessionDate").asText()).isEqualTo(day);
		assertThat(content.get("start").isNull()).isTrue();

		content = ok(author.post(NOTES + "/" + uuid, "{\"duration\": 50}")).get("content");

		assertThat(content.get("start").isNull()).isTrue();
		assertThat(content.get("end").isNull()).isTrue();
		assertThat(ok(author.get(NOTES + "/" + uuid + "/check")).toString()).contains("sessionnotes.missing.start");
		assertThat(step(author, uuid, "sign").status()).isEqualTo(400);
	}

	@Test
	void aDayInThePlaceOfTheStartIsTheSessionsDay() {
		String uuid = create(author, draft(client).put("start", day + "T10:00:00").put("duration", 50));

		JsonNode content = ok(author.post(NOTES + "/" + uuid, "{\"start\": \"" + day + "\"}")).get("content");

		assertThat(content.get("start").isNull()).isTrue();
		assertThat(content.get("sessionDate").asText()).isEqualTo(day);
		assertError(author.post(NOTES, draft(client).put("start", day).put("sessionDate", "2026-01-31").toString()), 400,
				"sessionnotes.error.progressNote.time.otherDay");
		assertError(author.post(NOTES, draft(client).put("end", day).toString()), 400, "sessionnotes.error.unknown.end");
	}

	@Test
	void midnightIsATime() {
		for (String midnight : List.of(day + "T00:00", day + "T00:00:00")) {
			String uuid = create(author, draft(client).put("start", midnight));

			JsonNode content = ok(author.post(NOTES + "/" + uuid, "{\"duration\": 55}")).get("content");

			assertThat(content.get("start").asText()).startsWith(day + "T00:00:00.000");
			assertThat(content.get("end").asText()).startsWith(day + "T00:55:00.000");
			assertThat(content.get("duration").asInt()).isEqualTo(55);
		}
	}

	@Test
	void whatWasSentStaysAndWhatWasCalculatedGivesWay() {
		String uuid = create(author, draft(client).put("start", minutesAgo(60)).put("end", minutesAgo(10)));

		assertTimes(uuid, "{\"start\": \"" + minutesAgo(55) + "\"}", 55, 10, 45);
		assertTimes(uuid, "{\"end\": \"" + minutesAgo(15) + "\"}", 55, 15, 40);
		assertTimes(uuid, "{\"duration\": 30}", 55, 25, 30);
		assertTimes(uuid, "{\"start\": \"" + minutesAgo(60) + "\"}", 60, 30, 30);
		assertTimes(uuid, "{\"end\": \"" + minutesAgo(20) + "\", \"duration\": 20}", 40, 20, 20);
	}

	private static void assertTimes(String uuid, String change, int start, int end, int minutes) {
		JsonNode content = ok(author.post(NOTES + "/" + uuid, change)).get("content");
		assertThat(moment(content.get("start"))).isEqualTo(moment(minutesAgo(start)));
		assertThat(moment(content.get("end"))).isEqualTo(moment(minutesAgo(end)));
		assertThat(content.get("duration").asInt()).isEqualTo(minutes);
	}

	@Test
	void aVisitThatBeganWithinTheMinuteHoldsTheSession() {
		Instant began = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
		String visit = visit(began.plusSeconds(23), began.plusSeconds(3600));

		JsonNode joined = json(author.post(NOTES, draft(client).put("start", Http.date(began)).toString()));

		assertThat(joined.at("/visit/uuid").asText()).isEqualTo(visit);
		assertThat(moment(joined.at("/content/start"))).isEqualTo(began);
		JsonNode sent = json(
				author.post(NOTES, draft(client).put("visit", visit).put("start", Http.date(began)).toString()));
		assertThat(moment(sent.at("/content/start"))).isEqualTo(began);
	}

	@Test
	void goalsAndTechniquesKeepTheirOrder() {
		ObjectNode note = complete(client);
		note.putArray("goals").add(goal("A")).add(goal("B")).add(goal("C"));
		String uuid = create(author, note);

		for (List<String> goals : List.of(List.of("A!", "B", "C"), List.of("C", "A!", "B"), List.of("B", "D", "A!"))) {
			ObjectNode change = JSON.createObjectNode();
			goals.forEach(goal -> change.withArray("goals").add(goal(goal)));
			change.putArray("techniques").add(ProgressNoteRequests.MINDFULNESS).add(ProgressNoteRequests.CBT);
			ok(author.post(NOTES + "/" + uuid, change.toString()));
			JsonNode content = ok(author.get(NOTES + "/" + uuid)).get("content");
			assertThat(content.get("goals")).extracting(goal -> goal.get("goal").asText()).containsExactlyElementsOf(goals);
			assertThat(content.get("techniques")).extracting(technique -> technique.get("uuid").asText())
					.containsExactly(ProgressNoteRequests.MINDFULNESS, ProgressNoteRequests.CBT);
		}
		assertThat(ok(step(author, uuid, "sign")).at("/content/goals")).extracting(goal -> goal.get("goal").asText())
				.containsExactly("B", "D", "A!");
	}

	private static ObjectNode goal(String goal) {
		return JSON.createObjectNode().put("goal", goal).put("rating", ProgressNoteRequests.SOME_PROGRESS);
	}

	@Test
	void everyFormatCarriesASignedNote() throws Exception {
		String uuid = create(author, complete(client).put("plan", "a\u000bb\fc").put("changeDescribed", "<&>\"' \u00e9\t"));
		ok(step(author, uuid, "sign"));
		ok(step(author, uuid, "addendum", "text", "d\u000be"));

		assertWellFormed("/ws/fhir2/R4/Observation?encounter=Encounter/" + uuid, "application/fhir+xml");
		assertWellFormed("/ws/fhir2/R4/Encounter/" + uuid, "application/fhir+xml");
		assertWellFormed(REST + "/encounter/" + uuid + "?v=full", "application/xml");
		assertThat(ok(author.get(NOTES + "/" + uuid)).at("/content/plan").asText()).isEqualTo("a\nb\nc");
	}

	@Test
	void whatXmlForbidsIsRefusedByName() {
		String draft = create(author, draft(client));
		for (String property : List.of("plan", "presentingConcerns", "riskAction")) {
			assertRefused(property, draft(client).put(property, "a\u0001").toString());
		}
		ObjectNode goal = draft(client);
		goal.putArray("goals").addObject().put("goal", "g").put("comment", "a\uffff");
		assertRefused("comment", goal.toString());
		ObjectNode obs = JSON.createObjectNode().put("encounter", draft).put("person", client.uuid())
				.put("concept", DemoClinic.TEXT_CONCEPT).put("obsDatetime", minutesAgo(1)).put("value", "a\u0002b");
		assertError(author.post(REST + "/obs", obs.toString()), 400, "sessionnotes.error.progressNote.text.notText");
		for (String property : List.of("valueModifier", "accessionNumber")) {
			assertError(author.post(REST + "/obs", obs.deepCopy().put("value", "b").put(property, "\u0001").toString()), 400,
					"sessionnotes.error.progressNote.text.notText");
		}
	}

	private static void assertRefused(String property, String note) {
		Http.Answer refused = author.post(NOTES, note);
		assertError(refused, 400, "sessionnotes.error.progressNote.text.notText");
		assertThat(json(refused).get("field").asText()).isEqualTo(property);
	}

	@Test
	void aPrivateNoteIsKeptAsTypedAndGoesOutAsJsonAlone() throws Exception {
		String typed = "a\u000bb\u0001c\fd";
		String uuid = json(author.post(PRIVATE_NOTES, JSON.createObjectNode().put("patient", client.uuid())
				.put("text", typed).toString())).get("uuid").asText();
		assertThat(ok(author.get(PRIVATE_NOTES + "/" + uuid)).get("text").asText()).isEqualTo(typed);

		for (String path : List.of(PRIVATE_NOTES + "/" + uuid, PRIVATE_NOTES + "/" + uuid + "/version",
				PRIVATE_NOTES + "?patient=" + client.uuid())) {
			assertThat(get(path, "application/xml").statusCode()).isEqualTo(406);
			assertThat(get(path, "application/xml, application/json;q=0.1").body()).startsWith("{");
			assertThat(get(path, "application/xml, */*;q=0.1").body()).startsWith("{");
		}
	}

	@Test
	void aPrivateNoteGoesOutAsJsonAloneWhereItIsAnObs() throws Exception {
		ObjectNode obs = JSON.createObjectNode().put("person", client.uuid()).put("obsDatetime", minutesAgo(5))
				.put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT).put("value", "a\u000bb");
		HttpResponse<String> created = HttpClient.newHttpClient().send(
				request(REST + "/obs", "application/xml").header("Content-Type", "application/json")
						.POST(HttpRequest.BodyPublishers.ofString(obs.toString())).build(),
				BodyHandlers.ofString());
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		assertThat(created.body()).contains("uuid").doesNotContain("&#x");
		String uuid = ok(author.get(PRIVATE_NOTES + "?patient=" + client.uuid())).at("/results/0/uuid").asText();
		assertThat(created.body()).contains(uuid);

		assertThat(get(REST + "/obs/" + uuid, "application/xml").statusCode()).isEqualTo(406);
		assertThat(ok(author.get(REST + "/obs/" + uuid)).get("value").asText()).isEqualTo("a\u000bb");
		assertThat(get(REST + "/obs/" + uuid + "?v=custom:(value)", "application/xml").statusCode()).isEqualTo(406);
	}

	@Test
	void whatIsAskedForInXmlDoesNothing() throws Exception {
		HttpRequest sent = request(NOTES, "application/xml").header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(complete(client).toString())).build();

		assertThat(HttpClient.newHttpClient().send(sent, BodyHandlers.ofString()).statusCode()).isEqualTo(406);

		assertThat(ok(author.get(NOTES + "?patient=" + client.uuid())).get("results")).isEmpty();
	}

	private static void assertWellFormed(String path, String type) throws Exception {
		HttpResponse<String> answer = get(path, type);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("xml");
		DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
	}

	private static HttpResponse<String> get(String path, String type) throws Exception {
		return HttpClient.newHttpClient().send(request(path, type).GET().build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String path, String type) {
		String credentials = DemoClinic.THERAPIST.username() + ":" + DemoClinic.THERAPIST.password();
		return HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).header("Accept", type).header("Authorization",
				"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
	}

	private String visit(Instant start, Instant stop) {
		return json(server.as(DemoClinic.ADMIN).post(REST + "/visit", """
				{"patient": "%s", "visitType": "%s", "location": "%s", "startDatetime": "%s", "stopDatetime": "%s"}"""
				.formatted(client.uuid(), DemoClinic.VISIT_TYPE, DemoClinic.LOCATION, Http.date(start), Http.date(stop))))
				.get("uuid").asText();
	}

	private static Instant moment(JsonNode date) {
		return moment(date.asText());
	}

	private static Instant moment(String date) {
		return OffsetDateTime.parse(date, REST_DATE).toInstant();
	}
}
