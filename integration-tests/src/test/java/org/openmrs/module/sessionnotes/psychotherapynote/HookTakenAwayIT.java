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
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.json;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.note;
import static org.openmrs.module.sessionnotes.psychotherapynote.NoteRequests.withoutEncounter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.FilterTaker;
import org.openmrs.module.sessionnotes.psychotherapynote.inside.HookTaker;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.Patiently;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Another module removes a hook while the platform starts: this module does not start, and names the missing hook.
 * The system property {@code hooks} says how many of the 21 hooks behind services are taken away, one after the other.
 */
class HookTakenAwayIT {

	private static final int TAKEN = Integer.getInteger("hooks", 3);

	private static final String HOOKS = REST + "/sessionnotes/hook?limit=100";

	private static final String MODULE = REST + "/module/sessionnotes?v=full";

	private static final String FIRST = "obsService: ObsServiceAdvice";

	private static final String SECOND = "encounterService: SignedNoteAdvice";

	@TempDir
	private Path directory;

	private RunningServer server;

	@Test
	void theModuleDoesNotStartWithoutOneOfItsHooksAndNamesIt() throws IOException {
		Map<String, String> options = new HashMap<>(
				Map.of("server.inside.classes", RunningServer.testClasses(), "server.omods",
						System.getProperty("server.omods") + System.getProperty("path.separator") + taker()));
		Path data = directory.resolve("data");
		server = RunningServer.start(data, options);
		try {
			everyHookHolds();
			statusIsForWhoManagesModules();
			aFilterThatIsTakenAwayIsNamed();
			List<String> hooks = hooksBehindServices();
			stop();
			for (int i = 0; i < TAKEN; i++) {
				String hook = hooks.get(i * hooks.size() / TAKEN);
				server.inside(HookTaker.class, hook);
				post("start");
				refused(hook);
			}
			server.inside(HookTaker.class, FIRST);
			post("start");
			refused(FIRST);
			nothingPrivateGoesIntoTheRecord();
			server.close();

			options.put(HookTaker.TAKEN, SECOND);
			server = RunningServer.start(data, options);
			refused(SECOND);
			assertThat(server.as(DemoClinic.ADMIN).get(REST + "/patient/" + DemoClinic.FIRST_CLIENT.uuid()).status())
					.as("all else goes on").isEqualTo(200);

			server.inside(HookTaker.class, "none");
			post("start");
			Patiently.ask(() -> server.as(DemoClinic.ADMIN).get(MODULE),
					answer -> answer.status() == 200 && answer.body().contains("\"started\":true"));
			everyHookHolds();
		} finally {
			server.close();
		}
	}

	private void everyHookHolds() {
		JsonNode status = json(server.as(DemoClinic.ADMIN).get(HOOKS));
		assertThat(status.get("intact").asBoolean()).as(status.toString()).isTrue();
		assertThat(status.get("results")).hasSize(27);
	}

	/** Every advice and every interceptor; a filter does not keep a module from starting. */
	private List<String> hooksBehindServices() {
		List<String> names = json(server.as(DemoClinic.ADMIN).get(HOOKS)).get("results").findValuesAsText("name").stream()
				.filter(name -> !name.startsWith("filters: ")).toList();
		assertThat(names).hasSize(21).contains(FIRST, SECOND, "sessionFactory: RestrictedObsInterceptor");
		return names;
	}

	private void statusIsForWhoManagesModules() {
		assertThat(server.as(DemoClinic.THERAPIST).get(HOOKS).status()).isEqualTo(403);
		assertThat(server.anonymous().get(HOOKS).status()).isIn(401, 403);
	}

	private void aFilterThatIsTakenAwayIsNamed() {
		assertThat(server.inside(FilterTaker.class, "sessionnotesBoundedBody")).isEqualTo("true");

		JsonNode status = json(server.as(DemoClinic.ADMIN).get(HOOKS));
		assertThat(status.get("intact").asBoolean()).isFalse();
		for (JsonNode hook : status.get("results")) {
			assertThat(hook.get("intact").asBoolean()).as(hook.toString())
					.isEqualTo(!"filters: sessionnotesBoundedBody".equals(hook.get("name").asText()));
		}
	}

	private void refused(String hook) {
		// the request that starts a module may end before its answer is complete
		Answer module = Patiently.ask(() -> server.as(DemoClinic.ADMIN).get(MODULE),
				answer -> answer.status() == 200 && answer.body().contains(hook));
		assertThat(module.body()).contains("\"started\":false", hook + ": It is not attached.");
		// until the platform refreshes its context again, the addresses of a module that was started by REST are there still
		assertThat(server.as(DemoClinic.THERAPIST).get(NOTES).status()).isIn(404, 503);
	}

	/** The guard is still there, and refuses. */
	private void nothingPrivateGoesIntoTheRecord() {
		String canary = NoteRequests.canary();
		String uuid = UUID.randomUUID().toString();
		server.as(DemoClinic.THERAPIST).post(REST + "/obs",
				withoutEncounter(note(uuid, canary), DemoClinic.FIRST_CLIENT).toString());

		assertThat(server.as(DemoClinic.ADMIN).get(REST + "/obs/" + uuid).body()).doesNotContain(canary);
		assertThat(server.as(DemoClinic.ADMIN).get(REST + "/obs?v=full&patient=" + DemoClinic.FIRST_CLIENT.uuid()).body())
				.doesNotContain(canary);
	}

	private void stop() {
		post("stop");
		Patiently.ask(() -> server.as(DemoClinic.ADMIN).get(MODULE),
				answer -> answer.status() == 200 && answer.body().contains("\"started\":false"));
	}

	private void post(String action) {
		server.as(DemoClinic.ADMIN).post(REST + "/moduleaction",
				"{\"action\":\"" + action + "\",\"modules\":[\"sessionnotes\"]}");
	}

	/** The module file of a module that has nothing but the class that takes hooks away. */
	private Path taker() throws IOException {
		Path file = directory.resolve("hooktaker-1.0.0.omod");
		String path = HookTaker.class.getName().replace('.', '/') + ".class";
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
				InputStream bytes = HookTaker.class.getClassLoader().getResourceAsStream(path)) {
			entry(zip, path, bytes.readAllBytes());
			entry(zip, "config.xml", """
					<?xml version="1.0" encoding="UTF-8"?>
					<module configVersion="1.6">
						<id>hooktaker</id>
						<name>Hook taker</name>
						<version>1.0.0</version>
						<package>org.openmrs.module.hooktaker</package>
						<author>Session Notes contributors</author>
						<description>Takes hooks of other modules away</description>
						<activator>%s</activator>
					</module>
					""".formatted(HookTaker.class.getName()).getBytes(StandardCharsets.UTF_8));
			entry(zip, "moduleApplicationContext.xml", """
					<?xml version="1.0" encoding="UTF-8"?>
					<beans xmlns="http://www.springframework.org/schema/beans"
							xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
							xsi:schemaLocation="http://www.springframework.org/schema/beans
							https://www.springframework.org/schema/beans/spring-beans.xsd">
						<bean class="%s"/>
					</beans>
					""".formatted(HookTaker.class.getName()).getBytes(StandardCharsets.UTF_8));
		}
		return file;
	}

	private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}
}
