/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("attack")
class BoundTest {

	private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"MOMENT", "START_INDEX", "FILE_CONTENT"})
	void h6_aTextOfTheBoundIsTakenAndOneLongerIsNot(Bound bound) {
		String longest = "x".repeat((int) bound.getMost());

		assertThat(bound.holds(longest)).isTrue();
		assertThat(bound.holds(longest + "x")).isFalse();
		assertThat(bound.holds((String) null)).isTrue();
		assertThat(bound.holds(bound.getMost())).isTrue();
		assertThat(bound.holds(bound.getMost() + 1)).isFalse();
		assertThat(bound.holds(bound.getLeast() - 1)).isFalse();
	}

	@Test
	void h6_bytesAreThoseOfUtf8() {
		String half = "\u00e4".repeat((int) Bound.PROGRESS_NOTE_TEXT.getMost() / 2);

		assertThat(Bound.PROGRESS_NOTE_TEXT.holds(half + "x")).isTrue();
		assertThat(Bound.PROGRESS_NOTE_TEXT.holds(half + "\u00e4")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "words", "\ud83d\ude00", "a\ud83d\ude00b\n\t"})
	void h6_textIsText(String text) {
		assertThat(Words.areText(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {"a\u0000", "\ud83d", "\ude00", "\ud83d\ud83d\ude00", "\ude00\ud83d"})
	void h6_whatNoStoreKeepsIsNoText(String text) {
		assertThat(Words.areText(text)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void h6_eachMessageNamesTheBound(Bound bound) throws IOException {
		Properties messages = new Properties();
		try (Reader file = Files
				.newBufferedReader(ROOT.resolve(Path.of("api", "src", "main", "resources", "messages.properties")))) {
			messages.load(file);
		}
		String message = messages.getProperty(bound.getMessageCode());

		assertThat(message).isNotBlank();
		if (bound.getMessageCode().startsWith("sessionnotes.error.bound.") && bound != Bound.MOMENT) {
			assertThat(message.replace(",", "")).contains(" " + bound.getMost() + " ");
		}
	}

	@Test
	void h6_theDocumentedTableIsTheCode() throws IOException {
		List<String> documented = Files.readAllLines(ROOT.resolve(Path.of("docs", "bounds.md"))).stream()
				.filter(line -> line.matches("\\| [A-Z_]+ \\|.*")).map(line -> line.split(" *\\| *"))
				.map(cells -> String.join(" ", cells[1], cells[3], cells[4], cells[5], cells[6]))
				.collect(Collectors.toList());

		assertThat(documented).containsExactlyElementsOf(Arrays.stream(Bound.values())
				.map(bound -> String.join(" ", bound.name(), Long.toString(bound.getLeast()),
						Long.toString(bound.getMost()), bound.getUnit().name(), bound.getMessageCode()))
				.collect(Collectors.toList()));
	}
}
