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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervise;

import java.util.ArrayList;
import java.util.Base64;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What a GET gave is sent back: as it is nothing happens, and what was changed in it is changed. */
class ReadBackIT {

	private static final String REST = "/ws/rest/v1/sessionnotes";

	private static final String PROGRESS = REST + "/progressnote";

	private static final String PRIVATE = REST + "/psychotherapynote";

	private static RunningServer server;

	private static Http author;

	private static Client client;

	/** A draft without its revision is no draft: DraftIT. */
	private static final Set<String> SENT_BACK_ELSEWHERE = Set.of("/draft/{note}");

	private static String draft;

	private static String signed;

	private static String voided;

	@BeforeAll
	static void write() {
		server = SharedServer.get();
		author = newAccount(server, DemoClinic.THERAPIST).login(server.baseUrl());
		client = newClient(server);
		signed = create(author, complete(client));
		ok(step(author, signed, "sign"));
		ok(step(author, signed, "addendum", "text", "a <b> & c"));
		draft = create(author, complete(client).put("carryForward", true).without("goals"));
		voided = create(author, complete(client));
		ok(author.post(PROGRESS + "/" + voided, "{\"voided\": true, \"reason\": \"mistake\"}"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "?v=ref", "?v=full", "?format=DAP", "?v=full&format=BIRP", "?v=custom:(content)"})
	void aProgressNoteIsSentBackAsItIs(String asked) {
		for (String note : List.of(draft, signed, voided)) {
			String path = PROGRESS + "/" + note;
			JsonNode read = ok(author.get(path + asked));
			JsonNode before = ok(author.get(path + "?v=full"));

			ok(author.post(path, read.toString()));

			assertThat(ok(author.get(path + "?v=full"))).isEqualTo(before);
		}
	}

	@Test
	void everyListedProgressNoteIsSentBackAsItIs() {
		for (String representation : List.of("ref", "default", "full")) {
			JsonNode listed = ok(author.get(PROGRESS + "?patient=" + client.uuid() + "&v=" + representation)).get("results");
			assertThat(listed).hasSizeGreaterThan(1);
			listed.forEach(each -> ok(author.post(PROGRESS + "/" + each.get("uuid").asText(), each.toString())));
		}
	}

	@Test
	void whatIsChangedInAnAnswerIsChanged() {
		String note = create(author, complete(client));
		ObjectNode read = (ObjectNode) ok(author.get(PROGRESS + "/" + note + "?v=full"));
		ObjectNode content = (ObjectNode) read.get("content");
		content.put("plan", "another plan");
		((ObjectNode) content.get("goals").get(0)).put("comment", "five now");
		content.putNull("riskAction");

		JsonNode after = ok(author.post(PROGRESS + "/" + note, read.toString())).get("content");

		ObjectNode expected = content.deepCopy();
		assertThat(after).isEqualTo(expected);
	}

	@Test
	void oneOfTheTimesIsChangedInAnAnswer() {
		String note = create(author, complete(client));
		ObjectNode read = (ObjectNode) ok(author.get(PROGRESS + "/" + note));
		((ObjectNode) read.get("content")).put("duration", 45);

		JsonNode after = ok(author.post(PROGRESS + "/" + note, read.toString())).get("content");

		assertThat(after.get("duration").asInt()).isEqualTo(45);
		assertThat(after.get("start")).isEqualTo(read.get("content").get("start"));
		assertThat(after.get("end")).isNotEqualTo(read.get("content").get("end"));
	}

	@Test
	void whatStandsBesideTheContentCountsWhereTheContentIsUnchanged() {
		String note = create(author, complete(client));
		ObjectNode read = (ObjectNode) ok(author.get(PROGRESS + "/" + note));

		JsonNode after = ok(author.post(PROGRESS + "/" + note, read.deepCopy().put("plan", "beside it").toString()));

		assertThat(after.get("content").get("plan").asText()).isEqualTo("beside it");
		ObjectNode twice = ((ObjectNode) after).deepCopy().put("plan", "one");
		((ObjectNode) twice.get("content")).put("plan", "two");
		refused(author.post(PROGRESS + "/" + note, twice.toString()), 400, "sessionnotes.error.unknown.content");
	}

	@ParameterizedTest
	@ValueSource(strings = {"state", "display", "patient", "visit", "encounter", "dateCreated", "voidReason", "shownFrom",
			"steps", "sections", "nothingKnown"})
	void whatCannotBeSetIsRefusedByNameWhereItIsAnother(String property) {
		for (String note : List.of(draft, signed)) {
			ObjectNode read = (ObjectNode) ok(author.get(PROGRESS + "/" + note + "?v=full"));
			read.set(property, read.path(property).isArray()
					? JsonNodeFactory.instance.arrayNode().add("x")
					: JsonNodeFactory.instance.textNode("x"));
			Answer answer = author.post(PROGRESS + "/" + note, read.toString());
			refused(answer, 400, "sessionnotes.error.unknownProperty");
			assertThat(json(answer).get("field").asText()).isEqualTo(property);
		}
	}

	@Test
	void aSignedNoteThatIsChangedInAnAnswerStaysAsItIs() {
		ObjectNode read = (ObjectNode) ok(author.get(PROGRESS + "/" + signed));
		((ObjectNode) read.get("content")).put("plan", "another");
		refused(author.post(PROGRESS + "/" + signed, read.toString()), 409, "sessionnotes.error.progressNote.fixed");
	}

	@Test
	void anAnswerThatIsNoLongerTrueIsRefused() {
		String note = create(author, complete(client));
		ObjectNode read = (ObjectNode) ok(author.get(PROGRESS + "/" + note));
		ok(author.post(PROGRESS + "/" + note, "{\"plan\": \"meanwhile\"}"));
		refused(author.post(PROGRESS + "/" + note, "{\"contentDigest\": " + read.get("contentDigest")
				+ ", \"plan\": \"mine\", \"state\": \"DRAFT\"}"), 409, "changedMeanwhile");
	}

	@Test
	void anAnswerCreatesNoSecondNote() {
		JsonNode read = ok(author.get(PROGRESS + "/" + signed + "?v=full"));
		Answer again = author.post(PROGRESS, read.toString());
		assertThat(again.status()).as(again.body()).isEqualTo(201);
		assertThat(json(again).get("uuid")).isEqualTo(read.get("uuid"));

		String note = written("words");
		JsonNode own = ok(author.get(PRIVATE + "/" + note + "?v=full"));
		again = author.post(PRIVATE, own.toString());
		assertThat(again.status()).as(again.body()).isEqualTo(201);
		assertThat(json(again).get("version").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "?v=ref", "?v=full"})
	void aPsychotherapyNoteIsSentBackAsItIs(String asked) {
		String amended = written("one");
		ok(author.post(PRIVATE + "/" + amended, "{\"version\": 1, \"text\": \"two <b> & \\u00e9\"}"));
		String inSections = UUID.randomUUID().toString();
		ObjectNode sent = JsonNodeFactory.instance.objectNode().put("uuid", inSections).put("patient", client.uuid());
		sent.withArray("sections").addObject().put("part", "hypotheses").put("text", "h");
		sent.withArray("sections").addObject().put("part", "reflections").put("text", "r");
		assertThat(author.post(PRIVATE, sent.toString()).status()).isEqualTo(201);
		String out = written("voided");
		ok(author.post(PRIVATE + "/" + out, "{\"voided\": true, \"reason\": \"mistake\"}"));

		for (String note : List.of(amended, inSections, out)) {
			JsonNode read = ok(author.get(PRIVATE + "/" + note + asked));
			JsonNode before = ok(author.get(PRIVATE + "/" + note + "?v=full"));
			ok(author.post(PRIVATE + "/" + note, read.toString()));
			assertThat(ok(author.get(PRIVATE + "/" + note + "?v=full"))).isEqualTo(before);
		}
		JsonNode listed = ok(author.get(PRIVATE + "?v=full&includeAll=true&patient=" + client.uuid())).get("results");
		assertThat(listed).hasSizeGreaterThan(2);
		listed.forEach(each -> ok(author.post(PRIVATE + "/" + each.get("uuid").asText(), each.toString())));
	}

	@Test
	void oneFormOfTheWordsIsChangedInAnAnswer() {
		String note = written("one");
		ObjectNode read = (ObjectNode) ok(author.get(PRIVATE + "/" + note));

		assertThat(ok(author.post(PRIVATE + "/" + note, read.deepCopy().put("text", "two").toString())).get("text").asText())
				.isEqualTo("two");
		read = (ObjectNode) ok(author.get(PRIVATE + "/" + note));
		((ObjectNode) read.get("sections").get(0)).put("text", "three");
		assertThat(ok(author.post(PRIVATE + "/" + note, read.toString())).get("text").asText()).isEqualTo("three");
		refused(author.post(PRIVATE + "/" + note, read.put("text", "four").toString()), 409,
				"sessionnotes.error.newerVersion");
		ObjectNode both = ((ObjectNode) ok(author.get(PRIVATE + "/" + note))).put("text", "four");
		((ObjectNode) both.get("sections").get(0)).put("text", "five");
		refused(author.post(PRIVATE + "/" + note, both.toString()), 400, "sessionnotes.error.malformedRequest");
	}

	@Test
	void anAnswerVoidsANoteAndTakesItBack() {
		String note = written("one");
		ObjectNode read = (ObjectNode) ok(author.get(PRIVATE + "/" + note));
		ObjectNode out = (ObjectNode) ok(
				author.post(PRIVATE + "/" + note, read.put("voided", true).put("reason", "mistake").toString()));
		assertThat(out.get("reason").asText()).isEqualTo("mistake");
		assertThat(ok(author.post(PRIVATE + "/" + note, out.put("voided", false).putNull("reason").toString())).get("voided")
				.asBoolean()).isFalse();
		String own = create(author, complete(client));
		ObjectNode record = (ObjectNode) ok(author.get(PROGRESS + "/" + own));
		assertThat(ok(author.post(PROGRESS + "/" + own, record.put("voided", true).put("reason", "mistake").toString()))
				.get("voided").asBoolean()).isTrue();
		record = (ObjectNode) ok(author.get(PROGRESS + "/" + own));
		assertThat(ok(author.post(PROGRESS + "/" + own, record.put("voided", false).toString())).get("voided").asBoolean())
				.isFalse();
		assertThat(ok(author.get(PROGRESS + "/" + own + "/history")).get("results").get(1).get("reason").asText())
				.isEqualTo("mistake");
	}

	@ParameterizedTest
	@CsvSource({"author", "dateCreated", "passwordHeld", "disclosure", "patient", "sessionDate", "concept"})
	void whatCannotBeSetOfAPsychotherapyNoteIsRefusedByName(String property) {
		String note = written("one");
		ObjectNode read = (ObjectNode) ok(author.get(PRIVATE + "/" + note + "?v=full"));
		Answer answer = author.post(PRIVATE + "/" + note, read.put(property, "x").toString());
		refused(answer, 400, "sessionnotes.error.unknownProperty");
		assertThat(json(answer).get("field").asText()).isEqualTo(property);
	}

	@Test
	void toAnyoneElseAnAnswerTellsNothing() {
		String note = written("one");
		String read = ok(author.get(PRIVATE + "/" + note + "?v=full")).toString();
		Http other = server.as(DemoClinic.THERAPIST);
		String unknown = UUID.randomUUID().toString();
		assertThat(withoutUuids(other.post(PRIVATE + "/" + note, read)))
				.isEqualTo(withoutUuids(other.post(PRIVATE + "/" + unknown, read)));
		assertThat(withoutUuids(other.post(PRIVATE, read)))
				.isEqualTo(withoutUuids(other.post(PRIVATE, read.replace(note, unknown))));
	}

	@Test
	void aReferenceIsAUuidOrAnObjectThatHoldsIt() {
		ObjectNode sent = complete(client).put("visit", client.visitUuid()).put("location", DemoClinic.LOCATION);
		String plain = create(author, sent);
		ObjectNode wrapped = sent.deepCopy();
		for (String reference : List.of("patient", "visit", "location", "sessionType", "setting", "change", "risk")) {
			wrapped.set(reference, reference(sent.get(reference)));
		}
		List<JsonNode> techniques = new ArrayList<>();
		sent.get("techniques").forEach(each -> techniques.add(reference(each)));
		wrapped.putArray("techniques").addAll(techniques);
		((ObjectNode) wrapped.get("goals").get(0)).set("rating", reference(sent.at("/goals/0/rating")));
		assertThat(ok(author.get(PROGRESS + "/" + create(author, wrapped))).get("content"))
				.isEqualTo(ok(author.get(PROGRESS + "/" + plain)).get("content"));
		ObjectNode note = JsonNodeFactory.instance.objectNode().put("text", "words");
		note.set("patient", reference(JsonNodeFactory.instance.textNode(client.uuid())));
		note.set("concept", reference(JsonNodeFactory.instance.textNode(DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT)));
		assertThat(author.post(PRIVATE, note.toString()).status()).isEqualTo(201);
		note.putObject("patient").put("display", "no uuid");
		refused(author.post(PRIVATE, note.toString()), 400, "sessionnotes.error.unknown.patient");
	}

	@Test
	void aSupervisionIsSentBackAsItIs() {
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		supervise(server, therapist, DemoClinic.SUPERVISOR, "ACCESS_ONLY");
		Http administrator = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);
		JsonNode before = ok(administrator.get(REST + "/supervision"));
		for (JsonNode each : before.get("results")) {
			ok(administrator.post(REST + "/supervision", each.toString()));
		}
		assertThat(ok(administrator.get(REST + "/supervision"))).isEqualTo(before);
		refused(administrator.post(REST + "/supervision",
				((ObjectNode) before.get("results").get(0)).deepCopy().put("since", "2026-01-01").toString()), 400,
				"\"field\":\"since\"");
		assertThat(administrator.delete(REST + "/supervision/" + therapist.userUuid()).status()).isEqualTo(204);
	}

