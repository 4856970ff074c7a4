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
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openmrs.module.sessionnotes.server.Http.Answer;

/** Talks to a running server as a browser does: signs in once, and keeps the cookie of its session from then on. */
public final class BrowserSession {

	private static final Pattern CSRF_TOKEN = Pattern.compile("(?:[A-Z0-9]{4}-){7}[A-Z0-9]{4}");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies)
			.build();

	private final String baseUrl;

	public BrowserSession(String baseUrl) {
		this.baseUrl = baseUrl;
	}

	/** @return what the platform answers to a sign-in, with or without success */
	public Answer signIn(String username, String password) {
		return send("GET", "/ws/rest/v1/session", null, "Authorization",
				"Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes()));
	}

	public Answer signOut() {
		return send("DELETE", "/ws/rest/v1/session", null);
	}

	/** @return the cookie that the session hangs on, for whoever steals it */
	public String cookie() {
		return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("JSESSIONID"))
				.map(cookie -> "JSESSIONID=" + cookie.getValue()).findFirst().orElseThrow();
	}

	/** @return what legacyui's forms of this session carry against forged requests */
	public String csrfToken() {
		Matcher token = CSRF_TOKEN.matcher(send("GET", "/csrfguard", null, "Referer", baseUrl + "/index.htm").body());
		if (!token.find()) {
			throw new IllegalStateException("no token");
		}
		return token.group();
	}

	/**
	 * @param body JSON, a form where the headers say so, or null
	 * @param headers names and values in turn
	 */
	public Answer send(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Patiently.LIMIT)
				.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (body != null) {
			request.setHeader("Content-Type", "application/json");
		}
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
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
