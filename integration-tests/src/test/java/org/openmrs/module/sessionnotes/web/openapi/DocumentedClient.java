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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/**
 * A client that knows nothing but the module's OpenAPI document: it calls operations by their names, puts each value where the
 * document says, and takes no answer that the document does not tell.
 */
final class DocumentedClient {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI server;

	private final Account account;

	private final JsonNode document;

	private final SchemaCheck schemas;

	private final Set<String> called = new TreeSet<>();

	/** Whether the password is given again wherever the document lets it. */
	private final boolean reauthentication;

	/** @param server up to the port */
	DocumentedClient(URI server, Account account, JsonNode document) {
		this(server, account, document, true);
	}

	private DocumentedClient(URI server, Account account, JsonNode document, boolean reauthentication) {
		this.reauthentication = reauthentication;
		this.server = server;
		this.account = account;
		this.document = document;
		this.schemas = new SchemaCheck(document);
	}

	/** Sends a request as the operation of the document that it is, with nothing more than it holds. */
	static JsonNode send(ExampleRequest request, Integer status, JsonNode document) {
		Account account = new Account("example", request.username(), request.password(), null, null, null, List.of(), null,
				null, null);
		DocumentedCall call = DocumentedCall.of(request, document);
		return new DocumentedClient(request.address(), account, document, false).call(call.operationId(), call.parameters(),
				request.body(), status == null ? null : String.valueOf(status));
	}

	/** @return the operations that were called */
	Set<String> called() {
		return called;
	}

	/** Calls an operation and expects the answer that the document names for success. */
	JsonNode call(String operationId, Map<String, String> parameters, String body) {
		return call(operationId, parameters, body, null);
	}

	/** Calls an operation and expects an error that the document names. */
	JsonNode refused(String operationId, Map<String, String> parameters, String body, int status) {
		return call(operationId, parameters, body, String.valueOf(status));
	}

	private JsonNode call(String operationId, Map<String, String> parameters, String body, String status) {
		called.add(operationId);
		Operation operation = operation(operationId);
		JsonNode sent = body == null ? null : read(body);
		if (sent != null) {
			assertThat(schemas.check(operation.json().at("/requestBody/content/application~1json/schema"), sent))
					.as("what is sent to " + operationId).isEmpty();
		}
		HttpResponse<String> answer = send(operation, parameters, body);
		String expected = status == null ? success(operation.json()) : status;
		assertThat(String.valueOf(answer.statusCode())).as(operationId + ": " + answer.body()).isEqualTo(expected);
		JsonNode response = schemas.resolved(operation.json().get("responses").get(expected));
		String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
		if (answer.body().isEmpty()) {
			assertThat(response.has("content")).as("content of " + operationId).isFalse();
			return null;
		}
		assertThat(response.path("content").has(type)).as(type + " of " + operationId).isTrue();
		if (!"application/json".equals(type)) {
			return JSON.getNodeFactory().textNode(answer.body());
		}
		JsonNode got = read(answer.body());
		boolean whole = !parameters.getOrDefault("v", "").matches("ref|custom:.*");
		assertThat((whole ? schemas : schemas.ofParts()).check(response.get("content").get(type).get("schema"), got))
				.as("answer of " + operationId + ": " + answer.body()).isEmpty();
		return got;
	}

	private record Operation(String base, String path, String method, JsonNode json, List<JsonNode> parameters) {
	}

	private Operation operation(String operationId) {
		List<Operation> found = new ArrayList<>();
		document.get("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
			if (operationId.equals(method.getValue().path("operationId").asText())) {
				List<JsonNode> parameters = new ArrayList<>();
				method.getValue().path("parameters").forEach(each -> parameters.add(schemas.resolved(each)));
				found.add(new Operation(document.at("/servers/0/url").asText(), path.getKey(),
						method.getKey().toUpperCase(Locale.ROOT), method.getValue(), parameters));
			}
		}));
		assertThat(found).as(operationId).hasSize(1);
		return found.get(0);
	}

	private HttpResponse<String> send(Operation operation, Map<String, String> values, String body) {
		String path = operation.path();
		List<String> query = new ArrayList<>();
		HttpRequest.Builder request = HttpRequest.newBuilder();
		Set<String> unused = new TreeSet<>(values.keySet());
		for (JsonNode parameter : operation.parameters()) {
			String name = parameter.get("name").asText();
			String value = reauthentication && name.equals("X-Session-Notes-Password")
					? account.password()
					: values.get(name);
			unused.remove(name);
			if (value == null) {
				assertThat(parameter.path("required").asBoolean()).as(name).isFalse();
			} else if (parameter.get("in").asText().equals("path")) {
				path = path.replace("{" + name + "}", value);
			} else if (parameter.get("in").asText().equals("query")) {
				query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
			} else {
				request.header(name, value);
			}
		}
		assertThat(unused).as("parameters that " + operation.path() + " does not have").isEmpty();
		String address = operation.base() + path + (query.isEmpty() ? "" : "?" + String.join("&", query));
		request.uri(server.resolve(address)).header("Authorization", "Basic " + Base64.getEncoder()
				.encodeToString((account.username() + ":" + account.password()).getBytes(StandardCharsets.UTF_8)));
		if (operation.method().equals("POST")) {
			request.header("Content-Type", "application/json");
		}
		try {
			return client.send(request.method(operation.method(),
					body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(),
					BodyHandlers.ofString());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	private static String success(JsonNode operation) {
		List<String> statuses = new ArrayList<>();
		operation.get("responses").fieldNames().forEachRemaining(statuses::add);
		return statuses.stream().filter(status -> status.startsWith("2")).findFirst().orElseThrow();
	}

	private static JsonNode read(String json) {
		try {
			return JSON.readTree(json);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
