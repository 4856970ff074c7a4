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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ownNote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.CountedRows;
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The log of accesses over HTTP: who sees it, and an export that the command verifies. */
class LogIT {

	private static final String LOG = REST + "/sessionnotes/log";

	private static final String CANARY = NoteRequests.canary();

	private static final String NOTE = UUID.randomUUID().toString();

	private static RunningServer server;

	@TempDir
	private Path directory;

	@BeforeAll
	static void writeReadAndTry() {
		server = SharedServer.get();
		Http author = server.as(DemoClinic.THERAPIST);
		Answer written = author.post(NOTES, ownNote(NOTE, DemoClinic.FIRST_CLIENT, CANARY).toString());
		assertThat(written.status()).as(written.body()).isEqualTo(201);
		assertThat(author.get(NOTES + "/" + NOTE).status()).isEqualTo(200);
		assertThat(server.as(DemoClinic.OTHER_THERAPIST).get(NOTES + "/" + NOTE).status()).isEqualTo(404);
	}

	@Test
	void theAuthorSeesAllThatHappenedToTheirNote() {
		Answer answer = server.as(DemoClinic.THERAPIST).get(LOG + "?note=" + NOTE);

		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(json(answer).get("results").findValuesAsText("type")).contains("CREATED", "READ", "DENIED", "LOG_READ");
		assertThat(answer.body()).doesNotContain(CANARY, "sequence");
		JsonNode denied = first(answer, "DENIED");
		assertThat(denied.get("result").asText()).isEqualTo("REFUSED");
		assertThat(denied.get("signedInUser").get("uuid").asText()).isEqualTo(DemoClinic.OTHER_THERAPIST.userUuid());
		assertThat(denied.get("address").asText()).isNotEmpty();
		assertThat(json(server.as(DemoClinic.THERAPIST).get(LOG + "?limit=1&note=" + NOTE)).get("results")).hasSize(1);
	}

	@Test
	void nobodyButTheAuthorAndThePrivacyOfficerSeesTheLogOfANote() {
		for (Account account : List.of(DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE, DemoClinic.SUPERVISOR)) {
			Http http = server.as(account);
			String never = UUID.randomUUID().toString();
			Answer real = http.get(LOG + "?note=" + NOTE);
			Answer unknown = http.get(LOG + "?note=" + never);
			assertThat(real.status()).as(account.username()).isEqualTo(404);
			assertThat(real.body()).isEqualTo(unknown.body());
			assertThat(http.get(LOG + "?note=1").body()).isEqualTo(unknown.body());
			for (String route : List.of(LOG, LOG + "/checkpoint/list", LOG + "/export", LOG + "/key", LOG + "/deletion")) {
				assertThat(http.get(route).status()).as(account.username() + " " + route).isEqualTo(403);
			}
			assertThat(http.post(LOG + "/checkpoint", "{}").status()).isEqualTo(403);
		}
		assertThat(server.as(DemoClinic.THERAPIST).get(LOG).status()).isEqualTo(403);
		assertThat(server.as(DemoClinic.THERAPIST).get(LOG + "/checkpoint/list").status()).isEqualTo(403);
		for (String route : List.of(LOG, LOG + "?note=" + NOTE, LOG + "/checkpoint/list", LOG + "/export", LOG + "/key")) {
			assertThat(server.anonymous().get(route).status()).as(route).isEqualTo(401);
		}
	}

	@Test
	void thePrivacyOfficerSeesEverythingButTheWords() {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		Answer all = officer.get(LOG + "?limit=100");
		assertThat(all.status()).as(all.body()).isEqualTo(200);
		assertThat(all.body()).doesNotContain(CANARY);

		Answer some = officer.get(LOG + "?note=" + NOTE + "&type=DENIED&from=2020-01-01&user="
				+ DemoClinic.OTHER_THERAPIST.userUuid());
		assertThat(json(some).get("results").findValuesAsText("type")).as(some.body()).isNotEmpty().containsOnly("DENIED");
		assertThat(json(some).get("results")).extracting(event -> event.at("/note/uuid").asText()).containsOnly(NOTE);
		assertThat(json(officer.get(LOG + "?to=2020-01-01")).get("totalCount").asInt()).isZero();
		assertThat(officer.get(LOG + "?from=yesterday").body()).contains("sessionnotes.error.log.moment");
		assertThat(officer.get(LOG + "?from=2026-01-31T10:00&to=2026-01-31T10:00-05:00").status()).isEqualTo(200);
		assertThat(officer.get(LOG + "?type=NONE").status()).isEqualTo(400);
		assertThat(server.as(DemoClinic.SYSTEM_ADMINISTRATOR).get(LOG + "?note=" + NOTE).body()).doesNotContain(CANARY);
	}