	/** Every address of the document that is read and written. */
	@ParameterizedTest
	@ValueSource(strings = {"", "v=ref", "v=full"})
	void whatEveryAddressGivesIsSentBack(String asked) {
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		supervise(server, therapist, DemoClinic.SUPERVISOR, "ACCESS_ONLY");
		Http administrator = server.as(DemoClinic.SYSTEM_ADMINISTRATOR).withPasswordAgain();
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER).withPasswordAgain();
		ok(officer.post(REST + "/log/deletion", "{\"olderThan\": \"2001-01-01\"}"));
		JsonNode hold = ok(officer.post(REST + "/log/hold", "{\"kind\": \"COMPLAINT\", \"reference\": \"12\"}"));
		ok(administrator.post(REST + "/log/hold/" + hold.get("uuid").asText(), "{\"ended\": true}"));
		keep(officer);
		Answer request = officer.post(REST + "/clientrequest", "{\"patient\": \"" + client.uuid()
				+ "\", \"receivedOn\": \"2026-01-31\", \"channel\": \"ORAL\", \"requester\": \"R\"}");
		assertThat(request.status()).as(request.body()).isEqualTo(201);
		Http own = server.as(therapist).withPasswordAgain();
		assertThat(own.post(REST + "/snippet", "{\"name\": \"mse\", \"text\": \"x\"}").status()).isEqualTo(201);
		disclose(own);
		List<String> refused = new ArrayList<>();
		Map<String, Integer> sent = new TreeMap<>();
		JsonNode paths = ok(author.get(REST + "/openapi")).get("paths");
		paths.fields().forEachRemaining(path -> {
			String to = writtenAt(path.getKey(), paths);
			if (path.getValue().has("get") && to != null && !SENT_BACK_ELSEWHERE.contains(path.getKey())) {
				for (Http reader : List.of(author, own, officer, administrator)) {
					sent.merge(path.getKey(), sendBack(reader, path.getKey(), to, asked, refused), Integer::sum);
				}
			}
		});
		assertThat(refused).isEmpty();
		assertThat(sent).containsOnlyKeys("/psychotherapynote", "/psychotherapynote/{uuid}", "/passwordhold", "/disclosure",
				"/disclosure/{uuid}", "/log/deletion", "/log/hold", "/document", "/document/{uuid}", "/legalhold",
				"/ledger", "/ledger/{uuid}",
				"/keyset", "/adoption", "/supervision", "/snippet", "/progressnote",
				"/progressnote/{uuid}", "/setup", "/verification/run", "/clientrequest", "/clientrequest/{uuid}");
		assertThat(sent.values()).as(sent.toString()).allMatch(times -> times > 0);
		assertThat(administrator.delete(REST + "/supervision/" + therapist.userUuid()).status()).isEqualTo(204);
	}

	/** @return where what is read at an address is sent: there, or where the list is that it stands in */
	private static String writtenAt(String path, JsonNode paths) {
		if (paths.get(path).has("post")) {
			return path;
		}
		String list = path.replaceAll("/\\{uuid}$", "");
		return !list.equals(path) && paths.path(list).has("post") ? list : null;
	}

	/** @return how often something was sent: of a list each entry */
	private static int sendBack(Http reader, String path, String to, String asked, List<String> refused) {
		int times = 0;
		for (String address : filled(reader, path)) {
			String before = reader.get(REST + address + join(address, asked)).body();
			Answer read = reader.get(REST + address + join(address, asked));
			if (read.status() != 200) {
				continue;
			}
			JsonNode answer = json(read);
			Iterable<JsonNode> each = answer.has("results") && !path.equals("/passwordhold")
					? answer.get("results")
					: List.of(answer);
			for (JsonNode one : each) {
				Answer again = reader.post(REST + (to.contains("{") ? address : to), one.toString());
				if (again.status() != 200 && again.status() != 201) {
					refused.add(to + " <- " + one + ": " + again.body());
				}
				times++;
			}
			assertThat(reader.get(REST + address + join(address, asked)).body()).as(path).isEqualTo(before);
		}
		return times;
	}

	private static List<String> filled(Http reader, String path) {
		String about = path.matches("/(progress|psychotherapy)note.*")
				? "?includeAll=true&patient=" + client.uuid()
				: path.matches("/(document|ledger)(/\\{uuid})?") ? "?patient=" + client.uuid() : "";
		if (path.endsWith("/{note}")) {
			return json(reader.get(REST + path.replace("/{note}", ""))).get("results").findValuesAsText("note").stream()
					.map(note -> path.replace("{note}", note)).toList();
		}
		if (!path.contains("{uuid}")) {
			return List.of(path + about);
		}
		Answer list = reader.get(REST + path.replace("/{uuid}", "") + about);
		return list.status() != 200
				? List.of()
				: json(list).get("results").findValuesAsText("uuid").stream().map(uuid -> path.replace("{uuid}", uuid))
						.filter(address -> reader.get(REST + address).status() == 200).toList();
	}

	private static String join(String address, String asked) {
		return asked.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + asked;
	}

	private static void keep(Http officer) {
		String file = Base64.getEncoder().encodeToString("%PDF-1.7\n7 0 obj\nstartxref\n9\n%%EOF".getBytes(US_ASCII));
		Answer added = officer.post(REST + "/document", "{\"patient\": \"" + client.uuid()
				+ "\", \"kind\": \"REQUEST\", \"date\": \"2026-01-31\", \"content\": \"" + file + "\"}");
		assertThat(added.status()).as(added.body()).isEqualTo(201);
		ok(officer.post(REST + "/document/" + json(added).get("uuid").asText(), "{\"lastEffect\": \"2026-02-01\"}"));
		String entry = "{\"patient\": \"" + client.uuid() + "\", \"date\": \"2026-01-31\", \"recipient\": \"County Court\", "
				+ "\"addressUnknown\": true, \"description\": \"Dates\", \"purpose\": \"%s\", \"basis\": \"PROCEEDING\", "
				+ "\"way\": \"LETTER\"}";
		for (String purpose : List.of("Case 1", "Case 2")) {
			Answer entered = officer.post(REST + "/ledger", entry.formatted(purpose));
			assertThat(entered.status()).as(entered.body()).isEqualTo(201);
			if (purpose.equals("Case 1")) {
				ok(officer.post(REST + "/ledger/" + json(entered).get("uuid").asText(),
						"{\"retracted\": true, \"reason\": \"wrong\"}"));
			}
		}
		Answer held = officer.post(REST + "/legalhold", "{\"target\": \"CLIENT\", \"targetUuid\": \"" + client.uuid()
				+ "\", \"reference\": \"case 1\"}");
		assertThat(held.status()).as(held.body()).isEqualTo(201);
		ok(officer.post(REST + "/legalhold/" + json(held).get("uuid").asText(), "{\"released\": true}"));
	}

	private static void disclose(Http own) {
		String note = UUID.randomUUID().toString();
		assertThat(own.post(PRIVATE, "{\"uuid\": \"" + note + "\", \"patient\": \"" + client.uuid()
				+ "\", \"text\": \"w\"}").status()).isEqualTo(201);
		ObjectNode training = JsonNodeFactory.instance.objectNode().put("basis", "TRAINING").put("note", note)
				.put("purpose", "learning ".repeat(200)).put("end", LocalDate.now().plusDays(30).toString());
		training.putObject("recipient").put("user", DemoClinic.SUPERVISOR.userUuid());
		CompleteEvidence.of(training.putObject("evidence")).put("TRAINING_PROGRAM", "the clinic's programme");
		Answer made = own.post(REST + "/disclosure", training.toString());
		assertThat(made.status()).as(made.body()).isEqualTo(201);
	}

	@Test
	void whatStandsBesideAnOrderIsIgnoredAsLongAsItIsUnchanged() {
		Http administrator = server.as(DemoClinic.SYSTEM_ADMINISTRATOR).withPasswordAgain();
		ObjectNode keyset = (ObjectNode) ok(administrator.get(REST + "/keyset"));
		assertThat(ok(administrator.post(REST + "/keyset", keyset.put("action", "interrupt").toString())).get("keys"))
				.isEqualTo(keyset.get("keys"));
		Answer changed = administrator.post(REST + "/keyset", keyset.put("keys", 77).toString());
		refused(changed, 400, "sessionnotes.error.unknownProperty");
		assertThat(json(changed).get("field").asText()).isEqualTo("keys");
		refused(administrator.post(REST + "/adoption", "{\"running\": true}"), 400, "\"field\":\"running\"");
		refused(administrator.post(REST + "/passwordhold", "{\"held\": true}"), 400, "\"field\":\"held\"");
		for (String address : List.of("/keyset", "/adoption", "/passwordhold")) {
			assertThat(administrator.post(REST + address, "{}").status()).as(address).isEqualTo(400);
		}
	}

	private static ObjectNode reference(JsonNode uuid) {
		return ((ObjectNode) JsonNodeFactory.instance.objectNode().set("uuid", uuid)).put("display", "as it is called");
	}

	private static String withoutUuids(Answer answer) {
		return answer.status() + " " + answer.body().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
	}

	private static String written(String text) {
		String uuid = UUID.randomUUID().toString();
		Answer answer = author.post(PRIVATE, JsonNodeFactory.instance.objectNode().put("uuid", uuid)
				.put("patient", client.uuid()).put("text", text).toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return uuid;
	}

	private static void refused(Answer answer, int status, String code) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.body()).contains(code);
	}
}
