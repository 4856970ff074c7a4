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
import static org.openmrs.module.sessionnotes.psychotherapynote.AdoptionRequests.ADOPTION;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.NOTES;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.REST;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.canary;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.ownNote;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** From private notes in ordinary obs to notes in the store, and from there into an author's archive, over HTTP. */
class AdoptionIT {

	private static final String EXPORT = REST + "/sessionnotes/export";

	private static final String PASSPHRASE = "four words <& a sentence>";

	private final RunningServer server = SharedServer.get();

	private final Http administrator = server.as(DemoClinic.SYSTEM_ADMINISTRATOR);

	private final Http author = server.as(DemoClinic.THERAPIST);

	private final AdoptionRequests requests = new AdoptionRequests(server);

	@Test
	void privateNotesInTheRecordBecomeNotesOfTheirAuthor() throws Exception {
		String concept = requests.textConcept();
		String text = canary();
		String obs = AdoptionRequests.obs(author, concept, text);
		assertThat(author.post(REST + "/obs/" + obs, "{\"value\": \"" + text + " edited\"}").status()).isEqualTo(200);
		String current = AdoptionRequests.currentObs(author, concept);
		assertThat(server.as(DemoClinic.NURSE).get(REST + "/obs/" + current).body()).contains(text);
		assertThat(requests.post("start", concept).status()).as("not restricted yet").isEqualTo(400);
		requests.restrict(concept);

		JsonNode dry = json(requests.post("dryRun", concept));
		dry = requests.awaitEnd();
		assertThat(dry.at("/dryRun/state").asText()).isEqualTo("DONE");
		assertThat(dry.at("/dryRun/counts/0/notes").asInt()).isEqualTo(1);
		assertThat(server.as(DemoClinic.NURSE).get(REST + "/obs/" + current).body()).contains(text);
		assertThat(requests.post("start", concept).status()).isEqualTo(200);
		JsonNode done = requests.awaitEnd();

		assertThat(done.at("/adoption/state").asText()).isEqualTo("DONE");
		assertThat(done.at("/adoption/counts/0/versions").asInt()).isEqualTo(2);
		assertThat(done.at("/adoption/left")).isEmpty();
		assertThat(done.at("/adoption/concepts/0/uuid").asText()).isEqualTo(concept);
		assertThat(done.at("/adoption/concepts/0/display").asText()).startsWith("Private notes");
		assertThat(done.at("/adoption/counts/0/concept")).isEqualTo(done.at("/adoption/concepts/0"));
		assertThat(done.at("/adoption/counts/0/author/display").asText()).isEqualTo("Amara Okafor (therapist1)");
		assertThat(done.at("/adoption/startedBy/display").asText()).isNotEmpty();
		assertThat(done.toString()).doesNotContain(text);
		for (Http reader : new Http[]{server.as(DemoClinic.NURSE), server.as(DemoClinic.OTHER_THERAPIST), administrator}) {
			assertThat(reader.get(REST + "/obs/" + current).status()).isEqualTo(404);
			assertThat(reader.get(NOTES + "/" + current).status()).isEqualTo(404);
		}
		assertThat(json(author.get(NOTES + "/" + current)).get("text").asText()).isEqualTo(text + " edited");
		assertThat(json(author.get(NOTES + "/" + current + "/version")).get("results"))
				.extracting(version -> version.get("text").asText()).containsExactly(text + " edited", text);
		assertThat(json(server.as(DemoClinic.PRIVACY_OFFICER).get(REST + "/sessionnotes/verification")).get("intact")
				.asBoolean()).isTrue();
		assertThat(Files.readString(server.platformLog())).doesNotContain(text);
	}

	@Test
	void whoLacksThePrivilegeIsToldNothing() {
		assertThat(author.get(ADOPTION).status()).isEqualTo(403);
		assertThat(author.post(ADOPTION, "{\"action\": \"start\", \"concepts\": []}").status()).isEqualTo(403);
		assertThat(server.anonymous().get(ADOPTION).status()).isIn(401, 403);
		assertThat(administrator.post(ADOPTION, "{\"action\": \"eat\"}").status()).isEqualTo(400);
		assertThat(administrator.post(ADOPTION, "{\"action\": \"start\"}").status()).isEqualTo(400);
	}

	@Test
	void anAuthorsNotesComeAsAnArchiveThatThePassphraseOpens() throws Exception {
		String text = canary();
		String uuid = UUID.randomUUID().toString();
		author.post(NOTES, ownNote(uuid, DemoClinic.FIRST_CLIENT, text).toString());

		HttpResponse<byte[]> answer = export("{\"passphrase\": \"" + PASSPHRASE + "\"}");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").get()).startsWith("application/zip");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).doesNotContain(text);
		StringBuilder all = new StringBuilder();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()), PASSPHRASE.toCharArray())) {
			for (LocalFileHeader entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		assertThat(all.toString()).contains(text, uuid);
		assertThat(Files.readString(server.platformLog())).doesNotContain(PASSPHRASE);
	}

	@Test
	void aWeakPassphraseAndAUserWithoutNotesAreRefused() throws Exception {
		assertThat(author.post(EXPORT, "{\"passphrase\": \"secret\"}").body())
				.contains("sessionnotes.error.export.passphrase");
		assertThat(author.post(EXPORT, "{}").status()).isEqualTo(400);
		assertThat(author.post(EXPORT, "{\"passphrase\": ").body()).contains("sessionnotes.error.malformedRequest");
		assertThat(server.as(DemoClinic.NURSE).post(EXPORT, "{\"passphrase\": \"" + PASSPHRASE + "\"}").status())
				.isEqualTo(403);
	}

	private HttpResponse<byte[]> export(String body) throws Exception {
		String credentials = DemoClinic.THERAPIST.username() + ":" + DemoClinic.THERAPIST.password();
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(server.baseUrl() + EXPORT))
				.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
				.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofByteArray());
	}
}
