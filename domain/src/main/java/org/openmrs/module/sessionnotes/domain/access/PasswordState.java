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

/** The person who chose a user's password, if known. */
public enum PasswordState {

	/** The user chose their own password. */
	OWN,

	/** Another user, or an unknown person, has set the password and can sign in with it. */
	SET_BY_OTHER,

	/**
	 * A person chose the password through a link, or after another user had set a password. That person is the user or
	 * claims to be the user. No one has signed in with the new password yet.
	 */
	CHOSEN,

	/** The user has signed in with the password that they chose. The waiting time has started and may have ended. */
	CONFIRMED
}
