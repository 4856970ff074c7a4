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

/**
 * The steps that are possible for a progress note once a draft of the note exists. Each step is recorded in the history
 * of the note.
 */
public enum ProgressNoteStep {

	/** The author signs the note. */
	SIGNED,

	/** The supervisor returns the note to the author. */
	RETURNED,

	/** The supervisor approves the note. */
	APPROVED,

	/** The supervisor co-signs the note. */
	COSIGNED,

	/** A provider adds an addendum to the note. */
	ADDENDUM,

	/** The whole note is voided. */
	VOIDED,

	/** The note is unvoided. */
	UNVOIDED
}
