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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A guide of the documentation: what each of its sections names in bold, as it stands on the pages, and its pictures. */
final class Guide {

	private static final Pattern HEADING = Pattern.compile("(?m)^## ");

	private static final Pattern LABEL = Pattern.compile("\\*\\*([^*]+)\\*\\*");

	private static final Pattern PICTURE = Pattern.compile("]\\(guides/([a-z0-9-]+)\\.png\\)");

	/**
	 * What stands under one heading.
	 *
	 * @param labels what stands on the pages in these words
	 * @param pictures names of files, without their ending
	 */
	record Section(String title, List<String> labels, List<String> pictures) {

		private static Section of(String text) {
			String title = text.lines().findFirst().orElse("").strip();
			return new Section(title, all(LABEL, text), all(PICTURE, text));
		}

		private static List<String> all(Pattern pattern, String text) {
			return pattern.matcher(text).results().map((MatchResult found) -> found.group(1).replaceAll("\\s+", " "))
					.distinct().toList();
		}
	}

	private final List<Section> sections;

	private Guide(List<Section> sections) {
		this.sections = sections;
	}

	static Guide read(Path file) {
		try {
			List<Section> sections = new ArrayList<>();
			for (String text : HEADING.split(Files.readString(file))) {
				sections.add(Section.of(text));
			}
			return new Guide(sections.subList(1, sections.size()));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Those that name something of the pages, in the order in which they stand in the guide. */
	List<Section> sections() {
		return sections.stream().filter(section -> !section.labels().isEmpty() || !section.pictures().isEmpty()).toList();
	}
}
