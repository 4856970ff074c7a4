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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.draft;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** A session is of the day that its time was sent with, in whatever time zone the server stands. */
class SessionDayIT {

	/** Before the client's visit: the note belongs to none. */
	private static final Instant START = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(2, ChronoUnit.DAYS);

	/** An offset is written with or without a colon, or as hours alone. */
	private static final String[] PATTERNS = {"yyyy-MM-dd'T'HH:mm:ss.SSSxx", "yyyy-MM-dd'T'HH:mm:ss.SSSxxx",
			"yyyy-MM-dd'T'HH:mm:ss.SSSx"};

	private static RunningServer server;

	private static Account account;

	private static Http author;

	private static Client client;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		account = newAccount(server, DemoClinic.THERAPIST);
		author = server.as(account);
		client = newClient(server);
	}

	/** One of them at least puts the start on another day than the server's. */
	@ParameterizedTest
	@ValueSource(strings = {"-12:00", "-05:00", "+14:00"})
	void theDayIsThatOfTheOffset(String offset) {
		String day = START.atOffset(ZoneOffset.of(offset)).toLocalDate().toString();
		for (String pattern : PATTERNS) {
			ObjectNode note = complete(client).put("start", sent(START, offset, pattern)).put("end",
					sent(START.plusSeconds(3000), offset, pattern));
			String uuid = create(author, note);
			assertDay(uuid, day);
			JsonNode content = ok(author.get(NOTES + "/" + uuid)).get("content");
			assertThat(content.get("start").asText()).isEqualTo(sent(START, offset, "yyyy-MM-dd'T'HH:mm:ss.SSSxx"));
			ok(author.post(NOTES + "/" + uuid, "{\"start\":\"" + content.get("start").asText() + "\",\"sessionDate\":\""
					+ day + "\",\"end\":\"" + content.get("end").asText() + "\"}"));
			assertDay(uuid, day);
			ok(step(author, uuid, "sign"));
			assertDay(uuid, day);
			String last = NOTES + "/last?patient=" + client.uuid() + "&before=";
			assertThat(ok(author.get(last + LocalDate.parse(day).plusDays(1))).get("uuid").asText()).isEqualTo(uuid);
			assertThat(author.get(last + day).body()).doesNotContain(uuid);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"-12:00", "+14:00"})
	void aStartThatFollowsFromTheEndIsOfTheDayOfTheEndsOffset(String offset) {
		ObjectNode note = draft(client).put("end", sent(START.plusSeconds(3000), offset, "yyyy-MM-dd'T'HH:mm:ss.SSSxx"))
				.put("duration", 50);
		assertDay(create(author, note), START.atOffset(ZoneOffset.of(offset)).toLocalDate().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = {"-12:00", "-05:00", "+14:00"})
	void aPrivateNoteIsOfTheDayOfTheOffset(String offset) {
		for (String pattern : PATTERNS) {
			ObjectNode note = draft(client).put("sessionDate", sent(START, offset, pattern)).put("text", "private");
			assertPrivateDay(author.post(REST + "/sessionnotes/psychotherapynote", note.toString()), START, offset);
		}
	}

	/** East of the server the day has begun there and not here. */
	@ParameterizedTest
	@ValueSource(strings = {"-12:00", "+14:00", "+18:00"})
	void aPrivateNoteOfThisMomentIsOfTheDayOfTheOffset(String offset) {
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		ObjectNode note = draft(client).put("sessionDate", sent(now, offset, "yyyy-MM-dd'T'HH:mm:ss.SSSxx")).put("text",
				"private");
		assertPrivateDay(author.post(REST + "/sessionnotes/psychotherapynote", note.toString()), now, offset);
		assertPrivateDay(author.post(REST + "/obs", privateObs(now, offset, "yyyy-MM-dd'T'HH:mm:ss.SSSxx").toString()), now,
				offset);
	}

	@ParameterizedTest
	@ValueSource(strings = {"-12:00", "-05:00", "+14:00"})
	void aDraftThatThePlatformsRestTakesIsOfTheDayOfTheOffset(String offset) {
		for (String pattern : PATTERNS) {
			assertDayOverThePlatform(offset, pattern);
		}
	}

	private static void assertDayOverThePlatform(String offset, String pattern) {
		String uuid = encounter(sent(START, offset, pattern));
		assertDay(uuid, START.atOffset(ZoneOffset.of(offset)).toLocalDate().toString());

		Instant earlier = START.minus(1, ChronoUnit.DAYS);
		ok(author.post(REST + "/encounter/" + uuid,
				"{\"encounterDatetime\":\"" + sent(earlier, "+13:00", pattern) + "\"}"));
		assertDay(uuid, earlier.atOffset(ZoneOffset.of("+13:00")).toLocalDate().toString());
		ok(author.post(REST + "/encounter/" + uuid,
				"{\"encounterDatetime\":\"" + earlier.minusSeconds(60) + "\"}"));
		assertDay(uuid, earlier.minusSeconds(60).atOffset(ZoneOffset.of("+13:00")).toLocalDate().toString());
	}

	/** The server's midnight is another time of the day there, and no date without a time. */
	@ParameterizedTest
	@ValueSource(strings = {"-11:30", "+13:45"})
	void theServersMidnightIsATimeOfTheDayOfTheOffset(String offset) {
		Instant midnight = START.atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.DAYS).toInstant();
		String time = sent(midnight, offset, "yyyy-MM-dd'T'HH:mm:ss.SSSxx");
		String changed = encounter(sent(START, offset, "yyyy-MM-dd'T'HH:mm:ss.SSSxx"));
		ok(author.post(REST + "/encounter/" + changed, "{\"encounterDatetime\":\"" + time + "\"}"));
		for (String uuid : new String[]{encounter(time), changed}) {
			assertDay(uuid, midnight.atOffset(ZoneOffset.of(offset)).toLocalDate().toString());
			assertThat(ok(author.get(NOTES + "/" + uuid)).at("/content/start").asText()).isEqualTo(time);
		}
	}

	private static String encounter(String time) {
		ObjectNode encounter = draft(client).put("encounterType", "f0e2c3f0-d01f-4abd-9c70-14c3b7176b80")
				.put("encounterDatetime", time);
		encounter.putArray("encounterProviders").addObject().put("provider", account.providerUuid()).put("encounterRole",
				"240b26f9-dd88-4172-823d-4a8bfeb7841f");
		Answer made = author.post(REST + "/encounter", encounter.toString());
		assertThat(made.status()).as(made.body()).isEqualTo(201);
		return json(made).get("uuid").asText();
	}

	@ParameterizedTest
	@ValueSource(strings = {"-12:00", "-05:00", "+14:00"})
	void aPrivateObsIsOfTheDayOfTheOffset(String offset) {
		for (String pattern : PATTERNS) {
			assertPrivateDay(author.post(REST + "/obs", privateObs(START, offset, pattern).toString()), START, offset);
		}
	}

	private static ObjectNode privateObs(Instant time, String offset, String pattern) {
		return JsonNodeFactory.instance.objectNode().put("person", client.uuid())
				.put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT).put("obsDatetime", sent(time, offset, pattern))
				.put("value", "private");
	}

	private static void assertPrivateDay(Answer written, Instant time, String offset) {
		assertThat(written.status()).as(written.body()).isEqualTo(201);
		assertThat(ok(author.get(REST + "/sessionnotes/psychotherapynote/" + json(written).get("uuid").asText()))
				.get("sessionDate").asText()).isEqualTo(time.atOffset(ZoneOffset.of(offset)).toLocalDate().toString());
	}

	private static void assertDay(String uuid, String day) {
		JsonNode note = ok(author.get(NOTES + "/" + uuid));
		assertThat(note.get("content").get("sessionDate").asText()).isEqualTo(day);
		assertThat(note.get("display").asText()).contains(day);
		if (note.get("unsigned").asBoolean()) {
			assertThat(ok(author.get(NOTES + "/list/unsigned?limit=100")).get("results"))
					.filteredOn(item -> item.at("/progressnote/uuid").asText().equals(uuid)).singleElement()
					.satisfies(item -> assertThat(item.get("sessionDate").asText()).isEqualTo(day));
		}
	}

	private static String sent(Instant time, String offset, String pattern) {
		return DateTimeFormatter.ofPattern(pattern).format(time.atOffset(ZoneOffset.of(offset)));
	}
}
