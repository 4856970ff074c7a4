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

/**
 * The reason why a disclosure is left out of the accounting that a client may request. A disclosure that is left out of
 * the accounting is still recorded in the log.
 */
public enum AccountingExemption {

	/** A disclosure for treatment, payment or health care operations, including training (164.501) and legal services. */
	OPERATIONS("45 CFR 164.528(a)(1)(i)"),

	/** A disclosure to the client, or to a representative who acts for the client. */
	INDIVIDUAL("45 CFR 164.528(a)(1)(ii)"),

	/** A disclosure incident to a permitted use or disclosure. */
	INCIDENTAL("45 CFR 164.528(a)(1)(iii)"),

	/** A disclosure under the client's authorization. */
	AUTHORIZATION("45 CFR 164.528(a)(1)(iv)"),

	/** A disclosure to people who are involved in the client's care, or to notify them: 45 CFR 164.510. */
	INVOLVED_PERSONS("45 CFR 164.528(a)(1)(v)"),

	/** A disclosure for national security or intelligence: 45 CFR 164.512(k)(2). */
	NATIONAL_SECURITY("45 CFR 164.528(a)(1)(vi)"),

	/** A disclosure to an institution or officer who has the client in custody: 45 CFR 164.512(k)(5). */
	CUSTODY("45 CFR 164.528(a)(1)(vii)"),

	/** A disclosure as part of a limited data set: 45 CFR 164.514(e). */
	LIMITED_DATA_SET("45 CFR 164.528(a)(1)(viii)");

	private final String citation;

	AccountingExemption(String citation) {
		this.citation = citation;
	}

	public String getCitation() {
		return citation;
	}
}
