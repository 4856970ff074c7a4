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

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervise;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What a list holds, how it goes on, and what it refuses. */
class ListIT {

	private static final String REST = "/ws/rest/v1/sessionnotes";

	private static RunningServer server;

	private static Account account;

	private static Http author;

	private static Client client;

	@BeforeAll
	static void write() {
		server = SharedServer.get();
		account = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(account);
		client = newClient(server);
		for (int i = 0; i < 5; i++) {
			create(author, complete(client));
			assertThat(author.post(REST + "/psychotherapynote", "{\"patient\": \"" + client.uuid()
					+ "\", \"text\": \"words\", \"sessionDate\": \"2026-01-0" + (i + 1) + "\"}").status()).isEqualTo(201);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"/psychotherapynote?patient=CLIENT&limit=2", "/progressnote?patient=CLIENT&limit=2",
			"/progressnote/list/unsigned?limit=2"})
	void thePagesAreLinked(String list) {
		String first = server.baseUrl() + REST + list.replace("CLIENT", client.uuid());
		List<String> forward = new ArrayList<>();
		Set<String> entries = new TreeSet<>();
		for (String page = first; page != null; page = link(page, "next")) {
			forward.add(page);
			results(page).forEach(entry -> entries.add(entry.has("progressnote")
					? entry.at("/progressnote/uuid").asText()
					: entry.get("uuid").asText()));
		}
		assertThat(forward).hasSize(3);
		assertThat(entries).hasSize(5);
		assertThat(link(first, "prev")).isNull();
		String last = forward.get(2);
		assertThat(results(link(last, "prev"))).isEqualTo(results(forward.get(1)));
		assertThat(results(link(link(last, "prev"), "prev"))).isEqualTo(results(first));
	}

	/** An empty list would look like an answer about somebody. */
	@Test
	void whatAFilterNamesExists() {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		String unknown = UUID.randomUUID().toString();
		assertError(officer.get(REST + "/log?patient=" + unknown), 400, "sessionnotes.error.unknown.patient");
		assertError(officer.get(REST + "/log?user=" + unknown), 404, "sessionnotes.error.unknown.user");
		assertError(author.get(REST + "/draft?patient=" + unknown), 400, "sessionnotes.error.unknown.patient");
		String known = newClient(server).uuid();
		assertThat(ok(officer.get(REST + "/log?type=EXPORTED&patient=" + known)).get("results")).isEmpty();
		assertThat(author.get(REST + "/draft?patient=" + known).status()).isEqualTo(200);
	}

	@Test
	void theLogIsLinkedToo() {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		JsonNode page = ok(officer.get(REST + "/log?limit=1&startIndex=1&user=" + account.userUuid()));
		assertThat(page.get("links")).extracting(link -> link.get("rel").asText()).containsExactly("next", "prev");
		assertThat(ok(officer.get(REST + "/log?limit=1&v=ref&user=" + account.userUuid())).get("results").get(0)
				.fieldNames()).toIterable().containsExactly("uuid", "display");
		JsonNode event = ok(officer.get(REST + "/log?limit=1&v=custom:(type,user:(uuid))")).get("results").get(0);
		assertThat(event.fieldNames()).toIterable().containsExactly("type", "user");
		assertThat(event.get("user").fieldNames()).toIterable().containsExactly("uuid");
	}

	/** An accounting is no list: the client has a right to all of it. */
	@Test
	void everyListOfTheDocumentHasPages() {
		JsonNode document = ok(author.get(REST + "/openapi"));
		List<Http> readers = List.of(author, server.as(DemoClinic.PRIVACY_OFFICER),
				server.as(DemoClinic.SYSTEM_ADMINISTRATOR));
		Set<String> lists = new TreeSet<>();
		document.get("paths").fields().forEachRemaining(path -> {
			JsonNode operation = path.getValue().path("get");
			String schema = operation.at("/responses/200/content/application~1json/schema/$ref").asText().replaceAll(".*/",
					"");
			if (!document.at("/components/schemas/" + schema + "/properties/results").isMissingNode()
					&& !schema.equals("Accounting")) {
				lists.add(path.getKey());
				String address = REST + path.getKey().replace("{kind}", "unsigned");
				List<String> parameters = operation.get("parameters").findValuesAsText("$ref").stream()
						.map(parameter -> parameter.replaceAll(".*/", "")).collect(toList());
				assertThat(parameters).as(path.getKey()).contains("v", "limit", "startIndex");
				if (!address.contains("{")) {
					turnsPages(readers, address, parameters.contains("patient") ? "&patient=" + client.uuid() : "");
				}
			}
		});
		assertThat(lists).hasSizeGreaterThan(15);
	}

