/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.unchecked;

import java.util.Arrays;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * The bands of session time that insurers in the United States use: minutes face to face. For information; the
 * descriptions of the codes are licensed and not given here.
 * <p>
 * The stricter reading gives no code rather than a wrong one: those of families take it that one knows whether the client was there,
 * and a group's has no time.
 */
public enum TimeBand {

	CODE_90832("90832", 16, 37),
	CODE_90834("90834", 38, 52),
	CODE_90837("90837", 53, Integer.MAX_VALUE);

	/** The licensed text could not be read. */
	public static final RuleSource SOURCE = unchecked("AMA CPT, time rule");

	private final String code;

	private final int from;

	private final int to;

	TimeBand(String code, int from, int to) {
		this.code = code;
		this.from = from;
		this.to = to;
	}

	/** @return the first of its full minutes */
	int getFrom() {
		return from;
	}

	/** @return the last of its full minutes; {@link Integer#MAX_VALUE} for no last one */
	int getTo() {
		return to;
	}

	public String getCode() {
		return code;
	}

	/**
	 * The bands are those of individual sessions. Couple, family and group sessions, and sessions in a crisis, are coded without regard
	 * to time, or by other rules.
	 *
	 * @param time when the session was
	 * @param individual true for an individual session; false for any other, for one in a crisis, and for one of unknown type
	 * @return its band; none below 16 minutes, for an unknown duration and for a session that is not individual
	 */
	public static Optional<TimeBand> of(SessionTime time, boolean individual) {
		Integer minutes = time.getFullMinutes();
		return individual && minutes != null
				? Arrays.stream(values()).filter(band -> minutes >= band.from && minutes <= band.to).findFirst()
				: Optional.empty();
	}
}
