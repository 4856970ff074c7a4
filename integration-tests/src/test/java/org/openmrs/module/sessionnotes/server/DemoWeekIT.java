/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoWeek.Progress;
import org.openmrs.module.sessionnotes.server.DemoWeek.Session;
import org.openmrs.module.sessionnotes.server.Http.Answer;

/** The clinic that {@code mvn -Pdemo} starts with: each state of a note is there, and a later start changes nothing. */
class DemoWeekIT {

	private static final String REST = "/ws/rest/v1";

	private static final String PROGRESS_NOTES = REST + "/sessionnotes/progressnote";

	private static final String PRIVATE_NOTES = REST + "/sessionnotes/psychotherapynote";

	private static RunningServer server;

	@TempDir
	static Path directory;

	@BeforeAll
	static void startServer() {
		server = RunningServer.start(directory.resolve("data"), Map.of(ServerOptions.WEEK, "true"));
	}

	@AfterAll
	static void stopServer() {
		if (server != null) {
			server.close();
		}
	}

	@Test
	void everyNoteIsInItsState() {
		Map<Progress, String> states = Map.of(Progress.DRAFT, "DRAFT", Progress.SIGNED, "FINAL", Progress.WITH_ADDENDUM,
				"FINAL", Progress.WAITING, "AWAITING_COSIGNATURE", Progress.RETURNED, "RETURNED", Progress.WAITING_AGAIN,
				"AWAITING_COSIGNATURE", Progress.COSIGNED, "FINAL");
		for (Session session : DemoWeek.SESSIONS) {
			if (session.progress() != Progress.NONE) {
				JsonNode note = ok(session.therapist(), PROGRESS_NOTES + "/" + session.progressNoteUuid());
				assertThat(note.get("state").asText()).as(session.number()).isEqualTo(states.get(session.progress()));
				assertThat(note.get("visit").get("uuid").asText()).isEqualTo(session.visitUuid());
			}
		}
		assertThat(DemoWeek.SESSIONS).extracting(Session::progress).as("each state is there").contains(Progress.values());
	}

	@Test
	void therapistsFindWhatIsToBeDone() {
		assertThat(list(DemoClinic.THERAPIST, "unsigned")).containsExactly(notes(DemoClinic.THERAPIST, Progress.DRAFT));
		assertThat(list(DemoClinic.THERAPIST, "missing")).containsExactly(visitsWithoutNote(DemoClinic.THERAPIST));
		assertThat(list(DemoWeek.SUPERVISED_THERAPIST, "unsigned"))
				.containsExactly(notes(DemoWeek.SUPERVISED_THERAPIST, Progress.DRAFT, Progress.RETURNED));
		assertThat(list(DemoWeek.SUPERVISED_THERAPIST, "missing"))
				.containsExactly(visitsWithoutNote(DemoWeek.SUPERVISED_THERAPIST));
	}

	@Test
	void theSupervisorFindsWhatWaits() {
		assertThat(list(DemoClinic.SUPERVISOR, "waiting"))
				.containsExactly(notes(DemoWeek.SUPERVISED_THERAPIST, Progress.WAITING, Progress.WAITING_AGAIN));
	}

	@Test
	void whatWasReturnedSaysWhy() {
		Session returned = one(session -> session.progress() == Progress.RETURNED);
		Session again = one(session -> session.progress() == Progress.WAITING_AGAIN);

		assertThat(steps(returned, "step")).containsExactly("DRAFT", "SIGNED", "RETURNED");
		assertThat(steps(returned, "comment")).contains(returned.later());
		assertThat(steps(again, "step")).containsExactly("DRAFT", "SIGNED", "RETURNED", "SIGNED");
		assertThat(ok(DemoWeek.SUPERVISED_THERAPIST, PROGRESS_NOTES + "/" + again.progressNoteUuid()).get("content")
				.get("plan").asText())
				.isEqualTo(again.changed());
	}

	@Test
	void peopleHaveSignedThemselvesAndTheSignaturesVerify() {
		for (Session session : DemoWeek.SESSIONS) {
			if (List.of(Progress.NONE, Progress.DRAFT).contains(session.progress())) {
				continue;
			}
			JsonNode history = ok(DemoClinic.SUPERVISOR, PROGRESS_NOTES + "/" + session.progressNoteUuid() + "/history")
					.get("results");
			for (JsonNode step : history) {
				boolean review = List.of("RETURNED", "COSIGNED").contains(step.get("step").asText());
				assertThat(step.get("user").get("uuid").asText())
						.isEqualTo((review ? DemoClinic.SUPERVISOR : session.therapist()).userUuid());
			}
			assertThat(
					ok(DemoClinic.SUPERVISOR, PROGRESS_NOTES + "/" + session.progressNoteUuid() + "/verify").get("intact")
							.asBoolean())
					.as(session.number()).isTrue();
		}
	}

