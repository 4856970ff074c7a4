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

/** The kinds of papers that show the authority of a representative: 45 CFR 164.514(h)(1). */
public enum PaperKind {

	/** A birth certificate, or another record of parenthood. */
	BIRTH_RECORD,

	/** An order on custody, or on the rights of a parent. */
	CUSTODY_ORDER,

	/** An appointment by a court, as guardian or as guardian ad litem. */
	COURT_APPOINTMENT,

	/** A power of attorney for health care. */
	POWER_OF_ATTORNEY,

	/** Letters of a court to an executor or an administrator. */
	ESTATE_LETTERS,

	/** A sworn statement, if the law of the state accepts it in place of letters. */
	AFFIDAVIT,

	/** Another written authority, which names the section of law. */
	OTHER_AUTHORITY;

	/** @return the code of the message that is the paper's name for the user */
	public String getMessageCode() {
		return "sessionnotes.representative.paper." + name();
	}
}