	private static void turnsPages(List<Http> readers, String list, String about) {
		JsonNode second = readers.stream().map(reader -> reader.get(list + "?limit=1&startIndex=1" + about))
				.filter(answer -> answer.status() == 200).map(ProgressNoteRequests::json).findFirst()
				.orElseThrow(() -> new AssertionError("nobody may read " + list));
		assertThat(second.get("results").size()).as(list).isLessThanOrEqualTo(1);
		assertThat(second.get("links")).as(list).extracting(link -> link.get("rel").asText()).contains("prev");
		for (String wrong : List.of("limit=0", "limit=x", "limit=1001", "startIndex=-1")) {
			readers.stream().map(reader -> reader.get(list + "?" + wrong + about))
					.forEach(answer -> assertThat(answer.body()).as(list + " " + wrong)
							.contains("sessionnotes.error.paging"));
		}
	}

	@Test
	void settingsSupervisionsHooksVersionsAndStepsAreLinked() {
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		supervise(server, therapist, DemoClinic.SUPERVISOR, "ACCESS_ONLY");
		supervise(server, account, DemoClinic.SUPERVISOR, "ACCESS_ONLY");
		String note = ok(author.get(REST + "/psychotherapynote?patient=" + client.uuid())).at("/results/4/uuid").asText();
		ok(author.post(REST + "/psychotherapynote/" + note, "{\"version\": 1, \"text\": \"words again\"}"));
		String signed = create(author, complete(newClient(server)));
		ok(step(author, signed, "sign"));
		Http administrator = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);
		Map<String, Http> lists = Map.of("/setting", author, "/supervision", administrator, "/hook", administrator,
				"/adoption/concept", administrator, "/psychotherapynote/" + note + "/version", author,
				"/progressnote/" + signed + "/history", author);
		lists.forEach((list, reader) -> {
			JsonNode all = ok(reader.get(REST + list));
			assertThat(all.get("totalCount").asInt()).as(list).isEqualTo(all.get("results").size()).isGreaterThan(1);
			assertThat(all.has("links")).isFalse();
			JsonNode first = ok(reader.get(REST + list + "?limit=1"));
			assertThat(first.get("results")).containsExactly(all.get("results").get(0));
			assertThat(first.get("links").get(0).get("uri").asText()).endsWith(list + "?limit=1&startIndex=1");
			assertThat(ok(reader.get(REST + list + "?limit=1&startIndex=1")).get("results"))
					.containsExactly(all.get("results").get(1));
			assertThat(ok(reader.get(REST + list + "?v=ref")).get("results").get(0)).as(list).isNotEmpty();
			assertThat(ok(reader.get(REST + list + "?startIndex=1000")).get("results")).isEmpty();
		});
		for (Account each : List.of(therapist, account)) {
			administrator.delete(REST + "/supervision/" + each.userUuid());
		}
	}

	@Test
	void aVersionThatIsNotOnThePageIsNotOpened() {
		String list = REST + "/psychotherapynote?patient=" + client.uuid();
		String note = ok(author.get(list)).at("/results/3/uuid").asText();
		ok(author.post(REST + "/psychotherapynote/" + note, "{\"version\": 1, \"text\": \"words again\"}"));
		ok(author.get(REST + "/psychotherapynote/" + note + "/version?limit=1&startIndex=1"));
		List<Integer> opened = new ArrayList<>();
		ok(author.get(REST + "/log?note=" + note)).get("results").forEach(event -> {
			if (event.get("type").asText().equals("READ")) {
				opened.add(event.get("version").asInt());
			}
		});
		assertThat(opened).containsExactly(1);
	}

	@Test
	void whatIsAskedForWithinAReferenceIsShown() {
		String note = ok(author.get(REST + "/progressnote?patient=" + client.uuid())).at("/results/0/uuid").asText();
		JsonNode shown = ok(author.get(REST + "/progressnote/" + note
				+ "?v=custom:(state,patient:(uuid),author:ref,content:(plan,goals:(rating:(display))),links:(rel))"));
		assertThat(shown.fieldNames()).toIterable().containsExactly("state", "patient", "author", "content", "links");
		assertThat(shown.get("patient").fieldNames()).toIterable().containsExactly("uuid");
		assertThat(shown.at("/author/display").asText()).isNotEmpty();
		assertThat(shown.get("content").fieldNames()).toIterable().containsExactly("plan", "goals");
		assertThat(shown.at("/content/goals/0").toString())
				.isEqualTo("{\"rating\":{\"display\":\"Some progress toward the goal\"}}");
		for (String list : List.of("/progressnote?", "/psychotherapynote?")) {
			JsonNode entry = ok(author.get(REST + list + "v=custom:(uuid,patient:(display))&patient=" + client.uuid()))
					.get("results").get(0);
			assertThat(entry.fieldNames()).toIterable().containsExactly("uuid", "patient");
			assertThat(entry.get("patient").fieldNames()).toIterable().containsExactly("display");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = {"patient:(birthdate) birthdate", "author:(person:(names)) person",
			"nothing nothing", "content:(plan:(uuid)) uuid", "steps:(user:(roles)) roles"})
	void whatNoAnswerHasIsRefusedByName(String asked, String name) {
		String path = REST + "/progressnote?patient=" + client.uuid() + "&v=custom:(uuid," + asked + ")";
		Answer answer = author.get(path);
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("sessionnotes.error.unknownAsked", "\"field\":\"" + name + "\"");
		String body = "{\"patient\": \"" + client.uuid() + "\", \"plan\": \"never stored\"}";
		assertThat(author.post(REST + "/progressnote?v=custom:(" + asked + ")", body).status()).isEqualTo(400);
		assertThat(author.get(REST + "/progressnote?v=full&patient=" + client.uuid()).body()).doesNotContain("never stored");
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "all", "custom:", "custom:()", "custom:(uuid", "custom:(uuid,)", "custom:(uuid))",
			"custom:(patient:)", "custom:(patient:all)", "custom:(patient:(uuid)x)"})
	void aRepresentationThatIsNoneIsRefused(String v) {
		for (String list : List.of("/progressnote?patient=" + client.uuid() + "&", "/setting?", "/disclosure?")) {
			Answer answer = author.get(REST + list + "v=" + v);
			assertThat(answer.status()).as(answer.body()).isEqualTo(400);
			assertThat(answer.body()).contains("sessionnotes.error.representation");
		}
	}

	@Test
	void whatAnAnswerRefersToHasAName() {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		JsonNode event = ok(officer.get(REST + "/log?limit=1&type=CREATED&user=" + account.userUuid())).at("/results/0");
		assertThat(event.at("/note/uuid").asText()).isNotEmpty();
		assertThat(event.at("/note/display").asText()).isEqualTo("Private note");
		JsonNode work = ok(author.get(REST + "/progressnote/list/unsigned")).at("/results/0");
		assertThat(work.at("/progressnote/display").asText()).startsWith("Progress note of ").endsWith("(Draft, unsigned)");
		assertThat(work.at("/visit/uuid").asText()).isEqualTo(client.visitUuid());
		assertThat(work.at("/visit/display").asText()).isNotEmpty();
		String signed = create(author, complete(newClient(server)));
		JsonNode step = ok(step(author, signed, "sign")).at("/steps/0");
		assertThat(step.at("/person/uuid").asText()).isEqualTo(account.personUuid());
		assertThat(step.at("/person/display")).isEqualTo(step.at("/user/display")).isEqualTo(step.at("/provider/display"));
		assertThat(ok(officer.get(REST + "/accounting?patient=" + client.uuid())).at("/patient/display").asText())
				.isNotEmpty();
	}

	@Test
	void anUnknownPatientIsRefused() {
		String unknown = UUID.randomUUID().toString();
		for (String kind : List.of("/psychotherapynote", "/progressnote")) {
			for (Http reader : List.of(author, server.as(DemoClinic.NURSE))) {
				Answer answer = reader.get(REST + kind + "?patient=" + unknown);
				assertThat(answer.status()).as(answer.body()).isEqualTo(400);
				assertThat(answer.body()).contains("sessionnotes.error.unknown.patient").doesNotContain(unknown);
			}
			for (String nobody : List.of("", "?v=full", "?includeAll=true")) {
				Answer answer = author.get(REST + kind + nobody);
				assertThat(answer.status()).as(answer.body()).isEqualTo(400);
				assertThat(answer.body()).contains("sessionnotes.error.list.patientMissing");
			}
		}
	}

	@Test
	void toOthersAListTellsNothingOfPrivateNotes() {
		Client other = newClient(server);
		for (Http reader : List.of(server.as(DemoClinic.NURSE), server.as(DemoClinic.OTHER_THERAPIST))) {
			String list = REST + "/psychotherapynote?totalCount=true&includeAll=true&patient=";
			assertThat(reader.get(list + client.uuid())).isEqualTo(reader.get(list + other.uuid()));
		}
	}

	@Test
	void aNoteSaysWhoseItIsAndFromWhen() {
		String uuid = create(author, complete(newClient(server)));
		JsonNode draft = ok(author.get(REST + "/progressnote/" + uuid));
		assertThat(draft.at("/author/uuid").asText()).isEqualTo(account.userUuid());
		assertThat(draft.at("/therapist/uuid").asText()).isEqualTo(account.providerUuid());
		assertThat(draft.at("/therapist/display").asText()).isNotEmpty();
		assertThat(draft.get("sessionDate")).isEqualTo(draft.at("/content/sessionDate"));
		assertThat(draft.get("dateCreated").asText()).isNotEmpty();
		assertThat(draft.get("dateSigned").isNull()).isTrue();
		JsonNode signed = ok(step(author, uuid, "sign"));
		assertThat(signed.get("dateSigned")).isEqualTo(signed.at("/steps/0/date"));
		assertThat(signed.get("dateChanged").asText()).isGreaterThanOrEqualTo(signed.get("dateSigned").asText());
		JsonNode own = ok(author.get(REST + "/psychotherapynote?v=default&patient=" + client.uuid())).get("results").get(0);
		assertThat(own.at("/author/display").asText()).isNotEmpty();
		assertThat(own.get("sessionDate").asText()).isEqualTo("2026-01-05");
		assertThat(own.get("dateCreated").asText()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"2026-01-31", "2026-01-31T14:30:00.000+0000", "2026-01-31T14:30:00"})
	void theDateOfASessionIsADay(String sent) {
		Answer written = author.post(REST + "/psychotherapynote", "{\"patient\": \"" + client.uuid()
				+ "\", \"text\": \"words\", \"sessionDate\": \"" + sent + "\"}");
		assertThat(written.status()).as(written.body()).isEqualTo(201);
		assertThat(json(written).get("sessionDate").asText()).isEqualTo("2026-01-31");
		Answer refused = author.post(REST + "/psychotherapynote", "{\"patient\": \"" + client.uuid()
				+ "\", \"text\": \"words\", \"sessionDate\": \"" + sent.replace("31", "32") + "\"}");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.body()).contains("sessionnotes.error.unknown.sessionDate", "2026-01-31T14:30:00.000+0000");
		author.delete(REST + "/psychotherapynote/" + json(written).get("uuid").asText() + "?reason=x");
	}

	private static JsonNode results(String address) {
		return ok(author.get(path(address))).get("results");
	}

	private static String link(String address, String rel) {
		for (JsonNode link : ok(author.get(path(address))).path("links")) {
			if (link.get("rel").asText().equals(rel)) {
				return link.get("uri").asText();
			}
		}
		return null;
	}

	private static String path(String address) {
		URI uri = URI.create(address);
		return uri.getRawPath().substring("/openmrs".length()) + "?" + uri.getRawQuery();
	}
}
