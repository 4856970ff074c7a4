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

/** The state of a progress note. */
public enum ProgressNoteState {

	/** The author is writing the note. */
	DRAFT,

	/** The supervisor returned the note after the author had signed it, so the note is a draft again. */
	RETURNED,

	/** The note is signed and is waiting for the supervisor's approval. */
	AWAITING_APPROVAL,

	/** The note is signed and is waiting for the supervisor's co-signature. */
	AWAITING_COSIGNATURE,

	/** All required people have signed or approved the note. */
	FINAL;

	/** @return true if the content of the note can no longer be changed */
	public boolean isFixed() {
		return !isUnsigned();
	}

	/** @return true if the note has no valid signature and must be shown as unsigned */
	public boolean isUnsigned() {
		return this == DRAFT || this == RETURNED;
	}

	/** @return the code of the message that is the state's name for the user */
	public String getMessageCode() {
		return "sessionnotes.state." + name();
	}
}
