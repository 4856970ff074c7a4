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
 * The ranges of face-to-face session minutes that insurers in the United States use. The ranges are for information only.
 * The descriptions of the billing codes are licensed and are not included here.
 * <p>
 * Under the stricter interpretation of the time rule, no code is returned if the code could be wrong. The choice of a code
 * for a family session depends on whether the client was present. The code for a group session does not depend on time.
 */
public enum TimeBand {

	CODE_90832("90832", 16, 37),
	CODE_90834("90834", 38, 52),
	CODE_90837("90837", 53, Integer.MAX_VALUE);

	/** The source of the time rule, whose licensed text was not available to the developers. */
	public static final RuleSource SOURCE = unchecked("AMA CPT, time rule");

	private final String code;

	private final int from;

	private final int to;

	TimeBand(String code, int from, int to) {
		this.code = code;
		this.from = from;
		this.to = to;
	}

	/** @return the minimum number of full minutes in this range */
	int getFrom() {
		return from;
	}

	/** @return the maximum number of full minutes in this range; {@link Integer#MAX_VALUE} if there is no maximum */
	int getTo() {
		return to;
	}

	public String getCode() {
		return code;
	}

	/**
	 * Returns the range of minutes into which an individual session falls. The codes for couple, family, group and
	 * crisis sessions either do not depend on time or follow rules other than the time rule.
	 *
	 * @param time the start, end and duration of the session
	 * @param individual true for an individual session; false for a crisis session, a session of unknown type, and any
	 *        other session
	 * @return the range for the session; empty if the session is not individual, lasted less than 16 minutes, or has an
	 *         unknown duration
	 */
	public static Optional<TimeBand> of(SessionTime time, boolean individual) {
		Integer minutes = time.getFullMinutes();
		return individual && minutes != null
				? Arrays.stream(values()).filter(band -> minutes >= band.from && minutes <= band.to).findFirst()
				: Optional.empty();
	}
}
