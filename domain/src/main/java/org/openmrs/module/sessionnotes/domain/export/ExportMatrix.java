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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.profile.ProfileTable;

/**
 * The table of purposes and fields that ships as data. The table has a cell for every purpose and every field, and a section
 * of law for every purpose.
 */
public final class ExportMatrix {

	private static final int ROWS_BEFORE_FIELDS = 3;

	private final Map<ExportPurpose, Map<ExportField, FieldRule>> rules = new EnumMap<>(ExportPurpose.class);

	private final Map<ExportPurpose, RuleSource> sources = new EnumMap<>(ExportPurpose.class);

	private ExportMatrix(ProfileTable table) {
		List<String> purposes = table.getRow("purpose");
		List<String> checks = table.getRow("check");
		List<String> citations = table.getRow("citation");
		for (int column = 1; column < purposes.size(); column++) {
			ExportPurpose purpose = ExportPurpose.valueOf(purposes.get(column));
			sources.put(purpose, ProfileTable.source(checks.get(column), citations.get(column)));
			Map<ExportField, FieldRule> ofPurpose = new EnumMap<>(ExportField.class);
			for (List<String> row : table.getRows().subList(ROWS_BEFORE_FIELDS, table.getRows().size())) {
				ofPurpose.put(ExportField.valueOf(row.get(0)), FieldRule.parse(row.get(column)));
			}
			rules.put(purpose, ofPurpose);
		}
		requireWhole(table);
	}

	private void requireWhole(ProfileTable table) {
		boolean whole = rules.size() == ExportPurpose.values().length
				&& table.getRows().size() == ROWS_BEFORE_FIELDS + ExportField.values().length
				&& rules.values().stream().allMatch(each -> each.size() == ExportField.values().length);
		if (!whole) {
			throw new IllegalStateException(table.getFile() + ": a purpose or a field is missing or there twice");
		}
	}

	/** @return the table of the United States */
	public static ExportMatrix unitedStates() {
		return Holder.UNITED_STATES;
	}

	/** @throws IllegalStateException if a purpose or a field is missing, unknown or listed twice */
	static ExportMatrix of(ProfileTable table) {
		try {
			return new ExportMatrix(table);
		} catch (IllegalArgumentException e) {
			throw new IllegalStateException(table.getFile() + ": " + e.getMessage(), e);
		}
	}

	public FieldRule getRule(ExportPurpose purpose, ExportField field) {
		return rules.get(purpose).get(field);
	}

	/** @return the section of law behind the set of fields for the purpose */
	public RuleSource getSource(ExportPurpose purpose) {
		return sources.get(purpose);
	}

	private static final class Holder {

		private static final ExportMatrix UNITED_STATES = of(ProfileTable.read("/export/us.txt"));
	}
}
