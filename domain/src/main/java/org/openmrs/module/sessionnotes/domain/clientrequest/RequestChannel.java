/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

/** The channel by which a request reached the clinic. A request needs no form, and an oral request counts as well. */
public enum RequestChannel {

	/** In person or by telephone. A user writes down the request. */
	ORAL,

	/** A letter, or a form of the clinic. */
	PAPER,

	/** Mail over the Internet. */
	MAIL,

	/** The clinic's portal. */
	PORTAL
}
