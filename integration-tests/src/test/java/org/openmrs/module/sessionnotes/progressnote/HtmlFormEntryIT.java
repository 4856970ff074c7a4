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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.browser.Chromium;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * A therapist writes progress notes on htmlformentry's own page, in a real browser. It needs the module files of legacyui and
 * htmlformentry in the local repository, and a Chromium.
 * <p>
 * It leaves pictures of the pages in the build directory, for people to look at.
 */
@Tag("htmlformentry")
class HtmlFormEntryIT {

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/progressnote";

	private static final String PAGE = "/module/htmlformentry/htmlFormEntry.form";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final DateTimeFormatter REST_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

	@TempDir
	private static Path directory;

	@AutoClose
	private static RunningServer server;

	@AutoClose
	private static Chromium chromium;

	@BeforeAll
	static void start() {
		assertThat(ModulesOfOthers.isHeld("legacyui")).as("This test needs the legacyui module in the local repository")
				.isTrue();
		assertThat(ModulesOfOthers.isHeld("htmlformentry"))
				.as("This test needs the htmlformentry module in the local repository")
				.isTrue();
		chromium = Chromium.open();
		server = RunningServer.start(directory.resolve("data"),
				Map.of("server.omods", ModulesOfOthers.beside(directory, "legacyui", "htmlformentry")));
		letTherapistsEnterForms();
	}

	@Test
	void whatIsFilledInIsInTheRecordAndNothingElse() {
		Client client = DemoClinic.FIRST_CLIENT;
		LocalDateTime start = startOfARecentSession();
		Page page = formOf(client);
		picture(page, "htmlformentry-empty");

		page.getByLabel("Location", exactly()).selectOption("Riverside Clinic");
		page.getByLabel("Concerns and symptoms that the client presents")
				.fill("Sleeps badly.\nWorries, caf\u00e9 \ud83d\ude00");
		chooseDay(page, start.toLocalDate());
		chooseTime(page, "#sn-start", start.toLocalTime());
		chooseTime(page, "#sn-end", start.toLocalTime().plusMinutes(50));
		assertThat(page.locator("#sn-duration input").inputValue()).as("computed").isEqualTo("50");
		Stream.of("Individual", "By video", "Cognitive behavioral therapy (CBT)", "Exposure", "Mixed", "High")
				.forEach(choice -> page.getByLabel(choice, exactly()).check());
		page.getByLabel("How the techniques were used").fill("A ladder of fears");
		page.getByLabel("What has changed").fill("Sleeps better, worries more");
		fillGoal(page, 0, "Sleep six hours", "Good progress", "Five and a half");
		page.getByText("Another goal").click();
		fillGoal(page, 1, "Take the bus", "No progress", "");
		page.getByLabel("Action taken on the risk").fill("Safety plan");
		page.getByLabel("Adjustments to the treatment plan").fill("Weekly");
		picture(page, "htmlformentry-filled");
		save(page);

		JsonNode note = noteOf(client);
		assertThat(note.at("/form/uuid").asText()).isEqualTo(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID);
		assertThat(note.at("/visit/uuid").asText()).isEqualTo(client.visitUuid());
		assertThat(note.at("/location/uuid").asText()).isEqualTo(DemoClinic.LOCATION);
		assertThat(time(note.get("encounterDatetime"))).isEqualTo(start);
		assertThat(note.get("encounterProviders")).hasSize(1);
		assertThat(note.at("/encounterProviders/0/provider/uuid").asText())
				.isEqualTo(DemoClinic.THERAPIST.providerUuid());
		assertThat(note.at("/encounterProviders/0/encounterRole/uuid").asText())
				.isEqualTo(SessionNotesMetadata.CLINICIAN_ENCOUNTER_ROLE_UUID);
		assertThat(answers(note)).containsExactlyInAnyOrder(
				"presentingConcerns = Sleeps badly.\nWorries, caf\u00e9 \ud83d\ude00",
				"end = " + start.plusMinutes(50), "duration = 50", "sessionType = " + ProgressNoteAnswer.INDIVIDUAL,
				"setting = " + ProgressNoteAnswer.BY_VIDEO, "techniques = " + ProgressNoteAnswer.CBT,
				"techniques = " + ProgressNoteAnswer.EXPOSURE, "techniquesDescribed = A ladder of fears",
				"change = " + ProgressNoteAnswer.MIXED, "changeDescribed = Sleeps better, worries more",
				"goals = [goal = Sleep six hours, goalComment = Five and a half, goalRating = "
						+ ProgressNoteAnswer.GOOD_PROGRESS + "]",
				"goals = [goal = Take the bus, goalRating = " + ProgressNoteAnswer.NO_PROGRESS + "]",
				"risk = " + ProgressNoteAnswer.RISK_HIGH, "riskAction = Safety plan", "plan = Weekly");
	}

