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

/** The way in which the client gets a copy. */
public enum CopyDelivery {

	/** In the clinic's portal. */
	PORTAL,

	/** By mail over the Internet, encrypted. */
	ENCRYPTED_MAIL,

	/** By mail over the Internet, not encrypted. The client must have accepted the warning about the risk. */
	UNENCRYPTED_MAIL,

	/** By post. */
	POST,

	/** On a medium such as a memory stick, which the client picks up. */
	PORTABLE_MEDIUM,

	/** The client picks the copy up. */
	PICK_UP
}
