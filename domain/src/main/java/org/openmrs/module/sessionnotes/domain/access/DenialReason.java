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

/** The reason for refusing a request. It goes into the log and is never shown to the caller. */
public enum DenialReason {

	/** No one is signed in. */
	ANONYMOUS,

	/** The system itself makes the request, but only a person may read a note. */
	DAEMON,

	/** The user of the session is not the one who signed in, or that user is not known. */
	NOT_SIGNED_IN_AS_USER,

	/** The account was retired or removed, or its password or person changed, after the sign-in to this session. */
	ACCOUNT_CHANGED,

	/** The user does not have the privilege for the feature through their own roles. */
	NO_PRIVILEGE,

	/** Another user has set the user's password, and it is not certain yet that the right person signs in with it. */
	PASSWORD_HELD,

	/** The disclosure requires the user to re-authenticate. */
	PASSWORD_NEEDED,

	/** The password given for re-authentication is wrong, or the account is locked. */
	PASSWORD_WRONG,

	/** The user is not the author and has no disclosure that permits it. */
	NOT_ENTITLED,

	/** The action takes two people, and this user has already taken the first step. */
	SAME_PERSON,

	/** The note's patient is voided. No one can reach the note until the patient is unvoided. */
	PATIENT_VOIDED,

	/** There is no such note. */
	UNKNOWN_NOTE
}
