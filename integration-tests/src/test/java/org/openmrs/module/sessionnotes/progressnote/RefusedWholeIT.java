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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.assertError;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.minutesAgo;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.progressnote.inside.ServiceCall;
import org.openmrs.module.sessionnotes.progressnote.inside.StoredRows;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * A request that is refused has done nothing: the platform voids the encounters of a visit or a patient one by one, and what is
 * refused may be the last of them.
 */
class RefusedWholeIT {

	private static final String FIXED = "sessionnotes.error.progressNote.fixed";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String SUPERUSER = DemoClinic.ADMIN.username() + "\n" + DemoClinic.ADMIN.password();

	private static RunningServer server;

	private static Http superuser;

	private static Http author;

	/** May void visits and patients, but neither observations nor progress notes. */
	private static Http clerk;

	private static String clerkName;

	private static String clerkUuid;

	private final List<String> encounters = new ArrayList<>();

	private final List<String> visits = new ArrayList<>();

	private Client client;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		superuser = server.as(DemoClinic.ADMIN);
		author = server.as(DemoClinic.THERAPIST);
		clerk = clerk("Get Patients", "Delete Patients", "Get Visits", "Delete Visits", "Get Encounters", "Edit Encounters",
				"Delete Encounters", "Get Observations", "Get Encounter Types", "Get Concepts", "Get People");
	}

	@AfterAll
	static void leaveNoAccountBehind() {
		superuser.delete(REST + "/user/" + clerkUuid + "?reason=test");
	}

	@BeforeEach
	void newRecord() {
		client = newClient(server);
		visits.add(client.visitUuid());
		// the platform begins with the newest
		encounters.add(encounter(5, false));
	}

	@Test
	void aVisitWithASignedNoteStaysAsItIs() {
		encounters.add(signed());
		encounters.add(create(author, complete(client).put("start", minutesAgo(120)).put("end", minutesAgo(110))));
		encounters.add(encounter(200, true));

		assertNothingIsDone(superuser, visit(), FIXED);
	}

	@Test
	void aVisitWithAColleaguesDraftStaysAsItIs() {
		encounters.add(create(author, complete(client)));

		assertNothingIsDone(superuser, visit(), "sessionnotes.error.progressNote.notAuthor");
	}

	@Test
	void aVisitOfWhichOneEncounterMayNotBeVoidedStaysAsItIs() {
		encounters.add(encounter(200, true));

		assertNothingIsDone(clerk, visit(), "Edit Observations");
	}

	@Test
	void aPatientOfWhomOneEncounterMayNotBeVoidedStaysAsTheyAre() {
		encounters.add(encounter(200, true));

		assertNothingIsDone(clerk, patient(), "Edit Observations");
	}

	@Test
	void aPatientWithASignedNoteStaysAsTheyAre() {
		encounters.add(signed());
		visits.add(laterVisit());

		for (Http user : new Http[]{superuser, clerk}) {
			assertNothingIsDone(user, patient(), FIXED);
		}
	}

	@Test
	void aPatientWithAColleaguesDraftStaysAsTheyAre() {
		encounters.add(create(author, complete(client)));
		visits.add(laterVisit());

		assertNothingIsDone(superuser, patient(), "sessionnotes.error.progressNote.notAuthor");
	}

	@Test
	void aPatientWithoutNotesIsVoidedWhole() {
		encounters.add(encounter(200, true));
		visits.add(laterVisit());

		assertThat(superuser.delete(patient() + "?reason=test").status()).isEqualTo(204);

		assertThat(encounters).allSatisfy(
				uuid -> assertThat(ok(superuser.get(REST + "/encounter/" + uuid + "?v=full")).get("voided").asBoolean())
						.isTrue());
		assertThat(visits).allSatisfy(
				uuid -> assertThat(ok(superuser.get(REST + "/visit/" + uuid + "?v=full")).get("voided").asBoolean())
						.isTrue());
	}

	@Test
	void aCallOfAServiceThatIsRefusedHasDoneNothing() {
		String note = signed();
		encounter(200, true);
		laterVisit();
		Client other = newClient(server);

		assertCallDoesNothing(SUPERUSER, FIXED, "voidVisit", client.visitUuid());
		assertCallDoesNothing(SUPERUSER, "a visit that has encounters", "purgeVisit", client.visitUuid());
		assertCallDoesNothing(SUPERUSER, FIXED, "transferEncounter", note, other.uuid());
		assertCallDoesNothing(SUPERUSER, "", "purgePatient", client.uuid());
		assertCallDoesNothing(clerkLines(), "Privileges required", "voidPatient", client.uuid());
		assertCallDoesNothing(clerkLines(), "", "mergePatients", client.uuid(), other.uuid());
		assertCallDoesNothing(clerkLines(), "", "mergePatients", other.uuid(), client.uuid());
	}

	@Test
	void aCallOfAServiceThatMeetsAColleaguesDraftHasDoneNothing() {
		create(author, complete(client));
		encounter(200, true);

		assertCallDoesNothing(SUPERUSER, "sessionnotes.error.progressNote.notAuthor", "voidVisit", client.visitUuid());
	}

	@Test
	void aCallOfAServiceThatIsNotRefusedIsDone() {
		encounter(200, true);

		assertThat(call(SUPERUSER, "voidVisit", client.visitUuid())).isEqualTo("done");

		assertThat(stored()).contains("because of the test");
		assertThat(ok(superuser.get(REST + "/encounter/" + encounters.get(0) + "?v=full")).get("voided").asBoolean())
				.isTrue();
	}

	private void assertCallDoesNothing(String user, String why, String method, String... uuids) {
		String before = stored();

		String outcome = call(user, method, uuids);

		assertThat(outcome).as(method).isNotEqualTo("done").contains(why);
		assertThat(stored()).as(method).isEqualTo(before);
	}

	private static String call(String user, String method, String... uuids) {
		return server.inside(ServiceCall.class, user + "\n" + method + "\n" + String.join("\n", uuids));
	}

	private String stored() {
		return server.inside(StoredRows.class, client.uuid());
	}

	private static String clerkLines() {
		return clerkName + "\n" + DemoClinic.NURSE.password();
	}

	/** Voided ahead of the one with the notes: the platform begins with the newest. */
	private String laterVisit() {
		return created(superuser.post(REST + "/visit", JSON.createObjectNode().put("patient", client.uuid())
				.put("visitType", DemoClinic.VISIT_TYPE).put("startDatetime", minutesAgo(2)).toString()));
	}

	private void assertNothingIsDone(Http user, String path, String why) {
		List<String> before = rows();

		Answer refused = user.delete(path + "?reason=test");

		assertThat(refused.status()).as(refused.body()).isBetween(400, 499);
		assertError(refused, refused.status(), why);
		assertThat(rows()).isEqualTo(before);
	}

	private List<String> rows() {
		List<String> rows = new ArrayList<>();
		visits.forEach(uuid -> rows.add(superuser.get(REST + "/visit/" + uuid + "?v=full").body()));
		rows.add(superuser.get(patient() + "?v=full").body());
		encounters.forEach(uuid -> rows.add(superuser.get(REST + "/encounter/" + uuid + "?v=full").body()));
		return rows;
	}

	private String visit() {
		return REST + "/visit/" + client.visitUuid();
	}

	private String patient() {
		return REST + "/patient/" + client.uuid();
	}

	private String signed() {
		String uuid = create(author, complete(client));
		ok(step(author, uuid, "sign"));
		return uuid;
	}

	private String encounter(int minutes, boolean withObs) {
		ObjectNode encounter = JSON.createObjectNode().put("patient", client.uuid()).put("visit", client.visitUuid())
				.put("encounterType", DemoClinic.CONSULTATION).put("encounterDatetime", minutesAgo(minutes));
		if (withObs) {
			encounter.putArray("obs").addObject().put("concept", DemoClinic.TEXT_CONCEPT).put("value", "kept");
		}
		return created(superuser.post(REST + "/encounter", encounter.toString()));
	}

	private static Http clerk(String... privileges) {
		String name = "clerk" + UUID.randomUUID().toString().replace("-", "");
		clerkName = name;
		ObjectNode role = JSON.createObjectNode().put("name", name).put("description", "Test");
		List.of(privileges).forEach(privilege -> role.withArray("privileges").add(privilege));
		String roleUuid = created(superuser.post(REST + "/role", role.toString()));
		String person = created(superuser.post(REST + "/person", """
				{"names": [{"givenName": "Test", "familyName": "Clerk"}], "gender": "F"}"""));
		ObjectNode user = JSON.createObjectNode().put("username", name).put("password", DemoClinic.NURSE.password())
				.put("person", person);
		user.putArray("roles").add(roleUuid);
		clerkUuid = created(superuser.post(REST + "/user", user.toString()));
		return Http.as(name, DemoClinic.NURSE.password(), server.baseUrl());
	}

	private static String created(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return json(answer).get("uuid").asText();
	}
}
