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
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.accounting.AccountingProfile;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerBasis;
import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.domain.document.DocumentRetention;
import org.openmrs.module.sessionnotes.domain.export.ExportMatrix;
import org.openmrs.module.sessionnotes.domain.export.ExportPurpose;
import org.openmrs.module.sessionnotes.domain.export.LeftOutReason;
import org.openmrs.module.sessionnotes.domain.export.PayerRequest;
import org.openmrs.module.sessionnotes.domain.export.ReadingRole;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHolds;
import org.openmrs.module.sessionnotes.domain.profile.ProfileNumbers;
import org.openmrs.module.sessionnotes.domain.representative.MinorRule;
import org.openmrs.module.sessionnotes.domain.representative.RepresentationDecision;
import org.openmrs.module.sessionnotes.domain.representative.RepresentativeKind;
import org.openmrs.module.sessionnotes.domain.representative.StateRule;

/** The page docs/records-rules.md is what the code holds: each requirement with tests that exist, each rule with its section. */
class RecordsRulesTest {

	private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "records-rules.md");

	private static final Path TESTS = Path.of(System.getProperty("basedir", "."), "src", "test", "java");

	private static final Pattern REQUIREMENT = Pattern.compile("\\| (R-\\d\\.\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

	private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

	private static final List<String> REQUIREMENTS = List.of("R-1.14", "R-1.15", "R-1.16", "R-1.17",
			"R-1.18", "R-3.1", "R-3.2", "R-3.3", "R-3.4", "R-3.5", "R-3.6", "R-3.7",
			"R-3.8", "R-3.9", "R-3.10", "R-6.1", "R-6.2", "R-6.3", "R-6.4", "R-6.5", "R-6.10");

	@Test
	void everyRequirementHasARow() {
		assertThat(requirements().map(row -> row.group(1))).containsExactlyElementsOf(REQUIREMENTS);
	}

	@Test
	void everyRowNamesTestsThatRun() {
		requirements().forEach(row -> {
			List<String> tests = TEST.matcher(row.group(4)).results().map(test -> test.group(1) + "." + test.group(2))
					.toList();
			assertThat(tests).as(row.group(1)).isNotEmpty();
			assertThat(tests).as(row.group(1)).allSatisfy(test -> assertThat(runs(test)).as(test).isTrue());
		});
	}

	@Test
	void everyRuleStandsWithItsSectionAndItsCheck() {
		assertThat(page().filter(line -> line.matches("\\| `.+` \\| .+ \\| (read|unchecked|product) \\|")))
				.containsExactlyElementsOf(rules());
	}

	private static Stream<Matcher> requirements() {
		return page().map(REQUIREMENT::matcher).filter(Matcher::matches);
	}

	private static boolean runs(String test) {
		String[] parts = test.split("\\.");
		try (Stream<Path> files = Files.walk(TESTS)) {
			Path file = files.filter(each -> each.getFileName().toString().equals(parts[0] + ".java")).findFirst()
					.orElseThrow();
			String name = TESTS.relativize(file).toString().replace(".java", "").replace('/', '.');
			return Arrays.stream(Class.forName(name).getDeclaredMethods())
					.filter(method -> method.getName().equals(parts[1]))
					.anyMatch(RecordsRulesTest::isTest);
		} catch (IOException | ClassNotFoundException e) {
			throw new IllegalStateException(test, e);
		}
	}

	private static boolean isTest(Method method) {
		return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
	}

	static List<String> rules() {
		List<String> rows = new ArrayList<>();
		addAll(rows, AccessDenialGround.values(), AccessDenialGround::getSource);
		ExportMatrix matrix = ExportMatrix.unitedStates();
		addAll(rows, ExportPurpose.values(), matrix::getSource);
		addAll(rows, LeftOutReason.values(), LeftOutReason::getSource);
		addAll(rows, ReadingRole.values(), ReadingRole::getSource);
		rows.add(row("PayerRequest", PayerRequest.REPLY));
		addAll(rows, LedgerBasis.values(), LedgerBasis::getSource);
		ProfileNumbers numbers = AccountingProfile.unitedStates().getNumbers();
		numbers.getNames().forEach(name -> rows.add(row("accounting " + name, numbers.getSource(name))));
		addAll(rows, RepresentativeKind.values(), RepresentativeKind::getSource);
		addAll(rows, RepresentationDecision.values(), RepresentationDecision::getSource);
		rows.add(row("MinorRule", MinorRule.SOURCE));
		StateRule.shipped().forEach(state -> {
			rows.add(row(state.getState() + " consent of a minor", state.getConsentSource()));
			rows.add(row(state.getState() + " access of a parent", state.getAccessSource()));
		});
		addAll(rows, DocumentKind.values(), DocumentKind::getSource);
		rows.add(row("document retentionYears", DocumentRetention.unitedStates(0).getSource()));
		rows.add(row("LegalHolds", LegalHolds.SOURCE));
		return rows;
	}

	private static <T extends Enum<T>> void addAll(List<String> rows, T[] rules, Function<T, RuleSource> source) {
		Arrays.stream(rules).forEach(rule -> rows.add(row(rule.getDeclaringClass().getSimpleName() + "." + rule,
				source.apply(rule))));
	}

	private static String row(String rule, RuleSource source) {
		return "| `" + rule + "` | " + source.getCitation() + " | " + source.getCheck().name().toLowerCase(Locale.ROOT)
				+ " |";
	}

	private static Stream<String> page() {
		try {
			return Files.readAllLines(PAGE).stream();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
