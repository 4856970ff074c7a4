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

/** The state of a disclosure at a given moment. Only a live disclosure opens notes. */
public enum DisclosureState {

	/** The disclosure needs approval, but no one has approved or refused the disclosure yet. */
	PROPOSED,

	/** The disclosure has not started yet. */
	NOT_YET,

	/** The disclosure is in effect and opens the covered notes. */
	LIVE,

	/** The disclosure has ended, or the authorization on which the disclosure is based has ended. */
	EXPIRED,

	/** The disclosure was revoked. */
	REVOKED,

	/**
	 * A second person refused the disclosure, or the basis of the disclosure is not allowed for this kind of note or this
	 * maker.
	 */
	REFUSED;

	/** @return true if a disclosure in this state can no longer become live */
	public boolean isOver() {
		return this == EXPIRED || this == REVOKED || this == REFUSED;
	}

	public String getMessageCode() {
		return "sessionnotes.disclosure.state." + name();
	}
}
