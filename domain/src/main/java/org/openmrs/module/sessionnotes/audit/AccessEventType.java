/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

/** What happened to a note, or was tried. */
public enum AccessEventType {

	/** The first version was written. */
	CREATED,

	/** A further version was written. */
	AMENDED,

	/** The note was taken out of use; nothing was removed. */
	VOIDED,

	/** The note was taken back into use. */
	UNVOIDED,

	/** A version's text was given out. */
	READ,

	/** A version was sealed again with a newer key, its text unchanged. */
	RESEALED,

	/** A request was refused, whether or not the note exists. */
	DENIED;

	/** @return true if the event stands for one version that was written */
	public boolean writesVersion() {
		return this == CREATED || this == AMENDED;
	}
}
