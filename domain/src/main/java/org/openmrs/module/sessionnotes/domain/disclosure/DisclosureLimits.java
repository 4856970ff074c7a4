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
 * The limits for the dates of a disclosure. A new disclosure with a date beyond a limit is refused. To a stored
 * disclosure, whose dates an earlier version may have permitted, LONGEST and LONGEST_DELAY apply as well. The limits cannot
 * be changed by a setting.
 */
public final class DisclosureLimits {

	/**
	 * The maximum duration of a disclosure in milliseconds, counted from the moment at which the disclosure was made: ten
	 * years.
	 */
	static final long LONGEST = TimeUnit.DAYS.toMillis(3653);

	/**
	 * The maximum time for which a legal order may forbid telling the author, counted from the date of the order, in
	 * milliseconds: a year.
	 */
	static final long LONGEST_DELAY = TimeUnit.DAYS.toMillis(366);

	/** The maximum duration of a disclosure to avert a threat, in milliseconds: three days. */
	static final long LONGEST_THREAT = TimeUnit.HOURS.toMillis(72);

	/** The maximum duration of a disclosure for training, in milliseconds: a year. */
	static final long LONGEST_TRAINING = TimeUnit.DAYS.toMillis(366);

	/**
	 * The maximum time for which emergency access may open notes to a user other than the author, in milliseconds: a day.
	 */
	static final long LONGEST_EMERGENCY = TimeUnit.HOURS.toMillis(24);

	/**
	 * The time within which an emergency reading must be reviewed, counted from the approval, in milliseconds: three days.
	 */
	static final long REVIEW_OF_EMERGENCY = TimeUnit.HOURS.toMillis(72);

	/** The time that a clinic's only practitioner must wait before approving their own record, in milliseconds: a day. */
	static final long WAIT_ALONE = TimeUnit.HOURS.toMillis(24);

	/**
	 * The interval at which the maker is asked whether the event that ends an authorization has happened, in milliseconds:
	 * ninety days.
	 */
	static final long ASK_ABOUT_EVENT = TimeUnit.DAYS.toMillis(90);

	/** The earliest valid date in a disclosure, 1900-01-01 UTC, in milliseconds since 1970-01-01 UTC. */
	static final long EARLIEST = -2_208_988_800_000L;

	/**
	 * The maximum time between the moment at which a disclosure is made and a date in the disclosure, in milliseconds: a
	 * hundred years.
	 */
	static final long FURTHEST = TimeUnit.DAYS.toMillis(36_525);

	/**
	 * The maximum length of texts in abridged disclosures, in characters. Abridged disclosures are used in lists and for
	 * decisions.
	 */
	public static final int WORDS_IN_LIST = 1_000;

	private DisclosureLimits() {
	}

	/**
	 * @param date a date in milliseconds since 1970-01-01 UTC, or null
	 * @param madeAt the moment at which the disclosure was made
	 * @return true if the date is not allowed in a disclosure that was made at the given moment
	 */
	static boolean isOutOfRange(Long date, long madeAt) {
		return date != null && (date < EARLIEST || date > madeAt + FURTHEST);
	}
}
