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
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.REST;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.draft;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.json;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.minutesAgo;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What a form of the progress note is made from, against the domain and against what a note takes. */
class NoteDefinitionIT {

	private static final String DEFINITION = NOTES + "/definition";

	private static final String OWN_SETTING = REST + "/systemsetting/sessionnotes.concept.setting";

	private static RunningServer server;

	private static Http author;

	@BeforeAll
	static void start() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
	}

	@Test
	void everyElementAndFormatOfTheDomainIsInIt() {
		JsonNode definition = ok(author.get(DEFINITION));

		assertThat(definition.get("format").asText()).isEqualTo("SOAP");
		assertThat(texts(definition.get("elements"), "name"))
				.containsExactly(Arrays.stream(ProgressNoteElement.values()).map(ProgressNoteElement::getCode)
						.toArray(String[]::new));
		assertThat(texts(definition.get("formats"), "name"))
				.containsExactly(
						Arrays.stream(ProgressNoteFormat.values()).map(ProgressNoteFormat::getCode).toArray(String[]::new));
		definition.get("formats").forEach(format -> {
			List<String> placed = new ArrayList<>();
			format.get("headings").forEach(heading -> {
				assertThat(heading.get("display").asText()).doesNotStartWith("sessionnotes.");
				heading.get("elements").forEach(element -> placed.add(element.asText()));
			});
			assertThat(placed).containsExactlyInAnyOrderElementsOf(texts(definition.get("elements"), "name"));
		});
		assertThat(fields(definition)).extracting(field -> field.get("property").asText())
				.containsExactlyInAnyOrder(Arrays.stream(ProgressNoteElement.values())
						.flatMap(element -> ProgressNoteField.of(element).stream()).map(ProgressNoteField::getProperty)
						.toArray(String[]::new));
		assertThat(definition.findValuesAsText("display")).allSatisfy(
				display -> assertThat(display).isNotBlank().doesNotStartWith("sessionnotes."));
	}

	@Test
	void aNoteTakesEveryPropertyThatItNames() {
		String client = newClient(server).uuid();
		for (JsonNode field : fields(ok(author.get(DEFINITION)))) {
			String property = field.get("property").asText();
			ObjectNode note = JsonNodeFactory.instance.objectNode().put("patient", client);
			note.set(property, value(field));
			if (property.equals("duration")) {
				note.put("start", minutesAgo(60));
			}

			Answer created = author.post(NOTES, note.toString());

			assertThat(created.status()).as(property + " " + created.body()).isEqualTo(201);
			JsonNode taken = json(created).get("content").get(property);
			assertThat(taken.isArray() ? taken.size() : 1).as(property).isEqualTo(1);
			assertThat(taken.isNull()).as(property).isFalse();
		}
	}

	@Test
	void anAnswerOutsideOfItsBoundsIsRefused() {
		String client = newClient(server).uuid();
		for (JsonNode field : fields(ok(author.get(DEFINITION)))) {
			ObjectNode note = JsonNodeFactory.instance.objectNode().put("patient", client);
			if (field.has("maxLength")) {
				note.put(field.get("property").asText(), "x".repeat(field.get("maxLength").asInt() + 1));
			} else if (field.has("max")) {
				note.put(field.get("property").asText(), field.get("max").asInt() + 1);
			} else {
				continue;
			}
			assertThat(author.post(NOTES, note.toString()).status()).as(field.toString()).isEqualTo(400);
		}
	}

	@Test
	void aConceptOfTheClinicIsAskedInThePlaceOfTheShippedOne() {
		Http admin = server.as(DemoClinic.ADMIN);
		String answer = concept(admin, "N/A", "At home", "\"names\": [{\"name\": \"At home\", \"locale\": \"en\", "
				+ "\"conceptNameType\": \"FULLY_SPECIFIED\"}, {\"name\": \"À domicile\", \"locale\": \"fr\", "
				+ "\"conceptNameType\": \"FULLY_SPECIFIED\"}]");
		String question = concept(admin, "Coded", "Where the session was held",
				"\"names\": [{\"name\": \"Where the session was held\", \"locale\": \"en\", "
						+ "\"conceptNameType\": \"FULLY_SPECIFIED\"}], \"answers\": [\"" + answer + "\"]");
		Account french = newAccount(server, DemoClinic.THERAPIST);
		ok(admin.post(REST + "/user/" + french.userUuid(), "{\"userProperties\": {\"defaultLocale\": \"fr\"}}"));
		JsonNode shipped = setting(author);
		assertThat(shipped.get("answers")).hasSize(3);
		ok(admin.post(OWN_SETTING, "{\"value\": \"" + question + "\"}"));
		try {
			JsonNode own = setting(author);
			assertThat(own.get("display").asText()).isEqualTo("Where the session was held");
			assertThat(texts(own.get("answers"), "uuid")).containsExactly(answer);
			assertThat(texts(own.get("answers"), "display")).containsExactly("At home");
			assertThat(texts(setting(server.as(french)).get("answers"), "display")).containsExactly("À domicile");
			ObjectNode note = draft(newClient(server)).put("setting", answer);
			assertThat(author.post(NOTES, note.toString()).status()).isEqualTo(201);
		} finally {
			ok(admin.post(OWN_SETTING, "{\"value\": \"\"}"));
		}
		assertThat(setting(author)).isEqualTo(shipped);
	}

	@Test
	void aConceptThatDoesNotExistIsRefusedAndTheQuestionStays() {
		JsonNode shipped = setting(author);
		for (String value : new String[]{"any words", "LOINC:no-such-code"}) {
			Answer refused = server.as(DemoClinic.ADMIN).post(OWN_SETTING, "{\"value\": \"" + value + "\"}");

			assertThat(refused.status()).as(refused.body()).isEqualTo(400);
			assertThat(refused.body()).contains("The dictionary has no such concept");
			assertThat(setting(author)).isEqualTo(shipped);
			assertThat(author.post(NOTES, draft(newClient(server)).toString()).status()).isEqualTo(201);
		}
	}

	@Test
	void itIsForThoseWhoWriteOrReadTheRecord() {
		assertThat(server.anonymous().get(DEFINITION).status()).isEqualTo(401);
		assertThat(server.as(DemoClinic.NURSE).get(DEFINITION).status()).isEqualTo(200);
		assertThat(author.post(DEFINITION, "{}").status()).isEqualTo(405);
		assertThat(author.get(DEFINITION + "?format=DAP").status()).isEqualTo(400);
	}

	private static String concept(Http admin, String datatype, String name, String rest) {
		Answer created = admin.post(REST + "/concept", "{\"datatype\": \""
				+ uuidOf(ok(admin.get(REST + "/conceptdatatype?limit=100")), datatype) + "\", \"conceptClass\": \""
				+ uuidOf(ok(admin.get(REST + "/conceptclass?limit=100")), "Question") + "\", " + rest + "}");
		assertThat(created.status()).as(name + " " + created.body()).isEqualTo(201);
		return json(created).get("uuid").asText();
	}

	private static String uuidOf(JsonNode list, String display) {
		for (JsonNode each : list.get("results")) {
			if (each.get("display").asText().equals(display)) {
				return each.get("uuid").asText();
			}
		}
		throw new AssertionError("no " + display);
	}

	private static JsonNode setting(Http user) {
		return fields(ok(user.get(DEFINITION))).stream().filter(field -> field.get("name").asText().equals("setting"))
				.findFirst().orElseThrow();
	}

	/** @return all that is sent by a property of its own */
	private static List<JsonNode> fields(JsonNode definition) {
		List<JsonNode> fields = new ArrayList<>();
		definition.get("elements").forEach(element -> {
			if (element.has("property")) {
				fields.add(element);
			} else {
				element.get("group").forEach(fields::add);
			}
		});
		return fields;
	}

	private static JsonNode value(JsonNode field) {
		JsonNode one = switch (field.get("type").asText()) {
			case "DATE" -> JsonNodeFactory.instance.textNode(LocalDate.now().toString());
			case "DATETIME" -> JsonNodeFactory.instance.textNode(minutesAgo(60));
			case "NUMBER" -> JsonNodeFactory.instance.numberNode(50);
			case "TEXT" -> JsonNodeFactory.instance.textNode("Words");
			case "CODED" -> field.get("answers").get(0).get("uuid");
			case "GROUP" -> {
				ObjectNode group = JsonNodeFactory.instance.objectNode();
				field.get("group").forEach(member -> group.set(member.get("property").asText(), value(member)));
				yield group;
			}
			default -> throw new AssertionError("an unknown type in " + field);
		};
		return field.path("multiple").asBoolean() ? JsonNodeFactory.instance.arrayNode().add(one) : one;
	}

	private static List<String> texts(JsonNode list, String property) {
		List<String> texts = new ArrayList<>();
		list.forEach(each -> texts.add(each.get(property).asText()));
		return texts;
	}
}
