/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.o3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.ModulesOfOthers;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * The form of the progress note in the real OpenMRS 3 front end, in Chromium, on the demonstration server. Screenshots go to
 * {@code target/o3}. It needs npm, Chromium and the o3forms module's file in the local repository, and fails where one of them
 * is missing.
 */
@Tag("o3")
class O3FormIT {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Path SCREENSHOTS = Path.of(System.getProperty("o3.screenshots"));

	private static final String FORM = "Progress note";

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	@TempDir
	private static Path directory;

	private static Path chromium;

	private static RunningServer server;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		chromium = chromium();
		assertThat(ModulesOfOthers.isHeld("o3forms")).as("This test needs the o3forms module in the local Maven repository")
				.isTrue();
		Path frontEnd = FrontEnd.assemble();
		Files.createDirectories(SCREENSHOTS);
		server = RunningServer.start(directory.resolve("data"), Map.of("server.omods",
				ModulesOfOthers.beside(directory, "o3forms"), "server.front.end", frontEnd.toString()));
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.close();
		}
	}

	@Test
	void aTherapistFillsEveryElementAndTheEncounterHasExactlyThose() throws IOException {
		Client client = DemoClinic.FIRST_CLIENT;
		LocalDateTime start = LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES).minusMinutes(100);
		LocalDateTime end = start.plusMinutes(50);
		try (Browser browser = browser()) {
			browser.signIn(DemoClinic.THERAPIST);
			browser.openChart(client);
			browser.openForms();
			browser.screenshot("1-forms");
			browser.openForm(FORM);
			browser.screenshot("2-empty");
			assertThat(browser.asks("riskAction")).as("asked for an acute risk only").isFalse();

			browser.write("presentingConcerns", "Sleeps badly; worried about work.\nNo appetite < usual & \"tired\"");
			browser.enterDateAndTime("start", start);
			browser.enterDateAndTime("end", end);
			browser.choose("sessionType", ProgressNoteAnswer.INDIVIDUAL.getUuid());
			browser.choose("setting", ProgressNoteAnswer.BY_VIDEO.getUuid());
			browser.tick("techniques", ProgressNoteAnswer.CBT.getUuid());
			browser.tick("techniques", ProgressNoteAnswer.MINDFULNESS.getUuid());
			browser.tick("techniques", ProgressNoteAnswer.OTHER_TECHNIQUE.getUuid());
			browser.write("techniquesDescribed", "Thought record, breathing space");
			browser.choose("change", ProgressNoteAnswer.IMPROVED.getUuid());
			browser.write("changeDescribed", "Two nights of six hours");
			browser.write("goal", "Sleep through five nights of seven");
			browser.choose("rating", ProgressNoteAnswer.SOME_PROGRESS.getUuid());
			browser.write("comment", "Keeps the sleep diary");
			browser.press("Add");
			browser.waitForQuestion("goal_1");
			browser.write("goal_1", "Ask for help at work");
			browser.choose("rating_1", ProgressNoteAnswer.NO_PROGRESS.getUuid());
			browser.write("comment_1", "Not tried yet");
			browser.choose("risk", ProgressNoteAnswer.RISK_ACUTE.getUuid());
			browser.waitForQuestion("riskAction");
			browser.write("riskAction", "Safety plan agreed, crisis line given");
			browser.write("plan", "Weekly sessions, sleep restriction next");
			browser.screenshot("3-filled-concerns", "presentingConcerns");
			browser.screenshot("3-filled-session", "duration");
			browser.screenshot("3-filled-techniques", "techniquesDescribed");
			browser.screenshot("3-filled-goals", "goal_1");
			browser.screenshot("3-filled-risk", "riskAction");
			assertThat(browser.number("duration")).as("calculated").isEqualTo("50");
			assertThat(browser.isEditable("duration")).isFalse();

			JsonNode encounter = encounter(browser.save("Save"));
			browser.screenshot("4-saved");

			assertThat(browser.refused()).isEmpty();
			assertThat(minute(encounter.get("encounterDatetime"))).isEqualTo(start.format(MINUTE));
			assertThat(encounter.at("/patient/uuid").asText()).isEqualTo(client.uuid());
			assertThat(encounter.at("/visit/uuid").asText()).isEqualTo(client.visitUuid());
			assertThat(encounter.at("/location/uuid").asText()).isEqualTo(DemoClinic.LOCATION);
			assertThat(encounter.at("/form/uuid").asText()).isEqualTo(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID);
			assertThat(encounter.at("/encounterType/uuid").asText())
					.isEqualTo(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID);
			assertThat(encounter.get("encounterProviders")).hasSize(1);
			assertThat(encounter.at("/encounterProviders/0/provider/uuid").asText())
					.isEqualTo(DemoClinic.THERAPIST.providerUuid());
			assertThat(encounter.at("/encounterProviders/0/encounterRole/uuid").asText())
					.isEqualTo(SessionNotesMetadata.CLINICIAN_ENCOUNTER_ROLE_UUID);
			assertThat(answers(encounter)).containsExactlyInAnyOrder(
					"presentingConcerns: Sleeps badly; worried about work.\nNo appetite < usual & \"tired\"",
					"end: " + end.format(MINUTE), "duration: 50", "sessionType: INDIVIDUAL", "setting: BY_VIDEO",
					"techniques: CBT", "techniques: MINDFULNESS", "techniques: OTHER_TECHNIQUE",
					"techniquesDescribed: Thought record, breathing space", "change: IMPROVED",
					"changeDescribed: Two nights of six hours",
					"goals: [goal: Sleep through five nights of seven, goalComment: Keeps the sleep diary, goalRating: SOME_PROGRESS]",
					"goals: [goal: Ask for help at work, goalComment: Not tried yet, goalRating: NO_PROGRESS]",
					"risk: RISK_ACUTE",
					"riskAction: Safety plan agreed, crisis line given", "plan: Weekly sessions, sleep restriction next");
			assertThat(encounter.get("obs")).as("a draft").allMatch(obs -> obs.get("status").asText().equals("PRELIMINARY"));
		}
	}

	@Test
	void anIncompleteNoteIsSavedAsFarAsItWasWritten() throws IOException {
		try (Browser browser = browser()) {
			browser.signIn(DemoClinic.THERAPIST);
			browser.openChart(DemoClinic.SECOND_CLIENT);
			browser.openForms();
			browser.openForm(FORM);
			browser.enterNumber("duration", 45);

			JsonNode encounter = encounter(browser.save("Save"));

			assertThat(browser.refused()).isEmpty();
			assertThat(answers(encounter)).containsExactly("duration: 45");
		}
	}

	/**
	 * A question that is hidden would lose its answer. The form engine 12.3.4 shows a note's second goal only where the concepts
	 * reach it before the encounter does; a goal that it does not show has to stay all the same. And it would save a calculated
	 * number that is still the same as a second obs: when editing, the form therefore calculates the duration as text.
	 */
	@Test
	void aDraftThatIsEditedKeepsWhatWasNotChanged() throws IOException {
		LocalDateTime start = LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES).minusMinutes(90);
		LocalDateTime end = start.plusMinutes(45);
		try (Browser browser = browser()) {
			browser.signIn(DemoClinic.THERAPIST);
			browser.openChart(DemoClinic.THIRD_CLIENT);
			browser.openForms();
			browser.openForm(FORM);
			browser.enterDateAndTime("start", start);
			browser.enterDateAndTime("end", end);
			browser.tick("techniques", ProgressNoteAnswer.CBT.getUuid());
			browser.tick("techniques", ProgressNoteAnswer.EXPOSURE.getUuid());
			browser.write("goal", "Take the bus");
			browser.press("Add");
			browser.waitForQuestion("goal_1");
			browser.write("goal_1", "Visit the market");
			browser.choose("risk", ProgressNoteAnswer.RISK_ACUTE.getUuid());
			browser.waitForQuestion("riskAction");
			browser.write("riskAction", "Called the crisis team");
			JsonNode first = encounter(browser.save("Save"));

			browser.editOnlyEncounter(DemoClinic.THIRD_CLIENT);
			browser.choose("risk", ProgressNoteAnswer.RISK_LOW.getUuid());
			browser.tick("techniques", ProgressNoteAnswer.MINDFULNESS.getUuid());
			browser.screenshot("5-edited", "riskAction");
			assertThat(browser.text("riskAction")).isEqualTo("Called the crisis team");
			JsonNode second = encounter(browser.save("Save"));

			assertThat(browser.refused()).isEmpty();
			assertThat(second.get("uuid")).isEqualTo(first.get("uuid"));
			assertThat(minute(second.get("encounterDatetime"))).isEqualTo(start.format(MINUTE));
			assertThat(answers(second)).containsExactlyInAnyOrder("end: " + end.format(MINUTE), "duration: 45",
					"techniques: CBT", "techniques: EXPOSURE", "techniques: MINDFULNESS", "goals: [goal: Take the bus]",
					"goals: [goal: Visit the market]", "risk: RISK_LOW", "riskAction: Called the crisis team");
			assertThat(uuids(second)).as("what was not changed is the same obs").containsAll(
					uuids(first).stream().filter(uuid -> !uuid.equals(uuidOf(first, ProgressNoteConcept.RISK))).toList());
		}
	}

	@Test
	void theFormSpeaksTheTherapistsLanguage() {
		for (List<String> words : List.of(
				List.of("fr", "Motifs et symptômes présentés", "Niveau de risque *", "Entretien motivationnel"),
				List.of("es", "Motivos de consulta y síntomas", "Nivel de riesgo *", "Entrevista motivacional"))) {
			setLanguage(DemoClinic.OTHER_THERAPIST, words.get(0));
			try (Browser browser = browser()) {
				browser.signIn(DemoClinic.OTHER_THERAPIST);
				browser.openChart(DemoClinic.SECOND_CLIENT);
				browser.openForms();
				browser.openForm(FORM);
				browser.waitForText(words.get(1));
				browser.screenshot("6-" + words.get(0));
				browser.screenshot("6-" + words.get(0) + "-goals", "goal");

				assertThat(words.subList(1, words.size())).allMatch(browser::shows);
			}
		}
	}

	@Test
	void aNurseIsNotOfferedTheForm() {
		try (Browser browser = browser()) {
			browser.signIn(DemoClinic.NURSE);
			browser.openChart(DemoClinic.FIRST_CLIENT);
			browser.openForms();
			browser.waitForText("There are no forms to display");
			browser.screenshot("7-nurse");

			assertThat(browser.shows(FORM)).isFalse();
		}
	}

	private static void setLanguage(Account account, String language) {
		assertThat(server.as(DemoClinic.ADMIN).post("/ws/rest/v1/user/" + account.userUuid(),
				"{\"userProperties\": {\"defaultLocale\": \"" + language + "\"}}").status()).isEqualTo(200);
	}

	private static Browser browser() {
		return new Browser(chromium, server.baseUrl(), SCREENSHOTS);
	}

	/** Reads what was saved from the server anew. */
	private static JsonNode encounter(String saved) throws IOException {
		JsonNode uuid = JSON.readTree(saved).get("uuid");
		assertThat(uuid).as(saved).isNotNull();
		return JSON.readTree(server.as(DemoClinic.THERAPIST).get("/ws/rest/v1/encounter/" + uuid.asText()
				+ "?v=custom:(uuid,encounterDatetime,patient:(uuid),visit:(uuid),location:(uuid),form:(uuid),"
				+ "encounterType:(uuid),encounterProviders:(provider:(uuid),encounterRole:(uuid)),"
				+ "obs:(uuid,status,concept:(uuid),value,groupMembers:(concept:(uuid),value)))").body());
	}

	private static List<String> answers(JsonNode encounter) {
		return stream(encounter.get("obs")).map(O3FormIT::answer).toList();
	}

	private static List<String> uuids(JsonNode encounter) {
		return stream(encounter.get("obs")).map(obs -> obs.get("uuid").asText()).toList();
	}

	private static String uuidOf(JsonNode encounter, ProgressNoteConcept question) {
		return stream(encounter.get("obs")).filter(obs -> obs.at("/concept/uuid").asText().equals(question.getUuid()))
				.findFirst().orElseThrow().get("uuid").asText();
	}

	private static String answer(JsonNode obs) {
		ProgressNoteConcept question = Arrays.stream(ProgressNoteConcept.values())
				.filter(concept -> concept.getUuid().equals(obs.at("/concept/uuid").asText())).findFirst().orElseThrow();
		return question.getKey() + ": " + value(question, obs);
	}

	private static String value(ProgressNoteConcept question, JsonNode obs) {
		JsonNode value = obs.get("value");
		switch (question.getKind()) {
			case GROUP :
				return stream(obs.get("groupMembers")).map(O3FormIT::answer).sorted().toList().toString();
			case CODED :
				return Arrays.stream(ProgressNoteAnswer.values())
						.filter(answer -> answer.getUuid().equals(value.get("uuid").asText())).findFirst().orElseThrow()
						.name();
			case MINUTES :
				return Integer.toString(value.asInt());
			case DATETIME :
				return minute(value);
			default :
				return value.asText();
		}
	}

	/** REST writes the offset without a colon. */
	private static String minute(JsonNode moment) {
		return OffsetDateTime.parse(moment.asText(), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx"))
				.atZoneSameInstant(ZoneId.systemDefault()).format(MINUTE);
	}

	private static Stream<JsonNode> stream(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

	/** The one that is named, or the system's. */
	private static Path chromium() {
		String named = System.getProperty("o3.chromium", "");
		if (!named.isEmpty()) {
			assertThat(Path.of(named)).as("the browser that -Do3.chromium names").exists();
			return Path.of(named);
		}
		List<Path> found = new ArrayList<>();
		for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
			for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
				found.add(Path.of(folder, name));
			}
		}
		found.removeIf(file -> !Files.isExecutable(file));
		assertThat(found).as("This test needs Chromium: install it, or name it with -Do3.chromium=").isNotEmpty();
		return found.get(0);
	}
}
