/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The module answers in the language of the session, of the user, and on its page before the sign-in of the browser. */
class MessageLanguageIT {

	private static final String NO_SUCH_NOTE = "/ws/rest/v1/sessionnotes/psychotherapynote/6a1d0b5c-0000-4f3a-9a55-0d6f4e2c8b01";

	private static final String CODE = "sessionnotes.error.noSuchNote";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final RunningServer server = SharedServer.get();

	@ParameterizedTest
	@CsvSource({"fr,_fr", "es,_es", "en,''", "it,''"})
	void anErrorIsInTheLanguageOfTheSession(String language, String suffix) throws Exception {
		HttpClient session = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		HttpRequest.Builder signIn = request("/ws/rest/v1/session").header("Authorization", "Basic " + Base64.getEncoder()
				.encodeToString((DemoClinic.THERAPIST.username() + ":" + DemoClinic.THERAPIST.password()).getBytes()));
		assertThat(session.send(signIn.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		HttpRequest.Builder choice = request("/ws/rest/v1/session").header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString("{\"locale\": \"" + language + "\"}"));
		assertThat(session.send(choice.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);

		HttpResponse<String> answer = session.send(request(NO_SUCH_NOTE).build(), BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(message(answer.body())).isEqualTo(text(suffix, CODE));
	}

	@Test
	void anErrorIsInTheLanguageThatTheUserChoseForGood() throws Exception {
		Account account = DemoClinic.OTHER_THERAPIST;
		Http administrator = server.as(DemoClinic.ADMIN);
		String user = "/ws/rest/v1/user/" + account.userUuid();
		JsonNode before = JSON.readTree(administrator.get(user + "?v=full").body()).get("userProperties");
		try {
			assertThat(administrator.post(user, "{\"userProperties\": {\"defaultLocale\": \"fr\"}}").status())
					.isEqualTo(200);

			assertThat(message(server.as(account).get(NO_SUCH_NOTE).body())).isEqualTo(text("_fr", CODE));
		} finally {
			assertThat(administrator.post(user, "{\"userProperties\": " + before + "}").status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"fr-CM", "es-GT", "en", "sw"})
	void thePageIsToldTheLanguageOfTheBrowser(String language) throws Exception {
		HttpRequest.Builder page = request("/ws/sessionnotes/adoption").header("Accept-Language", language);

		String html = HttpClient.newHttpClient().send(page.build(), BodyHandlers.ofString()).body();

		assertThat(html).contains("<html lang=\"" + language + "\"");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(server.baseUrl() + path));
	}

	private static String message(String body) throws Exception {
		return JSON.readTree(body).at("/error/translatedMessage").asText();
	}

	private static String text(String suffix, String code) throws Exception {
		Properties messages = new Properties();
		messages.load(new StringReader(
				Files.readString(Path.of("..", "api", "src", "main", "resources", "messages" + suffix + ".properties"))));
		return messages.getProperty(code);
	}
}
