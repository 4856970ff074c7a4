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

/** The reason why an obs was left in the record. */
public enum SkipReason {

	/** Its first version was written by the system's own account or by an account that no longer exists. */
	AUTHOR_UNKNOWN,

	/** It is about a person who is not a patient. */
	NO_PATIENT,

	/** The obs, or an earlier version, holds no text or nothing that can be read. */
	NO_TEXT,

	/** The obs, or an earlier version, is longer than a note may be. */
	TOO_LARGE,

	/** Its file is not text in UTF-8, or its text contains half of a character. */
	NOT_DECODABLE,

	/** Its file does not exist. */
	FILE_MISSING,

	/** Its file may exist but cannot be read now. */
	FILE_UNREADABLE,

	/** Two obs replace the same obs, or each other. */
	HISTORY_BRANCHED,

	/** More than one of its versions is in use. */
	SEVERAL_CURRENT,

	/** Another of its versions answers a concept that is not being adopted. */
	OTHER_CONCEPT,

	/** The obs, an earlier version, or a group that contains it belongs to a progress note that is, or once was, signed. */
	SIGNED,

	/** It is a group that holds other obs. */
	HAS_MEMBERS,

	/** A row of another table refers to it; a concept proposal is an example. */
	REFERENCED,

	/** Its author already has a note with its uuid. */
	NOTE_EXISTS,

	/** Another transaction kept it locked; the next run adopts it. */
	IN_USE,

	/**
	 * It was purged from the record before, but an audit table still has its text. The clinic must decide whether to retain
	 * or delete it.
	 */
	PURGED
}