	@Test
	void anIncompleteDraftIsSaved() {
		Client client = DemoClinic.SECOND_CLIENT;
		Page page = formOf(client);

		page.getByLabel("Concerns and symptoms that the client presents").fill("Came late");
		save(page);

		JsonNode note = noteOf(client);
		assertThat(time(note.get("encounterDatetime")).toLocalTime()).as("start not known").isEqualTo(LocalTime.MIDNIGHT);
		assertThat(answers(note)).containsExactly("presentingConcerns = Came late");
	}

	@Test
	void aDraftIsShownAndChanged() {
		Client client = DemoClinic.THIRD_CLIENT;
		Page page = formOf(client);
		page.getByLabel("Mindfulness").check();
		page.getByLabel("EMDR").check();
		fillGoal(page, 0, "Sleep six hours", "Some progress", "Four");
		page.getByText("Another goal").click();
		fillGoal(page, 1, "Take the bus", "Regressed", "");
		save(page);
		String uuid = noteOf(client).get("uuid").asText();

		page.navigate(server.baseUrl() + PAGE + "?encounterId=" + uuid);
		picture(page, "htmlformentry-view");
		assertThat(page.locator(".sn-note").innerText()).contains("Draft, not signed");
		assertThat(page.locator(".sn-goal")).as("shown").extracting(Locator::count).isEqualTo(2);

		page.navigate(server.baseUrl() + PAGE + "?mode=EDIT&encounterId=" + uuid);
		assertThat(page.locator(".sn-goal:visible").count()).as("those that are filled in").isEqualTo(2);
		picture(page, "htmlformentry-edit");
		page.getByLabel("EMDR").uncheck();
		page.locator(".sn-goal").nth(1).getByLabel("Achieved").check();
		save(page);

		assertThat(answers(noteOf(client))).containsExactlyInAnyOrder("techniques = " + ProgressNoteAnswer.MINDFULNESS,
				"goals = [goal = Sleep six hours, goalComment = Four, goalRating = " + ProgressNoteAnswer.SOME_PROGRESS
						+ "]",
				"goals = [goal = Take the bus, goalRating = " + ProgressNoteAnswer.ACHIEVED + "]");
	}

	@Test
	void aSignedNoteIsShownWithItsAddendumAndStaysAsItIs() {
		String note = signedNote();
		assertThat(
				server.as(DemoClinic.THERAPIST).withPasswordAgain()
						.post(NOTES + "/" + note + "/addendum", "{\"text\": \"She called again.\"}")
						.status())
				.isEqualTo(200);
		Page page = signedIn();

		page.navigate(server.baseUrl() + PAGE + "?encounterId=" + note);
		picture(page, "htmlformentry-signed");
		assertThat(page.locator(".sn-note").innerText()).contains("She called again.", "Amara Okafor")
				.doesNotContain("not signed");

		page.navigate(server.baseUrl() + PAGE + "?mode=EDIT&encounterId=" + note);
		picture(page, "htmlformentry-signed-edit");
		assertThat(page.locator(".sn-note").innerText()).contains("what is signed stays as it is");
		assertThat(page.locator(".submitButton").count()).as("buttons to save").isZero();

		page.getByLabel("Adjustments to the treatment plan").fill("Changed");
		page.evaluate("doSubmitHtmlForm()");
		page.getByText(ErrorCodes.SIGNED_NOTE).first().waitFor();
		assertThat(server.as(DemoClinic.THERAPIST).get(NOTES + "/" + note).body()).contains("As it was")
				.doesNotContain("Changed");
	}

