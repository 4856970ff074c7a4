/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.util.List;

import org.openmrs.module.sessionnotes.SessionNotesProperties;
import org.springframework.jdbc.core.JdbcOperations;

/** What the administrator sets for the log. */
final class LogSettings {

	/** 45 CFR 164.316(b)(2)(i) and 164.528(a). */
	static final int LEAST_RETENTION_YEARS = 6;

	private static final int USUAL_RETENTION_YEARS = 10;

	private static final int USUAL_CHECKPOINT_HOURS = 24;

	private LogSettings() {
	}

	/** @return how many hours lie between two checkpoints at most; 0 for none that are made by themselves */
	static int checkpointHours(JdbcOperations jdbc) {
		return Math.max(0, number(jdbc, SessionNotesProperties.CHECKPOINT_HOURS, USUAL_CHECKPOINT_HOURS));
	}

	/** @return how old an event is at least before it may be deleted, in years */
	static int retentionYears(JdbcOperations jdbc) {
		return Math.max(LEAST_RETENTION_YEARS,
				number(jdbc, SessionNotesProperties.RETENTION_YEARS, USUAL_RETENTION_YEARS));
	}

	/** Platform: AdministrationService would need somebody who is signed in. */
	private static int number(JdbcOperations jdbc, String property, int usual) {
		List<String> values = jdbc.queryForList("select property_value from global_property where property = ?",
				String.class, property);
		try {
			return values.isEmpty() || values.get(0) == null ? usual : Integer.parseInt(values.get(0).trim());
		} catch (NumberFormatException e) {
			return usual;
		}
	}
}
