/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** The table of rules that a lawyer reads, docs/progress-note-rules.md, is what the code holds. */
class ProgressNoteRulesTest {

	private static final Path TABLE = Path.of(System.getProperty("basedir", "."), "..", "docs", "progress-note-rules.md");

	@Test
	void theTableHasEveryRuleWithItsTextAndItsCheck() throws IOException {
		List<String> rows = new ArrayList<>();
		for (TimeBand band : TimeBand.values()) {
			String minutes = band.getTo() == Integer.MAX_VALUE
					? band.getFrom() + " full minutes and more"
					: band.getFrom() + " to " + band.getTo() + " full minutes";
			rows.add(row(band.name(), minutes, TimeBand.SOURCE));
		}
		for (RiskLevel level : RiskLevel.values()) {
			rows.add(row(level.name(), level.asksForAction() ? "action taken" : "no action", RiskLevel.SOURCE));
		}
		try (Stream<String> lines = Files.lines(TABLE)) {
			assertThat(lines.filter(line -> line.matches("\\| [A-Z0-9_]+ \\|.*"))).containsExactlyElementsOf(rows);
		}
	}

	private static String row(String rule, String value, RuleSource source) {
		return "| " + rule + " | " + value + " | " + source.getCitation() + " | "
				+ source.getCheck().name().toLowerCase(Locale.ROOT) + " |";
	}
}
