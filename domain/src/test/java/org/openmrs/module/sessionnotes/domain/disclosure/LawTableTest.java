/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;

/** The table of rules that a lawyer reads, docs/disclosure-rules.md, is what the code holds: a row a rule, its section, and whether that was read. */
class LawTableTest {

	private static final Path TABLE = Path.of(System.getProperty("basedir", "."), "..", "docs", "disclosure-rules.md");

	@Test
	void theTableHasEveryRuleWithItsSectionAndItsCheck() throws IOException {
		List<String> written;
		try (Stream<String> lines = Files.lines(TABLE)) {
			written = lines.filter(line -> line.matches("\\| [A-Z0-9_]+ \\|.*")).toList();
		}

		assertThat(written).containsExactlyElementsOf(rows());
	}

	@Test
	void theTableHasEveryReasonForWhichNoEventIsDeleted() throws IOException {
		try (Stream<String> lines = Files.lines(TABLE)) {
			assertThat(lines.filter(line -> line.matches("\\| `[A-Z_]+` \\|.*")))
					.containsExactlyElementsOf(Arrays.stream(LogHoldKind.values())
							.map(kind -> "| `" + kind + "` | " + kind.getSource().getCitation() + " | "
									+ kind.getSource().getCheck().name().toLowerCase(Locale.ROOT) + " |")
							.toList());
		}
	}

	private static List<String> rows() {
		List<String> rows = new ArrayList<>();
		Arrays.stream(DisclosureBasis.values()).forEach(basis -> rows.add(row(basis.name(), "", basis.getSource())));
		Stream.concat(Arrays.stream(DisclosureCondition.values()), Arrays.stream(EvidenceElement.values()))
				.forEach(rule -> addRows(rule, rows));
		return rows;
	}

	private static void addRows(DisclosureRule rule, List<String> rows) {
		RuleSource source = rule.getSource(RestrictedKind.PSYCHOTHERAPY_NOTE);
		RuleSource ofSud = rule.getSource(RestrictedKind.SUD_COUNSELING_NOTE);
		if (source == ofSud) {
			rows.add(row(((Enum<?>) rule).name(), "", source));
		} else {
			rows.add(row(((Enum<?>) rule).name(), "psychotherapy", source));
			rows.add(row(((Enum<?>) rule).name(), "SUD counseling", ofSud));
		}
	}

	private static String row(String rule, String notes, RuleSource source) {
		return "| " + rule + " | " + notes + " | " + source.getCitation() + " | "
				+ source.getCheck().name().toLowerCase(Locale.ROOT) + " |";
	}
}
