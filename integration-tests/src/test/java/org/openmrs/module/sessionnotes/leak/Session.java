/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/** One role's session with the server, as a browser has it: REST, FHIR and legacyui's pages with the same cookie. */
final class Session {

	/** Others say when and by which connection, not what. */
	private static final List<String> TELLING_HEADERS = List.of("etag", "last-modified", "location", "content-type",
			"content-disposition", "warning", "cache-control", "x-total-count");

	private static final Pattern TOKEN = Pattern.compile("\\b[A-Z0-9]{4}(?:-[A-Z0-9]{4}){7}\\b");

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(10)).cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();

	private final String baseUrl;

	private final Account account;

	private Session(String baseUrl, Account account) {
		this.baseUrl = baseUrl;
		this.account = account;
	}

	record Reply(int status, String head, String body) {

		/** Status, headers that tell something, a blank line, the body. */
		String complete() {
			return status + "\n" + head + "\n" + body;
		}

		/** @param name of one that tells something, in lower case */
		Optional<String> header(String name) {
			return head.lines().filter(line -> line.startsWith(name + ": ")).findFirst()
					.map(line -> line.substring(name.length() + 2));
		}
	}

	static Session anonymous(String baseUrl) {
		return new Session(baseUrl, null);
	}

	static Session of(Account account, String baseUrl) {
		Session session = new Session(baseUrl, account);
		String credentials = account.username() + ":" + account.password();
		Reply reply = session.send(session.request("/ws/rest/v1/session")
				.header("Authorization",
						"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
				.GET());
		if (!reply.body().contains("\"authenticated\":true")) {
			throw new IllegalStateException(account.username() + " cannot sign in: " + reply.complete());
		}
		return session;
	}

	Reply get(String path) {
		return send(request(path).GET());
	}

	Reply get(String path, Map<String, String> headers) {
		HttpRequest.Builder request = request(path).GET();
		headers.forEach(request::header);
		return send(request);
	}

	Reply post(String path, String json) {
		return send("POST", path, json, "application/json");
	}

	/** @param body null for none */
	Reply send(String method, String path, String body, String contentType) {
		HttpRequest.Builder request = request(path).method(method,
				body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		return send(body == null ? request : request.header("Content-Type", contentType));
	}

	/** As {@link #send(String, String, String, String)}, with the password given again: what asks for it goes on to the note. */
	Reply sendWithPassword(String method, String path, String body, String contentType) {
		HttpRequest.Builder request = request(path).header("Content-Type", contentType).method(method,
				BodyPublishers.ofString(body));
		return send(account == null ? request : request.header("X-Session-Notes-Password", account.password()));
	}

	/** As a page's form is submitted; the platform's script adds the token of its guard against forged requests. */
	Reply submit(String path, Map<String, String> fields) {
		String form = fields.entrySet().stream()
				.map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(form + "&OWASP-CSRFTOKEN=" + token())));
	}

	private String token() {
		String script = send(request("/csrfguard").header("Referer", baseUrl + "/index.htm").GET()).body();
		Matcher token = TOKEN.matcher(script);
		if (!token.find()) {
			throw new IllegalStateException("No token in the platform's script: " + script);
		}
		return token.group();
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofMinutes(2));
		// Platform: without it a page's model comes as JSON
		return path.startsWith("/ws/") ? request : request.header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8");
	}

	private Reply send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
			String head = TELLING_HEADERS.stream()
					.flatMap(name -> response.headers().allValues(name).stream().map(value -> name + ": " + value + "\n"))
					.collect(Collectors.joining()).replaceAll(";jsessionid=[0-9A-F]+", "");
			return new Reply(response.statusCode(), head, response.body());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}
}
