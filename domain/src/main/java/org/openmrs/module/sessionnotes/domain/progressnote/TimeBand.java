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
 * The bands of face-to-face session minutes that insurers in the United States use. They are for information only; the
 * descriptions of the codes are licensed and not included here.
 * <p>
 * The stricter reading returns no code rather than a wrong one. The codes for families require knowing whether the client
 * was present, and the code for a group has no time.
 */
public enum TimeBand {

	CODE_90832("90832", 16, 37),
	CODE_90834("90834", 38, 52),
	CODE_90837("90837", 53, Integer.MAX_VALUE);

	/** The licensed text was not available to read. */
	public static final RuleSource SOURCE = unchecked("AMA CPT, time rule");

	private final String code;

	private final int from;

	private final int to;

	TimeBand(String code, int from, int to) {
		this.code = code;
		this.from = from;
		this.to = to;
	}

	/** @return the first full minute of the band */
	int getFrom() {
		return from;
	}

	/** @return the last full minute of the band; {@link Integer#MAX_VALUE} if it has no end */
	int getTo() {
		return to;
	}

	public String getCode() {
		return code;
	}

	/**
	 * Returns the band of an individual session. Couple, family and group sessions, and crisis sessions, are coded without
	 * regard to time or by other rules.
	 *
	 * @param time the time of the session
	 * @param individual true for an individual session; false for any other session, a crisis session, and a session of
	 *        unknown type
	 * @return its band; empty below 16 minutes, for an unknown duration, and for a session that is not individual
	 */
	public static Optional<TimeBand> of(SessionTime time, boolean individual) {
		Integer minutes = time.getFullMinutes();
		return individual && minutes != null
				? Arrays.stream(values()).filter(band -> minutes >= band.from && minutes <= band.to).findFirst()
				: Optional.empty();
	}
}
