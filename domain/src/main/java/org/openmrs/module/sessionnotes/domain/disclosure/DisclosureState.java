/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

/** The state of a disclosure at a moment. Only a live disclosure opens notes. */
public enum DisclosureState {

	/** A second person has not approved it yet. */
	PROPOSED,

	/** It starts later. */
	NOT_YET,

	/** It opens the notes that it covers. */
	LIVE,

	/** It has ended, or the authorization that it rests on has ended. */
	EXPIRED,

	/** It was revoked. */
	REVOKED,

	/** A second person refused it, or its basis is not allowed for this kind of notes or this maker. */
	REFUSED;

	/** @return true if it can no longer become live */
	public boolean isOver() {
		return this == EXPIRED || this == REVOKED || this == REFUSED;
	}

	public String getMessageCode() {
		return "sessionnotes.disclosure.state." + name();
	}
}
