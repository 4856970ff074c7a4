/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.REST;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.encounter;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.group;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.note;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ordinary;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.withoutEncounter;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** A note that comes in over the platform's own REST, asked for by everybody over every route. */
class AuthorOnlyIT {

	private static final Client CLIENT = DemoClinic.FIRST_CLIENT;

	private static final String CANARY = NoteRequests.canary();

	/** The notes' uuids, by the way on which each came in. */
	private static final String IN_ENCOUNTER = UUID.randomUUID().toString();

	private static final String IN_GROUP = UUID.randomUUID().toString();

	private static final String ALONE_IN_GROUP = UUID.randomUUID().toString();

	private static String byItself;

	private static String encounterUuid;

	private static RunningServer server;

	@BeforeAll
	static void writeNotes() {
		server = SharedServer.get();
		Http author = server.as(DemoClinic.THERAPIST);
		Answer encounter = author.post(REST + "/encounter",
				encounter(CLIENT, ordinary("ordinary finding"), note(IN_ENCOUNTER, CANARY + " in an encounter"),
						group(ordinary("ordinary member"), note(IN_GROUP, CANARY + " in a group")),
						group(note(ALONE_IN_GROUP, CANARY + " alone in a group"))).toString());
		assertThat(encounter.status()).as(encounter.body()).isEqualTo(201);
		assertThat(encounter.body()).doesNotContain(CANARY);
		encounterUuid = json(encounter).get("uuid").asText();
		Answer obs = author.post(REST + "/obs", withoutEncounter(note(null, CANARY + " by itself"), CLIENT).toString());
		assertThat(obs.status()).as(obs.body()).isEqualTo(201);
		byItself = json(obs).get("uuid").asText();
	}

	@Test
	void theAuthorReadsEachOverBothRoutes() {
		Http author = server.as(DemoClinic.THERAPIST);
		for (String uuid : notes()) {
			assertThat(json(author.get(REST + "/obs/" + uuid)).get("value").asText()).startsWith(CANARY);
			assertThat(json(author.get(NOTES + "/" + uuid)).get("text").asText()).startsWith(CANARY);
		}
	}

	@Test
	void theRestOfTheEncounterIsThereForEverybody() {
		String encounter = server.as(DemoClinic.NURSE).get(REST + "/encounter/" + encounterUuid + "?v=full").body();
		assertThat(encounter).contains("ordinary finding", "ordinary member");
		assertThat(json(server.as(DemoClinic.NURSE).get(REST + "/encounter/" + encounterUuid + "?v=full")).get("obs"))
				.as("the group that held nothing but a note is gone").hasSize(2);
	}

	@Test
	void theAuthorsListHoldsNoText() {
		Answer list = server.as(DemoClinic.THERAPIST).get(NOTES + "?v=full&totalCount=true&patient=" + CLIENT.uuid());
		assertThat(list.body()).contains(notes()).doesNotContain(CANARY);
		assertThat(json(list).get("totalCount").asInt()).isGreaterThanOrEqualTo(4);
		Answer page = server.as(DemoClinic.THERAPIST).get(NOTES + "?limit=1&patient=" + CLIENT.uuid());
		assertThat(json(page).get("results")).hasSize(1);
		assertThat(page.body()).contains("\"rel\":\"next\"");
	}

	static Stream<Account> others() {
		return Stream.of(DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE, DemoClinic.SUPERVISOR, DemoClinic.PRIVACY_OFFICER,
				DemoClinic.SYSTEM_ADMINISTRATOR, DemoClinic.ADMIN, null);
	}

	static Stream<Arguments> othersAndRoutesToOne() {
		return others()
				.flatMap(account -> Stream.of(REST + "/obs/%s", REST + "/obs/%s?v=full", REST + "/obs/%s?includeAll=true",
						"/ws/fhir2/R4/Observation/%s", "/ws/fhir2/R3/Observation/%s", NOTES + "/%s", NOTES + "/%s?v=full",
						NOTES + "/%s/version", NOTES + "/%s/verification").map(route -> Arguments.of(account, route)));
	}

	@ParameterizedTest
	@MethodSource("othersAndRoutesToOne")
	void anybodyElseGetsWhatTheyGetForANoteThatNeverWas(Account account, String route) {
		Http http = account == null ? server.anonymous() : server.as(account);
		for (String uuid : notes()) {
			String never = UUID.randomUUID().toString();
			Answer real = http.get(String.format(route, uuid));
			Answer unknown = http.get(String.format(route, never));

			assertThat(real.status()).isEqualTo(unknown.status()).isIn(404, 401);
			assertThat(real.body().replace(uuid, "UUID")).isEqualTo(unknown.body().replace(never, "UUID"));
			if (account != null) {
				assertThat(real.status()).isEqualTo(404);
			}
		}
	}

