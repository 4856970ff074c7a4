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

import java.util.Objects;

/** The review of an emergency reading: whether the reading was justified, and why. */
public final class EmergencyReview {

	private final String by;

	private final long at;

	private final boolean justified;

	private final String comment;

	/**
	 * @param by the user who reviewed the emergency reading
	 * @param at the time of the review, in milliseconds since 1970-01-01 UTC
	 * @param justified true if the threat justified the reading
	 * @param comment the reviewer's findings and the consequences of the findings
	 */
	public EmergencyReview(String by, long at, boolean justified, String comment) {
		this.by = Objects.requireNonNull(by, "by");
		this.at = at;
		this.justified = justified;
		this.comment = comment;
	}

	public String getBy() {
		return by;
	}

	public long getAt() {
		return at;
	}

	public boolean isJustified() {
		return justified;
	}

	public String getComment() {
		return comment;
	}

	/** Does not show the reviewer's comment. */
	@Override
	public String toString() {
		return "EmergencyReview[" + justified + "]";
	}
}
