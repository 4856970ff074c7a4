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
	CREATED(true),

	/** A further version was written. */
	AMENDED(true),

	/** The note was taken out of use; nothing was removed. */
	VOIDED(true),

	/** The note was taken back into use. */
	UNVOIDED(true),

	/** A version's text was given out. */
	READ(false),

	/** A version was sealed again with a newer key, its text unchanged. */
	RESEALED(false),

	/** A request was refused, whether or not the note exists. */
	DENIED(false);

	private final boolean changesNote;

	AccessEventType(boolean changesNote) {
		this.changesNote = changesNote;
	}

	/** @return true if the note is not the same afterwards, so that the event carries the digest of its new state */
	public boolean changesNote() {
		return changesNote;
	}

	/** @return true if the event stands for one version that was written */
	public boolean writesVersion() {
		return this == CREATED || this == AMENDED;
	}
}
