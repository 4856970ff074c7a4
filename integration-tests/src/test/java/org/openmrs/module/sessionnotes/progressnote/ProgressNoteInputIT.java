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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.CBT;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.IMPROVED;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.SUPERVISION;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.draft;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.minutesAgo;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Bad input is refused with an error that says why, quotes nothing and stores nothing; what is legal comes back as it was
 * typed.
 */
class ProgressNoteInputIT {

	private static final String CANARY = "canary" + UUID.randomUUID().toString().replace("-", "");

	private static final String NOT_KNOWN = UUID.randomUUID().toString();

	private static final String PROGRESS_NOTE = "sessionnotes.error.progressNote.";

	private static final String UNKNOWN = "sessionnotes.error.unknown.";

	/** 65,535 bytes in UTF-8. */
	private static final String LONGEST = "\u00e9".repeat(32_767) + "x";

	private static RunningServer server;

	private static Http author;

	private static Http supervisor;

	private static Client client;

	private static Client other;

	private static Client voided;

	private static String draft;

	private static String incomplete;

	private static String signed;

	private static List<Object> storedBefore;

	/** What is sent, and what has to come back. */
	private record Bad(String what, Supplier<Answer> request, int status, String code) {

		@Override
		public String toString() {
			return what;
		}
	}

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
		supervisor = server.as(DemoClinic.SUPERVISOR);
		client = newClient(server);
		other = newClient(server);
		voided = newClient(server);
		assertThat(server.as(DemoClinic.ADMIN).delete(REST + "/patient/" + voided.uuid() + "?reason=test").status())
				.isEqualTo(204);
		draft = create(author, complete(client));
		incomplete = create(author, draft(client));
		signed = create(author, complete(client));
		ok(step(author, signed, "sign"));
		storedBefore = stored();
	}

	static Stream<Bad> wrongTypes() {
		JsonNodeFactory json = JsonNodeFactory.instance;
		List<JsonNode> values = List.of(json.numberNode(5), json.numberNode(5.5), json.booleanNode(true),
				json.textNode(CANARY), json.arrayNode().add(CANARY), json.objectNode().put(CANARY, CANARY),
				json.arrayNode().add(json.arrayNode().add(CANARY)));
		List<Bad> bad = new ArrayList<>();
		for (String property : List.of("patient", "visit", "location", "sessionDate", "start", "end", "duration",
				"sessionType", "setting", "presentingConcerns", "techniques", "techniquesDescribed", "goals", "noGoalReason",
				"change", "changeDescribed", "plan", "risk", "riskAction", "carryForward", "uuid")) {
			for (JsonNode value : values) {
				if (!isLegal(property, value)) {
					bad.add(new Bad(property + " as " + value.getNodeType() + " " + values.indexOf(value),
							creating(note -> note.set(property, value)), 400, codeFor(property, value)));
				}
			}
		}
		for (String member : List.of("goal", "rating", "comment")) {
			bad.add(new Bad(member + " of a goal as an array",
					creating(note -> note.withArray("goals").addObject().putArray(member).add(CANARY)), 400,
					UNKNOWN + member));
		}
		return bad.stream();
	}

	private static boolean isLegal(String property, JsonNode value) {
		return value.isTextual() && List.of("presentingConcerns", "techniquesDescribed", "changeDescribed", "plan",
				"riskAction").contains(property) || value.isInt() && property.equals("duration")
				|| value.isBoolean() && property.equals("carryForward");
	}

	private static String codeFor(String property, JsonNode value) {
		if (value.isTextual() && property.equals("uuid")) {
			return "sessionnotes.error.invalidUuid";
		}
		boolean noAnswer = value.isTextual() && List.of("sessionType", "setting", "noGoalReason", "change", "risk")
				.contains(property)
				|| property.equals("techniques") && value.isArray() && value.get(0).isTextual();
		return noAnswer ? PROGRESS_NOTE + "noAnswer." + property : UNKNOWN + property;
	}

	static Stream<Bad> badDrafts() {
		String day = Instant.now().minus(2, ChronoUnit.DAYS).toString().substring(0, 10);
		return Stream.of(new Bad("no patient", creating(note -> note.remove("patient")), 400,
				"sessionnotes.error.patientMissing"), created("unknown patient", "patient", NOT_KNOWN, UNKNOWN + "patient"),
				created("voided patient", "patient", voided.uuid(), UNKNOWN + "patient"),
				created("unknown visit", "visit", NOT_KNOWN, UNKNOWN + "visit"),
				created("other patient's visit", "visit", other.visitUuid(), PROGRESS_NOTE + "visitOfOtherPatient"),
				created("unknown location", "location", NOT_KNOWN, UNKNOWN + "location"),
				created("unknown concept", "change", NOT_KNOWN, PROGRESS_NOTE + "noAnswer.change"),
				created("a concept that is no answer", "risk", IMPROVED, PROGRESS_NOTE + "noAnswer.risk"),
				new Bad("a technique that is none", creating(note -> note.putArray("techniques").add(CBT).add(IMPROVED)),
						400,
						PROGRESS_NOTE + "noAnswer.techniques"),
				new Bad("a technique that is null", creating(note -> note.putArray("techniques").addNull()), 400,
						UNKNOWN + "techniques"),
				new Bad("a rating that is none", creating(note -> note.withArray("goals").addObject().put("goal", CANARY)
						.put("rating", CBT)), 400, PROGRESS_NOTE + "noAnswer.goalRating"),
				created("goals as a text", "goals", CANARY, UNKNOWN + "goals"),
				new Bad("a goal as a text", creating(note -> note.putArray("goals").add(CANARY)), 400, UNKNOWN + "goals"),
				new Bad("a goal with an unknown member",
						creating(note -> note.putArray("goals").addObject().put(CANARY, CANARY)), 400,
						"sessionnotes.error.unknownProperty"),
				created("unknown property", CANARY, CANARY, "sessionnotes.error.unknownProperty"),
				new Bad("end before start", creating(note -> note.put("end", minutesAgo(90))), 400,
						PROGRESS_NOTE + "time.endBeforeStart"),
				new Bad("contradictory duration", creating(note -> note.put("duration", 20)), 400,
						PROGRESS_NOTE + "time.contradictory"),
				withoutTimes("negative duration", note -> note.put("duration", -1), PROGRESS_NOTE + "time.durationNegative"),
				withoutTimes("decimal duration", note -> note.put("duration", 49.5), UNKNOWN + "duration"),
				withoutTimes("huge duration", note -> note.put("duration", Integer.MAX_VALUE),
						PROGRESS_NOTE + "time.durationOutOfRange"),
				withoutTimes("duration beyond integers", note -> note.put("duration", 3_000_000_000L), UNKNOWN + "duration"),
				withoutTimes("huge duration after a start",
						note -> note.put("start", minutesAgo(60)).put("duration", Integer.MAX_VALUE),
						PROGRESS_NOTE + "time.outOfRange"),
				withoutTimes("start in the future", note -> note.put("start", minutesAgo(-60)),
						PROGRESS_NOTE + "time.future"),
				withoutTimes("date in the future", note -> note.put("sessionDate", "2999-01-01"),
						PROGRESS_NOTE + "time.future"),
				withoutTimes("date outside the visit",
						note -> note.put("visit", client.visitUuid()).put("sessionDate", day),
						PROGRESS_NOTE + "outsideVisit"),
				withoutTimes("start outside the visit",
						note -> note.put("visit", client.visitUuid()).put("start", minutesAgo(4000)),
						PROGRESS_NOTE + "outsideVisit"),
				withoutTimes("start on another day than the date",
						note -> note.put("sessionDate", day).put("start", minutesAgo(5)), PROGRESS_NOTE + "time.otherDay"),
				withoutTimes("the year 0001", note -> note.put("sessionDate", "0001-01-01"),
						PROGRESS_NOTE + "time.outOfRange"),
				withoutTimes("a start in the year 0001", note -> note.put("start", "0001-01-01T00:00:00.000+0000"),
						PROGRESS_NOTE + "time.outOfRange"),
				withoutTimes("the year 99999", note -> note.put("start", "99999-01-01T00:00:00.000+0000"),
						PROGRESS_NOTE + "time.future"),
				withoutTimes("an end in the year 99999",
						note -> note.put("start", minutesAgo(5)).put("end", "99999-01-01T00:00:00.000+0000"),
						PROGRESS_NOTE + "time.outOfRange"),
				withoutTimes("the thirtieth of February", note -> note.put("sessionDate", "2026-02-30"),
						UNKNOWN + "sessionDate"),
				withoutTimes("an empty date", note -> note.put("sessionDate", ""), UNKNOWN + "sessionDate"),
				created("malformed start", "start", "yesterday " + CANARY, UNKNOWN + "start"),
				created("malformed uuid", "uuid", CANARY, "sessionnotes.error.invalidUuid"),
				new Bad("uuid in use", creating(note -> note.put("uuid", draft)), 409, "sessionnotes.error.uuidInUse"),
				created("1 MiB of text", "plan", CANARY + "x".repeat(1024 * 1024), PROGRESS_NOTE + "text.tooLong"),
				created("one byte too many", "presentingConcerns", LONGEST + "x", PROGRESS_NOTE + "text.tooLong"),
				created("too many spaces", "changeDescribed", " ".repeat(65_536), PROGRESS_NOTE + "text.tooLong"),
				new Bad("1 MiB in a goal",
						creating(note -> note.withArray("goals").addObject().put("comment", "x".repeat(1024 * 1024))), 400,
						PROGRESS_NOTE + "text.tooLong"),
				created("null character", "plan", CANARY + "\u0000", PROGRESS_NOTE + "text.notText"),
				created("nothing but a null character", "plan", "\u0000", PROGRESS_NOTE + "text.notText"),
				new Bad("half of a character", () -> author.post(NOTES, complete(client).put("plan", "PLAN").toString()
						.replace("PLAN", CANARY + "\\ud83d")), 400, PROGRESS_NOTE + "text.notText"),
				new Bad("unknown format", () -> author.post(NOTES + "?format=" + CANARY, complete(client).toString()), 400,
						PROGRESS_NOTE + "unknownFormat"),
				new Bad("empty representation", () -> author.post(NOTES + "?v=", complete(client).toString()), 400,
						"sessionnotes.error.representation"));
	}

	static Stream<Bad> badBodies() {
		String note = "{\"patient\":\"" + client.uuid() + "\",\"plan\":";
		List<String> bodies = List.of("", "null", "[]", "[{\"plan\":\"" + CANARY + "\"}]", "\"" + CANARY + "\"", "5",
				note + CANARY + "}", note + "\"" + CANARY, note + "\"" + CANARY + "\n\"}", "<note>" + CANARY + "</note>",
				"plan=" + CANARY, "[".repeat(5000) + "]".repeat(5000), "{\"plan\":".repeat(5000) + "1" + "}".repeat(5000));
		List<Bad> bad = new ArrayList<>();
		for (String path : List.of(NOTES, NOTES + "/" + draft, NOTES + "/" + signed + "/addendum",
				NOTES + "/" + signed + "/return", SUPERVISION)) {
			for (String body : bodies) {
				bad.add(new Bad("malformed body " + bodies.indexOf(body) + " for " + path,
						() -> author.post(path, body), 400, body.length() > 5000
								? "sessionnotes.error.bodyOutOfBounds"
								: "sessionnotes.error.malformedRequest"));
			}
		}
		bad.add(new Bad("malformed body for a signature", () -> author.post(NOTES + "/" + draft + "/sign", "{" + CANARY),
				400, "sessionnotes.error.malformedRequest"));
		for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "text/json")) {
			bad.add(new Bad("content of the type " + type,
					() -> author.post(NOTES, complete(client).put("plan", CANARY).toString(), type), 415,
					"sessionnotes.error.notJson"));
			bad.add(new Bad("signature of the type " + type,
					() -> author.post(NOTES + "/" + draft + "/sign", "", type), 415, "sessionnotes.error.notJson"));
		}
		return bad.stream();
	}

	static Stream<Bad> badSteps() {
		return Stream.of(
				new Bad("signing an incomplete note", () -> step(author, incomplete, "sign"), 400,
						PROGRESS_NOTE + "incomplete"),
				new Bad("signing twice", () -> step(author, signed, "sign"), 409, PROGRESS_NOTE + "step.alreadySigned"),
				new Bad("signing with something", () -> step(author, draft, "sign", CANARY, CANARY), 400,
						"sessionnotes.error.unknownProperty"),
				new Bad("signing into an unknown format",
						() -> author.post(NOTES + "/" + draft + "/sign?format=" + CANARY, "{}"), 400,
						PROGRESS_NOTE + "unknownFormat"),
				new Bad("signing what is not there", () -> step(author, CANARY, "sign"), 404, PROGRESS_NOTE + "noSuchNote"),
				new Bad("co-signing a draft", () -> step(supervisor, draft, "cosign"), 409,
						PROGRESS_NOTE + "step.notSigned"),
				new Bad("approving a draft", () -> step(supervisor, draft, "approve"), 409,
						PROGRESS_NOTE + "step.notSigned"),
				new Bad("co-signing what is final", () -> step(supervisor, signed, "cosign"), 409,
						PROGRESS_NOTE + "step.final"),
				new Bad("returning a draft", () -> step(supervisor, draft, "return", "comment", CANARY), 409,
						PROGRESS_NOTE + "step.notSigned"),
				new Bad("returning without a comment", () -> step(supervisor, signed, "return", "comment", " \u200b"), 400,
						PROGRESS_NOTE + "commentMissing"),
				new Bad("returning with half of a character", () -> supervisor.post(NOTES + "/" + signed + "/return",
						"{\"comment\":\"" + CANARY + "\\udc00\"}"), 400, PROGRESS_NOTE + "text.notText"),
				new Bad("addendum on a draft", () -> step(author, draft, "addendum", "text", CANARY), 409,
						PROGRESS_NOTE + "step.notFinal"),
				new Bad("empty addendum", () -> step(author, signed, "addendum", "text", ""), 400,
						PROGRESS_NOTE + "addendumMissing"),
				new Bad("blank addendum", () -> step(author, signed, "addendum", "text", " \r\n\u200b"), 400,
						PROGRESS_NOTE + "addendumMissing"),
				new Bad("no addendum", () -> author.post(NOTES + "/" + signed + "/addendum", "{}"), 400,
						PROGRESS_NOTE + "addendumMissing"),
				new Bad("addendum as a list",
						() -> author.post(NOTES + "/" + signed + "/addendum", "{\"text\":[\"" + CANARY + "\"]}"), 400,
						UNKNOWN + "text"),
				new Bad("addendum under another name", () -> step(author, signed, "addendum", "comment", CANARY), 400,
						"sessionnotes.error.unknownProperty"),
				new Bad("addendum of 1 MiB",
						() -> step(author, signed, "addendum", "text", CANARY + "x".repeat(1024 * 1024)), 400,
						PROGRESS_NOTE + "text.tooLong"),
				new Bad("addendum with a null character", () -> step(author, signed, "addendum", "text", CANARY + "\u0000"),
						400, PROGRESS_NOTE + "text.notText"),
				new Bad("changing what is signed", () -> author.post(NOTES + "/" + signed, "{\"plan\":\"" + CANARY + "\"}"),
						409, PROGRESS_NOTE + "fixed"),
				new Bad("moving a draft to another patient",
						() -> author.post(NOTES + "/" + draft, "{\"patient\":\"" + other.uuid() + "\"}"), 400,
						"sessionnotes.error.unknownProperty"),
				new Bad("a bad change of a draft",
						() -> author.post(NOTES + "/" + draft, "{\"plan\":\"" + CANARY + "\",\"risk\":\"" + CBT + "\"}"),
						400, PROGRESS_NOTE + "noAnswer.risk"),
				new Bad("a contradictory change of a draft",
						() -> author.post(NOTES + "/" + draft, "{\"plan\":\"" + CANARY + "\",\"start\":\"" + minutesAgo(60)
								+ "\",\"end\":\"" + minutesAgo(10) + "\",\"duration\":3}"),
						400, PROGRESS_NOTE + "time.contradictory"),
				new Bad("changing what is not there", () -> author.post(NOTES + "/" + CANARY, "{\"plan\":\"x\"}"), 404,
						PROGRESS_NOTE + "noSuchNote"),
				new Bad("reading what is no progress note", () -> author.get(NOTES + "/" + client.visitUuid()), 404,
						PROGRESS_NOTE + "noSuchNote"),
				new Bad("verifying what is not there", () -> author.get(NOTES + "/" + CANARY + "/verify"), 404,
						PROGRESS_NOTE + "noSuchNote"),
				new Bad("voiding without a reason", () -> author.delete(NOTES + "/" + draft), 400,
						"sessionnotes.error.reasonMissing"),
				new Bad("voiding with a blank reason", () -> author.delete(NOTES + "/" + draft + "?reason=%20"), 400,
						"sessionnotes.error.reasonMissing"),
				new Bad("voiding with a blank reason in the body",
						() -> author.post(NOTES + "/" + draft, "{\"voided\":true,\"reason\":\"\\t\"}"), 400,
						"sessionnotes.error.reasonMissing"),
				new Bad("voiding neither yes nor no",
						() -> author.post(NOTES + "/" + draft, "{\"voided\":null,\"reason\":\"" + CANARY + "\"}"), 400,
						UNKNOWN + "voided"),
				new Bad("voiding with a reason longer than the platform's",
						() -> author.post(NOTES + "/" + draft, "{\"voided\":true,\"reason\":\"" + CANARY.repeat(10) + "\"}"),
						400, "error.exceededMaxLengthOfField"),
				new Bad("purging", () -> author.delete(NOTES + "/" + draft + "?purge=true"), 400, PROGRESS_NOTE + "purge"));
	}

	static Stream<Bad> badLists() {
		List<Bad> bad = new ArrayList<>();
		for (String list : List.of(NOTES + "?patient=" + client.uuid() + "&", NOTES + "/list/unsigned?",
				NOTES + "/list/missing?")) {
			for (String page : List.of("limit=0", "limit=-1", "limit=many" + CANARY, "limit=1.5", "limit=99999999",
					"limit=3000000000", "limit=", "startIndex=-1", "startIndex=x" + CANARY, "startIndex=3000000000")) {
				bad.add(new Bad(list.substring(NOTES.length()) + page, () -> author.get(list + page), 400,
						"sessionnotes.error.paging"));
			}
		}
		bad.add(new Bad("unknown list", () -> author.get(NOTES + "/list/" + CANARY), 400, PROGRESS_NOTE + "unknownList"));
		bad.add(new Bad("list of an unknown user", () -> author.get(NOTES + "/list/unsigned?of=" + CANARY), 403,
				PROGRESS_NOTE + "notYourList"));
		bad.add(new Bad("list in an unknown format",
				() -> author.get(NOTES + "?patient=" + client.uuid() + "&format=" + CANARY), 400,
				PROGRESS_NOTE + "unknownFormat"));
		Http admin = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);
		String therapist = DemoClinic.THERAPIST.userUuid();
		bad.add(new Bad("supervision without a mode",
				() -> admin.post(SUPERVISION, "{\"therapist\":\"" + therapist + "\",\"supervisor\":\"x\"}"), 400,
				UNKNOWN + "mode"));
		bad.add(new Bad("supervision of oneself", () -> admin.post(SUPERVISION,
				ProgressNoteRequests.supervision(DemoClinic.THERAPIST, DemoClinic.THERAPIST, "ACCESS_ONLY").toString()), 400,
				"sessionnotes.error.supervision.ofOneself"));
		bad.add(new Bad("supervision by nobody",
				() -> admin.post(SUPERVISION, "{\"therapist\":\"" + therapist + "\",\"supervisor\":\"" + CANARY
						+ "\",\"mode\":\"ACCESS_ONLY\"}"),
				400, "sessionnotes.error.supervision.noSuchUser"));
		bad.add(new Bad("unknown mode of supervision",
				() -> admin.post(SUPERVISION, ProgressNoteRequests
						.supervision(DemoClinic.THERAPIST, DemoClinic.SUPERVISOR, CANARY).toString()),
				400, UNKNOWN + "mode"));
		return bad.stream();
	}

	@ParameterizedTest
	@MethodSource({"wrongTypes", "badDrafts", "badBodies", "badSteps", "badLists"})
	void badInputIsRefusedAndLeavesNothing(Bad bad) {
		Answer answer = bad.request().get();

		assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
		assertThat(answer.body()).contains(bad.code()).doesNotContain(CANARY).doesNotContain("\\tat ", "\tat ");
		assertThat(json(answer).get("error").get("message").asText()).isNotBlank();
		assertThat(stored()).isEqualTo(storedBefore);
	}

	/** How much there is of each client, and what the notes tell. */
	private static List<Object> stored() {
		List<Object> stored = new ArrayList<>();
		Http admin = server.as(DemoClinic.ADMIN);
		for (Client each : List.of(client, other, voided)) {
			for (String kind : List.of("encounter", "obs")) {
				stored.add(ok(admin.get(REST + "/" + kind + "?limit=1&totalCount=true&includeAll=true&v=ref&patient="
						+ each.uuid())).get("totalCount").asInt());
			}
		}
		for (String uuid : List.of(draft, incomplete, signed)) {
			stored.add(author.get(NOTES + "/" + uuid).body());
		}
		stored.add(admin.get(SUPERVISION).body());
		return stored;
	}

	static Stream<String> legalTexts() {
		return Stream.of("a<b & c > d <script>alert(1)</script> <!-- --> &lt; &amp;lt; &#60;",
				"\ud83d\ude00 \ud83d\udc69\u200d\ud83d\udc67",
				"\u0645\u0631\u062d\u0628\u0627 \u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd",
				"e\u0301 n\u0303 a\u030a\u0323 Z\u0351\u036b",
				"\"double\" 'single' \u201ccurved\u201d \\ \\n %s {0} ${x} #{x} '' --;", "one\r\ntwo\nthree\rfour\tfive",
				"  leading and trailing spaces  ", "\n\nleading and trailing lines\r\n",
				"\u4e2d\u6587 \u0939\u093f \ud842\udfb7", LONGEST,
				"<".repeat(65_535));
	}

	@ParameterizedTest
	@MethodSource("legalTexts")
	void whatIsLegalComesBackAsTyped(String typed) {
		tellsWhatWasTyped(author, newClient(server), typed);
	}

	/** In every text of a note, when it is created, changed, signed, and added to. */
	static void tellsWhatWasTyped(Http author, Client client, String typed) {
		List<String> texts = List.of("presentingConcerns", "techniquesDescribed", "changeDescribed", "plan", "riskAction");
		ObjectNode note = complete(client);
		texts.forEach(text -> note.put(text, typed));
		note.putArray("goals").addObject().put("goal", typed).put("rating", ProgressNoteRequests.SOME_PROGRESS)
				.put("comment", typed);
		String uuid = create(author, note);
		Runnable check = () -> {
			JsonNode content = ok(author.get(NOTES + "/" + uuid)).get("content");
			texts.forEach(text -> assertThat(content.get(text).asText()).as(text).isEqualTo(typed));
			assertThat(content.get("goals").get(0).get("goal").asText()).isEqualTo(typed);
			assertThat(content.get("goals").get(0).get("comment").asText()).isEqualTo(typed);
		};
		check.run();
		ObjectNode change = JsonNodeFactory.instance.objectNode();
		ok(author.post(NOTES + "/" + uuid, change.put("plan", "something else").toString()));
		ok(author.post(NOTES + "/" + uuid, change.put("plan", typed).toString()));
		check.run();
		ok(step(author, uuid, "sign"));
		check.run();
		assertThat(ok(step(author, uuid, "addendum", "text", typed)).get("addenda").get(0).get("text").asText())
				.isEqualTo(typed);
		JsonNode verified = ok(author.get(NOTES + "/" + uuid + "/verify"));
		assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
	}

	@Test
	void anEmptyGoalIsNoGoal() {
		ObjectNode note = complete(newClient(server));
		note.withArray("goals").addObject().put("goal", "").putNull("rating");
		assertThat(ok(author.get(NOTES + "/" + create(author, note))).get("content").get("goals")).hasSize(1);
	}

	private static Bad created(String what, String property, String value, String code) {
		return new Bad(what, creating(note -> note.put(property, value)), 400, code);
	}

	private static Bad withoutTimes(String what, Consumer<ObjectNode> change, String code) {
		return new Bad(what, creating(note -> {
			note.remove(List.of("start", "end"));
			change.accept(note);
		}), 400, code);
	}

	/** Each text of the note holds the canary, unless the change is of that one. */
	private static Supplier<Answer> creating(Consumer<ObjectNode> change) {
		return () -> {
			ObjectNode note = complete(client);
			for (String text : List.of("presentingConcerns", "techniquesDescribed", "changeDescribed", "plan",
					"riskAction")) {
				note.put(text, CANARY);
			}
			((ObjectNode) note.get("goals").get(0)).put("goal", CANARY).put("comment", CANARY);
			change.accept(note);
			return author.post(NOTES, note.toString());
		};
	}
}
