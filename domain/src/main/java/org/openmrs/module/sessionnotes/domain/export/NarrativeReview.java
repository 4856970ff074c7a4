/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.contentguard.ContentGuard;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardDictionary;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardFinding;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardRule;
import org.openmrs.module.sessionnotes.domain.contentguard.NoteSide;

/** Finds the names of other people in the free text that an export would send. */
public final class NarrativeReview {

	private static final Set<GuardRule> RULES = EnumSet.of(GuardRule.N3, GuardRule.N9);

	private NarrativeReview() {
	}

	/**
	 * @param fields the fields of the export
	 * @param texts the texts of a note; the check ignores texts of fields that the export does not send
	 * @param dictionaries the names of people in the clinic and around the client
	 * @return the findings of each field, without fields that have no findings
	 */
	public static Map<ExportField, List<GuardFinding>> check(ExportFields fields, Map<ExportField, String> texts,
			GuardDictionary... dictionaries) {
		Map<ExportField, List<GuardFinding>> found = new EnumMap<>(ExportField.class);
		texts.forEach((field, text) -> {
			if (fields.getForms().containsKey(field) && text != null) {
				List<GuardFinding> findings = ContentGuard.english().check(NoteSide.PROGRESS_NOTE, text, RULES,
						dictionaries);
				if (!findings.isEmpty()) {
					found.put(field, findings);
				}
			}
		});
		return Collections.unmodifiableMap(found);
	}
}
