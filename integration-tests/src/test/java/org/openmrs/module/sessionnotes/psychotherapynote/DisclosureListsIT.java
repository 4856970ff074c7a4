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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.server.CompleteEvidence;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The lists of disclosures over HTTP: whole at any length, and with what was in fact given out for whoever may know. */
class DisclosureListsIT {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String DISCLOSURES = REST + "/sessionnotes/disclosure";

	private static final Client CLIENT = DemoClinic.FIRST_CLIENT;

	private static final int ENDED = 101;

	private static RunningServer server;

	private static Http author;

	private static Http other;

	private static Http officer;

	private final String text = canary();

	private final String note = UUID.randomUUID().toString();

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
		other = server.as(DemoClinic.OTHER_THERAPIST);
		officer = server.as(DemoClinic.PRIVACY_OFFICER);
	}

	@BeforeEach
	void writeANote() {
		assertThat(author.post(NOTES, ownNote(note, CLIENT, text).toString()).status()).isEqualTo(201);
	}

	@Test
	void behindAHundredAndOneThatEndedTheOneThatIsOpenIsFound() {
		String live = uuidOf(made(author, DemoClinic.THERAPIST, threatTo(DemoClinic.OTHER_THERAPIST)));
		List<String> ended = new ArrayList<>();
		for (int i = 0; i < ENDED; i++) {
			String each = uuidOf(made(author, DemoClinic.THERAPIST, threatTo(DemoClinic.OTHER_THERAPIST)));
			assertThat(author.post(DISCLOSURES + "/" + each + "/revoke", "{}").status()).isEqualTo(200);
			ended.add(each);
		}

		assertThat(uuids(author, "?limit=100")).doesNotContain(live);
		assertThat(uuids(author, "?list=ofMyNotes&state=open")).contains(live).doesNotContainAnyElementsOf(ended);
		assertThat(uuids(author, "?list=ofMyNotes&state=current")).contains(live).doesNotContainAnyElementsOf(ended);
		assertThat(uuids(author, "?list=made&state=open")).contains(live);
		assertThat(uuids(author, "?list=madeForOthers&state=open")).doesNotContain(live);
		assertThat(uuids(other, "?list=toMe&state=open")).contains(live).doesNotContainAnyElementsOf(ended);
		assertThat(uuids(officer, "?list=all&state=open")).contains(live).doesNotContainAnyElementsOf(ended);
		assertThat(uuids(officer, "?list=all&state=proposed")).doesNotContain(live).doesNotContainAnyElementsOf(ended);
		List<String> over = uuids(author, "?list=ofMyNotes&state=over&limit=100");
		assertThat(json(author.get(DISCLOSURES + "?list=ofMyNotes&state=over&limit=100")).get("links").toString())
				.contains("next").contains("state=over");
		over.addAll(uuids(author, "?list=ofMyNotes&state=over&limit=100&startIndex=100"));
		assertThat(over).containsAll(ended).doesNotHaveDuplicates();
		assertThat(author.post(DISCLOSURES + "/" + live + "/revoke", "{}").status()).isEqualTo(200);
		assertThat(uuids(author, "?list=ofMyNotes&state=open")).doesNotContain(live);
	}

	@Test
	void aStateThatThereIsNotIsRefusedAndSoIsOneOfEmergencies() {
		for (String list : List.of("?state=PROPOSED", "?list=all&state=", "?list=toReview&state=over",
				"?list=emergency&state=proposed", "?state=" + "x".repeat(200))) {
			Answer refused = officer.get(DISCLOSURES + list);
			assertThat(refused.status()).as(list).isEqualTo(400);
			assertThat(refused.body()).as(list).contains("sessionnotes.error.unknown.state").doesNotContain("xxxx");
		}
		assertThat(officer.get(DISCLOSURES + "?list=emergencies").body()).contains("sessionnotes.error.unknown.list");
	}

	@Test
	void anotherClinicianFindsAnEmergencyAndApprovesItAndNobodyElseIsToldOfIt() {
		ObjectNode asked = threatTo(DemoClinic.OTHER_THERAPIST).without(List.of("note"));
		asked.put("author", DemoClinic.THERAPIST.userUuid()).put("patient", CLIENT.uuid())
				.put("from", LocalDate.now().minusDays(1).toString()).put("to", LocalDate.now().toString());
		((ObjectNode) asked.get("evidence")).put("AUTHOR_UNREACHABLE", "called twice");
		String emergency = uuidOf(made(other, DemoClinic.OTHER_THERAPIST, asked));
		String list = "?list=emergency&limit=100";

		assertThat(uuids(other, list)).as("who asks").doesNotContain(emergency);
		assertThat(uuids(author, list)).contains(emergency);
		assertThat(uuids(officer, list)).contains(emergency);
		for (Account account : List.of(DemoClinic.NURSE, DemoClinic.SUPERVISOR)) {
			assertThat(server.as(account).get(DISCLOSURES + list).status()).as(account.task()).isEqualTo(403);
		}
		Answer approved = again(author, DemoClinic.THERAPIST).post(DISCLOSURES + "/" + emergency + "/approve", "{}");
		assertThat(approved.status()).as(approved.body()).isEqualTo(200);
		assertThat(uuids(author, list)).doesNotContain(emergency);
		assertThat(author.post(DISCLOSURES + "/" + emergency + "/revoke", "{}").status()).isEqualTo(200);
	}

	@Test
	void theAuthorSeesTheTextOfTheFileBeforeItIsMadeAndNobodyElseDoes() {
		ObjectNode outside = threatTo(DemoClinic.OTHER_THERAPIST);
		outside.putObject("recipient").put("name", "County Crisis Line").put("address", "1 Road");
		JsonNode made = made(author, DemoClinic.THERAPIST, outside);
		assertThat(made.get("fileMade").isNull()).isTrue();
		assertThat(made.get("sessionDate").asText()).isNotEmpty();
		String preview = DISCLOSURES + "/" + uuidOf(made) + "/preview";

		JsonNode shown = json(author.get(preview));

		assertThat(shown.get("results")).hasSize(1);
		assertThat(shown.get("totalCount").asInt()).isOne();
		assertThat(shown.at("/results/0/sections/0/text").asText()).isEqualTo(text);
		assertThat(shown.at("/results/0/sessionDate")).isEqualTo(made.get("sessionDate"));
		Answer ofOfficer = officer.get(preview);
		assertThat(ofOfficer.status()).isEqualTo(403);
		assertThat(ofOfficer.body()).contains("sessionnotes.error.disclosure.previewOfAuthor").doesNotContain(text);
		for (Account account : List.of(DemoClinic.NURSE, DemoClinic.SUPERVISOR, DemoClinic.OTHER_THERAPIST)) {
			Answer refused = server.as(account).get(preview);
			assertThat(refused.status()).as(account.task()).isIn(403, 404);
			assertThat(refused.body()).as(account.task()).doesNotContain(text);
		}
		assertThat(json(author.get(DISCLOSURES + "/" + uuidOf(made))).get("fileMade").isNull()).isTrue();
		assertThat(json(author.get(DISCLOSURES + "/" + uuidOf(made))).get("notesRead")).isEmpty();
	}

	@Test
	void theAuthorSeesByTheDayWhichNotesWereRead() {
		JsonNode made = made(author, DemoClinic.THERAPIST, threatTo(DemoClinic.OTHER_THERAPIST));
		assertThat(other.get(NOTES + "/" + note).status()).isEqualTo(200);

		JsonNode shown = json(author.get(DISCLOSURES + "/" + uuidOf(made)));

		assertThat(shown.at("/notesRead/0/note").asText()).isEqualTo(note);
		assertThat(shown.at("/notesRead/0/sessionDate")).isEqualTo(shown.get("sessionDate"));
		assertThat(shown.at("/notesRead/0/readings").asInt()).isOne();
		for (Http reader : List.of(other, officer)) {
			JsonNode ofOther = json(reader.get(DISCLOSURES + "/" + uuidOf(made)));
			assertThat(ofOther.toString()).doesNotContain("notesRead", "sessionDate", "readings", "fileMade");
		}
		assertThat(author.post(DISCLOSURES + "/" + uuidOf(made) + "/revoke", "{}").status()).isEqualTo(200);
	}

	private ObjectNode threatTo(Account recipient) {
		ObjectNode threat = JSON.createObjectNode().put("basis", "SERIOUS_THREAT").put("note", note)
				.put("end", Http.date(Instant.now().plus(12, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)))
				.put("purpose", "to avert it");
		threat.putObject("recipient").put("user", recipient.userUuid());
		CompleteEvidence.of(threat.putObject("evidence")).put("RATIONALE", "imminent").put("ABLE_TO_PREVENT", "on duty");
		return threat;
	}

	private static JsonNode made(Http by, Account account, ObjectNode asked) {
		Answer answer = again(by, account).post(DISCLOSURES, asked.toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer);
	}

	private static List<String> uuids(Http by, String list) {
		Answer answer = by.get(DISCLOSURES + list);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		List<String> found = new ArrayList<>();
		json(answer).get("results").forEach(each -> found.add(uuidOf(each)));
		return found;
	}

	private static Http again(Http http, Account account) {
		return http.withPasswordAgain(account.password());
	}

	private static String uuidOf(JsonNode disclosure) {
		return disclosure.get("uuid").asText();
	}
}
