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

	/** The client gets the copy without the passages that licensed professionals withhold. */
	GRANT_IN_PART,

	/** The client gets no copy, because licensed professionals withhold every note. */
	DENY,

	/** The client got the copy, or the passages that a review released. */
	RELEASE,

	/** The client gets notes that were not signed when the copy was made. */
	SUPPLEMENT,

	/** The client wants another licensed professional to look at the denial. */
	ASK_REVIEW,

	/** The clinic names the professional who reviews the denial. */
	DESIGNATE,

	/** The clinic tells the client the result of the review, with what was released. */
	SEND_REVIEW,

	/** Nothing is left to do. */
	CLOSE,

	/** The client took the request back. */
	WITHDRAW
}
