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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the documentation names is there: types, packages, tables, pages, and the files that its links lead to. */
class DocumentationTest {

	private static final Path ROOT = Paths.get("..");

	private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

	private static final Pattern WORD = Pattern.compile("(?m)^\\| \\*\\*(.+?)\\*\\* \\|[^|]+\\|([^|]+)\\|$");

	private static final Pattern PACKAGES = Pattern.compile("(?m)^\\| (`[a-z]+`(?:, `[a-z]+`)*) \\|[^|]+\\| `[A-Z]");

	private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	/** What a guide says that the pages show: labels in bold, messages in quotes. */
	private static final Pattern SHOWN = Pattern.compile("\\*\\*([^*]+)\\*\\*|\"([^\"]+)\"");

	private static final Pattern TEXT_OF_PAGES = Pattern.compile("(?m)^ *\"\\w+\": \"(.*)\",?$");

	private static final Pattern TEXT_OF_SERVER = Pattern.compile("(?m)^[\\w.]+=(.*)$");

	/** A part of a text that is known only where it is shown. */
	private static final String FILLED_IN = "\\{\\{\\w+}}|\\{\\d}";

	@Test
	void everyTypeOfTheMapExists() throws IOException {
		List<String> named = all(TYPE, read("docs/architecture.md"));

		assertThat(named).hasSizeGreaterThan(50);
		assertThat(types()).containsAll(named);
	}

	@Test
	void everyPackageOfTheApiIsOnTheMap() throws IOException {
		List<String> onTheMap = all(PACKAGES, read("docs/architecture.md")).stream()
				.flatMap(each -> all(CODE, each).stream()).collect(Collectors.toList());

		try (Stream<Path> packages = Files.list(ROOT.resolve("api/src/main/java/org/openmrs/module/sessionnotes"))) {
			assertThat(onTheMap).containsExactlyInAnyOrderElementsOf(packages.filter(Files::isDirectory)
					.map(each -> each.getFileName().toString()).collect(Collectors.toList()));
		}
	}

	@Test
	void everyPackageSaysWhatItIsFor() throws IOException {
		Set<Path> silent = new TreeSet<>();
		for (String module : new String[]{"domain", "api", "omod"}) {
			try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
				files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent)
						.filter(directory -> !Files.exists(directory.resolve("package-info.java"))).forEach(silent::add);
			}
		}

		assertThat(silent).isEmpty();
	}

	@Test
	void everyWordOfTheGlossaryIsInTheCode() throws IOException {
		Set<String> known = new TreeSet<>(types());
		known.addAll(all(Pattern.compile("tableName=\"(\\w+)\""), read("api/src/main/resources/liquibase.xml")));
		known.addAll(files("frontend/src", ".tsx"));
		Matcher word = WORD.matcher(read("docs/glossary.md"));
		List<String> unknown = new ArrayList<>();
		int words = 0;
		while (word.find()) {
			words++;
			List<String> code = all(CODE, word.group(2));
			if (code.isEmpty() || !known.containsAll(code)) {
				unknown.add(word.group(1));
			}
		}

		assertThat(words).isGreaterThan(30);
		assertThat(unknown).isEmpty();
	}

	@Test
	void everyLinkLeadsToAFile() throws IOException {
		List<String> broken = new ArrayList<>();
		int links = 0;
		for (String directory : new String[]{".", "docs"}) {
			try (DirectoryStream<Path> pages = Files.newDirectoryStream(ROOT.resolve(directory), "*.md")) {
				for (Path page : pages) {
					for (String link : all(LINK, new String(Files.readAllBytes(page), StandardCharsets.UTF_8))) {
						links++;
						if (!link.contains(":") && !Files.exists(page.resolveSibling(link))) {
							broken.add(page.getFileName() + ": " + link);
						}
					}
				}
			}
		}

		assertThat(links).isGreaterThan(30);
		assertThat(broken).isEmpty();
	}

	@Test
	void everythingThatTheGuidesNameIsOnThePages() throws IOException {
		List<Pattern> texts = Stream.concat(
				all(TEXT_OF_PAGES, read("frontend/translations/en.json")).stream(),
				all(TEXT_OF_SERVER, read("api/src/main/resources/messages.properties")).stream())
				.map(DocumentationTest::shown).collect(Collectors.toList());
		List<String> unknown = new ArrayList<>();
		int guides = 0;
		int named = 0;
		try (DirectoryStream<Path> pages = Files.newDirectoryStream(ROOT.resolve("docs"), "guide-*.md")) {
			for (Path page : pages) {
				guides++;
				Matcher shown = SHOWN.matcher(new String(Files.readAllBytes(page), StandardCharsets.UTF_8));
				while (shown.find()) {
					named++;
					String words = (shown.group(1) == null ? shown.group(2) : shown.group(1)).replaceAll("\\s+", " ");
					if (texts.stream().noneMatch(text -> text.matcher(words).matches())) {
						unknown.add(page.getFileName() + ": " + words);
					}
				}
			}
		}

		assertThat(guides).isGreaterThan(1);
		assertThat(named).isGreaterThan(50);
		assertThat(unknown).isEmpty();
	}

	/**
	 * @return a text as it is shown: with anything where it is filled in, or only as far as that; one that begins with what is
	 *         filled in stands for nothing else
	 */
	private static Pattern shown(String text) {
		String[] parts = text.split(FILLED_IN, -1);
		String beginning = parts[0].replaceAll("[ (:]+$", "");
		if (parts.length == 1 || beginning.isEmpty()) {
			return Pattern.compile(Pattern.quote(text));
		}
		String whole = Stream.of(parts).map(Pattern::quote).collect(Collectors.joining(".+"));
		return Pattern.compile(whole + "|" + Pattern.quote(beginning));
	}

	private static Set<String> types() throws IOException {
		Set<String> types = new TreeSet<>();
		for (String module : new String[]{"domain", "api", "omod"}) {
			files(module + "/src/main/java", ".java").forEach(file -> types.add(file.replace(".java", "")));
		}
		return types;
	}

	private static List<String> files(String directory, String ending) throws IOException {
		try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending))
					.collect(Collectors.toList());
		}
	}

	private static List<String> all(Pattern pattern, String text) {
		List<String> found = new ArrayList<>();
		for (Matcher matcher = pattern.matcher(text); matcher.find();) {
			found.add(matcher.group(1));
		}
		return found;
	}

	private static String read(String file) throws IOException {
		return new String(Files.readAllBytes(ROOT.resolve(file)), StandardCharsets.UTF_8);
	}
}
