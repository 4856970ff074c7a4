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

/** Tells who chose a user's password, as far as that person is known. */
public enum PasswordState {

	/** The user chose their own password. */
	OWN,

	/** A different user, or an unknown person, has set the password and can sign in with that password. */
	SET_BY_OTHER,

	/**
	 * A person chose the password through a link, or after a different user had set a password. The person who chose
	 * the password is the user or claims to be the user. No one has signed in with the new password yet.
	 */
	CHOSEN,

	/**
	 * The user has signed in with a password that the user chose. The waiting time has started, and may already have
	 * ended.
	 */
	CONFIRMED
}
