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

import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.ConceptName;
import org.openmrs.api.context.Context;
import org.openmrs.hl7.HL7Constants;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * Tells whether an HL7 version 2 message has an observation (OBX-3, or a group in OBR-4) of a restricted concept.
 * It reads the text of the message itself: a message that the platform's parser would reject is stored by the
 * platform just as well. What the platform's parser reads leniently is read as leniently here.
 */
public class Hl7Message {

	private static final Pattern SEGMENT_END = Pattern.compile("[\\r\\n]+");

	private static final String NULL = "\"\"";

	private final RestrictedConcepts restrictedConcepts;

	public Hl7Message(RestrictedConcepts restrictedConcepts) {
		this.restrictedConcepts = restrictedConcepts;
	}

	boolean namesRestrictedConcept(String message) {
		if (message == null) {
			return false;
		}
		RestrictedConceptSnapshot restricted = restrictedConcepts.current();
		Delimiters delimiters = new Delimiters("|^~\\&");
		for (String line : SEGMENT_END.split(message)) {
			String segment = line.trim();
			if (segment.startsWith("MSH") && segment.length() >= 8) {
				delimiters = new Delimiters(segment.substring(3, 8));
			}
			int identifier = segment.startsWith("OBX") ? 3 : segment.startsWith("OBR") ? 4 : -1;
			String[] fields = StringUtils.splitPreserveAllTokens(segment, delimiters.field);
			if (identifier > 0 && fields.length > identifier) {
				for (String repetition : StringUtils.splitPreserveAllTokens(fields[identifier], delimiters.repetition)) {
					if (isRestricted(delimiters.componentsOf(repetition), restricted)) {
						return true;
					}
				}
			}
		}
		return false;
	}

	/** A coded element: code, text, system, and the same three again for an alternative coding. */
	private boolean isRestricted(String[] element, RestrictedConceptSnapshot restricted) {
		for (int i = 0; i < element.length; i += 3) {
			String text = i + 1 < element.length ? element[i + 1] : "";
			String system = i + 2 < element.length ? element[i + 2] : "";
			if (isRestrictedCode(element[i], system, restricted) || isRestrictedName(element[i], restricted)
					|| isRestrictedName(text, restricted)) {
				return true;
			}
		}
		return false;
	}

	private boolean isRestrictedCode(String code, String system, RestrictedConceptSnapshot restricted) {
		if (code.isEmpty()) {
			return false;
		}
		if (restricted.containsUuid(code.toLowerCase(Locale.ROOT))) {
			return true;
		}
		// a number without a system, or in the platform's own, is a concept's id
		if (system.isEmpty() || HL7Constants.HL7_LOCAL_CONCEPT.equalsIgnoreCase(system)) {
			try {
				return restricted.getIds().contains(Integer.valueOf(code));
			} catch (NumberFormatException e) {
				return false;
			}
		}
		return withConceptPrivilege(
				() -> restricted.contains(Context.getConceptService().getConceptByMapping(code, system)));
	}

	/** A message of another system may know the concept by its name only. */
	private boolean isRestrictedName(String name, RestrictedConceptSnapshot restricted) {
		return !name.isEmpty() && withConceptPrivilege(() -> {
			for (Integer id : restricted.getIds()) {
				Concept concept = Context.getConceptService().getConcept(id);
				for (ConceptName known : concept.getNames()) {
					if (known.getName().equalsIgnoreCase(name)) {
						return true;
					}
				}
			}
			return false;
		});
	}

	private static boolean withConceptPrivilege(Supplier<Boolean> check) {
		return ProxyPrivileges.with(check, PrivilegeConstants.GET_CONCEPTS);
	}

	/** The characters that a message itself says it is divided by (MSH-1 and MSH-2). */
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
			escaped = Pattern.compile(Pattern.quote(escape) + "([FSTRE]|X[0-9A-Fa-f]+)" + Pattern.quote(escape));
		}

		String[] componentsOf(String repetitionOfField) {
			String[] components = StringUtils.splitPreserveAllTokens(repetitionOfField, component);
			for (int i = 0; i < components.length; i++) {
				String value = unescaped(StringUtils.substringBefore(components[i], subcomponent)).trim();
				components[i] = NULL.equals(value) ? "" : value;
			}
			return components;
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
				default :
					StringBuilder characters = new StringBuilder();
					for (int i = 1; i + 1 < code.length(); i += 2) {
						characters.append((char) Integer.parseInt(code.substring(i, i + 2), 16));
					}
					return characters.toString();
			}
		}
	}
}
