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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

	/** Names, not imports alone: a name written out in full binds just as much. */
	private static final Pattern FOREIGN = Pattern.compile(
			"\\borg\\.(springframework|hibernate)\\b|\\borg\\.openmrs\\.(?!module\\.sessionnotes\\b)|\\borg\\.openmrs\\.\\*");

	private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "main", "java");

	@Test
	void noSourceNamesThePlatformOrSpringOrHibernate() throws IOException {
		Map<Path, List<String>> foreign = new LinkedHashMap<>();
		for (Path source : sources()) {
			List<String> lines = Files.readAllLines(source).stream().filter(line -> FOREIGN.matcher(line).find())
					.collect(Collectors.toList());
			if (!lines.isEmpty()) {
				foreign.put(source, lines);
			}
		}

		assertThat(foreign).isEmpty();
	}

	@Test
	void everyPackageOfTheDomainIsLookedAt() throws IOException {
		assertThat(sources()).extracting(source -> source.getParent().getFileName().toString()).contains("content", "crypto",
				"access", "audit", "disclosure");
	}

	@ParameterizedTest
	@ValueSource(strings = {"import org.openmrs.User;", "import org.openmrs.api.context.Context;", "import org.openmrs.*;",
			"import static org.openmrs.util.PrivilegeConstants.GET_OBS;", "import org.openmrs.module.webservices.rest.Rest;",
			"import org.springframework.stereotype.Service;", "import org.hibernate.Session;", "\torg.openmrs.User author;"})
	void anAlienNameWouldBeNoticed(String line) {
		assertThat(line).containsPattern(FOREIGN);
	}

	@ParameterizedTest
	@ValueSource(strings = {"package org.openmrs.module.sessionnotes.domain.crypto;",
			"import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;",
			" * located at http://openmrs.org/license."})
	void theModulesOwnNamesAreNoAliens(String line) {
		assertThat(line).doesNotContainPattern(FOREIGN);
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
		}
	}
}
