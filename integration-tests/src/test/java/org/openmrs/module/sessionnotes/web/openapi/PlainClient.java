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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Sends a request as curl does, and knows nothing of what is in it. */
final class PlainClient implements ExampleClient {

	private final HttpClient client = HttpClient.newHttpClient();

	@Override
	public JsonNode send(ExampleRequest request, Integer status) {
		HttpRequest.Builder http = HttpRequest.newBuilder(request.address()).method(request.method(),
				request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
		request.headers().forEach(http::header);
		http.header("Authorization", authorization(request));
		try {
			HttpResponse<String> answer = client.send(http.build(), BodyHandlers.ofString());
			if (status == null) {
				assertThat(answer.statusCode()).as(request.address() + ": " + answer.body()).isBetween(200, 299);
			} else {
				assertThat(answer.statusCode()).as(request.address() + ": " + answer.body()).isEqualTo(status);
			}
			return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")
					? new ObjectMapper().readTree(answer.body())
					: null;
		} catch (IOException e) {
			throw new AssertionError(request.address().toString(), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError(e);
		}
	}

	static String authorization(ExampleRequest request) {
		return "Basic " + Base64.getEncoder()
				.encodeToString((request.username() + ":" + request.password()).getBytes(StandardCharsets.UTF_8));
	}
}