	@Test
	void theFormSpeaksTheUsersLanguage() {
		Page page = formOf(DemoClinic.FIRST_CLIENT);
		String form = page.url();

		page.navigate(form + "&lang=fr");
		picture(page, "htmlformentry-fr");
		assertThat(page.locator(".sn-note").innerText()).contains("Motifs et sympt\u00f4mes que pr\u00e9sente le patient",
				"Aucun signal\u00e9");

		page.navigate(form + "&lang=es");
		assertThat(page.locator(".sn-note").innerText()).contains("Motivos y s\u00edntomas que presenta el paciente",
				"Ninguno manifestado");
	}

	@Test
	void anotherStartKnowsTheFormForItsOwn() throws IOException {
		server.stop();
		server.start();

		assertThat(Files.readString(server.consoleLog())).doesNotContain("It stays so", "could not be installed");
	}

	/** As a therapist comes to it: the client's page, its tab of forms, the form. */
	private static Page formOf(Client client) {
		Page page = signedIn();
		page.navigate(server.baseUrl() + "/patientDashboard.form?patientId=" + client.uuid());
		page.click("#formEntryTab");
		page.locator("#formEntry a").getByText("Progress note").click();
		page.waitForURL("**" + PAGE + "**");
		return page;
	}

	private static Page signedIn() {
		Page page = chromium.newPage();
		page.navigate(server.baseUrl() + "/login.htm");
		page.fill("[name=uname]", DemoClinic.THERAPIST.username());
		page.fill("[name=pw]", DemoClinic.THERAPIST.password());
		page.click("[type=submit]");
		return page;
	}

	/** @return the uuid of a signed note of a client that no other test knows */
	private static String signedNote() {
		String patient = json(server.as(DemoClinic.ADMIN).post(REST + "/patient", """
				{"person": {"names": [{"givenName": "Ada", "familyName": "Kent"}], "gender": "F", "birthdate": "1990-01-01"},
				"identifiers": [{"identifier": "SN-2001", "identifierType": "%s", "location": "%s", "preferred": true}]}"""
				.formatted(DemoClinic.IDENTIFIER_TYPE, DemoClinic.LOCATION))).get("uuid").asText();
		String note = json(server.as(DemoClinic.THERAPIST).post(NOTES,
				"""
						{"patient": "%s", "start": "2026-01-05T10:00:00.000+0000", "duration": 50, "sessionType": "%s", "setting": "%s",
						"presentingConcerns": "Sleeps badly", "techniques": ["%s"], "change": "%s", "risk": "%s", "plan": "As it was",
						"goals": [{"goal": "Sleep six hours", "rating": "%s"}]}"""
						.formatted(patient, ProgressNoteAnswer.INDIVIDUAL.getUuid(), ProgressNoteAnswer.IN_PERSON.getUuid(),
								ProgressNoteAnswer.CBT.getUuid(), ProgressNoteAnswer.WORSE.getUuid(),
								ProgressNoteAnswer.RISK_LOW.getUuid(), ProgressNoteAnswer.REGRESSED.getUuid())))
				.get("uuid").asText();
		Http therapist = server.as(DemoClinic.THERAPIST).withPasswordAgain();
		String seen = json(therapist.get(NOTES + "/" + note)).get("contentDigest").asText();
		Answer signed = therapist.post(NOTES + "/" + note + "/sign", "{\"contentDigest\": \"" + seen + "\"}");
		assertThat(signed.status()).as(signed.body()).isEqualTo(200);
		return note;
	}

