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
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.ConceptName;
import org.openmrs.api.context.Context;
import org.openmrs.hl7.HL7Constants;
import org.openmrs.util.PrivilegeConstants;

/**
 * Tells whether an HL7 version 2 message has an observation (OBX-3, or a group in OBR-4) of a restricted concept.
 * It reads the text of the message itself: a message that the platform's parser would reject is stored by the
 * platform just as well.
 */
public class Hl7Message {

	private static final Pattern SEGMENT_END = Pattern.compile("[\\r\\n]+");

	private final RestrictedConcepts restrictedConcepts;

	public Hl7Message(RestrictedConcepts restrictedConcepts) {
		this.restrictedConcepts = restrictedConcepts;
	}

	boolean namesRestrictedConcept(String message) {
		if (message == null) {
			return false;
		}
		String start = message.substring(Math.max(0, message.indexOf("MSH")));
		String field = start.length() > 4 && start.startsWith("MSH") ? start.substring(3, 4) : "|";
		String component = start.length() > 4 && start.startsWith("MSH") ? start.substring(4, 5) : "^";
		RestrictedConceptSnapshot restricted = null;
		for (String segment : SEGMENT_END.split(start)) {
			String[] fields = StringUtils.splitPreserveAllTokens(segment.trim(), field);
			int identifier = "OBX".equals(fields.length == 0 ? null : fields[0])
					? 3
					: "OBR".equals(fields.length == 0 ? null : fields[0]) ? 4 : -1;
			if (identifier > 0 && fields.length > identifier) {
				restricted = restricted == null ? restrictedConcepts.current() : restricted;
				if (isRestricted(StringUtils.splitPreserveAllTokens(fields[identifier], component), restricted)) {
					return true;
				}
			}
		}
		return false;
	}

	/** A coded element: code, text, system, and the same three again for an alternative coding. */
	private boolean isRestricted(String[] element, RestrictedConceptSnapshot restricted) {
		for (int i = 0; i < element.length; i += 3) {
			String code = element[i].trim();
			String text = i + 1 < element.length ? element[i + 1].trim() : "";
			String system = i + 2 < element.length ? element[i + 2].trim() : "";
			if (isRestrictedCode(code, system, restricted) || isRestrictedName(code, restricted)
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
		if (restricted.containsUuid(code)) {
			return true;
		}
		// a number without a system, or in the platform's own, is a concept's id
		if (system.isEmpty() || HL7Constants.HL7_LOCAL_CONCEPT.equals(system)) {
			return StringUtils.isNumeric(code) && code.length() < 10 && restricted.getIds().contains(Integer.valueOf(code));
		}
		return withConceptPrivilege(
				() -> restricted.contains(Context.getConceptService().getConceptByMapping(code, system)));
	}

	/** A message of another system may know the concept by its name only. */
	private boolean isRestrictedName(String name, RestrictedConceptSnapshot restricted) {
		if (name.isEmpty()) {
			return false;
		}
		return withConceptPrivilege(() -> {
			for (Integer id : restricted.getIds()) {
				Concept concept = Context.getConceptService().getConcept(id);
				if (concept == null) {
					continue;
				}
				for (ConceptName known : concept.getNames()) {
					if (known.getName().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
						return true;
					}
				}
			}
			return false;
		});
	}

	private static boolean withConceptPrivilege(BooleanSupplier check) {
		try {
			Context.addProxyPrivilege(PrivilegeConstants.GET_CONCEPTS);
			return check.getAsBoolean();
		} finally {
			Context.removeProxyPrivilege(PrivilegeConstants.GET_CONCEPTS);
		}
	}
}
