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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.leak.inside.Mappings;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The OpenAPI document that the server gives out, against what the server serves. */
class ApiDocumentIT {

	private static final String DOCUMENT = "/ws/rest/v1/sessionnotes/openapi";

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

	private static RunningServer server;

	private static Http author;

	private static OpenAPI document;

	@BeforeAll
	static void read() {
		server = SharedServer.get();
		author = server.as(DemoClinic.THERAPIST);
		SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(author.get(DOCUMENT).body());
		assertThat(parsed.getMessages()).as("the document is valid").isEmpty();
		document = parsed.getOpenAPI();
	}

	@Test
	void theDocumentIsForAnyoneWhoIsSignedIn() {
		assertThat(server.anonymous().get(DOCUMENT).status()).isEqualTo(401);
		assertThat(server.as(DemoClinic.NURSE).get(DOCUMENT).status()).isEqualTo(200);
	}

	@Test
	void everyMappingOfTheServerStandsInTheDocument() {
		Set<String> served = new TreeSet<>();
		server.inside(Mappings.class, "").lines().forEach(mapping -> {
			if (mapping.startsWith("RESOURCE ")) {
				String resource = mapping.substring("RESOURCE ".length());
				served.addAll(List.of("GET " + resource, "POST " + resource));
				METHODS.stream().filter(method -> !method.startsWith("P") || method.equals("POST"))
						.forEach(method -> served.add(method + " " + resource + "/{uuid}"));
			} else {
				served.add(mapping.replaceAll("\\{(\\w+):[^}]+}", "{$1}"));
			}
		});
		Set<String> documented = new TreeSet<>();
		addresses().forEach((path, item) -> item.readOperationsMap()
				.forEach((method, operation) -> documented.add(method + " " + path.substring("/ws".length()))));
		assertThat(served).hasSizeGreaterThan(50);
		assertThat(documented).isEqualTo(served);
	}

	@Test
	void everyOperationHasANameOfItsOwnAndItsErrors() {
		List<String> names = new ArrayList<>();
		addresses().forEach((path, item) -> item.readOperations().forEach(operation -> {
			names.add(operation.getOperationId());
			if (path.startsWith("/ws/rest")) {
				assertThat(errors(operation)).as(operation.getOperationId()).contains("400", "401", "405");
			}
		}));
		assertThat(names).doesNotHaveDuplicates().doesNotContainNull();
	}

	@ParameterizedTest
	@ValueSource(strings = {"application/json", "application/merge-patch+json", "text/plain", ""})
	void anAddressRefusesEveryMethodThatItDoesNotHave(String contentType) throws Exception {
		List<String> wrong = new ArrayList<>();
		for (Map.Entry<String, PathItem> address : addresses().entrySet()) {
			Set<String> has = new TreeSet<>();
			address.getValue().readOperationsMap().keySet().forEach(method -> has.add(method.name()));
			for (String method : METHODS) {
				if (!has.contains(method)) {
					HttpResponse<String> answer = send(method, filled(address.getKey()), contentType);
					if (answer.statusCode() != 405 || !allowed(answer).containsAll(has)
							|| allowed(answer).contains(method) || !answer.body().contains("methodNotAllowed")
							|| answer.body().contains("org.openmrs")) {
						wrong.add(method + " " + address.getKey() + ": " + answer.statusCode() + " " + allowed(answer));
					}
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	@Test
	void optionsNamesTheMethods() throws Exception {
		HttpResponse<String> answer = send("OPTIONS", "/ws/rest/v1/sessionnotes/log/key", "");
		assertThat(answer.statusCode()).isEqualTo(204);
		assertThat(allowed(answer)).containsExactly("GET", "HEAD", "OPTIONS");
	}

	@ParameterizedTest
	@ValueSource(strings = {"/psychotherapynote?author=x", "/progressnote?patient=x&status=FINAL", "/log?since=2026-01-01",
			"/disclosure?patient=x", "/progressnote/list/unsigned?therapist=x", "/supervision?therapist=x",
			"/retainednote?patient=x", "/setting?name=x", "/accounting?patient=x&from=2026-01-01"})
	void anUnknownFilterIsRefusedByName(String asked) {
		Http.Answer answer = author.get("/ws/rest/v1/sessionnotes" + asked);
		String name = asked.replaceAll(".*[?&](\\w+)=.*", "$1");
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("sessionnotes.error.unknownParameter", "\"field\":\"" + name + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = {"/psychotherapynote?patient=x&includeAll=yes", "/progressnote?patient=x&includeAll=TRUE",
			"/psychotherapynote?patient=x&totalCount=1", "/progressnote?patient=x&totalCount=", "/log?totalCount=no",
			"/adoption/left?dryRun=0"})
	void aFlagIsTrueOrFalse(String asked) {
		Http.Answer answer = author.get("/ws/rest/v1/sessionnotes" + asked);
		String name = asked.replaceAll(".*[?&](\\w+)=.*", "$1");
		assertThat(answer.status()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("sessionnotes.error.notTrueOrFalse", "\"field\":\"" + name + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = {"false", "", "TRUE"})
	void deletingInAnUnknownWayIsRefused(String purge) {
		for (String kind : List.of("psychotherapynote", "progressnote")) {
			Http.Answer answer = author
					.delete("/ws/rest/v1/sessionnotes/" + kind + "/" + UUID.randomUUID() + "?purge=" + purge);
			assertThat(answer.status()).as(answer.body()).isEqualTo(400);
			assertThat(answer.body()).contains("sessionnotes.error.unknown.purge");
		}
	}

	private static Map<String, PathItem> addresses() {
		Map<String, PathItem> addresses = new TreeMap<>();
		document.getPaths().forEach((path, item) -> {
			String base = (item.getServers() == null ? document.getServers() : item.getServers()).get(0).getUrl();
			assertThat(base).startsWith("/openmrs/ws");
			addresses.put(base.substring("/openmrs".length()) + path, item);
		});
		return addresses;
	}

	private static Set<String> errors(Operation operation) {
		return operation.getResponses().keySet();
	}

	private static String filled(String path) {
		return path.replace("{kind}", "unsigned").replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
	}

	private static Set<String> allowed(HttpResponse<String> answer) {
		Set<String> allowed = new TreeSet<>();
		answer.headers().allValues("Allow").forEach(header -> Stream.of(header.split(", *")).forEach(allowed::add));
		return allowed;
	}

	private static HttpResponse<String> send(String method, String path, String contentType) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).method(method,
				"GET".equals(method) || "DELETE".equals(method) ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
		if (!contentType.isEmpty()) {
			request.header("Content-Type", contentType);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}
}
