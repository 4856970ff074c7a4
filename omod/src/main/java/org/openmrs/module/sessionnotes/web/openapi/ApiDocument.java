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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.platform.ModuleResources;

/**
 * The module's OpenAPI 3.0 document, {@code openapi.json} beside this class. The document is written by hand. Tests compare
 * the document with the server's mappings and with the server's responses.
 */
public final class ApiDocument {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** The path of the servers in the document, which begins with the platform's usual context path. */
	private static final String DISPATCHER = "/openmrs/ws";

	private final JsonNode document;

	private final List<ApiAddress> addresses = new ArrayList<>();

	public ApiDocument() {
		try {
			document = JSON.readTree(ModuleResources.bytes(ApiDocument.class, "openapi.json"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		document.get("paths").fields().forEachRemaining(path -> addresses.add(address(path.getKey(), path.getValue())));
		addresses.sort(Comparator.comparingInt(ApiAddress::countVariables));
	}

	/**
	 * @param contextPath the context path of the platform, such as {@code /openmrs}
	 * @return the document as JSON, for REST clients of this server
	 */
	public String toJson(String contextPath) {
		ObjectNode copy = document.deepCopy();
		setServer(copy, contextPath);
		copy.get("paths").forEach(path -> setServer((ObjectNode) path, contextPath));
		return copy.toString();
	}

	/** @param path the lookup path of the dispatcher, below {@code /ws} */
	public Optional<ApiAddress> find(String path) {
		return addresses.stream().filter(address -> address.matches(path)).findFirst();
	}

	/**
	 * @param method the HTTP method
	 * @param path the lookup path of the dispatcher, below {@code /ws}
	 * @return the names of the parameters that a request with this method and path may have in its address; empty if the
	 *         document has no such address
	 */
	public Optional<Set<String>> findParameters(String method, String path) {
		return find(path).map(address -> address.getParameters(method));
	}

	/**
	 * @param method the HTTP method
	 * @param path the lookup path of the dispatcher, below {@code /ws}
	 * @return the properties of the response to a request with this method and path; empty if the document has no such
	 *         request
	 */
	public Optional<AnsweredProperties> findAnswer(String method, String path) {
		return find(path).map(address -> address.getAnswer(method));
	}

	/** @return every method with its address, such as {@code GET /rest/v1/sessionnotes/log} */
	public List<String> operations() {
		List<String> operations = new ArrayList<>();
		addresses.forEach(address -> operations.addAll(address.operations()));
		return operations;
	}

	private ApiAddress address(String path, JsonNode item) {
		JsonNode servers = item.has("servers") ? item.get("servers") : document.get("servers");
		ApiAddress address = new ApiAddress(servers.get(0).get("url").asText().substring(DISPATCHER.length()) + path);
		item.fields().forEachRemaining(method -> {
			if (method.getValue().has("responses")) {
				address.add(method.getKey().toUpperCase(Locale.ROOT), parameters(method.getValue()),
						new AnsweredProperties(document, answer(method.getValue())));
			}
		});
		return address;
	}

	/**
	 * @return the schema of a successful response; the schema of an entry if the response is a list; empty if the response
	 *         is not JSON
	 */
	private JsonNode answer(JsonNode operation) {
		JsonNode responses = operation.get("responses");
		JsonNode success = responses.has("201") ? responses.get("201") : responses.path("200");
		JsonNode schema = success.path("content").path("application/json").path("schema");
		JsonNode resolved = schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
		JsonNode entry = resolved.path("properties").path("results").path("items");
		return entry.isMissingNode() ? resolved : entry;
	}

	private Set<String> parameters(JsonNode operation) {
		Set<String> names = new HashSet<>();
		operation.path("parameters").forEach(parameter -> {
			JsonNode resolved = parameter.has("$ref")
					? document.at(parameter.get("$ref").asText().substring(1))
					: parameter;
			if ("query".equals(resolved.get("in").asText())) {
				names.add(resolved.get("name").asText());
			}
		});
		return names;
	}

	private static void setServer(ObjectNode holder, String contextPath) {
		holder.path("servers").forEach(server -> ((ObjectNode) server).put("url",
				contextPath + server.get("url").asText().substring(DISPATCHER.indexOf('/', 1))));
	}
}
