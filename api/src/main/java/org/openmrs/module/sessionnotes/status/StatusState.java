/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.status;

/** The state of one mechanism that protects the notes. The states are ordered from best to worst. */
public enum StatusState {

	/** The mechanism works. */
	OK,

	/** The mechanism works, but someone has something to do. */
	ATTENTION,

	/** The mechanism could not be checked. */
	UNKNOWN,

	/** The mechanism does not work. */
	FAULT
}
