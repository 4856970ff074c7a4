/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.concurrent.TimeUnit;

/**
 * The limits of the dates of a disclosure. A new disclosure with a date beyond its limit is refused. If an earlier version
 * stored such a disclosure, it is treated as if its date were at the limit. No setting changes these limits.
 */
public final class DisclosureLimits {

	/** The longest duration of a disclosure from the moment at which it was made, in milliseconds: ten years. */
	static final long LONGEST = TimeUnit.DAYS.toMillis(3653);

	/** The longest time after its own date for which an order may forbid telling the author, in milliseconds: a year. */
	static final long LONGEST_DELAY = TimeUnit.DAYS.toMillis(366);

	/** The longest duration of a disclosure to avert a threat, in milliseconds: three days. */
	public static final long LONGEST_THREAT = TimeUnit.HOURS.toMillis(72);

	/** The longest time for which an emergency may open notes to a user other than the author, in milliseconds: a day. */
	static final long LONGEST_EMERGENCY = TimeUnit.HOURS.toMillis(24);

	/** The time after its approval within which an emergency reading must be reviewed, in milliseconds: three days. */
	static final long REVIEW_OF_EMERGENCY = TimeUnit.HOURS.toMillis(72);

	/** The time for which a clinic's only practitioner waits before they approve their own record, in milliseconds: a day. */
	static final long WAIT_ALONE = TimeUnit.HOURS.toMillis(24);

	/**
	 * How often the maker is asked whether the event that ends an authorization has happened, in milliseconds: ninety days.
	 */
	static final long ASK_ABOUT_EVENT = TimeUnit.DAYS.toMillis(90);

	/** The earliest valid date, 1900-01-01 UTC, in milliseconds since 1970-01-01 UTC. */
	static final long EARLIEST = -2_208_988_800_000L;

	/** The latest valid date, counted from the moment at which a disclosure is made, in milliseconds: a hundred years. */
	static final long FURTHEST = TimeUnit.DAYS.toMillis(36_525);

	/** The length in characters to which longer texts are shortened in lists of disclosures and for decisions. */
	public static final int WORDS_IN_LIST = 1_000;

	private DisclosureLimits() {
	}

	/**
	 * @param date a date in milliseconds since 1970-01-01 UTC, or null
	 * @param madeAt the moment at which the disclosure was made
	 * @return true if a disclosure made at that moment may not have such a date
	 */
	static boolean isExternal(Long date, long madeAt) {
		return date != null && (date < EARLIEST || date > madeAt + FURTHEST);
	}
}
