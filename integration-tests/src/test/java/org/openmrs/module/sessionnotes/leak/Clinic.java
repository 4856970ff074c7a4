/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.leak.Session.Reply;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * A real server with the module and every module of others that is held, where everybody of {@link Role} is signed in. It makes
 * twins, and runs code within the platform.
 */
final class Clinic implements AutoCloseable {

	static final String REST = "/ws/rest/v1";

	/** Platform: it takes messages of HL7 from systems that it knows, and knows none at first. */
	static final String HL7_SOURCE = "laboratory";

	/** Within the visit of a twin; all that a twin's record says happened on that day. */
	static final String SESSION = "2026-01-05T09:00:00.000+0000";

	/** When the encounter was that every twin has from the beginning. */
	static final String FIRST_ENCOUNTER = "2026-01-05T08:30:00.000+0000";

	static final ObjectMapper JSON = new ObjectMapper();

	/** Holds each privilege there is, the module's too, and is no superuser. */
	static final Account HOLDER_OF_EVERY_PRIVILEGE = new Account("holder of every privilege", "everyprivilege", "Demo-2468",
			"Kofi", "Mensah", "M", List.of(), "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1091", "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e2091",
			null);

	/** A type of encounters that no twin has from the beginning. */
	static final String HOME_VISIT = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f6006";

	private static final String VISIT_BEGIN = "2026-01-05T08:00:00.000+0000";

	private static final String INSIDE = Clinic.class.getPackageName() + ".inside.";

	private final HttpClient client = HttpClient.newHttpClient();

	private final HeldModules modules;

	private final RunningServer server;

	private final MatrixDatabase database;

	private final Map<Role, Session> sessions = new EnumMap<>(Role.class);

	/** What the reporting module has saved for the matrix, by the names that ways out use. */
	private final Map<String, String> reports = new LinkedHashMap<>();

	private int twins;

	/** The number of the form of htmlformentry that asks for a note; null without that module. */
	private String htmlForm;

	private Clinic(HeldModules modules, RunningServer server, MatrixDatabase database) {
		this.modules = modules;
		this.server = server;
		this.database = database;
	}

	/** Starts the server in an empty directory, which afterwards holds all that it has left. */
	static Clinic open(HeldModules modules, Path directory) throws IOException {
		Path temporary = java.nio.file.Files.createDirectories(directory.resolve("tmp"));
		MatrixDatabase database = MatrixDatabase.start(directory.resolve("mariadb"));
		Map<String, String> options = new LinkedHashMap<>(database.options());
		options.put("server.omods",
				modules.copiedTo(directory.resolve("omods"), Path.of(System.getProperty("sessionnotes.omod"))));
		options.put("server.inside.classes", System.getProperty("leaks.classes"));
		options.put("java.io.tmpdir", temporary.toString());
		// Platform: auditing is off unless told; its tables are made by Hibernate
		options.put("server.property.hibernate.integration.envers.enabled", "true");
		options.put("server.property.hibernate.hbm2ddl.auto", "update");
		Clinic clinic = new Clinic(modules, RunningServer.start(directory.resolve("data"), options), database);
		clinic.helpReportingStart();
		clinic.requireModulesToRun();
		clinic.inside("Numbering", String.valueOf(Comparison.FIRST_OWN_ID));
		clinic.makeHolderOfEveryPrivilege();
		clinic.signIn();
		created(clinic.as(Role.SUPERUSER).post(REST + "/hl7source",
				"{\"name\": \"" + HL7_SOURCE + "\", \"description\": \"A system that sends results\"}"));
		clinic.makeHtmlForm();
		clinic.saveReports();
		clinic.prepareOtherModules();
		return clinic;
	}

	/** On H2 alone, see {@code ReportingOnH2}. */
	private void helpReportingStart() {
		if (modules.isHeld("reporting") && Boolean.parseBoolean(inside("ReportingOnH2", ""))) {
			server.stop();
			server.start();
		}
	}

	/** A module that did not start answers every way out with the same error for both twins: nothing would be tried. */
	private void requireModulesToRun() {
		List<String> running = new ArrayList<>();
		json(Session.of(DemoClinic.ADMIN, baseUrl()).get(REST + "/module?limit=100&v=custom:(uuid,started)")).path("results")
				.forEach(module -> {
					if (module.path("started").asBoolean()) {
						running.add(module.path("uuid").asText());
					}
				});
		List<String> stopped = modules.held().stream().map(HeldModules.Held::id).filter(id -> !running.contains(id))
				.toList();
		if (!stopped.isEmpty()) {
			throw new IllegalStateException("Modules that the local repository holds, and that did not start: " + stopped);
		}
	}

	HeldModules modules() {
		return modules;
	}

	RunningServer server() {
		return server;
	}

	MatrixDatabase database() {
		return database;
	}

	String htmlForm() {
		return htmlForm;
	}

	private String baseUrl() {
		return server.baseUrl();
	}

