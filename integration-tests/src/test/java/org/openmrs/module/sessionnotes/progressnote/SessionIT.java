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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.supervise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** A therapist's day and a client's sessions over REST, and what is told to whom. */
class SessionIT {

	private static final String SESSIONS = REST + "/sessionnotes/session";

	private static final String PRIVATE = REST + "/sessionnotes/psychotherapynote";

	private static final String UNKNOWN_ROLE = "a0b03050-c99b-11e0-9572-0800200c9a66";

	private static RunningServer server;

	private static Http admin;

	private static Http colleague;

	private static Http nurse;

	private Account therapist;

	private Http author;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		admin = server.as(DemoClinic.ADMIN);
		colleague = server.as(DemoClinic.OTHER_THERAPIST);
		nurse = server.as(DemoClinic.NURSE);
	}

	@BeforeEach
	void newTherapist() {
		therapist = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(therapist);
	}

	@Test
	void aDayShowsEachSessionWithItsState() {
		Account supervisor = newAccount(server, DemoClinic.SUPERVISOR);
		supervise(server, therapist, supervisor, "REVIEW_AND_COSIGN");
		Client without = newClient(server);
		Client drafted = newClient(server);
		Client signed = newClient(server);
		Client returned = newClient(server);
		Client ofColleague = newClient(server);
		String consultation = consultation(without, therapist, 250);
		String draft = create(author, draft(drafted).put("start", minutesAgo(200)).put("duration", 50));
		String waits = create(author, complete(signed).put("start", minutesAgo(140)).put("end", minutesAgo(90)));
		ok(step(author, waits, "sign"));
		String comesBack = create(author, complete(returned).put("start", minutesAgo(80)).put("end", minutesAgo(30)));
		ok(step(author, comesBack, "sign"));
		ok(step(server.as(supervisor), comesBack, "return", "comment", "Say more"));
		consultation(ofColleague, DemoClinic.OTHER_THERAPIST, 100);
		consultation(ofColleague, DemoClinic.NURSE, 100);
		create(colleague, complete(ofColleague));

		JsonNode day = recent(author);

		assertThat(texts(day, "uuid")).containsExactly(without.visitUuid(), draft, waits, comesBack);
		assertThat(texts(day, "source")).containsExactly("visit", "encounter", "encounter", "encounter");
		assertThat(day).extracting(each -> each.get("patient").get("uuid").asText()).containsExactly(without.uuid(),
				drafted.uuid(), signed.uuid(), returned.uuid());
		assertThat(day).extracting(each -> each.path("progressNote").path("state").asText()).containsExactly("", "DRAFT",
				"AWAITING_COSIGNATURE", "RETURNED");
		assertThat(day).extracting(each -> each.get("own").asBoolean()).containsOnly(true);
		JsonNode first = day.get(0);
		assertThat(first.get("patient").get("display").asText()).isEqualTo("Test Client");
		assertThat(first.get("patient").get("age").asInt()).isGreaterThan(35);
		assertThat(first.get("patient").get("gender").asText()).isEqualTo("F");
		assertThat(first.get("encounter").get("uuid").asText()).isEqualTo(consultation);
		assertThat(first.get("visit").get("uuid").asText()).isEqualTo(without.visitUuid());
		assertThat(first.get("type").get("uuid").asText()).isEqualTo(DemoClinic.VISIT_TYPE);
		assertThat(first.get("location").get("uuid").asText()).isEqualTo(DemoClinic.LOCATION);
		assertThat(first.get("progressNote").isNull()).isTrue();
		JsonNode third = day.get(2);
		assertThat(third.get("duration").asInt()).isEqualTo(50);
		assertThat(third.get("start").asText()).isEqualTo(minutesAgo(140));
		assertThat(third.get("end").asText().substring(0, 19)).isEqualTo(minutesAgo(90).substring(0, 19));
		assertThat(third.get("therapist").get("uuid").asText()).isEqualTo(therapist.providerUuid());
		assertThat(third.get("progressNote").get("status").asText()).contains("co-signature");
		assertThat(texts(ok(author.get(SESSIONS + "?date=" + third.get("sessionDate").asText())).get("results"), "uuid"))
				.contains(waits);
		JsonNode page = ok(author.get(SESSIONS + range() + "&limit=2&startIndex=1"));
		assertThat(texts(page.get("results"), "uuid")).containsExactly(draft, waits);
		assertThat(page.get("totalCount").asInt()).isEqualTo(4);
		assertThat(page.get("links").toString()).contains("\"next\"", "\"prev\"");
	}

	@Test
	void aSessionIsOneWhetherOrNotItsNoteIsWritten() {
		Client client = newClient(server);
		String consultation = consultation(client, therapist, 120);
		assertThat(texts(recent(author), "uuid")).containsExactly(client.visitUuid());
		String note = create(author, complete(client));
		assertThat(texts(recent(author), "uuid")).containsExactly(note);
		for (String uuid : List.of(note, client.visitUuid(), consultation)) {
			JsonNode session = ok(author.get(SESSIONS + "/" + uuid));
			assertThat(session.get("uuid").asText()).isEqualTo(note);
			assertThat(texts(session.get("progressNotes"), "uuid")).containsExactly(note);
		}

		ok(author.post(NOTES + "/" + note, "{\"voided\": true, \"reason\": \"a mistake\"}"));

		assertThat(texts(recent(author), "uuid")).containsExactly(client.visitUuid());
		assertThat(ok(author.get(SESSIONS + "/" + note)).get("uuid").asText()).as("the session that the note was of")
				.isEqualTo(client.visitUuid());
	}

	@Test
	void aWaitingDraftIsOnTheVisitThatWasSaid() {
		Client client = newClient(server);
		consultation(client, therapist, 120);
		String note = create(author, draft(client).put("visit", client.visitUuid()).put("plan", "x"));
		JsonNode day = recent(author);
		assertThat(texts(day, "uuid")).containsExactly(note);
		assertThat(day.get(0).get("visit").get("uuid").asText()).isEqualTo(client.visitUuid());
	}

	@Test
	void ownPrivateNotesAreMarkedForTheirAuthorAlone() {
		Client client = newClient(server);
		Client twin = newClient(server);
		String note = create(author, complete(client));
		ok(step(author, note, "sign"));
		String other = create(author, complete(twin));
		ok(step(author, other, "sign"));
		String onEncounter = privateNote(author, client, ",\"encounter\": \"" + note + "\"");
		String onDay = privateNote(author, client, "");
		String voided = privateNote(author, client, "");
		ok(author.post(PRIVATE + "/" + voided, "{\"voided\": true, \"reason\": \"x\"}"));
		privateNote(colleague, client, ",\"encounter\": \"" + note + "\"");

		assertThat(session(recent(author), note).get("privateNotes").asInt()).isEqualTo(2);
		assertThat(session(recent(author), other).get("privateNotes").asInt()).isZero();
		JsonNode whole = ok(author.get(SESSIONS + "/" + note));
		assertThat(texts(whole.get("privateNotes"), "uuid")).containsExactlyInAnyOrder(onEncounter, onDay);
		assertThat(ok(author.get(SESSIONS + "?patient=" + client.uuid())).get("results").get(0).get("privateNotes").asInt())
				.isEqualTo(2);
		assertThat(session(ok(colleague.get(SESSIONS + "?patient=" + client.uuid())).get("results"), note)
				.get("privateNotes").asInt()).as("the colleague's own").isOne();
		for (Http reader : List.of(nurse, server.as(DemoClinic.SUPERVISOR), server.as(DemoClinic.PRIVACY_OFFICER), admin)) {
			for (String asked : List.of("?patient=%s", "/%s")) {
				Answer of = reader.get(SESSIONS + asked.formatted(asked.startsWith("?") ? client.uuid() : note));
				Answer ofTwin = reader.get(SESSIONS + asked.formatted(asked.startsWith("?") ? twin.uuid() : other));
				assertThat(of.status()).isEqualTo(ofTwin.status()).isEqualTo(200);
				assertThat(of.body().replace(client.uuid(), twin.uuid()).replace(client.visitUuid(), twin.visitUuid())
						.replace(note, other)).isEqualTo(ofTwin.body());
			}
		}
		assertThat(nurse.get(SESSIONS + "?patient=" + client.uuid()).body()).doesNotContain("privateNote");
		assertThat(nurse.get(SESSIONS + "/" + onEncounter).status()).isEqualTo(404);
	}

	@Test
	void aPasswordThatAnotherUserHasSetHidesTheMarksAndNothingElse() {
		Client client = newClient(server);
		String note = create(author, complete(client));
		privateNote(author, client, ",\"encounter\": \"" + note + "\"");
		assertThat(recent(author).get(0).get("privateNotes").asInt()).isOne();

		ok(server.as(DemoClinic.SYSTEM_ADMINISTRATOR).post(REST + "/password/" + therapist.userUuid(),
				"{\"newPassword\": \"Reset-2468\"}"));

		JsonNode day = recent(Http.as(therapist.username(), "Reset-2468", server.baseUrl()));
		assertThat(texts(day, "uuid")).containsExactly(note);
		assertThat(day.get(0).has("privateNotes")).isFalse();
	}

	@Test
	void draftsAreMarkedForTheirAuthorAlone() {
		Client client = newClient(server);
		String note = create(author, complete(client));
		Client next = newClient(server);
		consultation(next, therapist, 60);
		typed(note, "progressnote", client, "");
		String begun = UUID.randomUUID().toString();
		typed(begun, "progressnote", next, ",\"visit\": \"" + next.visitUuid() + "\"");
		String secret = UUID.randomUUID().toString();
		typed(secret, "psychotherapynote", client, ",\"encounter\": \"" + note + "\"");

		JsonNode day = recent(author);
		assertThat(session(day, note).get("progressNoteDraft").asText()).isEqualTo(note);
		assertThat(session(day, note).get("privateNoteDraft").asText()).isEqualTo(secret);
		assertThat(session(day, next.visitUuid()).get("progressNoteDraft").asText()).isEqualTo(begun);
		assertThat(session(day, next.visitUuid()).has("privateNoteDraft")).isFalse();
		for (Http other : List.of(colleague, nurse, admin)) {
			assertThat(other.get(SESSIONS + "?patient=" + client.uuid()).body()).contains(note).doesNotContain("Draft\"",
					secret);
		}
	}

	@Test
	void aClientsSessionsAreThoseWithANoteAndOnesOwn() {
		Client client = newClient(server);
		String theirs = create(colleague, complete(client).put("start", minutesAgo(280)).put("end", minutesAgo(230)));
		consultation(client, therapist, 100);

		JsonNode mine = ok(author.get(SESSIONS + "?patient=" + client.uuid())).get("results");
		assertThat(texts(mine, "uuid")).containsExactly(client.visitUuid(), theirs);
		assertThat(mine).extracting(each -> each.get("own").asBoolean()).containsExactly(true, false);
		assertThat(mine.get(1).get("therapist").get("uuid").asText()).isEqualTo(DemoClinic.OTHER_THERAPIST.providerUuid());
		assertThat(texts(ok(nurse.get(SESSIONS + "?patient=" + client.uuid())).get("results"), "uuid"))
				.containsExactly(theirs);
		assertThat(ok(author.get(SESSIONS + "?patient=" + client.uuid() + "&limit=1&startIndex=1")).get("results"))
				.hasSize(1);
		assertThat(ok(nurse.get(SESSIONS + "/" + theirs)).get("own").asBoolean()).isFalse();
		assertThat(texts(ok(author.get(SESSIONS + "/" + client.visitUuid())).get("progressNotes"), "uuid"))
				.containsExactly(theirs);
		assertThat(recent(author)).hasSize(1);
	}

	@Test
	void anotherTherapistsSessionWithoutANoteIsNobodyElses() {
		Client client = newClient(server);
		String consultation = consultation(client, therapist, 100);
		for (Http other : List.of(colleague, nurse, admin)) {
			assertThat(ok(other.get(SESSIONS + "?patient=" + client.uuid())).get("results")).isEmpty();
			assertThat(other.get(SESSIONS + "/" + client.visitUuid()).status()).isEqualTo(404);
			assertThat(other.get(SESSIONS + "/" + consultation).status()).isEqualTo(404);
		}
	}

	@Test
	void anEncounterOutsideOfAVisitIsASessionUntilItHasANote() {
		Client client = newClient(server);
		Answer made = admin.post(REST + "/encounter", encounter(client, therapist, 400).toString());
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		String encounter = json(made).get("uuid").asText();
		assertThat(texts(recent(author), "uuid")).containsExactly(encounter);
		assertThat(ok(author.get(SESSIONS + "/" + encounter)).get("source").asText()).isEqualTo("encounter");
		String note = create(author, draft(client).put("start", minutesAgo(399)).put("plan", "x"));
		assertThat(texts(recent(author), "uuid")).containsExactly(note);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"?from=2026-01-01&to=2026-02-01 | session.days",
			"?from=2026-01-02&to=2026-01-01 | session.days", "?from=2026-01-01 | session.oneList",
			"?date=2026-01-01&patient=x | session.oneList", "?date=2026-13-01 | unknown.date",
			"?date=1800-01-01 | bound.MOMENT", "?patient=nobody | unknown.patient", "?since=2026-01-01 | unknownParameter"})
	void aListThatMakesNoSenseIsRefused(String asked, String code) {
		assertError(author.get(SESSIONS + asked), 400, "sessionnotes.error." + code);
	}

	@Test
	void aMonthIsOneList() {
		assertThat(ok(author.get(SESSIONS + "?from=2026-01-01&to=2026-01-31")).get("results")).isEmpty();
	}

	@Test
	void aDayIsForThoseWhoWriteProgressNotes() {
		assertThat(server.anonymous().get(SESSIONS).status()).isEqualTo(401);
		assertThat(server.anonymous().get(SESSIONS + "?patient=" + DemoClinic.FIRST_CLIENT.uuid()).status()).isEqualTo(401);
		assertThat(nurse.get(SESSIONS).status()).isEqualTo(403);
		assertThat(author.get(SESSIONS).status()).isEqualTo(200);
	}

	@Test
	void theLastSignedNoteIsShownInFull() {
		Client client = newClient(server);
		String last = NOTES + "/last?patient=" + client.uuid();
		String earlier = create(author, complete(client).put("start", minutesAgo(250)).put("end", minutesAgo(200)));
		assertError(author.get(last), 404, "sessionnotes.error.noEarlierNote");
		ok(step(author, earlier, "sign"));
		String later = create(author, complete(client).put("start", minutesAgo(100)).put("end", minutesAgo(50)));
		assertThat(ok(author.get(last)).get("uuid").asText()).as("the other one is a draft").isEqualTo(earlier);
		ok(step(author, later, "sign"));

		JsonNode shown = ok(nurse.get(last));

		assertThat(shown.get("uuid").asText()).isEqualTo(later);
		assertThat(shown).isEqualTo(ok(nurse.get(NOTES + "/" + later + "?v=full")));
		assertThat(ok(nurse.get(last + "&before=" + minutesAgo(100).replace("+", "%2B"))).get("uuid").asText())
				.isEqualTo(earlier);
		assertError(nurse.get(last + "&before=2020-01-01"), 404, "sessionnotes.error.noEarlierNote");
		assertError(nurse.get(last + "&before=yesterday"), 400, "sessionnotes.error.unknown.before");
		assertThat(nurse.get(NOTES + "/last").status()).isEqualTo(400);
	}

	private static String consultation(Client client, Account by, int minutesAgo) {
		Answer made = admin.post(REST + "/encounter",
				encounter(client, by, minutesAgo).put("visit", client.visitUuid()).toString());
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return json(made).get("uuid").asText();
	}

	private static ObjectNode encounter(Client client, Account by, int minutesAgo) {
		ObjectNode encounter = JsonNodeFactory.instance.objectNode().put("patient", client.uuid())
				.put("encounterType", DemoClinic.CONSULTATION).put("location", DemoClinic.LOCATION)
				.put("encounterDatetime", minutesAgo(minutesAgo));
		encounter.putArray("encounterProviders").addObject().put("provider", by.providerUuid()).put("encounterRole",
				UNKNOWN_ROLE);
		return encounter;
	}

	private static String privateNote(Http by, Client client, String more) {
		Answer made = by.post(PRIVATE, "{\"patient\": \"" + client.uuid() + "\", \"text\": \"private\", \"sessionDate\": \""
				+ minutesAgo(60) + "\"" + more + "}");
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return json(made).get("uuid").asText();
	}

	private void typed(String note, String kind, Client client, String more) {
		ok(author.post(REST + "/sessionnotes/draft/" + note, "{\"kind\": \"" + kind + "\", \"patient\": \"" + client.uuid()
				+ "\", \"revision\": 0, \"content\": {\"text\": \"typed\"}" + more + "}"));
	}

	/** Yesterday's, too: a test may run shortly after midnight. */
	private static JsonNode recent(Http user) {
		return ok(user.get(SESSIONS + range())).get("results");
	}

	private static String range() {
		return "?from=" + LocalDate.now().minusDays(1) + "&to=" + LocalDate.now();
	}

	private static JsonNode session(JsonNode list, String uuid) {
		for (JsonNode each : list) {
			if (each.get("uuid").asText().equals(uuid)) {
				return each;
			}
		}
		throw new AssertionError("no session " + uuid + " in " + list);
	}

	private static List<String> texts(JsonNode list, String property) {
		List<String> texts = new ArrayList<>();
		list.forEach(each -> texts.add(each.get(property).asText()));
		return texts;
	}
}