	@Test
	void aDisclosureOfDaysIsFoundByClientAndStandsBesideTheNote() {
		Http author = server.as(DemoClinic.THERAPIST).withPasswordAgain();
		ObjectNode asked = new ObjectMapper().createObjectNode().put("basis", "SERIOUS_THREAT")
				.put("patient", DemoClinic.FIRST_CLIENT.uuid()).put("from", LocalDate.now().minusDays(1).toString())
				.put("to", LocalDate.now().toString()).put("purpose", "a threat")
				.put("end", Http.date(Instant.now().plus(Duration.ofDays(1))));
		asked.putObject("recipient").put("name", "Springfield Police").put("address", "1 Main Street");
		CompleteEvidence.of(asked.putObject("evidence")).put("RATIONALE", "why").put("ABLE_TO_PREVENT", "how");
		Answer made = author.post(REST + "/sessionnotes/disclosure", asked.toString());
		assertThat(made.status()).as(made.body()).isIn(200, 201);
		String disclosure = json(made).get("uuid").asText();
		assertThat(author.post(REST + "/sessionnotes/disclosure/" + disclosure + "/revoke", "{}").status()).isEqualTo(200);

		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		String found = LOG + "?limit=100&type=DISCLOSURE_REVOKED&patient=";
		assertThat(disclosures(officer.get(found + DemoClinic.FIRST_CLIENT.uuid()))).contains(disclosure);
		assertThat(disclosures(officer.get(found + DemoClinic.SECOND_CLIENT.uuid()))).doesNotContain(disclosure);
		String number = server.inside(CountedRows.class,
				"select note_id from sessionnotes_note where uuid = '" + NOTE + "'");
		for (Answer timeline : List.of(author.get(LOG + "?limit=100&note=" + NOTE),
				officer.get(LOG + "?limit=100&note=" + NOTE), officer.get(LOG + "?limit=100&note=" + number))) {
			assertThat(disclosures(timeline)).as(timeline.body()).contains(disclosure);
			assertThat(json(timeline).get("results").findValuesAsText("type")).contains("CREATED", "DISCLOSED",
					"DISCLOSURE_REVOKED");
		}
	}

	@Test
	void aSearchByClientTellsNobodyElseOnWhomThereAreNotes() {
		String own = UUID.randomUUID().toString();
		assertThat(server.as(DemoClinic.OTHER_THERAPIST).post(NOTES,
				ownNote(own, DemoClinic.THIRD_CLIENT, "another's").toString()).status()).isEqualTo(201);
		for (Account account : List.of(DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE, DemoClinic.SUPERVISOR)) {
			Http http = server.as(account);
			for (String search : List.of("?patient=", "?note=" + own + "&patient=", "?note=1&patient=",
					"?totalCount=false&type=DISCLOSED&note=" + own + "&patient=")) {
				Answer with = http.get(LOG + search + DemoClinic.FIRST_CLIENT.uuid());
				Answer without = http.get(LOG + search + DemoClinic.SECOND_CLIENT.uuid());
				assertThat(with.status()).as(account.username() + search).isEqualTo(without.status());
				assertThat(with.body()).as(account.username() + search).isEqualTo(without.body());
			}
		}
	}

	private static List<String> disclosures(Answer answer) {
		return json(answer).get("results").findValues("disclosure").stream().map(each -> each.at("/uuid").asText())
				.collect(Collectors.toList());
	}

