/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.lang3.StringUtils;

/** Reads HL7 messages in the usual encoding, in which each message declares the delimiters that it uses. */
final class Hl7Pipes {

	private static final Pattern SEGMENT_END = Pattern.compile("[\\r\\n\\u000b\\u001c\\u0085\\u2028\\u2029]+");

	private static final String HEADER = "MSH";

	private static final int LENGTH_OF_DELIMITERS = 5;

	private static final int OBSERVATION_VALUE = 5;

	private Hl7Pipes() {
	}

	/** @return the number of HL7 messages in the text */
	static int countHeaders(String text) {
		int headers = 0;
		for (String line : SEGMENT_END.split(text)) {
			headers += line.trim().startsWith(HEADER) ? 1 : 0;
		}
		return headers;
	}

	/**
	 * @return all parts of the message that may name a concept: the fields of every segment, except the values of
	 *         observations
	 */
	static List<Hl7Reading.CodedElement> elements(String text) {
		List<Hl7Reading.CodedElement> elements = new ArrayList<>();
		Delimiters delimiters = new Delimiters("|^~\\&");
		for (String line : SEGMENT_END.split(text)) {
			String segment = line.trim();
			if (segment.startsWith(HEADER) && segment.length() >= HEADER.length() + LENGTH_OF_DELIMITERS) {
				delimiters = new Delimiters(
						segment.substring(HEADER.length(), HEADER.length() + LENGTH_OF_DELIMITERS));
			} else {
				addFields(segment, delimiters, elements);
			}
		}
		return elements;
	}

	private static void addFields(String segment, Delimiters delimiters, List<Hl7Reading.CodedElement> elements) {
		boolean observation = segment.startsWith("OBX");
		int identifier = observation ? 3 : segment.startsWith("OBR") ? 4 : -1;
		String[] fields = StringUtils.splitPreserveAllTokens(segment, delimiters.field);
		for (int field = 1; field < fields.length; field++) {
			if (observation && field == OBSERVATION_VALUE) {
				continue;
			}
			for (String repetition : StringUtils.splitPreserveAllTokens(fields[field], delimiters.repetition)) {
				String[] components = StringUtils.splitPreserveAllTokens(repetition, delimiters.component);
				elements.add(new Hl7Reading.CodedElement(delimiters.firstParts(components), field == identifier));
				for (String component : components) {
					if (component.contains(delimiters.subcomponent)) {
						elements.add(new Hl7Reading.CodedElement(delimiters.parts(component), field == identifier));
					}
				}
			}
		}
	}

	/** @return the text with each escape sequence replaced by the usual delimiter that the sequence stands for */
	static String unescaped(String text) {
		return new Delimiters("|^~\\&").unescaped(text);
	}

	/** The delimiters that an HL7 message declares in its fields MSH-1 and MSH-2. */
	private static final class Delimiters {

		private final String field;

		private final String component;

		private final String repetition;

		private final String escape;

		private final String subcomponent;

		private final Pattern escaped;

		Delimiters(String inOrder) {
			field = inOrder.substring(0, 1);
			component = inOrder.substring(1, 2);
			repetition = inOrder.substring(2, 3);
			escape = inOrder.substring(3, 4);
			subcomponent = inOrder.substring(4, 5);
			escaped = Pattern.compile(Pattern.quote(escape) + "([FSTREHN]|X[0-9A-Fa-f]+)" + Pattern.quote(escape));
		}

		/**
		 * Returns the first part of each component of a field. Platform: if a component has several parts, the
		 * platform's parser reads only the first part.
		 */
		List<String> firstParts(String[] components) {
			List<String> parts = new ArrayList<>();
			for (String each : components) {
				parts.add(unescaped(StringUtils.substringBefore(each, subcomponent)));
			}
			return parts;
		}

		List<String> parts(String ofComponent) {
			List<String> parts = new ArrayList<>();
			for (String part : StringUtils.splitPreserveAllTokens(ofComponent, subcomponent)) {
				parts.add(unescaped(part));
			}
			return parts;
		}

		private String unescaped(String text) {
			Matcher matcher = escaped.matcher(text);
			StringBuffer plain = new StringBuffer();
			while (matcher.find()) {
				matcher.appendReplacement(plain, Matcher.quoteReplacement(meaning(matcher.group(1))));
			}
			return matcher.appendTail(plain).toString();
		}

		private String meaning(String code) {
			switch (code.charAt(0)) {
				case 'F' :
					return field;
				case 'S' :
					return component;
				case 'T' :
					return subcomponent;
				case 'R' :
					return repetition;
				case 'E' :
					return escape;
				case 'X' :
					StringBuilder characters = new StringBuilder();
					for (int i = 1; i + 1 < code.length(); i += 2) {
						characters.append((char) Integer.parseInt(code.substring(i, i + 2), 16));
					}
					return characters.toString();
				default :
					// the start or end of highlighting, which is not a character
					return "";
			}
		}
	}
}
