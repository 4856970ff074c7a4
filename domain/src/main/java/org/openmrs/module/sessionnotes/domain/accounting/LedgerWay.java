/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.accounting;

/** The way in which information left the clinic. */
public enum LedgerWay {

	/** By this module, which enters the disclosure in the ledger itself. */
	MODULE,

	TELEPHONE,

	LETTER,

	/** By fax or by electronic mail outside of this module. */
	ELECTRONIC,

	/** In a court or before an authority. */
	TESTIMONY,

	IN_PERSON,

	OTHER;

	/** @return true if a person enters the disclosure by hand */
	public boolean isByHand() {
		return this != MODULE;
	}

	/** @return the code of the message that is the way's name for the user */
	public String getMessageCode() {
		return "sessionnotes.ledger.way." + name();
	}
}
