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

/** The person who chose a user's password, as far as that is known. */
public enum PasswordState {

	/** The user chose it. */
	OWN,

	/** Another user has set it, or it is not known who did: that person can sign in with it. */
	SET_BY_OTHER,

	/**
	 * The user, or a person who claims to be the user, chose it after another user had set one, or with a link. The user has
	 * not signed in with it yet.
	 */
	CHOSEN,

	/** The user has signed in with the password that they chose. The waiting time is running or is over. */
	CONFIRMED
}
