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

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.hl7.HL7Constants;
import org.openmrs.module.sessionnotes.restricted.RestrictedConceptSnapshot;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The ids, uuids, names and mapped codes by which an HL7 message may name a restricted concept, as they are at one
 * moment.
 */
class Hl7Reading {

	private static final String NULL = "\"\"";

	private final RestrictedConceptSnapshot restricted;

	private final Set<String> names = new HashSet<>();

	/**
	 * The codes to which restricted concepts are mapped; each entry is a code and the code's source in lower case,
	 * separated by a line break.
	 */
	private final Set<String> codes = new HashSet<>();

	Hl7Reading(JdbcOperations jdbc, RestrictedConceptSnapshot restricted) {
		this.restricted = restricted;
		if (restricted.getIds().isEmpty()) {
			return;
		}
		String ids = StringUtils.join(restricted.getIds(), ",");
		jdbc.query("select name from concept_name where concept_id in (" + ids + ")",
				row -> {
					names.add(plain(row.getString(1)));
				});
		jdbc.query("select t.code, s.name, s.hl7_code from concept_reference_map m "
				+ "join concept_reference_term t on t.concept_reference_term_id = m.concept_reference_term_id "
				+ "join concept_reference_source s on s.concept_source_id = t.concept_source_id where m.concept_id in ("
				+ ids
				+ ")", row -> {
					codes.add(plain(row.getString(1)) + "\n" + plain(row.getString(2)));
					codes.add(plain(row.getString(1)) + "\n" + plain(row.getString(3)));
				});
	}

	/**
	 * A field of an HL7 message, or a part of a field. The components of a coded element are the code, text and system
	 * of one coding, followed by those of an alternative coding.
	 */
	static final class CodedElement {

		private final List<String> components;

		private final boolean identifier;

		/**
		 * @param identifier true if the element identifies the observation; in such an element, a number alone is the
		 *         id of a concept
		 */
		CodedElement(List<String> components, boolean identifier) {
			this.components = components;
			this.identifier = identifier;
		}

		private String get(int index) {
			String component = index < components.size() ? plain(components.get(index)) : "";
			return NULL.equals(component) ? "" : component;
		}
	}

	boolean isRestricted(CodedElement element) {
		for (int i = 0; i < element.components.size(); i++) {
			String value = element.get(i);
			if (!value.isEmpty() && (restricted.containsUuid(value) || names.contains(value)
					|| isRestrictedCode(value, element.get(i + 1), element.identifier && i % 3 == 0)
					|| isRestrictedCode(value, element.get(i + 2), element.identifier && i % 3 == 0))) {
				return true;
			}
		}
		return false;
	}

	private boolean isRestrictedCode(String code, String system, boolean aloneToo) {
		if (system.isEmpty() ? aloneToo : HL7Constants.HL7_LOCAL_CONCEPT.equalsIgnoreCase(system)) {
			try {
				return restricted.getIds().contains(Integer.valueOf(code));
			} catch (NumberFormatException e) {
				return false;
			}
		}
		return codes.contains(code + "\n" + system);
	}

	private static String plain(String text) {
		return text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
	}
}