	/** @return null for those who have none: a daemon */
	Session as(Role role) {
		return sessions.get(role);
	}

	/** Also after the server was started again. */
	void signIn() {
		for (Role role : Role.values()) {
			if (role.account() != null && role != Role.IMPERSONATOR) {
				sessions.put(role, Session.of(role.account(), baseUrl()));
			}
		}
		sessions.put(Role.ANONYMOUS, Session.anonymous(baseUrl()));
		if (modules.isHeld("legacyui")) {
			sessions.put(Role.IMPERSONATOR, impersonator());
		}
	}

	/** On legacyui's page of a user, where a superuser may become that user. */
	private Session impersonator() {
		Session session = Session.of(DemoClinic.ADMIN, baseUrl());
		String author = inside("UserId", DemoClinic.THERAPIST.username());
		Reply reply = session.submit("/admin/users/user.form?userId=" + author, Map.of("action", "Become this user"));
		String user = session.get(REST + "/session").body();
		if (!user.contains(DemoClinic.THERAPIST.userUuid())) {
			throw new IllegalStateException(
					"The superuser did not become the author: " + reply.status() + reply.head() + " " + user);
		}
		// the page that follows shows once that this was done
		session.get("/index.htm");
		return session;
	}

	private void makeHolderOfEveryPrivilege() {
		Session admin = Session.of(DemoClinic.ADMIN, baseUrl());
		Account account = HOLDER_OF_EVERY_PRIVILEGE;
		List<String> privileges = new ArrayList<>();
		for (int start = 0;; start += 50) {
			JsonNode page = json(admin.get(REST + "/privilege?v=custom:(name)&limit=50&startIndex=" + start))
					.path("results");
			page.forEach(privilege -> privileges.add(privilege.get("name").asText()));
			if (page.size() < 50) {
				break;
			}
		}
		ObjectNode role = JSON.createObjectNode().put("name", "Every privilege").put("description", "Each there is");
		privileges.forEach(role.putArray("privileges")::add);
		String uuid = created(admin.post(REST + "/role", role.toString()));
		created(admin.post(REST + "/person", """
				{"uuid": "%s", "names": [{"givenName": "%s", "familyName": "%s"}], "gender": "M"}"""
				.formatted(account.personUuid(), account.givenName(), account.familyName())));
		created(admin.post(REST + "/user", """
				{"uuid": "%s", "username": "%s", "password": "%s", "person": "%s", "roles": ["%s"]}""".formatted(
				account.userUuid(), account.username(), account.password(), account.personUuid(), uuid)));
	}

	private void makeHtmlForm() {
		if (modules.isHeld("htmlformentry")) {
			ObjectNode order = acting(Role.SUPERUSER);
			order.put("encounterType", DemoClinic.CONSULTATION);
			order.put("xml", """
					<htmlform><encounterDate/><encounterLocation/><encounterProvider/>
					<obs conceptId="%s" rows="2"/><obs conceptId="%s" rows="3"/><submit/></htmlform>"""
					.formatted(DemoClinic.TEXT_CONCEPT, DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT));
			htmlForm = inside("HtmlFormWithNote", order.toString());
		}
	}

	private void saveReports() {
		if (modules.isHeld("reportingrest")) {
			json(inside("SavedReports", acting(Role.SUPERUSER).toString())).fields()
					.forEachRemaining(report -> reports.put(report.getKey(), report.getValue().asText()));
		}
	}

