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

/** The role that the supervisor has for the progress notes of a therapist. */
public enum SupervisionMode {

	/** The supervisor may read the notes. A note is final once the therapist has signed the note. */
	ACCESS_ONLY,

	/** A note is final once the supervisor has approved the note. */
	REVIEW_AND_APPROVE,

	/** A note is final once the supervisor has also signed the note. */
	REVIEW_AND_COSIGN;

	/** @return true if a note that the therapist has signed waits for the supervisor */
	public boolean needsReview() {
		return this != ACCESS_ONLY;
	}
}
