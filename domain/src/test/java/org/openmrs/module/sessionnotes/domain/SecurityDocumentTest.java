/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} says is held by a test that exists: it names them as {@code Class.method}. */
class SecurityDocumentTest {

	private static final Path ROOT = Paths.get("..");

	private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");

	@Test
	void eachTestThatItNamesExists() throws IOException {
		Map<String, String> sources = testSources();
		TreeSet<String> missing = new TreeSet<>();
		int named = 0;
		Matcher matcher = NAMED.matcher(read(ROOT.resolve("docs/security.md")));
		while (matcher.find()) {
			named++;
			String source = sources.getOrDefault(matcher.group(1), "");
			if (!source.contains(" " + matcher.group(2) + "(")) {
				missing.add(matcher.group());
			}
		}
		assertThat(named).isGreaterThan(50);
		assertThat(missing).isEmpty();
	}

	/** @return by class, what its file holds; a class that two modules have is in both */
	private static Map<String, String> testSources() throws IOException {
		Map<String, String> sources = new TreeMap<>();
		for (String module : new String[]{"domain", "api", "omod", "integration-tests"}) {
			try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test"))) {
				for (Path file : files.filter(path -> path.toString().matches(".*(Test|IT)\\.java"))
						.collect(Collectors.toList())) {
					sources.merge(file.getFileName().toString().replace(".java", ""), read(file), String::concat);
				}
			}
		}
		return sources;
	}

	private static String read(Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}
}
