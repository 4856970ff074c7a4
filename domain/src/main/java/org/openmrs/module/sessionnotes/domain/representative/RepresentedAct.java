/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

/** An act that a representative may perform for a client. The scope of a representative is a set of these acts. */
public enum RepresentedAct {

	/** Ask for and receive a copy of progress notes: 45 CFR 164.524. */
	RECEIVE_COPY,

	/** Ask for an amendment: 45 CFR 164.526. */
	ASK_AMENDMENT,

	/** Ask for and receive an accounting of disclosures: 45 CFR 164.528. */
	ASK_ACCOUNTING,

	/** Sign or revoke an authorization: 45 CFR 164.508(c)(1)(vi). */
	AUTHORIZE,

	/** Ask for a restriction: 45 CFR 164.522(a). */
	ASK_RESTRICTION,

	/** Consent to a service. */
	CONSENT_TO_SERVICE;

	/** @return the code of the message that is the act's name for the user */
	public String getMessageCode() {
		return "sessionnotes.representative.act." + name();
	}
}
