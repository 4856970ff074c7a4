/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

/** The kind of access that the client wants. */
public enum CopyMeans {

	/** To look at the notes in the clinic. */
	INSPECT,

	/** To get a copy. */
	COPY,

	/** To look at the notes and to get a copy. */
	BOTH;

	/** @return true if the client wants a copy */
	public boolean includesCopy() {
		return this != INSPECT;
	}

	/** @return true if the client wants to look at the notes */
	public boolean includesInspection() {
		return this != COPY;
	}
}
