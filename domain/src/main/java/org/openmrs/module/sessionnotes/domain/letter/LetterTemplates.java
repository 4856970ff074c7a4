/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.letter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The templates of one law in one language, from resource files. Each file begins with the required elements and their
 * sections of law, and the wording follows after a line of three hyphens.
 */
public final class LetterTemplates {

	/** The law has no template for this kind of letter in this language. */
	public static final String NO_TEMPLATE = "sessionnotes.letter.noTemplate";

	private static final Pattern NEED = Pattern
			.compile("needs ([A-Z_]+)(?: when ([A-Z_]+))? \\| (read|unchecked|product) \\| (.+)");

	private static final String DATE_PATTERN = "date";

	private final String law;

	private final String language;

	private final Map<LetterElement, String> statements = new EnumMap<>(LetterElement.class);

	private final String datePattern;

	private LetterTemplates(String law, String language, Properties texts) {
		this.law = law;
		this.language = language;
		this.datePattern = texts.getProperty(DATE_PATTERN);
		texts.stringPropertyNames().stream().filter(name -> !name.equals(DATE_PATTERN))
				.forEach(name -> statements.put(LetterElement.valueOf(name), texts.getProperty(name)));
	}

	/**
	 * @param law the name of the folder with the law's templates, for example {@code us}
	 * @param language an ISO 639-1 code
	 * @return the templates
	 * @throws RefusedException if there is no template in that language
	 */
	public static LetterTemplates of(String law, String language) {
		requireName(law);
		requireName(language);
		String statements = "/letters/" + law + "/" + language + "/statements.properties";
		try (InputStream stream = LetterTemplates.class.getResourceAsStream(statements)) {
			if (stream == null) {
				throw new RefusedException(NO_TEMPLATE);
			}
			Properties texts = new Properties();
			texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return new LetterTemplates(law, language, texts);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Refuses a name that could lead to a resource outside of the folder of the letters. */
	private static void requireName(String name) {
		if (name == null || !name.matches("[a-z]{2}(-[a-z]{2})?")) {
			throw new RefusedException(NO_TEMPLATE);
		}
	}

	/** @return true if letters have the paragraph that neither confirms nor denies that private notes exist */
	public boolean hasStandingParagraph() {
		return statements.containsKey(LetterElement.STANDING);
	}

	/** @return the fixed statements of the law */
	Map<LetterElement, String> getStatements() {
		return Collections.unmodifiableMap(statements);
	}

	/**
	 * @param ground the name of a ground on which the law permits a denial
	 * @return the ground in plain words, as a letter says it; null if the language has no words for the ground
	 */
	public String getGround(String ground) {
		try (InputStream stream = LetterTemplates.class
				.getResourceAsStream("/letters/" + law + "/" + language + "/grounds.properties")) {
			Properties grounds = new Properties();
			if (stream != null) {
				grounds.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
			}
			return grounds.getProperty(ground);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * @return the template for the kind of letter
	 * @throws RefusedException if there is no such template
	 */
	public LetterTemplate get(LetterKind kind) {
		String resource = "/letters/" + law + "/" + language + "/" + kind + ".txt";
		try (InputStream stream = LetterTemplates.class.getResourceAsStream(resource)) {
			if (stream == null) {
				throw new RefusedException(NO_TEMPLATE);
			}
			return parse(kind, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines()
					.collect(Collectors.toList()));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private LetterTemplate parse(LetterKind kind, List<String> lines) {
		int start = lines.indexOf("---");
		List<RequiredElement> required = new ArrayList<>();
		for (String line : lines.subList(0, start)) {
			Matcher need = NEED.matcher(line);
			if (need.matches()) {
				required.add(required(need));
			} else if (!line.startsWith("#")) {
				throw new IllegalStateException(kind + ": " + line);
			}
		}
		return new LetterTemplate(kind, language, required, String.join("\n", lines.subList(start + 1, lines.size())),
				getStatements(), datePattern);
	}

	private static RequiredElement required(Matcher need) {
		LetterCase when = need.group(2) == null ? null : LetterCase.valueOf(need.group(2));
		return new RequiredElement(LetterElement.valueOf(need.group(1)), when,
				RuleSource.of(need.group(3), need.group(4)));
	}
}
