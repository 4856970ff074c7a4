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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;

/**
 * Puts the {@link DemoClinic} into a running server over the platform's own REST, so that the clinic is made by the same rules as
 * any other. Every object has a fixed uuid and is looked up first: loading again, or after an interruption, adds what is missing
 * and changes nothing else.
 */
final class DemoClinicLoader {

	private static final String REST = "/ws/rest/v1";

	private static final String QUESTION_CLASS = "8d491e50-c2cc-11de-8d13-0010c6dffd0f";

	private static final String CONVENIENCE_SET_CLASS = "8d492594-c2cc-11de-8d13-0010c6dffd0f";

	private static final String TEXT_DATATYPE = "8d4a4ab4-c2cc-11de-8d13-0010c6dffd0f";

	private static final String NUMERIC_DATATYPE = "8d4a4488-c2cc-11de-8d13-0010c6dffd0f";

	private static final String NO_DATATYPE = "8d4a4c94-c2cc-11de-8d13-0010c6dffd0f";

	private final FixedObjects admin;

	DemoClinicLoader(String baseUrl) {
		admin = new FixedObjects(DemoClinic.ADMIN.login(baseUrl));
	}

	/** Loads what is missing; an active visit starts two hours before it is loaded. */
	void load() {
		loadWords();
		admin.create("role", DemoClinic.CLINICIAN_ROLE_UUID, """
				{"name": "%s", "description": "Reads and writes the record", "privileges": [%s]}"""
				.formatted(DemoClinic.CLINICIAN_ROLE, quoted(DemoClinic.CLINICIAN_PRIVILEGES)));
		DemoClinic.STAFF.forEach(this::loadAccount);
		DemoClinic.CLIENTS.forEach(this::loadClient);
	}

	private void loadWords() {
		admin.create("locationtag", DemoClinic.LOGIN_LOCATION_TAG, """
				{"name": "Login Location", "description": "Where OpenMRS 3 lets people work"}""");
		admin.create("location", DemoClinic.LOCATION, """
				{"name": "Riverside Clinic", "description": "Demonstration clinic", "tags": ["%s"]}"""
				.formatted(DemoClinic.LOGIN_LOCATION_TAG));
		admin.create("patientidentifiertype", DemoClinic.IDENTIFIER_TYPE, """
				{"name": "Riverside Clinic number", "description": "Demonstration clinic", "required": false}""");
		admin.create("visittype", DemoClinic.VISIT_TYPE, """
				{"name": "Outpatient visit", "description": "Demonstration clinic"}""");
		admin.create("encountertype", DemoClinic.CONSULTATION, """
				{"name": "Consultation", "description": "Demonstration clinic"}""");
		admin.create("concept", DemoClinic.TEXT_CONCEPT, """
				{"names": [{"name": "Presenting concern", "locale": "en", "conceptNameType": "FULLY_SPECIFIED"}],
				"datatype": "%s", "conceptClass": "%s"}""".formatted(TEXT_DATATYPE, QUESTION_CLASS));
		admin.create("concept", DemoClinic.NUMERIC_CONCEPT, """
				{"names": [{"name": "PHQ-9 total score", "locale": "en", "conceptNameType": "FULLY_SPECIFIED"}],
				"datatype": "%s", "conceptClass": "%s", "lowAbsolute": 0, "hiAbsolute": 27}"""
				.formatted(NUMERIC_DATATYPE, QUESTION_CLASS));
		admin.create("concept", DemoClinic.GROUP_CONCEPT, """
				{"names": [{"name": "Session findings", "locale": "en", "conceptNameType": "FULLY_SPECIFIED"}],
				"datatype": "%s", "conceptClass": "%s", "set": true, "setMembers": ["%s", "%s"]}"""
				.formatted(NO_DATATYPE, CONVENIENCE_SET_CLASS, DemoClinic.TEXT_CONCEPT, DemoClinic.NUMERIC_CONCEPT));
	}

	private void loadAccount(Account account) {
		createPerson(account.personUuid(), account.givenName(), account.familyName(), """
				"gender": "%s\"""".formatted(account.gender()));
		admin.create("user", account.userUuid(), """
				{"username": "%s", "password": "%s", "person": "%s"}"""
				.formatted(account.username(), account.password(), account.personUuid()));
		assignRoles(account);
		if (account.providerUuid() != null) {
			admin.create("provider", account.providerUuid(), """
					{"person": "%s", "identifier": "%s"}""".formatted(account.personUuid(), account.username()));
		}
	}

	/** The module's roles may appear at a later start than the user, when the module is installed later. */
	private void assignRoles(Account account) {
		String user = admin.get(REST + "/user/" + account.userUuid() + "?v=custom:(roles:(uuid))");
		List<String> roles = account.roles().stream().map(this::roleUuid).flatMap(Optional::stream).toList();
		if (!roles.stream().allMatch(user::contains)) {
			admin.post(REST + "/user/" + account.userUuid(), "{\"roles\": [" + quoted(roles) + "]}");
		}
	}

	/** REST finds a role by its uuid only, and the uuids of the module's roles are the platform's choice. */
	private Optional<String> roleUuid(String name) {
		String roles = admin.get(REST + "/role?limit=100&v=custom:(uuid,name)");
		Matcher role = Pattern.compile("\\{\"uuid\":\"([^\"]+)\",\"name\":\"" + Pattern.quote(name) + "\"").matcher(roles);
		return role.find() ? Optional.of(role.group(1)) : Optional.empty();
	}

	private void loadClient(Client client) {
		loadPatient(client);
		admin.create("visit", client.visitUuid(), """
				{"patient": "%s", "visitType": "%s", "location": "%s", "startDatetime": "%s"}"""
				.formatted(client.uuid(), DemoClinic.VISIT_TYPE, DemoClinic.LOCATION,
						Http.date(Instant.now().minus(2, ChronoUnit.HOURS))));
	}

	/** Loads the client alone, without a visit. */
	void loadPatient(Client client) {
		createPerson(client.uuid(), client.givenName(), client.familyName(), """
				"gender": "%s", "birthdate": "%s\"""".formatted(client.gender(), client.birthdate()));
		admin.create("patient", client.uuid(), """
				{"person": "%s", "identifiers": [{"identifier": "%s", "identifierType": "%s", "location": "%s",
				"preferred": true}]}"""
				.formatted(client.uuid(), client.number(), DemoClinic.IDENTIFIER_TYPE, DemoClinic.LOCATION));
	}

	private void createPerson(String uuid, String givenName, String familyName, String otherProperties) {
		admin.create("person", uuid, """
				{"names": [{"givenName": "%s", "familyName": "%s", "preferred": true}], %s}"""
				.formatted(givenName, familyName, otherProperties));
	}

	private static String quoted(List<String> texts) {
		return texts.stream().collect(Collectors.joining("\", \"", "\"", "\""));
	}
}
