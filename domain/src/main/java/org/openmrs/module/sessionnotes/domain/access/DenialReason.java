/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

/** Why a request was refused: for the log, never for the one who asked. */
public enum DenialReason {

	/** Nobody is signed in. */
	ANONYMOUS,

	/** The system itself asks; a note has a person as its reader. */
	DAEMON,

	/** The user of the session is not the one who signed in, or who signed in is not known. */
	NOT_SIGNED_IN_AS_USER,

	/** The account was retired or removed, or its password or person changed, after the sign-in to this session. */
	ACCOUNT_CHANGED,

	/** The user's own roles do not hold the privilege for the feature. */
	NO_PRIVILEGE,

	/** Somebody else has set the user's password, and it is not certain yet that the user is who signs in with it. */
	PASSWORD_HELD,

	/** What entitles the user asks for the password again. */
	PASSWORD_NEEDED,

	/** The password that was given again is not the user's, or the account is locked. */
	PASSWORD_WRONG,

	/** The user is not the author, and nothing else entitles them. */
	NOT_ENTITLED,

	/** It takes two people, and this one has done the first step. */
	SAME_PERSON,

	/** The note's patient is voided: until that is taken back the note is out of everyone's reach. */
	PATIENT_VOIDED,

	/** There is no such note. */
	UNKNOWN_NOTE
}