	/** @return the start of 50 minutes within the client's visit, on one day and not at midnight */
	private static LocalDateTime startOfARecentSession() {
		LocalDateTime now = LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES);
		return Stream.of(now.minusMinutes(70), now.minusMinutes(115))
				.filter(start -> start.minusMinutes(1).toLocalDate().equals(start.plusMinutes(50).toLocalDate())).findFirst()
				.orElseThrow();
	}

	private static Page.GetByLabelOptions exactly() {
		return new Page.GetByLabelOptions().setExact(true);
	}

	private static void chooseDay(Page page, LocalDate day) {
		page.click("#sn-start .hasDatepicker");
		page.selectOption(".ui-datepicker-year", String.valueOf(day.getYear()));
		page.selectOption(".ui-datepicker-month", String.valueOf(day.getMonthValue() - 1));
		page.locator(".ui-datepicker-calendar")
				.getByText(String.valueOf(day.getDayOfMonth()), new Locator.GetByTextOptions().setExact(true)).click();
	}

	private static void chooseTime(Page page, String field, LocalTime time) {
		page.selectOption(field + " .hfe-hours", String.valueOf(time.getHour()));
		page.selectOption(field + " .hfe-minutes", String.valueOf(time.getMinute()));
	}

	private static void fillGoal(Page page, int number, String goal, String progress, String comment) {
		Locator fields = page.locator(".sn-goal:visible").nth(number);
		fields.getByLabel("Goal", new Locator.GetByLabelOptions().setExact(true)).fill(goal);
		fields.getByLabel(progress).check();
		fields.getByLabel("Comment on the progress").fill(comment);
	}

	private static void save(Page page) {
		page.click(".submitButton");
		page.waitForURL("**/patientDashboard.form**");
	}

	private static void picture(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path.of(System.getProperty("htmlformentry.screenshots"), name + ".png")));
	}

	private static JsonNode noteOf(Client client) {
		JsonNode notes = json(server.as(DemoClinic.ADMIN)
				.get(REST + "/encounter?patient=" + client.uuid() + "&encounterType="
						+ SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID
						+ "&v=custom:(uuid,encounterDatetime,form:(uuid),visit:(uuid),location:(uuid),"
						+ "encounterProviders:(provider:(uuid),encounterRole:(uuid)),"
						+ "obs:(status,concept:(uuid),value,groupMembers:(concept:(uuid),value)))"))
				.get("results");
		assertThat(notes).hasSize(1);
		return notes.get(0);
	}

	/** @return each obs as "question = answer"; the members of a group in the order of their questions */
	private static List<String> answers(JsonNode note) {
		List<String> answers = new ArrayList<>();
		note.get("obs").forEach(obs -> answers.add(answer(obs)));
		return answers;
	}

	private static String answer(JsonNode obs) {
		ProgressNoteConcept question = Stream.of(ProgressNoteConcept.values())
				.filter(concept -> concept.getUuid().equals(obs.at("/concept/uuid").asText())).findFirst().orElseThrow();
		return question.getKey() + " = " + value(question, obs);
	}

	private static Object value(ProgressNoteConcept question, JsonNode obs) {
		JsonNode value = obs.get("value");
		return switch (question.getKind()) {
			case CODED -> Stream.of(ProgressNoteAnswer.values())
					.filter(answer -> answer.getUuid().equals(value.get("uuid").asText())).findFirst().orElseThrow();
			case DATETIME -> time(value);
			case MINUTES -> value.asInt();
			case GROUP -> {
				List<String> members = new ArrayList<>();
				obs.get("groupMembers").forEach(member -> members.add(answer(member)));
				yield members.stream().sorted().toList();
			}
			default -> value.asText().replace("\r\n", "\n");
		};
	}

	private static LocalDateTime time(JsonNode value) {
		return OffsetDateTime.parse(value.asText(), REST_DATE).atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime();
	}

	/** legacyui's own privileges for its pages; the demonstration clinic knows nothing of legacyui. */
	private static void letTherapistsEnterForms() {
		JsonNode role = json(server.as(DemoClinic.ADMIN).post(REST + "/role", """
				{"name": "Enters forms", "description": "Enters forms on legacyui's pages",
				"privileges": ["Form Entry", "View Patients", "View Encounters"]}"""));
		String user = REST + "/user/" + DemoClinic.THERAPIST.userUuid();
		List<String> roles = new ArrayList<>();
		roles.add(role.get("uuid").asText());
		json(server.as(DemoClinic.ADMIN).get(user + "?v=custom:(roles:(uuid))")).get("roles")
				.forEach(held -> roles.add(held.get("uuid").asText()));
		assertThat(server.as(DemoClinic.ADMIN).post(user, JSON.valueToTree(Map.of("roles", roles)).toString()).status())
				.isEqualTo(200);
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		} catch (JsonProcessingException e) {
			throw new AssertionError("no JSON, status " + answer.status(), e);
		}
	}
}
