/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** What the shell of OpenMRS 3 and `openmrs assemble` ask the module for, over HTTP. */
class Openmrs3ControllerIT {

	private static final String O3 = "/ws/sessionnotes/o3/";

	private static final String NAME = "@session-notes/esm-session-notes-app";

	/** Where a tar file's header has the type of an entry, and what a directory's is. */
	private static final int TAR_BLOCK = 512;

	private final RunningServer server = SharedServer.get();

	@Test
	void theImportMapLeadsToTheFrontendModule() throws Exception {
		HttpResponse<byte[]> map = get(O3 + "importmap.json");
		String address = json(map).get("imports").get(NAME).asText();

		assertThat(map.headers().firstValue("Cache-Control")).contains("public, max-age=300");
		HttpResponse<byte[]> script = request(URI.create(server.baseUrl()).resolve(address));
		assertThat(script.statusCode()).isEqualTo(200);
		assertThat(new String(script.body())).contains("_session_notes_esm_session_notes_app");
		assertThat(script.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
	}

	@Test
	void aFileOfAnotherVersionIsNotGivenOut() throws Exception {
		assertThat(get(O3 + "0123456789abcdef/session-notes.js").statusCode()).isEqualTo(404);
	}

	@Test
	void theRoutesAreGivenInBothForms() throws Exception {
		JsonNode routes = json(get(O3 + "routes.registry.json")).get(NAME);

		assertThat(routes.get("extensions")).anySatisfy(
				extension -> assertThat(extension.get("slot").asText()).isEqualTo("patient-chart-dashboard-slot"));
		assertThat(routes.get("version").asText()).isNotEmpty();
		assertThat(json(get(O3 + "routes.registry.json?nested=true")).get("routes").get(NAME)).isEqualTo(routes);
	}

	@Test
	void thePackageHoldsNoDirectories() throws Exception {
		HttpResponse<byte[]> answer = get(O3 + "esm-session-notes-app.tgz");
		assertThat(answer.statusCode()).isEqualTo(200);

		byte[] tar = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
		String names = "";
		for (int at = 0; at + TAR_BLOCK <= tar.length && tar[at] != 0;) {
			names += new String(tar, at, 100).trim() + "\n";
			assertThat((char) tar[at + 156]).as(names).isEqualTo('0');
			int bytes = Integer.parseInt(new String(tar, at + 124, 11).trim(), 8);
			at += TAR_BLOCK * (1 + (bytes + TAR_BLOCK - 1) / TAR_BLOCK);
		}
		assertThat(names).contains("package/package.json\n", "package/dist/session-notes.js\n",
				"package/dist/routes.json\n");
	}

	private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
		assertThat(answer.statusCode()).isEqualTo(200);
		return new ObjectMapper().readTree(answer.body());
	}

	private HttpResponse<byte[]> get(String path) throws Exception {
		return request(URI.create(server.baseUrl() + path));
	}

	private static HttpResponse<byte[]> request(URI address) throws Exception {
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
	}
}
