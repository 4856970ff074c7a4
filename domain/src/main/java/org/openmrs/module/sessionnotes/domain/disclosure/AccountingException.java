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

/** Why a disclosure is kept in the log, but left out of the accounting that a client may ask for. */
public enum AccountingException {

	/** Treatment, payment and health care operations, training (164.501) and legal services among them. */
	OPERATIONS("45 CFR 164.528(a)(1)(i)"),

	/** To the client, or the representative in the client's place. */
	INDIVIDUAL("45 CFR 164.528(a)(1)(ii)"),

	/** Made under the client's authorization. */
	AUTHORIZATION("45 CFR 164.528(a)(1)(iv)");

	private final String citation;

	AccountingException(String citation) {
		this.citation = citation;
	}

	public String getCitation() {
		return citation;
	}
}