	static Stream<Arguments> othersAndRoutesToMany() {
		return others().flatMap(account -> Stream.of(REST + "/encounter/ENCOUNTER?v=full",
				REST + "/encounter/ENCOUNTER?v=custom:(uuid,obs:(uuid,value,comment,groupMembers:(uuid,value)))",
				REST + "/visit/" + CLIENT.visitUuid() + "?v=full",
				REST + "/obstree?patient=" + CLIENT.uuid() + "&concept=" + DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT,
				REST + "/obs?v=full&patient=" + CLIENT.uuid(),
				REST + "/obs?v=full&patient=" + CLIENT.uuid() + "&concept=" + DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT,
				REST + "/obs?v=full&encounter=ENCOUNTER", REST + "/encounter?v=full&patient=" + CLIENT.uuid(),
				"/ws/fhir2/R4/Observation?patient=" + CLIENT.uuid(),
				"/ws/fhir2/R4/Observation?code=" + DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT,
				"/ws/fhir2/R4/Observation?encounter=ENCOUNTER",
				"/ws/fhir2/R4/Patient/" + CLIENT.uuid() + "/$everything", "/ws/fhir2/R4/Encounter/ENCOUNTER/$everything",
				NOTES + "?v=full&totalCount=true&includeAll=true&patient=" + CLIENT.uuid())
				.map(route -> Arguments.of(account, route)));
	}

	@ParameterizedTest
	@MethodSource("othersAndRoutesToMany")
	void noListOrContainerHoldsANoteForAnybodyElse(Account account, String route) {
		Answer answer = (account == null ? server.anonymous() : server.as(account))
				.get(route.replace("ENCOUNTER", encounterUuid));

		assertThat(answer.body()).doesNotContain(CANARY).doesNotContain(notes());
		if (account != null) {
			assertThat(answer.status()).isIn(200, 404);
		}
		if (account != null && route.startsWith(NOTES)) {
			assertThat(json(answer).get("results")).isEmpty();
			assertThat(json(answer).get("totalCount").asInt()).isZero();
		}
	}

	/** Not even the author's own lists: what a list shows is printed, exported and looked at over a shoulder. */
	@ParameterizedTest
	@MethodSource("othersAndRoutesToMany")
	void noListOfThePlatformHoldsANoteForItsAuthor(Account ignored, String route) {
		if (!route.startsWith(NOTES)) {
			assertThat(server.as(DemoClinic.THERAPIST).get(route.replace("ENCOUNTER", encounterUuid)).body())
					.doesNotContain(CANARY).doesNotContain(notes());
		}
	}

	@Test
	void nobodyElseChangesOrRemovesOne() {
		for (Account account : List.of(DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE, DemoClinic.ADMIN)) {
			Http http = server.as(account);
			String never = UUID.randomUUID().toString();
			assertSame(http.post(REST + "/obs/" + byItself, "{\"value\":\"overwritten\"}"),
					http.post(REST + "/obs/" + never, "{\"value\":\"overwritten\"}"), never);
			assertSame(http.delete(REST + "/obs/" + byItself), http.delete(REST + "/obs/" + never), never);
			assertSame(http.post(NOTES + "/" + byItself, "{\"version\":1,\"text\":\"overwritten\"}"),
					http.post(NOTES + "/" + never, "{\"version\":1,\"text\":\"overwritten\"}"), never);
			assertSame(http.delete(NOTES + "/" + byItself + "?reason=x"), http.delete(NOTES + "/" + never + "?reason=x"),
					never);
			assertSame(http.delete(NOTES + "/" + byItself + "?purge=true"), http.delete(NOTES + "/" + never + "?purge=true"),
					never);
		}
		assertThat(json(server.as(DemoClinic.THERAPIST).get(NOTES + "/" + byItself)).get("text").asText())
				.startsWith(CANARY);
		assertThat(json(server.as(DemoClinic.THERAPIST).get(NOTES + "/" + byItself)).get("version").asInt()).isOne();
	}

	private static void assertSame(Answer real, Answer unknown, String never) {
		assertThat(real.status()).isEqualTo(unknown.status());
		assertThat(comparable(real).replace(byItself, "UUID")).isEqualTo(comparable(unknown).replace(never, "UUID"));
	}

	/** Platform: its errors hold a stack trace, and the JDK changes how it calls a method after some calls. */
	private static String comparable(Answer answer) {
		return answer.body().replaceAll("\\\\n\\\\tat [^\\\\]*jdk\\.internal\\.reflect[^\\\\]*", "");
	}

	private static String[] notes() {
		return new String[]{IN_ENCOUNTER, IN_GROUP, ALONE_IN_GROUP, byItself};
	}
}
