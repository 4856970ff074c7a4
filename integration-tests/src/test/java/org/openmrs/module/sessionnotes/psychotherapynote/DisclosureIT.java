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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.canary;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ownNote;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.Patiently;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** Disclosures and legal orders over HTTP, as the people of the clinic make and use them. */
class DisclosureIT {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String DISCLOSURES = REST + "/sessionnotes/disclosure";

	private static final Client CLIENT = DemoClinic.FIRST_CLIENT;

	private static final List<Account> OTHERS = List.of(DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE,
			DemoClinic.PRIVACY_OFFICER, DemoClinic.SYSTEM_ADMINISTRATOR, DemoClinic.ADMIN);

	private static RunningServer server;

	private static Http author;

	private static Http supervisor;

	private static Http approver;

	private final String text = canary();

	private final String uuid = UUID.randomUUID().toString();

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
		supervisor = server.as(DemoClinic.SUPERVISOR);
		approver = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);
		approver.post(REST + "/sessionnotes/supervision",
				JSON.createObjectNode().put("therapist", DemoClinic.THERAPIST.userUuid())
						.put("supervisor", DemoClinic.SUPERVISOR.userUuid()).put("mode", "ACCESS_ONLY").toString());
	}

	@BeforeEach
	void writeANote() {
		assertThat(author.post(NOTES, ownNote(uuid, CLIENT, text).toString()).status()).isEqualTo(201);
	}

	@Test
	void underTrainingTheSupervisorReadsExactlyOneNoteAndNobodyElseDoes() {
		String other = UUID.randomUUID().toString();
		author.post(NOTES, ownNote(other, CLIENT, "another note").toString());
		assertThat(read(supervisor, uuid).status()).isEqualTo(404);

		JsonNode disclosure = made(author, DemoClinic.THERAPIST, training().put("note", uuid));

		JsonNode note = json(read(supervisor, uuid));
		assertThat(note.get("text").asText()).isEqualTo(text);
		assertThat(note.get("disclosure").get("basis").asText()).isEqualTo("TRAINING");
		assertThat(note.get("disclosure").get("readOnly").asBoolean()).isTrue();
		assertThat(note.get("author").get("uuid").asText()).isEqualTo(DemoClinic.THERAPIST.userUuid());
		assertThat(read(supervisor, other)).isEqualTo(unknown(supervisor, other));
		assertThat(supervisor.post(NOTES + "/" + uuid, "{\"version\":1,\"text\":\"x\"}").status()).isIn(403, 404);
		assertThat(json(supervisor.get(DISCLOSURES + "/" + uuidOf(disclosure) + "/note")).get("results"))
				.extracting(each -> each.get("uuid").asText()).containsExactly(uuid);
		for (Account account : OTHERS) {
			Http http = server.as(account);
			assertThat(read(http, uuid)).as(account.task()).isEqualTo(unknown(http, uuid));
			assertThat(http.get(REST + "/obs/" + uuid).body()).as(account.task()).doesNotContain(text);
		}
		assertThat(json(author.get(DISCLOSURES)).toString()).contains(uuidOf(disclosure));
	}

	@Test
	void anExcerptIsReadInThePlaceOfTheNoteAndOnlyItsAuthorSeesItElsewhere() {
		String words = "the excerpt " + UUID.randomUUID();
		JsonNode disclosure = made(author, DemoClinic.THERAPIST, training().put("note", uuid).put("excerpt", words));

		assertThat(disclosure.get("excerpt").asText()).isEqualTo(words);
		JsonNode note = json(read(supervisor, uuid));
		assertThat(note.get("text").asText()).isEqualTo(words);
		assertThat(note.toString()).doesNotContain(text);
		assertThat(note.at("/disclosure/portion").asText()).contains("excerpt");
		assertThat(supervisor.get(REST + "/obs/" + uuid).body()).contains(words).doesNotContain(text);
		assertThat(supervisor.get(DISCLOSURES + "/" + uuidOf(disclosure)).body()).doesNotContain(words);
		assertThat(json(read(author, uuid)).get("text").asText()).isEqualTo(text);
	}

	@Test
	void partsThatANoteDoesNotHaveAndAnEmptyExcerptAreRefusedByName() {
		ObjectNode unknown = training().put("note", uuid);
		unknown.putArray("parts").add("diagnosis");
		ObjectNode none = training().put("note", uuid);
		none.putArray("parts");
		for (ObjectNode asked : List.of(unknown, none)) {
			Answer refused = again(author, DemoClinic.THERAPIST).post(DISCLOSURES, asked.toString());
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.body()).contains("sessionnotes.error.unknown.parts");
		}
		Answer empty = again(author, DemoClinic.THERAPIST).post(DISCLOSURES,
				training().put("note", uuid).put("excerpt", " ").toString());
		assertThat(empty.status()).isEqualTo(400);
		assertThat(empty.body()).contains("sessionnotes.error.unknown.excerpt");
		assertThat(read(supervisor, uuid).status()).isEqualTo(404);
	}

	@Test
	void revokedItClosesOnTheNextRequest() {
		JsonNode disclosure = made(author, DemoClinic.THERAPIST, training().put("note", uuid));
		assertThat(read(supervisor, uuid).status()).isEqualTo(200);

		assertThat(author.post(DISCLOSURES + "/" + uuidOf(disclosure) + "/revoke", "{}").status()).isEqualTo(200);

		assertThat(read(supervisor, uuid)).isEqualTo(unknown(supervisor, uuid));
	}

	@Test
	void itClosesWhenItsEndHasPassed() {
		Patiently.before(end -> {
			made(author, DemoClinic.THERAPIST, training().put("note", uuid).put("end", Http.date(end)));
			assertThat(read(supervisor, uuid).status()).isEqualTo(200);
			return null;
		});

		assertThat(read(supervisor, uuid)).isEqualTo(unknown(supervisor, uuid));
	}

	@Test
	void aRangeOfDatesOpensOnlyTheNotesInIt() {
		String before = noteOf("2026-03-01");
		String first = noteOf("2026-03-02");
		String last = noteOf("2026-03-04");
		String after = noteOf("2026-03-05");

		made(author, DemoClinic.THERAPIST,
				training().put("patient", CLIENT.uuid()).put("from", "2026-03-02").put("to", "2026-03-04"));

		assertThat(List.of(first, last)).allMatch(each -> read(supervisor, each).status() == 200);
		assertThat(List.of(before, after, uuid)).allMatch(each -> read(supervisor, each).status() == 404);
	}

	@Test
	void disclosingTakesThePasswordAgain() {
		ObjectNode asked = training().put("note", uuid);
		assertThat(author.post(DISCLOSURES, asked.toString()).body()).contains("sessionnotes.error.passwordNeeded");
		Answer wrong = author.withPasswordAgain("Wrong-1357").post(DISCLOSURES, asked.toString());
		assertThat(wrong.status()).isEqualTo(403);
		assertThat(wrong.body()).contains("sessionnotes.error.passwordWrong");
		assertThat(read(supervisor, uuid).status()).isEqualTo(404);
	}

	@Test
	void aLegalOrderTakesTwoPeopleAndThePasswordAndTheAuthorIsTold() {
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		Http recipient = server.as(DemoClinic.OTHER_THERAPIST);
		String outOfScope = noteOf("2026-02-01");
		String order = uuidOf(made(officer, DemoClinic.PRIVACY_OFFICER, order()));
		assertThat(read(recipient, uuid).status()).isEqualTo(404);

		Answer sameAccount = again(officer, DemoClinic.PRIVACY_OFFICER).post(DISCLOSURES + "/" + order + "/approve", "{}");
		assertThat(sameAccount.status()).isEqualTo(400);
		assertThat(sameAccount.body()).contains("sessionnotes.disclosure.step.samePerson");
		assertThat(read(again(recipient, DemoClinic.OTHER_THERAPIST), uuid).status()).isEqualTo(404);
		approve(order);

		assertThat(read(recipient, uuid).body()).contains("sessionnotes.error.passwordNeeded").doesNotContain(text);
		assertThat(recipient.get(REST + "/obs/" + uuid).body()).doesNotContain(text);
		assertThat(json(read(again(recipient, DemoClinic.OTHER_THERAPIST), uuid)).get("text").asText()).isEqualTo(text);
		assertThat(read(again(recipient, DemoClinic.OTHER_THERAPIST), outOfScope).status()).isEqualTo(404);
		assertThat(read(again(server.as(DemoClinic.NURSE), DemoClinic.NURSE), uuid).status()).isEqualTo(404);
		assertThat(author.get(DISCLOSURES).body()).contains(order);
		assertThat(recipient.get(DISCLOSURES + "?list=toMe").body()).contains(order).doesNotContain("District Court");
	}

	@Test
	void aDelayedOrderIsToldAfterTheDelay() {
		String order = Patiently.before(delay -> {
			ObjectNode delayed = order().put("tellAuthorFrom", Http.date(delay));
			((ObjectNode) delayed.get("evidence")).put("FORBIDS_TELLING", true);
			String made = uuidOf(made(server.as(DemoClinic.PRIVACY_OFFICER), DemoClinic.PRIVACY_OFFICER, delayed));
			approve(made);
			assertThat(author.get(DISCLOSURES).body()).doesNotContain(made);
			assertThat(author.get(DISCLOSURES + "/" + made).status()).isEqualTo(404);
			return made;
		});

		assertThat(author.get(DISCLOSURES).body()).contains(order);
		assertThat(author.get(DISCLOSURES + "/" + order).status()).isEqualTo(200);
	}

	@Test
	void aSubpoenaAloneIsRefusedWithTheReasonAndSoIsWhatIsIncomplete() {
		ObjectNode subpoena = order();
		((ObjectNode) subpoena.get("evidence")).put("INSTRUMENT", "SUBPOENA");
		Answer refused = again(server.as(DemoClinic.PRIVACY_OFFICER), DemoClinic.PRIVACY_OFFICER).post(DISCLOSURES,
				subpoena.toString());
		assertThat(refused.status()).isEqualTo(400);
		assertThat(json(refused).get("findings")).extracting(each -> each.get("code").asText())
				.containsExactly("sessionnotes.disclosure.refused.SUBPOENA_ALONE");

		ObjectNode authorization = JSON.createObjectNode().put("basis", "AUTHORIZATION").put("note", uuid)
				.put("end", "2027-06-30").put("purpose", "a wish");
		authorization.putObject("recipient").put("name", "A lawyer").put("address", "1 Road");
		Answer incomplete = again(author, DemoClinic.THERAPIST).post(DISCLOSURES, authorization.toString());
		assertThat(incomplete.status()).isEqualTo(400);
		assertThat(json(incomplete).get("findings")).hasSizeGreaterThan(10);
	}

	@Test
	void aRecipientOutsideGetsOneFile() {
		ObjectNode threat = JSON.createObjectNode().put("basis", "SERIOUS_THREAT").put("note", uuid)
				.put("end", LocalDate.now().plusDays(1).toString()).put("purpose", "to avert it");
		threat.putObject("recipient").put("name", "County Crisis Line").put("address", "1 Road");
		CompleteEvidence.of(threat.putObject("evidence")).put("RATIONALE", "imminent").put("ABLE_TO_PREVENT", "on duty");
		String disclosure = uuidOf(made(author, DemoClinic.THERAPIST, threat));

		Answer file = again(author, DemoClinic.THERAPIST).post(DISCLOSURES + "/" + disclosure + "/file", "{}");

		assertThat(file.status()).as(file.body()).isEqualTo(200);
		assertThat(file.body()).startsWith("%PDF-");
		assertThat(again(author, DemoClinic.THERAPIST).post(DISCLOSURES + "/" + disclosure + "/file", "{}").body())
				.contains("sessionnotes.error.disclosure.fileMade");
	}

	@Test
	void aDisclosureThatIsSentBackMakesNoSecondOneAndIsNotChanged() {
		JsonNode disclosure = made(author, DemoClinic.THERAPIST, training().put("note", uuid));
		ObjectNode read = (ObjectNode) json(author.get(DISCLOSURES + "/" + uuidOf(disclosure)));

		assertThat(made(author, DemoClinic.THERAPIST, read)).isEqualTo(read);
		assertThat(json(author.get(DISCLOSURES + "?limit=100")).get("results"))
				.filteredOn(each -> each.at("/note/uuid").asText().equals(uuid)).hasSize(1);
		Answer longer = again(author, DemoClinic.THERAPIST).post(DISCLOSURES, read.put("purpose", "another").toString());
		assertThat(longer.status()).isEqualTo(400);
		assertThat(json(longer).get("field").asText()).isEqualTo("purpose");
		assertThat(again(server.as(DemoClinic.NURSE), DemoClinic.NURSE).post(DISCLOSURES, read.toString()).status())
				.isEqualTo(404);
		assertThat(author.post(DISCLOSURES + "/" + uuidOf(disclosure) + "/revoke", "{}").status()).isEqualTo(200);
		assertThat(again(author, DemoClinic.THERAPIST).post(DISCLOSURES + "/" + uuidOf(disclosure) + "/revoke", "{}")
				.status()).isEqualTo(409);
	}

	@Test
	void anEmergencyReadingIsReviewedByAnOfficerAndNotByWhoeverRead() {
		Http other = server.as(DemoClinic.OTHER_THERAPIST);
		ObjectNode asked = JSON.createObjectNode().put("basis", "SERIOUS_THREAT").put("purpose", "to avert it")
				.put("author", DemoClinic.THERAPIST.userUuid()).put("patient", CLIENT.uuid())
				.put("from", LocalDate.now().minusDays(1).toString()).put("to", LocalDate.now().toString())
				.put("end", Http.date(Instant.now().plus(12, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)));
		asked.putObject("recipient").put("user", DemoClinic.OTHER_THERAPIST.userUuid());
		CompleteEvidence.of(asked.putObject("evidence")).put("RATIONALE", "he named the place")
				.put("ABLE_TO_PREVENT", "on duty").put("AUTHOR_UNREACHABLE", "called twice");
		String emergency = uuidOf(made(other, DemoClinic.OTHER_THERAPIST, asked));
		approve(emergency);
		String review = DISCLOSURES + "/" + emergency + "/review";
		String found = "{\"justified\": true, \"comment\": \"The threat was real.\"}";
		Http officer = server.as(DemoClinic.PRIVACY_OFFICER);
		assertThat(json(officer.get(DISCLOSURES + "?list=toReview&limit=100")).get("results"))
				.extracting(each -> each.get("uuid").asText()).contains(emergency);
		assertThat(json(officer.get(DISCLOSURES + "/" + emergency)).get("reviewDue").isNull()).isFalse();

		assertThat(again(other, DemoClinic.OTHER_THERAPIST).post(review, found).body())
				.contains("sessionnotes.disclosure.step.mayNotReview");
		assertThat(officer.post(review, found).body()).contains("sessionnotes.error.passwordNeeded");
		Answer undecided = again(officer, DemoClinic.PRIVACY_OFFICER).post(review, "{\"comment\": \"x\"}");
		assertThat(undecided.status()).isEqualTo(400);
		assertThat(undecided.body()).contains("sessionnotes.error.unknown.justified");
		JsonNode reviewed = json(again(officer, DemoClinic.PRIVACY_OFFICER).post(review, found));

		assertThat(reviewed.at("/review/comment").asText()).isEqualTo("The threat was real.");
		assertThat(reviewed.get("reviewDue").isNull()).isTrue();
		assertThat(reviewed.get("reviewOverdue").asBoolean()).isFalse();
		assertThat(again(officer, DemoClinic.PRIVACY_OFFICER).post(review, found).status()).isEqualTo(409);
		assertThat(json(officer.get(DISCLOSURES + "?list=toReview&limit=100")).toString()).doesNotContain(emergency);
	}

	/** What one test discloses is not open in the next. */
	@AfterEach
	void revoke() {
		for (JsonNode each : json(author.get(DISCLOSURES + "?state=current&limit=100")).get("results")) {
			author.post(DISCLOSURES + "/" + each.get("uuid").asText() + "/revoke", "{}");
		}
	}

	private ObjectNode training() {
		ObjectNode training = JSON.createObjectNode().put("basis", "TRAINING").put("purpose", "supervision")
				.put("end", LocalDate.now().plusDays(30).toString());
		training.putObject("recipient").put("user", DemoClinic.SUPERVISOR.userUuid());
		CompleteEvidence.of(training.putObject("evidence")).put("TRAINING_PROGRAM", "the clinic's programme");
		return training;
	}

	private ObjectNode order() {
		String today = LocalDate.now().toString();
		ObjectNode order = JSON.createObjectNode().put("basis", "REQUIRED_BY_LAW").put("purpose", "case 12")
				.put("author", DemoClinic.THERAPIST.userUuid()).put("patient", CLIENT.uuid())
				.put("from", LocalDate.now().minusDays(1).toString()).put("to", today)
				.put("end", LocalDate.now().plusDays(30).toString());
		order.putObject("recipient").put("user", DemoClinic.OTHER_THERAPIST.userUuid());
		CompleteEvidence.of(order.putObject("evidence")).put("INSTRUMENT", "COURT_ORDER").put("ISSUER", "District Court")
				.put("REFERENCE", "12/2026").put("ISSUED_ON", LocalDate.now().minusDays(3).toString());
		return order;
	}

	private JsonNode made(Http by, Account account, ObjectNode asked) {
		Answer answer = again(by, account).post(DISCLOSURES, asked.toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer);
	}

	private void approve(String order) {
		assertThat(approver.post(DISCLOSURES + "/" + order + "/approve", "{}").body())
				.contains("sessionnotes.error.passwordNeeded");
		Answer approved = again(approver, DemoClinic.SYSTEM_ADMINISTRATOR)
				.post(DISCLOSURES + "/" + order + "/approve", "{}");
		assertThat(approved.status()).as(approved.body()).isEqualTo(200);
		assertThat(json(approved).get("state").asText()).isEqualTo("LIVE");
	}

	private String noteOf(String day) {
		String note = UUID.randomUUID().toString();
		Instant noon = LocalDate.parse(day).atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant()
				.truncatedTo(ChronoUnit.SECONDS);
		assertThat(author.post(NOTES,
				ownNote(note, CLIENT, "a note of " + day).put("sessionDate", Http.date(noon)).toString()).status())
				.isEqualTo(201);
		return note;
	}

	private static Http again(Http http, Account account) {
		return http.withPasswordAgain(account.password());
	}

	private static Answer read(Http http, String note) {
		return http.get(NOTES + "/" + note);
	}

	/** What a uuid gets that nobody has, with the one that is compared with it in its place. */
	private static Answer unknown(Http http, String note) {
		String random = UUID.randomUUID().toString();
		Answer answer = read(http, random);
		return new Answer(answer.status(), answer.body().replace(random, note));
	}

	private static String uuidOf(JsonNode disclosure) {
		return disclosure.get("uuid").asText();
	}
}
