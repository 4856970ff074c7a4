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

	/** The author is writing it. */
	DRAFT,

	/** The author signed it and the supervisor returned it, so it is a draft again. */
	RETURNED,

	/** Signed, and waiting for the supervisor's approval. */
	AWAITING_APPROVAL,

	/** Signed, and waiting for the supervisor's co-signature. */
	AWAITING_COSIGNATURE,

	/** Signed by everyone who must sign. */
	FINAL;

	/** @return true if its content can no longer be changed */
	public boolean isFixed() {
		return !isUnsigned();
	}

	/** @return true if it has no valid signature, so that it must be shown as unsigned */
	public boolean isUnsigned() {
		return this == DRAFT || this == RETURNED;
	}

	/** @return the code of the message that names it to the user */
	public String getMessageCode() {
		return "sessionnotes.state." + name();
	}
}
