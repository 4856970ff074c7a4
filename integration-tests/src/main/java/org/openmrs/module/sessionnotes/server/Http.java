/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * Talks to a running server as one user, or as nobody: JSON in, status and text out. Every request logs in anew with basic
 * authentication, no session is kept.
 */
public final class Http {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Patiently.LIMIT).build();

	private final String baseUrl;

	private final String authorization;

	private final String reauthentication;

	private final String password;

	private Http(String baseUrl, String authorization, String reauthentication, String password) {
		this.baseUrl = baseUrl;
		this.authorization = authorization;
		this.reauthentication = reauthentication;
		this.password = password;
	}

	/** What the server answered. */
	public record Answer(int status, String body) {
	}

	/**
	 * @param baseUrl up to and including the context path, for instance {@code http://127.0.0.1:8080/openmrs}
	 */
	public static Http anonymous(String baseUrl) {
		return new Http(baseUrl, null, null, null);
	}

	public static Http as(String username, String password, String baseUrl) {
		byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
		return new Http(baseUrl, "Basic " + Base64.getEncoder().encodeToString(credentials), null, password);
	}

	/** @return the same user, who gives this password again with every request */
	public Http withPasswordAgain(String password) {
		return new Http(baseUrl, authorization, password, this.password);
	}

	/** @return the same user, who gives their own password again with every request */
	public Http withPasswordAgain() {
		return withPasswordAgain(password);
	}

	/** A date and time in the one form that the platform's REST reads everywhere. */
	public static String date(Instant instant) {
		return date(instant.atOffset(ZoneOffset.UTC));
	}

	/** As {@link #date(Instant)}, with an offset, which says to which day the time belongs. */
	public static String date(OffsetDateTime time) {
		return DATE.format(time);
	}

	/** @return the time that the server has written in the same form */
	static OffsetDateTime time(String date) {
		return OffsetDateTime.parse(date, DATE);
	}

	public Answer get(String path) {
		return send(request(path).GET());
	}

	public Answer post(String path, String json) {
		return post(path, json, "application/json");
	}

	public Answer post(String path, String body, String contentType) {
		return send(request(path).POST(BodyPublishers.ofString(body)).header("Content-Type", contentType));
	}

	public Answer put(String path, String json) {
		return send(request(path).PUT(BodyPublishers.ofString(json)).header("Content-Type", "application/json"));
	}

	/** @param patch in the language of JSON Patch */
	public Answer patch(String path, String patch) {
		return send(request(path).method("PATCH", BodyPublishers.ofString(patch)).header("Content-Type",
				"application/json-patch+json"));
	}

	public Answer delete(String path) {
		return send(request(path).DELETE());
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Patiently.LIMIT);
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		return reauthentication == null ? request : request.header("X-Session-Notes-Password", reauthentication);
	}

	/**
	 * @throws UncheckedIOException if the server cannot be reached
	 */
	private Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.body());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new UncheckedIOException(new InterruptedIOException("Interrupted while waiting for an answer"));
		}
	}
}
