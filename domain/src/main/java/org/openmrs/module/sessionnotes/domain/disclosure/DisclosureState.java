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

/** What a disclosure is at a moment. Only a live one opens anything. */
public enum DisclosureState {

	/** A second person has not approved it yet. */
	PROPOSED,

	/** It starts later. */
	NOT_YET,

	/** It opens what it covers. */
	LIVE,

	/** It has ended, or the authorization that it rests on has. */
	EXPIRED,

	/** It was taken back. */
	REVOKED,

	/** A second person refused it, or it is none that this kind of notes and this maker could have. */
	REFUSED;

	/** @return true if nothing more can come of it */
	public boolean isOver() {
		return this == EXPIRED || this == REVOKED || this == REFUSED;
	}

	public String getMessageCode() {
		return "sessionnotes.disclosure.state." + name();
	}
}
