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
 * The floors and ceilings of the dates of a disclosure. What is to be made beyond them is refused; what an earlier version stored
 * beyond them is decided as if it stood at the limit. No setting changes them.
 */
public final class DisclosureLimits {

	/** How long a disclosure may last from the moment at which it was made, in milliseconds: ten years. */
	static final long LONGEST = TimeUnit.DAYS.toMillis(3653);

	/** How long after its own date an order may forbid telling the author, in milliseconds: a year. */
	static final long LONGEST_DELAY = TimeUnit.DAYS.toMillis(366);

	/** How long a disclosure to avert a threat may last, in milliseconds: three days. */
	public static final long LONGEST_THREAT = TimeUnit.HOURS.toMillis(72);

	/** How long an emergency may open notes to another user than the author, in milliseconds: a day. */
	static final long LONGEST_EMERGENCY = TimeUnit.HOURS.toMillis(24);

	/** How soon after it was approved an emergency reading has to be reviewed, in milliseconds: three days. */
	static final long REVIEW_OF_EMERGENCY = TimeUnit.HOURS.toMillis(72);

	/** How long the only practitioner of a clinic waits before they approve what they recorded, in milliseconds: a day. */
	static final long WAIT_ALONE = TimeUnit.HOURS.toMillis(24);

	/** How often the maker is asked whether the event has happened with which an authorization ends, in milliseconds: ninety days. */
	static final long ASK_ABOUT_EVENT = TimeUnit.DAYS.toMillis(90);

	/** No date lies before 1900-01-01 UTC, in milliseconds since 1970-01-01 UTC. */
	static final long EARLIEST = -2_208_988_800_000L;

	/** No date lies later than this after the moment at which a disclosure is made, in milliseconds: a hundred years. */
	static final long FURTHEST = TimeUnit.DAYS.toMillis(36_525);

	/** Words that are longer, in characters, are shortened where disclosures are listed and decided on. */
	public static final int WORDS_IN_LIST = 1_000;

	private DisclosureLimits() {
	}

	/**
	 * @param date in milliseconds since 1970-01-01 UTC; null for none
	 * @param madeAt when the disclosure was made
	 * @return true if no disclosure made at that moment has such a date
	 */
	static boolean isOutside(Long date, long madeAt) {
		return date != null && (date < EARLIEST || date > madeAt + FURTHEST);
	}
}
