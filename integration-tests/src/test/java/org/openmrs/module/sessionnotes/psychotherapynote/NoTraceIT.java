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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.encounter;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.fhirObservation;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.group;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.note;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ordinary;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ownNote;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.withoutEncounter;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** A server that has seen notes in every way, opened, altered, refused; then everything that it left on disk is searched. */
class NoTraceIT {

	private static final Client CLIENT = DemoClinic.FIRST_CLIENT;

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = {"", "DEBUG"})
	void noTextIsInDatabaseLogsOrFiles(String logLevel) throws Exception {
		String canary = "Canary" + UUID.randomUUID().toString().replace("-", "");
		try (RunningServer server = RunningServer.start(directory.resolve("data"), Map.of("server.log.level", logLevel))) {
			useNotesInEveryWay(server, canary);
			server.stop();
			Path dump = directory.resolve("dump.sql");
			server.dumpDatabase(dump);

			String sql = Files.readString(dump);
			assertThat(sql).contains("SESSIONNOTES_NOTE_VERSION").contains("SESSIONNOTES_SEALED_DRAFT")
					.contains("an ordinary finding");
			assertThat(Files.readString(server.consoleLog())).isNotEmpty();
			assertThat(traces(canary)).isEmpty();
			assertThat(obsRowsOf(DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT, server)).isZero();
		}
	}

	private static void useNotesInEveryWay(RunningServer server, String canary) {
		Http author = server.as(DemoClinic.THERAPIST);
		String uuid = UUID.randomUUID().toString();
		author.post(REST + "/encounter",
				encounter(CLIENT, ordinary("an ordinary finding"), note(uuid, canary).put("comment", canary + " comment"),
						group(ordinary("an ordinary member"), note(null, canary))).toString());
		String obs = json(author.post(REST + "/obs", withoutEncounter(note(null, canary), CLIENT).toString())).get("uuid")
				.asText();
		assertThat(json(author.get(REST + "/obs/" + obs)).get("value").asText()).isEqualTo(canary);
		author.post(REST + "/obs/" + obs, "{\"value\":\"" + canary + " edited\"}");
		author.delete(REST + "/obs/" + obs + "?reason=mistake");
		String own = json(author.post(NOTES, ownNote(null, CLIENT, canary).toString())).get("uuid").asText();
		author.post(NOTES + "/" + own, "{\"version\":1,\"text\":\"" + canary + " amended\"}");
		author.post(NOTES + "/" + own, "{\"version\":1,\"text\":\"" + canary + " too late\"}");
		author.get(NOTES + "/" + own + "/version");
		assertThat(author.post(NOTES + "/" + own, "{\"voided\":true,\"reason\":\"" + canary + "\"}").status())
				.isEqualTo(200);
		author.post(NOTES, ownNote(null, CLIENT, canary + "x".repeat(1024 * 1024)).toString());
		author.post(NOTES, ownNote(canary, CLIENT, "x").toString());
		author.post(NOTES, "{\"patient\": \"" + canary);
		author.post(NOTES, "{\"" + canary + "\": 1}");
		author.post("/ws/fhir2/R4/Observation", fhirObservation(CLIENT, canary));
		useDraftsInEveryWay(server, canary);
		server.as(DemoClinic.NURSE).post(REST + "/obs", withoutEncounter(note(null, canary), CLIENT).toString());
		server.as(DemoClinic.NURSE).post(REST + "/encounter", encounter(CLIENT, note(null, canary)).toString());
		server.as(DemoClinic.ADMIN).get(REST + "/obs/" + uuid);
		Http admin = server.as(DemoClinic.ADMIN);
		admin.post(REST + "/hl7source", "{\"name\":\"local\",\"description\":\"a system that sends results\"}");
		assertThat(admin.post(REST + "/hl7", hl7(DemoClinic.TEXT_CONCEPT, "an ordinary result")).status()).isEqualTo(201);
		assertThat(admin.post(REST + "/hl7", hl7(DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT, canary)).status()).isEqualTo(400);
	}

	private static void useDraftsInEveryWay(RunningServer server, String canary) {
		Http author = server.as(DemoClinic.THERAPIST);
		for (String kind : List.of("psychotherapynote", "progressnote")) {
			String address = REST + "/sessionnotes/draft/" + UUID.randomUUID();
			String body = "{\"kind\": \"" + kind + "\", \"patient\": \"" + CLIENT.uuid()
					+ "\", \"revision\": %s, \"content\": {\"" + canary + "\": \"" + canary + "\"}}";
			long revision = json(author.post(address, String.format(body, 0))).get("revision").asLong();
			String typedOn = String.format(body, revision).replace("}}", ", \"more\": \"" + canary + " more\"}}");
			assertThat(author.post(address, typedOn).status()).isEqualTo(200);
			assertThat(author.post(address, typedOn.replace("more", "less")).status()).isEqualTo(409);
			assertThat(author.get(address).body()).contains(canary);
			author.get(REST + "/sessionnotes/draft");
			author.post(address, String.format(body, "\"" + canary + "\""));
			author.post(address, "{\"content\": {\"" + canary);
			author.post(address, String.format(body, revision).replace(kind, canary));
			for (DemoClinic.Account other : List.of(DemoClinic.OTHER_THERAPIST, DemoClinic.NURSE, DemoClinic.ADMIN)) {
				assertThat(server.as(other).get(address).body()).doesNotContain(canary);
				server.as(other).post(address, String.format(body, revision));
				server.as(other).delete(address + "?revision=" + revision);
			}
		}
	}

	private static String hl7(String concept, String value) {
		String message = "MSH|^~\\&|A|local|C|D|20260101||ORU^R01|k|P|2.5\rOBX|1|ST|" + concept + "||" + value;
		return JsonNodeFactory.instance.objectNode().put("hl7", message).toString();
	}

	/** @return the files below the test's directory that hold the text in any usual encoding */
	private List<String> traces(String canary) throws IOException {
		List<byte[]> forms = new ArrayList<>();
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
			forms.add(canary.getBytes(charset));
		}
		String hex = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
		forms.add(hex.getBytes(StandardCharsets.US_ASCII));
		forms.add(hex.toUpperCase().getBytes(StandardCharsets.US_ASCII));
		for (int shift = 0; shift < 3; shift++) {
			byte[] base64 = Base64.getEncoder().encode(("xx".substring(0, shift) + canary).getBytes(StandardCharsets.UTF_8));
			forms.add(Arrays.copyOfRange(base64, 4, base64.length - 4));
		}
		List<String> found = new ArrayList<>();
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
				for (byte[] form : forms) {
					if (bytes.contains(new String(form, StandardCharsets.ISO_8859_1))) {
						found.add(directory.relativize(file) + " holds " + new String(form, StandardCharsets.ISO_8859_1));
					}
				}
			}
		}
		return found;
	}

	private static long obsRowsOf(String conceptUuid, RunningServer server) throws Exception {
		return server
				.queryDatabase("select count(*) from obs o join concept c on c.concept_id = o.concept_id where c.uuid = '"
						+ conceptUuid + "'");
	}
}
