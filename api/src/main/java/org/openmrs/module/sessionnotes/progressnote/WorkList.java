/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

/** A kind of list of open work on progress notes. */
public enum WorkList {

	/** Notes that the notes' author has not signed yet, or that a supervisor has returned to the author. */
	UNSIGNED,

	/** Notes that wait for a supervisor's review. */
	WAITING,

	/** Sessions without a note: visits in which a therapist had an encounter but wrote no progress note. */
	MISSING
}
