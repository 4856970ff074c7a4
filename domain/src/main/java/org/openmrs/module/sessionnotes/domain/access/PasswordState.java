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

/** Whose a user's password is, as far as that is known. */
public enum PasswordState {

	/** The user's own. */
	OWN,

	/** Somebody else has set it, or nobody knows who: that person can sign in with it. */
	SET_BY_OTHER,

	/** It was chosen by whoever is the user, or says so, after somebody else had set one or by a link; not signed in yet. */
	CHOSEN,

	/** The user has signed in with the password of their choice: the waiting time runs, or is over. */
	CONFIRMED
}
