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

/**
 * The reason for refusing a request. The log records the reason for a refusal, but the reason is never shown to the
 * caller.
 */
public enum DenialReason {

	/** No one is signed in. */
	ANONYMOUS,

	/** The system itself makes the request, but only a person may read a note. */
	DAEMON,

	/** The current user of the session is not the user who signed in, or the user who signed in is not known. */
	NOT_SIGNED_IN_AS_USER,

	/**
	 * After the user signed in to this session, the account was retired, removed, given a new password, or assigned to
	 * a different person.
	 */
	ACCOUNT_CHANGED,

	/** The user's own roles do not grant the privilege that psychotherapy notes require. */
	NO_PRIVILEGE,

	/** The user's notes are closed because a different user has set the user's password. */
	PASSWORD_HELD,

	/** The disclosure requires re-authentication, but the user did not re-authenticate. */
	PASSWORD_NEEDED,

	/** The password given for re-authentication is wrong, or the account is locked. */
	PASSWORD_WRONG,

	/** The user is not the author of the note and has no disclosure that permits the request. */
	NOT_ENTITLED,

	/** The action requires two people, and this user has already taken the first step. */
	SAME_PERSON,

	/** The note's patient is voided. No one can open the note until the patient is unvoided. */
	PATIENT_VOIDED,

	/** The requested note does not exist. */
	UNKNOWN_NOTE
}