	@Test
	void theCommandVerifiesAnExportAndFindsWhatIsMissing() throws Exception {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		JsonNode checkpoint = json(officer.post(LOG + "/checkpoint", "{}"));
		assertThat(checkpoint.get("number").asInt()).isPositive();
		JsonNode newest = json(officer.get(LOG + "/checkpoint/list?limit=1")).get("results");
		assertThat(newest).singleElement().satisfies(listed -> {
			assertThat(listed.get("number")).isEqualTo(checkpoint.get("number"));
			assertThat(listed.get("hash")).isEqualTo(checkpoint.get("hash"));
		});
		String fingerprint = json(officer.get(LOG + "/key")).get("fingerprint").asText();
		Answer answer = officer.get(LOG + "/export");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("LOG_EXPORTED").doesNotContain(CANARY);
		Path export = Files.writeString(directory.resolve("log.jsonl"), answer.body());

		assertThat(verify(export, fingerprint)).isZero();

		List<String> lines = new ArrayList<>(Files.readAllLines(export));
		lines.remove(lines.size() / 2);
		Files.write(export, lines);
		assertThat(verify(export, fingerprint)).isOne();
	}

	@Test
	void oldEventsAreDeletedByTwoPeople() {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER).withPasswordAgain();
		assertThat(officer.post(LOG + "/deletion", "{\"olderThan\":\"2026-01-01\"}").status()).isEqualTo(400);
		assertThat(officer.post(LOG + "/deletion", "{}").status()).isEqualTo(400);
		Answer proposed = officer.post(LOG + "/deletion", "{\"olderThan\":\"2010-01-01\"}");
		assertThat(json(proposed).get("state").asText()).as(proposed.body()).isEqualTo("PROPOSED");
		String decision = LOG + "/deletion/" + json(proposed).get("uuid").asText();
		assertThat(officer.post(decision, "{\"approved\":true}").status()).isEqualTo(409);
		assertThat(server.as(DemoClinic.THERAPIST).withPasswordAgain().post(decision, "{\"approved\":true}").status())
				.isEqualTo(403);
		assertThat(json(server.as(DemoClinic.ADMIN).withPasswordAgain().post(decision, "{\"approved\":true}")).get("state")
				.asText())
				.isEqualTo("APPROVED");
		assertThat(server.as(DemoClinic.ADMIN).withPasswordAgain().post(decision, "{\"approved\":true}").status())
				.isEqualTo(409);
		assertThat(json(officer.get(REST + "/sessionnotes/verification")).get("intact").asBoolean()).isTrue();
	}

	@Test
	void whatNobodyProposedOrHeldIsNotFound() {
		Http administrator = server.as(DemoClinic.ADMIN).withPasswordAgain();
		String unknown = UUID.randomUUID().toString();
		for (String sent : List.of("{\"approved\":true}", "{\"approved\":false}")) {
			assertThat(administrator.post(LOG + "/deletion/" + unknown, sent).status()).isEqualTo(404);
		}
		assertThat(administrator.post(LOG + "/hold/" + unknown, "{\"ended\":true}").status()).isEqualTo(404);
	}

	@Test
	void aHoldIsEndedOnce() {
		Http administrator = server.as(DemoClinic.ADMIN).withPasswordAgain();
		Answer held = server.as(DemoClinic.PRIVACY_OFFICER).post(LOG + "/hold",
				"{\"kind\":\"COMPLAINT\",\"reference\":\"12\"}");
		String hold = LOG + "/hold/" + json(held).get("uuid").asText();
		assertThat(administrator.post(hold, "{\"ended\":true}").status()).isEqualTo(200);
		assertThat(administrator.post(hold, "{\"ended\":true}").status()).isEqualTo(409);
	}

	private static JsonNode first(Answer answer, String type) {
		for (JsonNode event : json(answer).get("results")) {
			if (event.get("type").asText().equals(type)) {
				return event;
			}
		}
		throw new AssertionError(answer.body());
	}

	/** Runs the command as anybody would, with nothing but the domain's jar. */
	private static int verify(Path export, String fingerprint) throws IOException, InterruptedException {
		Process command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				domainJar().toString(), export.toString(), fingerprint)
				.redirectErrorStream(true).start();
		String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(command.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
		assertThat(said).contains("Verified: ");
		return command.exitValue();
	}

	private static Path domainJar() throws IOException {
		try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("..", "domain", "target"),
				"sessionnotes-domain-*.jar")) {
			return jars.iterator().next();
		}
	}
}
