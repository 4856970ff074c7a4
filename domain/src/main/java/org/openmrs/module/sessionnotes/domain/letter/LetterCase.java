/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.letter;

/** A circumstance in which a letter has an additional section. */
public enum LetterCase {

	/** At least one passage is withheld on a ground that a second professional may review. */
	REVIEWABLE,

	/** At least one passage is withheld on a ground that has no review. */
	UNREVIEWABLE,

	/** The clinic knows another place that keeps the requested record. */
	KEPT_ELSEWHERE,

	/** At least one session in the range has a note that is not signed yet. */
	UNSIGNED_NOTES,

	/** The copy costs money. */
	FEE,

	/** The review released at least one passage. */
	RELEASED,

	/** The review left at least one passage withheld. */
	STILL_WITHHELD
}
