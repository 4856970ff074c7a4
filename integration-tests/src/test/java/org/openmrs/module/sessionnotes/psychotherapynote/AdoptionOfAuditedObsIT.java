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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.encounter;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.group;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ordinary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.ConceptOfTextFiles;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.CountedRows;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * A clinic that has the platform's auditing switched on, with names and a place of its own for what Envers keeps: everything
 * that is adopted was written, edited and voided by the platform, and all its copies were made by Envers itself.
 */
class AdoptionOfAuditedObsIT {

	private static final String AUDIT_TABLE = "audit.history_of_obs_kept";

	/** Platform: auditing is off unless told; its tables are made by Hibernate, and named and placed as Hibernate is told. */
	private static final Map<String, String> AUDITING = Map.of("server.property.hibernate.integration.envers.enabled",
			"true", "server.property.hibernate.hbm2ddl.auto", "update",
			"server.property.hibernate.hbm2ddl.create_namespaces", "true",
			"server.property.org.hibernate.envers.audit_table_prefix", "history_of_",
			"server.property.org.hibernate.envers.audit_table_suffix", "_kept",
			"server.property.org.hibernate.envers.default_schema", "audit",
			"server.property.org.hibernate.envers.revision_type_field_name", "kind_of_change", "server.inside.classes",
			RunningServer.testClasses());

	@TempDir
	private Path directory;

	private RunningServer server;

	private Http author;

	private AdoptionRequests requests;

	@Test
	void noCopyIsLeftWhereEnversKeepsItsOwn() throws Exception {
		server = RunningServer.start(directory.resolve("data"), AUDITING);
		try {
			author = server.as(DemoClinic.THERAPIST);
			requests = new AdoptionRequests(server);
			adoptAndLook();
		} finally {
			server.close();
		}
	}

	private void adoptAndLook() throws Exception {
		String mark = canary();
		String texts = requests.textConcept();
		String files = server.inside(ConceptOfTextFiles.class,
				DemoClinic.ADMIN.username() + " " + DemoClinic.ADMIN.password());
		String edited = edited(texts, mark);
		String voided = voided(texts, mark);
		inGroup(texts, mark);
		String file = uploaded(files, mark + " in a file");
		assertThat(valueAsNurse(file).body()).contains(mark);
		assertThat(filesWith(mark)).hasSize(1);
		assertThat(audited("value_text like '%" + mark + "%'")).as("written, edited, voided, in a group").isEqualTo(6);
		assertThat(audited("void_reason like '%" + mark + "%'")).isEqualTo(1);
		assertThat(audited("value_complex is not null")).isEqualTo(1);
		long others = audited("value_text = 'beside it'");
		assertThat(others).isPositive();

		requests.restrict(texts, files);
		assertThat(requests.post("start", texts, files).status()).isEqualTo(200);
		JsonNode done = requests.awaitEnd();

		assertThat(done.at("/adoption/state").asText()).isEqualTo("DONE");
		assertThat(done.at("/adoption/left")).isEmpty();
		assertThat(done.at("/adoption/obsSeen").asInt()).isEqualTo(5);
		assertThat(done.get("untouchedTables")).isEmpty();
		assertThat(audited("concept_id in (select concept_id from concept where uuid in ('" + texts + "', '" + files
				+ "'))")).as("also no new row, made by the adoption itself").isZero();
		assertThat(audited("value_text = 'beside it'")).isEqualTo(others);
		assertThat(textOf(edited)).isEqualTo(mark + " edited");
		assertThat(json(author.get(NOTES + "/" + edited + "/version")).get("results"))
				.extracting(version -> version.get("text").asText()).containsExactly(mark + " edited", mark + " first");
		assertThat(textOf(file)).isEqualTo(mark + " in a file");
		assertThat(json(author.get(NOTES + "/" + voided)).get("voided").asBoolean()).isTrue();
		// platform: it answers 500 where there is no such obs
		assertThat(valueAsNurse(file).status()).isEqualTo(valueAsNurse(UUID.randomUUID().toString()).status());
		assertThat(valueAsNurse(file).body()).doesNotContain(mark);

		server.stop();
		Path dump = directory.resolve("dump.sql");
		server.dumpDatabase(dump);
		assertThat(Files.readString(dump)).doesNotContain(mark).contains("HISTORY_OF_OBS_KEPT");
		assertThat(filesWith(mark)).isEmpty();
	}

	private String edited(String concept, String mark) {
		String obs = AdoptionRequests.obs(author, concept, mark + " first");
		assertThat(author.post(REST + "/obs/" + obs, "{\"value\": \"" + mark + " edited\"}").status()).isEqualTo(200);
		return AdoptionRequests.currentObs(author, concept);
	}

	private String voided(String concept, String mark) {
		String obs = AdoptionRequests.obs(author, concept, mark + " voided");
		assertThat(author.delete(REST + "/obs/" + obs + "?reason=" + mark).status()).isEqualTo(204);
		return obs;
	}

	private void inGroup(String concept, String mark) {
		ObjectNode note = ordinary(mark + " in a group").put("concept", concept);
		Answer answer = author.post(REST + "/encounter",
				encounter(DemoClinic.FIRST_CLIENT, group(note, ordinary("beside it"))).toString());
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
	}

	private Answer valueAsNurse(String obs) {
		return server.as(DemoClinic.NURSE).get(REST + "/obs/" + obs + "/value");
	}

	private String textOf(String note) {
		return json(author.get(NOTES + "/" + note)).get("text").asText();
	}

	/** @return the uuid of an obs whose text was sent as a file, as a browser does it */
	private String uploaded(String concept, String text) throws Exception {
		String boundary = "a-boundary";
		String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
		String body = part + "\"json\"\r\n\r\n{\"person\": \"" + DemoClinic.FIRST_CLIENT.uuid() + "\", \"concept\": \""
				+ concept + "\", \"obsDatetime\": \"2026-01-05T09:00:00.000+0000\"}\r\n" + part
				+ "\"file\"; filename=\"reflections.txt\"\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n--" + boundary
				+ "--\r\n";
		String credentials = DemoClinic.THERAPIST.username() + ":" + DemoClinic.THERAPIST.password();
		HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest
				.newBuilder(URI.create(server.baseUrl() + REST + "/obs"))
				.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
				.header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return json(new Answer(201, answer.body())).get("uuid").asText();
	}

	private long audited(String which) throws Exception {
		return Long.parseLong(
				server.inside(CountedRows.class, "select count(*) from " + AUDIT_TABLE + " where " + which));
	}

	/** Pages of the database's own file hold what was deleted until they are used again, so that one is left out. */
	private List<Path> filesWith(String text) throws Exception {
		try (Stream<Path> files = Files.walk(server.dataDirectory())) {
			return files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".mv.db"))
					.filter(file -> holds(file, text)).toList();
		}
	}

	private static boolean holds(Path file, String text) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
