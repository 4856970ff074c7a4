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

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The wording of a letter, and the elements that the law requires in it. A placeholder in braces stands for each element,
 * and a section may belong to one {@link LetterCase}. The constructor refuses a template without a place for a required
 * element.
 */
public final class LetterTemplate {

	/** The template has no place for an element that the letter needs. */
	static final String NO_PLACE = "sessionnotes.letter.template.noPlace";

	/** The template has a placeholder for an element that is not in the list of required elements. */
	static final String UNKNOWN_PLACE = "sessionnotes.letter.template.unknownPlace";

	/** A value mentions private notes. Only the standing paragraph may mention them. */
	static final String NAMES_PRIVATE_NOTES = "sessionnotes.letter.namesPrivateNotes";

	/** A value contains a character that no document can show. */
	static final String NOT_TEXT = "sessionnotes.letter.notText";

	/** The codes of the messages that this class gives, in addition to those of {@link LetterElement}. */
	static final List<String> MESSAGE_CODES = Collections.unmodifiableList(Arrays.asList(NO_PLACE,
			UNKNOWN_PLACE, NAMES_PRIVATE_NOTES, NOT_TEXT));

	private static final Pattern PLACE = Pattern.compile("\\{([A-Z_]+)}");

	private static final Pattern SECTION = Pattern.compile("(?ms)^\\[when ([A-Z_]+)]\\n(.*?)^\\[end]\\n?");

	private static final Pattern PRIVATE_NOTES = Pattern.compile(
			"(?i)(psychotherapy|process|private|counsell?ing|shadow)[\\s-]+notes?\\b");

	private final LetterKind kind;

	private final String language;

	private final List<RequiredElement> required;

	private final String body;

	private final Map<LetterElement, String> statements;

	private final String datePattern;

	/**
	 * @param kind the kind of letter
	 * @param language the language of the wording, as an ISO 639-1 code
	 * @param required the elements that the letter must have
	 * @param body the wording
	 * @param statements the fixed statements of the law, in the same language
	 * @param datePattern the pattern in which the language writes a date
	 * @throws RefusedException if the wording has no place for a required element, or a place for an unknown one
	 */
	LetterTemplate(LetterKind kind, String language, List<RequiredElement> required, String body,
			Map<LetterElement, String> statements, String datePattern) {
		this.kind = Objects.requireNonNull(kind, "kind");
		this.language = Objects.requireNonNull(language, "language");
		this.required = Collections.unmodifiableList(new ArrayList<>(required));
		this.body = body;
		this.statements = statements;
		this.datePattern = datePattern;
		refuseBadPlaces();
	}

	private void refuseBadPlaces() {
		List<String> against = new ArrayList<>();
		for (RequiredElement each : required) {
			Set<LetterCase> cases = each.getWhen() == null ? Collections.emptySet() : EnumSet.of(each.getWhen());
			if (!places(wording(cases)).contains(each.getElement().name())) {
				against.add(NO_PLACE);
			}
		}
		for (LetterCase each : LetterCase.values()) {
			Set<LetterCase> cases = EnumSet.of(each);
			Set<String> known = required.stream().filter(element -> element.appliesTo(cases))
					.map(element -> element.getElement().name()).collect(Collectors.toSet());
			String wording = wording(cases);
			if (!known.containsAll(places(wording)) || wording.contains("[when ") || wording.contains("[end]")) {
				against.add(UNKNOWN_PLACE);
			}
		}
		if (!against.isEmpty()) {
			throw new RefusedException(new ArrayList<>(new TreeSet<>(against)));
		}
	}

	/**
	 * @param newBody a wording of the clinic's own
	 * @return a template with the same required elements and the clinic's wording
	 * @throws RefusedException if the new wording has no place for a required element
	 */
	public LetterTemplate reworded(String newBody) {
		return new LetterTemplate(kind, language, required, newBody, statements, datePattern);
	}

	public LetterKind getKind() {
		return kind;
	}

	/** @return the elements that the letter must have, each with the section of law that requires it */
	public List<RequiredElement> getRequired() {
		return required;
	}

	/**
	 * @param cases the circumstances that the letter covers
	 * @param values the facts of the letter
	 * @return the codes of the messages for each missing element and each value that no letter may contain
	 */
	public List<String> findings(Set<LetterCase> cases, LetterValues values) {
		List<String> findings = new ArrayList<>();
		for (RequiredElement each : required) {
			LetterElement element = each.getElement();
			Object value = values.get(element);
			boolean there = element.isStatement() ? statements.containsKey(element) : element.isMeaningful(value);
			if (each.appliesTo(cases) && !there) {
				findings.add(element.getMessageCode());
			}
			if (value instanceof String) {
				findings.addAll(findings((String) value));
			}
		}
		return findings.stream().distinct().collect(Collectors.toList());
	}

	/** @return the message codes of the reasons why no letter may contain the text; empty if letters may contain it */
	public static List<String> findings(String text) {
		List<String> findings = new ArrayList<>();
		if (PRIVATE_NOTES.matcher(text).find()) {
			findings.add(NAMES_PRIVATE_NOTES);
		}
		if (!Words.areXml(text)) {
			findings.add(NOT_TEXT);
		}
		return findings;
	}

	/**
	 * Makes the letter.
	 *
	 * @param cases the circumstances that the letter covers
	 * @param values the facts of the letter
	 * @return the letter
	 * @throws RefusedException if an element is missing; the exception lists everything that is missing or wrong
	 */
	public Letter make(Set<LetterCase> cases, LetterValues values) {
		List<String> findings = findings(cases, values);
		if (!findings.isEmpty()) {
			throw new RefusedException(findings);
		}
		Set<LetterCase> covered = cases.stream().filter(each -> body.contains("[when " + each + "]"))
				.collect(Collectors.toSet());
		return new Letter(kind, language, covered, filled(wording(cases), values), values);
	}

	/** Returns the wording for the cases, with the fixed statements in place. */
	private String wording(Set<LetterCase> cases) {
		Matcher section = SECTION.matcher(body);
		StringBuffer chosen = new StringBuffer();
		while (section.find()) {
			boolean applies = cases.stream().anyMatch(each -> each.name().equals(section.group(1)));
			section.appendReplacement(chosen, Matcher.quoteReplacement(applies ? section.group(2) : ""));
		}
		section.appendTail(chosen);
		return chosen.toString();
	}

	String filled(String wording, LetterValues values) {
		Matcher place = PLACE.matcher(wording);
		StringBuffer text = new StringBuffer();
		while (place.find()) {
			LetterElement element = LetterElement.valueOf(place.group(1));
			String words = element.isStatement()
					? filled(statements.get(element), values)
					: shown(values.get(element));
			place.appendReplacement(text, Matcher.quoteReplacement(words));
		}
		place.appendTail(text);
		return text.toString();
	}

	private String shown(Object value) {
		return value instanceof LocalDate
				? DateTimeFormatter.ofPattern(datePattern, Locale.forLanguageTag(language)).format((LocalDate) value)
				: String.valueOf(value);
	}

	/** Returns the names in the placeholders of the text and of the statements that the text includes. */
	private Set<String> places(String text) {
		Set<String> names = new TreeSet<>();
		Matcher place = PLACE.matcher(text);
		while (place.find()) {
			names.add(place.group(1));
			for (Map.Entry<LetterElement, String> statement : statements.entrySet()) {
				if (statement.getKey().name().equals(place.group(1))) {
					names.addAll(places(statement.getValue()));
				}
			}
		}
		return names;
	}
}
