/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newAccount;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The examples of docs/rest-api.md work as they stand there, with three clients of different kinds. */
class RestExamplesIT {

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

	private static final Pattern NAMED = Pattern
			.compile("((?:(?:GET|POST|DELETE)`?,? ?`?)+)(?:/ws/rest/v1/sessionnotes|…(?:/sessionnotes)?)/([\\w{}/]+)");

	private static final String ADDRESS = "/ws/rest/v1/sessionnotes";

	private static RunningServer server;

	private static JsonNode document;

	private static String page;

	/** How the examples are sent. */
	enum Kind {

		PLAIN(document -> new PlainClient()),
		GENERATED(GeneratedClient::new),
		DOCUMENTED(document -> (request, status) -> DocumentedClient.send(request, status, document));

		private final Function<JsonNode, ExampleClient> maker;

		Kind(Function<JsonNode, ExampleClient> maker) {
			this.maker = maker;
		}
	}

	@BeforeAll
	static void read() throws IOException {
		server = SharedServer.get();
		document = ok(server.as(DemoClinic.NURSE).get(ADDRESS + "/openapi"));
		page = Files.readString(Path.of("..", "docs", "rest-api.md"));
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void theExamplesWork(Kind kind) {
		Account therapist = newAccount(server, DemoClinic.THERAPIST);
		Account supervisor = newAccount(server, DemoClinic.SUPERVISOR);
		int sent = script().run(Map.of("REST", server.baseUrl() + ADDRESS, "THERAPIST", login(therapist), "SUPERVISOR",
				login(supervisor), "THERAPIST_USER", therapist.userUuid(), "SUPERVISOR_USER", supervisor.userUuid(),
				"CLIENT", newClient(server).uuid(), "END", LocalDate.now().plusDays(30).toString()),
				kind.maker.apply(document));
		assertThat(sent).isGreaterThan(40).isEqualTo(page.split("curl -s", -1).length - 1);
	}

	@Test
	void theExamplesAreForTheDemonstration() {
		CurlScript script = script();
		assertThat(script.assigned("THERAPIST")).isEqualTo(login(DemoClinic.THERAPIST));
		assertThat(script.assigned("SUPERVISOR")).isEqualTo(login(DemoClinic.SUPERVISOR));
		assertThat(script.assigned("OFFICER")).isEqualTo(login(DemoClinic.PRIVACY_OFFICER));
		assertThat(script.assigned("ADMIN")).isEqualTo(login(DemoClinic.SYSTEM_ADMINISTRATOR));
		assertThat(script.assigned("THERAPIST_USER")).isEqualTo(DemoClinic.THERAPIST.userUuid());
		assertThat(script.assigned("SUPERVISOR_USER")).isEqualTo(DemoClinic.SUPERVISOR.userUuid());
		assertThat(script.assigned("CLIENT")).isEqualTo(DemoClinic.FIRST_CLIENT.uuid());
		assertThat(URI.create(script.assigned("REST")).getPath()).isEqualTo("/openmrs" + ADDRESS);
	}

	@Test
	void everyAddressThatIsNamedIsInTheDocument() throws IOException {
		List<String> unknown = new ArrayList<>();
		int named = 0;
		for (Matcher each = NAMED.matcher(documentation()); each.find();) {
			for (String method : each.group(1).split("\\W+")) {
				named++;
				ExampleRequest request = new ExampleRequest(null, null, method,
						URI.create("http://x/openmrs" + ADDRESS + "/" + each.group(2).replaceAll("\\{\\w+}", "x")), Map.of(),
						null);
				try {
					DocumentedCall.of(request, document);
				} catch (AssertionError e) {
					unknown.add(method + " " + each.group(2));
				}
			}
		}
		assertThat(unknown).isEmpty();
		assertThat(named).isGreaterThan(40);
	}

	private static String documentation() throws IOException {
		StringBuilder all = new StringBuilder();
		for (Path directory : List.of(Path.of(".."), Path.of("..", "docs"))) {
			try (DirectoryStream<Path> pages = Files.newDirectoryStream(directory, "*.md")) {
				for (Path each : pages) {
					all.append(Files.readString(each)).append('\n');
				}
			}
		}
		return all.toString();
	}

	private static CurlScript script() {
		StringBuilder script = new StringBuilder();
		for (Matcher block = BLOCK.matcher(page); block.find();) {
			script.append(block.group(1));
		}
		return new CurlScript(script.toString());
	}

	private static String login(Account account) {
		return account.username() + ":" + account.password();
	}
}
