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

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** The reason why an adoption left an obs in the record. */
public enum SkipReason {

	/** The first version of the obs was written by the system's own account or by an account that no longer exists. */
	AUTHOR_UNKNOWN,

	/** The obs is about a person who is not a patient. */
	NO_PATIENT,

	/** The obs, or an earlier version of the obs, holds no text or only text that cannot be read. */
	NO_TEXT,

	/** The text of the obs, or of an earlier version of the obs, is longer than the text of a note may be. */
	TOO_LARGE,

	/**
	 * The file of the obs is not UTF-8 text, or the text of the obs contains only half of a character's surrogate pair.
	 */
	NOT_DECODABLE,

	/** The file that the obs names does not exist. */
	FILE_MISSING,

	/** The file that the obs names cannot be read now, and it is unclear whether the file exists. */
	FILE_UNREADABLE,

	/** Two obs replace the same obs, or two obs replace each other. */
	HISTORY_BRANCHED,

	/** More than one version of the obs is in use. */
	SEVERAL_CURRENT,

	/** An earlier or later version of the obs answers a concept that is not being adopted. */
	OTHER_CONCEPT,

	/**
	 * The obs belongs to a progress note that is signed or was signed before. The same reason applies if an earlier
	 * version of the obs, or a group that contains the obs, belongs to such a note.
	 */
	SIGNED,

	/** The obs is a group that holds other obs. */
	HAS_MEMBERS,

	/** A row of a different table, such as a concept proposal, refers to the obs. */
	REFERENCED,

	/** The author of the obs already has a note with the same uuid. */
	NOTE_EXISTS,

	/** A different transaction kept the obs locked; the next run tries again to adopt the obs. */
	IN_USE,

	/**
	 * The obs was purged from the record earlier, but an audit table still holds the text of the obs. The clinic must
	 * decide whether to retain or delete the text in the audit table.
	 */
	PURGED;

	/**
	 * @return the exception to throw in order to leave an obs in the record; the exception rolls back the transaction
	 *         that adopts the obs
	 */
	RefusedException refusal() {
		return new RefusedException(name());
	}
}
