/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** Each requirement has a row with its section and its check, and each row that is shown here has tests that name it. */
class RequirementsTableTest {

	@Test
	void everyRequirementHasARow() throws Exception {
		assertThat(rows().stream().map(row -> row[0])).containsExactlyElementsOf(
				Stream.concat(numbers(1, 24), numbers(2, 8)).toList());
		assertThat(rows()).allSatisfy(row -> {
			assertThat(row).hasSize(5);
			assertThat(RuleSource.of(row[2], row[1]).getCitation()).isNotBlank();
			assertThat(row[3]).isIn("here", "in part", "elsewhere");
			assertThat(row[4]).endsWith(".");
		});
	}

	@Test
	void everyRowHasItsTests() throws Exception {
		Set<String> shown = new TreeSet<>();
		rows().stream().filter(row -> !row[3].equals("elsewhere")).forEach(row -> shown.add(row[0]));

		assertThat(tests().keySet()).isEqualTo(shown);
	}

	/** What the rows call read is in the code's own rows, too: the days, grounds and letters that were not read say so. */
	@Test
	void nothingIsCalledReadThatWasNot() throws Exception {
		Map<String, String> checks = new TreeMap<>();
		rows().forEach(row -> checks.put(row[0], row[2]));

		assertThat(checks.get("R-1.3"))
				.isEqualTo(check(RequestProfile.shipped("us-ca").getSource(ProfileKey.ACCESS_COPY_DAYS)));
		assertThat(checks.get("R-1.7")).isEqualTo(check(RequestRule.AUTHORIZATION_NEEDED.getSource()));
		assertThat(checks.get("R-1.23")).isEqualTo(check(BlockingException.INFEASIBLE.getSource()));
		assertThat(checks.get("R-1.18")).isEqualTo(check(RequestRule.REVIEWER_TOOK_PART.getSource()));
		for (RequestRule rule : RequestRule.values()) {
			assertThat(rule.getSource().getCitation()).as(rule.name()).contains(" ");
		}
	}

	private static String check(RuleSource source) {
		return source.getCheck().name().toLowerCase(Locale.ROOT);
	}

	private static Stream<String> numbers(int part, int last) {
		return IntStream.rangeClosed(1, last).mapToObj(number -> "R-" + part + "." + number);
	}

	private static List<String[]> rows() throws IOException, URISyntaxException {
		Path table = Path.of(RequirementsTableTest.class.getResource("/client-requests.txt").toURI());
		try (Stream<String> lines = Files.lines(table, StandardCharsets.UTF_8)) {
			return lines.filter(line -> !line.startsWith("#")).map(line -> line.split(" \\| ")).toList();
		}
	}

	/** Returns the tests of this module by the requirement that they name. */
	private static Map<String, List<String>> tests() throws IOException, URISyntaxException, ClassNotFoundException {
		Path classes = Path.of(RequirementsTableTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Map<String, List<String>> tests = new TreeMap<>();
		List<Path> files;
		try (Stream<Path> all = Files.walk(classes.resolve("org/openmrs/module/sessionnotes/domain"))) {
			files = all.filter(file -> file.toString().endsWith("Test.class")).toList();
		}
		for (Path file : files) {
			String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
			for (Method method : Class.forName(name).getDeclaredMethods()) {
				Requirement requirement = method.getAnnotation(Requirement.class);
				if (requirement != null) {
					assertThat(isTest(method)).as(method.toString()).isTrue();
					for (String number : requirement.value()) {
						tests.computeIfAbsent(number, key -> new ArrayList<>()).add(method.getName());
					}
				}
			}
		}
		return tests;
	}

	private static boolean isTest(Method method) {
		return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class)
				|| method.isAnnotationPresent(TestFactory.class);
	}
}
