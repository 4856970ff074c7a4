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

/** The capacity in which a person takes a step on a progress note. */
public enum Capacity {

	/** The therapist who wrote the note. */
	AUTHOR,

	/** The therapist's supervisor. */
	SUPERVISOR,

	/** A provider other than the author and the supervisor, who adds an addendum. */
	OTHER_PROVIDER
}
