/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

/** A step that a user takes with a request. The rules decide in which state a step is possible. */
public enum RequestStep {

	/** The clinic confirms to the client that it has the request. */
	ACKNOWLEDGE,

	/** A user verified the identity of the person who asks. */
	IDENTIFY,

	/** The clinic needs more time, and tells the client. */
	EXTEND,

	/** The client gets the copy in whole. */
	GRANT,

	/** The client got the copy. */
	RELEASE,

	/** Nothing is left to do. */
	CLOSE,

	/** The client took the request back. */
	WITHDRAW
}
