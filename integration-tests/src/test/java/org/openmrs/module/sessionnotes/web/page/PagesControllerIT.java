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
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.RunningServer;

/** The pages and their files over HTTP: policy, languages, compression and caching, and what is not served. */
class PagesControllerIT {

	private static final String DAY = "/ws/sessionnotes/day";

	/** Of the scripts and styles of the pages, compressed with gzip. */
	private static final int MOST_BYTES = 230 * 1024;

	private final RunningServer server = SharedServer.get();

	@ParameterizedTest
	@ValueSource(strings = {DAY, "/ws/sessionnotes/review", "/ws/sessionnotes/snippets", "/ws/sessionnotes/disclosures",
			"/ws/sessionnotes/disclosure/new", "/ws/sessionnotes/privacy",
			"/ws/sessionnotes/log",
			"/ws/sessionnotes/logcheck", "/ws/sessionnotes/logretention", "/ws/sessionnotes/accounting",
			"/ws/sessionnotes/holds",
			"/ws/sessionnotes/documents", "/ws/sessionnotes/ledger", "/ws/sessionnotes/legalholds",
			"/ws/sessionnotes/retained",
			"/ws/sessionnotes/records", "/ws/sessionnotes/keysetcopy", "/ws/sessionnotes/keychange",
			"/ws/sessionnotes/settings", "/ws/sessionnotes/adoption",
			"/ws/sessionnotes/session/5d0e7b1a-94f5-4f4e-a1c9-2f60d3b74001",
			"/ws/sessionnotes/client/5d0e7b1a-94f5-4f4e-a1c9-2f60d3b74001"})
	void everyPageIsTheSameDocumentWithoutData(String address) throws Exception {
		HttpResponse<byte[]> page = get(address);

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).isEqualTo(get(DAY).body());
		assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
		assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
		assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(header(page, "Content-Security-Policy"))
				.contains("default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
				.doesNotContain("unsafe");
	}

	@Test
	void thePageSaysItsLanguageBeforeTheSignIn() throws Exception {
		assertThat(new String(get(DAY, "Accept-Language", "fr-CA").body())).contains("<html lang=\"fr-CA\"");
		assertThat(new String(get(DAY, "Accept-Language", "\"><script>").body())).doesNotContain("\"><script>");
	}

	@Test
	void filesAreKeptByTheBrowserAndTravelCompressed() throws Exception {
		List<String> files = filesOfThePage();
		assertThat(files).hasSizeGreaterThanOrEqualTo(3);

		int compressedBytes = 0;
		for (String file : files) {
			HttpResponse<byte[]> plain = get(file);
			HttpResponse<byte[]> gzip = get(file, "Accept-Encoding", "deflate, gzip");
			HttpResponse<byte[]> brotli = get(file, "Accept-Encoding", "gzip, deflate, br");

			for (HttpResponse<byte[]> answer : List.of(plain, gzip, brotli)) {
				assertThat(answer.statusCode()).as(file).isEqualTo(200);
				assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
				assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
				assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
			}
			assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
			assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
			assertThat(header(brotli, "Content-Encoding")).isEqualTo("br");
			assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes()).isEqualTo(plain.body());
			assertThat(brotli.body().length).isLessThan(gzip.body().length);
			compressedBytes += gzip.body().length;
		}
		assertThat(compressedBytes).isLessThanOrEqualTo(MOST_BYTES);
	}

	@Test
	void noCodingIsUsedThatTheBrowserDoesNotTake() throws Exception {
		String file = filesOfThePage().get(0);

		assertThat(get(file, "Accept-Encoding", "gzip;q=0, identity").headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(get(file, "Accept-Encoding", "xgzip").headers().firstValue("Content-Encoding")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"index.html", "pages.0000000000000000.js", "%2e%2e%2fNOTICE.txt", "..%2fNOTICE.txt", "pages.js",
			".gz",
			"%00.0000000000000000.js"})
	void nothingElseIsServed(String name) throws Exception {
		HttpResponse<byte[]> answer = get("/ws/sessionnotes/pages/" + name);

		assertThat(answer.statusCode()).isIn(400, 404);
		assertThat(new String(answer.body())).doesNotContain("at org.", "Exception");
	}

	private List<String> filesOfThePage() throws Exception {
		String context = URI.create(server.baseUrl()).getPath();
		return Pattern.compile("(?:src|href)=\"" + context + "(/ws/sessionnotes/pages/[^\"]+)\"")
				.matcher(new String(get(DAY).body())).results().map((MatchResult file) -> file.group(1))
				.collect(Collectors.toList());
	}

	private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
	}

	private static String header(HttpResponse<?> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}
}