	@Test
	void todaysClientsButTheNewOneHaveSomethingToCarryForward() {
		List<Session> today = DemoWeek.SESSIONS.stream().filter(session -> day(session).equals(LocalDate.now())).toList();

		assertThat(today).hasSizeGreaterThanOrEqualTo(6).allMatch(session -> session.progress() == Progress.NONE);
		for (Session session : today) {
			JsonNode notes = ok(session.therapist(), PROGRESS_NOTES + "?patient=" + session.client().uuid()
					+ "&v=full").get("results");
			if (session.client() == DemoWeek.OLENA) {
				assertThat(notes).isEmpty();
			} else {
				assertThat(notes).as(session.client().givenName()).anySatisfy(note -> {
					assertThat(note.get("state").asText()).isNotIn("DRAFT");
					assertThat(note.get("content").get("goals")).isNotEmpty();
					assertThat(note.get("content").get("techniques")).isNotEmpty();
					assertThat(note.get("content").get("plan").asText()).isNotEmpty();
				});
			}
		}
	}

	@Test
	void privateNotesAreTheirAuthorsAlone() {
		List<Session> sessions = DemoWeek.SESSIONS.stream().filter(session -> session.privateNote() != null).toList();

		assertThat(sessions).extracting(Session::therapist).contains(DemoClinic.THERAPIST, DemoWeek.SUPERVISED_THERAPIST);
		for (Session session : sessions) {
			String address = PRIVATE_NOTES + "/" + session.privateNoteUuid();
			JsonNode note = ok(session.therapist(), address);
			assertThat(note.get("text").asText()).isEqualTo(session.privateNote());
			assertThat(note.get("encounter").get("uuid").asText()).isEqualTo(session.encounterUuid());
			for (Account other : List.of(DemoClinic.ADMIN, DemoClinic.SYSTEM_ADMINISTRATOR, DemoClinic.SUPERVISOR)) {
				assertThat(server.as(other).get(address).status()).as(other.username()).isEqualTo(404);
			}
		}
	}

	@Test
	void aLaterStartChangesNothing() {
		String before = everything();

		server.stop();
		server.start();

		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void whatIsPrintedNamesThePageTheAccountsAndWhatToClick() {
		String output = server.output();

		assertThat(output).contains(server.baseUrl() + "/ws/sessionnotes/day",
				server.baseUrl() + "/ws/sessionnotes/client/" + DemoWeek.DANIEL.uuid(), "Daniel Kim");
		for (Account account : DemoClinic.STAFF) {
			assertThat(output).contains(account.username(), account.password());
		}
		assertThat(output).contains("supervised therapist");
	}

	/** All that people find, and how often it was read and written. */
	private static String everything() {
		List<String> found = new ArrayList<>();
		for (String list : List.of("unsigned", "waiting", "missing")) {
			found.add(server.as(DemoClinic.SYSTEM_ADMINISTRATOR).get(PROGRESS_NOTES + "/list/" + list + "?of=all").body());
		}
		for (Session session : DemoWeek.SESSIONS) {
			Http author = server.as(session.therapist());
			found.add(author.get(REST + "/visit/" + session.visitUuid()).body());
			found.add(author.get(PROGRESS_NOTES + "/" + session.progressNoteUuid() + "/history").body());
		}
		for (Account author : List.of(DemoClinic.THERAPIST, DemoWeek.SUPERVISED_THERAPIST)) {
			DemoWeek.CLIENTS.forEach(
					client -> found.add(server.as(author).get(PRIVATE_NOTES + "?patient=" + client.uuid()).body()));
		}
		return String.join("\n", found).replace(server.baseUrl(), "");
	}

	private static String[] notes(Account author, Progress... progress) {
		return DemoWeek.SESSIONS.stream()
				.filter(session -> session.therapist() == author && List.of(progress).contains(session.progress()))
				.sorted((one, other) -> day(one).compareTo(day(other))).map(Session::progressNoteUuid)
				.toArray(String[]::new);
	}

	private static String[] visitsWithoutNote(Account therapist) {
		return DemoWeek.SESSIONS.stream()
				.filter(session -> session.therapist() == therapist && session.progress() == Progress.NONE)
				.map(Session::visitUuid).toArray(String[]::new);
	}

	/** @return the notes of the list, or the visits of those that have none */
	private static List<String> list(Account user, String list) {
		return results(ok(user, PROGRESS_NOTES + "/list/" + list)).map(
				item -> item.get("progressnote").isNull() ? item.get("visit") : item.get("progressnote"))
				.map(reference -> reference.get("uuid").asText()).toList();
	}

	private static List<String> steps(Session session, String property) {
		return results(ok(session.therapist(), PROGRESS_NOTES + "/" + session.progressNoteUuid() + "/history"))
				.map(step -> step.get(property).asText()).toList();
	}

	private static Stream<JsonNode> results(JsonNode answer) {
		return StreamSupport.stream(answer.get("results").spliterator(), false);
	}

	private static LocalDate day(Session session) {
		JsonNode visit = ok(session.therapist(), REST + "/visit/" + session.visitUuid() + "?v=full");
		return Http.time(visit.get("startDatetime").asText()).toLocalDate();
	}

	private static Session one(Predicate<Session> predicate) {
		return DemoWeek.SESSIONS.stream().filter(predicate).findFirst().orElseThrow();
	}

	private static JsonNode ok(Account user, String path) {
		Answer answer = server.as(user).get(path);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		try {
			return new ObjectMapper().readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON", e);
		}
	}
}
