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

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.openmrs.module.sessionnotes.client.ApiClient;
import org.openmrs.module.sessionnotes.client.ApiException;
import org.openmrs.module.sessionnotes.client.api.AdministrationApi;
import org.openmrs.module.sessionnotes.client.api.DisclosuresApi;
import org.openmrs.module.sessionnotes.client.api.DocumentationApi;
import org.openmrs.module.sessionnotes.client.api.DraftsApi;
import org.openmrs.module.sessionnotes.client.api.LogApi;
import org.openmrs.module.sessionnotes.client.api.ProgressNotesApi;
import org.openmrs.module.sessionnotes.client.api.PsychotherapyNotesApi;
import org.openmrs.module.sessionnotes.client.api.SupervisionApi;

/**
 * Sends requests with the classes that the build generates from the OpenAPI document: what is sent is read into them, and so is what
 * is answered. A property that they don't have is an error.
 */
final class GeneratedClient implements ExampleClient {

	private static final List<Class<?>> APIS = List.of(AdministrationApi.class, DisclosuresApi.class, DocumentationApi.class,
			DraftsApi.class, LogApi.class, ProgressNotesApi.class, PsychotherapyNotesApi.class, SupervisionApi.class);

	private static final String MODELS = "org.openmrs.module.sessionnotes.client.model";

	private final ObjectMapper mapper = ApiClient.createDefaultObjectMapper()
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

	private final JsonNode document;

	GeneratedClient(JsonNode document) {
		this.document = document;
	}

	@Override
	public JsonNode send(ExampleRequest request, Integer status) {
		DocumentedCall call = DocumentedCall.of(request, document);
		Method method = find(call.operationId());
		URI server = request.address().resolve(document.at("/servers/0/url").asText());
		ApiClient client = new ApiClient(HttpClient.newBuilder(), mapper, server.toString());
		client.setRequestInterceptor(http -> http.header("Authorization", PlainClient.authorization(request)));
		try {
			Object answer = method.invoke(
					method.getDeclaringClass().getConstructor(ApiClient.class).newInstance(client),
					arguments(method, call, request).toArray());
			assertThat(status).as(call.operationId() + " was not refused").isNull();
			if (answer instanceof File file) {
				Files.delete(file.toPath());
				return null;
			}
			return answer == null ? null : mapper.valueToTree(answer);
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof ApiException refused && status != null) {
				assertThat(refused.getCode()).as(refused.getResponseBody()).isEqualTo(status);
				return null;
			}
			throw new AssertionError(call.operationId(), e.getCause());
		} catch (ReflectiveOperationException | IOException e) {
			throw new AssertionError(call.operationId(), e);
		}
	}

	/** Of the methods for an operation the one without further headers. */
	private static Method find(String operationId) {
		return APIS.stream().flatMap(api -> Arrays.stream(api.getMethods()))
				.filter(method -> method.getName().equals(operationId))
				.min(Comparator.comparingInt(Method::getParameterCount)).orElseThrow();
	}

	/** In the order of the document; a body stands where the generator puts it. */
	private List<Object> arguments(Method method, DocumentedCall call, ExampleRequest request) throws IOException {
		List<String> names = new ArrayList<>();
		call.operation().path("parameters").forEach(parameter -> names.add(parameter.has("$ref")
				? document.at(parameter.get("$ref").asText().substring(1)).get("name").asText()
				: parameter.get("name").asText()));
		assertThat(names).as(call.operationId()).containsAll(call.parameters().keySet());
		List<Object> arguments = new ArrayList<>();
		int next = 0;
		for (Class<?> type : method.getParameterTypes()) {
			boolean body = type.getPackageName().equals(MODELS) || type == Object.class;
			String value = body ? request.body() : call.parameters().get(names.get(next));
			next += body ? 0 : 1;
			arguments.add(value == null || type == String.class
					? value
					: mapper.readValue(value, type));
		}
		assertThat(next).as(call.operationId()).isEqualTo(names.size());
		return arguments;
	}
}
