/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What is left of a text in the files that a browser has written. */
final class BrowserTraces {

	private static final ObjectMapper JSON = new ObjectMapper();

	private BrowserTraces() {
	}

	/**
	 * The text went to the addresses of drafts and of private notes and came from there, and no cache may keep it.
	 *
	 * @param archive of all that a browser asked for and was answered
	 */
	static void expectInOwnRequestsAlone(Path archive, String canary) throws IOException {
		List<JsonNode> with = new ArrayList<>();
		for (JsonNode entry : JSON.readTree(archive.toFile()).at("/log/entries")) {
			assertThat(entry.at("/request/url").asText()).doesNotContain(canary);
			assertThat(entry.at("/request/headers").toString()).doesNotContain(canary);
			assertThat(entry.at("/response/headers").toString()).doesNotContain(canary);
			if (entry.toString().contains(canary)) {
				with.add(entry);
			}
		}
		assertThat(with).extracting(entry -> entry.at("/request/url").asText()).isNotEmpty()
				.allMatch(url -> url.matches(".*/ws/rest/v1/sessionnotes/(draft|psychotherapynote)/?.*"));
		assertThat(with.stream().flatMap(entry -> headers(entry, "cache-control"))).hasSizeGreaterThanOrEqualTo(with.size())
				.allMatch(value -> value.contains("no-store"));
	}

	private static Stream<String> headers(JsonNode entry, String name) {
		List<String> values = new ArrayList<>();
		entry.at("/response/headers").forEach(header -> {
			if (header.get("name").asText().equalsIgnoreCase(name)) {
				values.add(header.get("value").asText());
			}
		});
		return values.stream();
	}

	/** @return the files that hold the text, in any of the encodings that browsers write */
	static List<Path> filesWith(Path directory, String text) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).collect(Collectors.toList());
		}
	}

	private static boolean holds(Path file, String text) {
		try {
			String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
			return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
					.anyMatch((Charset charset) -> bytes
							.contains(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1)));
		} catch (IOException e) {
			// a socket or a lock of the browser that is gone meanwhile holds nothing
			return false;
		}
	}
}
