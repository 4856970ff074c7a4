/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

/** Why an obs was left in the record. */
public enum SkipReason {

	/** No account of a person wrote its first version: the system's own did, or one that is gone. */
	AUTHOR_UNKNOWN,

	/** It is about a person who is not a patient. */
	NO_PATIENT,

	/** It, or an earlier version, holds no text, or holds nothing that can be read in it. */
	NO_TEXT,

	/** It, or an earlier version, is longer than a note may be. */
	TOO_LARGE,

	/** Its file is not text in UTF-8, or its text holds half of a character. */
	NOT_DECODABLE,

	/** Its file is not there. */
	FILE_MISSING,

	/** Its file may be there, but can't be read now. */
	FILE_UNREADABLE,

	/** Two obs say that they replace the same one, or each other. */
	HISTORY_BRANCHED,

	/** Of its versions more than one is in use. */
	SEVERAL_CURRENT,

	/** Another of its versions answers a concept that is not being adopted. */
	OTHER_CONCEPT,

	/** It, an earlier version or a group that it is in belongs to a progress note that is or once was signed. */
	SIGNED,

	/** It is a group that holds other obs. */
	HAS_MEMBERS,

	/** A row of another table refers to it, as a concept proposal does. */
	REFERENCED,

	/** Its author has a note with its uuid already. */
	NOTE_EXISTS,

	/** Others kept it locked; the next run adopts it. */
	IN_USE,

	/** It was purged from the record before; an audit table still has its text, which is for the clinic to keep or delete. */
	PURGED
}