	/** What a clinic that runs them would have set up, so that they have something to put out. */
	private void prepareOtherModules() {
		String order = acting(Role.SUPERUSER).put("encounterType", DemoClinic.CONSULTATION)
				.put("otherEncounterType", HOME_VISIT).put("noteConcept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT)
				.put("textConcept", DemoClinic.TEXT_CONCEPT)
				.put("numberConcept", DemoClinic.NUMERIC_CONCEPT).toString();
		if (modules.isHeld("emrapi")) {
			inside("EmrapiMetadata", order);
		}
		if (modules.isHeld("patientsummary")) {
			reports.put("patientSummary", inside("SavedSummary", order));
		}
		if (modules.isHeld("patientdocuments")) {
			inside("PrintedForm", order);
		}
	}

	/** @return the template with what it asks for in braces put in, of the twin or of this clinic */
	String fill(String template, Twin twin) {
		String filled = twin.fill(template);
		for (Map.Entry<String, String> report : reports.entrySet()) {
			filled = filled.replace("{" + report.getKey() + "}", report.getValue());
		}
		return filled;
	}

	/** @return a patient with a visit and an ordinary encounter, like every other one that this makes */
	Twin twin() {
		Twin twin = new Twin("T" + (500_000 + ++twins));
		Session admin = as(Role.SUPERUSER);
		created(admin.post(REST + "/person", """
				{"uuid": "%s", "names": [{"givenName": "Robin", "familyName": "Marsh"}], "gender": "F",
				"birthdate": "1990-02-03"}""".formatted(twin.patient)));
		created(admin.post(REST + "/patient", """
				{"person": "%s", "identifiers": [{"identifier": "%s", "identifierType": "%s", "location": "%s",
				"preferred": true}]}""".formatted(twin.patient, twin.identifier, DemoClinic.IDENTIFIER_TYPE,
				DemoClinic.LOCATION)));
		created(admin.post(REST + "/visit", """
				{"uuid": "%s", "patient": "%s", "visitType": "%s", "location": "%s", "startDatetime": "%s"}"""
				.formatted(twin.visit, twin.patient, DemoClinic.VISIT_TYPE, DemoClinic.LOCATION, VISIT_BEGIN)));
		twin.firstEncounter = created(as(Role.NURSE).post(REST + "/encounter", """
				{"patient": "%s", "visit": "%s", "encounterType": "%s", "location": "%s", "encounterDatetime": "%s",
				"obs": [{"concept": "%s", "value": "Sleeps badly", "obsDatetime": "2026-01-05T08:30:00.000+0000"},
				{"concept": "%s", "value": 12, "obsDatetime": "2026-01-05T08:31:00.000+0000"}]}""".formatted(
				twin.patient, twin.visit, DemoClinic.CONSULTATION, DemoClinic.LOCATION, FIRST_ENCOUNTER,
				DemoClinic.TEXT_CONCEPT, DemoClinic.NUMERIC_CONCEPT)));
		twin.encounter = twin.firstEncounter;
		twin.ordinary = json(
				admin.get(REST + "/obs?limit=1&concept=" + DemoClinic.TEXT_CONCEPT + "&patient=" + twin.patient))
				.at("/results/0/uuid").asText();
		return twin;
	}

	/** @return the database and the modules that the server ran with */
	String against() {
		return "OpenMRS with " + database.name() + " and " + modules.held().stream().map(Object::toString)
				.collect(Collectors.joining(", "));
	}

	/**
	 * Stops the server, searches every file that it has left, and starts it again.
	 *
	 * @return by area, the forms that were found
	 */
	Map<String, Set<String>> searchedFiles(Iterable<JsonNode> forms) throws IOException {
		server.stop();
		List<String> texts = new ArrayList<>();
		forms.forEach(form -> texts.add(form.asText()));
		Path data = server.dataDirectory();
		Map<String, Path> areas = new LinkedHashMap<>();
		areas.put("log at DEBUG", server.consoleLog());
		areas.put("application data directory", server.applicationData());
		areas.put("index files of Hibernate Search", server.applicationData().resolve("lucene"));
		areas.put("temporary directories", data.resolveSibling("tmp"));
		areas.put("sessions and work files of the web server", data.resolve("tomcat"));
		areas.put("files of the database", database.files().orElse(data.resolve("database")));
		Map<String, Set<String>> found = new LeftOnDisk(texts).searched(areas);
		server.start();
		signIn();
		return found;
	}

	/** Finds what a way in wrote: its encounter, and the platform's numbers of all. */
	void lookUp(Twin twin) {
		for (JsonNode found : json(as(Role.SUPERUSER)
				.get(REST + "/encounter?includeAll=true&v=custom:(uuid)&patient=" + twin.patient)).path("results")) {
			if (!found.get("uuid").asText().equals(twin.firstEncounter)) {
				twin.encounter = found.get("uuid").asText();
			}
		}
		ObjectNode uuids = JSON.createObjectNode().put("patient", twin.patient).put("visit", twin.visit)
				.put("encounter", twin.encounter).put("ordinary", twin.ordinary);
		json(inside("Ids", uuids.toString())).fields()
				.forEachRemaining(id -> twin.ids.put(id.getKey(), id.getValue().asText()));
	}

	/** What the code within the platform wants to be told about who acts. */
	static ObjectNode acting(Role role) {
		ObjectNode who = JSON.createObjectNode().put("daemon", role == Role.DAEMON);
		if (role.account() != null) {
			who.put("username", role.account().username()).put("password", role.account().password());
		}
		if (role == Role.IMPERSONATOR) {
			who.put("become", DemoClinic.THERAPIST.username());
		}
		return who;
	}

	/**
	 * Runs a class of the package {@code inside} within the platform.
	 *
	 * @throws IllegalStateException with the stack trace, if it throws
	 */
	String inside(String className, String body) {
		URI address = URI.create(baseUrl()).resolve("/inside/" + INSIDE + className);
		try {
			HttpResponse<String> response = client.send(
					HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException(className + ": " + response.body());
			}
			return response.body();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/** @return the uuid of what was made */
	static String created(Reply reply) {
		if (reply.status() != 201) {
			throw new IllegalStateException(reply.complete());
		}
		return json(reply).path("uuid").asText();
	}

	static JsonNode json(Reply reply) {
		return json(reply.body());
	}

	static JsonNode json(String text) {
		try {
			return JSON.readTree(text);
		} catch (JsonProcessingException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public void close() {
		server.close();
		database.close();
	}
}
