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
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server's messages in French and Spanish say all that the English ones say. A new message needs its text in each of
 * the three files.
 */
class TranslationsTest {

	private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "..", "api", "src", "main", "resources");

	/** What is the same in the language and in English; every other text has to be translated. */
	private static final Map<String, Set<String>> SAME_AS_ENGLISH = Map.of("fr",
			Set.of("sessionnotes.accounting.column.DATE", "sessionnotes.clientCopy.diagnosis",
					"sessionnotes.evidence.OVERSIGHT_ACTIVITY.AUDIT",
					"sessionnotes.evidence.OVERSIGHT_ACTIVITY.INSPECTION", "sessionnotes.file.basisCited",
					"sessionnotes.file.personAndTime",
					"sessionnotes.heading.intervention", "sessionnotes.heading.plan",
					"sessionnotes.part.other"),
			"es",
			Set.of("sessionnotes.clientCopy.certainty.PROVISIONAL", "sessionnotes.clientCopy.diagnosis",
					"sessionnotes.file.basisCited", "sessionnotes.file.personAndTime", "sessionnotes.heading.plan"));

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

	/** Values of REST, citations of law, and the names of privileges and roles: the same in every language. */
	private static final Pattern FIXED_WORDS = Pattern.compile("\\b[A-Z0-9]+(?:_[A-Z0-9]+)+\\b"
			+ "|\\d+ CFR (?:part )?[\\d.]+(?:\\([a-z0-9]+\\))*(?:, subparts? [A-E](?: and [A-E])?)?"
			+ "|(?<=\")(?:[A-Z][A-Za-z-]+ )+(?:Notes|Orders|Log)(?=\")|(?<=\")Session Notes: [A-Za-z ]+(?=\")"
			+ "|\\b\\d{4}-\\d{2}-\\d{2}\\S*[\\d]");

	@ParameterizedTest
	@ValueSource(strings = {"", "_fr", "_es"})
	void noCodeIsThereTwice(String suffix) throws IOException {
		assertThat(Files.readAllLines(FOLDER.resolve("messages" + suffix + ".properties")).stream()
				.filter(line -> line.contains("=")).map(line -> line.substring(0, line.indexOf('='))))
				.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = {"fr", "es"})
	void noMessageIsMissingAndNoneIsLeftOver(String language) {
		assertThat(messages(language).keySet()).containsExactlyElementsOf(english().keySet());
		assertThat(messages(language)).allSatisfy((code, text) -> assertThat(text).as(code).isNotBlank());
	}

	@ParameterizedTest
	@ValueSource(strings = {"fr", "es"})
	void everyTextIsTranslated(String language) {
		Map<String, String> english = english();
		Set<String> same = messages(language).entrySet().stream()
				.filter(message -> message.getValue().equals(english.get(message.getKey()))).map(Map.Entry::getKey)
				.collect(Collectors.toCollection(TreeSet::new));

		assertThat(same).containsExactlyInAnyOrderElementsOf(SAME_AS_ENGLISH.get(language));
	}

	@ParameterizedTest
	@ValueSource(strings = {"fr", "es"})
	void placeholdersAndFixedWordsStay(String language) {
		Map<String, String> translated = messages(language);

		assertThat(english()).allSatisfy((code, text) -> {
			assertThat(found(PLACEHOLDER, translated.get(code))).as(code)
					.containsExactlyInAnyOrderElementsOf(found(PLACEHOLDER, text));
			assertThat(found(FIXED_WORDS, text)).as(code)
					.allSatisfy(word -> assertThat(translated.get(code)).contains(word));
		});
	}

	/** The platform formats a text with placeholders, and shows every other as it stands. */
	@ParameterizedTest
	@ValueSource(strings = {"", "fr", "es"})
	void apostrophesSurviveFormatting(String language) {
		assertThat(language.isEmpty() ? english() : messages(language)).allSatisfy((code, text) -> {
			if (found(PLACEHOLDER, text).isEmpty()) {
				assertThat(text).as(code).doesNotContain("''");
			} else {
				String shown = new MessageFormat(text, Locale.ROOT).format(new Object[]{"@0", "@1", "@2", "@3"});
				assertThat(shown).as(code).isEqualTo(PLACEHOLDER.matcher(text.replace("''", "'"))
						.replaceAll(place -> "@" + place.group().charAt(1)));
			}
		});
	}

	/** An apostrophe is typographic, and a no-break space stands before the marks that French sets apart. */
	@ParameterizedTest
	@ValueSource(strings = "fr")
	void frenchIsSetAsFrench(String language) {
		String law = english().get("sessionnotes.file.redisclosure.SUD");

		assertThat(messages(language)).allSatisfy(
				(code, text) -> assertThat(text.replace(law, "")).as(code).doesNotContain("'")
						.doesNotContainPattern(" [:;?!%»]|« |[\\p{L}\\d}][;?!»]"));
	}

	/** 42 CFR 2.32 prescribes the words: a translation goes before them and not in their place. */
	@ParameterizedTest
	@ValueSource(strings = {"fr", "es"})
	void theStatementThatTheLawPrescribesStands(String language) {
		String code = "sessionnotes.file.redisclosure.SUD";

		assertThat(messages(language).get(code)).endsWith("\n" + english().get(code));
	}

	private static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(found -> found.group()).collect(Collectors.toList());
	}

	private static Map<String, String> english() {
		return read("messages.properties");
	}

	private static Map<String, String> messages(String language) {
		return read("messages_" + language + ".properties");
	}

	/** As the platform reads it: in UTF-8. */
	private static Map<String, String> read(String file) {
		Properties messages = new Properties();
		try {
			messages.load(new StringReader(Files.readString(FOLDER.resolve(file))));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Map<String, String> texts = new TreeMap<>();
		messages.stringPropertyNames().forEach(code -> texts.put(code, messages.getProperty(code)));
		return texts;
	}
}
